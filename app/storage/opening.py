"""Opening a diary: every doubt is settled from the file's first bytes before anything is written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text

from app.core.clock import Clock
from app.core.errors import (
    DiaryMissing,
    DiaryTooNew,
    NotADiary,
    StorageDamaged,
    StorageError,
    StorageLocked,
)
from app.core.i18n import N_
from app.core.notices import Notices
from app.storage import derived, driver, migrate
from app.storage.database import Database
from app.storage.explain import explained
from app.storage.schema import HEAD

_MAGIC = b"SQLite format 3\x00"


def open_diary(path: Path, clock: Clock, notices: Notices, *, create: bool = False) -> Database:
    """Open (or with `create` make) a diary, migrated to this program's schema.

    Raises `StorageError` and its kin with one clear message; then nothing was created or changed.
    """
    driver.require_version()
    if create and not path.exists():
        with explained(path):
            migrate.create(path)
    version = examine(path)
    read_only = not _writable(path)
    if read_only:
        _refuse_unfinished(path)
    if version < int(HEAD):
        if read_only:
            raise StorageError(
                "read-only-old",
                N_("{file} is from an older version and cannot be written to update it."),
                file=path.name,
            )
        with explained(path):
            migrate.upgrade(path, clock)
    database = Database(path, clock, notices, read_only=read_only)
    if not read_only:
        # While another program writes, all can still be read: its own act leaves both in order.
        with suppress(StorageLocked), database.plain_write() as session:
            session.execute(text("DELETE FROM open_act"))
            derived.roll_year(session, clock.today())
    return database


def examine(path: Path) -> int:
    """The schema version of a diary, read from its header without opening it as a database."""
    if path.is_dir():
        raise NotADiary("folder", N_("{file} is a folder, not a diary."), file=str(path))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise DiaryMissing("missing", N_("There is no diary at {file}."), file=str(path)) from error
    except OSError as error:
        raise StorageError(
            "cannot-open",
            N_("{file} cannot be opened. Check that the folder exists and is yours."),
            file=str(path),
        ) from error
    if not header:
        raise StorageDamaged(
            "empty", N_("{file} is empty: it was damaged or never written. Restore a copy."), file=str(path)
        )
    if header[:16] != _MAGIC:
        raise NotADiary("not-a-diary", N_("{file} is not a Shiji diary."), file=str(path))
    if len(header) < 100 or _cut_short(path, header):
        raise StorageDamaged(
            "truncated", N_("{file} is cut short: part of it is missing. Restore a copy."), file=str(path)
        )
    if int.from_bytes(header[68:72]) != driver.APPLICATION_ID:
        raise NotADiary("other-program", N_("{file} is another program's database."), file=str(path))
    version = int.from_bytes(header[60:64])
    if version > int(HEAD):
        raise DiaryTooNew(
            "too-new",
            N_("{file} was written by a newer version of Shiji (schema {found}; this one knows {known})."),
            file=str(path),
            found=version,
            known=int(HEAD),
        )
    return version


def _cut_short(path: Path, header: bytes) -> bool:
    """Fewer bytes than the header counts pages. A write-ahead log may still hold the missing ones."""
    size = int.from_bytes(header[16:18])
    expected = int.from_bytes(header[28:32]) * (65536 if size == 1 else size)
    log = path.with_name(path.name + "-wal")
    return path.stat().st_size < expected and not (log.exists() and log.stat().st_size)


def _refuse_unfinished(path: Path) -> None:
    """A write-ahead log that cannot be folded in holds the latest entries; without them nothing is shown."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise StorageError(
            "read-only-unfinished",
            N_("{file} was not closed properly, and its folder is read-only. Copy it with {log} elsewhere."),
            file=str(path),
            log=log.name,
        )


def _writable(path: Path) -> bool:
    """WAL lays files beside the diary, so the folder must be writable too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
