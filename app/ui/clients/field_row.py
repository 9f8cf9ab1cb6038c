"""A field on the form: label, control, and what is wrong with it; tells when it is left or given up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.client_fields import ClientField
from app.ui.clients.controls import make_control
from app.ui.context import Context
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FieldRow(QWidget):
    """Enter (Ctrl+Enter in long texts) or leaving saves, Esc brings the saved value back."""

    save_requested = Signal(object)  # itself
    edited = Signal(object)  # itself; its text differs from what is saved
    given_up = Signal(object)  # itself; the saved value is back

    def __init__(self, context: Context, field: ClientField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.dirty = False
        self.conflict = False
        self._composing = False
        self._setting = False
        self._saved: object = None
        self.control = make_control(context, field)
        self.label = PlainLabel()
        self.label.setBuddy(self.control.widget)
        self.message = FieldMessage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.label)
        layout.addWidget(self.control.widget)
        layout.addWidget(self.message)
        layout.addStretch()
        self.control.widget.setAccessibleName(field.label_for())
        for signal in self.control.changed:
            signal.connect(self._on_changed)
        for signal in self.control.at_once:
            signal.connect(self._on_at_once)
        self._watch()

    def show_value(self, value: object) -> None:
        """Show what is saved, unless something else is being typed here."""
        if self.dirty or self._composing:
            self._saved = value
            return
        self._put(value)

    def value(self) -> object:
        """What is entered. Raises `InvalidInput`."""
        return self.control.get()

    def draft(self) -> str:
        """The text to keep while it is not saved."""
        return self.control.text()

    def take_draft(self, text: str) -> None:
        """Show text that was typed but not saved last time."""
        if text == self.control.text():
            return
        self.control.set_text(text)
        self.message.say(tr("Typed earlier and not saved: Enter saves it, Esc drops it."), calm=True)

    def settle(self) -> None:
        """What is entered is now saved."""
        self.dirty = self.conflict = False
        self.message.say("")

    def restore(self) -> None:
        """Bring the saved value back."""
        self.dirty = self.conflict = False
        self.message.say("")
        self._put(self._saved)
        self.given_up.emit(self)

    def refuse(self, wrong: InvalidInput) -> None:
        """Say what is wrong; the text stays."""
        self.message.say(wrong.message)

    def tell_conflict(self, text: str) -> None:
        """Say that it was changed elsewhere; only Enter saves over that."""
        self.conflict = True
        self.message.say(text)

    def focus(self) -> None:
        self.control.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
            # Where the focus went is known only after this event.
            QTimer.singleShot(0, self, self._on_maybe_left)
        elif event.type() == QEvent.Type.ChildAdded:
            QTimer.singleShot(0, self, self._watch)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes_key(watched, event)
        return super().eventFilter(watched, event)

    def _takes_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._composing or not self.dirty:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.restore()
            return True
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and (held or not isinstance(watched, QPlainTextEdit)):
            self.conflict = False
            self.save_requested.emit(self)
            return True
        return False

    def _watch(self) -> None:
        for widget in self.control.focus_widgets():
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def _put(self, value: object) -> None:
        self._setting = True
        self._saved = value
        self.control.set(value)
        self._setting = False

    def _on_changed(self) -> None:
        if self._setting:
            return
        self.dirty = True
        if not self.conflict:
            self.message.say("")
        self.edited.emit(self)

    def _on_at_once(self) -> None:
        if self.dirty:
            self.save_requested.emit(self)

    def _on_maybe_left(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.control.widget.isAncestorOf(focused)
        if self.dirty and not inside and focused is not self.control.widget and not self.conflict:
            popup = QApplication.activePopupWidget()
            if popup is None:
                self.save_requested.emit(self)
