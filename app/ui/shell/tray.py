"""The tray, where the desktop has one: notices of what is due, and the window when it was closed to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.core.i18n import tr
from app.ui.icons import icon
from app.ui.theme import ACCENT


class Tray(QObject):
    """Does nothing on a desktop without a tray."""

    opened = Signal()
    quit_requested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon: QSystemTrayIcon | None = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._icon = QSystemTrayIcon(icon("layers", ACCENT), window)
        self._menu = QMenu()
        self._menu.addAction(tr("Open the window")).triggered.connect(lambda _on=False: self.opened.emit())
        self._menu.addAction(tr("Quit")).triggered.connect(lambda _on=False: self.quit_requested.emit())
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(tr("Shiji"))
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.opened)
        self._icon.show()

    @property
    def available(self) -> bool:
        """Whether there is a tray to stay in."""
        return self._icon is not None

    def notify(self, title: str, text: str) -> None:
        """A notice of the desktop."""
        if self._icon is not None:
            self._icon.showMessage(title, text, icon("bell", ACCENT))

    def hide(self) -> None:
        """Leave the tray."""
        if self._icon is not None:
            self._icon.hide()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()
