"""A text written in place: saved when it is left, kept as a draft each second, never while composing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import StorageError, UserError
from app.core.i18n import tr
from app.services.drafts import DraftService
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.labels import tooltip

KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost
Writer = Callable[[str, str], object]  # the new text, and what the field held when it was filled


class _Text(GrowingText):
    """Tells of the keys and of leaving; a text under composition is left in peace."""

    done = Signal(bool)  # True: go on to the next field
    given_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(most_lines=6)
        self.composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        composed, self.composing = self.composing, bool(event.preeditString())
        if composed and not self.composing and not self.hasFocus():
            self.left.emit()  # left in the midst of a word, which came to its end now

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window in front is no leaving.
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing or self.isReadOnly():
            super().keyPressEvent(event)
            return
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif enter:
            self.done.emit(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NoteField(QWidget):
    """`write` makes the act; what it refuses stays, with the reason below."""

    went_on = Signal()  # Enter: saved, and on to the next field
    settled = Signal()  # given up: what the diary holds may be shown again

    def __init__(
        self, drafts: DraftService, key: str, write: Writer, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts, self._key, self._write = drafts, key, write
        self._stored = ""
        self._told = False  # a draft that was left is on show
        self.text = _Text()
        self.text.setPlaceholderText(hint)
        self.message = FieldMessage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.text)
        layout.addWidget(self.message)
        layout.addStretch(1)  # beside a longer text this one stays at the top
        self.setFocusProxy(self.text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)
        self.text.textChanged.connect(self._on_text)
        self.text.done.connect(self._on_done)
        self.text.given_up.connect(self.give_up)
        self.text.left.connect(self.save)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.text.toPlainText().strip() != self._stored or self.text.composing

    def fill(self, stored: str, draft: str | None = None) -> None:
        """Show what the diary holds; what is being typed stays. A draft that was left comes back."""
        if self.dirty or (self.text.hasFocus() and self.text.document().isModified()):
            return
        self._stored = stored
        shown = draft if draft is not None and draft.strip() != stored else stored
        if self.text.toPlainText() != shown:
            self.text.setPlainText(shown)
            self.text.document().setModified(shown is not stored)
        self._timer.stop()
        self._tell(shown != stored)

    def set_writable(self, writable: bool) -> None:
        self.text.setReadOnly(not writable)

    def _tell(self, left_over: bool) -> None:
        self._told = left_over
        font = self.text.font()
        font.setItalic(left_over)
        self.text.setFont(font)
        told = tr("Typed earlier and not saved: press Enter in it to save it, Esc to drop it.")
        self.text.setToolTip(tooltip(told) if left_over else "")

    def _on_text(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        if not self.dirty:
            return
        try:
            self._drafts.keep(self._key, self.text.toPlainText())
        except StorageError:
            return  # locked or full just now: asked again at the next key

    def _drop(self) -> None:
        self._timer.stop()
        try:
            self._drafts.drop(self._key)
        except StorageError:
            return

    def give_up(self) -> None:
        """Back to what is stored."""
        self.text.setPlainText(self._stored)
        self.text.document().setModified(False)
        self.message.say("")
        self._tell(False)
        self._drop()
        self.settled.emit()

    def _on_done(self, go_on: bool) -> None:
        if self.save() and go_on:
            self.went_on.emit()

    def save(self) -> bool:
        """Make the act if there is anything new; False when it was refused and the text stays."""
        if self.text.composing:
            return False
        written = self.text.toPlainText().strip()
        if written != self._stored:
            try:
                self._write(written, self._stored)
            except UserError as error:
                self.message.say(error.message)
                return False
            self._stored = written
        if self.text.document().isModified() or self._told or self._timer.isActive():
            self._drop()
        self.text.document().setModified(False)
        self.message.say("")
        self._tell(False)
        return True
