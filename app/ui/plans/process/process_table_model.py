"""Process figures as a table: a period a row, all of them together in the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.core.i18n import tr
from app.domain.process import ProcessFigures, one_decimal, total
from app.domain.terms.planning import Metric
from app.services.counts import PROCESS, ProcessRow
from app.sheets.wording import period_text
from app.ui import theme

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns from left to right."""

    PERIOD = 0
    CALLS = 1
    AGREED = 2
    RATE = 3
    VISITS = 4
    OPENED = 5
    VISITS_EACH = 6
    HOURS = 7
    HOURS_EACH = 8


METRICS: Final = {  # whose acts a cell leads to
    Column.CALLS: Metric.CALLS,
    Column.AGREED: Metric.APPOINTMENTS,
    Column.RATE: Metric.CALLS,
    Column.VISITS: Metric.VISITS,
    Column.OPENED: Metric.OPENED,
    Column.VISITS_EACH: Metric.VISITS,
    Column.HOURS: Metric.VISITS,
    Column.HOURS_EACH: Metric.VISITS,
}


@dataclass(frozen=True, slots=True)
class Acts:
    """What stands behind a cell."""

    metric: Metric
    period: str
    line_ids: tuple[int, ...]
    file_ids: tuple[int, ...]


class ProcessTableModel(QAbstractTableModel):
    """Frozen rows in, texts out; each ratio with its cases."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = "week"
        self._rows: list[ProcessRow] = []
        self._total: ProcessFigures | None = None

    def set_rows(self, kind: str, rows: Sequence[ProcessRow]) -> None:
        """Show these periods, the latest first."""
        self.beginResetModel()
        self._kind, self._rows = kind, list(rows)
        self._total = total(row.figures for row in rows) if rows else None
        self.endResetModel()

    @property
    def is_empty(self) -> bool:
        """Nothing was tried, visited or opened in any of the periods."""
        figures = self._total
        return figures is None or not (figures.calls or figures.visits or figures.opened)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or not self._rows else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _headings()[Column(section)]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _formulas().get(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        figures = self._total if row == 0 else self._rows[row - 1].figures
        if figures is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._period(row) if column == Column.PERIOD else _shown(figures, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column == Column.PERIOD else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and row == 0:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and _shown(figures, column) in {"0", "–"}:
            return theme.faded_colour()
        return None

    def _period(self, row: int) -> str:
        return tr("Together") if row == 0 else period_text(self._kind, self._rows[row - 1].start)

    def acts(self, index: Index) -> Acts | None:
        """What the figure in this cell was counted from; none for an empty one."""
        metric = METRICS.get(Column(index.column()))
        if metric is None or not index.isValid():
            return None
        rows = self._rows if index.row() == 0 else [self._rows[index.row() - 1]]
        lines = [line for row in rows for line in row.counted[metric].line_ids]
        files = [file for row in rows for file in row.counted[metric].file_ids]
        if not (lines or files):
            return None
        return Acts(metric, self._period(index.row()), tuple(lines), tuple(dict.fromkeys(files)))


assert set(METRICS.values()) == set(PROCESS)


def _shown(figures: ProcessFigures, column: Column) -> str:
    if column == Column.RATE:
        return str(figures.appointment_rate)
    if column == Column.HOURS:
        return str(figures.hours)
    if column == Column.VISITS_EACH:
        return _ratio(figures.visits_per_opening, f"{figures.visits:,}", figures.opened)
    if column == Column.HOURS_EACH:
        # Visits without times took time too: what is known is the least it can be.
        least = "≥ " if figures.hours.timed < figures.hours.lines else ""
        hours = one_decimal(Fraction(figures.hours.minutes, 60))
        return _ratio(figures.hours_per_opening, hours, figures.opened, least)
    counts = {
        Column.CALLS: figures.calls,
        Column.AGREED: figures.agreed,
        Column.VISITS: figures.visits,
        Column.OPENED: figures.opened,
    }
    return f"{counts[column]:,}" if column in counts else ""


def _ratio(value: Fraction | None, of: str, cases: int, before: str = "") -> str:
    """19.6 (137 ÷ 7): never without its cases."""
    return "–" if value is None else f"{before}{one_decimal(value)} ({of} ÷ {cases})"


def _headings() -> dict[Column, str]:
    return {
        Column.PERIOD: tr("Period"),
        Column.CALLS: tr("Calls tried"),
        Column.AGREED: tr("Agreed"),
        Column.RATE: tr("Appointment rate"),
        Column.VISITS: tr("Visits"),
        Column.OPENED: tr("Opened"),
        Column.VISITS_EACH: tr("Visits per opening"),
        Column.HOURS: tr("Hours of visits"),
        Column.HOURS_EACH: tr("Hours per opening"),
    }


def _formulas() -> dict[Column, str]:
    return {
        Column.RATE: tr("Appointments agreed ÷ calls tried; few cases are told without a percentage."),
        Column.VISITS_EACH: tr("Visits held ÷ accounts opened in the same period."),
        Column.HOURS: tr(
            "From the times of the visits' lines; those without a beginning or an end are left out."
        ),
        Column.HOURS_EACH: tr("Hours of visits ÷ accounts opened in the same period."),
    }
