"""What is left of the day, a row each with its decision; one key decides the rows that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.i18n import tr, trn
from app.domain.evening import KEEP, Fate
from app.domain.text import show_line
from app.services.evening import EveningRow, OpenLine, OpenStep, Promise
from app.ui import theme
from app.ui.evening.choices import Choices, Left
from app.ui.widgets.due_text import when_text, who_text
from app.ui.widgets.labels import tooltip
from app.ui.widgets.line_text import hours_text, names_text
from app.ui.widgets.row_height import row_height

_LEFT: Final = Qt.ItemDataRole.UserRole
_DECISION: Final = 3
_LONGEST: Final = 160
KEYS: Final = {
    Qt.Key.Key_D: Fate.DONE,
    Qt.Key.Key_N: Fate.NOT_DONE,
    Qt.Key.Key_O: Fate.KEEP,
    Qt.Key.Key_Delete: Fate.DROP,
    Qt.Key.Key_Backspace: Fate.DROP,
}


class ReviewList(QTreeWidget):
    """Lines, follow-ups and promises under a heading each."""

    decided = Signal(object)  # Fate
    tomorrow_wanted = Signal()
    day_wanted = Signal()
    turned = Signal()  # Space: the next reading, or done and back
    finished = Signal()  # Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setColumnCount(4)
        self.setHeaderLabels([tr("When"), tr("What"), tr("Who"), tr("What becomes of it")])
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header, character = self.header(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        header.resizeSection(0, 30 * character)
        header.resizeSection(2, 20 * character)
        header.resizeSection(_DECISION, 48 * character)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemClicked.connect(self._on_click)
        self.itemDoubleClicked.connect(self._on_double_click)

    def show_row(self, row: EveningRow) -> None:
        """Fill the list anew; the cursor stays on its row where that is still there."""
        here = self.currentItem()
        kept = here.data(0, _LEFT).field if here is not None and here.data(0, _LEFT) is not None else ""
        self.clear()
        self._items.clear()
        self._group(trn("{n} line still open", "{n} lines still open", len(row.lines)), row.lines, row)
        title = trn("{n} follow-up due", "{n} follow-ups due", len(row.steps))
        if row.more_steps:
            title += " · " + trn(
                "{n} more late one on the reminders page", "{n} more late ones on the reminders page",
                row.more_steps,
            )  # fmt: skip
        self._group(title, row.steps, row)
        self._group(trn("{n} promise heard", "{n} promises heard", len(row.promises)), row.promises, row)
        self.expandAll()
        first = self._items.get(kept) or next(iter(self._items.values()), None)
        if first is not None:
            self.setCurrentItem(first)

    def _group(self, title: str, rows: Sequence[Left], row: EveningRow) -> None:
        if not rows:
            return
        head = QTreeWidgetItem([title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setSizeHint(0, row_height(self))
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for each in rows:
            item = QTreeWidgetItem(_texts(each, row))
            item.setData(0, _LEFT, each)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # a click turns its reading
            item.setToolTip(1, tooltip(item.text(1)))
            self._items[each.field] = item
            head.addChild(item)

    def show_choices(self, choices: Choices) -> None:
        """Write every decision into its row."""
        faded, normal = QBrush(theme.faded_colour()), QBrush()
        for item in self._items.values():
            each: Left = item.data(0, _LEFT)
            words = choices.words(each, choices.row.day)
            item.setText(_DECISION, words)
            item.setToolTip(_DECISION, tooltip(words))
            if isinstance(each, Promise):
                kept = choices.reading(each) is not None
                item.setCheckState(_DECISION, Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)
            else:
                kept = choices.of(each) != KEEP
            item.setForeground(_DECISION, normal if kept else faded)

    def _on_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _DECISION and isinstance(item.data(0, _LEFT), Promise):
            self.turned.emit()

    def _on_double_click(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _LEFT), OpenLine | OpenStep):
            self.turned.emit()

    def chosen(self) -> list[Left]:
        """The rows that are selected."""
        return [found for item in self.selectedItems() if (found := item.data(0, _LEFT)) is not None]

    def stand_on(self, field: str) -> None:
        """Go to the row of this field, if it is here."""
        item = self._items.get(field)
        if item is not None:
            self.setCurrentItem(item)
            item.setForeground(_DECISION, QBrush(theme.warning_colour()))

    def corner(self) -> QPoint:
        """Below the decision of the row one stands on."""
        item = self.currentItem()
        rect = self.visualItemRect(item) if item is not None else self.viewport().rect()
        return self.viewport().mapToGlobal(rect.bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters decide; the list would search for them."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finished.emit()
        elif plain and key in KEYS:
            self.decided.emit(KEYS[key])
        elif plain and key == Qt.Key.Key_T:
            self.tomorrow_wanted.emit()
        elif plain and key == Qt.Key.Key_M:
            self.day_wanted.emit()
        elif plain and key == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)


def _texts(each: Left, row: EveningRow) -> list[str]:
    if isinstance(each, OpenStep):
        return [
            when_text(each.row, row.day),
            show_line(each.row.title, _LONGEST),
            show_line(who_text(each.row), 40),
        ]
    line = each.line
    said = line.plan or line.notes if isinstance(each, OpenLine) else each.said
    return [hours_text(line.start_time, line.end_time), show_line(said, _LONGEST), names_text(line)]
