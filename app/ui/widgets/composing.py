"""Whether an input method is composing: until it has ended, nothing acts on the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class Composing(QObject):
    """Watches the text fields below a widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._where: QObject | None = None

    def watch(self, room: QWidget) -> None:
        """Watch every line and text field inside `room`; call again for fields added later."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in room.findChildren(kind):
                field.removeEventFilter(self)
                field.installEventFilter(self)

    @property
    def active(self) -> bool:
        """True while a field holds text that is not committed yet."""
        return self._where is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._where = watched if event.preeditString() else None
        elif event.type() == QEvent.Type.FocusOut and self._where is watched:
            self._where = None
        return super().eventFilter(watched, event)
