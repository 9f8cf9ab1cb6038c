"""What stands on the days of a calendar: visits, lines, reminders, birthdays, dates, ends of periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import Session

from app.core.i18n import tr, trn
from app.domain.festivals import festivals_between
from app.domain.greetings import SHOWN_AFTER, greeted_festivals
from app.domain.period import span
from app.domain.recurrence import Repeat, RepeatUnit, following
from app.domain.settings import WorkSettings
from app.domain.terms import LineState, Metric, ReminderKind
from app.domain.text import show_plain
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, Contact, Goal, LineFile, LogLine, PeriodTarget, Reminder
from app.services import greeting_rows

_DAY = timedelta(days=1)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on one day."""

    key: str
    kind: str  # visit, line, reminder, rung_end, birthday, date, greeting, goal, target
    on: date
    title: str
    start: time | None = None
    end: time | None = None
    names: tuple[str, ...] = ()  # the files it is about
    file_ids: tuple[int, ...] = ()
    state: str = LineState.OPEN.value
    repeats: bool = False
    movable: bool = False
    way: str | None = None  # of a visit

    @property
    def text(self) -> str:
        """Whom and what, on one line."""
        whom = tr(", ").join(self.names)
        if not whom or whom in self.title:
            return self.title or whom
        return tr("{name}: {text}", name=whom, text=self.title) if self.title else whom


def rank_of(entry: CalendarEntry) -> int:
    """Reminders that are done, then the pattern of the day, come after all else."""
    if entry.kind == "line":
        return 0 if entry.names else 2
    return int(entry.kind == "reminder" and entry.state == LineState.DONE)


def entry_order(entry: CalendarEntry) -> tuple[int, bool, time, str]:
    """By its rank, then by the hour; what has none comes first, as on the margin of a paper diary."""
    return rank_of(entry), entry.start is not None, entry.start or time.min, entry.key


def _line(text: str) -> str:
    """A text of the user's on one line."""
    return " ".join(show_plain(text, _LONGEST).split())


def log_entries(connection: Connection, first: date, last: date) -> Iterator[CalendarEntry]:
    """Visits planned and held, and other lines that have a time; moved ones stand where they went."""
    line = LogLine
    kept = or_(line.start_time.is_not(None), line.way.is_not(None))
    where = (line.on_date.between(first, last), kept, line.state != LineState.MOVED.value)
    files: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for line_id, file_id, name in connection.execute(
        select(LineFile.line_id, LineFile.file_id, ClientFile.name)
        .join(line, line.id == LineFile.line_id)
        .join(ClientFile, ClientFile.id == LineFile.file_id)
        .where(*where)
        .order_by(LineFile.position, LineFile.id)
    ).all():
        files[line_id].append((file_id, name))
    told = set(
        connection.scalars(select(Contact.line_id).join(line, line.id == Contact.line_id).where(*where)).all()
    )
    columns = (line.id, line.on_date, line.start_time, line.end_time, line.plan, line.record)
    query = select(*columns, line.way, line.state, line.place).where(*where)
    # Rows are taken apart at once here and below: a row asked by name takes a third longer.
    for line_id, on, start, end, plan, record, way, state, place in connection.execute(query).all():
        about = files.get(line_id, [])
        done = line_id in told or state == LineState.DONE
        yield CalendarEntry(
            key=f"line/{line_id}",
            kind="visit" if about and way is not None else "line",
            on=on,
            title=_line(plan or record or place or ""),
            start=start,
            end=end,
            names=tuple(name for _id, name in about),
            file_ids=tuple(file_id for file_id, _name in about),
            state=LineState.DONE.value if done else state,
            movable=not done,
            way=way,
        )


