"""Copies of a live diary through SQLite's backup API: checked before they get their name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.core import paths
from app.core.clock import Clock
from app.core.errors import StorageError, UserError
from app.core.i18n import N_
from app.core.paths import SUFFIX
from app.storage import driver
from app.storage.explain import explained


def remove(path: Path) -> None:
    """Delete a half-made file of ours with what SQLite laid beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def fold(path: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is whole."""
    connection = driver.connect(path, mode="rw", timeout_ms=5000)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def unused_name(diary: Path, folder: Path, clock: Clock, word: str) -> Path:
    """A name by date and time that no file bears yet, also when the clock went back."""
    stamp = clock.local_now()
    while True:
        path = folder / f"{diary.stem}-{word}-{stamp:%Y%m%d-%H%M%S}{SUFFIX}"
        if not path.exists():
            return path
        stamp += timedelta(seconds=1)


def save_copy(
    diary: Path, target: Path, *, force: bool = False, progress: Callable[[float], None] | None = None
) -> Path:
    """Copy an open or closed diary to `target`; it exists under that name only once it has been checked.

    Raises `UserError` when the target exists, is the diary itself, or cannot be written.
    """
    if target.exists() and (not force or target.samefile(diary)):
        raise UserError("exists", N_("{file} exists already."), file=str(target))
    partial = target.with_name(target.name + ".partial")
    try:
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            remove(partial)
            _copy(diary, partial, progress)
            _verify(partial)
            partial.replace(target)
    finally:
        remove(partial)
    return target


def _copy(diary: Path, partial: Path, progress: Callable[[float], None] | None) -> None:
    source = driver.connect(diary, mode="ro", timeout_ms=5000)
    try:
        copy = driver.connect(partial, mode="rwc")
        try:
            copy.execute("PRAGMA journal_mode = DELETE")
            source.backup(
                copy,
                pages=4096,
                progress=(lambda _s, left, all_: progress(1 - left / max(all_, 1))) if progress else None,
            )
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    finally:
        source.close()


def _verify(path: Path) -> None:
    connection = driver.connect(path, mode="ro")
    try:
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise StorageError("copy-damaged", N_("The copy could not be verified; it was not kept."))


def copies_of(diary: Path) -> list[Path]:
    """The copies in the diary's own folder for them, oldest first."""
    folder = paths.backup_dir(diary)
    return sorted(folder.glob(f"{diary.stem}-*{SUFFIX}"), key=lambda p: p.stat().st_mtime)
