"""Whether something is being written just now: then nothing may take the keys away."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.ui.widgets.composing import Composing


class Writing(QObject):
    """Follows the focus, and the input method in whatever has it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._composing = Composing(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self._composing)

    @property
    def composing(self) -> bool:
        """Text stands in a field that the input method has not handed over yet."""
        return self._composing.active

    @property
    def active(self) -> bool:
        """A cell is open, a text was changed and not left yet, or something is being composed."""
        focus = QApplication.focusWidget()
        if self.composing:
            return True
        if isinstance(focus, QPlainTextEdit | QTextEdit):
            return not focus.isReadOnly()
        return isinstance(focus, QLineEdit) and (focus.isModified() or _is_cell(focus))


def _is_cell(line: QLineEdit) -> bool:
    above = line.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return True
        above = above.parentWidget()
    return False
