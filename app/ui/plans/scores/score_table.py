"""The table itself: digits give points, Delete takes them back, Enter opens the file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.scoring import MOST_POINTS
from app.ui.plans.scores.score_table_model import AFTER, BEFORE, ScoreTableModel
from app.ui.widgets.rung_badge import RungDelegate

_TAKE_BACK: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WIDTHS: Final = {"name": 24, "rung": 6, "class": 6, "total": 7, "order": 7, "visit": 8}  # characters


class ScoreTable(QTableView):
    """Cells are chosen one at a time."""

    given = Signal(QModelIndex, object)  # points, or none
    refused = Signal()  # a digit beyond the scale
    opened = Signal(QModelIndex)

    def __init__(self, model: ScoreTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegateForColumn(BEFORE.index("rung"), RungDelegate(self))
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(20)

    def fit_columns(self) -> None:
        """Criteria as wide as their names, what remains to the reason."""
        header, model = self.horizontalHeader(), self._rows
        unit, metrics = self.fontMetrics().averageCharWidth(), header.fontMetrics()
        most = unit * 14
        for column in range(model.columnCount()):
            name = model.name(column)
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            wide = metrics.horizontalAdvance(title) + 14
            if model.criterion(column) is not None:
                self.setColumnWidth(column, max(unit * 5, min(wide, most)))
            else:
                self.setColumnWidth(column, max(wide, unit * _WIDTHS.get(name, 10)))
            stretches = name == "reason"
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)

    def go_to(self, row: int, column: int | None = None) -> None:
        """Stand on a cell; without a column on the first criterion."""
        if 0 <= row < self._rows.rowCount():
            at = len(BEFORE) if column is None else column
            at = min(max(at, 0), self._rows.columnCount() - len(AFTER) - 1 if column is None else 10**6)
            self.setCurrentIndex(self._rows.index(row, min(at, self._rows.columnCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key, text = self.currentIndex(), Qt.Key(event.key()), event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not index.isValid() or not plain:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self.opened.emit(index)
        elif self._rows.criterion(index.column()) is None:
            super().keyPressEvent(event)
        elif text.isascii() and text.isdigit():
            if int(text) <= MOST_POINTS:
                self.given.emit(index, int(text))
            else:
                self.refused.emit()
        elif key in _TAKE_BACK:
            self.given.emit(index, None)
        else:
            super().keyPressEvent(event)
