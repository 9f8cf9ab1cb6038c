"""The list of files, a page at a time, sorted and filtered by SQLite; and what the filter chips count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, func, select

from app.domain.working_days import WorkCalendar
from app.models import ClientFile, FileSummary, FileTag, Tag
from app.services.files.create import FileMaking
from app.services.files.filters import FileFilter, conditions, order
from app.services.files.find import first_phones
from app.services.ladder_cards import is_stale
from app.storage import derived

EVERYTHING: Final = FileFilter()


@dataclass(frozen=True, slots=True)
class FileListRow:
    """A file in the list. Silence is counted in working days from the last real contact."""

    id: int
    name: str
    kind: str
    rung: str | None
    standing: str
    phone: str
    last_contact_on: date | None
    next_step_on: date | None
    silent_days: int
    stale: bool
    source_method: str | None
    important: bool
    grade: str | None


@dataclass(frozen=True, slots=True)
class FileCounts:
    """How many files the list would show with each chip."""

    total: int
    rungs: dict[str, int]
    standings: dict[str, int]
    silent: int
    important: int


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag and how many files bear it."""

    id: int
    name: str
    count: int


class FileListing(FileMaking):
    """Reads the list."""

    def rows(
        self,
        wanted: FileFilter = EVERYTHING,
        sort: str = "name",
        *,
        descending: bool = False,
        offset: int = 0,
        limit: int = 200,
    ) -> list[FileListRow]:
        """A page of the list."""
        today = self._db.clock.today()
        query = self._filtered(wanted, FileSummary.file_id, sort=sort)
        query = query.order_by(*order(sort, descending=descending)).offset(offset).limit(limit)
        with self._db.read() as session:
            # Which ones, then what they hold: far down the list only small rows are passed over.
            ids = list(session.scalars(query))
            found = {
                row.id: row
                for row in session.execute(
                    select(*_COLUMNS, is_stale(today).label("stale"))
                    .join(FileSummary, FileSummary.file_id == ClientFile.id)
                    .where(ClientFile.id.in_(ids))
                )
            }
            rows = [found[i] for i in ids]
            phones = first_phones(session, [row.id for row in rows])
            calendar = WorkCalendar(derived.settings_of(session).work_day_overrides())
        return [
            FileListRow(
                row.id,
                row.name,
                row.kind,
                row.rung,
                row.standing,
                phones.get(row.id, ""),
                row.last_contact_on,
                row.next_step_on,
                calendar.between(row.last_contact_on or row.created_on, today),
                bool(row.stale),
                row.source_method,
                row.important,
                row.grade,
            )
            for row in rows
        ]

    def count(self, wanted: FileFilter = EVERYTHING) -> int:
        """How many files the list has."""
        with self._db.read() as session:
            return session.scalar(self._filtered(wanted, func.count())) or 0

    def ids_of(
        self, wanted: FileFilter = EVERYTHING, sort: str = "name", *, descending: bool = False
    ) -> tuple[int, ...]:
        """All files of the list in its order."""
        query = self._filtered(wanted, FileSummary.file_id, sort=sort).order_by(
            *order(sort, descending=descending)
        )
        with self._db.read() as session:
            return tuple(session.scalars(query))

    def counts(self, wanted: FileFilter = EVERYTHING) -> FileCounts:
        """Counts for the chips: each group counted as if none of its own chips were on."""
        with self._db.read() as session:
            by_rung = session.execute(
                self._filtered(replace(wanted, rungs=()), FileSummary.rung, func.count()).group_by(
                    FileSummary.rung
                )
            )
            by_standing = session.execute(
                self._filtered(replace(wanted, standings=()), FileSummary.standing, func.count()).group_by(
                    FileSummary.standing
                )
            )
            flagged = replace(wanted, silent=False, important=False)
            return FileCounts(
                total=session.scalar(self._filtered(wanted, func.count())) or 0,
                rungs={row[0]: row[1] for row in by_rung if row[0]},
                standings={row[0]: row[1] for row in by_standing},
                silent=session.scalar(self._filtered(replace(flagged, silent=True), func.count())) or 0,
                important=session.scalar(self._filtered(replace(flagged, important=True), func.count())) or 0,
            )

    def tags(self) -> list[TagRow]:
        """The tags in use, most used first."""
        with self._db.read() as session:
            rows = session.execute(
                select(Tag.id, Tag.name, func.count(FileTag.id).label("files"))
                .join(FileTag, FileTag.tag_id == Tag.id)
                .group_by(Tag.id)
                .order_by(func.count(FileTag.id).desc(), Tag.name)
            )
            return [TagRow(row.id, row.name, row.files) for row in rows]

    def _filtered(self, wanted: FileFilter, *columns: Any, sort: str = "name") -> Select[Any]:
        query: Select[Any] = select(*columns).select_from(FileSummary)
        if wanted.reads_file(sort):
            query = query.join(ClientFile, ClientFile.id == FileSummary.file_id)
        return query.where(*conditions(wanted, self._db.clock.today()))


_COLUMNS: Final[tuple[Any, ...]] = (
    ClientFile.id,
    ClientFile.name,
    ClientFile.kind,
    ClientFile.source_method,
    ClientFile.important,
    ClientFile.grade,
    ClientFile.created_on,
    FileSummary.rung,
    FileSummary.standing,
    FileSummary.last_contact_on,
    FileSummary.next_step_on,
)
