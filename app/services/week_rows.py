"""A week of the visit plan as the page and the printed form show it: days, visits, bags, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.settings import WorkSettings
from app.domain.terms import LineState, Standing, Way
from app.domain.visit_bag import IN_PERSON, Bag
from app.domain.visit_warnings import DayFacts, Slot, VisitWarning, WarningKind, full_text, warnings_of
from app.domain.week_plan import VisitDraft, route_line
from app.domain.working_days import WorkCalendar, holiday_name
from app.models import ClientFile, Reminder
from app.services.form_lines import FormLine, form_lines
from app.services.visit_bags import bags_of
from app.storage.derived import settings_of

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day of the week: whether it is worked, what it can hold, and whom to see."""

    date: date
    working: bool
    known: bool  # False: no holidays are published for its year
    holiday: str | None  # a text to translate, on a day off
    visits: tuple[FormLine, ...]
    capacity: int = 6
    route: str = ""  # where one goes, in order

    @property
    def planned(self) -> int:
        """The visits that take up its room: calls and messages do not, moved ones count where they went."""
        return sum(in_person(line) for line in self.visits if line.state != LineState.MOVED)

    @property
    def full(self) -> str:
        """That it holds more than it can, in words; mostly nothing."""
        return full_text(self.planned, self.capacity) if self.planned > self.capacity else ""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Monday to Sunday; `important`: which of the files named in it are important clients."""

    days: tuple[DayPlan, ...]
    important: frozenset[int]
    in_training: bool
    bags: Mapping[int, Bag] = field(default_factory=dict)  # by line, of those one sets out for
    warnings: Mapping[int, tuple[VisitWarning, ...]] = field(default_factory=dict)  # by line

    @property
    def known(self) -> bool:
        return all(day.known for day in self.days)

    def lines(self) -> list[FormLine]:
        """All visits of the week, those moved away too."""
        return [line for day in self.days for line in day.visits]


def in_person(line: FormLine) -> bool:
    """Whether one meets there."""
    return (line.way or Way.VISIT.value) in IN_PERSON


def is_settled(line: FormLine) -> bool:
    """Recorded, ended or moved away: nothing to arrange any more."""
    return line.state != LineState.OPEN or any(each.told for each in line.files)


def read_week(session: Session, monday: date, today: date) -> WeekRow:
    """The week that begins on this Monday."""
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    settings = settings_of(session)
    lines = form_lines(session, days[0], days[-1], today)
    planned = [line for line in lines if line.is_planned_visit]
    files = {each.file_id for line in planned for each in line.files}
    important = session.scalars(
        select(ClientFile.id).where(ClientFile.id.in_(files), ClientFile.important)
    ).all()
    calendar = WorkCalendar(settings.work_day_overrides())
    return WeekRow(
        tuple(_day(on, planned, calendar, settings) for on in days),
        frozenset(important),
        settings.in_training,
        bags_of(session, planned, settings),
        _warnings(session, lines, days, settings),
    )


def warnings_for(
    session: Session, draft: VisitDraft, line_id: int | None, today: date
) -> tuple[VisitWarning, ...]:
    """What speaks against a visit as it stands in the form."""
    monday = draft.on - timedelta(days=draft.on.weekday())
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    settings = settings_of(session)
    slots = [
        slot for slot in _slots(form_lines(session, days[0], days[-1], today)) if slot.line_id != line_id
    ]
    names = {
        row.id: row.name
        for row in session.execute(
            select(ClientFile.id, ClientFile.name).where(ClientFile.id.in_(draft.file_ids))
        )
    }
    mine = Slot(draft.on, draft.start, draft.end, "", line_id, draft.file_ids, visit=draft.way in IN_PERSON)
    return warnings_of(
        mine,
        [*slots, *_due(session, days[0], days[-1], draft.file_ids)],
        _facts(draft.on, WorkCalendar(settings.work_day_overrides()), settings),
        names=names,
        lost=_lost(session, draft.file_ids),
        alone=settings.in_training and not draft.companions.strip(),
    )


def _day(on: date, planned: Sequence[FormLine], calendar: WorkCalendar, settings: WorkSettings) -> DayPlan:
    visits = tuple(line for line in planned if line.on_date == on)
    working = calendar.is_working(on)
    stops = [
        (line.place or tr(", ").join(each.name for each in line.files), line.route)
        for line in visits
        if line.state != LineState.MOVED and in_person(line)
    ]
    told = any(line.route for line in visits) or sum(bool(line.place) for line in visits) > 1
    return DayPlan(
        on,
        working,
        calendar.known(on),
        None if working else holiday_name(on),
        visits,
        settings.room_on(on),
        route_line(stops) if told else "",
    )


def _warnings(
    session: Session, lines: Sequence[FormLine], days: Sequence[date], settings: WorkSettings
) -> dict[int, tuple[VisitWarning, ...]]:
    """By line, for those that are still ahead; that the day is full is said at the day."""
    calendar = WorkCalendar(settings.work_day_overrides())
    slots = _slots(lines)
    due = _due(session, days[0], days[-1], ())
    ahead = {line.id: line for line in lines if line.is_planned_visit and not is_settled(line)}
    lost = _lost(session, {each.file_id for line in ahead.values() for each in line.files})
    found: dict[int, tuple[VisitWarning, ...]] = {}
    for slot in slots:
        if slot.line_id is None or slot.line_id not in ahead:
            continue
        line = ahead[slot.line_id]
        said = warnings_of(
            slot,
            [
                *(other for other in slots if other.line_id != slot.line_id),
                *(other for other in due if not set(other.file_ids) & set(slot.file_ids)),
            ],
            _facts(slot.on, calendar, settings),
            names={each.file_id: each.name for each in line.files},
            lost=lost,
            alone=settings.in_training and not line.companions,
        )
        kept = tuple(each for each in said if each.kind != WarningKind.FULL)
        if kept:
            found[slot.line_id] = kept
    return found


def _slots(lines: Sequence[FormLine]) -> list[Slot]:
    """Whom the week's lines are about and when; patterns of the day without anyone's name are no dates."""
    return [
        Slot(
            line.on_date,
            line.start_time,
            line.end_time,
            tr(", ").join(each.name for each in line.files),
            line.id,
            tuple(each.file_id for each in line.files),
            visit=line.is_planned_visit and in_person(line),
            open=not is_settled(line),
        )
        for line in lines
        if line.files and line.state != LineState.MOVED
    ]


def _due(session: Session, first: date, last: date, file_ids: Sequence[int]) -> list[Slot]:
    """Reminders with an hour in these days; those of the files themselves are what the visit is for."""
    day = func.coalesce(Reminder.snoozed_until, Reminder.due_on)
    rows = session.execute(
        select(day.label("day"), Reminder.due_time, Reminder.text, Reminder.file_id, ClientFile.name)
        .outerjoin(ClientFile, ClientFile.id == Reminder.file_id)
        .where(Reminder.done_on.is_(None), Reminder.due_time.is_not(None), day.between(first, last))
        .order_by(Reminder.id)
    )
    return [
        Slot(
            row.day,
            row.due_time,
            None,
            tr("{name}: {text}", name=row.name, text=row.text) if row.name else row.text,
            file_ids=(row.file_id,) if row.file_id is not None else (),
        )
        for row in rows
        if row.file_id is None or row.file_id not in file_ids
    ]


def _lost(session: Session, file_ids: Iterable[int]) -> frozenset[int]:
    ids = list(file_ids)
    return frozenset(
        session.scalars(
            select(ClientFile.id).where(ClientFile.id.in_(ids), ClientFile.standing == Standing.LOST.value)
        )
    )


def _facts(on: date, calendar: WorkCalendar, settings: WorkSettings) -> DayFacts:
    working = calendar.is_working(on)
    holiday = holiday_name(on) if not working else None
    return DayFacts(working, tr(holiday) if holiday else "", settings.room_on(on))
