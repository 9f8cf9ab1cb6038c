"""An assumption, written in place: Enter saves, Esc gives up, up and down go on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import StorageError
from app.core.i18n import tr
from app.services.drafts import DraftService
from app.ui.widgets.labels import tooltip

KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost


class FactorEdit(QLineEdit):
    """One assumption. It saves nothing itself: it says when it was left."""

    left = Signal()  # what was typed is to be saved
    settled = Signal()  # saved or given up: no refusal stands any more
    moved_on = Signal(int)  # rows down

    def __init__(self, drafts: DraftService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._key = drafts, ""
        self._stored = ("", "")  # as it is read, and as it is typed
        self.composing = False
        self.setMaxLength(40)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.textEdited.connect(self._on_edited)

    def fill(self, read: str, typed: str, key: str) -> None:
        """Show this figure; what is being typed stays. A draft that was left of it comes back once."""
        new = key != self._key
        self._key, self._stored = key, (read, typed)
        if new:
            self.setModified(False)
            draft = self._drafts.all(key).get(key) if key else None
            if draft is not None and draft != typed:
                self.setText(draft)
                self.setModified(True)
                self.setToolTip(tooltip(tr("Not saved yet: Enter saves it, Esc gives it up.")))
                return
        if not self.isModified():
            self._show()

    def _show(self) -> None:
        text = self._stored[1 if self.hasFocus() else 0]
        if self.text() != text:
            self.setText(text)
        self.setModified(False)
        if self.hasFocus():
            self.selectAll()

    def _on_edited(self, _text: str) -> None:
        self.settled.emit()
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        if self.isModified() and not self.composing and self._key:
            try:
                self._drafts.keep(self._key, self.text())
            except StorageError:
                return  # locked or full just now: asked again at the next key

    def reset(self) -> None:
        """Saved or given up: back to the figure of the diary."""
        self._timer.stop()
        self.setToolTip("")
        self.setModified(False)
        self._show()
        self.settled.emit()
        if self._key:
            try:
                self._drafts.drop(self._key)
            except StorageError:
                return

    def finish(self) -> bool:
        """Ask for what was typed to be saved; True when nothing is left unsaved."""
        if self.isModified() and not self.composing:
            if self.text().strip() == self._stored[1]:
                self.reset()
            else:
                self.left.emit()
        return not self.isModified() and not self.composing

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
