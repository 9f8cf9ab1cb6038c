"""The card: every contact with what came of it and what comes next; a new one is added in one line."""

from __future__ import annotations

import contextlib
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.errors import InvalidInput, UserError
from app.core.i18n import tr
from app.domain.contact import ContactDraft, ContactPerson
from app.domain.terms import LineState, Outcome, Signal, VisitPurpose, Way, label_of
from app.services.history import CardContactRow, PlannedRow
from app.services.history_text import contact_text, contact_title, planned_title
from app.ui.clients.timeline import Entry, Timeline
from app.ui.context import ContactSeed, Context
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.composing import Composing
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.keys import on_ctrl_enter

PAGE: Final = 50


class CardTab(QWidget):
    """Contacts, newest first, with what is still planned on top."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file_id: int | None = None
        self._shown = PAGE
        self.text = GrowingText(4)
        self.text.setPlaceholderText(tr("What was said just now? Ctrl+Enter records it."))
        self.way = ChoiceField(Way, none=None)
        self.way.set_value(Way.PHONE.value)
        self.outcome = ChoiceField(Outcome, none=tr("Outcome"))
        self.save_button = QPushButton(tr("Record it"))
        self.message = FieldMessage()
        self.timeline = Timeline()
        self.more_button = QPushButton(tr("Show earlier ones"))
        self.empty = EmptyState(
            tr("Nothing on this card yet: record the first contact."), tr("Record contact"), self._full_form
        )
        self._composing = Composing(self)
        self._draft = QTimer(self, singleShot=True, interval=600)
        self._draft.timeout.connect(self.keep_draft)
        self._build()
        self._composing.watch(self)
        self.text.textChanged.connect(self._draft.start)
        self.save_button.clicked.connect(self.record)
        self.more_button.clicked.connect(self._more)
        self.timeline.opened.connect(self._open)
        on_ctrl_enter(self.text, self.record)

    def _build(self) -> None:
        add = QHBoxLayout()
        add.addWidget(self.way)
        add.addWidget(self.text, 1)
        add.addWidget(self.outcome)
        add.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addLayout(add)
        layout.addWidget(self.message)
        layout.addWidget(self.timeline, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.more_button)
        self.setFocusProxy(self.text)

    def show_file(self, file_id: int) -> None:
        """Read the card of this file; what is being typed for the same file stays."""
        if file_id != self._file_id:
            self.leave()
            self._file_id, self._shown = file_id, PAGE
            self.text.setPlainText(self._context.services.drafts.all(self._key()).get(self._key(), ""))
            self.outcome.set_value(None)
            self.message.say("")
        history = self._context.services.history
        rows = history.contacts(file_id, 0, self._shown + 1)
        self.more_button.setVisible(len(rows) > self._shown)
        entries = [_planned(row) for row in reversed(history.planned(file_id))]
        entries += [_contact(row) for row in rows[: self._shown]]
        self.timeline.show_entries(entries)
        self.timeline.setVisible(bool(entries))
        self.empty.setVisible(not entries)

    def record(self) -> None:
        """Record a contact of today with what stands in the line."""
        text = self.text.toPlainText().strip()
        if self._composing.active or self._file_id is None:
            return
        if not text:
            self._full_form()
            return
        file_id = self._file_id
        draft = ContactDraft(
            persons=(ContactPerson(file_id, outcome=self.outcome.value()),),
            on_date=self._context.services.clock.today(),
            way=self.way.value(),
            record=text,
        )

        def write() -> InvalidInput | bool:
            try:
                self._context.services.contacts.record(draft)
            except InvalidInput as wrong:
                return wrong
            self._context.services.drafts.drop(self._key())
            return True

        done = self._context.act(write, lambda result: tr("Contact recorded") if result is True else "")
        if isinstance(done, InvalidInput):
            self.message.say(done.message)
        elif done:
            self.message.say("")
            self.text.clear()
            self.outcome.set_value(None)

    def leave(self) -> None:
        """Keep what is typed but not recorded."""
        self.keep_draft()

    def keep_draft(self) -> None:
        """Keep the line as it stands, outside the journal."""
        self._draft.stop()
        if self._file_id is None:
            return
        text = self.text.toPlainText()
        drafts = self._context.services.drafts
        with contextlib.suppress(UserError):  # a lock or a full disk: the next second tries again
            if text.strip():
                drafts.keep(self._key(), text)
            else:
                drafts.drop(self._key())

    def _key(self) -> str:
        return f"card/{self._file_id}/record"

    def _full_form(self) -> None:
        if self._file_id is not None:
            self._context.contact_requested.emit(ContactSeed(file_ids=(self._file_id,)))

    def _more(self) -> None:
        self._shown += PAGE
        if self._file_id is not None:
            self.show_file(self._file_id)

    def _open(self, source: object) -> None:
        if isinstance(source, CardContactRow | PlannedRow):
            self._context.contact_requested.emit(ContactSeed(line_id=source.line_id, on_date=source.on_date))


def _planned(row: PlannedRow) -> Entry:
    return Entry(row.on_date, planned_title(row), row.text, row, faint=row.state == LineState.OPEN)


def _contact(row: CardContactRow) -> Entry:
    details = contact_text(row)
    extra = [
        _listed(tr("Purpose"), [label_of(VisitPurpose, code) for code in row.purpose]),
        _listed(tr("Signals"), [label_of(Signal, code) for code in row.signals]),
        _listed(tr("With"), [row.companions] if row.companions else []),
    ]
    return Entry(row.on_date, contact_title(row), "\n".join(part for part in (details, *extra) if part), row)


def _listed(title: str, parts: list[str]) -> str:
    return tr("{title}: {parts}", title=title, parts=tr(", ").join(parts)) if parts else ""
