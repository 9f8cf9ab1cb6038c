"""Facts heard in a line: offered for the file they belong to, and kept there when accepted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.client_fields import BY_NAME, Input
from app.domain.facts import Fact, hear_facts
from app.domain.facts.keeping import added, dated, holds
from app.domain.field_values import show_value
from app.domain.follow_ups import called
from app.domain.phone import same_phone
from app.domain.promises import OfferKind
from app.domain.relatives import Relative
from app.domain.terms import FileKind, PersonRole
from app.models import ClientFile, Person
from app.services.files.card import PhoneRow, phones_of
from app.services.files.editing import PhoneDraft
from app.services.files.service import FileService
from app.services.named import Named, meant
from app.services.people import PeopleService, PersonDraft, PersonRow
from app.storage.database import Database

_REPLACES: Final = re.compile(r"新|换|改|\bnew\b|\bnow\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FactOffer:
    """A fact, and in whose file it would be kept, likeliest first; `before`: the values it would replace."""

    fact: Fact
    who: tuple[Named, ...]
    chosen: bool  # whether the first of `who` is meant beyond doubt
    before: tuple[str, ...]  # for each of `who`; empty where nothing is replaced

    @property
    def kind(self) -> OfferKind:
        return OfferKind.FACT

    @property
    def key(self) -> str:
        """The words by which it is known again once it was dismissed."""
        return self.fact.key

    @property
    def days(self) -> tuple[date, ...]:
        """None: a fact has no day."""
        return ()

    @property
    def about(self) -> object:
        """What was understood."""
        return self.fact

    def is_among(self, keys: Collection[str]) -> bool:
        """Whether it was dismissed under one of these, perhaps before the sentence was finished."""
        return any(self.key.startswith(each) or each.startswith(self.key) for each in keys)

    def words(self, _today: date, _day: date | None = None, who: Named | None = None) -> str:
        """One line: Hobbies: 足球 · 刘志强; Title: 经理 → 总监 · 刘志强."""
        named = who or (self.who[0] if self.chosen else None)
        return " · ".join(part for part in (self.change(named), named.label if named else "") if part)

    def change(self, named: Named | None) -> str:
        """What accepting does to a file: Hobbies: 足球."""
        before = self.before[self.who.index(named)] if named in self.who else ""
        value = f"{before} → {shown(self.fact)}" if before else shown(self.fact)
        return tr("{field}: {value}", field=label_of_fact(self.fact), value=value)


def shown(fact: Fact) -> str:
    """The value in words."""
    return str(fact.value) if fact.relative else show_value(BY_NAME[fact.field], fact.value)


def label_of_fact(fact: Fact) -> str:
    """The field, or the member of the family."""
    return fact.relative.word.capitalize() if fact.relative else tr(BY_NAME[fact.field].label)


def same_relative(people: Iterable[PersonRow], relative: Relative) -> PersonRow | None:
    """Who of the file is meant: by name, else the only one of the role; other relatives by name alone."""
    alike = [row for row in people if row.role == relative.role]
    by_name = next((row for row in alike if row.name == relative.word), None)
    if by_name is not None or relative.role is PersonRole.RELATIVE:
        return by_name
    return alike[0] if len(alike) == 1 else None


class FileFactService:
    """Finds whose fact it is, and writes it into the file or onto the person."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._files = FileService(database)
        self._people = PeopleService(database)

    def offers(
        self, session: Session, text: str, on_line: list[Named], known: tuple[Named, ...]
    ) -> tuple[FactOffer, ...]:
        """What a text tells that its files do not hold yet. `known`: those named in full in it."""
        names = [each.person or each.file_name for each in (*known, *on_line)]
        made = []
        for fact in hear_facts(text, names):
            who, sure = _whose(session, fact, text, on_line, known)
            offer = _offer(session, fact, who, sure=sure)
            if offer is not None:
                made.append(offer)
        return tuple(made)

    @staticmethod
    def of_new(name: str, text: str) -> tuple[FactOffer, ...]:
        """What is told of somebody whose file is about to be made."""
        person = FileKind.PERSON.value
        told = [each for each in hear_facts(text, (name,)) if each.whom in {"", name} and each.fits(person)]
        return tuple(FactOffer(each, (Named(0, name),), True, ("",)) for each in told)

    def keep(self, fact: Fact, named: Named) -> str:
        """Into the file, one act; returns what was done in words. Raises `InvalidInput` at a field."""
        with self._db.write(
            N_("Keep in the file of {name}: {text}"), name=named.file_name, text=fact.words[:80]
        ):
            if named.person_id is not None:
                self._of_contact(fact, named, named.person_id)
            elif fact.relative is not None:
                self._of_relative(fact, named.file_id, fact.relative)
            else:
                self._in_file(fact, named.file_id)
        return tr(
            "Kept in the file of {name}: {field} {value}",
            name=named.file_name,
            field=label_of_fact(fact),
            value=shown(fact),
        )

    def _in_file(self, fact: Fact, file_id: int) -> None:
        value: object = fact.value
        if fact.field == "phones":
            with self._db.read() as session:
                there = [row for row in phones_of(session, file_id) if row.person_id is None]
            value = _with_number(there, fact)
        elif BY_NAME[fact.field].input is Input.TEXT:
            with self._db.read() as session:
                kept = str(getattr(session.get_one(ClientFile, file_id), fact.field) or "")
            if holds(kept, str(fact.value)):
                return
            value = added(kept, self._worded(fact))
        self._files.edit(file_id, {fact.field: value})

    def _of_relative(self, fact: Fact, file_id: int, relative: Relative) -> None:
        people = self._people.of_file(file_id)
        known = same_relative(people, relative)
        if known is not None:
            self._note(known, self._worded(fact))
        elif relative.role is not PersonRole.RELATIVE and any(row.role == relative.role for row in people):
            said = f"{relative.word}：{fact.value}"  # of two sons nobody says which
            self._in_file(replace(fact, value=said, relative=None), file_id)
        else:
            draft = PersonDraft(relative.word, role=relative.role.value, note=self._worded(fact))
            self._people.add(file_id, draft)

    def _of_contact(self, fact: Fact, named: Named, person_id: int) -> None:
        row = next((each for each in self._people.of_file(named.file_id) if each.id == person_id), None)
        if row is None:
            raise InvalidInput("gone", N_("This is no longer there."))
        if fact.field == "job_title":
            self._people.edit(person_id, replace(row.draft(), job_title=str(fact.value)))
        elif fact.field == "phones":
            self._people.edit(person_id, replace(row.draft(), phones=_with_number(row.phones, fact)))
        else:
            self._note(row, fact.words)

    def _note(self, row: PersonRow, words: str) -> None:
        if not holds(row.note, words):
            self._people.edit(row.id, replace(row.draft(), note=added(row.note, words)))

    def _worded(self, fact: Fact) -> str:
        words = str(fact.value)
        return dated(words, self._db.clock.today()) if fact.passing else words


