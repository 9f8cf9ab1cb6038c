"""The diary as a file: where it lies, copies of it, and whether another program wrote to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.core import paths
from app.storage import backup, derived, integrity
from app.storage.database import Database
from app.storage.integrity import Problem

__all__ = ["DiaryService", "Problem"]


class DiaryService:
    """What concerns the file as a whole."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def path(self) -> Path:
        return self._db.path

    @property
    def read_only(self) -> bool:
        return self._db.read_only

    def written_outside(self) -> bool:
        """True once after another process wrote an act."""
        return self._db.written_outside()

    def save_copy(
        self, target: Path, *, force: bool = False, progress: Callable[[float], None] | None = None
    ) -> Path:
        """A verified copy under this name. Raises `UserError` when it exists or cannot be written."""
        return backup.save_copy(self._db.path, target, force=force, progress=progress)

    def back_up(self, folder: Path | None = None) -> Path:
        """A verified copy named by date and time, in `folder` or beside the diary."""
        target = backup.unused_name(
            self._db.path, folder or paths.backup_dir(self._db.path), self._db.clock, "backup"
        )
        return self.save_copy(target)

    def roll_year(self) -> None:
        """Make the days of birthdays and dates anew when a new civil year has begun."""
        if not self._db.read_only:
            with self._db.plain_write() as session:
                derived.roll_year(session, self._db.clock.today())

    def check(self) -> list[Problem]:
        """Everything that is wrong with the file; empty when it is whole."""
        return integrity.check(self._db)

    def rebuild(self) -> None:
        """Make everything derived anew: summaries, days of birthdays, checksums."""
        integrity.rebuild(self._db)
