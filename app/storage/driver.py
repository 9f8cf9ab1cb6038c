"""The only importer of sqlite3, so that an encrypting driver can take its place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.core.errors import (
    NotADiary,
    StorageDamaged,
    StorageError,
    StorageFull,
    StorageLocked,
    StorageReadOnly,
)
from app.core.i18n import N_

APPLICATION_ID = 0x53484A49  # "SHJI"
MINIMUM = (3, 40, 0)
Connection = sqlite3.Connection
Error = sqlite3.Error
_BY_CODE = {
    5: (StorageLocked, "locked", N_("Another program is writing to {file}. Try again in a moment.")),
    6: (StorageLocked, "locked", N_("Another program is writing to {file}. Try again in a moment.")),
    8: (StorageReadOnly, "read-only", N_("{file} can be read but not written.")),
    10: (StorageError, "io", N_("{file} cannot be read or written: check the disk. Nothing was changed.")),
    11: (StorageDamaged, "damaged", N_("{file} is damaged. It is left as it is; restore a copy.")),
    13: (StorageFull, "full", N_("The disk is full. Nothing is lost: free some space and try again.")),
    14: (
        StorageError,
        "cannot-open",
        N_("{file} cannot be opened. Check that the folder exists and is yours."),
    ),
    26: (NotADiary, "not-a-diary", N_("{file} is not a Shiji diary.")),
}
_CANNOT_OPEN = 14
_WRITE_FAILED = 778  # SQLITE_IOERR_WRITE: what a full disk or a file-size limit often looks like


def require_version() -> None:
    """Refuse an SQLite library older than the program was tried with."""
    if sqlite3.sqlite_version_info < MINIMUM:
        raise StorageError(
            "old-sqlite",
            N_("SQLite {found} is too old: {needed} or newer is needed."),
            found=sqlite3.sqlite_version,
            needed=".".join(map(str, MINIMUM)),
        )


def connect(path: Path, *, mode: str = "rw", timeout_ms: int = 100) -> Connection:
    """A connection in autocommit; `mode` is ro, rw, rwc or immutable. Never creates a file unless rwc."""
    query = "immutable=1&mode=ro" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=timeout_ms / 1000,
    )
    # A flipped bit may leave text that is no UTF-8: show what is left of it rather than nothing at all.
    connection.text_factory = lambda stored: str(stored, "utf-8", "replace")
    try:
        _prepare(connection, writable=mode in {"rw", "rwc"})
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, *, writable: bool) -> None:
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    # The journal's triggers call JSON functions, which an untrusted schema may not; reading needs none.
    connection.execute(f"PRAGMA trusted_schema = {'ON' if writable else 'OFF'}")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def misses_its_row(error: BaseException | None) -> bool:
    """Whether a write refers to a row that is gone."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY


def explain(error: sqlite3.Error, path: Path) -> StorageError | None:
    """The refusal a user understands, or `None` when the error is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    found = _BY_CODE.get(13 if code == _WRITE_FAILED else code & 0xFF)
    # Where a file cannot be made, its folder is what matters.
    name = str(path) if code & 0xFF == _CANNOT_OPEN else path.name
    return found[0](found[1], found[2], file=name) if found else None
