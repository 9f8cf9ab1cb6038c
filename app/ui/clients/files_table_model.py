"""The list of files as a table that asks for pages of 200 rows as they come into view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.core.i18n import N_, tr, trn
from app.domain import phone
from app.domain.terms import FileKind, Rung, SourceMethod, Standing, label_of
from app.domain.text import show_plain
from app.services.files import FileListRow
from app.ui import theme
from app.ui.widgets.labels import tooltip

PAGE: Final = 200
COLUMNS: Final = (
    ("name", N_("Name")),
    ("kind", N_("Kind")),
    ("rung", N_("Rung")),
    ("standing", N_("Standing")),
    ("phone", N_("Phone")),
    ("last_contact", N_("Last contact")),
    ("next_step", N_("Next step")),
    ("silence", N_("Silence")),
    ("source", N_("Found by")),
)
NAMES: Final = tuple(name for name, _ in COLUMNS)
UNSORTED: Final = "phone"
_Index = QModelIndex | QPersistentModelIndex
_MOST_PAGES: Final = 40

Loader = Callable[[int, int], list[FileListRow]]


class FilesTableModel(QAbstractTableModel):
    """Rows are read when they are asked for and forgotten when far away."""

    def __init__(self, load: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._count = 0
        self._pages: dict[int, list[FileListRow]] = {}

    def reset(self, count: int, first: list[FileListRow]) -> None:
        """Another list: how many there are, and its first page."""
        self.beginResetModel()
        self._count = count
        self._pages = {0: first}
        self.endResetModel()

    def renew(self, first: list[FileListRow]) -> None:
        """The same files in the same order with other values."""
        self._pages = {0: first}
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))

    def row(self, number: int) -> FileListRow | None:
        """The file at this place; `None` when it has gone since."""
        page, offset = divmod(number, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._load(page * PAGE, PAGE)
        rows = self._pages[page]
        return rows[offset] if offset < len(rows) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(COLUMNS[section][1])
            if role == Qt.ItemDataRole.ToolTipRole and NAMES[section] == "silence":
                return tr("Working days since the last real contact")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role not in _ROLES:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        name = NAMES[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(row, name)
            case Qt.ItemDataRole.ToolTipRole:
                return _tooltip(row, name)
            case Qt.ItemDataRole.ForegroundRole:
                return theme.warning_colour() if name == "silence" and row.stale else None
            case Qt.ItemDataRole.FontRole:
                return _bold() if name == "name" and row.important else None
            case Qt.ItemDataRole.TextAlignmentRole if name in {"rung", "silence"}:
                return Qt.AlignmentFlag.AlignCenter
        return None


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _text(row: FileListRow, name: str) -> str:
    match name:
        case "name":
            return f"★ {show_plain(row.name, 80)}" if row.important else show_plain(row.name, 80)
        case "kind":
            return label_of(FileKind, row.kind)
        case "rung":
            return row.rung or ""
        case "standing":
            return label_of(Standing, row.standing)
        case "phone":
            return show_plain(phone.pretty(row.phone), 30) if row.phone else ""
        case "last_contact":
            return row.last_contact_on.isoformat() if row.last_contact_on else ""
        case "next_step":
            return row.next_step_on.isoformat() if row.next_step_on else ""
        case "silence":
            if row.standing == Standing.LOST:
                return ""
            days = trn("{n} day", "{n} days", row.silent_days)
            return f"! {days}" if row.stale else days
        case _:
            return label_of(SourceMethod, row.source_method)


def _tooltip(row: FileListRow, name: str) -> str:
    if name == "rung" and row.rung:
        return tooltip(f"{row.rung}: {Rung(row.rung).label}")
    if name == "silence" and row.stale:
        return tooltip(tr("Silent for too long, and no next step is planned."))
    if name == "name":
        return tooltip(show_plain(row.name, 300))
    return ""
