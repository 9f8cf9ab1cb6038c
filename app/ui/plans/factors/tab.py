"""The performance factors of a quarter: assumed beside measured, and what the plan makes of both."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.factor_words import lever_text, measured_text, read, strategy_name
from app.domain.period import span
from app.domain.terms.planning import Basis
from app.services.factor_table import DiaryFactors
from app.services.plan import PlanRow
from app.sheets.cohort_words import CohortColumn, cohort_headings, ids_of
from app.sheets.wording import day_text, month_day, period_text
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.factors.board import ROWS, FactorBoard
from app.ui.plans.factors.cell import FactorCellWidget
from app.ui.widgets.note_field import Writer

_PLAN: Final = frozenset({"development_plan", "strategy_plan"})
_MEASURED: Final = frozenset({"log_line", "contact", "appointment", "rung_change", "client_file"})


class FactorsTab(Page):
    """Shows the factors, saves what is typed; the diary's figures are read beside the window."""

    page_id = "factors"
    kinds = _PLAN | _MEASURED

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = context.services.clock.today()
        self.plan: PlanRow | None = None
        self._diary: tuple[int, DiaryFactors] | None = None  # of which plan
        self._asked = 0
        self._texts_of = 0  # the plan whose texts are on show
        self.board = FactorBoard(self, context.services.drafts)
        self._connect()

    def _connect(self) -> None:
        board, today = self.board, self.context.services.clock.today
        board.earlier.clicked.connect(lambda _on=False: self._step(-1))
        board.later.clicked.connect(lambda _on=False: self._step(1))
        board.this_quarter.clicked.connect(lambda _on=False: self.show_quarter(today()))
        board.empty.button.clicked.connect(lambda _on=False: self.begin())
        board.print.clicked.connect(
            lambda _on=False: self.context.print_requested.emit("performance-factors", self.day)
        )
        for basis, button in board.basis.items():
            button.clicked.connect(lambda _on=False, basis=basis: self._on_basis(basis))
        for widget in board.cells.values():
            widget.edit.left.connect(partial(self.save, widget))
            widget.edit.moved_on.connect(partial(self._move, widget))
            widget.files_wanted.connect(partial(self.open_files, widget))
        board.table.doubleClicked.connect(self.open_cohort)
        board.table.activated.connect(self.open_cohort)

    def print_form(self) -> tuple[str, object] | None:
        return ("performance-factors", self.day) if self.plan is not None else None

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
        else:
            self.context.act(lambda: self.context.services.plan.begin(self.day))

    # -- what it shows

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_MEASURED):
            self._diary = None
        super()._on_changed(changes)

    def refresh(self) -> None:
        """The plan anew; the diary's figures only when something they rest on has changed."""
        services = self.context.services
        first, last = span("quarter", self.day)
        today = services.clock.today()
        self.plan = plan = services.plan.of(self.day)
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
        if plan is None:
            self._show_none(over=last < today)
            return
        self.board.show_plan(plan.basis)
        self._show_texts(plan)
        if self._diary is not None and self._diary[0] == plan.id:
            self._show(self._diary[1])
        else:
            self._ask(plan)

    def _show_none(self, *, over: bool) -> None:
        if over:
            self.board.show_empty(tr("No plan was made for this quarter."), tr("This quarter"))
            return
        self.board.show_empty(
            tr("No plan for this quarter yet. It begins with usual rates; put your own in their place."),
            tr("Begin the plan"),
        )

    def _ask(self, plan: PlanRow) -> None:
        self._asked += 1
        number, service = self._asked, self.context.services.factors

        def job(_job: JobContext) -> DiaryFactors:
            return service.diary(plan)

        def take(found: DiaryFactors) -> None:
            if number == self._asked:
                self._diary = (plan.id, found)
                self._show(found)

        self.context.later(job, take)

    def _show(self, diary: DiaryFactors) -> None:
        plan = self.plan
        if plan is None:
            return
        table = self.context.services.factors.of(plan, diary)
        for row in table.rows:
            for column, cell in row.cells.items():
                widget = self.board.cells[row.strategy, column]
                widget.show_cell(cell, f"factors/{plan.id}/{row.strategy or 'all'}/{column.value}")
        self.board.lever.setText(lever_text(table.lever))
        self.board.cohorts.set_rows(diary.cohorts, self.context.services.clock.today())
        self.board.table.setVisible(bool(diary.cohorts))
        old = [
            tr("{rate} ({strategy})", rate=column.label, strategy=strategy_name(row.strategy))
            for row in table.rows
            for column in row.outdated
        ]
        said = ""
        if old and diary.made_on is not None:
            said = tr(
                "The plan rests on old figures: since {day} the diary shows something else for {rates}. "
                "Put in what it shows now, or let the plan run on the diary.",
                day=day_text(diary.made_on),
                rates=tr(", ").join(old),
            )
        self.board.show_old(said)

    def _show_texts(self, plan: PlanRow) -> None:
        stored = {"branch": plan.branch, "team": plan.team, "remarks": plan.remarks}
        if self._texts_of != plan.id:
            self._texts_of = plan.id
            drafts = self.context.services.drafts
            self.board.lay_texts(drafts, plan.id, {name: self._writer(plan.id, name) for name in stored})
            left = drafts.all(f"plan/{plan.id}/")
            for name, field in self.board.texts.items():
                field.fill(stored[name], left.get(f"plan/{plan.id}/{name}"))
            return
        for name, field in self.board.texts.items():
            field.fill(stored[name])

    def _writer(self, plan_id: int, name: str) -> Writer:
        def write(text: str, _before: str) -> None:
            plans = self.context.services.plan
            self.context.patiently(lambda: plans.set_texts(plan_id, **{name: text}))

        return write

    # -- what is typed

    def save(self, widget: FactorCellWidget) -> None:
        """Save an assumption as one act; a refusal is said at the cell, its text stays."""
        plan = self.plan
        if plan is None:
            return
        refusal: list[InvalidInput] = []

        def command() -> bool:
            try:
                self._write(plan.id, widget)
            except InvalidInput as error:
                refusal.append(error)
            return not refusal

        if self.context.act(command):
            widget.edit.reset()
        elif refusal:
            widget.message.say(refusal[0].message)

    def _write(self, plan_id: int, widget: FactorCellWidget) -> None:
        value = read(widget.column, widget.edit.text())
        plans, factor = self.context.services.plan, widget.column.factor
        if factor is not None and value is not None:
            plans.set_rate(plan_id, widget.strategy, factor, value)
        elif widget.strategy is not None:
            plans.set_frequency(plan_id, widget.strategy, value)

    def _move(self, widget: FactorCellWidget, rows: int) -> None:
        at = ROWS.index(widget.strategy) + rows
        if 0 <= at < len(ROWS) and self.board.cells[ROWS[at], widget.column].writable:
            self.board.cells[ROWS[at], widget.column].edit.setFocus()

    def save_open_editors(self) -> bool:
        saved = [widget.edit.finish() for widget in self.board.cells.values()]
        saved += [field.save() for field in self.board.texts.values()]
        return all(saved)

    def _on_basis(self, basis: Basis) -> None:
        plan = self.plan
        if plan is None:
            return
        if self.save_open_editors():
            self.context.act(lambda: self.context.services.plan.set_basis(plan.id, basis))
        else:
            self.board.show_plan(plan.basis)

    # -- what stands behind

    def open_files(self, widget: FactorCellWidget) -> None:
        """The files behind a measured figure."""
        seen = widget.cell.measured
        if seen is not None and seen.case_ids:
            title = tr(
                "{rate}, {strategy}: {figure}",
                rate=widget.column.label,
                strategy=strategy_name(widget.strategy),
                figure=measured_text(widget.column, seen),
            )
            self.context.files_requested.emit(title, seen.case_ids)

    def open_cohort(self, index: QModelIndex) -> None:
        """The files behind a figure of a month."""
        if not index.isValid():
            return
        row, column = self.board.cohorts.rows[index.row()], CohortColumn(index.column())
        if files := ids_of(row, column):
            title = tr(
                "{metric}, {period}",
                metric=cohort_headings()[column],
                period=period_text("month", row.month_on),
            )
            self.context.files_requested.emit(title, files)
