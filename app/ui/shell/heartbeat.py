"""What time brings: writes of other programs to the diary, and a new day at midnight."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import StorageError
from app.core.notices import Changes
from app.ui.context import Context


class Heartbeat(QObject):
    """Looks once a second; tells the pages through the context's own notice."""

    new_day = Signal(object)  # date

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._today: date = context.services.clock.today()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.beat)
        self._second.start()

    def beat(self) -> None:
        """One look: at the file, and at the calendar (also after sleep and when the clock was set)."""
        try:
            outside = self._context.services.diary.written_outside()
        except StorageError:
            outside = False  # the next act will tell of it
        today = self._context.services.clock.today()
        turned = today != self._today
        if turned:
            self._today = today
            self._context.services.diary.roll_year()
        if outside or turned:
            self._context.changed.emit(Changes.everything())
        if turned:
            self.new_day.emit(today)

    def stop(self) -> None:
        self._second.stop()
