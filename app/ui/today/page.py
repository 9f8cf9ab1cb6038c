"""The day's page of the log: planned, recorded and reviewed in one table, with what presses beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.errors import StorageError, UserError
from app.core.i18n import tr, trn
from app.domain.terms import LineState
from app.domain.text import show_plain
from app.domain.working_days import WorkCalendar
from app.services.daily_log import LineDraft
from app.services.form_lines import FormLine
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.today.day_header import DayHeader
from app.ui.today.day_table_model import TEXT_COLUMNS, Column, DayTableModel, time_range
from app.ui.today.day_view import DayView
from app.ui.today.line_drafts import LineDrafts
from app.ui.today.line_offers import LineOffers
from app.ui.today.rail import TodayRail
from app.ui.today.template_menu import TemplateButton
from app.ui.today.who_dialog import WhoDialog
from app.ui.widgets.day_menu import day_menu, short_day
from app.ui.widgets.labels import tooltip
from app.ui.widgets.standing_on import stand_on

_SPLIT: Final = "today_split"


class TodayPage(Page):
    """Shows one day; follows midnight while it shows today."""

    page_id = "today"
    kinds = frozenset(
        {"log_line", "line_file", "contact", "appointment", "client_file", "person", "setting", "rung_change",
         "reminder", "file_summary", "period_target", "day_template", "contact_pause"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._log = context.services.log
        self._clock = context.services.clock
        self._drafts = LineDrafts(context.services.drafts)
        self.day = self._clock.today()
        self._shown_today = self.day
        self._waiting = False  # something changed while a cell was being written
        self._goal: tuple[int | None, Column] | None = None  # the cell to stand on after the next reading
        self.header = DayHeader(self._log.activity)
        self.model = DayTableModel(self.day)
        self.model.write = self._write
        self.model.writable = not context.services.diary.read_only
        self.view = DayView(self.model, context.preferences)
        self.offers = LineOffers(context, self.view, self)
        self.rail = TodayRail(context)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.template = TemplateButton(self.context)
        self.carry = QPushButton(tr("Carry over"))
        self.evening = QPushButton(tr("Evening review"))
        self.evening.setToolTip(tooltip("Ctrl+E"))
        self.tomorrow = QPushButton(tr("Plan tomorrow"))
        self.print = QPushButton(tr("Print"))
        top = QHBoxLayout()
        top.addWidget(self.header, 1)
        for button in (self.template, self.carry, self.evening, self.tomorrow, self.print):
            button.setAutoDefault(False)
            top.addWidget(button)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.rail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        stored = self.context.preferences.get(_SPLIT)
        self.splitter.setSizes(stored if isinstance(stored, list) and len(stored) == 2 else [1000, 250])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.addLayout(top)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.header.day_chosen.connect(self.open_day)
        self.header.today.clicked.connect(lambda: self.open_day(self._clock.today()))
        self.template.clicked.connect(self._choose_template)
        self.carry.clicked.connect(self.carry_over)
        self.evening.clicked.connect(lambda: self.context.evening_requested.emit(self.day))
        self.tomorrow.clicked.connect(self.plan_tomorrow)
        self.print.clicked.connect(lambda: self.context.print_requested.emit(*self.print_form()))
        self.splitter.splitterMoved.connect(
            lambda *_: self.context.preferences.set(_SPLIT, self.splitter.sizes())
        )
        self.view.who_requested.connect(self._choose_who)
        self.view.state_requested.connect(self._choose_state)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu)
        delegate = self.view.delegate
        delegate.written.connect(self._keep_draft)
        delegate.given_up.connect(self._give_up)
        delegate.moved_on.connect(self._move_on)
        delegate.closeEditor.connect(lambda *_: self._after_editing())
        for keys, command in (
            ("Ctrl+D", lambda: self.set_state(LineState.DONE)),
            ("Ctrl+Shift+D", lambda: self.set_state(LineState.NOT_DONE)),
            ("Ctrl+M", self._choose_day),
            ("Ctrl+R", self.record_contact),
            ("Ctrl+T", self._choose_template),
            ("Alt+PgUp", lambda: self.header.step(-1)),
            ("Alt+PgDown", lambda: self.header.step(1)),
            ("Alt+Home", lambda: self.open_day(self._clock.today())),
            ("Alt+Down", self.header.open_calendar),
        ):
            self._shortcut(self, keys, command)
        self._shortcut(self.view, "Delete", self.delete_lines)

    @staticmethod
    def _shortcut(widget: QWidget, keys: str, command: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(command)

    # Reading ----------------------------------------------------------------------------------

    def open_day(self, day: date) -> None:
        """Show this day; what is being written is saved first."""
        if not self._leave_cell():
            return
        self.day = day
        self._goal = None
        self.refresh()
        self.view.scrollToTop()

    def print_form(self) -> tuple[str, date]:
        """What Ctrl+P prints here."""
        return "day", self.day

    def save_open_editors(self) -> bool:
        """Save the cell that is being written."""
        return self._leave_cell()

    def refresh(self) -> None:
        """Read the day again. A cell being written is left in peace; its refresh waits."""
        today = self._clock.today()
        if self.day == self._shown_today and today != self._shown_today and not self.view.is_editing:
            self.day = today  # midnight passed while today was shown
        self._shown_today = today
        if self.view.is_editing:
            self._waiting = True
            return
        self._waiting = False
        calendar = WorkCalendar(self.context.services.settings.current().work_day_overrides())
        self.header.show_day(self.day, today, calendar)
        lines = self._log.day(self.day)
        here = self._goal or self._current()
        self.model.today = today
        self.model.set_rows(lines, self._drafts.of_day(self.day, lines))
        self._stand_on(here)
        writable = self.model.writable
        self.template.setEnabled(writable)
        self.template.show_day(self.day, empty=not lines)
        self.evening.setEnabled(writable and self.day <= today)
        self.carry.setEnabled(writable and any(_is_open(line) for line in lines))
        self.rail.refresh()

    def _current(self) -> tuple[int | None, Column]:
        index = self.view.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        return (line.id if line is not None else None, Column(max(index.column(), Column.PLAN)))

    def _stand_on(self, cell: tuple[int | None, Column]) -> None:
        self._goal = None
        stand_on(self.view, self.model.index(self.model.row_of(cell[0]), cell[1]))

    # Writing ----------------------------------------------------------------------------------

    def _write(self, line: FormLine | None, column: Column, text: str) -> bool:
        """One cell, one act. False keeps the editor open with its text and the reason below it."""
        try:
            if column == Column.TIME:
                self._write_time(line, text)
            else:
                self._write_text(line, TEXT_COLUMNS[column], text)
        except StorageError as error:
            self.context.refused.emit(error)
            return False
        except UserError as error:
            editor = self.view.delegate.editor
            if editor is not None:
                editor.refuse(error.message)
            return False
        return True

    def _write_time(self, line: FormLine | None, text: str) -> None:
        start, end = time_range(text)
        if line is None:
            if start is not None:
                self._add(LineDraft(self.day, start=start, end=end))
        elif (start, end) != (line.start_time, line.end_time):
            self.context.patiently(lambda: self._log.set_time(line.id, start, end))

    def _write_text(self, line: FormLine | None, column: str, text: str) -> None:
        if line is None:
            if text.strip():
                self._add(LineDraft.with_text(self.day, column, text))
        elif text.strip() != getattr(line, column):
            before = getattr(line, column)
            self.context.patiently(lambda: self._log.set_text(line.id, column, text, before=before))
        self._drafts.drop(self.day, line.id if line is not None else None, column)

    def _add(self, draft: LineDraft) -> None:
        column = self.view.delegate.here().column()
        made = self.context.patiently(lambda: self._log.add_line(draft))
        self.offers.line_made(made)
        self._goal = (made, Column(column))

    def _keep_draft(self, index: QModelIndex, text: str) -> None:
        column = TEXT_COLUMNS.get(Column(index.column()))
        line = self.model.line(index.row())
        if column is not None:
            self._drafts.keep(self.day, line.id if line is not None else None, column, text)

    def _give_up(self, index: QModelIndex, lost: bool) -> None:
        if lost:
            self.context.told.emit(tr("Given up. Ctrl+Z in the same cell brings it back."))
        column = TEXT_COLUMNS.get(Column(index.column()))
        line = self.model.line(index.row())
        if column is not None:
            self._drafts.drop(self.day, line.id if line is not None else None, column)
            self.refresh()

    def _move_on(self, index: QModelIndex, step: int) -> None:
        """To the next text cell, or to the next line; the way back likewise."""
        at_line, at_column = self._goal or self._cell(index)
        row, column = self.model.row_of(at_line), at_column + step
        if column > Column.NOTES:
            row, column = row + 1, Column.PLAN
        elif column < Column.TIME:
            row, column = row - 1, Column.NOTES
        if not 0 <= row < self.model.rowCount():
            return
        line = self.model.line(row)
        self._goal = (line.id if line is not None else None, Column(column))
        self._after_editing()
        here = self.view.currentIndex()
        if here.flags() & Qt.ItemFlag.ItemIsEditable and not self.view.is_editing:
            self.view.edit(here)

    def _cell(self, index: QModelIndex) -> tuple[int | None, Column]:
        line = self.model.line(index.row())
        return (line.id if line is not None else None, Column(index.column()))

    def _after_editing(self) -> None:
        if self.view.is_editing:
            return
        if self._waiting:
            self.refresh()
        elif self._goal is not None:
            self._stand_on(self._goal)
        self.view.setFocus()

    def _leave_cell(self) -> bool:
        """Save what is being written; False when it was refused and stays open."""
        editor = self.view.delegate.editor
        return editor is None or self.view.delegate.finish(editor, 0)

    # Commands on lines ------------------------------------------------------------------------

    def chosen_lines(self) -> list[FormLine]:
        """The lines of the selected rows, or of the row one stands on."""
        rows = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        rows = rows or {self.view.currentIndex().row()}
        return [line for row in sorted(rows) if (line := self.model.line(row)) is not None]

    def set_state(self, state: LineState) -> None:
        """Mark the chosen lines."""
        lines = self.chosen_lines() if self._leave_cell() else []
        ids = [line.id for line in lines]
        if ids:
            self.context.act(lambda: self._log.set_state(ids, state.value), state.label)

    def delete_lines(self) -> None:
        """Take the chosen lines away; the toast offers the way back."""
        ids = [line.id for line in self.chosen_lines()]
        if ids and self.model.writable and not self.view.is_editing:
            said = trn("{n} line deleted", "{n} lines deleted", len(ids))
            self.context.act(lambda: self._log.delete_lines(ids), said)

    def record_contact(self) -> None:
        """Open the contact form for the line one stands on."""
        if not self._leave_cell():
            return
        line = next(iter(self.chosen_lines()), None)
        if line is None:
            self.context.contact_requested.emit(ContactSeed(on_date=self.day))
            return
        files = tuple(file.file_id for file in line.files)
        self.context.contact_requested.emit(ContactSeed(files, line.id, line.on_date))

    def move_lines(self, day: date) -> None:
        """Put the chosen open lines off to another day."""
        ids = [line.id for line in self.chosen_lines() if line.moved_to is None]
        if ids:
            said = tr("Moved to {day}", day=short_day(day, self._clock.today()))
            self.context.act(lambda: self._log.carry_over(ids, day), said)

    def carry_over(self) -> None:
        """Everything planned and still open goes to the next working day, today at the earliest."""
        if not self._leave_cell():
            return
        ids = [line.id for line in self.model.lines() if _is_open(line)]
        calendar = WorkCalendar(self.context.services.settings.current().work_day_overrides())
        target = calendar.add(max(self.day, self._clock.today() - timedelta(days=1)), 1)
        if ids and target != self.day:
            said = trn("{n} line carried over to {day}", "{n} lines carried over to {day}", len(ids),
                       day=short_day(target, self._clock.today()))  # fmt: skip
            self.context.act(lambda: self._log.carry_over(ids, target), said)

    def plan_tomorrow(self) -> None:
        """Open the next working day at its empty line."""
        calendar = WorkCalendar(self.context.services.settings.current().work_day_overrides())
        self.open_day(calendar.add(self._clock.today(), 1))
        self._stand_on((None, Column.PLAN))
        self.view.setFocus()

    def _choose_day(self) -> None:
        if self._leave_cell() and self.chosen_lines():
            self.menu = day_menu(self, self._clock.today(), self.move_lines)
            self.menu.popup(self._corner())

    def _choose_who(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None and self.model.writable:
            dialog = WhoDialog(self.context, line, self)
            dialog.open()

    def _choose_state(self, index: QModelIndex) -> None:
        stand_on(self.view, index)
        self._on_menu(self.view.visualRect(index).bottomLeft())

    def _corner(self) -> QPoint:
        rect = self.view.visualRect(self.view.currentIndex())
        return self.view.viewport().mapToGlobal(rect.bottomLeft())

    def _on_menu(self, where: QPoint) -> None:
        line = self.model.line(self.view.indexAt(where).row()) or next(iter(self.chosen_lines()), None)
        if line is None:
            return
        self.menu = QMenu(self)
        for file in line.files:
            text = tr("Open {name}", name=show_plain(file.name, 30)).replace("&", "&&")
            self.menu.addAction(text).triggered.connect(
                lambda _on=False, file_id=file.file_id: self.context.file_requested.emit(file_id)
            )
        if self.model.writable:
            self._add_line_commands(self.menu, line)
        self.menu.popup(self.view.viewport().mapToGlobal(where))

    def _add_line_commands(self, menu: QMenu, line: FormLine) -> None:
        menu.addSeparator()
        menu.addAction(tr("Record a contact…") + "\tCtrl+R").triggered.connect(self.record_contact)
        menu.addAction(tr("Say who…")).triggered.connect(
            lambda: self._choose_who(self.model.index(self.model.row_of(line.id), Column.WHO))
        )
        menu.addSeparator()
        for state, keys in (
            (LineState.DONE, "Ctrl+D"),
            (LineState.NOT_DONE, "Ctrl+Shift+D"),
            (LineState.OPEN, ""),
        ):
            action = menu.addAction(f"{state.label}\t{keys}" if keys else state.label)
            action.triggered.connect(lambda _on=False, state=state: self.set_state(state))
        menu.addAction(tr("Move to another day…") + "\tCtrl+M").triggered.connect(self._choose_day)
        menu.addSeparator()
        menu.addAction(tr("Delete the line") + "\tDel").triggered.connect(self.delete_lines)

    def _choose_template(self) -> None:
        if self._leave_cell() and (menu := self.template.open(self.day, self.fill)) is not None:
            self.menu = menu

    def fill(self, template_id: int) -> None:
        """Fill the plan column of this day from a template."""
        self.context.act(lambda: self._log.fill_template(self.day, template_id), self._filled)

    def _filled(self, count: int) -> str:
        if not count:  # no act, and so nothing to undo
            self.context.told.emit(tr("All of it stands on this day already."))
            return ""
        return trn("{n} line filled in", "{n} lines filled in", count)


def _is_open(line: FormLine) -> bool:
    return line.state == LineState.OPEN and not line.record
