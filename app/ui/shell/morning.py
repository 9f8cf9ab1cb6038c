"""The morning brief comes by itself: once a day, when the window is first looked at and nobody is busy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.core.jobs import JobContext
from app.domain.evening import evening_of
from app.services.day_brief import BriefRow

if TYPE_CHECKING:
    from app.ui.shell.window import MainWindow

WANTED: Final = "morning_brief"  # among the settings of this computer; on unless switched off
_TOLD: Final = "told_briefs"  # diary → the days whose brief was told
_AFTER_MS: Final = 500  # the first page is painted before
_MOST_DAYS: Final = 60


class Morning(QObject):
    """Waits for the first activation of the window on a day.

    Days that were told are kept one by one: a clock put back does not tell a day twice, and a clock that
    was wrong for a while does not silence the days that come.
    """

    came = Signal(object)  # BriefRow, now to be shown

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._over = False
        self._diary = str(self._context.services.diary.path)
        self._wait = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._wait.timeout.connect(self.look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._is_due():
            self._wait.start()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Ask no more."""
        self._over = True
        self._wait.stop()
        self._window.removeEventFilter(self)

    def look(self) -> None:
        """Tell the day if it may be told now; while something is written or a dialog stands open, wait."""
        if not self._may_tell():
            return
        brief = self._context.services.brief

        def read(_job: JobContext) -> BriefRow:
            return brief.read()

        self._context.later(read, self._take)

    def _take(self, row: BriefRow) -> None:
        if not self._over and row.day == self._context.services.clock.today() and self._may_tell():
            self.remember()
            if not row.is_empty:
                self.came.emit(row)

    def _may_tell(self) -> bool:
        """Behind a dialog or another program the next activation asks again; for a writer it waits here."""
        if not self._is_due() or not self._window.isActiveWindow() or QApplication.activeModalWidget():
            return False
        busy = self._window.writing.active or QApplication.activePopupWidget() is not None
        if busy:
            self._wait.start()
        return not busy

    def _told(self) -> list[str]:
        kept = self._context.preferences.get(_TOLD, {})
        days = kept.get(self._diary, []) if isinstance(kept, dict) else []
        return [str(day) for day in days] if isinstance(days, list) else []

    def _is_due(self) -> bool:
        now = self._context.services.clock.local_now()
        if not self._context.preferences.get(WANTED, True) or evening_of(now) != now.date():
            return False
        return now.date().isoformat() not in self._told()

    def remember(self) -> None:
        """Today is told."""
        day = self._context.services.clock.today().isoformat()
        if day in self._told():
            return
        kept = self._context.preferences.get(_TOLD, {})
        mine = [*self._told(), day][-_MOST_DAYS:]
        self._context.preferences.set(_TOLD, {**(kept if isinstance(kept, dict) else {}), self._diary: mine})
