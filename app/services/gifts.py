"""Presents that were given: kept by file and person, shown beside the next birthday, none given twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.field_text import field_line, field_text
from app.domain.gifts import same_present
from app.domain.terms import GiftOccasion
from app.models import ClientFile, Gift, Person
from app.storage.database import Database

WHAT_LIMIT: Final = 60
NOTE_LIMIT: Final = 500
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class GiftDraft:
    """A present as its form has it; `cost_fen` in 分."""

    what: str
    given_on: date
    person_id: int | None = None  # somebody in the file; none: the client
    occasion: str | None = None
    cost_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GiftRow:
    """A present that was given."""

    id: int
    file_id: int
    person_id: int | None
    person: str
    given_on: date
    what: str
    occasion: str | None
    cost_fen: int | None
    note: str
    version: int

    def draft(self) -> GiftDraft:
        """As the form edits it."""
        return GiftDraft(self.what, self.given_on, self.person_id, self.occasion, self.cost_fen, self.note)


class GiftService:
    """Keeps presents, one act each."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of_file(self, file_id: int) -> list[GiftRow]:
        """Everything given to the client and to people in the file, the newest first."""
        with self._db.read() as session:
            rows = session.execute(
                select(Gift, Person.name)
                .outerjoin(Person, Person.id == Gift.person_id)
                .where(Gift.file_id == file_id)
                .order_by(Gift.given_on.desc(), Gift.id.desc())
            ).all()
            return [self._row(gift, name) for gift, name in rows]

    def same_before(
        self, file_id: int, person_id: int | None, what: str, but: int | None = None
    ) -> GiftRow | None:
        """The last time the same thing was given to the same person; `but` leaves one present out."""
        return next(
            (
                row
                for row in self.of_file(file_id)
                if row.person_id == person_id and row.id != but and same_present(row.what, what)
            ),
            None,
        )

    def give(self, file_id: int, draft: GiftDraft) -> int:
        """Keep a present. Raises `InvalidInput` at `what`, `given_on`, `cost` or `note`."""
        values = self._checked(draft)
        with self._db.write(
            N_("Present for {name}: {what}"), name=self._name(file_id), what=values["what"]
        ) as unit:
            gift = Gift(file_id=file_id, **values)
            unit.session.add(gift)
            unit.session.flush()
            return gift.id

    def edit(self, gift_id: int, draft: GiftDraft, version: int | None = None) -> None:
        """Change a present. Raises like `give`, and `EditConflict` when changed since `version`."""
        values = self._checked(draft)
        with self._db.write(N_("Change the present “{what}”"), what=values["what"]) as unit:
            gift = _get(unit.session, gift_id)
            if version is not None and version != self._db.version_of("gift", gift_id):
                raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
            for name, value in values.items():
                setattr(gift, name, value)

    def remove(self, gift_id: int) -> None:
        """Take a present away; undo brings it back."""
        with self._db.read() as session:
            what = _get(session, gift_id).what
        with self._db.write(N_("Delete the present “{what}”"), what=what) as unit:
            unit.session.delete(_get(unit.session, gift_id))

    def _row(self, gift: Gift, person: str | None) -> GiftRow:
        return GiftRow(
            gift.id,
            gift.file_id,
            gift.person_id,
            person or "",
            gift.given_on,
            gift.what,
            gift.occasion,
            gift.cost_fen,
            gift.note or "",
            self._db.version_of("gift", gift.id),
        )

    def _name(self, file_id: int) -> str:
        with self._db.read() as session:
            name = session.scalar(select(ClientFile.name).where(ClientFile.id == file_id))
        if name is None:
            raise InvalidInput("gone", N_("This file is no longer there."), field="who")
        return name

    def _checked(self, draft: GiftDraft) -> dict[str, object]:
        what = field_line(draft.what, "what", WHAT_LIMIT)
        if not what:
            raise InvalidInput("empty", N_("Say what was given."), field="what")
        if draft.given_on > self._db.clock.today():
            raise InvalidInput(
                "ahead", N_("This day is still to come: write a reminder instead."), field="given_on"
            )
        return {
            "what": what,
            "given_on": draft.given_on,
            "person_id": draft.person_id,
            "occasion": GiftOccasion(draft.occasion).value if draft.occasion else None,
            "cost_fen": draft.cost_fen,
            "note": field_text(draft.note, "note", NOTE_LIMIT) or None,
        }


def _get(session: Session, gift_id: int) -> Gift:
    found = session.get(Gift, gift_id)
    if found is None:
        raise InvalidInput("gone", N_("This is no longer there."))
    return found


Whom = tuple[int, int | None]  # a file, and somebody in it


def given_to(session: Session, files: Iterable[int]) -> dict[Whom, list[tuple[date, str]]]:
    """What was given to each, the newest first; for many files in few questions."""
    found: dict[Whom, list[tuple[date, str]]] = {}
    ordered = sorted(files)
    for start in range(0, len(ordered), _CHUNK):
        rows = session.execute(
            select(Gift.file_id, Gift.person_id, Gift.given_on, Gift.what)
            .where(Gift.file_id.in_(ordered[start : start + _CHUNK]))
            .order_by(Gift.given_on.desc(), Gift.id.desc())
        )
        for file_id, person_id, given_on, what in rows:
            found.setdefault((file_id, person_id), []).append((given_on, what))
    return found
