"""The pagoda drawn: eight storeys, wide at the base, a cell for each strategy and the total."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.i18n import tr
from app.domain.terms.planning import PagodaLevel
from app.ui import theme
from app.ui.plans.pagoda.cell import PagodaCell
from app.ui.plans.pagoda.figures import (
    COLUMNS,
    ROWS,
    TOTAL,
    Code,
    Key,
    PagodaView,
    at,
    beside,
    column_title,
    words_of,
)
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import tooltip

_TOP_WIDTH: Final = 0.66  # of the base
_GAP: Final = 10  # between the drawing and what stands beside it
_EAVES: Final = 9  # how far a storey stands out over the wall below it
_MARGIN: Final = 4


class PagodaTower(QWidget):
    """Cells in storeys; beside them, for the column in use, the figures a month and each step's formula."""

    entered = Signal(object)  # the key of the cell that has the focus now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PagodaView()
        self.beside: list[tuple[str, str]] = []  # a line and a fainter one below it, by row
        self._column = TOTAL
        self.message = FieldMessage(self)
        self.message.setAutoFillBackground(True)
        self.cells: dict[Key, PagodaCell] = {}
        for number, code in enumerate(ROWS):
            for column in COLUMNS:
                cell = PagodaCell((column, number), self, self.message)
                cell.setAccessibleName(f"{code.label}, {column_title(column)}")
                cell.entered.connect(lambda key=cell.key: self._on_entered(key))
                cell.moved_on.connect(lambda x, y, key=cell.key: self._go(key, x, y))
                self.cells[cell.key] = cell
        self._rows: list[QRect] = []
        self._sides = (0, 0)  # the widths of what stands left and right of the drawing
        self.setMouseTracking(True)
        self._head = QRect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.cells[at(TOTAL, PagodaLevel.INCOME)])

    # -- what it shows

    def show_view(self, view: PagodaView) -> None:
        """The figures of a plan; a cell that is being written keeps its text."""
        self._view = view
        for key, cell in self.cells.items():
            cell.show_view(view.cells[key])
        self._update_beside()

    @property
    def column(self) -> str:
        """The column that the formulas stand beside for."""
        return self._column

    def unsaved(self) -> list[PagodaCell]:
        """The cells whose text is not saved yet."""
        return [cell for cell in self.cells.values() if cell.isModified()]

    def _on_entered(self, key: Key) -> None:
        if key[0] != self._column:
            self._column = key[0]
            self._update_beside()
            self.update(self._head)
        self.entered.emit(key)

    def _go(self, key: Key, columns: int, rows: int) -> None:
        x, y = COLUMNS.index(key[0]) + columns, key[1] + rows
        if 0 <= x < len(COLUMNS) and 0 <= y < len(ROWS):
            self.cells[COLUMNS[x], y].setFocus(Qt.FocusReason.TabFocusReason)

    # -- its shape

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 130, self._least_height())

    def minimumSizeHint(self) -> QSize:
        drawing = self.fontMetrics().averageCharWidth() * 76
        return QSize(drawing + sum(self._side_widths()) + 2 * _GAP, self._least_height())

    def _heights(self) -> tuple[int, int]:
        line = self.fontMetrics().lineSpacing()
        return line + 8, 2 * QFontMetrics(self._small()).lineSpacing() + 1

    def _least_height(self) -> int:
        level, rate = self._heights()
        levels = sum(isinstance(code, PagodaLevel) for code in ROWS)
        return (levels + 1) * level + (len(ROWS) - levels) * rate + 2 * _MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = self._sides = self._side_widths()
        base = self.width() - left - right - 2 * _GAP
        middle = left + _GAP + base / 2
        level, rate = self._heights()
        spare = max(0, self.height() - self._least_height()) // (len(ROWS) + 1)
        level, rate = level + min(spare, 8), rate + min(spare, 8)
        y = _MARGIN
        self._head = QRect(round(middle - base * _TOP_WIDTH / 2), y, round(base * _TOP_WIDTH), level)
        y += level
        self._rows = []
        for number, code in enumerate(ROWS):
            storey = isinstance(code, PagodaLevel)
            share = _TOP_WIDTH + (1 - _TOP_WIDTH) * number / (len(ROWS) - 1)
            width = base * share - (0 if storey else 2 * _EAVES)
            height = level if storey else rate
            row = QRect(round(middle - width / 2), y, round(width), height)
            self._rows.append(row)
            y += height
            for column, cell in zip(COLUMNS, self._slots(row), strict=True):
                self.cells[column, number].setGeometry(cell.adjusted(2, 2, -2, -2))

    def _slots(self, row: QRect) -> list[QRect]:
        edges = [row.left() + round(row.width() * n / len(COLUMNS)) for n in range(len(COLUMNS) + 1)]
        return [QRect(a, row.top(), b - a, row.height()) for a, b in pairwise(edges)]

    def _side_widths(self) -> tuple[int, int]:
        metrics = self.fontMetrics()
        labels = max(metrics.horizontalAdvance(code.label) for code in ROWS)
        return labels + 24, metrics.averageCharWidth() * 42

    def _small(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    # -- painting

    def _update_beside(self) -> None:
        if self._column in self._view.columns:
            self.beside = beside(self._view.columns[self._column])
        self.update(QRect(self.width() - self._sides[1], 0, self._sides[1], self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_walls(painter)
        if event.rect().top() <= self._head.bottom():
            self._paint_head(painter)
        for number, (code, row) in enumerate(zip(ROWS, self._rows, strict=True)):
            self._paint_label(painter, code, row)
            self._paint_beside(painter, number, row)
        painter.end()

    def _paint_walls(self, painter: QPainter) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        edge, wall = QColor(accent), self.palette().color(QPalette.ColorRole.Base)
        edge.setAlpha(120)
        for code, row in zip(ROWS, self._rows, strict=True):
            room = QRectF(row)
            if not isinstance(code, PagodaLevel):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(wall)
                painter.drawRect(room)
                continue
            # The eaves: a storey's floor stands out at its lower corners.
            corners = [
                QPointF(room.left() + 3, room.top()),
                QPointF(room.right() - 3, room.top()),
                QPointF(room.right() + 3, room.bottom()),
                QPointF(room.left() - 3, room.bottom()),
            ]
            ground = QColor(accent)
            ground.setAlpha(26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawPolygon(QPolygonF(corners))
            painter.setPen(QPen(edge, 1.4))
            painter.drawLine(corners[3], corners[2])

    def _paint_head(self, painter: QPainter) -> None:
        font = self.font()
        for column, room in zip(COLUMNS, self._slots(self._head), strict=True):
            font.setBold(column == self._column)
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            _draw(painter, room, Qt.AlignmentFlag.AlignCenter, column_title(column))
        left = self.width() - self._sides[1]
        room = QRect(left, self._head.top(), self.width() - left, self._head.height())
        painter.setFont(self._small())
        painter.setPen(theme.faded_colour())
        text = tr("Steps: {column}", column=column_title(self._column))
        _draw(painter, room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_label(self, painter: QPainter, code: Code, row: QRect) -> None:
        storey = isinstance(code, PagodaLevel)
        font = self.font()
        font.setBold(storey)
        painter.setFont(font if storey else self._small())
        role = QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(role) if storey else theme.faded_colour())
        room = QRect(_MARGIN, row.top(), self._sides[0], row.height())
        _draw(painter, room, Qt.AlignmentFlag.AlignVCenter, code.label)

    def _paint_beside(self, painter: QPainter, number: int, row: QRect) -> None:
        first, second = self.beside[number] if self.beside else ("", "")
        left = self.width() - self._sides[1]
        room = QRect(left, row.top(), self.width() - left, row.height())
        painter.setFont(self._small())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        if not second:
            _draw(painter, room, Qt.AlignmentFlag.AlignVCenter, first)
            return
        half = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        if first:
            _draw(painter, half, Qt.AlignmentFlag.AlignBottom, first)
            half.translate(0, half.height())
        else:
            half = room
        painter.setPen(theme.faded_colour())
        side = Qt.AlignmentFlag.AlignTop if first else Qt.AlignmentFlag.AlignVCenter
        _draw(painter, half, side, second)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Over a row's name or formula: the formula in words.
        y = round(event.position().y())
        rows = zip(ROWS, self._rows, strict=True)
        column = self._view.columns.get(self._column)
        pin = column.pin if column is not None else PagodaLevel.FIRST
        words = next((words_of(code, pin) for code, row in rows if row.top() <= y <= row.bottom()), "")
        self.setToolTip(tooltip(words))


def _draw(painter: QPainter, room: QRect, side: Qt.AlignmentFlag, text: str) -> None:
    """A text on one line, with an ellipsis where it is too long."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.TextFlag.TextSingleLine, shown)
