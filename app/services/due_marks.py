"""Which things are due, and when: light marks over thousands of birthdays and reminders, without names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import NamedTuple

from sqlalchemy import and_, func, literal, null, or_, select, tuple_
from sqlalchemy.orm import Session

from app.domain.greetings import SHOWN_AFTER
from app.domain.leads import Leads, of_columns
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
    return [Alike(mark, []) for mark in single] + _occasions(session, today, soon, settings)


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

    like: DueMark  # the first of them
    rows: list[tuple[int, int]]  # source and file of each; none: it stands alone

    def marks(self) -> Iterator[DueMark]:
        if not self.rows:
            yield self.like
        key, kind, _file, on, due, at, put_off, late, lead, told, bucket = self.like
        for source_id, file_id in sorted(self.rows):
            own = DueKey(key.kind, source_id, key.on_date)
            yield DueMark(own, kind, file_id, on, due, at, put_off, late, lead, told, bucket)


def _occasions(session: Session, today: date, until: date, settings: WorkSettings) -> list[Alike]:
    oldest = today - timedelta(days=settings.occasion_overdue_days)
    settled, put_off = _dealt_with(session)
    rows = _near(
        session, until, oldest, max(settings.birthday_lead_days, default=0), put_off, first=today.year - 1
    )
    # What follows from the day is worked out once for all that fall on it.
    groups: dict[tuple[str, date, Leads, date | None, bool], list[tuple[int, int]]] = {}
    for kind, source_id, on_date, file_id, lead, nearer, single in rows:
        name = (kind, source_id, on_date)
        if name in settled:
            continue
        early = settings.birthday_lead_days if lead is None else of_columns(lead, nearer)
        groups.setdefault((kind, on_date, early, put_off.get(name), bool(single)), []).append(
            (source_id, file_id)
        )
    found = []
    for (kind, on_date, early, snoozed_until, single), members in groups.items():
        due = Due(on_date, early, snoozed_until)
        dropped = due.is_dropped(today, settings.occasion_overdue_days) and not single
        if due.is_shown(until) and not dropped:
            source_id, file_id = members[0]
            like = _mark(DueKey(kind, source_id, on_date), kind, file_id, due, None, today)
            found.append(Alike(like, members))
    return found


def _festivals(session: Session, today: date, until: date, settings: WorkSettings) -> Iterator[DueMark]:
    """Festivals at which somebody is still to be greeted."""
    counts = near(session, today, until, settings)
    if not counts:
        return
    settled, put_off = _dealt_with(session)
    for each in counts:
        name = (OccasionKind.FESTIVAL.value, each.festival.number, each.on_date)
        due = Due(each.on_date, settings.festival_lead_days, put_off.get(name))
        if name not in settled and due.is_shown(until) and not due.is_dropped(today, SHOWN_AFTER):
            yield _mark(DueKey(*name), name[0], None, due, None, today)


def _dealt_with(session: Session) -> tuple[set[_Occurrence], dict[_Occurrence, date]]:
    """Occurrences that are done, and those put off with their day."""
    settled: set[_Occurrence] = set()
    put_off: dict[_Occurrence, date] = {}
    marks = select(
        OccasionMark.kind,
        OccasionMark.source_id,
        OccasionMark.on_date,
        OccasionMark.done_on,
        OccasionMark.snoozed_until,
    )
    for kind, source_id, on_date, done_on, snoozed_until in session.connection().execute(marks):
        if done_on is not None:
            settled.add((kind, source_id, on_date))
        elif snoozed_until is not None:
            put_off[kind, source_id, on_date] = snoozed_until
    return settled, put_off


def _near(
    session: Session,
    until: date,
    oldest: date,
    birthday_lead: int,
    put_off: Mapping[_Occurrence, date],
    *,
    first: int,
) -> Iterable[tuple[str, int, date, int, int | None, str | None, bool]]:
    """Kind, source, day, file, lead days and whether it comes only once: of all that may be shown.

    Birthdays have no lead days of their own: `None`.
    """
    columns = (Occasion.kind, Occasion.source_id, Occasion.on_date, Occasion.file_id)
    is_date = Occasion.kind == OccasionKind.DATE.value
    single = and_(ImportantDate.yearly.is_(False), ImportantDate.year.is_not(None))
    births = select(*columns, null(), null(), literal(value=False)).where(~is_date)
    dates = (
        select(*columns, ImportantDate.lead_days, ImportantDate.nearer_days, single)
        .join(ImportantDate, ImportantDate.id == Occasion.source_id)
        .where(is_date)
    )
    date_lead = session.scalar(select(func.max(ImportantDate.lead_days))) or 0
    # A date that comes only once stays until it is dealt with, as far back as last year.
    once = and_(single, Occasion.on_date.between(date(first, 1, 1), oldest))
    queries = [
        births.where(Occasion.on_date.between(oldest, until + timedelta(days=birthday_lead))),
        dates.where(or_(Occasion.on_date.between(oldest, until + timedelta(days=date_lead)), once)),
    ]
    if put_off:
        named = tuple_(Occasion.kind, Occasion.source_id, Occasion.on_date).in_(list(put_off))
        queries += [births.where(named), dates.where(named)]
    # Hundreds of plain rows: half of the time would go into a session's loading of objects.
    connection = session.connection()
    found = connection.execute(queries[0]).all()
    if len(queries) == 2:
        return [*found, *connection.execute(queries[1]).all()]
    once_each = {row[:3]: row for query in queries for row in connection.execute(query).all()}
    return once_each.values()
