"""The targets as a table: metrics downwards; quarter, month, its weeks and their sum across."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.core.i18n import tr
from app.domain.period import span
from app.domain.targets import Part, show_target
from app.domain.terms.planning import Metric, PeriodKind
from app.services.targets import MetricRow, MonthTargets, TargetRow
from app.sheets.month_words import crosses, part_days, part_title, working_days
from app.ui import theme
from app.ui.widgets.labels import tooltip

Index = QModelIndex | QPersistentModelIndex
METRIC, QUARTER, MONTH, FIRST_WEEK = range(4)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a target stands: its period and its metric."""

    kind: str
    starts_on: date
    metric: str

    @property
    def key(self) -> str:
        """Under which a draft of it is kept."""
        return f"target/{self.kind}/{self.starts_on.isoformat()}/{self.metric}"


class TargetTableModel(QAbstractTableModel):
    """Frozen rows in, texts out. What nothing is recorded for is shown only once it has a target."""

    def __init__(self) -> None:
        super().__init__()
        self.month: MonthTargets | None = None
        self.rows: list[MetricRow] = []

    def show_month(self, month: MonthTargets) -> None:
        """Show these targets; while the form of the table stays, an open editor stays too."""
        rows = month.shown()
        same = (
            self.month is not None
            and self.month.month_on == month.month_on
            and [row.metric for row in self.rows] == [row.metric for row in rows]
            and self.month.weeks == month.weeks
        )
        if same:
            self.month, self.rows = month, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.month, self.rows = month, rows
        self.endResetModel()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The month's weeks."""
        return self.month.weeks if self.month is not None else ()

    @property
    def sum_column(self) -> int:
        """The last one."""
        return FIRST_WEEK + len(self.parts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.month is None else self.sum_column + 1

    def place(self, index: Index) -> Place | None:
        """The target in a cell, where one can be typed."""
        if not index.isValid() or self.month is None or not METRIC < index.column() < self.sum_column:
            return None
        metric, column = self.rows[index.row()].metric, index.column()
        if column == QUARTER:
            return Place(PeriodKind.QUARTER.value, span("quarter", self.month.month_on)[0], metric)
        if column == MONTH:
            return Place(PeriodKind.MONTH.value, self.month.month_on, metric)
        return Place(PeriodKind.WEEK.value, self.parts[column - FIRST_WEEK].first, metric)

    def index_of(self, key: str) -> QModelIndex:
        """The cell whose draft has this key; an invalid index if it is not shown."""
        for row in range(self.rowCount()):
            for column in range(QUARTER, self.sum_column):
                index = self.index(row, column)
                place = self.place(index)
                if place is not None and place.key == key:
                    return index
        return QModelIndex()

    def target(self, index: Index) -> TargetRow | None:
        """What stands in a cell."""
        row, column = self.rows[index.row()], index.column()
        if column == QUARTER:
            return row.quarter
        if column == MONTH:
            return row.month
        return row.weeks[column - FIRST_WEEK] if FIRST_WEEK <= column < self.sum_column else None

    def text(self, index: Index) -> str:
        """A cell as it is read, and as it is edited."""
        row = self.rows[index.row()]
        if index.column() == METRIC:
            return Metric(row.metric).label
        if index.column() == self.sum_column:
            return show_target(row.metric, row.sum)
        found = self.target(index)
        return show_target(row.metric, found.target) if found is not None else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.place(index) is not None else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or self.month is None:
            return None
        if FIRST_WEEK <= section < self.sum_column:
            return self._week_head(self.parts[section - FIRST_WEEK], role)
        if role == Qt.ItemDataRole.DisplayRole:
            names = {METRIC: tr("Metric"), QUARTER: tr("Quarter"), MONTH: tr("Month")}
            return names.get(section, tr("Weeks\ntogether"))
        if role == Qt.ItemDataRole.TextAlignmentRole and section == METRIC:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _week_head(self, part: Part, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{part_title(part)}\n{part_days(part)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            said = working_days(part.days)
            if crosses(part):
                said += "\n" + tr(
                    "The week goes on in another month; here only its days of this month count."
                    " Its whole target is the sum of both."
                )
            return tooltip(said)
        if role == Qt.ItemDataRole.ForegroundRole and not part.days:
            return theme.faded_colour()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.month is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == METRIC else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        row, found = self.rows[index.row()], self.target(index)
        adjusted = found is not None and found.adjusted
        if role == Qt.ItemDataRole.FontRole and (adjusted or index.column() == MONTH):
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and adjusted:
            tint = QColor(theme.ACCENT)
            tint.setAlpha(48)
            return tint
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == self.sum_column:
            return theme.warning_colour() if row.off else theme.faded_colour()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._about(index, row, adjusted=adjusted))
        return None

    def _about(self, index: Index, row: MetricRow, *, adjusted: bool) -> str:
        if index.column() == self.sum_column and row.off:
            over = show_target(row.metric, abs(row.off))
            if row.off > 0:
                return tr("The weeks exceed the month by {number}.", number=over)
            return tr("The weeks fall short of the month by {number}.", number=over)
        if adjusted:
            return tr("Typed: it stays when the rest is split anew. Del lets it follow again.")
        return ""
