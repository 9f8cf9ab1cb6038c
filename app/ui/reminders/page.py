"""The reminders page: everything due by day, done or put off with one key."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn
from app.core.jobs import JobContext
from app.domain.terms import GiftOccasion, OccasionKind, ReminderKind
from app.services.due import DueKey, DuePage, DueRow
from app.services.reminders import ReminderDraft, Settled
from app.ui.context import ContactSeed, Context, GiftSeed
from app.ui.page import Page
from app.ui.reminders.due_table_model import ACTIONS, DueTableModel
from app.ui.reminders.due_view import DueView
from app.ui.reminders.reminder_form import ReminderForm
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.day_menu import day_menu, short_day
from app.ui.widgets.due_text import BIRTHDAYS, comes_back, done_text, what_text
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

FIRST_ROWS: Final = 200
_KINDS: Final[dict[str, tuple[str, frozenset[str]]]] = {
    "step": (N_("Next steps"), frozenset({ReminderKind.NEXT_STEP.value})),
    "follow": (N_("Follow-ups"), frozenset({ReminderKind.FOLLOW_UP.value})),
    "rung": (N_("Ends of rungs"), frozenset({ReminderKind.RUNG_END.value})),
    "birthday": (
        N_("Birthdays"),
        frozenset({OccasionKind.BIRTHDAY.value, OccasionKind.PERSON_BIRTHDAY.value}),
    ),
    "date": (N_("Dates that matter"), frozenset({OccasionKind.DATE.value})),
    "festival": (N_("Festivals"), frozenset({OccasionKind.FESTIVAL.value})),
}


class RemindersPage(Page):
    """A line to write one, chips to narrow down, and the list."""

    page_id = "reminders"
    kinds = frozenset(
        {
            "reminder",
            "occasion_mark",
            "client_file",
            "person",
            "important_date",
            "phone",
            "setting",
            "greeting",
            "gift",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._page = DuePage((), {}, {})
        self._limit: int | None = FIRST_ROWS
        self._wanted = ""  # the reminder to stand on when the list is there
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(tr("Remind me of … (Enter keeps it; without a day it stays open)"))
        self.day = DateField(context.services.clock.today(), parent=self)
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self.add_button = QPushButton(tr("Add"), self)
        self.more_button = QPushButton(tr("With details…"), self)
        self.refusal = FieldMessage(self)
        self.text.textChanged.connect(lambda _text: self.refusal.say(""))
        self.day.changed.connect(lambda: self.refusal.say(""))
        self.chips = ChipRow(
            [(code, tr(text)) for code, (text, _) in _KINDS.items()], several=True, parent=self
        )
        self.model = DueTableModel(self)
        self.view = DueView(self)
        self.view.setModel(self.model)
        self.keys = PlainLabel(
            tr(
                "Space done · S put off · Enter open file · R record contact · G present · F2 edit ·"
                " P copy phone · Del"
            ),
            self,
        )
        self.keys.setEnabled(False)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list_room())
        self.empty = EmptyState("", tr("Write a reminder"), self._on_empty_button, self)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.text.returnPressed.connect(self.add)
        self.day.line.returnPressed.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.more_button.clicked.connect(self.add_with_details)
        self.chips.changed.connect(self.refresh)
        self.view.asked.connect(self._on_asked)
        self.view.doubleClicked.connect(
            lambda index: self._on_asked("edit") if index.column() < ACTIONS else None
        )

    def _list_room(self) -> QWidget:
        room = QWidget(self)
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        self.rest = QPushButton(room)
        self.rest.setFlat(True)
        self.rest.clicked.connect(self._show_rest)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.rest)
        layout.addWidget(self.keys)
        return room

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.text, 1)
        line.addWidget(self.day)
        line.addWidget(self.add_button)
        line.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.addLayout(line)
        layout.addWidget(self.refusal)
        layout.addWidget(self.chips)
        layout.addWidget(self._stack, 1)
        QShortcut(QKeySequence("Insert"), self, self.text.setFocus)

    def show_tab(self, tab_id: str) -> None:
        """Go to a reminder by its number."""
        self._wanted, self._limit = f"reminder/{tab_id}", None
        self.chips.set_values(())
        self.refresh()
        self.view.setFocus()

    def refresh(self) -> None:
        """Ask again; the selection stays on what was selected."""
        reminders, limit = self.context.services.reminders, self._limit
        self.day.today = self.context.services.clock.today()
        kinds = frozenset[str]().union(*(_KINDS[code][1] for code in self.chips.values()))

        def read(_job: JobContext) -> DuePage:
            return reminders.page(kinds, limit=limit)

        self.context.later(read, self._take)

    def _take(self, page: DuePage) -> None:
        self._page = page
        selected = [self._wanted] if self._wanted else [row.key for row in self.view.selected()]
        self._wanted = ""
        near = self.view.currentIndex().row()
        scrolled = self.view.verticalScrollBar().value()
        self.model.set_page(page, self.context.services.clock.today())
        for code, (text, kinds) in _KINDS.items():
            count = sum(page.by_kind.get(kind, 0) for kind in kinds)
            self.chips.chip(code).setText(f"{tr(text)} {count}" if count else tr(text))
        narrowed = bool(self.chips.values())
        self.empty.sentence.setText(
            tr("Nothing of this kind is due.")
            if narrowed
            else tr("Nothing to be reminded of: birthdays, next steps and what you write will stand here.")
        )
        self.empty.button.setText(tr("Show all") if narrowed else tr("Write a reminder"))
        self._stack.setCurrentIndex(0 if page.rows else 1)
        left = page.total - len(page.rows)
        self.rest.setVisible(left > 0)
        self.rest.setText(trn("Show {n} more", "Show {n} more", left))
        line = next((at for key in selected if (at := self.model.line_of(key)) is not None), None)
        if page.rows:
            self.view.choose(line if line is not None else max(0, min(near, self.model.rowCount() - 1)))
        self.view.verticalScrollBar().setValue(scrolled)

    def _show_rest(self) -> None:
        self._limit = None
        self.refresh()

    def add(self) -> None:
        """Keep what the line says; a refusal leaves it there."""
        self.refusal.say("")
        try:
            draft = ReminderDraft(self.text.text(), self.day.value())
        except InvalidInput as wrong:
            self._refuse(wrong, self.day)
            return

        def attempt() -> InvalidInput | bool:
            try:
                self.context.services.reminders.add(draft)
            except InvalidInput as wrong:
                return wrong
            return True

        kept = tr("Reminder kept: {title}", title=draft.text.strip())
        done = self.context.act(attempt, lambda result: kept if result is True else "")
        if isinstance(done, InvalidInput):
            self._refuse(done, self.text)
        elif done:
            self._start_afresh()
            self.text.setFocus()

    def _start_afresh(self) -> None:
        self.refusal.say("")
        self.text.clear()
        self.day.set_value(None)

    def _refuse(self, wrong: InvalidInput, where: QWidget) -> None:
        self.refusal.say(wrong.message)
        where.setFocus()

    def add_with_details(self) -> None:
        """The same with a client, a time and lead days."""
        try:
            day = self.day.value()
        except InvalidInput:
            day = None
        form = ReminderForm(self.context, draft=ReminderDraft(self.text.text(), day), parent=self)
        form.accepted.connect(self._start_afresh)
        form.open()

    def _on_empty_button(self) -> None:
        if self.chips.values():
            self.chips.set_values(())
            self.refresh()
        else:
            self.text.setFocus()

    def _on_asked(self, command: str) -> None:
        rows = self.view.selected()
        if not rows:
            return
        if command == "done":
            self._done(rows)
        elif command == "snooze":
            self.snooze_menu(rows)
        elif command == "delete":
            self._delete(rows)
        elif command == "edit":
            self._edit(rows[0])
        elif command == "copy":
            self._copy(rows[0])
        elif command == "open" and rows[0].festival is not None:
            self.context.greetings_requested.emit(rows[0].festival)
        elif command == "gift":
            for_birthday = GiftOccasion.BIRTHDAY.value if rows[0].kind in BIRTHDAYS else None
            seed = GiftSeed(rows[0].file_id, rows[0].person_id, for_birthday)
            self.context.gift_requested.emit(seed)
        elif rows[0].file_id is not None and command == "open":
            self.context.file_requested.emit(rows[0].file_id)
        elif command == "contact":
            files = dict.fromkeys(row.file_id for row in rows if row.file_id is not None)
            self.context.contact_requested.emit(ContactSeed(file_ids=tuple(files)))

    def _done(self, rows: list[DueRow]) -> None:
        self._tick_off(rows, altogether=False)

    def _tick_off(self, rows: list[DueRow], *, altogether: bool) -> None:
        keys, services = [row.key for row in rows], self.context.services

        def said(settled: Settled) -> str:
            if len(rows) == 1:
                return done_text(what_text(rows[0]), settled.again, services.clock.today())
            return trn("Done: {n} reminder", "Done: {n} reminders", len(keys))

        self.context.act(lambda: services.reminders.done(keys, altogether=altogether), said)

    def snooze_menu(self, rows: list[DueRow]) -> None:
        """Offer the days to put these off to."""
        today, keys = self.context.services.clock.today(), [row.key for row in rows]

        def put_off(day: date) -> None:
            self.context.act(
                lambda: self.context.services.reminders.snooze(keys, day),
                tr("Put off to {day}", day=short_day(day, today)),
            )

        never = partial(self._tick_off, rows, altogether=True) if any(map(comes_back, rows)) else None
        due = max((row.due_on for row in rows if row.due_on is not None), default=None)
        self.menu = day_menu(self, today, put_off, never, due)
        at = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        self.menu.popup(self.view.viewport().mapToGlobal(at))

    def _delete(self, rows: list[DueRow]) -> None:
        keys = [row.key for row in rows if DueKey.parse(row.key).is_reminder]
        if not keys:
            self.context.refused.emit(
                InvalidInput(
                    "of_file", N_("This date belongs to its file: change it there, or mark it done.")
                )
            )
            return
        self.context.act(
            lambda: self.context.services.reminders.delete(keys),
            trn("Deleted {n} reminder", "Deleted {n} reminders", len(keys)),
        )

    def _edit(self, row: DueRow) -> None:
        key = DueKey.parse(row.key)
        if key.is_reminder:
            self.form = ReminderForm(self.context, key.id, parent=self)
            self.form.open()
        elif row.festival is not None:
            self.context.greetings_requested.emit(row.festival)
        elif row.file_id is not None:
            self.context.file_requested.emit(row.file_id)

    def _copy(self, row: DueRow) -> None:
        if row.phone:
            QGuiApplication.clipboard().setText(row.phone)
            self.context.told.emit(tr("Copied {phone}", phone=row.phone))
