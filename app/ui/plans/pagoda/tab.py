"""The performance pagoda of a quarter: any cell can be typed into, all others follow at once."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.exact_text import show_number
from app.domain.pagoda import Levels
from app.domain.pagoda_range import Drawn, PagodaRanges, ranges
from app.domain.period import span
from app.domain.terms.planning import Basis, PagodaLevel
from app.domain.working_days import WorkCalendar
from app.services.plan import MeasuredFactors, PlanRow
from app.sheets.wording import month_day
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.pagoda.board import PagodaBoard
from app.ui.plans.pagoda.cell import PagodaCell
from app.ui.plans.pagoda.drafts import CellDrafts
from app.ui.plans.pagoda.example_dialog import ExampleDialog
from app.ui.plans.pagoda.figures import (
    ROWS,
    TOTAL,
    Key,
    PagodaView,
    at,
    column_title,
    read_cell,
    view_of,
    words_of,
)
from app.ui.plans.pagoda.range_text import range_text
from app.ui.plans.pagoda.texts_dialog import TextsDialog

_PLAN: Final = frozenset({"development_plan", "strategy_plan", "setting"})
_SETTINGS: Final = frozenset({"setting"})
_MEASURED: Final = frozenset({"log_line", "line_file", "contact", "rung_change", "client_file"})
_VISITS: Final = (PagodaLevel.FIRST, PagodaLevel.SECOND, PagodaLevel.THIRD)


class PagodaTab(Page):
    """A quarter's pagoda. Computes what follows, saves what was typed; the board shows."""

    page_id = "pagoda"
    kinds = _PLAN | _MEASURED

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = context.services.clock.today()
        self.plan: PlanRow | None = None
        self._measured: MeasuredFactors | None = None
        self._view: PagodaView | None = None
        self._asked = 0  # which question for measured rates was the last one
        self._working: tuple[WorkCalendar, int] | None = None  # the calendar, and how many visits a day holds
        self._drafts = CellDrafts(context.services.drafts)
        self._asked_range = 0
        # A moment after the last change: a range takes two thousand draws, beside the window.
        self._range_wait = QTimer(self, singleShot=True, interval=250)
        self._range_wait.timeout.connect(self._ask_range)
        self.board = PagodaBoard(self.begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.board)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.earlier.clicked.connect(lambda _on=False: self._step(-1))
        board.later.clicked.connect(lambda _on=False: self._step(1))
        board.this_quarter.clicked.connect(
            lambda _on=False: self.show_quarter(self.context.services.clock.today())
        )
        board.basis_asked.connect(self._on_basis)
        board.example.clicked.connect(lambda _on=False: self.open_example())
        board.texts.clicked.connect(lambda _on=False: self.open_texts())
        board.print.clicked.connect(lambda _on=False: self.context.print_requested.emit("pagoda", self.day))
        board.tower.entered.connect(self._on_entered)
        for cell in board.tower.cells.values():
            cell.left.connect(partial(self.save, cell))
            cell.given_up.connect(partial(self._drop_draft, cell))
            cell.paused.connect(partial(self._keep_draft, cell))

    def print_form(self) -> tuple[str, object] | None:
        return ("pagoda", self.day) if self.plan is not None else None

    # -- which quarter

    def _step(self, quarters: int) -> None:
        first, last = span("quarter", self.day)
        self.show_quarter(last + timedelta(days=1) if quarters > 0 else first - timedelta(days=1))

    def show_quarter(self, day: date) -> None:
        """Go to the quarter of a day."""
        if self.save_open_editors():
            self.day = day
            self.refresh()

    def follow(self, before: date, today: date) -> None:
        shown = span("quarter", self.day)
        if shown == span("quarter", before) != span("quarter", today):
            self.show_quarter(today)

    def begin(self) -> None:
        """Make a plan for the quarter shown; from a quarter that is over, go to today's."""
        today = self.context.services.clock.today()
        if span("quarter", self.day)[1] < today:
            self.show_quarter(today)
            return
        if self.context.act(lambda: self.context.services.plan.begin(self.day)) is not None:
            self.board.tower.cells[at(TOTAL, PagodaLevel.INCOME)].setFocus()

    # -- what it shows

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_MEASURED):
            self._measured = None
        if changes.touches(_SETTINGS):
            self._working = None
        super()._on_changed(changes)

    def refresh(self) -> None:
        """The plan anew, and every figure of it; what is being typed stays."""
        services = self.context.services
        first, last = span("quarter", self.day)
        today = services.clock.today()
        self.plan = services.plan.of(self.day)
        self.board.title.setText(
            tr(
                "Quarter {quarter} of {year} ({first} – {last})",
                quarter=(first.month + 2) // 3,
                year=first.year,
                first=month_day(first),
                last=month_day(last),
            )
        )
        self.board.this_quarter.setEnabled(not first <= today <= last)
        if self.plan is None:
            self._show_none(over=last < today)
            return
        self.board.show_plan(self.plan.basis)
        if self.plan.basis != Basis.ASSUMED and self._measured is None:
            self._ask_measured(self.plan)
        self._show_figures(self.plan)
        self._restore(self.plan)

    def _show_none(self, *, over: bool) -> None:
        if over:
            self.board.show_empty(tr("No plan was made for this quarter."), tr("This quarter"))
            return
        self.board.show_empty(
            tr("No plan for this quarter yet. It begins with usual rates; put your own in their place."),
            tr("Begin the plan"),
        )

    def _show_figures(self, plan: PlanRow) -> None:
        measured = self._measured or {}
        figures = self.context.services.plan.figures(plan, measured)
        self._view = view_of(plan, figures, measured, self._view)
        self.board.tower.show_view(self._view)
        self._show_effort(plan, figures.total)
        self._range_wait.start()

    def _show_effort(self, plan: PlanRow, total: Levels) -> None:
        if self._working is None:
            settings = self.context.services.settings.current()
            self._working = WorkCalendar(settings.work_day_overrides()), settings.visits_a_day
        calendar, capacity = self._working
        days = calendar.between(plan.starts_on - timedelta(days=1), plan.ends_on)
        if not all(level in total for level in _VISITS) or not days:
            self.board.show_effort("", too_much=False)
            return
        visits = sum((total[level] for level in _VISITS), Fraction(0))
        a_day = visits / days
        text = trn(
            "{visits} visits in the quarter: {a_day} on each of its {n} working day.",
            "{visits} visits in the quarter: {a_day} on each of its {n} working days.",
            days,
            visits=show_number(visits, 0),
            a_day=show_number(a_day, 1),
        )
        too_much = a_day > capacity
        if too_much:
            text += " " + tr("That is more than the {n} a day you can hold.", n=capacity)
        if not (calendar.known(plan.starts_on) and calendar.known(plan.ends_on)):
            text += " " + tr(
                "The holiday plan of this year is not published: only what is off by law counts."
            )
        self.board.show_effort(text, too_much=too_much)

    def _ask_measured(self, plan: PlanRow) -> None:
        self._asked += 1
        number, service = self._asked, self.context.services.plan

        def read(_job: JobContext) -> MeasuredFactors:
            return service.measured_for(plan)

        def take(found: MeasuredFactors) -> None:
            if number == self._asked and self.plan is not None:
                self._measured = found
                self._show_figures(self.plan)

        self.context.later(read, take)

    def _ask_range(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._asked_range += 1
        number, measured = self._asked_range, self._measured or {}
        drawn = [
            Drawn(row.pin_level, row.pin_value, row.rates, measured.get(row.strategy, {}))
            for row in plan.strategies
        ]

        def draw(_job: JobContext) -> PagodaRanges:
            return ranges(drawn, plan.basis)

        def take(found: PagodaRanges) -> None:
            if number == self._asked_range:
                self.board.range.setText(range_text(found))

        self.context.later(draw, take)

    def _on_entered(self, key: Key) -> None:
        column, code = key[0], ROWS[key[1]]
        view = self.board.tower.cells[key].view
        words = words_of(code, self._view.columns[column].pin) if self._view is not None else ""
        parts = (f"{code.label} · {column_title(column)}", view.about, words)
        self.board.about.setText("   ".join(part for part in parts if part))

    # -- what is typed

    def save(self, cell: PagodaCell) -> None:
        """Save a cell as one act; a refusal is said at the cell, its text stays."""
        plan = self.plan
        if plan is None:
            return
        column, code = cell.key[0], ROWS[cell.key[1]]
        refusal: list[InvalidInput] = []

        def command() -> bool:
            try:
                value = read_cell(code, cell.text())
                service = self.context.services.plan
                if isinstance(code, PagodaLevel):
                    service.set_level(plan.id, column or None, code, value, self._measured)
                else:
                    service.set_rate(plan.id, column or None, code, value)
            except InvalidInput as error:
                refusal.append(error)
            return not refusal

        if self.context.act(command):
            self._drop_draft(cell)
            cell.reset()
            self._on_entered(self._focused() or cell.key)
        elif refusal:
            cell.refuse(refusal[0].message)

    def _focused(self) -> Key | None:
        return next((key for key, cell in self.board.tower.cells.items() if cell.hasFocus()), None)

    def save_open_editors(self) -> bool:
        saved = [cell.finish() for cell in self.board.tower.unsaved()]  # each is asked
        return all(saved)

    def _on_basis(self, basis: str) -> None:
        plan = self.plan
        if plan is None or not self.save_open_editors():
            if plan is not None:
                self.board.show_plan(plan.basis)
            return
        self.context.act(lambda: self.context.services.plan.set_basis(plan.id, basis))

    def _keep_draft(self, cell: PagodaCell) -> None:
        if self.plan is not None and cell.isModified() and not cell.composing:
            self._drafts.keep(self.plan.id, cell.key, cell.text())

    def _drop_draft(self, cell: PagodaCell) -> None:
        if self.plan is not None:
            self._drafts.drop(self.plan.id, cell.key)

    def _restore(self, plan: PlanRow) -> None:
        """Bring back what a crash left unsaved, once."""
        for key, text in self._drafts.left_over(plan.id).items():
            remark = tr("Not saved yet: Enter saves it, Esc gives it up.")
            self.board.tower.cells[key].restore(text, remark)

    # -- beside it

    def open_example(self) -> None:
        """The printed example, in a window of its own."""
        ExampleDialog(self).exec()

    def open_texts(self) -> None:
        """Branch, team and remarks."""
        if self.plan is not None and self.save_open_editors():
            TextsDialog(self.context, self.plan, self).exec()
