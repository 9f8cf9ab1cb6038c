"""A day of the week as a column: its head, its visits, a place to drop them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.services.week_plan import DayPlan, WeekRow
from app.ui.plans.week import visit_text
from app.ui.plans.week.visit_card import VisitCard
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel, tooltip

FULL, NARROW = 10, 6  # shares of the width


class DayColumn(QFrame):
    """Monday's, Tuesday's … visits."""

    plan_requested = Signal(object)  # the date
    room_requested = Signal(object)  # the date

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.date = date.min
        self.cards: list[VisitCard] = []
        self._rest = QPalette.ColorRole.Window
        self.setAutoFillBackground(True)
        self.title = PlainLabel("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.mark = PlainLabel("", self)
        self.mark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.mark.setWordWrap(True)
        self.full = FieldMessage(self)
        self.count = QToolButton(self)
        self.count.setAutoRaise(True)
        self.count.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.count.setStyleSheet("QToolButton { color: palette(placeholder-text); padding: 0px 2px; }")
        self.count.clicked.connect(lambda _on=False: self.room_requested.emit(self.date))
        self.add = QToolButton(self)
        self.add.setText("+")
        self.add.setAutoRaise(True)
        self.add.setFixedWidth(self.fontMetrics().height() + 4)
        self.add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add.setToolTip(tr("Plan a visit on this day ({key})", key=number + 1))
        self.add.clicked.connect(lambda _on=False: self.plan_requested.emit(self.date))
        self._head = QHBoxLayout()
        self._room = QWidget()
        self._stack = QVBoxLayout(self._room)
        self.area = QScrollArea(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head.setSpacing(3)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.count)
        self._head.addWidget(self.add)
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(4)
        self._stack.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._room)
        self.area.viewport().setAutoFillBackground(False)
        self._room.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 3, 4, 4)
        layout.setSpacing(2)
        layout.addLayout(self._head)
        layout.addWidget(self.mark)
        layout.addWidget(self.full)
        layout.addWidget(self.area, 1)

    @property
    def share(self) -> int:
        """Its part of the width: a weekend without visits is narrower."""
        return NARROW if self.number >= 5 and not self.cards else FULL

    def show_day(self, day: DayPlan, week: WeekRow, today: date) -> list[VisitCard]:
        """Head and cards anew; returns the cards, to be connected."""
        self.date = day.date
        title = visit_text.day_title(day.date)
        self.title.setText(tr("{day} · today", day=title) if day.date == today else title)
        self.title.setForegroundRole(
            QPalette.ColorRole.Link if day.date == today else QPalette.ColorRole.WindowText
        )
        mark = visit_text.day_mark(day)
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        told = visit_text.room_told(day)
        self.count.setText(visit_text.room(day))
        self.count.setToolTip(tooltip(told))
        self.count.setAccessibleName(told)
        self.count.setVisible(day.working or bool(day.visits))
        self.full.say(day.full if day.date >= today else "")
        self.add.setVisible(day.date >= today)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase if day.working else QPalette.ColorRole.Window)
        self._rest = self.backgroundRole()
        for card in self.cards:
            self._stack.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [VisitCard(line, week, self._room) for line in day.visits]
        for at, card in enumerate(self.cards):
            self._stack.insertWidget(at, card)
            card.show()
        self._fit()
        return self.cards

    def _fit(self) -> None:
        """Never narrower than its head, whatever the size of the letters."""
        head = self._head.minimumSize().width() + 2 * self.frameWidth() + 10
        self.setMinimumWidth(max(head, self.fontMetrics().averageCharWidth() * 14 * self.share // FULL))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # larger letters, another text
            self._fit()
        return done

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would drop the visit here."""
        self.setBackgroundRole(QPalette.ColorRole.Highlight if on else self._rest)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.plan_requested.emit(self.date)