def _with_number(there: Iterable[PhoneRow], fact: Fact) -> tuple[PhoneDraft, ...]:
    """The numbers with one more; a new one is dialled first."""
    kept = tuple(PhoneDraft(row.number, row.label, row.id) for row in there)
    told = (PhoneDraft(str(fact.value)),)
    return told + kept if _REPLACES.search(fact.words) else kept + told


def _whose(
    session: Session, fact: Fact, text: str, on_line: list[Named], known: tuple[Named, ...]
) -> tuple[tuple[Named, ...], bool]:
    """Whom the words mean that name somebody; without any, whoever the line is about, and nobody else."""
    if not fact.whom:
        return tuple(on_line), len(on_line) == 1
    calls = called(fact.whom)
    if len(calls) < 2:
        return meant(session, fact.whom, text, on_line, known)
    several: dict[Named, None] = {}
    for call in calls:
        found, _sure = meant(session, fact.whom[call.start : call.end], text, on_line, known)
        several |= dict.fromkeys(found)
    return tuple(several), len(several) == 1


def _offer(session: Session, fact: Fact, who: Sequence[Named], *, sure: bool) -> FactOffer | None:
    """Without those whose file has no such field or holds the same already."""
    rows = {
        row.id: row
        for row in session.scalars(
            select(ClientFile)
            .where(ClientFile.id.in_([each.file_id for each in who]))
            .execution_options(populate_existing=True)
        )
    }
    kept: list[tuple[Named, str]] = []
    for each in who:
        file = rows.get(each.file_id)
        before = _before(session, fact, each, file) if file is not None else None
        if before is not None:
            kept.append((each, before))
    if not kept or (sure and kept[0][0] != who[0]):
        return None
    return FactOffer(fact, tuple(each for each, _ in kept), sure, tuple(before for _, before in kept))


def _before(session: Session, fact: Fact, named: Named, file: ClientFile) -> str | None:
    """What would be replaced, empty for nothing; none where the fact has no place or is known."""
    if named.person_id is not None:
        person = session.get(Person, named.person_id, populate_existing=True)
        return None if person is None else _before_of_contact(session, fact, person)
    if not fact.fits(file.kind):
        return None
    if fact.field == "phones":
        return _unless_known(session, fact, file.id)
    if fact.relative is not None:
        notes = session.scalars(
            select(Person.note).where(Person.file_id == file.id, Person.role == fact.relative.role.value)
        )
        said = "\n".join([*(note or "" for note in notes), file.family or ""])
        return None if holds(said, str(fact.value)) else ""
    if fact.field == "approx_age" and file.birth_year is not None:
        return None
    kept = getattr(file, fact.field)
    if kept is None or kept == "":
        return ""
    if BY_NAME[fact.field].input is Input.TEXT:
        return None if holds(str(kept), str(fact.value)) else ""
    return None if kept == fact.value else show_value(BY_NAME[fact.field], kept)


def _unless_known(session: Session, fact: Fact, file_id: int) -> str | None:
    """A number replaces nothing; one that is in the file, whose ever, is known."""
    known = any(same_phone(row.number, str(fact.value)) for row in phones_of(session, file_id))
    return None if known else ""


def _before_of_contact(session: Session, fact: Fact, person: Person) -> str | None:
    if not fact.fits(FileKind.PERSON.value):
        return None
    if fact.field == "job_title":
        return None if person.job_title == fact.value else person.job_title or ""
    if fact.field == "phones":
        return _unless_known(session, fact, person.file_id)
    return None if holds(person.note or "", fact.words) else ""
