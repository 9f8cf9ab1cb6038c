"""The check of a week or month: it fills itself; reading it and two sentences are enough."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.i18n import tr
from app.domain.period import span
from app.domain.terms.planning import Metric
from app.domain.working_days import WorkCalendar
from app.services.checks import CheckRow
from app.sheets.wording import period_text
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.checks.board import CheckBoard
from app.ui.plans.checks.metric_row import NOTES, RowWidgets
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.note_field import NoteField, Writer

_KIND = "check_kind"
_MOST_DAYS = 7  # offered for a countermeasure; others by calendar


class ChecksTab(Page):
    """A week or a month, counted anew whenever something changed."""

    page_id = "checks"
    kinds = frozenset(
        {
            "log_line",
            "line_file",
            "contact",
            "appointment",
            "client_file",
            "rung_change",
            "period_target",
            "plan_check",
            "check_note",
            "setting",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._checks = context.services.checks
        self._clock = context.services.clock
        kept = context.preferences.get(_KIND, "week")
        self.kind: str = kept if kept in {"week", "month"} else "week"
        self.start = span(self.kind, self._clock.today())[0]
        self.check: CheckRow | None = None
        self.rows: dict[str, RowWidgets] = {}
        self.summary: NoteField | None = None
        self._asked = 0
        self.board = CheckBoard(self)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        for kind, button in board.kinds.items():
            button.clicked.connect(lambda _on=False, kind=kind: self.show_period(kind, self._good_day(kind)))
        board.earlier.clicked.connect(lambda _on=False: self.step(-1))
        board.later.clicked.connect(lambda _on=False: self.step(1))
        board.now.clicked.connect(lambda _on=False: self.show_period(self.kind, self._clock.today()))
        board.print.clicked.connect(lambda _on=False: self.context.print_requested.emit(*self.print_form()))
        board.close_check.clicked.connect(lambda _on=False: self._on_close())
        board.empty.button.clicked.connect(lambda _on=False: self.context.page_requested.emit("plans/week"))
        board.tree.day_wanted.connect(self.context.day_requested)
        board.tree.file_wanted.connect(self.context.file_requested)

    def print_form(self) -> tuple[str, object]:
        return f"{self.kind}-check", self.start

    # -- which period

    def _good_day(self, kind: str) -> date:
        """From a month to its week that holds today, else to its first one; from a week to its month."""
        first, last = span(self.kind, self.start)
        today = self._clock.today()
        if kind == "month":
            return first + timedelta(days=3)  # the month that most of the week's working days lie in
        return today if first <= today <= last else first

    def show_period(self, kind: str, day: date) -> None:
        """Go to the week or month of a day; what is being written is saved first."""
        if not self.save_open_editors():
            self.board.show_kind(self.kind)
            return
        start = span(kind, day)[0]
        if (kind, start) != (self.kind, self.start):
            self._clear()
        self.kind, self.start = kind, start
        self.context.preferences.set(_KIND, kind)
        self.refresh()

    def follow(self, before: date, today: date) -> None:
        if self.start == span(self.kind, before)[0] and self.start != span(self.kind, today)[0]:
            self.show_period(self.kind, today)

    def step(self, by: int) -> None:
        """The period before or after."""
        first, last = span(self.kind, self.start)
        self.show_period(self.kind, last + timedelta(days=1) if by > 0 else first - timedelta(days=1))

    def _clear(self) -> None:
        for row in self.rows.values():
            for widget in row.widgets():
                widget.deleteLater()
            row.deleteLater()
        self.rows = {}
        if self.summary is not None:
            self.summary.deleteLater()
            self.summary = None
        self.board.forget_rows()

    # -- reading

    def refresh(self) -> None:
        """Count anew; what is being written stays as it is."""
        check = self._checks.check(self.kind, self.start)
        self.check = check
        today = self._clock.today()
        board = self.board
        board.show_kind(self.kind)
        board.title.setText(period_text(self.kind, self.start))
        board.now.setEnabled(span(self.kind, today)[0] != self.start)
        board.now.setText(tr("This week") if self.kind == "week" else tr("This month"))
        writable = not self.context.services.diary.read_only
        board.show_check(check, today, writable=writable)
        self._show_rows(check, today, writable=writable and check.closed_on is None)

    def _show_rows(self, check: CheckRow, today: date, *, writable: bool) -> None:
        drafts = self.context.services.drafts.all(self._draft_key())
        if self.summary is None:
            self.summary = self._note("summary", self._write_summary, tr("What this period taught you"))
            self.board.show_summary(self.summary)
        self.summary.set_writable(writable)
        self.summary.fill(check.summary, drafts.get(f"{self._draft_key()}summary"))
        days = self._next_days(check)
        into = tr("Into next week's plan…") if self.kind == "week" else tr("Into next month's plan…")
        wanted = {row.metric: row for row in check.metrics}
        for metric in [each for each, row in self.rows.items() if each not in wanted and not row.dirty]:
            for widget in self.rows[metric].widgets():
                widget.deleteLater()
            self.rows.pop(metric).deleteLater()
        for metric, row in wanted.items():
            widgets = self.rows.get(metric) or self._add_row(metric)
            widgets.show_row(row, days, today, into, writable=writable)
            for column in NOTES:
                key = f"{self._draft_key()}{metric}/{column}"
                widgets.notes[column].fill(getattr(row, column), drafts.get(key))
        order = [metric.value for metric in Metric if metric.value in self.rows]
        self.board.lay_rows([self.rows[metric] for metric in order])

    def _draft_key(self) -> str:
        return f"check/{self.kind}/{self.start.isoformat()}/"

    def _next_days(self, check: CheckRow) -> list[date]:
        """The working days that a countermeasure may go to, the first of them first."""
        calendar = WorkCalendar(self.context.services.settings.current().work_day_overrides())
        last = span(self.kind, check.next_day)[1]
        days = [check.next_day]
        while len(days) < _MOST_DAYS and (day := calendar.add(days[-1], 1)) <= last:
            days.append(day)
        return days

    def _note(self, name: str, write: Writer, hint: str) -> NoteField:
        drafts = self.context.services.drafts
        field = NoteField(drafts, f"{self._draft_key()}{name}", write, hint, self)
        field.settled.connect(self.refresh)
        return field

    def _add_row(self, metric: str) -> RowWidgets:
        key = self._draft_key().rstrip("/")
        row = RowWidgets(
            metric, self.context.services.drafts, key, partial(self._writer, metric), self.board.room
        )
        row.acts_wanted.connect(self.open_acts)
        row.line_wanted.connect(self.into_next_plan)
        row.day_wanted.connect(self.context.day_requested)
        for note in row.notes.values():
            note.settled.connect(self.refresh)
            note.went_on.connect(partial(self._go_on, note))
        self.rows[metric] = row
        return row

    def _go_on(self, note: NoteField) -> None:
        """Enter leads to the next text, after the last one to the sentence about the period."""
        notes = [each for row in self.board.laid for each in row.notes.values()]
        at = notes.index(note) + 1
        following = notes[at] if at < len(notes) else self.summary
        if following is not None:
            following.setFocus()

    # -- writing

    def _writer(self, metric: str, column: str) -> Writer:
        kind, start = self.kind, self.start

        def write(text: str, before: str) -> None:
            self.context.patiently(
                lambda: self._checks.set_note(kind, start, metric, column, text, before=before)
            )

        return write

    def _write_summary(self, text: str, before: str) -> None:
        kind, start = self.kind, self.start
        self.context.patiently(lambda: self._checks.set_summary(kind, start, text, before=before))

    def into_next_plan(self, metric: str, day: date) -> None:
        """The countermeasure becomes a line of that day."""
        kind, start = self.kind, self.start
        self.context.act(
            lambda: self._checks.into_next_plan(kind, start, metric, day),
            tr("Into the plan of {day}", day=short_day(day, self._clock.today())),
        )

    def _on_close(self) -> None:
        if self.check is None or not self.save_open_editors():
            return
        kind, start, closed = self.kind, self.start, self.check.closed_on is not None
        if closed:
            self.context.act(lambda: self._checks.reopen(kind, start), tr("The check is open again"))
        else:
            self.context.act(lambda: self._checks.close(kind, start), tr("Check closed"))

    def save_open_editors(self) -> bool:
        notes = [note for row in self.rows.values() for note in row.notes.values()]
        if self.summary is not None:
            notes.append(self.summary)
        saved = [note.save() for note in notes]  # each is asked
        return all(saved)

    # -- what stands behind a figure

    def open_acts(self, metric: str) -> None:
        """The lines behind an actual figure, or its files where no line tells of them."""
        found = (
            next((row.counted for row in self.check.metrics if row.metric == metric), None)
            if self.check
            else None
        )
        if found is None:
            return
        title = tr(
            "{metric}, {period}", metric=Metric(metric).label, period=period_text(self.kind, self.start)
        )
        if found.line_ids:
            self.context.lines_requested.emit(title, found.line_ids)
        else:
            self.context.files_requested.emit(title, found.file_ids)
