"""The table of a day: rows as high as their text, columns that fill the width and are remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.preferences import Preferences
from app.ui.today.cell_editor import CellDelegate
from app.ui.today.day_table_model import TEXT_COLUMNS, Column, DayTableModel

_KEPT: Final = "day_columns"  # shares of the four text columns, then widths of the other three
_SHARES: Final = (30, 34, 24, 26)
_FIXED: Final = {Column.TIME: 64, Column.WHO: 118, Column.STATE: 84}
_LEAST: Final = 70


class DayView(QTableView):
    """Cells open at a key or a double click; what is not text has a window of its own."""

    who_requested = Signal(QModelIndex)
    state_requested = Signal(QModelIndex)

    def __init__(self, model: DayTableModel, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._fitting = False
        self.setModel(model)
        self.delegate = CellDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(True)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.doubleClicked.connect(self._on_double_click)
        self._measure = QTimer(self)
        self._measure.setSingleShot(True)
        self._measure.setInterval(0)
        self._measure.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._measure.start)
        model.dataChanged.connect(lambda *_: self._measure.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the text columns what the others leave, in the shares that were chosen."""
        stored = self._preferences.get(_KEPT)
        known = isinstance(stored, list) and len(stored) == 7 and all(isinstance(n, int) for n in stored)
        shares = stored[:4] if known else list(_SHARES)
        metrics = self.fontMetrics().averageCharWidth() / 7
        self._fitting = True
        for at, (column, width) in enumerate(_FIXED.items()):
            self.setColumnWidth(column, stored[4 + at] if known else round(width * max(metrics, 1)))
        room = self.viewport().width() - sum(self.columnWidth(column) for column in _FIXED)
        for share, column in zip(shares, TEXT_COLUMNS, strict=True):
            self.setColumnWidth(column, max(room * share // max(sum(shares), 1), _LEAST))
        self._fitting = False
        self._measure.start()

    def _on_resized(self, *_sizes: int) -> None:
        if self._fitting:
            return
        shares = [self.columnWidth(column) for column in TEXT_COLUMNS]
        self._preferences.set(_KEPT, [*shares, *(self.columnWidth(column) for column in _FIXED)])
        self._measure.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
        if enter and index.isValid() and not event.modifiers():
            self._open(index)
            return
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()  # commands of the page and the window
            if event.key() not in {Qt.Key.Key_A, Qt.Key.Key_Home, Qt.Key.Key_End}:
                return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        column = Column(index.column())
        if column == Column.WHO:
            self.who_requested.emit(index)
        elif column == Column.STATE:
            self.state_requested.emit(index)
        elif self.delegate.editor is None:
            self.edit(index)

    def _on_double_click(self, index: QModelIndex) -> None:
        if Column(index.column()) in {Column.WHO, Column.STATE}:
            self._open(index)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being written."""
        return self.delegate.editor is not None
