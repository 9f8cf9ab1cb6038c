"""The month's plan: targets over its weeks, and the prospects named for them, from a ranked list."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.domain.period import span
from app.services.targets import MonthTargets, NamedRow
from app.services.visit_candidates import CandidatePage
from app.sheets.month_words import working_days
from app.sheets.wording import period_text
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.months.board import MonthBoard
from app.ui.plans.months.naming import Naming
from app.ui.plans.months.target_desk import TargetDesk

_DAY = timedelta(days=1)
_LAST_DAYS = timedelta(days=7)  # of a month, in which carrying over is offered


class MonthsTab(Page):
    """Only asks the services; the board shows."""

    page_id = "months"
    kinds = frozenset(
        {
            "period_target",
            "target_prospect",
            "development_plan",
            "strategy_plan",
            "client_file",
            "file_summary",
            "file_score",
            "contact",
            "log_line",
            "line_file",
            "reminder",
            "setting",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.month_on = span("month", context.services.clock.today())[0]
        self.month: MonthTargets | None = None
        self.names: tuple[NamedRow, ...] = ()
        self._asked = 0  # which question for candidates was the last one
        self._asked_plan = 0
        self._focus_found = False
        self._no_plan = False
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.search)
        self.desk = TargetDesk(context)
        self.board = MonthBoard(self, self.desk.save, self._ask_candidates, self._on_nobody)
        self.naming = Naming(self, self, context, self.board)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.earlier.clicked.connect(lambda _on=False: self.show_month(self.month_on - _DAY))
        board.later.clicked.connect(lambda _on=False: self.show_month(self.end + _DAY))
        board.now.clicked.connect(lambda _on=False: self.show_month(self.today))
        board.take.clicked.connect(lambda _on=False: self.take_plan())
        board.split.clicked.connect(lambda _on=False: self.split_anew())
        board.carry.clicked.connect(lambda _on=False: self.naming.carry_over())
        board.carry_week.clicked.connect(lambda _on=False: self.naming.carry_week())
        board.print.clicked.connect(
            lambda _on=False: self.context.print_requested.emit("month-plan", self.month_on)
        )
        board.log.clicked.connect(
            lambda _on=False: self.context.print_requested.emit("development-log", self.month_on)
        )
        board.table.paused.connect(self.desk.keep_draft)
        board.table.given_up.connect(self.desk.drop_draft)
        board.table.released.connect(self.desk.release)
        board.search.textChanged.connect(lambda _text: self._wait.start())
        board.search.asked_down.connect(self._on_search_entered)
        board.list.asked.connect(self.naming.on_candidate)
        board.list.menu_requested.connect(self.naming.open_candidate_menu)
        board.drag.dropped.connect(self.naming.on_dropped)

    @property
    def today(self) -> date:
        return self.context.services.clock.today()

    @property
    def end(self) -> date:
        return span("month", self.month_on)[1]

    def print_form(self) -> tuple[str, object] | None:
        return "month-plan", self.month_on

    def save_open_editors(self) -> bool:
        return self.board.table.finish()

    # -- what it shows

    def show_month(self, day: date) -> None:
        """Go to the month of a day, unless a figure cannot be saved yet."""
        if self.save_open_editors():
            self.month_on = span("month", day)[0]
            self.refresh()

    def follow(self, before: date, today: date) -> None:
        if self.month_on <= before <= self.end and not self.month_on <= today <= self.end:
            self.show_month(today)

    def refresh(self) -> None:
        """Targets, names and proposals anew; focus, selection and what is typed stay."""
        services, today, board = self.context.services, self.today, self.board
        self.month = services.targets.month(self.month_on)
        self.names = services.targets.named(self.month_on)
        days = sum(part.days for part in self.month.weeks)
        board.title.setText(
            tr("{month}, {days}", month=period_text("month", self.month_on), days=working_days(days))
        )
        board.now.setEnabled(not self.month_on <= today <= self.end)
        board.show_targets(self.month)
        for card in board.show_names(self.month, self.names, today):
            card.asked.connect(self.naming.on_card)
        board.counts.setText(_counts(self.names))
        board.split.setEnabled(any(row.month is not None for row in self.month.rows))
        self._show_carrying(today)
        self._show_note(None)
        self._ask_plan()
        self.search()
        for key, text in self.desk.left_over().items():
            board.table.restore(key, text)

    def _show_carrying(self, today: date) -> None:
        left = sum(row.left_over(today) for row in self.names)
        ends = self.month_on <= today and self.end - today < _LAST_DAYS
        self.board.carry.setText(trn("Carry over {n} to next month", "Carry over {n} to next month", left))
        self.board.carry.setVisible(ends and left > 0)
        late = 0
        if self.month_on <= today <= self.end:
            late = self.context.services.targets.prospects.left_over_in_week(self.last_monday)
        self.board.carry_week.setText(trn("Carry over {n} of last week", "Carry over {n} of last week", late))
        self.board.carry_week.setVisible(late > 0)

    @property
    def last_monday(self) -> date:
        return self.today - _DAY * (self.today.weekday() + 7)

    def _ask_plan(self) -> None:
        """Whether the targets still are what the pagoda comes to; it may take a moment."""
        self._asked_plan += 1
        number, month_on = self._asked_plan, self.month_on
        targets = self.context.services.targets

        def take(planned: dict[str, int]) -> None:
            if number == self._asked_plan:
                self._show_note(planned)

        self.context.later(lambda _job: targets.planned(month_on), take)

    def _show_note(self, planned: dict[str, int] | None) -> None:
        """What is to be known of these targets, in one line; nothing where all is well."""
        month = self.month
        assert month is not None
        said = []
        taken = {row.metric: row.quarter for row in month.rows if row.quarter is not None}
        if planned is not None:
            if not planned:
                if not taken:
                    said.append(
                        tr("This quarter has no pagoda yet: begin one, or type targets into the table.")
                    )
            elif not taken:
                said.append(tr("No targets for this quarter yet: take them from the pagoda, or type them."))
            elif any(
                value != taken[metric].target
                for metric, value in planned.items()
                if metric in taken and not taken[metric].adjusted
            ):
                said.append(tr("The pagoda comes to other figures now: take them anew."))
        if not month.known:
            said.append(
                tr("The holiday plan of these days is not published: only what is off by law counts.")
            )
        self.board.take.setText(
            tr("Begin a pagoda…") if planned is not None and not planned else tr("From the pagoda")
        )
        self._no_plan = planned is not None and not planned
        self.board.note.setText("  ".join(said))
        self.board.note.setVisible(bool(said))

    def search(self) -> None:
        """Ask for the prospects that the search line names, or for the most pressing ones."""
        self._wait.stop()
        self._ask_candidates(0)

    def _ask_candidates(self, offset: int) -> None:
        self._asked += 1
        number, month_on, text = self._asked, self.month_on, self.board.search.text()
        prospects = self.context.services.targets.prospects

        def read(_job: JobContext) -> CandidatePage:
            return prospects.proposals(month_on, text, offset=offset)

        def take(page: CandidatePage) -> None:
            if number == self._asked:
                self._take_candidates(page, offset, text)

        self.context.later(read, take)

    def _take_candidates(self, page: CandidatePage, offset: int, text: str) -> None:
        board = self.board
        if offset:
            board.list.candidates.add_page(page)
            return
        board.show_candidates(page, searched=bool(text.strip()), over=self.end < self.today)
        if self._focus_found:
            self._focus_found = False
            if page.rows:
                board.list.choose(0)
                board.list.setFocus()

    def _on_search_entered(self) -> None:
        """Enter or Down in the search line goes to the first one found."""
        self._focus_found = True
        self.search()

    def _on_nobody(self) -> None:
        self.context.new_file_requested.emit(self.board.search.text().strip())

    # -- targets

    def take_plan(self) -> None:
        """The quarter's targets from its pagoda; without one, there."""
        if self._no_plan:
            self.context.page_requested.emit("plans/pagoda")
        elif self.save_open_editors():
            day, targets = self.month_on, self.context.services.targets
            self.context.act(lambda: targets.take_plan(day), tr("Targets taken from the pagoda"))

    def split_anew(self) -> None:
        """By working days alone, whatever was typed for the weeks."""
        if not self.save_open_editors():
            return
        month_on, targets = self.month_on, self.context.services.targets

        def command() -> bool:
            targets.split_anew(month_on)
            return True

        self.context.act(command, tr("Targets split over the weeks anew"))


def _counts(names: tuple[NamedRow, ...]) -> str:
    """How many are named, and what came of them."""
    here = [row for row in names if row.carried_on is None]
    if not names:
        return ""
    parts = [trn("{n} named", "{n} named", len(here))]
    visited = sum(row.held_on is not None for row in here)
    opened = sum(row.opened_on is not None for row in here)
    gone = len(names) - len(here)
    if visited:
        parts.append(tr("{count} visited", count=visited))
    if opened:
        parts.append(tr("{count} opened", count=opened))
    if gone:
        parts.append(tr("{count} carried over", count=gone))
    return " · ".join(parts)
