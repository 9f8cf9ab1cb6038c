"""The lines of a day as a table, with a last empty row to write in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.core.i18n import N_, tr
from app.domain.daily_log import HEADINGS
from app.domain.terms import AppointmentState, LineState, Outcome, Way, label_of
from app.domain.text import show_plain
from app.services.form_lines import FileOnLine, FormLine
from app.ui import theme
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.labels import tooltip

Index = QModelIndex | QPersistentModelIndex
ID_ROLE: Final = Qt.ItemDataRole.UserRole
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DRAFT_ROLE: Final = Qt.ItemDataRole.UserRole + 2  # True where typed text was not saved yet
_MOST_SHOWN: Final = 4000  # characters laid out in a cell; the editor holds all of it


class Column(IntEnum):
    """The columns from left to right."""

    TIME = 0
    PLAN = 1
    RECORD = 2
    REVIEW = 3
    NOTES = 4
    WHO = 5
    STATE = 6


TEXT_COLUMNS: Final = {
    Column.PLAN: "plan",
    Column.RECORD: "record",
    Column.REVIEW: "review",
    Column.NOTES: "notes",
}
Writer = Callable[[FormLine | None, Column, str], bool]
_HINTS: Final = {
    Column.TIME: N_("9:30"),
    Column.PLAN: N_("Write a plan here; Enter goes on"),
    Column.RECORD: N_("… or what happened"),
}
_MARKS: Final = {LineState.OPEN: "○", LineState.DONE: "✓", LineState.NOT_DONE: "✗", LineState.MOVED: "→"}


class DayTableModel(QAbstractTableModel):
    """Frozen rows in, texts out. Writing is the page's business."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._lines: list[FormLine] = []
        self._drafts: dict[tuple[int | None, str], str] = {}
        self.writable = True
        self.write: Writer = lambda _line, _column, _text: False

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand the text to the page, which makes the act; False when it was refused."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.write(self.line(index.row()), Column(index.column()), str(value))

    def set_rows(self, lines: Sequence[FormLine], drafts: Mapping[tuple[int | None, str], str]) -> None:
        """Show these lines; the same ids in the same order keep selection and scrolling."""
        same = [line.id for line in lines] == [line.id for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines, self._drafts = list(lines), dict(drafts)
        if same:
            last = self.index(self.rowCount() - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def line(self, row: int) -> FormLine | None:
        """The line of a row; none for the empty one."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line_id: int | None) -> int:
        """Where a line stands; the empty row for none or a line that is gone."""
        return next((at for at, line in enumerate(self._lines) if line.id == line_id), len(self._lines))

    def lines(self) -> list[FormLine]:
        return list(self._lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines) + (1 if self.writable else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = Column(section)
            if column in TEXT_COLUMNS:
                return tr(HEADINGS[TEXT_COLUMNS[column]])
            return {Column.TIME: tr("Time"), Column.WHO: tr("Who"), Column.STATE: tr("State")}[column]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        line = self.line(index.row())
        if not self.writable or Column(index.column()) in {Column.WHO, Column.STATE}:
            return flags
        if (
            line is not None
            and line.state == LineState.MOVED
            and index.column() in {Column.TIME, Column.PLAN}
        ):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def text(self, index: Index) -> str:
        """What an editor of this cell starts with: the draft that was left, else what is stored."""
        line, column = self.line(index.row()), Column(index.column())
        if column == Column.TIME:
            return _times(line)
        name = TEXT_COLUMNS[column]
        stored = getattr(line, name) if line is not None else ""
        return self._drafts.get((line.id if line else None, name), stored)

    def stored(self, index: Index) -> str:
        """What the diary holds for this text cell."""
        line = self.line(index.row())
        return str(getattr(line, TEXT_COLUMNS[Column(index.column())])) if line is not None else ""

    def is_draft(self, index: Index) -> bool:
        """Whether the cell shows text that was typed and not saved."""
        name = TEXT_COLUMNS.get(Column(index.column()))
        line = self.line(index.row())
        return name is not None and (line.id if line else None, name) in self._drafts

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), Column(index.column())
        if role == ID_ROLE:
            return line.id if line is not None else None
        if role == LINE_ROLE:
            return line
        if role == DRAFT_ROLE:
            return self.is_draft(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index, line, column)
        if role == Qt.ItemDataRole.EditRole and column in {Column.TIME, *TEXT_COLUMNS}:
            return self.text(index)
        return self._look(index, line, column, role)

    def _shown(self, index: Index, line: FormLine | None, column: Column) -> str:
        if line is None and not self.is_draft(index):
            return tr(_HINTS[column]) if column in _HINTS else ""
        if column == Column.TIME:
            return _times(line).replace("-", "–\n")
        if column in TEXT_COLUMNS:
            return show_plain(self.text(index), _MOST_SHOWN)
        if line is None:
            return ""
        if column == Column.WHO:
            return "\n".join(_who(file) for file in line.files)
        return _state(line, self.today)

    def _look(self, index: Index, line: FormLine | None, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.ForegroundRole:
            hint = line is None and not self.is_draft(index)
            faded = line is not None and line.state in {LineState.MOVED, LineState.NOT_DONE}
            if hint or faded:
                return theme.faded_colour()
            if column == Column.STATE and line is not None and line.state == LineState.DONE:
                return theme.good_colour()
        if role == Qt.ItemDataRole.FontRole and (
            self.is_draft(index) or (line and line.state == LineState.MOVED)
        ):
            font = QFont()
            font.setItalic(self.is_draft(index))
            font.setStrikeOut(bool(line and line.state == LineState.MOVED and column == Column.PLAN))
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._hint(index, line, column))
        return None

    def _hint(self, index: Index, line: FormLine | None, column: Column) -> str:
        if self.is_draft(index):
            return tr(
                "Typed earlier and not saved: open the cell and press Enter to save it, Esc to drop it."
            )
        if line is None:
            return ""
        if column == Column.STATE:
            return _state_words(line, self.today)
        if column == Column.PLAN and line.way:
            return _visit_words(line)
        if column == Column.WHO:
            return "\n".join(_who_words(file) for file in line.files)
        return show_plain(self.text(index), 2000) if column in TEXT_COLUMNS else ""


def _times(line: FormLine | None) -> str:
    if line is None or line.start_time is None:
        return ""
    start = f"{line.start_time:%H:%M}"
    return f"{start}-{line.end_time:%H:%M}" if line.end_time else start


def _who(file: FileOnLine) -> str:
    name = show_plain(file.name, 40)
    if file.told and not file.met:
        return f"{name} ✗"
    if file.outcome:
        return f"{name} · {label_of(Outcome, file.outcome)}"
    if file.asked:
        marks = {AppointmentState.AGREED: "✓", AppointmentState.PENDING: "?", AppointmentState.FAILED: "✗"}
        return f"{name} {marks[AppointmentState(file.asked)]}"
    return name


def _who_words(file: FileOnLine) -> str:
    parts = [show_plain(file.name, 80), show_plain(file.person, 40)]
    if file.number is not None:
        parts.append(tr("visit {number}", number=file.number))
    if file.asked:
        parts.append(label_of(AppointmentState, file.asked))
    if file.told:
        parts.append(label_of(Outcome, file.outcome) or (tr("met") if file.met else tr("not met")))
    return " · ".join(part for part in parts if part)


def _visit_words(line: FormLine) -> str:
    parts = [label_of(Way, line.way), show_plain(line.place, 80), show_plain(line.materials, 120)]
    return " · ".join(part for part in parts if part)


def _state(line: FormLine, today: date) -> str:
    marks = [_MARKS[LineState(line.state)]]
    if line.moved_to is not None:
        marks.append(short_day(line.moved_to, today))
    if line.moved_from is not None:
        marks.append(f"← {short_day(line.moved_from, today)}")
    if line.unplanned:
        marks.append("＋")
    return "\n".join([" ".join(marks[:2]), *marks[2:]])


def _state_words(line: FormLine, today: date) -> str:
    words = [label_of(LineState, line.state)]
    if line.moved_to is not None:
        words.append(tr("moved to {day}", day=short_day(line.moved_to, today)))
    if line.moved_from is not None:
        words.append(tr("moved here from {day}", day=short_day(line.moved_from, today)))
    if line.unplanned:
        words.append(tr("not planned"))
    return " · ".join(words)


def time_range(text: str) -> tuple[time | None, time | None]:
    """`9:30`, `9:30-11`, or nothing. Raises `InvalidInput` when a part is no time."""
    from app.ui.widgets.time_field import read_time

    for dash in ("–", "—", "~", "～", "至", "到"):
        text = text.replace(dash, "-")
    start, _, end = text.partition("-")
    return read_time(start), read_time(end)
