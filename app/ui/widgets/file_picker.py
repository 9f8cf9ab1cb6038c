"""Who: a line that finds files as one types (name, pinyin, initials, phone), for one file or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from app.core.i18n import tr
from app.domain.text import show_plain
from app.services.files import FileHit, NewFile
from app.ui.context import Context
from app.ui.widgets.chips import FlowRoom
from app.ui.widgets.labels import tooltip

_MOST = 9
_ID = Qt.ItemDataRole.UserRole


class _Line(QLineEdit):
    """Hands the keys that choose to the list below it. While text is composed they never come here."""

    def __init__(self, picker: FilePicker) -> None:
        super().__init__(picker)
        self._picker = picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._picker.takes_key(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt moves the focus on Tab before any key event: the open list takes its entry first.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._picker.before_tab(event)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._picker.close_list()


class FilePicker(FlowRoom):
    """Chosen files stand as buttons before the line; Backspace in the empty line takes the last one off."""

    changed = Signal()

    def __init__(self, context: Context, *, several: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._several = several
        self._chosen: dict[int, QPushButton] = {}
        self.line = _Line(self)
        self.line.setPlaceholderText(tr("Name, initials or phone"))
        self.line.textChanged.connect(self._search)
        self.flow.addWidget(self.line)
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.setFocusProxy(self.line)
        self.list = QListWidget(self)
        self.list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.list.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.list.hide()

    def file_ids(self) -> tuple[int, ...]:
        """The chosen files, in the order chosen."""
        return tuple(self._chosen)

    def file_id(self) -> int | None:
        """The chosen file where only one can be."""
        return next(iter(self._chosen), None)

    def set_files(self, ids: Sequence[int]) -> None:
        """Choose these; files that are gone are left out. Without a word of `changed`."""
        for button in self._chosen.values():
            self.flow.removeWidget(button)
            button.deleteLater()
        self._chosen.clear()
        for hit in self._context.services.files.hits(ids):
            self._show(hit.id, hit.name)
        self._lay_out()

    def unread_text(self) -> str:
        """What is typed but stands for no file yet."""
        return self.line.text().strip()

    def add(self, file_id: int, name: str) -> None:
        """Choose a file; where only one can be it takes the other's place."""
        if not self._several:
            for other in tuple(self._chosen):
                self._remove(other)
        if file_id not in self._chosen:
            self._show(file_id, name)
        self.line.clear()
        self.close_list()
        self._lay_out()
        self.changed.emit()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Up, Down, Enter, Esc and Tab belong to the open list; Backspace to the chosen ones."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._chosen:
            self._remove(next(reversed(self._chosen)))
            self._lay_out()
            self.changed.emit()
            return True
        if not self.list.isVisible() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def before_tab(self, event: QKeyEvent) -> None:
        """Tab takes the entry in hand before the focus moves on."""
        if event.key() == Qt.Key.Key_Tab:
            self.takes_key(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.close_list()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def close_list(self) -> None:
        self.list.hide()

    def _show(self, file_id: int, name: str) -> None:
        shown = show_plain(name, 24)
        button = QPushButton(f"{shown}  ✕".replace("&", "&&"), self)
        button.setAutoDefault(False)
        button.setToolTip(tooltip(tr("Take {name} off", name=show_plain(name))))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._on_taken_off(file_id))
        self._chosen[file_id] = button

    def _on_taken_off(self, file_id: int) -> None:
        self._remove(file_id)
        self._lay_out()
        self.changed.emit()

    def _remove(self, file_id: int) -> None:
        button = self._chosen.pop(file_id)
        self.flow.removeWidget(button)
        button.hide()
        button.deleteLater()

    def _lay_out(self) -> None:
        """The line always stands last."""
        self.flow.removeWidget(self.line)
        for button in self._chosen.values():
            if self.flow.indexOf(button) < 0:
                self.flow.addWidget(button)
            button.show()
        self.flow.addWidget(self.line)
        self.line.setPlaceholderText(
            tr("someone else") if self._chosen and self._several else tr("Name, initials or phone")
        )
        self.fit()

    def _search(self, text: str) -> None:
        if not text.strip():
            self.close_list()
            return
        hits = [
            hit
            for hit in self._context.services.files.find(text, _MOST + len(self._chosen))
            if hit.id not in self._chosen
        ][:_MOST]
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(_hit_text(hit), self.list)
            item.setData(_ID, (hit.id, hit.name))
        if not hits:
            self._context.prepare_names()
        if not (hits and text.isascii()):  # initials that find somebody are no name
            item = QListWidgetItem(tr("New file: {name}", name=show_plain(text.strip(), 30)), self.list)
            item.setData(_ID, (None, text.strip()))
        self.list.setCurrentRow(0)
        self._open_list()

    def _open_list(self) -> None:
        if not self.line.isVisible():
            return
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth() + 2
        self.list.resize(max(self.line.width(), self.fontMetrics().averageCharWidth() * 44), height)
        below = self.line.mapToGlobal(QPoint(0, self.line.height()))
        screen = self.line.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            below = self.line.mapToGlobal(QPoint(0, -height))
        self.list.move(min(below.x(), screen.right() - self.list.width()), below.y())
        self.window().installEventFilter(self)
        self.list.show()

    def _take(self, item: QListWidgetItem) -> None:
        file_id, name = item.data(_ID)
        if file_id is None:
            made = self._context.act(
                lambda: self._context.services.files.create(NewFile(name)), tr("New file: {name}", name=name)
            )
            if made is None:
                return
            file_id = made
        self.add(file_id, name)


def _hit_text(hit: FileHit) -> str:
    parts = (hit.name, hit.rung or "", hit.phone, hit.hint)
    return "   ".join(show_plain(part, 40) for part in parts if part)
