"""The first visits month by month, and how far they came by now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.measured import CohortRow
from app.sheets.cohort_words import CohortColumn, cohort_headings, cohort_text, ids_of
from app.ui import theme

Index = QModelIndex | QPersistentModelIndex


class CohortTableModel(QAbstractTableModel):
    """Frozen rows in, texts out; a month that is not over yet shows counts without a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CohortRow] = []
        self._today = date.min

    def set_rows(self, rows: Sequence[CohortRow], today: date) -> None:
        """Show these months, the latest first."""
        self.beginResetModel()
        self.rows, self._today = list(rows), today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(CohortColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return cohort_headings()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], CohortColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cohort_text(row, column, self._today)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = column in {CohortColumn.MONTH, CohortColumn.STATE}
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and not ids_of(row, column):
            return None if column in {CohortColumn.MONTH, CohortColumn.STATE} else theme.faded_colour()
        return None
