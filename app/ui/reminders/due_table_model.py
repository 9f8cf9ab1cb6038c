"""The rows of the reminders page: sections by day, and what is due in each."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.core.i18n import N_, tr
from app.domain.reminders import Bucket
from app.services.due import DuePage, DueRow
from app.ui import theme
from app.ui.widgets.due_text import note_text, what_text, when_text, who_text
from app.ui.widgets.labels import tooltip

WHEN, WHAT, WHO, PHONE, ACTIONS = range(5)
ROW_ROLE = Qt.ItemDataRole.UserRole
NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_HEADS = (N_("When"), N_("What"), N_("Who"), N_("Phone"), "")
_SECTIONS = {
    Bucket.OVERDUE: N_("Overdue"),
    Bucket.TODAY: N_("Today"),
    Bucket.TOMORROW: N_("Tomorrow"),
    Bucket.WEEK: N_("This week"),
    Bucket.LATER: N_("Later"),
    Bucket.UNDATED: N_("Without a date"),
}


class DueTableModel(QAbstractTableModel):
    """A line is a section's head (a `Bucket` with its count) or a `DueRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Bucket, int] | DueRow] = []
        self._today = date.min

    def set_page(self, page: DuePage, today: date) -> None:
        """Show these; within a section they keep the order they come in, and its head counts all of it."""
        lines: list[tuple[Bucket, int] | DueRow] = []
        for bucket in Bucket:
            mine = [row for row in page.rows if row.bucket == bucket]
            if mine:
                lines += [(bucket, page.by_bucket.get(bucket, len(mine))), *mine]
        self.beginResetModel()
        self._lines, self._today = lines, today
        self.endResetModel()

    def row_at(self, line: int) -> DueRow | None:
        """What is due on this line; `None` for a section's head."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, DueRow) else None

    def line_of(self, key: str) -> int | None:
        """Where this is now, or `None`."""
        return next(
            (i for i, each in enumerate(self._lines) if isinstance(each, DueRow) and each.key == key), None
        )

    def heads(self) -> list[int]:
        """The lines that are heads of sections."""
        return [i for i, each in enumerate(self._lines) if not isinstance(each, DueRow)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, DueRow):
            return self._row_data(line, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{tr(_SECTIONS[line[0]])}  {line[1]}"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and line[0] == Bucket.OVERDUE:
            return theme.warning_colour()
        return None

    def _row_data(self, row: DueRow, column: int, role: int) -> Any:
        if role == ROW_ROLE:
            return row
        if role == NOTE_ROLE:
            return note_text(row) if column == WHAT else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == WHEN and row.days_overdue:
            return theme.warning_colour()
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == WHAT:
                return tooltip("\n".join(filter(None, (what_text(row), note_text(row)))))
            if column == PHONE and row.phone:
                return tr("Click to copy (P)")
            if column == WHO and row.file_id is not None:
                return tr("Click to open the file (Enter)")
        return None

    def _text(self, row: DueRow, column: int) -> str:
        if column == WHEN:
            return when_text(row, self._today)
        if column == WHAT:
            return what_text(row)
        if column == WHO:
            return who_text(row)
        return row.phone if column == PHONE else ""
