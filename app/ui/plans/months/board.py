"""What the month's page is made of: bar, targets, proposals, and the weeks with their names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.domain.text import show_plain
from app.services.targets import MonthTargets, NamedRow
from app.services.visit_candidates import CandidatePage
from app.ui.page import Page
from app.ui.plans.months.named_card import NamedCard
from app.ui.plans.months.target_table import Save, TargetTable
from app.ui.plans.months.week_section import WeekSection
from app.ui.plans.week.board import SearchLine
from app.ui.plans.week.candidate_list import CandidateList
from app.ui.widgets.drag import Drag
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel

_SPLIT = "months_split"
_MOST_WEEKS = 6
_USUAL_WIDTH = 1270  # of a page on a small laptop


class MonthBoard:
    """Widgets and looks; the page decides."""

    def __init__(
        self, page: Page, save: Save, more: Callable[[int], None], nobody: Callable[[], None]
    ) -> None:
        self._page = page
        self.earlier, self.later = QToolButton(), QToolButton()
        self.now = QPushButton(tr("This month"))
        self.title, self.counts = PlainLabel(), PlainLabel()
        self.take, self.split = QPushButton(tr("From the pagoda")), QPushButton(tr("Split anew"))
        self.carry, self.carry_week = QPushButton(), QPushButton()
        self.print, self.log = QPushButton(tr("Print")), QPushButton(tr("Targets' log"))
        self.note = PlainLabel()
        self.table = TargetTable(save)
        self.search = SearchLine()
        self.list = CandidateList(more)
        self.nobody = EmptyState("", tr("New file"), nobody)
        self.sections = [WeekSection(number) for number in range(_MOST_WEEKS + 1)]
        self.hint = PlainLabel(
            tr(
                "Drag a prospect from the list onto a week, or choose one and press 1–6;"
                " Enter names without a week."
            )
        )
        self.keys = PlainLabel(
            tr(
                "Targets: type, Del follows the split again · Names: 1–6 week · Enter day · Space done"
                " · Alt+↑ ↓ order · R record · O file · Del"
            )
        )
        self.scroll = QScrollArea()
        self._build(page)
        self.drag = Drag(page, self.scroll, self.sections, _is_elsewhere)
        self.drag.watch(self.list.gesture, self._ghost_text)

    def _build(self, page: Page) -> None:
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(5)
        layout.addLayout(self._bar(page))
        layout.addWidget(self.note)
        self.note.setWordWrap(True)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._left())
        self._split.addWidget(self._right())
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        stored = page.context.preferences.get(_SPLIT)
        left = stored if isinstance(stored, int) else _USUAL_WIDTH * 57 // 100
        self._split.setSizes([left, max(_USUAL_WIDTH - left, 200)])
        self._split.splitterMoved.connect(
            lambda position, _index: page.context.preferences.set(_SPLIT, position)
        )
        layout.addWidget(self._split, 1)
        self.keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout.addWidget(self.keys)

    def _bar(self, page: Page) -> QHBoxLayout:
        bar = QHBoxLayout()
        for arrow, text, tip, keys in (
            (self.earlier, "◀", tr("The month before (Ctrl+PgUp)"), "Ctrl+PgUp"),
            (self.later, "▶", tr("The month after (Ctrl+PgDn)"), "Ctrl+PgDown"),
        ):
            arrow.setText(text)
            arrow.setToolTip(tip)
            QShortcut(QKeySequence(keys), page, arrow.click)
            bar.addWidget(arrow)
        bar.insertWidget(1, self.now)
        self.now.setToolTip(tr("Today's month (Ctrl+Home)"))
        QShortcut(QKeySequence("Ctrl+Home"), page, self.now.click)
        QShortcut(QKeySequence.StandardKey.Find, page, self.search.setFocus)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        bar.addWidget(self.title)
        self.counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        bar.addWidget(self.counts)
        bar.addStretch(1)
        self.take.setToolTip(tr("The quarter's targets from its pagoda; typed ones stay"))
        self.split.setToolTip(tr("Split the month over its weeks by working days, typed weeks too"))
        self.carry.setToolTip(
            tr("Whom nothing came of yet, named for the next month too; a trace stays here")
        )
        self.carry_week.setToolTip(tr("Whom nothing came of last week, named for this week"))
        self.print.setToolTip(tr("The month's plan on paper (Ctrl+P)"))
        self.log.setToolTip(
            tr("On paper: what was done with each target of the quarter, and what comes next")
        )
        for button in (self.carry_week, self.carry, self.take, self.split, self.log, self.print):
            button.setAutoDefault(False)
            bar.addWidget(button)
        return bar

    def _left(self) -> QWidget:
        self.search.setPlaceholderText(tr("Name, initials or phone"))
        self.search.setClearButtonEnabled(True)
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nobody)
        self.list.setAccessibleName(tr("Whom to name for the month"))
        heading = PlainLabel(tr("Whom to name next"))
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        line = QHBoxLayout()
        line.addWidget(heading)
        line.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(5)
        column.addWidget(self.table)
        column.addLayout(line)
        column.addWidget(self._found, 1)
        left.setMinimumWidth(420)
        return left

    def _right(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(4)
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setContentsMargins(4, 2, 4, 2)
        column.addWidget(self.hint)
        for section in [*self.sections[1:], self.sections[0]]:
            column.addWidget(section)
        column.addStretch(1)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(held)
        self.scroll.setMinimumWidth(260)
        return self.scroll

    # -- what it shows

    def show_targets(self, month: MonthTargets) -> None:
        """The table as high as its rows, so that the proposals have the rest."""
        self.table.targets.show_month(month)
        self.table.setFixedHeight(self.table.natural_height())

    def show_names(self, month: MonthTargets, names: tuple[NamedRow, ...], today: date) -> list[NamedCard]:
        """The weeks anew; returns the cards, to be connected. The focus stays on its name."""
        focused = self.focused()
        for card in self.cards():
            card.gesture.cancel()
        mondays = {part.monday for part in month.weeks}
        cards: list[NamedCard] = []
        for section in self.sections:
            part = month.weeks[section.number - 1] if 0 < section.number <= len(month.weeks) else None
            if part is None:
                mine = [row for row in names if row.week_on not in mondays] if section.number == 0 else []
            else:
                mine = [row for row in names if row.week_on == part.monday]
            cards += section.show_names(part, mine, today)
            section.setVisible(part is not None or bool(mine))
        for card in cards:
            self.drag.watch(card.gesture, partial(show_plain, card.row.name, 30))
        self.hint.setVisible(not cards)
        if focused is not None:
            self.focus_name(focused.row.id)
        return cards

    def show_candidates(self, page: CandidatePage, *, searched: bool, over: bool) -> None:
        """The ranked list from its start; who was current stays so."""
        current = self.list.current()
        row = self.list.currentIndex().row()
        self.list.candidates.set_page(page)
        at = self.list.candidates.row_of(current.file_id) if current is not None else None
        if at is not None:
            self.list.choose(at)
        elif row >= 0:
            self.list.choose(min(row, len(page.rows) - 1))
        if over:
            self.nobody.sentence.setText(tr("This month is over."))
        elif searched:
            self.nobody.sentence.setText(tr("Nobody of this name or phone, or named already."))
        else:
            self.nobody.sentence.setText(tr("Nobody is left to name: new prospects will stand here."))
        self.nobody.button.setVisible(not over)
        self._found.setCurrentIndex(0 if page.rows and not over else 1)

    def _ghost_text(self) -> str:
        row = self.list.current()
        return show_plain(row.name, 30) if row is not None else ""

    # -- the focus among the names

    def cards(self) -> list[NamedCard]:
        """All names from top to bottom."""
        return [card for section in [*self.sections[1:], self.sections[0]] for card in section.cards]

    def focused(self) -> NamedCard | None:
        """The name that has the focus, or will have it when the window is active again."""
        focus = self._page.window().focusWidget()
        return next((card for card in self.cards() if card is focus), None)

    def focus_name(self, named_id: int) -> None:
        """Give the focus to a name, if it is shown."""
        for card in self.cards():
            if card.row.id == named_id:
                card.setFocus()
                self.scroll.ensureWidgetVisible(card)

    def go(self, card: NamedCard, step: int) -> None:
        """To the name above or below."""
        cards = self.cards()
        there = cards.index(card) + step
        if 0 <= there < len(cards):
            self.focus_name(cards[there].row.id)


def _is_elsewhere(source: QWidget, target: QWidget) -> bool:
    return not (isinstance(source, NamedCard) and isinstance(target, WeekSection) and source in target.cards)