def reminder_entries(
    connection: Connection, first: date, last: date, today: date, calendar: WorkCalendar
) -> Iterator[CalendarEntry]:
    """Open reminders on their days, those that come again also later; done ones where they were done.

    One that is overdue stands on its own day: done today it comes again after today, not on the days between.
    """
    r = Reminder
    own = (r.id, r.kind, r.text, r.due_on, r.due_time, r.snoozed_until, r.done_on, r.file_id)
    series = (r.anchor_on, r.repeat_unit, r.repeat_every, r.repeat_until, r.repeat_shift)
    query = (
        select(*own, *series, ClientFile.name, ClientFile.rung)
        .outerjoin(ClientFile, ClientFile.id == r.file_id)
        .order_by(r.id)
    )
    # Each of these is a range of the index on done_on and due_on; what was put off has a later day than due.
    is_open = query.where(r.done_on.is_(None), r.due_on <= last)
    here = or_(r.due_on >= first, r.snoozed_until >= first, r.repeat_unit.is_not(None))
    for row in connection.execute(is_open.where(here)).all():
        on = row.due_on if row.snoozed_until is None else max(row.due_on, row.snoozed_until)
        if first <= on <= last:
            yield _reminder(row, on)
        if row.repeat_unit is not None:
            for day in _coming(row, max(first - _DAY, today), last, calendar):
                yield _reminder(row, day, projected=True)
    for row in connection.execute(query.where(r.done_on.between(first, last))).all():
        yield _reminder(row, row.done_on)


def _coming(row: Any, after: date, last: date, calendar: WorkCalendar) -> Iterator[date]:
    """The days of a series after its open reminder and after this day."""
    repeat = Repeat(
        RepeatUnit(row.repeat_unit), row.repeat_every or 1, row.repeat_until, bool(row.repeat_shift)
    )
    at: date | None = max(row.due_on, after)
    while at is not None:
        at = following(row.anchor_on or row.due_on, repeat, at, calendar)
        if at is None or at > last:
            return
        yield at


def _reminder(row: Any, on: date, *, projected: bool = False) -> CalendarEntry:
    number, kind, text, _due, at, _put_off, done_on, file_id, _anchor, unit, *_series, name, rung = row
    rung_end = kind == ReminderKind.RUNG_END
    if rung_end:
        text = tr("Rung {rung}: the reason ends ({reason})", rung=rung or "–", reason=text)
    return CalendarEntry(
        key=f"reminder/{number}/{on}" if projected else f"reminder/{number}",
        kind="rung_end" if rung_end else "reminder",
        on=on,
        title=_line(text),
        start=at,
        names=(name,) if name else (),
        file_ids=(file_id,) if file_id is not None else (),
        state=LineState.DONE.value if done_on is not None else LineState.OPEN.value,
        repeats=unit is not None,
        movable=not projected and not rung_end and done_on is None,
    )


def greeting_entries(
    session: Session, first: date, last: date, today: date, settings: WorkSettings
) -> Iterator[CalendarEntry]:
    """Whom a festival calls to greet, one entry a day; of those gone by, who was greeted."""
    shown_from = today - SHOWN_AFTER * _DAY
    for on, festival in festivals_between(first, last, greeted_festivals(settings.greetings)):
        counted = greeting_rows.count(session, festival, on, settings)
        left = counted.left if on >= shown_from else 0  # the rule says nothing of days before the diary
        if not left and not counted.greeted:
            continue
        name = festival.label
        title = (
            trn("Greet {n} person: {festival}", "Greet {n} people: {festival}", left, festival=name)
            if left
            else trn("{n} person greeted: {festival}", "{n} people greeted: {festival}", counted.greeted,
                     festival=name)
        )  # fmt: skip
        state = LineState.OPEN if left else LineState.DONE
        yield CalendarEntry(f"greeting/{festival.value}/{on}", "greeting", on, title, state=state.value)


def period_entries(connection: Connection, first: date, last: date) -> Iterator[CalendarEntry]:
    """The last days of open goals, and of the months and quarters that have targets."""
    g = Goal
    for row in connection.execute(
        select(g.id, g.title, g.metric, g.ends_on).where(
            g.ends_on.between(first, last), g.closed_on.is_(None)
        )
    ):
        title = tr("Goal ends: {title}", title=_line(row.title) or Metric(row.metric).text)
        yield CalendarEntry(f"goal/{row.id}", "goal", row.ends_on, title)
    texts = {"month": tr("Targets of the month end"), "quarter": tr("Targets of the quarter end")}
    t = PeriodTarget
    for kind, starts_on in connection.execute(
        select(t.kind, t.starts_on)
        .where(t.kind.in_(texts), t.starts_on.between(first - 100 * _DAY, last))
        .distinct()
    ):
        ends_on = span(kind, starts_on)[1]
        if first <= ends_on <= last:
            yield CalendarEntry(f"target/{kind}/{starts_on}", "target", ends_on, texts[kind])
