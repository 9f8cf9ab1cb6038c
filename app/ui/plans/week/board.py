"""What the plans page is made of: the bar, the list of candidates, the seven days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.domain.text import show_plain
from app.services.visit_candidates import CandidatePage
from app.services.week_plan import WeekRow
from app.ui.page import Page
from app.ui.plans.week import visit_text
from app.ui.plans.week.candidate_list import CandidateList
from app.ui.plans.week.day_column import DayColumn
from app.ui.plans.week.visit_card import VisitCard
from app.ui.widgets.drag import Drag
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel

_SPLIT = "plans_split"
_USUAL_WIDTH = 1270  # of a page on a small laptop


class SearchLine(QLineEdit):
    """Down or Enter goes on to the list."""

    asked_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked_down.emit()
            return
        super().keyPressEvent(event)


class WeekBoard:
    """The widgets of the page and what is only looks: the page decides."""

    def __init__(
        self,
        page: Page,
        more: Callable[[int], None],
        empty: Callable[[], None],
        nobody: Callable[[], None],
    ) -> None:
        self._page = page
        self.earlier, self.later, self.this_week = QToolButton(), QToolButton(), QPushButton(tr("This week"))
        self.title = PlainLabel()
        self.counts = PlainLabel()
        self.carry = QPushButton("")
        self.rhythm = QPushButton(tr("Like last week…"))
        self.bags = QPushButton(tr("What to bring…"))
        self.plan = QPushButton(tr("Plan a visit…"))
        self.print = QPushButton(tr("Print"))
        self.unknown = PlainLabel(
            tr("The holiday plan of these days is not published: only what is off by law counts.")
        )
        self.search = SearchLine()
        self.list = CandidateList(more)
        self.nobody = EmptyState("", tr("New file"), nobody)
        self.columns = [DayColumn(number) for number in range(7)]
        self.empty = EmptyState("", "", empty)
        self.keys = PlainLabel(
            tr(
                "Drag or 1–7: onto a day · Enter change · Alt+← → move · Alt+↑ ↓ order · B bag · R record ·"
                " A appointment · Del"
            )
        )
        self._days = QHBoxLayout()
        self.scroll = QScrollArea()
        self._build(page)
        self.drag = Drag(page, self.scroll, self.columns, _is_elsewhere)
        self.drag.watch(self.list.gesture, self._ghost_text)

    def _build(self, page: Page) -> None:
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(self._bar(page))
        layout.addWidget(self.unknown)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._left())
        self._split.addWidget(self._right())
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        wide = page.fontMetrics().averageCharWidth()
        stored = page.context.preferences.get(_SPLIT)
        left = stored if isinstance(stored, int) else wide * 34
        self._split.setSizes([left, max(_USUAL_WIDTH - left, left)])
        self._split.splitterMoved.connect(
            lambda position, _index: page.context.preferences.set(_SPLIT, position)
        )
        layout.addWidget(self._split, 1)
        self.keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout.addWidget(self.keys)

    def _bar(self, page: Page) -> QHBoxLayout:
        bar = QHBoxLayout()
        for button, text, tip, keys in (
            (self.earlier, "◀", tr("The week before (Ctrl+PgUp)"), "Ctrl+PgUp"),
            (self.later, "▶", tr("The week after (Ctrl+PgDn)"), "Ctrl+PgDown"),
        ):
            button.setText(text)
            button.setToolTip(tip)
            QShortcut(QKeySequence(keys), page, button.click)
        self.this_week.setToolTip(tr("Today's week (Ctrl+Home)"))
        QShortcut(QKeySequence("Ctrl+Home"), page, self.this_week.click)
        QShortcut(QKeySequence.StandardKey.Find, page, self.search.setFocus)
        self.print.setToolTip(tr("The week's plan on paper (Ctrl+P)"))
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for widget in (self.earlier, self.this_week, self.later, self.title, self.counts):
            bar.addWidget(widget)
        bar.addStretch(1)
        self.rhythm.setToolTip(tr("Last week's weekdays, times and ways for this week"))
        self.bags.setToolTip(tr("The usual lists of what to bring, by kind of visit"))
        self.carry.setToolTip(tr("Visits of last week that nothing came of, put onto this week's days"))
        for widget in (self.carry, self.rhythm, self.bags, self.plan, self.print):
            bar.addWidget(widget)
        return bar

    def _left(self) -> QWidget:
        self.search.setPlaceholderText(tr("Name, initials or phone"))
        self.search.setClearButtonEnabled(True)
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nobody)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self._found, 1)
        left.setMinimumWidth(160)
        return left

    def _right(self) -> QWidget:
        days = QWidget()
        self._days = QHBoxLayout(days)
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(3)
        for column in self.columns:
            self._days.addWidget(column, column.share)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(days)
        right = QWidget()
        room = QVBoxLayout(right)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.empty)
        room.addWidget(self.scroll, 1)
        self.empty.setMaximumHeight(self.empty.sizeHint().height() + 24)
        return right

    # -- what it shows

    def show_week(self, week: WeekRow, today: date) -> list[VisitCard]:
        """The days anew; returns the cards, to be connected. The focus stays on its visit."""
        focused = self.focused()
        scrolled = [column.area.verticalScrollBar().value() for column in self.columns]
        for card in self._cards():
            card.gesture.cancel()
        cards: list[VisitCard] = []
        for column, day in zip(self.columns, week.days, strict=True):
            cards += column.show_day(day, week, today)
            self._days.setStretchFactor(column, column.share)
        for card in cards:
            self.drag.watch(card.gesture, partial(visit_text.names, card.line))
        past = week.days[-1].date < today
        self.empty.setVisible(not cards)
        self.empty.sentence.setText(
            tr("No visits were planned in this week.")
            if past
            else tr("No visits this week yet: drag someone onto a day, or choose them and press 1–7.")
        )
        self.empty.button.setText(tr("This week") if past else tr("Plan a visit…"))
        self.unknown.setVisible(not week.known)
        for column, value in zip(self.columns, scrolled, strict=True):
            column.area.verticalScrollBar().setValue(value)
        if focused is not None:
            self.focus_line(focused.line.id)
        return cards

    def show_left_over(self, count: int, *, past: bool) -> None:
        """What last week leaves to this one; nothing can be put into a week that is past."""
        self.carry.setText(trn("Carry over {n} of last week", "Carry over {n} of last week", count))
        self.carry.setVisible(count > 0)
        self.rhythm.setVisible(not past)

    def show_candidates(self, page: CandidatePage, *, searched: bool) -> None:
        """The ranked list from its start; who was current stays so."""
        current = self.list.current()
        scrolled = self.list.verticalScrollBar().value()
        self.list.candidates.set_page(page)
        at = self.list.candidates.row_of(current.file_id) if current is not None else None
        if at is not None:
            self.list.choose(at)
            self.list.verticalScrollBar().setValue(scrolled)
        self.nobody.sentence.setText(
            tr("Nobody of this name or phone.")
            if searched
            else tr("Nobody is left to plan a visit for: new prospects will stand here.")
        )
        self._found.setCurrentIndex(0 if page.rows else 1)

    def _ghost_text(self) -> str:
        row = self.list.current()
        return show_plain(row.name, 30) if row is not None else ""

    # -- the focus among the cards

    def _cards(self) -> list[VisitCard]:
        return [card for column in self.columns for card in column.cards]

    def focused(self) -> VisitCard | None:
        """The visit that has the focus, or will have it when the window is active again."""
        focus = self._page.window().focusWidget()
        return next((card for card in self._cards() if card is focus), None)

    def focus_line(self, line_id: int) -> None:
        """Give the focus to a visit, if it is shown."""
        for column in self.columns:
            for card in column.cards:
                if card.line.id == line_id:
                    card.setFocus()
                    column.area.ensureWidgetVisible(card)
                    self.scroll.ensureWidgetVisible(column)

    def neighbour(self, card: VisitCard) -> int | None:
        """The visit to go to when this one is gone: below, above, else the nearest one."""
        cards = self._cards()
        at = cards.index(card)
        near = [other for other in cards if other is not card and other.line.on_date == card.line.on_date]
        rest = near or cards[at + 1 :] or cards[:at]
        return rest[0].line.id if rest else None

    def go(self, card: VisitCard, way: str) -> None:
        """Up and down in the day, left and right to the next day with visits; beyond Monday to the list."""
        column = next(column for column in self.columns if card in column.cards)
        at = column.cards.index(card)
        if way in {"go-up", "go-down"}:
            there = at + (1 if way == "go-down" else -1)
            if 0 <= there < len(column.cards):
                self.focus_line(column.cards[there].line.id)
            return
        step = 1 if way == "go-right" else -1
        number = column.number + step
        while 0 <= number < len(self.columns):
            cards = self.columns[number].cards
            if cards:
                self.focus_line(cards[min(at, len(cards) - 1)].line.id)
                return
            number += step
        if step < 0:
            (self.list if self.list.isVisible() else self.search).setFocus()


def _is_elsewhere(source: QWidget, target: QWidget) -> bool:
    return not (
        isinstance(source, VisitCard) and isinstance(target, DayColumn) and source.line.on_date == target.date
    )
