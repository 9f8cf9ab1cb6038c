"""What is due on a day: reminder rows, birthdays and dates that matter, merged into one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, null, or_, select, tuple_
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.annual import AnnualDate, Calendar, describe, edge_rule, turns
from app.domain.reminders import Bucket, Due, bucket_of, edge_words
from app.domain.terms import OccasionKind, ReminderKind
from app.models import ClientFile, ImportantDate, Occasion, OccasionMark, Person, Phone, Reminder
from app.storage.derived import settings_of

REMINDER = "reminder"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class DueKey:
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


@dataclass(frozen=True, slots=True)
class DueRow:
    """One entry of the list."""

    key: str
    kind: str  # ReminderKind or OccasionKind
    title: str
    file_id: int | None
    file_name: str
    person_id: int | None
    person: str  # whom it is about, within the file
    phone: str
    on_date: date | None  # the date itself
    due_on: date | None  # the date, or the later day it was put off to
    time: time | None
    days_overdue: int
    lead: int  # days still ahead
    bucket: Bucket
    turns: int | None = None  # the age or years completed; none while the year is unknown
    said: str = ""  # the yearly date in its own calendar
    edge_rule: str = ""  # how this date is reckoned, where that is not plain
    snoozed_until: date | None = None

    @property
    def undated(self) -> bool:
        return self.due_on is None


Phones = dict[tuple[int, int | None], str]


def due_rows(
    session: Session, today: date, horizon_days: int = 0, occasion_days: int | None = None
) -> list[DueRow]:
    """Everything shown on this day, and what will be within the horizon; undated ones last.

    Birthdays and dates, of which a large diary has many, may have a nearer horizon of their own.
    """
    until = today + timedelta(days=horizon_days)
    soon = until if occasion_days is None else today + timedelta(days=occasion_days)
    settings = settings_of(session)
    reminders = _reminders(session, until)
    occasions = list(
        _occasions(session, today, soon, settings.birthday_lead_days, settings.occasion_overdue_days)
    )
    phones = _phones(session, {row.file_id for row in (*reminders, *occasions) if row.file_id is not None})
    rows = [_reminder_row(row, today, phones) for row in reminders]
    rows += [_occasion_row(row, today, phones) for row in occasions]
    return sorted(rows, key=_order)


def _order(row: DueRow) -> tuple[date, bool, time, str]:
    return row.due_on or date.max, row.time is None, row.time or time.min, row.key


def _phones(session: Session, files: set[int]) -> Phones:
    """The first number of each file and of each person in it."""
    found: Phones = {}
    ordered = sorted(files)
    for start in range(0, len(ordered), _CHUNK):
        for row in session.execute(
            select(Phone.file_id, Phone.person_id, Phone.number)
            .where(Phone.file_id.in_(ordered[start : start + _CHUNK]))
            .order_by(Phone.position, Phone.id)
        ):
            found.setdefault((row.file_id, row.person_id), row.number)
    return found


def _phone_of(phones: Phones, file_id: int | None, person_id: int | None) -> str:
    if file_id is None:
        return ""
    return phones.get((file_id, person_id)) or phones.get((file_id, None), "")


def _reminders(session: Session, until: date) -> list[Any]:
    lead = func.printf("-%d days", Reminder.lead_days)
    # What was put off counts from its new day; what has neither day is always shown.
    shown_from = func.coalesce(Reminder.snoozed_until, func.date(Reminder.due_on, lead))
    return list(
        session.execute(
            select(
                Reminder.id,
                Reminder.kind,
                Reminder.text,
                Reminder.file_id,
                ClientFile.name.label("file_name"),
                ClientFile.rung,
                Reminder.person_id,
                Person.name.label("person"),
                Reminder.due_on,
                Reminder.due_time,
                Reminder.lead_days,
                Reminder.snoozed_until,
            )
            .outerjoin(ClientFile, ClientFile.id == Reminder.file_id)
            .outerjoin(Person, Person.id == Reminder.person_id)
            .where(Reminder.done_on.is_(None), or_(shown_from.is_(None), shown_from <= until.isoformat()))
        )
    )


def _reminder_row(row: Any, today: date, phones: Phones) -> DueRow:
    due = Due(row.due_on, row.lead_days, row.snoozed_until)
    title = row.text
    if row.kind == ReminderKind.RUNG_END:
        title = tr("Rung {rung}: the reason ends ({reason})", rung=row.rung or "–", reason=row.text)
    return DueRow(
        key=str(DueKey(REMINDER, row.id)),
        kind=row.kind,
        title=title,
        file_id=row.file_id,
        file_name=row.file_name or "",
        person_id=row.person_id,
        person=row.person or "",
        phone=_phone_of(phones, row.file_id, row.person_id),
        on_date=row.due_on,
        due_on=due.due_on,
        time=row.due_time,
        days_overdue=due.days_overdue(today),
        lead=due.days_ahead(today),
        bucket=bucket_of(due.due_on, today),
        snoozed_until=row.snoozed_until,
    )


def _occasion_select(kind: OccasionKind, birthday_lead: int) -> Select[Any]:
    """Occasions of a kind that nobody dealt with yet, with what names and reckons them."""
    whom: tuple[Any, Any] = (Person.id.label("person_id"), Person.name.label("person"))
    if kind is OccasionKind.DATE:
        d = ImportantDate
        own: tuple[Any, ...] = (d.calendar, d.year, d.month, d.day, d.leap, d.yearly, d.lead_days, d.title)
    else:
        b = Person if kind is OccasionKind.PERSON_BIRTHDAY else ClientFile
        own = (
            b.birth_calendar.label("calendar"),
            b.birth_year.label("year"),
            b.birth_month.label("month"),
            b.birth_day.label("day"),
            b.birth_leap.label("leap"),
            literal(1).label("yearly"),
            literal(birthday_lead).label("lead_days"),
            null().label("title"),
        )
        if kind is OccasionKind.BIRTHDAY:
            whom = (null().label("person_id"), null().label("person"))
    query = select(
        Occasion.kind,
        Occasion.source_id,
        Occasion.on_date,
        Occasion.file_id,
        ClientFile.name.label("file_name"),
        *own,
        *whom,
        OccasionMark.snoozed_until,
    ).join(ClientFile, ClientFile.id == Occasion.file_id)
    if kind is OccasionKind.DATE:
        query = query.join(ImportantDate, ImportantDate.id == Occasion.source_id)
        query = query.outerjoin(Person, Person.id == ImportantDate.person_id)
    elif kind is OccasionKind.PERSON_BIRTHDAY:
        query = query.join(Person, Person.id == Occasion.source_id)
    mark = and_(
        OccasionMark.kind == Occasion.kind,
        OccasionMark.source_id == Occasion.source_id,
        OccasionMark.on_date == Occasion.on_date,
    )
    return query.outerjoin(OccasionMark, mark).where(
        Occasion.kind == kind.value, OccasionMark.done_on.is_(None)
    )


def _occasions(
    session: Session, today: date, until: date, birthday_lead: int, overdue_days: int
) -> Iterator[Any]:
    marks = select(OccasionMark.kind, OccasionMark.source_id, OccasionMark.on_date)
    put_off = session.execute(
        marks.where(OccasionMark.done_on.is_(None), OccasionMark.snoozed_until.is_not(None))
    ).all()
    date_lead = session.scalar(select(func.max(ImportantDate.lead_days))) or 0
    oldest = today - timedelta(days=overdue_days)
    for kind in OccasionKind:
        lead = date_lead if kind is OccasionKind.DATE else birthday_lead
        near: ColumnElement[bool] = Occasion.on_date.between(oldest, until + timedelta(days=lead))
        if kind is OccasionKind.DATE:
            # A date that comes only once stays until it is dealt with, as far back as last year.
            once = Occasion.on_date.between(date(today.year - 1, 1, 1), oldest)
            near = or_(near, and_(once, ImportantDate.yearly.is_(False), ImportantDate.year.is_not(None)))
        query = _occasion_select(kind, birthday_lead)
        found = {(row.source_id, row.on_date): row for row in session.execute(query.where(near))}
        if mine := [tuple(key) for key in put_off if key.kind == kind]:
            again = query.where(tuple_(Occasion.kind, Occasion.source_id, Occasion.on_date).in_(mine))
            found.update({(row.source_id, row.on_date): row for row in session.execute(again)})
        for row in found.values():
            due = Due(row.on_date, row.lead_days, row.snoozed_until)
            once_only = not row.yearly and row.year is not None
            if due.is_shown(until) and (once_only or not due.is_dropped(today, overdue_days)):
                yield row


def _occasion_row(row: Any, today: date, phones: Phones) -> DueRow:
    due = Due(row.on_date, row.lead_days, row.snoozed_until)
    annual = AnnualDate(Calendar(row.calendar), row.month, row.day, bool(row.leap), row.year)
    rule = edge_rule(annual) if row.yearly else None
    return DueRow(
        key=str(DueKey(row.kind, row.source_id, row.on_date)),
        kind=row.kind,
        title=row.title or tr("Birthday"),
        file_id=row.file_id,
        file_name=row.file_name,
        person_id=row.person_id,
        person=row.person or "",
        phone=_phone_of(phones, row.file_id, row.person_id),
        on_date=row.on_date,
        due_on=due.due_on,
        time=None,
        days_overdue=due.days_overdue(today),
        lead=due.days_ahead(today),
        bucket=bucket_of(due.due_on, today),
        turns=(turns(annual, row.on_date) or None) if row.yearly else None,
        said=describe(annual),
        edge_rule=edge_words(rule, year_known=row.year is not None or row.kind == OccasionKind.DATE),
        snoozed_until=row.snoozed_until,
    )
