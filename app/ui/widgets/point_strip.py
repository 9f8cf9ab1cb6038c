"""Points from 0 to 5 as a strip of cells: by digits, arrows and clicks; Delete takes them back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

MOST: Final = 5
_CELL: Final = 25
_TAKE_BACK: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class PointStrip(QWidget):
    """Six cells; `hint` is marked by a ring and never chosen by itself."""

    chosen = Signal(object)  # points, or none
    looked = Signal(object)  # the points under the pointer, or none
    entered = Signal()  # the focus is here now
    stepped = Signal(int)  # up or down to another strip
    refused = Signal()  # a digit beyond the scale

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: int | None = None
        self.hint: int | None = None
        self._under: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize((MOST + 1) * _CELL + 2, max(24, self.fontMetrics().height() + 8))

    def show_points(self, points: int | None, hint: int | None = None) -> None:
        """Show these points, and those that are suggested."""
        self.points, self.hint = points, hint
        self.update()

    def centre(self, points: int) -> tuple[int, int]:
        """The middle of a cell."""
        return points * _CELL + _CELL // 2 + 1, self.height() // 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, colours = QPalette.ColorRole, self.palette()
        for number in range(MOST + 1):
            box = QRectF(number * _CELL + 2, 2, _CELL - 3, self.height() - 4)
            chosen = number == self.points
            filled = self.points is not None and number <= self.points
            ground = colours.color(role.Highlight) if filled else colours.color(role.Base)
            if filled and not chosen:
                ground.setAlphaF(0.25)
            edge = colours.color(role.Highlight if number in {self._under, self.hint} else role.Mid)
            style = Qt.PenStyle.DashLine if number == self.hint and not chosen else Qt.PenStyle.SolidLine
            painter.setPen(QPen(edge, 1.6 if number in {self._under, self.hint} else 1.0, style))
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colours.color(role.HighlightedText if chosen else role.Text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color(role.Highlight), 1.4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif text.isascii() and text.isdigit():
            if int(text) <= MOST:
                self.chosen.emit(int(text))
            else:
                self.refused.emit()
        elif key in _TAKE_BACK:
            self.chosen.emit(None)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if key == Qt.Key.Key_Right else -1
            start = self.points if self.points is not None else (-1 if step > 0 else MOST + 1)
            self.chosen.emit(min(MOST, max(0, start + step)))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look(self._at(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (at := self._at(event)) is not None:
            self.chosen.emit(None if at == self.points else at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _at(self, event: QMouseEvent) -> int | None:
        number = int(event.position().x() - 1) // _CELL
        return number if 0 <= number <= MOST else None

    def _look(self, under: int | None) -> None:
        if under != self._under:
            self._under = under
            self.looked.emit(under)
            self.update()
