"""A rung as it looks everywhere: its letter in white on its colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.terms import Rung
from app.ui import theme
from app.ui.widgets.labels import tooltip

_RUNGS = frozenset(rung.value for rung in Rung)


def paint_rung(painter: QPainter, room: QRect, rung: str) -> None:
    """Paint the badge in the middle of the room."""
    side = min(room.height() - 2, painter.fontMetrics().height() + 2)
    box = QRectF(0, 0, side * 1.15, side)
    box.moveCenter(QRectF(room).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.rung_colour(rung))
    painter.drawRoundedRect(box, 4, 4)
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, rung)
    painter.restore()


class RungBadge(QWidget):
    """The badge as a widget; hidden while the file stands on no rung."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rung = ""
        self.set_rung(None)

    def set_rung(self, rung: str | None) -> None:
        self.rung = rung or ""
        self.setVisible(bool(rung))
        self.setToolTip(tooltip(f"{rung}: {Rung(rung).label}") if rung else "")
        self.setAccessibleName(self.rung)
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() + 8
        return QSize(round(height * 1.25), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.rung:
            paint_rung(QPainter(self), self.rect(), self.rung)


class RungDelegate(QStyledItemDelegate):
    """Paints a cell whose text is a rung's letter as the badge; other text stays text."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if text not in _RUNGS:
            super().paint(painter, option, index)
            return
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        paint_rung(painter, option.rect, text)
