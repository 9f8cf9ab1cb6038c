"""The journal: triggers that keep every row's old values, and the replay that takes an act back.

The technique is SQLite's own for undo (triggers on every table), kept as JSON values instead of SQL text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, bindparam, column, select, table, text, update
from sqlalchemy.orm import Session

from app.core.errors import UndoRefused
from app.core.i18n import N_, tr
from app.models import Act, Base, JournalRow

_ARGUMENTS = 60  # pairs in one call


def watched_tables() -> list[Table]:
    """The tables whose every change is kept, parents before children."""
    return [t for t in Base.metadata.sorted_tables if t.info.get("journal", True)]


def triggers() -> dict[str, str]:
    """Trigger name → the SQL that makes it, for every watched table."""
    made = {}
    for t in watched_tables():
        old = _old_values([c.name for c in t.columns])
        changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in t.columns)
        for op, event, row, values, when in (
            ("I", "INSERT", "NEW", "NULL", ""),
            ("U", "UPDATE", "OLD", old, f" WHEN {changed}"),
            ("D", "DELETE", "OLD", old, ""),
        ):
            name = f"journal_{t.name}_{op.lower()}"
            made[name] = (
                f"CREATE TRIGGER {name} AFTER {event} ON {t.name}{when} BEGIN "
                f"INSERT INTO journal (act_id, table_name, row_id, op, old) VALUES "
                f"((SELECT act_id FROM open_act), '{t.name}', {row}.id, '{op}', {values}); END"
            )
    return made


def _old_values(columns: list[str]) -> str:
    """One JSON object of all columns; SQLite's functions take 127 arguments, so wide tables nest."""
    made = "json_object(" + ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns[:_ARGUMENTS]) + ")"
    for start in range(_ARGUMENTS, len(columns), _ARGUMENTS):
        rest = ", ".join(f"'$.{name}', OLD.\"{name}\"" for name in columns[start : start + _ARGUMENTS])
        made = f"json_set({made}, {rest})"
    return made


def install_triggers(connection: Connection) -> None:
    """Make all triggers afresh: a batch rebuild of a table drops its own."""
    found = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'journal_%'")
    )
    for (name,) in found.all():
        connection.execute(text(f'DROP TRIGGER "{name}"'))
    for sql in triggers().values():
        connection.execute(text(sql))


def rows_of(session: Session, act_id: int) -> dict[str, set[int]]:
    """Which rows of which tables the act touched."""
    touched: dict[str, set[int]] = defaultdict(set)
    for name, row_id in session.execute(
        select(JournalRow.table_name, JournalRow.row_id).where(JournalRow.act_id == act_id).distinct()
    ):
        touched[name].add(row_id)
    return touched


def undoable(session: Session) -> Act | None:
    """The act that Ctrl+Z takes back: the latest that stands. Nothing reaches behind a sealed one."""
    last = session.scalars(
        select(Act)
        .where(Act.kind.not_in(("undo", "setup")), Act.reversed_by_id.is_(None))
        .order_by(Act.id.desc())
        .limit(1)
    ).first()
    return None if last is None or last.sealed else last


def redoable(session: Session) -> Act | None:
    """The undo that redo takes back: the latest standing one, unless something new was done since."""
    last = session.scalars(
        select(Act).where(Act.kind == "undo", Act.reversed_by_id.is_(None)).order_by(Act.id.desc()).limit(1)
    ).first()
    if last is None or last.sealed:
        return None
    newer = session.scalar(select(Act.id).where(Act.kind == "do", Act.id > last.id).limit(1))
    return None if newer else last


def reverse(session: Session, act: Act) -> None:
    """Put every row back as it was before `act`, within the act that is open. All of it or `UndoRefused`."""
    later = _later_acts(session, act)
    if later:
        raise UndoRefused(
            "later-acts",
            N_("This cannot be taken back: later entries stand on it. Take those back first."),
            tuple(later),
        )
    session.flush()
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    rows = session.execute(
        select(JournalRow.table_name, JournalRow.row_id, JournalRow.op, JournalRow.old)
        .where(JournalRow.act_id == act.id)
        .order_by(JournalRow.id.desc())
    ).all()
    for name, row_id, op, old in rows:
        _replay(session, Base.metadata.tables[name], row_id, op, json.loads(old) if old else {})
    session.expire_all()


def _replay(session: Session, t: Table, row_id: int, op: str, old: dict[str, Any]) -> None:
    # Plain columns without types: the JSON holds what SQLite stored, and it goes back untouched.
    bare = table(t.name, *(column(c.name) for c in t.columns))
    if op == "I":
        _refuse_if_referenced(session, t, row_id)
        session.execute(bare.delete().where(bare.c.id == row_id))
    elif op == "U":
        session.execute(update(bare).where(bare.c.id == bindparam("row")).values(**old), {"row": row_id})
    else:
        session.execute(bare.insert().values(**old))


def _refuse_if_referenced(session: Session, t: Table, row_id: int) -> None:
    """Rows of later acts must not vanish by cascade when the row they hang on is taken back."""
    for child in watched_tables():
        for key in child.foreign_keys:
            if key.column.table is not t:
                continue
            others = select(child.c.id).where(key.parent == row_id).limit(1)
            if child is t:
                others = others.where(child.c.id != row_id)
            found = session.execute(others).scalar()
            if found is not None:
                raise UndoRefused(
                    "later-acts",
                    N_("This cannot be taken back: later entries stand on it. Take those back first."),
                    tuple(_labels(session, child.name, [found])),
                )


def _later_acts(session: Session, act: Act) -> list[str]:
    """Labels of later acts on the same rows that still stand; one undone and redone keeps its place."""
    root = act
    while root.reverses_id is not None:
        root = session.get_one(Act, root.reverses_id)
    mine = (
        select(JournalRow.table_name, JournalRow.row_id)
        .where(JournalRow.act_id == act.id)
        .distinct()
        .subquery()
    )
    later = session.scalars(
        select(Act)
        .join(JournalRow, JournalRow.act_id == Act.id)
        .join(mine, (mine.c.table_name == JournalRow.table_name) & (mine.c.row_id == JournalRow.row_id))
        .where(Act.id > root.id, Act.kind == "do")
        .distinct()
    )
    return [_text(each.label, each.params) for each in later if _stands(session, each)]


def _stands(session: Session, act: Act) -> bool:
    last = act
    while last.reversed_by_id is not None:
        last = session.get_one(Act, last.reversed_by_id)
    return last.kind != "undo"


def _labels(session: Session, table_name: str, ids: Iterable[int]) -> list[str]:
    acts = session.execute(
        select(Act.label, Act.params)
        .join(JournalRow, JournalRow.act_id == Act.id)
        .where(JournalRow.table_name == table_name, JournalRow.row_id.in_(list(ids)))
        .distinct()
    )
    return [_text(label, params) for label, params in acts]


def _text(label: str, params: str) -> str:
    """The act in the language in use."""
    return tr(label, **json.loads(params))
