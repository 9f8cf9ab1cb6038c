"""Prospects × criteria: rows are read a page at a time, in an order that holds while points are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.core.i18n import N_, tr
from app.domain.approach import class_letter
from app.domain.score_levels import levels_of
from app.domain.scoring import DEFAULT, MOST_POINTS, Criterion, Scheme, ScoreGroup
from app.domain.terms import LeadClass, Rung, label_of
from app.domain.text import show_plain
from app.services.scores import RankedRow
from app.ui import theme
from app.ui.widgets.labels import tooltip

PAGE: Final = 100
BEFORE: Final = ("name", "rung", "class")
AFTER: Final = ("total", "order", "reason", "visit")
_TITLES: Final = {
    "name": N_("Name"),
    "rung": N_("Rung"),
    "class": N_("Class"),
    "total": N_("Total"),
    "order": N_("Order"),
    "reason": N_("Why now"),
    "visit": N_("Visit"),
}
_TIPS: Final = {
    "total": N_("0 to 100; what has no points is left out of the weights."),
    "order": N_("Score × likelihood × timing, in percent of the best there could be."),
    "visit": N_("The next planned visit"),
}
_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole

Loader = Callable[[Sequence[int]], list[RankedRow]]


class ScoreTableModel(QAbstractTableModel):
    """The ids of all rows are known, their values only where they are seen."""

    def __init__(self, load: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.scheme: Scheme = DEFAULT
        self.criteria: tuple[Criterion, ...] = ()
        self.ids: list[int] = []
        self._rows: dict[int, RankedRow] = {}
        self._read: set[int] = set()

    def reset(self, scheme: Scheme, ids: list[int]) -> None:
        """Another order, or other columns."""
        self.beginResetModel()
        self.scheme, self.criteria, self.ids = scheme, scheme.active, ids
        self._rows, self._read = {}, set()
        self.endResetModel()

    def renew(self) -> None:
        """The same rows with other values."""
        self._rows, self._read = {}, set()
        if self.ids:
            last = self.index(len(self.ids) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> RankedRow | None:
        """The prospect at this place; none when it has gone since."""
        if not 0 <= number < len(self.ids):
            return None
        page = number // PAGE
        if page not in self._read:
            self._read.add(page)
            wanted = self.ids[page * PAGE : (page + 1) * PAGE]
            self._rows.update({row.file_id: row for row in self._load(wanted)})
        return self._rows.get(self.ids[number])

    def criterion(self, column: int) -> Criterion | None:
        """The criterion of a column, if it is one of points."""
        at = column - len(BEFORE)
        return self.criteria[at] if 0 <= at < len(self.criteria) else None

    def name(self, column: int) -> str:
        """What a column shows: one of `BEFORE` and `AFTER`, or the code of a criterion."""
        if column < len(BEFORE):
            return BEFORE[column]
        criterion = self.criterion(column)
        return criterion.code if criterion else AFTER[column - len(BEFORE) - len(self.criteria)]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(BEFORE) + len(self.criteria) + len(AFTER)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        criterion = self.criterion(section)
        if role == _ROLE.DisplayRole:
            return criterion.label if criterion else tr(_TITLES[self.name(section)])
        if role == _ROLE.ToolTipRole:
            return tooltip(self._tip(criterion) if criterion else tr(_TIPS.get(self.name(section), "")))
        return None

    def _tip(self, criterion: Criterion) -> str:
        share = tr("Decides {share} of the 100 points.", share=f"{float(self.scheme.share(criterion)):g}")
        levels = (f"{points}  {tr(text)}" for points, text in enumerate(levels_of(criterion.code, "person")))
        group = ScoreGroup(criterion.group).label
        return "\n".join((f"{group} · {criterion.label}", share, *levels))

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        criterion, name = self.criterion(index.column()), self.name(index.column())
        match role:
            case _ROLE.DisplayRole:
                if criterion is not None:
                    points = row.points.get(criterion.code)
                    return "·" if points is None else str(points)
                return _text(row, name)
            case _ROLE.ToolTipRole:
                if criterion is not None:
                    points = row.points.get(criterion.code)
                    return "" if points is None else tooltip(tr(levels_of(criterion.code, row.kind)[points]))
                return tooltip(_detail(row, name))
            case _ROLE.TextAlignmentRole if criterion is not None or name in _CENTRED:
                return Qt.AlignmentFlag.AlignCenter
            case _ROLE.FontRole if name == "total" or (name == "name" and row.important):
                return _bold()
            case _ROLE.ForegroundRole:
                if criterion is not None and criterion.code not in row.points:
                    return theme.faded_colour()
                return theme.warning_colour() if name == "name" and row.warning else None
            case _ROLE.BackgroundRole if criterion is not None:
                return _shade(row.points.get(criterion.code))
        return None


_CENTRED: Final = frozenset({"rung", "total", "order", "class"})
_ROLES: Final = frozenset(
    {
        _ROLE.DisplayRole,
        _ROLE.ToolTipRole,
        _ROLE.TextAlignmentRole,
        _ROLE.FontRole,
        _ROLE.ForegroundRole,
        _ROLE.BackgroundRole,
    }
)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _shade(points: int | None) -> QColor | None:
    """More points, a stronger ground; the digit stands on it in any case."""
    if not points:
        return None
    colour = QApplication.palette().color(QPalette.ColorRole.Highlight)
    colour.setAlphaF(0.34 * points / MOST_POINTS)
    return colour


def _text(row: RankedRow, name: str) -> str:
    match name:
        case "name":
            mark = "⚠ " if row.warning else "★ " if row.important else ""
            return mark + show_plain(row.name, 60)
        case "rung":
            return row.rung or ""
        case "class":
            return class_letter(row.lead_class)
        case "total":
            return "" if row.total is None else str(row.total)
        case "order":
            return str(row.worth)
        case "reason":
            return " · ".join(filter(None, (row.reason, row.product)))
        case _:
            return f"{row.visit_on:%m-%d}" if row.visit_on is not None else ""


def _detail(row: RankedRow, name: str) -> str:
    match name:
        case "name":
            return "\n".join(filter(None, (show_plain(row.name, 200), row.warning)))
        case "rung" if row.rung:
            return f"{row.rung}: {Rung(row.rung).label}"
        case "class":
            return label_of(LeadClass, row.lead_class)
        case "order" | "reason":
            return row.order
        case "total" if row.total is None:
            return tr("A total wants points for value and for opportunity.")
    return ""
