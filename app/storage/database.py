"""The diary file as the services see it: `read()` and `write(label)`, one short session each."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, func, select, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from app.core.clock import Clock
from app.core.errors import StorageReadOnly
from app.core.i18n import N_
from app.core.notices import Changes, Notices
from app.models import Act, JournalRow
from app.storage import derived, driver, journal
from app.storage.explain import explained


@dataclass(slots=True)
class Unit:
    """One open act: its session and its id. Commands called inside one join it."""

    session: Session
    act_id: int


class Database:
    """An open diary. Every write is one act in one transaction; who listens hears of it after the commit."""

    def __init__(self, path: Path, clock: Clock, notices: Notices, *, read_only: bool = False) -> None:
        self.path = path
        self.clock = clock
        self.notices = notices
        self.read_only = read_only
        self._open = threading.local()
        self._watch: driver.Connection | None = None
        self._seen = (0, 0)
        mode = "immutable" if read_only else "rw"
        self.engine = create_engine(
            "sqlite://", creator=lambda: driver.connect(path, mode=mode), poolclass=QueuePool, pool_size=5
        )
        event.listen(self.engine, "begin", _begin)

    def close(self) -> None:
        """Give all connections back; the WAL is folded into the file by the last one."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self.engine.dispose()

    def set_patience(self, milliseconds: int) -> None:
        """How long a write on this thread waits for another program's lock (100 ms unless told)."""
        self._open.patience = milliseconds

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment. Inside an open act it is the act's own session."""
        unit: Unit | None = getattr(self._open, "unit", None)
        if unit is not None:
            unit.session.flush()
            yield unit.session
            return
        with explained(self.path), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self, label: str, **params: object) -> Iterator[Unit]:
        """One act, named by an English msgid marked with `N_`. An inner one joins the open one.

        Raises `StorageLocked`, `StorageFull`, `StorageReadOnly`; then nothing was written.
        """
        joined: Unit | None = getattr(self._open, "unit", None)
        if joined is not None:
            yield joined
            return
        if self.read_only:
            raise StorageReadOnly("read-only", N_("{file} can be read but not written."), file=self.path.name)
        with explained(self.path), self._session() as session:
            unit = Unit(session, _open_act(session, self.clock, label, params))
            self._open.unit = unit
            try:
                yield unit
                changes = self._finish(unit, label)
                session.commit()
            finally:
                self._open.unit = None
        self._seen = (self._seen[0], max(self._seen[1], unit.act_id))
        if changes is not None:
            self.notices.publish(changes)

    @contextmanager
    def plain_write(self) -> Iterator[Session]:
        """A transaction outside the journal, for drafts and derived tables only."""
        with explained(self.path), self._session() as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        patience = getattr(self._open, "patience", 100)
        with (
            self.engine.connect().execution_options(shiji_write=True, shiji_patience=patience) as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session

    def _finish(self, unit: Unit, label: str) -> Changes | None:
        session = unit.session
        session.flush()
        touched = journal.rows_of(session, unit.act_id)
        session.execute(text("DELETE FROM open_act"))
        if not touched:
            session.execute(text("DELETE FROM act WHERE id = :id"), {"id": unit.act_id})
            return None
        files = derived.refresh(session, unit.act_id, touched, self.clock.today())
        ids = {name: frozenset(rows) for name, rows in touched.items()}
        if files:
            ids["file_summary"] = frozenset(files)
        return Changes(ids, unit.act_id, label)

    def written_outside(self) -> bool:
        """True once after another process wrote an act; cheap enough to ask every second."""
        if self._watch is None:
            self._watch = driver.connect(self.path, mode="immutable" if self.read_only else "ro")
        moved = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        before, self._seen = self._seen, (moved, self._seen[1])
        if moved == before[0]:
            return False
        newest = self.latest_act()
        self._seen = (moved, newest)
        return before[0] != 0 and newest > before[1]

    def latest_act(self) -> int:
        """The id of the newest act, 0 when there is none."""
        with self.read() as session:
            return session.scalar(select(func.max(Act.id))) or 0

    def version_of(self, table_name: str, row_id: int) -> int:
        """Grows with every change of the row: what an edit form compares before it saves."""
        with self.read() as session:
            return (
                session.scalar(
                    select(func.max(JournalRow.id)).where(
                        JournalRow.table_name == table_name, JournalRow.row_id == row_id
                    )
                )
                or 0
            )


def _begin(connection: Connection) -> None:
    """Our own BEGIN: a write takes its lock at once, so that two never deadlock half-way."""
    options = connection.get_execution_options()
    if options.get("shiji_write"):
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {options['shiji_patience']:d}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def _open_act(session: Session, clock: Clock, label: str, params: dict[str, object]) -> int:
    act = Act(label=label, params=json.dumps(params, ensure_ascii=False, default=str), at=clock.now())
    session.add(act)
    session.flush()
    session.execute(text("INSERT INTO open_act (slot, act_id) VALUES (1, :id)"), {"id": act.id})
    return act.id
