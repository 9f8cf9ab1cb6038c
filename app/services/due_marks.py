"""Which things are due, and when: light marks over thousands of birthdays and reminders, without names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import String, and_, cast, exists, func, literal, null, or_, select
from sqlalchemy.orm import Session

from app.domain.greetings import SHOWN_AFTER
from app.domain.leads import of_columns
from app.domain.reminders import Bucket, Due, bucket_of
from app.domain.settings import WorkSettings
from app.domain.terms import OccasionKind
from app.models import ImportantDate, Occasion, OccasionMark, Reminder
from app.services.greeting_rows import near
from app.storage.derived import settings_of

REMINDER = "reminder"


class DueKey(NamedTuple):
    """Names what is due: a reminder row, or one occurrence of a birthday or date."""

    kind: str
    id: int
    on_date: date | None = None

    def __str__(self) -> str:
        day = f"/{self.on_date.isoformat()}" if self.on_date else ""
        return f"{self.kind}/{self.id}{day}"

    @classmethod
    def parse(cls, key: str | int) -> DueKey:
        """From its text; a plain number is a reminder's id."""
        if isinstance(key, int):
            return cls(REMINDER, key)
        kind, number, *day = key.split("/")
        return cls(kind, int(number), date.fromisoformat(day[0]) if day else None)

    @property
    def is_reminder(self) -> bool:
        return self.kind == REMINDER


class DueMark(NamedTuple):
    """One thing that is due, and its days. A tuple: thousands are made at each question."""

    key: DueKey
    kind: str  # ReminderKind or OccasionKind
    file_id: int | None
    on_date: date | None  # the date itself
    due_on: date | None  # the date, or the later day it was put off to
    time: time | None
    snoozed_until: date | None
    days_overdue: int
    lead: int  # days still ahead
    told_for: int  # the lead day that was reached: each is told anew; 0 from the day on
    bucket: Bucket


def marks_of(session: Session, today: date, horizon_days: int = 0) -> list[DueMark]:
    """Everything shown on this day, and what will be within the horizon, by day; undated ones last."""
    until = today + timedelta(days=horizon_days)
    found = [mark for each in alike(session, today, until, until) for mark in each.marks()]
    found.sort(key=by_day)
    return found


def alike(session: Session, today: date, until: date, soon: date) -> list[Alike]:
    """All that is shown until a day, birthdays and dates until another; those of one day together."""
    settings = settings_of(session)
    single = (*_reminders(session, today, until), *_festivals(session, today, soon, settings))
    return [Alike(mark) for mark in single] + _occasions(session, today, soon, settings)


def by_day(mark: DueMark) -> tuple[date, bool, time, str, int]:
    """The order of a list; the number of the row comes last."""
    return mark.due_on or date.max, mark.time is None, mark.time or time.min, mark.key.kind, mark.key.id


_YEARLY = frozenset({OccasionKind.BIRTHDAY.value, OccasionKind.PERSON_BIRTHDAY.value})


def pressing_first(marks: list[DueMark]) -> list[DueMark]:
    """For a short list: late promises, what is due today, birthdays just missed, what is ahead."""
    return sorted(marks, key=rank)


def rank(mark: DueMark) -> tuple[int, int]:
    """How pressing it is; the least is the most."""
    if mark.bucket == Bucket.UNDATED:
        return 4, 0
    if mark.days_overdue:
        return (2, mark.days_overdue) if mark.kind in _YEARLY else (0, -mark.days_overdue)
    return (1, 0) if mark.bucket == Bucket.TODAY else (3, mark.lead)


def _reminders(session: Session, today: date, until: date) -> Iterator[DueMark]:
    lead = func.printf("-%d days", Reminder.lead_days)
    # What was put off counts from its new day; what has neither day is always shown.
    shown_from = func.coalesce(Reminder.snoozed_until, func.date(Reminder.due_on, lead))
    for row in (
        session.connection()
        .execute(
            select(
                Reminder.id,
                Reminder.kind,
                Reminder.file_id,
                Reminder.due_on,
                Reminder.due_time,
                Reminder.lead_days,
                Reminder.nearer_days,
                Reminder.snoozed_until,
            ).where(Reminder.done_on.is_(None), or_(shown_from.is_(None), shown_from <= until.isoformat()))
        )
        .all()
    ):
        due = Due(row.due_on, of_columns(row.lead_days, row.nearer_days), row.snoozed_until)
        yield _mark(DueKey(REMINDER, row.id), row.kind, row.file_id, due, row.due_time, today)


def _mark(key: DueKey, kind: str, file_id: int | None, due: Due, at: time | None, today: date) -> DueMark:
    late, ahead, bucket = due.days_overdue(today), due.days_ahead(today), bucket_of(due.due_on, today)
    told = due.told_for(today)
    return DueMark(
        key, kind, file_id, due.on_date, due.due_on, at, due.snoozed_until, late, ahead, told, bucket
    )


_Occurrence = tuple[str, int, date]


class Alike(NamedTuple):
    """Occurrences that share their days: thousands of birthdays fall on few of them."""

    like: DueMark  # one of them
    size: int = 1
    packed: str = ""  # source and file of each, "7:7 12:3"; empty: it stands alone

    def marks(self) -> Iterator[DueMark]:
        if not self.packed:
            yield self.like
            return
        key, kind, _file, on, due, at, put_off, late, lead, told, bucket = self.like
        pairs = (pair.partition(":") for pair in self.packed.split(" "))
        for source_id, file_id in sorted((int(source), int(file)) for source, _colon, file in pairs):
            own = DueKey(key.kind, source_id, key.on_date)
            yield DueMark(own, kind, file_id, on, due, at, put_off, late, lead, told, bucket)


