"""What was changed in a file, act by act, read from the journal: which fields, from what to what."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.annual import describe
from app.domain.client_fields import FIELDS, Input
from app.domain.field_values import birthday_of, show_value
from app.domain.terms import PersonRole, label_of
from app.models import Act, Base, ClientFile, JournalRow, Product, Tag
from app.services.undo import act_text

PARTS: Final = ("person", "phone", "important_date", "file_tag", "file_product", "gift")
Values = Mapping[str, Any]


@dataclass(slots=True)
class EditedAct:
    """One act as far as it changed this file. `made` tells that it made the file."""

    id: int
    label: str
    at: datetime
    can_undo: bool
    changes: list[str] = field(default_factory=list)
    made: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    act_id: int
    table: str
    old: Values | None
    new: Values | None


def edited_acts(session: Session, file_id: int) -> list[EditedAct]:
    """The acts that changed fields, people, phones, dates, tags or products of a file, newest first."""
    steps = list(_steps(session, "client_file", [file_id]))
    for name in PARTS:
        steps += _steps(session, name, _part_ids(session, name, file_id))
    acts = acts_of(session, {step.act_id for step in steps})
    names = _Names(session)
    for step in steps:
        act = acts[step.act_id]
        if step.table == "client_file" and step.old is None:
            act.made = True
        elif step.table == "client_file":
            act.changes += _field_changes(step, names)
        else:
            act.changes.append(_part_change(step, names))
    told = [act for act in acts.values() if act.made or any(act.changes)]
    return sorted(told, key=lambda act: act.id, reverse=True)


def acts_of(session: Session, ids: Iterable[int]) -> dict[int, EditedAct]:
    """These acts with their labels; one can be taken back while it stands and is not sealed."""
    return {
        act.id: EditedAct(
            act.id,
            act_text(act.label, act.params),
            act.at,
            not act.sealed and act.reversed_by_id is None,
        )
        for act in session.scalars(select(Act).where(Act.id.in_(list(ids))))
    }


def made_by(session: Session, table_name: str, row_ids: Sequence[int]) -> dict[int, int]:
    """Row id → the act that first wrote it."""
    return {
        row.row_id: row.act_id
        for row in session.execute(
            select(JournalRow.row_id, func.min(JournalRow.act_id).label("act_id"))
            .where(
                JournalRow.table_name == table_name,
                JournalRow.row_id.in_(list(row_ids)),
                JournalRow.op == "I",
            )
            .group_by(JournalRow.row_id)
        )
    }


def _part_ids(session: Session, name: str, file_id: int) -> list[int]:
    t = Base.metadata.tables[name]
    ids = set(session.scalars(select(t.c.id).where(t.c.file_id == file_id)))
    ids.update(
        session.scalars(
            select(JournalRow.row_id).where(
                JournalRow.table_name == name,
                JournalRow.old.is_not(None),
                func.json_extract(JournalRow.old, "$.file_id") == file_id,
            )
        )
    )
    return sorted(ids)


def _steps(session: Session, name: str, ids: Sequence[int]) -> Iterator[_Step]:
    """Every change of these rows with the values before and after it."""
    if not ids:
        return
    by_row: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(
        select(JournalRow.act_id, JournalRow.row_id, JournalRow.op, JournalRow.old)
        .where(JournalRow.table_name == name, JournalRow.row_id.in_(ids))
        .order_by(JournalRow.id)
    ):
        by_row[row.row_id].append(row)
    current = _current(session, name, ids)
    for row_id, rows in by_row.items():
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            if row.op == "D":
                new = None
            elif after is None:
                new = current.get(row_id)
            else:
                new = json.loads(after.old) if after.old else None
            yield _Step(row.act_id, name, json.loads(row.old) if row.old else None, new)


def _current(session: Session, name: str, ids: Sequence[int]) -> dict[int, Values]:
    # Plain columns: the values as SQLite stores them, as the journal has them too.
    columns: list[Any] = [column(c.name) for c in Base.metadata.tables[name].columns]
    bare = table(name, *columns)
    rows = session.execute(select(bare).where(bare.c.id.in_(list(ids))))
    return {row.id: dict(row._mapping) for row in rows}  # noqa: SLF001 - the public name of a row's dict


class _Names:
    """Names that changes refer to, looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[str, int], str] = {}

    def of(self, kind: type[ClientFile | Tag | Product], row_id: int | None) -> str:
        if row_id is None:
            return ""
        key = (kind.__tablename__, row_id)
        if key not in self._known:
            found = self._session.scalar(select(kind.name).where(kind.id == row_id))
            self._known[key] = found or tr("(deleted)")
        return self._known[key]


def _field_changes(step: _Step, names: _Names) -> list[str]:
    old, new = step.old or {}, step.new
    if new is None:
        return [tr("File deleted")]
    found = []
    for each in FIELDS:
        if each.input is Input.BIRTHDAY:
            pair = tuple(describe(day) if (day := birthday_of(v)) else "" for v in (old, new))
        elif each.name not in new or old.get(each.name) == new.get(each.name):
            continue
        elif each.input is Input.FILE:
            pair = (names.of(ClientFile, old.get(each.name)), names.of(ClientFile, new[each.name]))
        else:
            pair = (show_value(each, old.get(each.name)), show_value(each, new[each.name]))
        if pair[0] != pair[1]:
            found.append(_arrow(each.label_for(), *pair))
    if bool(old.get("target_on")) != bool(new.get("target_on")):
        found.append(
            tr("Taken into the development plan") if new["target_on"] else tr("Out of the development plan")
        )
    return found


def _part_change(step: _Step, names: _Names) -> str:
    old, new = step.old, step.new
    known: Values = new or old or {}
    match step.table:
        case "file_tag":
            what, pair = tr("Tag"), tuple(names.of(Tag, v["tag_id"]) if v else "" for v in (old, new))
        case "file_product":
            what = tr("Product of interest")
            pair = tuple(names.of(Product, v["product_id"]) if v else "" for v in (old, new))
        case "phone":
            what, pair = tr("Phone"), tuple(v["number"] if v else "" for v in (old, new))
        case "gift":
            what, pair = tr("Present"), tuple(v["what"] if v else "" for v in (old, new))
        case "important_date":
            what, pair = tr("Date that matters"), tuple(v["title"] if v else "" for v in (old, new))
        case _:
            what = label_of(PersonRole, known.get("role"))
            pair = tuple(v["name"] if v else "" for v in (old, new))
    if pair[0] == pair[1]:
        return tr("{field}: {value} changed", field=what, value=pair[1]) if step.table != "phone" else ""
    return _arrow(what, pair[0], pair[1])


def _arrow(what: str, old: str, new: str) -> str:
    if not old:
        return tr("{field}: {new}", field=what, new=new)
    if not new:
        return tr("{field}: {old} taken away", field=what, old=old)
    return tr("{field}: {old} → {new}", field=what, old=old, new=new)
