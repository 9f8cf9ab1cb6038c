"""Whom to visit: the ranked list, fetched as it is scrolled; 1–7 or a drag plans a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtGui import QPalette as Palette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.i18n import tr
from app.domain.text import show_plain
from app.services.visit_candidates import CandidatePage, CandidateRow
from app.sheets.wording import visit_text
from app.ui.plans.week.visit_text import day_title
from app.ui.widgets.drag import DragGesture, is_escape
from app.ui.widgets.labels import tooltip
from app.ui.widgets.rung_badge import paint_rung

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 4
_KEYS: Final = {
    Qt.Key.Key_Return: "plan",
    Qt.Key.Key_Enter: "plan",
    Qt.Key.Key_R: "record",
    Qt.Key.Key_A: "appointment",
    Qt.Key.Key_O: "open",
    **{Qt.Key(Qt.Key.Key_1 + n): f"day-{n}" for n in range(7)},
}


class CandidateListModel(QAbstractListModel):
    """The rows fetched so far; `more` asks for those that follow."""

    def __init__(self, more: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._rows: list[CandidateRow] = []
        self._total = 0
        self._asked_for = 0

    def set_page(self, page: CandidatePage) -> None:
        """Begin anew with these."""
        self.beginResetModel()
        self._rows, self._total, self._asked_for = list(page.rows), page.total, len(page.rows)
        self.endResetModel()

    def add_page(self, page: CandidatePage) -> None:
        """Go on with these."""
        if page.rows:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()
        else:
            self._total = len(self._rows)  # the list has become shorter meanwhile

    def row(self, number: int) -> CandidateRow | None:
        """The candidate in this row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, file_id: int) -> int | None:
        """Where a file stands, among those fetched."""
        return next((at for at, row in enumerate(self._rows) if row.file_id == file_id), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent) and self._asked_for <= len(self._rows):
            self._asked_for = len(self._rows) + 1
            self._more(len(self._rows))

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return show_plain(row.name, 80)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(_spoken(row))
        return _spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class CandidateDelegate(QStyledItemDelegate):
    """Rung, name and the number of the next visit; below it the reason."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - all rows are alike
    ) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 2 * _PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, CandidateRow):
            return
        painter.save()
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        group = Palette.ColorGroup.Active
        plain = option.palette.color(
            group, Palette.ColorRole.HighlightedText if selected else Palette.ColorRole.Text
        )
        quiet = plain if selected else option.palette.color(group, Palette.ColorRole.PlaceholderText)
        height = option.fontMetrics.height()
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if row.rung:
            paint_rung(painter, QRect(room.left(), room.top(), round(height * 1.3), height + 2), row.rung)
        line = room.adjusted(round(height * 1.3) + _PAD, 0, 0, 0)
        line.setHeight(height)
        small = QFont(option.font)
        small.setPointSizeF(max(small.pointSizeF() * 0.9, 7.0))
        right = _right(row)
        _draw(painter, line, small, quiet, right, Qt.AlignmentFlag.AlignRight)
        bold = QFont(option.font)
        bold.setBold(True)
        beside = line.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(right) - _PAD, 0)
        _draw(painter, beside, bold, plain, ("★ " if row.important else "") + show_plain(row.name, 80))
        below = line.translated(0, height + 1)
        _draw(painter, below, small, plain if row.pressing else quiet, show_plain(row.reason, 120))
        painter.restore()


class CandidateList(QListView):
    """Keys and drags ask; the page acts."""

    asked = Signal(object, str)  # the row, a command
    menu_requested = Signal(object)

    def __init__(self, more: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.candidates = CandidateListModel(more, self)
        self.gesture = DragGesture(self)
        self.setModel(self.candidates)
        self.setItemDelegate(CandidateDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Whom to visit"))
        self.doubleClicked.connect(lambda _index: self._ask("plan"))

    def current(self) -> CandidateRow | None:
        """The candidate in hand."""
        return self.candidates.row(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Make this row the current one, if it is there."""
        self.setCurrentIndex(self.candidates.index(row))

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; names are found by the line above."""

    def _ask(self, command: str) -> None:
        if (row := self.current()) is not None:
            self.asked.emit(row, command)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_command(event) or (self.gesture.active and is_escape(event)))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.gesture.takes_key(event):
            return
        if command := _command(event):
            self._ask(command)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self.choose(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current() is not None:
            self.menu_requested.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.gesture.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.gesture.move(event, ready=self.current() is not None):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.gesture.release(event):
            super().mouseReleaseEvent(event)


def _command(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(Qt.Key(event.key()), "") if not modifiers else ""


def _right(row: CandidateRow) -> str:
    return day_title(row.planned_on) if row.planned_on else visit_text(row.number)


def _spoken(row: CandidateRow) -> str:
    planned = tr("Planned on {day}", day=day_title(row.planned_on)) if row.planned_on else ""
    important = tr("Important client") if row.important else ""
    name = f"{show_plain(row.name)} {row.rung or ''}".strip()
    parts = (name, row.phone, show_plain(row.reason), planned, important, row.order)
    return "\n".join(part for part in parts if part)


def _draw(
    painter: QPainter,
    line: QRect,
    font: QFont,
    colour: Any,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
