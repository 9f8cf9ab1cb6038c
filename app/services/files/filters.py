"""Which files a list shows and in what order; kept by name as plain JSON values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Final, Self

from sqlalchemy import ColumnElement, Select, func, literal, null, select

from app.models import ClientFile, FileSummary, FileTag
from app.services.files.find import matches, search_words
from app.services.ladder_cards import is_stale


@dataclass(frozen=True, slots=True)
class FileFilter:
    """What is asked of the list; an empty tuple asks nothing. Codes within one tuple are alternatives."""

    text: str = ""
    rungs: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    lead_classes: tuple[str, ...] = ()
    tags: tuple[int, ...] = ()
    kind: str = ""
    silent: bool = False
    important: bool = False
    referrer_id: int | None = None
    ids: tuple[int, ...] | None = None  # only these files

    def as_values(self) -> dict[str, Any]:
        """For keeping; equal filters give equal values."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", False, None)}

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """From kept values; what is unknown or of another type is left out."""
        known: dict[str, Any] = {}
        for each in fields(cls):
            value = values.get(each.name)
            if isinstance(value, list):
                value = tuple(value)
            if value is not None and isinstance(value, _TYPES[each.name]):
                known[each.name] = value
        return cls(**known)

    def reads_file(self, sort: str) -> bool:
        """Whether the file's own row is needed to filter and sort; the summary alone is much faster."""
        own = (self.grades, self.sources, self.lead_classes, self.kind, self.important)
        return any(own) or self.referrer_id is not None or sort in {"kind", "silence", "source"}


_TYPES: Final[Mapping[str, type]] = {
    **dict.fromkeys(("rungs", "standings", "grades", "sources", "lead_classes", "tags", "ids"), tuple),
    **dict.fromkeys(("silent", "important"), bool),
    **dict.fromkeys(("text", "kind"), str),
    "referrer_id": int,
}


def within(ids: tuple[int, ...]) -> Select[Any]:
    """These ids as a subquery: one JSON parameter, since SQLite takes no list of 20,000."""
    each = func.json_each(json.dumps(ids)).table_valued("value")
    return select(each.c.value)


def conditions(wanted: FileFilter, today: date) -> list[ColumnElement[bool]]:
    """The filter over `FileSummary`, joined with `ClientFile` when `reads_file` says so."""
    found: list[ColumnElement[bool]] = []
    for column, codes in (
        (FileSummary.rung, wanted.rungs),
        (FileSummary.standing, wanted.standings),
        (ClientFile.grade, wanted.grades),
        (ClientFile.source_method, wanted.sources),
        (ClientFile.lead_class, wanted.lead_classes),
    ):
        if codes:
            found.append(column.in_(codes))
    if wanted.tags:
        found.append(FileSummary.file_id.in_(select(FileTag.file_id).where(FileTag.tag_id.in_(wanted.tags))))
    if wanted.kind:
        found.append(ClientFile.kind == wanted.kind)
    if wanted.silent:
        found.append(is_stale(today))
    if wanted.important:
        found.append(ClientFile.important.is_(True))
    if wanted.referrer_id is not None:
        found.append(ClientFile.referrer_id == wanted.referrer_id)
    if wanted.ids is not None:
        found.append(FileSummary.file_id.in_(within(wanted.ids)))
    if words := search_words(wanted.text):
        found.append(matches(words))
    return found


SORTS: Final[Mapping[str, ColumnElement[Any]]] = {
    "name": FileSummary.pinyin.expression,
    "kind": ClientFile.kind.expression,
    "rung": FileSummary.rung.expression,
    "standing": FileSummary.standing.expression,
    "last_contact": FileSummary.last_contact_on.expression,
    "next_step": FileSummary.next_step_on.expression,
    "silence": func.coalesce(FileSummary.last_contact_on, ClientFile.created_on),
    "source": ClientFile.source_method.expression,
}


def order(sort: str, *, descending: bool) -> list[Any]:
    """The order by one column, empty ones last, then by name. Long silence is an early date."""
    if sort == "name":
        key = SORTS["name"]
        return [key.desc() if descending else key, FileSummary.file_id]
    column = SORTS.get(sort, literal(0) if sort else null())
    down = descending != (sort == "silence")
    return [
        column.is_(None),
        column.desc() if down else column.asc(),
        FileSummary.pinyin,
        FileSummary.file_id,
    ]
