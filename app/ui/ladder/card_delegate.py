"""Draws a card: name, silence, next step, and on B, C and D why it stands there and until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.ladder import ASKS_REASON
from app.domain.text import show_plain
from app.services.ladder_cards import CardRow
from app.ui import theme
from app.ui.ladder import card_text
from app.ui.ladder.card_model import CARD_ROLE

_PAD = 6
_GAP = 3  # between cards
_STRIPE = 4


class CardDelegate(QStyledItemDelegate):
    """One height for every card of a column, so that the view never asks for a row it does not show."""

    def __init__(self, rung: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._rung = rung
        self.today = date.min

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - all cards are alike
    ) -> QSize:
        lines = 3 if self._rung in ASKS_REASON else 2
        return QSize(100, lines * _line_height(option.fontMetrics) + 2 * _PAD + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CARD_ROLE)
        if not isinstance(card, CardRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(1, 0, -1, -_GAP)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_box(painter, box, option, selected=selected, focused=focused)
        self._paint_text(painter, box, option, card, selected=selected)
        painter.restore()

    def _paint_box(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        *,
        selected: bool,
        focused: bool,
    ) -> None:
        palette = option.palette
        edge = palette.color(QPalette.ColorRole.Highlight if focused or selected else QPalette.ColorRole.Mid)
        fill = palette.color(QPalette.ColorRole.Base)
        if selected:
            fill = _mixed(fill, palette.color(QPalette.ColorRole.Highlight), 0.22)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill = _mixed(fill, palette.color(QPalette.ColorRole.Highlight), 0.08)
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.rung_colour(self._rung))
        painter.drawRoundedRect(QRect(box.left(), box.top(), _STRIPE, box.height()), 2, 2)

    def _paint_text(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, card: CardRow, *, selected: bool
    ) -> None:
        plain = option.palette.color(QPalette.ColorRole.Text)
        muted = _mixed(plain, option.palette.color(QPalette.ColorRole.Base), 0.0 if selected else 0.35)
        small = QFont(option.font)
        small.setPointSizeF(max(option.font.pointSizeF() * 0.9, 7.0))
        bold = QFont(option.font)
        bold.setBold(True)
        height = _line_height(option.fontMetrics)
        line = QRect(box.left() + _STRIPE + _PAD, box.top() + _PAD, 0, height)
        line.setRight(box.right() - _PAD)
        mark = "★ " if card.important else ""
        _draw(painter, line, bold, plain, mark + show_plain(card.name, 80))
        line.translate(0, height)
        right = card_text.next_step(card, self.today)
        room = QFontMetrics(small).horizontalAdvance(right) + _PAD if right else 0
        beside = QRect(line)
        beside.setRight(line.right() - room)
        shade = theme.warning_colour() if card.stale else muted
        silence = card_text.silence(card)
        if QFontMetrics(small).horizontalAdvance(silence) > beside.width():
            silence = card_text.silence_short(card)
        _draw(painter, beside, small, shade, silence)
        if right:
            _draw(painter, line, small, muted, right, Qt.AlignmentFlag.AlignRight)
        if self._rung in ASKS_REASON:
            line.translate(0, height)
            _draw(painter, line, small, muted, card_text.why_here(card, self.today))


def _line_height(metrics: QFontMetrics) -> int:
    return metrics.height() + 1


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with a share of `second` in it."""
    kept = 1 - share
    return QColor(
        round(first.red() * kept + second.red() * share),
        round(first.green() * kept + second.green() * share),
        round(first.blue() * kept + second.blue() * share),
    )


def _draw(
    painter: QPainter,
    line: QRect,
    font: QFont,
    colour: QColor,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
