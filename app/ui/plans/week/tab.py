"""The week's visits: whom to see on the left, seven days on the right; dragging or keys plan them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from shiboken6 import isValid

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn
from app.core.jobs import JobContext
from app.domain.terms import LineState
from app.services.visit_candidates import CandidatePage, CandidateRow
from app.services.week_plan import VisitDraft, WeekRow, monday_of
from app.sheets.wording import day_text, month_day
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.plans.week import visit_text
from app.ui.plans.week.bag_dialog import BagDialog
from app.ui.plans.week.bag_lists import BagListsDialog
from app.ui.plans.week.board import WeekBoard
from app.ui.plans.week.day_column import DayColumn
from app.ui.plans.week.rhythm_dialog import RhythmDialog
from app.ui.plans.week.room_dialog import RoomDialog
from app.ui.plans.week.visit_card import VisitCard
from app.ui.plans.week.visit_form import VisitForm

_WEEK = timedelta(days=7)


class WeekTab(Page):
    """A week of planned visits. Only asks the services; the board shows."""

    page_id = "week"
    kinds = frozenset(
        {
            "log_line",
            "line_file",
            "bag_item",
            "file_score",
            "contact",
            "appointment",
            "client_file",
            "file_summary",
            "person",
            "reminder",
            "important_date",
            "setting",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.monday = monday_of(context.services.clock.today())
        self.form: VisitForm | None = None
        self.dialog: QDialog | None = None  # the last one opened beside the form
        self._week: WeekRow | None = None
        self._asked = 0  # which question for candidates was the last one
        self._focus_found = False
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.search)
        self.board = WeekBoard(self, self._fetch_more, self._on_empty, self._on_nobody)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.earlier.clicked.connect(lambda _on=False: self.show_week(self.monday - _WEEK))
        board.later.clicked.connect(lambda _on=False: self.show_week(self.monday + _WEEK))
        board.this_week.clicked.connect(lambda _on=False: self.show_this_week())
        board.plan.clicked.connect(lambda _on=False: self.plan())
        board.print.clicked.connect(lambda _on=False: self.context.print_requested.emit("week", self.monday))
        board.carry.clicked.connect(lambda _on=False: self.carry_over())
        board.rhythm.clicked.connect(lambda _on=False: self.like_last_week())
        board.bags.clicked.connect(lambda _on=False: self._open(BagListsDialog(self.context, self)))
        board.search.textChanged.connect(lambda _text: self._wait.start())
        board.search.asked_down.connect(self._on_search_entered)
        board.list.asked.connect(self._on_candidate)
        board.list.menu_requested.connect(self._open_candidate_menu)
        board.drag.dropped.connect(self._on_dropped)
        for column in board.columns:
            column.plan_requested.connect(lambda day: self.plan(day=day))
            column.room_requested.connect(lambda day: self._open(RoomDialog(self.context, day, self)))

    def print_form(self) -> tuple[str, object] | None:
        return "week", self.monday

    def save_open_editors(self) -> bool:
        """What is typed in the form is kept for next time; what is ticked in a bag is saved."""
        if self.form is not None and isValid(self.form) and self.form.isVisible():
            self.form.keep()
        if isinstance(self.dialog, BagDialog) and isValid(self.dialog) and self.dialog.isVisible():
            self.dialog.reject()
        return True

    # -- what it shows

    def show_week(self, day: date, line_id: int | None = None) -> None:
        """Go to the week of a day, and there to a visit."""
        self.monday = monday_of(day)
        self.refresh()
        if line_id is not None:
            self.board.focus_line(line_id)

    def show_this_week(self) -> None:
        """Back to today's week."""
        self.show_week(self.context.services.clock.today())

    def follow(self, before: date, today: date) -> None:
        if self.monday == monday_of(before):
            self.monday = monday_of(today)

    def refresh(self) -> None:
        """Days and candidates anew; focus, selection and scroll stay."""
        services = self.context.services
        today = services.clock.today()
        self._week = services.week.week(self.monday)
        sunday = self.monday + timedelta(days=6)
        year, week, _day = self.monday.isocalendar()
        self.board.title.setText(
            tr(
                "Week {week} of {year} ({first} – {last})",
                week=week,
                year=year,
                first=month_day(self.monday),
                last=day_text(sunday) if sunday.year != self.monday.year else month_day(sunday),
            )
        )
        self.board.this_week.setEnabled(self.monday != monday_of(today))
        self.board.counts.setText(_counts(self._week))
        for card in self.board.show_week(self._week, today):
            card.asked.connect(self._on_card)
        self.board.show_left_over(
            len(services.rhythm.unfinished(self.monday)), past=self.monday < monday_of(today)
        )
        self.search()

    def search(self) -> None:
        """Ask for the candidates that the search line names, or for the most pressing ones."""
        self._wait.stop()
        self._ask_candidates(0)

    def _fetch_more(self, offset: int) -> None:
        self._ask_candidates(offset)

    def _ask_candidates(self, offset: int) -> None:
        self._asked += 1
        number, monday = self._asked, self.monday
        text = self.board.search.text()
        week = self.context.services.week

        def read(_job: JobContext) -> CandidatePage:
            return week.candidates(monday, text, offset=offset)

        def take(page: CandidatePage) -> None:
            if number == self._asked:
                self._take_candidates(page, offset, text)

        self.context.later(read, take)

    def _take_candidates(self, page: CandidatePage, offset: int, text: str) -> None:
        board = self.board
        if offset:
            board.list.candidates.add_page(page)
            return
        board.show_candidates(page, searched=bool(text.strip()))
        if self._focus_found:
            self._focus_found = False
            if page.rows:
                board.list.choose(0)
                board.list.setFocus()

    def _on_search_entered(self) -> None:
        """Enter or Down in the search line goes to the first one found."""
        self._focus_found = True
        self.search()

    def _on_empty(self) -> None:
        """The button of an empty week: plan a visit, or leave a week that is past."""
        if self.monday < monday_of(self.context.services.clock.today()):
            self.show_this_week()
        else:
            self.plan()

    def _on_nobody(self) -> None:
        text = self.board.search.text().strip()
        self.context.new_file_requested.emit(text)

    # -- planning

    def plan(self, file_ids: tuple[int, ...] = (), day: date | None = None) -> None:
        """The form for a new visit; without a day it offers the first good one of this week."""
        self._open_form(VisitDraft(file_ids, day or self._good_day()))

    def _good_day(self) -> date:
        """The working day from today on with the fewest visits."""
        today = self.context.services.clock.today()
        days = [day for day in self._week.days if day.date >= today] if self._week else []
        working = [day for day in days if day.working] or days
        return min(working, key=lambda day: (day.planned - day.capacity, day.date)).date if working else today

    def _open_form(self, draft: VisitDraft, line_id: int | None = None, version: int | None = None) -> None:
        self.form = VisitForm(self.context, draft, line_id, version, self)
        self.form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form.saved.connect(lambda line, day: self.show_week(day, line))
        self.form.open()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()

    def like_last_week(self) -> None:
        """Propose this week's visits in last week's rhythm."""
        rhythm = self.context.services.rhythm.rhythm(self.monday)
        if not rhythm.slots:
            self.context.refused.emit(InvalidInput("none", N_("No visits were planned last week.")))
            return
        dialog = RhythmDialog(self.context, rhythm, self)
        dialog.planned.connect(lambda lines: self.board.focus_line(lines[0]))
        self._open(dialog)

    def carry_over(self) -> None:
        """Put last week's unfinished visits onto this week's days."""
        monday = self.monday
        made = self.context.act(
            lambda: self.context.services.rhythm.carry_over(monday),
            lambda lines: trn("{n} visit carried over", "{n} visits carried over", len(lines)),
        )
        if made:
            self.board.focus_line(made[0])

    def _on_candidate(self, row: CandidateRow, command: str) -> None:
        if command == "plan":
            self.plan((row.file_id,))
        elif command.startswith("day-"):
            self.plan((row.file_id,), self.monday + timedelta(days=int(command[4:])))
        elif command == "open":
            self.context.file_requested.emit(row.file_id)
        else:
            seed = ContactSeed(file_ids=(row.file_id,), appointment=command == "appointment")
            self.context.contact_requested.emit(seed)

    def _open_candidate_menu(self, point: QPoint) -> None:
        row = self.board.list.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.board.columns):
            text = tr("Plan for {day}", day=visit_text.day_title(column.date))
            ask = partial(self._on_candidate, row, f"day-{number}")
            action = menu.addAction(f"{text}\t{number + 1}", ask)
            action.setEnabled(column.date >= self.context.services.clock.today())
        menu.addSeparator()
        for text, key, command in (
            (tr("Ask for an appointment…"), "A", "appointment"),
            (tr("Record a contact…"), "R", "record"),
            (tr("Open the file"), "O", "open"),
        ):
            menu.addAction(f"{text}\t{key}", partial(self._on_candidate, row, command))
        menu.popup(point)

    def _on_dropped(self, source: QWidget, target: DayColumn) -> None:
        if isinstance(source, VisitCard):
            self.move_card(source, target.date)
        elif (row := self.board.list.current()) is not None:
            self.plan((row.file_id,), target.date)

    # -- what is done with a planned visit

    def _on_card(self, card: VisitCard, command: str) -> None:
        line = card.line
        ids = tuple(each.file_id for each in line.files)
        if command.startswith("go-"):
            self.board.go(card, command)
        elif command == "edit":
            self.edit(card)
        elif command == "remove":
            self.remove(card)
        elif command in {"before", "after"}:
            self.shift_card(card, 1 if command == "after" else -1)
        elif command == "bag":
            self._pack(card)
        elif command in {"earlier", "later"}:
            self.move_card(card, line.on_date + timedelta(days=1 if command == "later" else -1))
        elif command.startswith("day-"):
            self.move_card(card, self.monday + timedelta(days=int(command[4:])))
        elif command == "open":
            self.context.file_requested.emit(ids[0])
        elif line.state == LineState.MOVED:
            self._tell_moved()
        elif command == "record":
            self.context.contact_requested.emit(ContactSeed(ids, line.id, line.on_date))
        else:
            self.context.contact_requested.emit(ContactSeed(ids, line.id, appointment=True))

    def _tell_moved(self) -> None:
        self.context.refused.emit(
            InvalidInput("moved", N_("This visit was moved: what follows stands on the day it was moved to."))
        )

    def edit(self, card: VisitCard) -> None:
        """The form over a planned visit; a moved one leads to where it stands now."""
        if card.line.moved_to is not None:
            self.show_week(card.line.moved_to)
            return
        loaded = self.context.act(lambda: self.context.services.week.visit(card.line.id))
        if loaded is not None:
            self._open_form(loaded[0], card.line.id, loaded[1])

    def move_card(self, card: VisitCard, day: date) -> None:
        """Put a visit on another day; across the edge of the week, go along."""
        if day == card.line.on_date:
            return
        line_id = card.line.id
        moved = self.context.act(
            lambda: self.context.services.week.move_visit(line_id, day),
            tr("{names}: {day}", names=visit_text.names(card.line), day=visit_text.day_title(day)),
        )
        if moved is not None:
            self.show_week(day, moved)

    def shift_card(self, card: VisitCard, step: int) -> None:
        """Change the place of a visit in its day's way."""
        line_id = card.line.id
        self.context.act(lambda: self.context.services.week.shift(line_id, step))
        self.board.focus_line(line_id)

    def _pack(self, card: VisitCard) -> None:
        bag = self._week.bags.get(card.line.id) if self._week is not None else None
        if bag is None or card.line.state == LineState.MOVED:
            self.context.refused.emit(InvalidInput("desk", N_("Nothing to bring: one stays at the desk.")))
            return
        self._open(BagDialog(self.context, card.line, bag, self))

    def remove(self, card: VisitCard) -> None:
        """Take a visit off the plan; the toast offers to bring it back."""
        line_id, near = card.line.id, self.board.neighbour(card)
        said = tr("Taken off the plan: {names}", names=visit_text.names(card.line))

        def take_off() -> bool:
            self.context.services.week.remove(line_id)
            return True

        if self.context.act(take_off, said) and near is not None:
            self.board.focus_line(near)


def _counts(week: WeekRow) -> str:
    """How many are planned and how many of them took place; moved away, one counts where it went."""
    each = [one for line in week.lines() if line.state != LineState.MOVED for one in line.files]
    if not each:
        return ""
    parts = [trn("{n} planned", "{n} planned", len(each))]
    held = sum(one.met for one in each)
    if held:
        parts.append(trn("{n} held", "{n} held", held))
    return " · ".join(parts)
