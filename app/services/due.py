"""What is due on a day, with names: reminder rows, birthdays and dates that matter, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.core.i18n import tr, trn
from app.domain.annual import AnnualDate, Calendar, describe, edge_rule, turns
from app.domain.festivals import Festival
from app.domain.recurrence import Repeat, RepeatUnit, repeat_words
from app.domain.reminders import Bucket, edge_words
from app.domain.terms import OccasionKind, ReminderKind
from app.models import ClientFile, ImportantDate, Person, Phone, Reminder
from app.services.due_marks import DueKey, DueMark, marks_of
from app.services.gifts import given_to
from app.services.greeting_rows import FestivalCount, count
from app.storage.derived import settings_of

__all__ = ["DueKey", "DueMark", "DuePage", "DueRow", "due_rows", "rows_of"]

_CHUNK = 500
MOST_GIVEN = 3  # presents told beside a birthday
_BIRTHDAYS = frozenset({OccasionKind.BIRTHDAY.value, OccasionKind.PERSON_BIRTHDAY.value})


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
    said: str = ""  # the yearly date in its own calendar, or how a reminder comes again
    edge_rule: str = ""  # how this date is reckoned, where that is not plain
    snoozed_until: date | None = None
    given: tuple[tuple[date, str], ...] = ()  # presents of before, the newest first

    @property
    def festival(self) -> tuple[Festival, date] | None:
        """The festival and its day, where it is one."""
        key = DueKey.parse(self.key)
        if key.kind != OccasionKind.FESTIVAL or key.on_date is None:
            return None
        return Festival.numbered(key.id), key.on_date

    @property
    def undated(self) -> bool:
        return self.due_on is None


@dataclass(frozen=True, slots=True)
class DuePage:
    """The first rows of a list, and how many there are in all."""

    rows: tuple[DueRow, ...]
    by_bucket: dict[Bucket, int]
    by_kind: dict[str, int]  # before any kinds were left out

    @property
    def total(self) -> int:
        return sum(self.by_bucket.values())


Phones = dict[tuple[int, int | None], str]
Names = dict[tuple[str, int], Any]


def due_rows(session: Session, today: date, horizon_days: int = 0) -> list[DueRow]:
    """Everything shown on this day, and what the horizon adds, by day; undated ones last."""
    return rows_of(session, marks_of(session, today, horizon_days))


def rows_of(session: Session, marks: Sequence[DueMark]) -> list[DueRow]:
    """The marks with what names and reckons them, in the same order; what is gone is left out."""
    phones = _phones(session, {mark.file_id for mark in marks if mark.file_id is not None})
    names: Names = {}
    for kind, query in _QUERIES.items():
        ids = {mark.key.id for mark in marks if mark.key.kind == kind}
        for row in _by_id(session, query(), ids):
            names[kind, row.id] = row
    for mark in marks:
        if mark.kind == OccasionKind.FESTIVAL and mark.on_date is not None:
            festival = Festival.numbered(mark.key.id)
            names[mark.key.kind, mark.key.id] = count(session, festival, mark.on_date, settings_of(session))
    rows = [
        (_reminder_row if mark.key.is_reminder else _occasion_row)(mark, found, phones)
        for mark in marks
        if (found := names.get((mark.key.kind, mark.key.id))) is not None
    ]
    births = {row.file_id for row in rows if row.kind in _BIRTHDAYS and row.file_id is not None}
    presents = given_to(session, births) if births else {}
    return [
        replace(row, given=tuple(given[:MOST_GIVEN]))
        if row.kind in _BIRTHDAYS and (given := presents.get((row.file_id or 0, row.person_id)))
        else row
        for row in rows
    ]


def _by_id(session: Session, query: Select[*tuple[Any, ...]], ids: Iterable[int]) -> Iterable[Any]:
    ordered = sorted(ids)
    column = query.selected_columns[0]
    for start in range(0, len(ordered), _CHUNK):
        yield from session.execute(query.where(column.in_(ordered[start : start + _CHUNK])))


def _phones(session: Session, files: set[int]) -> Phones:
    """The first number of each file (`None`), of each person in it, and of anyone in it (0)."""
    found: Phones = {}
    query = select(Phone.file_id, Phone.person_id, Phone.number).order_by(Phone.position, Phone.id)
    for row in _by_id(session, query, files):
        found.setdefault((row.file_id, row.person_id), row.number)
        found.setdefault((row.file_id, 0), row.number)
    return found


def _phone_of(phones: Phones, file_id: int | None, person_id: int | None) -> str:
    if file_id is None:
        return ""
    return next(
        (phones[key] for key in ((file_id, person_id), (file_id, None), (file_id, 0)) if key in phones), ""
    )


def _reminders() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Reminder.id,
            Reminder.text,
            ClientFile.name.label("file_name"),
            ClientFile.rung,
            Reminder.person_id,
            Reminder.repeat_unit,
            Reminder.repeat_every,
            Reminder.repeat_until,
            Person.name.label("person"),
        )
        .outerjoin(ClientFile, ClientFile.id == Reminder.file_id)
        .outerjoin(Person, Person.id == Reminder.person_id)
    )


def _births(owner: type[ClientFile | Person]) -> tuple[Any, ...]:
    return (
        owner.birth_calendar.label("calendar"),
        owner.birth_year.label("year"),
        owner.birth_month.label("month"),
        owner.birth_day.label("day"),
        owner.birth_leap.label("leap"),
    )


def _birthdays() -> Select[*tuple[Any, ...]]:
    return select(ClientFile.id, ClientFile.name.label("file_name"), *_births(ClientFile))


def _person_birthdays() -> Select[*tuple[Any, ...]]:
    whom = (Person.id.label("person_id"), Person.name.label("person"), ClientFile.name.label("file_name"))
    return select(Person.id, *whom, *_births(Person)).join(ClientFile, ClientFile.id == Person.file_id)


def _dates() -> Select[*tuple[Any, ...]]:
    d = ImportantDate
    own = (d.title, d.calendar, d.year, d.month, d.day, d.leap, d.yearly, d.person_id)
    return (
        select(d.id, *own, Person.name.label("person"), ClientFile.name.label("file_name"))
        .join(ClientFile, ClientFile.id == d.file_id)
        .outerjoin(Person, Person.id == d.person_id)
    )


_QUERIES: dict[str, Callable[[], Select[*tuple[Any, ...]]]] = {
    "reminder": _reminders,
    OccasionKind.BIRTHDAY.value: _birthdays,
    OccasionKind.PERSON_BIRTHDAY.value: _person_birthdays,
    OccasionKind.DATE.value: _dates,
}


def _reminder_row(mark: DueMark, found: Any, phones: Phones) -> DueRow:
    title = found.text
    if mark.kind == ReminderKind.RUNG_END:
        title = tr("Rung {rung}: the reason ends ({reason})", rung=found.rung or "–", reason=found.text)
    again = ""
    if found.repeat_unit is not None:
        again = repeat_words(Repeat(RepeatUnit(found.repeat_unit), found.repeat_every, found.repeat_until))
    return _row(mark, title, found.file_name, found.person_id, found.person or "", phones, said=again)


def _occasion_row(mark: DueMark, found: Any, phones: Phones) -> DueRow:
    if isinstance(found, FestivalCount):
        title = trn(
            "{festival}: {n} to greet", "{festival}: {n} to greet", found.left, festival=found.festival.label
        )
        return _row(mark, title, "", None, "", phones)
    is_date = mark.kind == OccasionKind.DATE
    in_file = is_date or mark.kind == OccasionKind.PERSON_BIRTHDAY
    annual = AnnualDate(Calendar(found.calendar), found.month, found.day, bool(found.leap), found.year)
    assert mark.on_date is not None
    yearly = not is_date or bool(found.yearly)
    return _row(
        mark,
        found.title if is_date else tr("Birthday"),
        found.file_name,
        found.person_id if in_file else None,
        (found.person or "") if in_file else "",
        phones,
        turns=(turns(annual, mark.on_date) or None) if yearly else None,
        said=describe(annual),
        rule=edge_words(edge_rule(annual) if yearly else None, year_known=is_date or found.year is not None),
    )


def _row(
    mark: DueMark,
    title: str,
    file_name: str | None,
    person_id: int | None,
    person: str,
    phones: Phones,
    *,
    turns: int | None = None,
    said: str = "",
    rule: str = "",
) -> DueRow:
    return DueRow(
        key=str(mark.key),
        kind=mark.kind,
        title=title,
        file_id=mark.file_id,
        file_name=file_name or "",
        person_id=person_id,
        person=person,
        phone=_phone_of(phones, mark.file_id, person_id),
        on_date=mark.on_date,
        due_on=mark.due_on,
        time=mark.time,
        days_overdue=mark.days_overdue,
        lead=mark.lead,
        bucket=mark.bucket,
        turns=turns,
        said=said,
        edge_rule=rule,
        snoozed_until=mark.snoozed_until,
    )
