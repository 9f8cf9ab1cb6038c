"""Entries by day, newest first: date, what it was, what was said. Used by the card and the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.i18n import N_, tr
from app.domain.text import show_plain
from app.ui.widgets.labels import tooltip

_HEADS: Final = (N_("Date"), N_("What"), N_("Details"))
_LONGEST: Final = 600
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `source` is the row it was made from; `faint` entries are plans."""

    when: date
    what: str
    text: str
    source: object
    faint: bool = False


class TimelineTableModel(QAbstractTableModel):
    """Entries as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(_HEADS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        texts = (entry.when.isoformat(), show_plain(entry.what, 200), show_plain(entry.text, _LONGEST))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole if len(entry.text) > _LONGEST and index.column() == 2:
                return tooltip(show_plain(entry.text, 6000))
            case Qt.ItemDataRole.FontRole if entry.faint:
                font = QFont()
                font.setItalic(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


class Timeline(QTableView):
    """A table whose rows are as high as their text; Enter or a double click opens an entry."""

    opened = Signal(object)  # the entry's source
    picked = Signal(object)  # the entry, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TimelineTableModel(self)
        self.setModel(self.entries)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        unit = self.fontMetrics().averageCharWidth()
        header.resizeSection(0, unit * 14)
        header.resizeSection(1, unit * 38)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the place stays where it was."""
        scrolled, row = self.verticalScrollBar().value(), self.currentIndex().row()
        self.entries.set_entries(entries)
        if entries:
            self.setCurrentIndex(self.entries.index(min(max(row, 0), len(entries) - 1), 0))
        self.verticalScrollBar().setValue(scrolled)
        self._on_row()

    def current(self) -> Entry | None:
        """The entry that is selected."""
        index = self.currentIndex()
        return self.entries.entry(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.entries.entry(index.row()).source)

    def _on_row(self) -> None:
        self.picked.emit(self.current())
