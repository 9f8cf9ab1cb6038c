"""Undo, redo, and what happened: the journal as the user sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from app.core.errors import UndoRefused
from app.core.i18n import N_, tr
from app.models import Act
from app.storage import journal
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act: what was done, when (UTC), and whether it can be taken back now."""

    id: int
    label: str
    at: datetime
    kind: str
    reversed: bool
    sealed: bool


def act_text(label: str, params: str) -> str:
    """The act's label in the language in use."""
    return tr(label, **json.loads(params))


class UndoService:
    """Takes acts back and brings them again; both are acts themselves."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def next_undo(self) -> str | None:
        """What Ctrl+Z would take back, or `None`."""
        with self._db.read() as session:
            act = journal.undoable(session)
            return act_text(act.label, act.params) if act else None

    def next_redo(self) -> str | None:
        """What redo would bring again, or `None`."""
        with self._db.read() as session:
            act = journal.redoable(session)
            return act_text(act.label, act.params) if act else None

    def undo(self) -> str:
        """Take the last act back; returns what it was. Raises `UndoRefused` when there is none."""
        with self._db.read() as session:
            act = journal.undoable(session)
        if act is None:
            raise UndoRefused("nothing", N_("There is nothing to undo."))
        return self.undo_act(act.id)

    def undo_act(self, act_id: int) -> str:
        """Take this act back, also an older one while nothing later stands on its rows."""
        with self._db.read() as session:
            act = session.get(Act, act_id)
        if act is None or act.sealed or act.reversed_by_id is not None:
            raise UndoRefused("sealed", N_("This can no longer be taken back."))
        return self._reverse(act_id, "undo")

    def redo(self) -> str:
        """Bring the last undone act again. Raises `UndoRefused` when there is none."""
        with self._db.read() as session:
            act = journal.redoable(session)
        if act is None:
            raise UndoRefused("nothing", N_("There is nothing to redo."))
        return self._reverse(act.id, "redo")

    def _reverse(self, act_id: int, kind: str) -> str:
        with self._db.read() as session:
            before = session.get(Act, act_id)
        assert before is not None
        with self._db.write(before.label, **json.loads(before.params)) as unit:
            act = unit.session.get(Act, act_id)
            assert act is not None
            journal.reverse(unit.session, act)
            unit.session.execute(
                update(Act).where(Act.id == unit.act_id).values(kind=kind, reverses_id=act_id)
            )
            unit.session.execute(update(Act).where(Act.id == act_id).values(reversed_by_id=unit.act_id))
        return act_text(before.label, before.params)

    def recent(self, limit: int = 50) -> list[ActRow]:
        """The latest acts, newest first."""
        with self._db.read() as session:
            return [
                ActRow(
                    a.id, act_text(a.label, a.params), a.at, a.kind, a.reversed_by_id is not None, a.sealed
                )
                for a in session.scalars(select(Act).order_by(Act.id.desc()).limit(limit))
            ]

    def seal(self) -> None:
        """Make all acts so far readable only (after the demo was written, say)."""
        with self._db.plain_write() as session:
            session.execute(update(Act).values(sealed=True))
