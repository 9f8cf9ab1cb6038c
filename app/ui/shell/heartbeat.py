"""What time brings: writes of other programs to the diary, and a new day at midnight."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer

from app.core.errors import StorageError
from app.core.notices import Changes
from app.ui.context import Context

EVERY_MS = 1000


class Heartbeat(QObject):
    """Looks once a second; tells the pages through the context's own notice."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._today: date = context.services.clock.today()
        self._second = QTimer(self)
        self._second.setInterval(EVERY_MS)
        self._second.timeout.connect(self.beat)
        self._second.start()

    def beat(self) -> None:
        """One look: at the file, and at the calendar (also after sleep and when the clock was set)."""
        today, before = self._context.services.clock.today(), self._today
        self._today = today
        if today.year != before.year:
            self._roll_year()
        written = self._written_outside()
        if today != before:
            self._context.day_turned.emit(before, today)
        if written or today != before:
            self._tell()

    def stop(self) -> None:
        self._second.stop()

    def _written_outside(self) -> bool:
        try:
            return self._context.services.diary.written_outside()
        except StorageError:
            return False  # the next act will tell of it

    def _roll_year(self) -> None:
        # Every birthday of a large diary is counted anew: not on the window's thread. When it fails
        # (the disk is full, say) the next start does it.
        diary = self._context.services.diary
        self._context.jobs.start(
            lambda _job: diary.roll_year(), lambda _none: self._tell(), lambda _error: None, lane="write"
        )

    def _tell(self) -> None:
        self._context.changed.emit(Changes.everything())
