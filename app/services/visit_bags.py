"""What is to be packed for each planned visit: the usual list of its kind until it is changed or ticked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.settings import WorkSettings
from app.domain.terms import Way
from app.domain.visit_bag import (
    OUT,
    Bag,
    BagEntry,
    check_entries,
    check_lists,
    kept_bag,
    kind_of,
    usual_bag,
)
from app.models import BagItem, ClientFile, FileSummary
from app.services import contact_rows
from app.services.form_lines import FormLine, chosen_lines
from app.services.settings import SettingsService
from app.storage.database import Database
from app.storage.derived import settings_of


class BagService:
    """Reads the lists of visits, ticks what is packed, keeps the lists of each kind."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of_line(self, line_id: int) -> Bag:
        """The list of a planned visit. Raises `InvalidInput` when the visit is gone."""
        with self._db.read() as session:
            lines = chosen_lines(session, [line_id], self._db.clock.today())
            if not lines:
                raise InvalidInput("gone", N_("This line of the log is no longer there."))
            return bag_of(session, lines[0], settings_of(session))

    def suggested(
        self, file_ids: Sequence[int], *, joint: bool, kind: str | None = None, materials: str = ""
    ) -> Bag:
        """The usual list for a visit to these files: of this kind, or of the one that fits."""
        with self._db.read() as session:
            numbers = dict.fromkeys(file_ids)
            kind = kind or _kind(_facts(session, numbers), numbers)
            return usual_bag(kind, settings_of(session).checklists, joint=joint, materials=materials)

    def lists(self) -> dict[str, list[str]]:
        """The lists the user changed or added, by kind of visit."""
        with self._db.read() as session:
            return {kind: list(texts) for kind, texts in settings_of(session).checklists.items()}

    def set_lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Keep the lists of the kinds. Raises `InvalidInput` at `kind` or `bag`."""
        kept = check_lists(lists)
        with self._db.write(N_("Change what to bring to visits")):
            SettingsService(self._db).change({"checklists": kept})

    def set_bag(self, line_id: int, entries: Iterable[BagEntry]) -> None:
        """Keep the list of one visit, ticks and all; an empty one is the usual one again."""
        clean = check_entries(entries)
        with self._db.write(N_("Pack for a visit")) as unit:
            contact_rows.line_of(unit.session, line_id)
            keep(unit.session, line_id, clean)


def keep(session: Session, line_id: int, entries: Sequence[BagEntry]) -> None:
    """Make the visit's own list be this one; rows that say the same stay as they are."""
    rows = {
        row.text: row
        for row in session.scalars(select(BagItem).where(BagItem.line_id == line_id).order_by(BagItem.id))
    }
    for position, entry in enumerate(entries):
        row = rows.pop(entry.text, None)
        if row is None:
            session.add(BagItem(line_id=line_id, text=entry.text, packed=entry.packed, position=position))
        else:
            row.packed, row.position = entry.packed, position
    for row in rows.values():
        session.delete(row)
    session.flush()


def bags_of(session: Session, lines: Sequence[FormLine], settings: WorkSettings) -> dict[int, Bag]:
    """The list of every line that one sets out for."""
    out = [line for line in lines if line.is_planned_visit and (line.way or Way.VISIT) in OUT]
    own: dict[int, list[BagEntry]] = defaultdict(list)
    ids = [line.id for line in out]
    for row in session.execute(
        select(BagItem.line_id, BagItem.text, BagItem.packed)
        .where(BagItem.line_id.in_(ids))
        .order_by(BagItem.line_id, BagItem.position, BagItem.id)
    ):
        own[row.line_id].append(BagEntry(row.text, row.packed))
    facts = _facts(session, {each.file_id for line in out for each in line.files})
    found: dict[int, Bag] = {}
    for line in out:
        kind = _kind(facts, {each.file_id: each.number for each in line.files})
        if line.id in own:
            found[line.id] = kept_bag(kind, own[line.id], line.materials)
        else:
            found[line.id] = usual_bag(
                kind, settings.checklists, joint=bool(line.companions), materials=line.materials
            )
    return found


def bag_of(session: Session, line: FormLine, settings: WorkSettings) -> Bag:
    """The list of one line; empty where one stays at the desk."""
    return bags_of(session, [line], settings).get(line.id, Bag("repeat"))


def _facts(session: Session, file_ids: Iterable[int]) -> dict[int, tuple[str | None, str, int]]:
    """Rung, standing and visits held, by file."""
    return {
        row.id: (row.rung, row.standing, row.visits)
        for row in session.execute(
            select(ClientFile.id, ClientFile.rung, ClientFile.standing, FileSummary.visits)
            .join(FileSummary, FileSummary.file_id == ClientFile.id)
            .where(ClientFile.id.in_(list(file_ids)))
        )
    }


def _kind(facts: Mapping[int, tuple[str | None, str, int]], numbers: Mapping[int, int | None]) -> str:
    """Of several people seen at once the first named decides: the visit is theirs."""
    for file_id, number in numbers.items():
        if file_id in facts:
            rung, standing, visits = facts[file_id]
            return kind_of(rung=rung, standing=standing, number=number if number is not None else visits + 1)
    return kind_of(rung=None, standing="", number=None)
