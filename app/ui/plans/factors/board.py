"""What the factors' tab is made of: bar, texts, the grid of figures, the lever, the cohorts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, tr
from app.domain.factor_table import Column
from app.domain.factor_words import strategy_name
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis
from app.services.drafts import DraftService
from app.sheets.cohort_words import CohortColumn
from app.ui import theme
from app.ui.page import Page
from app.ui.plans.factors.cell import FactorCellWidget
from app.ui.plans.factors.cohort_table_model import CohortTableModel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fitting_room import FittingRoom
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.note_field import NoteField, Writer

ROWS: Final = (*(strategy.value for strategy in Strategy), None)
_BASES: Final = {
    Basis.ASSUMED: N_("The plan runs on the figures typed here."),
    Basis.BLENDED: N_(
        "From the typed figure towards the diary's own: (10 × typed + cases × the diary's) ÷ (10 + cases)."
    ),
    Basis.MEASURED: N_("The plan runs on the diary's own figures; what has no case yet stays as typed."),
}
_TEXTS: Final = {"branch": (N_("Branch"), 2), "team": (N_("Team"), 2), "remarks": (N_("General remarks"), 5)}


class _Table(QTableView):
    """Enter follows a figure as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class FactorBoard:
    """Widgets and looks; the tab decides."""

    def __init__(self, page: Page, drafts: DraftService) -> None:
        self.earlier, self.later = QToolButton(), QToolButton()
        self.this_quarter, self.print = QPushButton(tr("This quarter")), QPushButton(tr("Print"))
        self.title, self.old, self.lever, self.legend = (PlainLabel() for _ in range(4))
        self.basis: dict[Basis, QPushButton] = {}
        self.texts: dict[str, NoteField] = {}
        self.texts_room = QHBoxLayout()
        self.cells = {
            (strategy, column): FactorCellWidget(column, strategy, drafts)
            for strategy in ROWS
            for column in Column
        }
        self.cohorts = CohortTableModel()
        self.table = _Table()
        self.empty = EmptyState("", "", lambda: None)
        self._plan = QWidget()
        self._stack = QStackedWidget()
        self._build(page)

    def _build(self, page: Page) -> None:
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(self._bar(page))
        below = QVBoxLayout(self._plan)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addLayout(self.texts_room)
        self.old.setWordWrap(True)
        self.old.hide()
        below.addWidget(self.old)
        below.addWidget(FittingRoom(self._grid()))
        self.legend.setText(
            tr("First line: typed here → in use. Below: the diary's own figure, and where it lies at 90 %.")
        )
        self.legend.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.lever.setWordWrap(True)
        below.addWidget(self.legend)
        below.addWidget(self.lever)
        self._lay_cohorts()
        below.addWidget(self.table, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._plan)
        layout.addWidget(self._stack, 1)

    def _bar(self, page: Page) -> QHBoxLayout:
        bar = QHBoxLayout()
        for button, text, tip, keys in (
            (self.earlier, "◀", tr("The quarter before (Ctrl+PgUp)"), "Ctrl+PgUp"),
            (self.later, "▶", tr("The quarter after (Ctrl+PgDn)"), "Ctrl+PgDown"),
        ):
            button.setText(text)
            button.setToolTip(tip)
            QShortcut(QKeySequence(keys), page, button.click)
        self.this_quarter.setToolTip(tr("Today's quarter (Ctrl+Home)"))
        QShortcut(QKeySequence("Ctrl+Home"), page, self.this_quarter.click)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        for widget in (self.earlier, self.this_quarter, self.later, self.title):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(PlainLabel(tr("Runs on:")))
        group = QButtonGroup(page)
        for basis, tip in _BASES.items():
            choice = QPushButton(basis.label)
            choice.setCheckable(True)
            choice.setStyleSheet("QPushButton:checked {font-weight: bold}")
            choice.setToolTip(tooltip(tr(tip)))
            group.addButton(choice)
            bar.addWidget(choice)
            self.basis[basis] = choice
        bar.addStretch(1)
        self.print.setToolTip(tr("The performance factors on paper (Ctrl+P)"))
        bar.addWidget(self.print)
        return bar

    def _grid(self) -> QWidget:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        for at, column in enumerate(Column, start=1):
            head = PlainLabel(column.label)
            head.setWordWrap(True)
            head.setToolTip(tooltip(column.about))
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            head.setContentsMargins(6, 2, 6, 2)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 1)
            grid.setColumnMinimumWidth(at, 112)
        for row, strategy in enumerate(ROWS, start=1):
            line = QFrame()
            line.setFrameShape(QFrame.Shape.HLine)
            line.setForegroundRole(QPalette.ColorRole.Mid)
            line.setFrameShadow(QFrame.Shadow.Plain)
            grid.addWidget(line, 2 * row - 1, 0, 1, len(Column) + 1)
            name = PlainLabel(strategy_name(strategy))
            name.setContentsMargins(2, 6, 8, 0)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            if strategy is None:
                font = name.font()
                font.setBold(True)
                name.setFont(font)
            grid.addWidget(name, 2 * row, 0)
            for at, column in enumerate(Column, start=1):
                grid.addWidget(self.cells[strategy, column], 2 * row, at)
        grid.setRowStretch(2 * len(ROWS) + 1, 1)
        return room

    def _lay_cohorts(self) -> None:
        table = self.table
        table.setModel(self.cohorts)
        table.setAlternatingRowColors(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CohortColumn.MONTH, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(CohortColumn.STATE, QHeaderView.ResizeMode.ResizeToContents)
        # The grid comes first: the months take what it leaves, and scroll.
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setMinimumHeight(96)

    def lay_texts(self, drafts: DraftService, plan_id: int, write: dict[str, Writer]) -> None:
        """Branch, team and remarks of this plan, written in place."""
        while item := self.texts_room.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.texts = {}
        for name, (label, stretch) in _TEXTS.items():
            field = NoteField(drafts, f"plan/{plan_id}/{name}", write[name])
            self.texts[name] = field
            name_label = PlainLabel(tr(label))
            name_label.setContentsMargins(0, 0, 4, 0)
            self.texts_room.addWidget(name_label)
            self.texts_room.addWidget(field, stretch)

    def show_old(self, text: str) -> None:
        """What to look at again; nothing while the plan's figures hold."""
        self.old.setStyleSheet(f"color: {theme.warning_colour().name()}")
        self.old.setText(text)
        self.old.setVisible(bool(text))

    def show_plan(self, basis: str) -> None:
        """A plan is there and runs on this."""
        self.basis[Basis(basis)].setChecked(True)
        self._show(self._plan)

    def show_empty(self, sentence: str, button: str) -> None:
        """No plan: what to do about it."""
        self.empty.sentence.setText(sentence)
        self.empty.button.setText(button)
        self._show(self.empty)

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        there = widget is self._plan
        for button in (*self.basis.values(), self.print):
            button.setEnabled(there)
