"""What to bring to one visit, to tick while packing: entries can be added, reworded and taken off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.domain.visit_bag import Bag, BagEntry, kind_label
from app.ui.plans.week import visit_text
from app.ui.widgets.composing import Composing
from app.ui.widgets.labels import PlainLabel

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AddLine(QLineEdit):
    """Enter hands over what is written; in an empty line it belongs to the dialog."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = Composing(self)
        self.installEventFilter(self.composing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.composing.active:
                return  # Enter belongs to the input method
            if text := self.text().strip():
                self.clear()
                self.entered.emit(text)
                return
        super().keyPressEvent(event)


class _Entries(QListWidget):
    """Space ticks, F2 rewords, Delete takes off."""

    taken_off = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.currentItem() is not None:
            self.takeItem(self.currentRow())
            self.taken_off.emit()
            return
        super().keyPressEvent(event)


class BagPanel(QWidget):
    """Shows a list and what of it is packed. Saves nothing: whoever holds it asks for `entries`."""

    changed = Signal()
    kind_chosen = Signal(str)  # its usual list is wanted

    def __init__(self, kinds: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.touched = False
        self.title = PlainLabel("", self)
        self.kind = QComboBox(self)
        for kind in kinds:
            self.kind.addItem(kind_label(kind), kind)
        self.kind.setToolTip(tr("The usual list for this kind of visit"))
        self.list = _Entries(self)
        self.list.setAccessibleName(tr("What to bring"))
        self.list.setToolTip(tr("Space ticks, F2 rewords, Delete takes off"))
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.add = AddLine(self)
        self.add.setPlaceholderText(tr("Something else to bring (Enter)"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.add)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 38)
        self.list.itemChanged.connect(lambda _item: self._touch())
        self.list.taken_off.connect(self._touch)
        self.add.entered.connect(self._on_added)
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self._count()

    def set_bag(self, bag: Bag) -> None:
        """Show this list, untouched."""
        at = self.kind.findData(bag.kind)
        self.kind.setCurrentIndex(max(at, 0))
        self._fill(bag.entries)
        self.touched = False

    def take_usual(self, bag: Bag) -> None:
        """Show the usual list of another kind; what is packed already stays packed."""
        packed = {entry.text for entry in self.entries() if entry.packed}
        self._fill(BagEntry(entry.text, entry.text in packed) for entry in bag.entries)
        self._touch()

    def set_entries(self, entries: Iterable[BagEntry]) -> None:
        """Show these as the user's own."""
        self._fill(entries)
        self._touch()

    def entries(self) -> tuple[BagEntry, ...]:
        """The list as it stands."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(BagEntry(item.text(), item.checkState() == Qt.CheckState.Checked) for item in items)

    def _fill(self, entries: Iterable[BagEntry]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for entry in entries:
            self._append(entry)
        self.list.blockSignals(False)
        self._count()

    def _append(self, entry: BagEntry) -> QListWidgetItem:
        item = QListWidgetItem(entry.text, self.list)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if entry.packed else Qt.CheckState.Unchecked)
        return item

    def _on_added(self, text: str) -> None:
        self.list.blockSignals(True)
        item = self._append(BagEntry(text))
        self.list.blockSignals(False)
        self.list.scrollToItem(item)
        self._touch()

    def _touch(self) -> None:
        self.touched = True
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        entries = self.entries()
        self.title.setText(visit_text.packed_text(Bag("", entries)) or tr("What to bring"))
