"""Tags: words as buttons before a line; Enter or a comma makes one, Backspace takes the last one off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.text import show_plain
from app.ui.widgets.chips import FlowRoom
from app.ui.widgets.labels import tooltip

_COMMAS = ",，、;；"


class _Line(QLineEdit):
    left = Signal()
    erased = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self.returnPressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TagField(QWidget):
    """Chosen tags and a line that completes the known ones."""

    changed = Signal()

    def __init__(self, known: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: dict[str, QPushButton] = {}
        self.line = _Line()
        self.line.setPlaceholderText(tr("a word, then Enter"))
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._room = FlowRoom()
        self._room.flow.addWidget(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._room)
        self.setFocusProxy(self.line)
        self.set_known(known)
        self.line.returnPressed.connect(self.take)
        self.line.left.connect(self.take)
        self.line.erased.connect(self._erase)
        self.line.textEdited.connect(self._on_edited)

    def set_known(self, known: Sequence[str]) -> None:
        """The tags that the line completes."""
        completer = QCompleter(list(known), self.line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self.take())
        self.line.setCompleter(completer)

    def tags(self) -> tuple[str, ...]:
        """The tags, with what still stands in the line."""
        rest = self.line.text().strip()
        return tuple(dict.fromkeys([*self._tags, *([rest] if rest else [])]))

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these, without a word of `changed`."""
        for name in tuple(self._tags):
            self._remove(name)
        for name in tags:
            self._show(name)
        self._lay_out()

    def take(self) -> None:
        """Make a tag of what stands in the line."""
        name = self.line.text().strip()
        if not name:
            return
        self.line.clear()
        if name not in self._tags:
            self._show(name)
            self._lay_out()
            self.changed.emit()

    def _on_edited(self, text: str) -> None:
        if text and text[-1] in _COMMAS:
            self.line.setText(text.rstrip(_COMMAS))
            self.take()

    def _erase(self) -> None:
        if self._tags:
            self._remove(next(reversed(self._tags)))
            self._lay_out()
            self.changed.emit()

    def _show(self, name: str) -> None:
        shown = show_plain(name, 24)
        button = QPushButton(f"{shown}  ✕".replace("&", "&&"), self)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tooltip(tr("Take {name} off", name=shown)))
        button.clicked.connect(lambda: self._on_taken_off(name))
        self._tags[name] = button

    def _on_taken_off(self, name: str) -> None:
        self._remove(name)
        self._lay_out()
        self.changed.emit()

    def _remove(self, name: str) -> None:
        button = self._tags.pop(name)
        self._room.flow.removeWidget(button)
        button.hide()
        button.deleteLater()

    def _lay_out(self) -> None:
        self._room.flow.removeWidget(self.line)
        for button in self._tags.values():
            if self._room.flow.indexOf(button) < 0:
                self._room.flow.addWidget(button)
            button.show()
        self._room.flow.addWidget(self.line)
        self._room.fit()
