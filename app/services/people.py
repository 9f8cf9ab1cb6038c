"""Family and contact persons of a file with their own birthdays and phones, and its dates that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.annual import AnnualDate, Calendar, next_on
from app.domain.field_text import field_line, field_text
from app.domain.field_values import birth_columns, birthday_of
from app.domain.leads import Leads, columns, leads, of_columns
from app.domain.terms import DecisionRole, Gender, PersonRole
from app.models import ClientFile, ImportantDate, Person
from app.services.files.card import PhoneRow, phones_of
from app.services.files.editing import PhoneDraft, checked_phones, keep_phones
from app.storage.database import Database
from app.storage.derived import first_of

Row = TypeVar("Row", Person, ImportantDate)
NAME_LIMIT: Final = 60
NOTE_LIMIT: Final = 500


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Someone in a file, as the form has them."""

    name: str
    role: str = PersonRole.CONTACT.value
    decision_role: str | None = None
    gender: str | None = None
    job_title: str = ""
    birthday: AnnualDate | None = None
    phones: tuple[PhoneDraft, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone in a file."""

    id: int
    name: str
    role: str
    decision_role: str | None
    gender: str | None
    job_title: str
    birthday: AnnualDate | None
    next_birthday_on: date | None
    phones: tuple[PhoneRow, ...]
    note: str
    version: int

    def draft(self) -> PersonDraft:
        """As the form edits it."""
        return PersonDraft(
            name=self.name,
            role=self.role,
            decision_role=self.decision_role,
            gender=self.gender,
            job_title=self.job_title,
            birthday=self.birthday,
            phones=tuple(PhoneDraft(p.number, p.label, p.id) for p in self.phones),
            note=self.note,
        )


@dataclass(frozen=True, slots=True)
class DateDraft:
    """A date that matters: once in the year it names, or every year."""

    title: str
    day: AnnualDate
    yearly: bool = False
    leads: Leads = (3,)
    person_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that matters; `next_on` is none once it is past for good."""

    id: int
    title: str
    day: AnnualDate
    yearly: bool
    leads: Leads
    person_id: int | None
    person: str
    note: str
    next_on: date | None
    version: int

    def draft(self) -> DateDraft:
        """As the form edits it."""
        return DateDraft(self.title, self.day, self.yearly, self.leads, self.person_id, self.note)


class PeopleService:
    """Keeps the people and the dates of files."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of_file(self, file_id: int) -> list[PersonRow]:
        """Everyone in the file, those who decide first, then in the order they were added."""
        ranks = {role.value: rank for rank, role in enumerate(DecisionRole)}
        with self._db.read() as session:
            phones = phones_of(session, file_id)
            rows = [
                self._row(person, phones)
                for person in session.scalars(
                    select(Person).where(Person.file_id == file_id).order_by(Person.id)
                )
            ]
        return sorted(rows, key=lambda row: ranks.get(row.decision_role or "", len(ranks)))

    def add(self, file_id: int, draft: PersonDraft) -> int:
        """One act. Raises `InvalidInput` at `name`, `job_title`, `phones` or `note`."""
        values, phones = _checked(draft)
        with self._db.write(
            N_("Add {person} to {name}"), person=values["name"], name=self._file(file_id)
        ) as unit:
            person = Person(file_id=file_id, **values)
            unit.session.add(person)
            unit.session.flush()
            keep_phones(unit.session, file_id, person.id, phones)
            return person.id

    def edit(self, person_id: int, draft: PersonDraft, version: int | None = None) -> None:
        """One act. Raises `InvalidInput` at a field, `EditConflict` when changed since `version`."""
        values, phones = _checked(draft)
        with self._db.write(N_("Change {name}"), name=values["name"]) as unit:
            person = _get(unit.session, Person, person_id)
            self._same("person", person_id, version)
            for name, value in values.items():
                setattr(person, name, value)
            keep_phones(unit.session, person.file_id, person_id, phones)

    def delete(self, person_id: int) -> None:
        """Take someone out of a file; their phones and dates go too, undo brings them back."""
        with self._db.read() as session:
            name = _get(session, Person, person_id).name
        with self._db.write(N_("Delete {name}"), name=name) as unit:
            unit.session.delete(_get(unit.session, Person, person_id))

    def dates(self, file_id: int) -> list[DateRow]:
        """The dates of a file, the next one first, those past for good last."""
        with self._db.read() as session:
            rows = [
                self._date_row(row, name)
                for row, name in session.execute(
                    select(ImportantDate, Person.name)
                    .outerjoin(Person, Person.id == ImportantDate.person_id)
                    .where(ImportantDate.file_id == file_id)
                )
            ]
        return sorted(rows, key=lambda row: (row.next_on is None, row.next_on or date.min, row.id))

    def add_date(self, file_id: int, draft: DateDraft) -> int:
        """One act. Raises `InvalidInput` at `title`, `day`, `leads` or `note`."""
        values = _checked_date(draft)
        with self._db.write(
            N_("Add the date “{title}” to {name}"), title=values["title"], name=self._file(file_id)
        ) as unit:
            row = ImportantDate(file_id=file_id, **values)
            unit.session.add(row)
            unit.session.flush()
            return row.id

    def edit_date(self, date_id: int, draft: DateDraft, version: int | None = None) -> None:
        """One act. Raises like `add_date`, and `EditConflict` when changed since `version`."""
        values = _checked_date(draft)
        with self._db.write(N_("Change the date “{title}”"), title=values["title"]) as unit:
            row = _get(unit.session, ImportantDate, date_id)
            self._same("important_date", date_id, version)
            for name, value in values.items():
                setattr(row, name, value)

    def delete_date(self, date_id: int) -> None:
        """Forget a date; undo brings it back."""
        with self._db.read() as session:
            title = _get(session, ImportantDate, date_id).title
        with self._db.write(N_("Delete the date “{title}”"), title=title) as unit:
            unit.session.delete(_get(unit.session, ImportantDate, date_id))

    def _row(self, person: Person, phones: Sequence[PhoneRow]) -> PersonRow:
        birthday = birthday_of({c.key: getattr(person, c.key) for c in Person.__table__.columns})
        return PersonRow(
            id=person.id,
            name=person.name,
            role=person.role,
            decision_role=person.decision_role,
            gender=person.gender,
            job_title=person.job_title or "",
            birthday=birthday,
            next_birthday_on=_next(birthday, self._db.clock.today()) if birthday else None,
            phones=tuple(p for p in phones if p.person_id == person.id),
            note=person.note or "",
            version=self._db.version_of("person", person.id),
        )

    def _date_row(self, row: ImportantDate, person: str | None) -> DateRow:
        day = AnnualDate(Calendar(row.calendar), row.month, row.day, row.leap, row.year)
        today = self._db.clock.today()
        if row.yearly or row.year is None:
            upcoming = _next(day, today)
        else:
            upcoming = first_of(day)
            upcoming = upcoming if upcoming >= today else None
        return DateRow(
            row.id,
            row.title,
            day,
            row.yearly,
            of_columns(row.lead_days, row.nearer_days),
            row.person_id,
            person or "",
            row.note or "",
            upcoming,
            self._db.version_of("important_date", row.id),
        )

    def _file(self, file_id: int) -> str:
        with self._db.read() as session:
            name = session.scalar(select(ClientFile.name).where(ClientFile.id == file_id))
        if name is None:
            raise InvalidInput("gone", N_("This file is no longer there."))
        return name

    def _same(self, table: str, row_id: int, version: int | None) -> None:
        if version is not None and version != self._db.version_of(table, row_id):
            raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))


def _get(session: Session, model: type[Row], row_id: int) -> Row:
    found = session.get(model, row_id)
    if found is None:
        raise InvalidInput("gone", N_("This is no longer there."))
    return found


def _next(day: AnnualDate, today: date) -> date | None:
    try:
        return next_on(day, today)
    except ValueError:  # past the end of the lunar calendar
        return None


def _checked(draft: PersonDraft) -> tuple[dict[str, object], list[PhoneDraft]]:
    name = field_line(draft.name, "name", NAME_LIMIT)
    if not name:
        raise InvalidInput("empty", N_("Write a name."), field="name")
    values: dict[str, object] = {
        "name": name,
        "role": PersonRole(draft.role).value,
        "decision_role": DecisionRole(draft.decision_role).value if draft.decision_role else None,
        "gender": Gender(draft.gender).value if draft.gender else None,
        "job_title": field_line(draft.job_title, "job_title", NAME_LIMIT) or None,
        "note": field_text(draft.note, "note", NOTE_LIMIT) or None,
        **birth_columns(draft.birthday),
    }
    return values, checked_phones(draft.phones)


def _checked_date(draft: DateDraft) -> dict[str, object]:
    title = field_line(draft.title, "title", NAME_LIMIT)
    if not title:
        raise InvalidInput("empty", N_("Say what the date is for."), field="title")
    if not draft.yearly and draft.day.year is None:
        raise InvalidInput("year", N_("A date that comes once needs its year."), field="day")
    return {
        "title": title,
        "calendar": draft.day.calendar.value,
        "year": draft.day.year,
        "month": draft.day.month,
        "day": draft.day.day,
        "leap": draft.day.leap,
        "yearly": draft.yearly,
        **columns(leads(draft.leads)),
        "person_id": draft.person_id,
        "note": field_text(draft.note, "note", NOTE_LIMIT) or None,
    }
