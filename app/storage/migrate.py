"""Bring a diary to this program's schema: a verified copy first, then all revisions in one transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from app.core import paths
from app.core.clock import Clock
from app.core.errors import StorageDamaged
from app.core.i18n import N_
from app.models import Base
from app.storage import backup, derived, driver, journal
from app.storage.schema import HEAD


def create(path: Path) -> None:
    """Make an empty diary by running every revision; the file must not exist."""
    partial = path.with_name(path.name + ".partial")
    backup.remove(partial)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _upgrade(partial, mode="rwc")
        backup.fold(partial)
        partial.replace(path)
    finally:
        backup.remove(partial)


def upgrade(path: Path, clock: Clock) -> Path:
    """Migrate an older diary; returns the copy taken before. A failure leaves the file as it was."""
    copy = backup.unused_name(path, paths.backup_dir(path), clock, "before-update")
    backup.save_copy(path, copy)
    _upgrade(path, mode="rw")
    return copy


def _upgrade(path: Path, *, mode: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    engine = create_engine(
        "sqlite://", creator=lambda: driver.connect(path, mode=mode, timeout_ms=5000), poolclass=NullPool
    )
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.connect() as connection:
        # Outside the transaction: inside it the pragma is ignored, and a batch rebuild of a table
        # would then delete every row that hangs on it by cascade.
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
        with connection.begin():
            before = _columns(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            journal.install_triggers(connection)
            _seal_changed(connection, before)
            _sum_changed(connection, before)
            connection.execute(text(f"PRAGMA user_version = {int(HEAD)}"))
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            if broken:
                raise StorageDamaged(
                    "damaged", N_("{file} is damaged. It is left as it is; restore a copy."), file=path.name
                )
    engine.dispose()


def _columns(connection: Connection) -> dict[str, list[str]]:
    found = {}
    for t in journal.watched_tables():
        found[t.name] = [row[1] for row in connection.execute(text(f'PRAGMA table_info("{t.name}")'))]
    return found


def _seal_changed(connection: Connection, before: dict[str, list[str]]) -> None:
    """Acts on a table that lost or renamed a column stay readable but can no longer be replayed.

    A new column that may be empty is no obstacle: an older act never held a value for it.
    """
    after = _columns(connection)
    for name, columns in before.items():
        if not set(columns) <= set(after[name]):
            connection.execute(
                text(
                    "UPDATE act SET sealed = 1 WHERE id <="
                    " (SELECT max(act_id) FROM journal WHERE table_name = :name)"
                ),
                {"name": name},
            )


def _sum_changed(connection: Connection, before: dict[str, list[str]]) -> None:
    """Rows of a table that gained a column are summed again with it."""
    after = _columns(connection)
    with Session(connection) as session:
        for name in derived.SUMMED:
            if before[name] and before[name] != after[name]:
                derived.sum_again(session, Base.metadata.tables[name], before[name])
        session.flush()
