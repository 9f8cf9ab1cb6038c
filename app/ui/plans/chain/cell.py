"""A figure of the goal chain, written in place: Enter saves, Esc gives up, ↑ ↓ go on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.plans.chain.figures import CellView, Code
from app.ui.widgets.labels import tooltip

KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost


class ChainCell(QLineEdit):
    """It saves nothing itself: it says when it was left, the tab decides."""

    left = Signal()
    given_up = Signal()
    paused = Signal()
    moved_on = Signal(int)  # rows

    def __init__(self, code: Code, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = code
        self.view = CellView("", "")
        self.composing = False
        self.pinned = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(40)
        self.setAccessibleName(code.label)
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.paused)
        self.textEdited.connect(lambda _text: None if self._timer.isActive() else self._timer.start())

    def show_view(self, view: CellView, *, pinned: bool = False) -> None:
        """Show this figure; what is being typed stays."""
        self.view, self.pinned = view, pinned
        self.setToolTip(tooltip(view.about))
        font = self.font()
        font.setBold(pinned)
        self.setFont(font)
        if not self.isModified():
            self._show()

    def _show(self) -> None:
        self.setText(self.view.edit if self.hasFocus() else self.view.text)
        self.setModified(False)
        if self.hasFocus():
            self.selectAll()

    def restore(self, text: str) -> None:
        """Text typed before the program ended, still to be saved."""
        self.setText(text)
        self.setModified(True)

    def reset(self) -> None:
        """Back to the figure that is saved."""
        self._timer.stop()
        self.setModified(False)
        self._show()

    def finish(self) -> bool:
        """Ask for what was typed to be saved; True when nothing is left unsaved."""
        if self.isModified():
            if self.text().strip() == self.view.edit and (self.pinned or not self.view.edit):
                self.given_up.emit()
                self.reset()
            else:
                self.left.emit()
        return not self.isModified()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.composing:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.finish():
                self._show()
        elif key == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            self.reset()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            if self.finish():
                self.moved_on.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.finish():
            self._show()
