"""A rung as a column: its head with figures and meaning, and its cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr, trn
from app.domain.terms import Rung
from app.services.ladder_cards import HeadRow
from app.ui import theme
from app.ui.ladder.card_list import CardList
from app.ui.ladder.card_model import Fetch

_MEANING_LINES = 2


class Meaning(QWidget):
    """What a rung means, in two small lines; the rest is in the tooltip and in the page's foot line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF() * 0.85, 7.0))
        self.setFont(font)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing() * _MEANING_LINES)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always whole
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        layout = QTextLayout(self._text, self.font())
        layout.beginLayout()
        metrics = self.fontMetrics()
        for number in range(_MEANING_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            start = line.textStart()
            text = self._text[start : start + line.textLength()]
            if number == _MEANING_LINES - 1:
                text = metrics.elidedText(self._text[start:], Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, number * metrics.lineSpacing() + metrics.ascent(), text)
        layout.endLayout()


class Figure(QToolButton):
    """A small figure that opens the files behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_figure(self, text: str, tip: str, *, enabled: bool) -> None:
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setEnabled(enabled)


class RungColumn(QFrame):
    """One rung, a place to drop cards on."""

    came_requested = Signal(str)
    went_requested = Signal(str)

    def __init__(self, rung: str, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = rung
        self.setAutoFillBackground(True)
        self.setMinimumWidth(120)
        letter = QLabel(rung)
        letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        letter.setFixedSize(24, 24)
        letter.setStyleSheet(
            f"background: {theme.rung_colour(rung).name()}; color: white; border-radius: 4px;"
            "font-weight: bold"
        )
        self.count = QLabel("0")
        font = self.count.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.count.setFont(font)
        self.came, self.went = Figure(), Figure()
        self.came.clicked.connect(lambda: self.came_requested.emit(rung))
        self.went.clicked.connect(lambda: self.went_requested.emit(rung))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(letter)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.came)
        head.addWidget(self.went)
        self.meaning = Meaning(Rung(rung).label)
        self.list = CardList(rung, fetch)
        self.list.setAccessibleName(f"{rung}: {Rung(rung).label}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.meaning)
        layout.addWidget(self.list, 1)

    def show_head(self, head: HeadRow, shown: int) -> None:
        """Count (how many of them are shown when a filter is on) and the month's comings and goings."""
        self.count.setText(str(head.count) if shown == head.count else f"{shown}/{head.count}")
        self.count.setToolTip(trn("{n} card on this rung", "{n} cards on this rung", head.count))
        show_flow(self.came, self.went, head)

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would drop the card here."""
        _highlight(self, on=on)


class ExitZone(QFrame):
    """Off the ladder: a narrow zone to drop cards on, with this month's and all cards counted."""

    came_requested = Signal(str)
    all_requested = Signal(str)

    def __init__(self, place: str, title: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setToolTip(tip)
        name = QLabel(title)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setWordWrap(True)
        self.month, self.all = Figure(), Figure()
        font = self.month.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.month.setFont(font)
        self.month.clicked.connect(lambda: self.came_requested.emit(place))
        self.all.clicked.connect(lambda: self.all_requested.emit(place))
        caption = QLabel(tr("this month"))
        caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption.setWordWrap(True)
        hint = QLabel(tr("drop here"))
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 8, 3, 8)
        layout.addWidget(name)
        layout.addWidget(self.month, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(caption)
        layout.addStretch(1)
        layout.addWidget(hint)
        layout.addStretch(1)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        words = [*title.split(), tr("this month")]
        self.setFixedWidth(max(64, *(self.fontMetrics().horizontalAdvance(word) + 14 for word in words)))

    def show_head(self, head: HeadRow) -> None:
        self.month.show_figure(
            str(head.came),
            trn("{n} this month: show them", "{n} this month: show them", head.came),
            enabled=head.came > 0,
        )
        self.all.show_figure(
            tr("{count} in all", count=head.count),
            trn("{n} in all: show them", "{n} in all: show them", head.count),
            enabled=head.count > 0,
        )

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would drop the card here."""
        _highlight(self, on=on)


def show_flow(came: Figure, went: Figure, head: HeadRow) -> None:
    """Show the comings and goings of this month as +n and −n."""
    came.show_figure(
        f"+{head.came}",
        trn("{n} came this month: show it", "{n} came this month: show them", head.came),
        enabled=head.came > 0,
    )
    went.show_figure(
        f"−{head.went}",
        trn("{n} left this month: show it", "{n} left this month: show them", head.went),
        enabled=head.went > 0,
    )


def _highlight(frame: QFrame, *, on: bool) -> None:
    role = QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Window
    frame.setBackgroundRole(role)