def _occasions(session: Session, today: date, until: date, settings: WorkSettings) -> list[Alike]:
    oldest = today - timedelta(days=settings.occasion_overdue_days)
    settled, put_off = _dealt_with(session, today)
    found = []
    for kind, on_date, size, source_id, file_id, packed in _births(session, oldest, until, settings):
        due = Due(on_date, settings.birthday_lead_days)
        if due.is_shown(until):
            like = _mark(DueKey(kind, source_id, on_date), kind, file_id, due, None, today)
            found.append(Alike(like, size, packed))
    for kind, source_id, on_date, file_id, lead, nearer, single in _single(
        session, until, oldest, put_off, first=today.year - 1
    ):
        name = (kind, source_id, on_date)
        early = settings.birthday_lead_days if lead is None else of_columns(lead, nearer)
        due = Due(on_date, early, put_off.get(name))
        dropped = due.is_dropped(today, settings.occasion_overdue_days) and not single
        if name not in settled and due.is_shown(until) and not dropped:
            found.append(Alike(_mark(DueKey(*name), kind, file_id, due, None, today)))
    return found


def _births(session: Session, oldest: date, until: date, settings: WorkSettings) -> Sequence[Any]:
    """Birthdays nobody dealt with, a row for each day and kind: what makes one of them is made later."""
    ends = until + timedelta(days=max(settings.birthday_lead_days, default=0))
    o, m = Occasion, OccasionMark
    pair = cast(o.source_id, String).concat(":").concat(cast(o.file_id, String))
    marked = exists().where(
        m.kind == o.kind,
        m.source_id == o.source_id,
        m.on_date == o.on_date,
        or_(m.done_on.is_not(None), m.snoozed_until.is_not(None)),
    )
    query = (
        select(
            o.kind, o.on_date, func.count(), func.min(o.source_id), o.file_id, func.group_concat(pair, " ")
        )
        .where(o.kind != OccasionKind.DATE.value, o.on_date.between(oldest, ends), ~marked)
        .group_by(o.on_date, o.kind)
    )
    return session.connection().execute(query).all()


def _festivals(session: Session, today: date, until: date, settings: WorkSettings) -> Iterator[DueMark]:
    """Festivals at which somebody is still to be greeted."""
    counts = near(session, today, until, settings)
    if not counts:
        return
    settled, put_off = _dealt_with(session, today)
    for each in counts:
        name = (OccasionKind.FESTIVAL.value, each.festival.number, each.on_date)
        due = Due(each.on_date, settings.festival_lead_days, put_off.get(name))
        if name not in settled and due.is_shown(until) and not due.is_dropped(today, SHOWN_AFTER):
            yield _mark(DueKey(*name), name[0], None, due, None, today)


def _dealt_with(session: Session, today: date) -> tuple[set[_Occurrence], dict[_Occurrence, date]]:
    """Dates and festivals that are done, and all that is put off with its day."""
    settled: set[_Occurrence] = set()
    put_off: dict[_Occurrence, date] = {}
    m = OccasionMark
    first = date(max(today.year - 1, 1), 1, 1)  # of all that `occasion` holds, but for a clock set back
    marks = select(m.kind, m.source_id, m.on_date, m.done_on, m.snoozed_until).where(
        m.on_date >= first, or_(m.done_on.is_(None), m.kind.not_in(_YEARLY))
    )
    for kind, source_id, on_date, done_on, snoozed_until in session.connection().execute(marks).all():
        if done_on is not None:
            settled.add((kind, source_id, on_date))
        elif snoozed_until is not None:
            put_off[kind, source_id, on_date] = snoozed_until
    return settled, put_off


def _single(
    session: Session, until: date, oldest: date, put_off: Mapping[_Occurrence, date], *, first: int
) -> Iterable[Any]:
    """Kind, source, day, file, lead days and whether it comes only once: dates, and what is put off.

    Birthdays have no lead days of their own: `None`.
    """
    o = Occasion
    columns = (o.kind, o.source_id, o.on_date, o.file_id)
    is_date = o.kind == OccasionKind.DATE.value
    single = and_(ImportantDate.yearly.is_(False), ImportantDate.year.is_not(None))
    births = select(*columns, null(), null(), literal(value=False)).where(~is_date)
    dates = (
        select(*columns, ImportantDate.lead_days, ImportantDate.nearer_days, single)
        .join(ImportantDate, ImportantDate.id == o.source_id)
        .where(is_date)
    )
    date_lead = session.scalar(select(func.max(ImportantDate.lead_days))) or 0
    # A date that comes only once stays until it is dealt with, as far back as last year.
    once = and_(single, o.on_date.between(date(first, 1, 1), oldest))
    # Plain rows: half of the time would go into a session's loading of objects.
    connection = session.connection()
    soon = o.on_date.between(oldest, until + timedelta(days=date_lead))
    found = connection.execute(dates.where(or_(soon, once))).all()
    if not put_off:
        return found
    m = OccasionMark
    same = and_(m.kind == o.kind, m.source_id == o.source_id, m.on_date == o.on_date)
    named = (m.on_date >= date(first, 1, 1), m.done_on.is_(None), m.snoozed_until.is_not(None))
    rows = (
        *found,
        *connection.execute(births.join(m, same).where(*named)).all(),
        *connection.execute(dates.join(m, same).where(*named)).all(),
    )
    return {row[:3]: row for row in rows}.values()
