"""Is the file whole? SQLite's own checks, the journal's triggers, and a checksum per row of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.core.i18n import N_, tr
from app.models import Base, ClientFile, FileSummary, RowSum
from app.storage import derived, journal
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a stable code, the table and row (0: the whole), and a message."""

    code: str
    table: str
    id: int
    message: str


def check(database: Database) -> list[Problem]:
    """All problems of an open diary; reads only."""
    with database.read() as session:
        return [
            *_sqlite(session),
            *_foreign_keys(session),
            *_triggers(session),
            *_row_sums(session),
            *_summaries(session),
        ]


def rebuild(database: Database) -> None:
    """Make the derived tables and the triggers anew. Checksums then vouch for what the rows hold now."""
    with database.plain_write() as session:
        journal.install_triggers(session.connection())
        derived.rebuild(session, database.clock.today())


def _sqlite(session: Session) -> Iterator[Problem]:
    for (found,) in session.execute(text("PRAGMA integrity_check(100)")):
        if found != "ok":
            yield Problem("integrity", "", 0, tr(N_("SQLite reports: {text}"), text=found))


def _foreign_keys(session: Session) -> Iterator[Problem]:
    for table, row_id, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        message = tr(
            N_("A row of {table} refers to one of {parent} that is gone."), table=table, parent=parent
        )
        yield Problem("foreign-key", table, row_id or 0, message)


def _triggers(session: Session) -> Iterator[Problem]:
    stored = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"))
    found = {row.name: row.sql for row in stored}
    wanted = journal.triggers()
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            yield Problem("trigger", name, 0, tr(N_("A rule that keeps the history is missing or changed.")))


def _row_sums(session: Session) -> Iterator[Problem]:
    for name in derived.SUMMED:
        t = Base.metadata.tables[name]
        known = {
            row.row_id: row.sum
            for row in session.execute(select(RowSum.row_id, RowSum.sum).where(RowSum.table_name == name))
        }
        for row in session.execute(text(f'SELECT * FROM "{t.name}"')):
            if known.pop(row.id, None) != derived.checksum(row):
                message = tr(N_("A row differs from what was saved: its text may be damaged."))
                yield Problem("row-sum", name, row.id, message)
        for row_id in known:
            yield Problem("row-lost", name, row_id, tr(N_("A row that was saved is gone.")))


def _summaries(session: Session) -> Iterator[Problem]:
    """List entries that are missing or no longer bear the name of their file."""
    named = select(ClientFile.id, ClientFile.name, FileSummary.search).outerjoin(
        FileSummary, FileSummary.file_id == ClientFile.id
    )
    for file_id, name, search in session.execute(named):
        if search is None or search.split("\n", 1)[0] != name.lower():
            message = tr(N_("The list entry of a file is wrong; “check --rebuild” makes it again."))
            yield Problem("summary", "file_summary", file_id, message)
