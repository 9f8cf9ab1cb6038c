"""The contact form: one small dialog, the same from the log, the file, the ladder and for appointments."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import EditConflict, InvalidInput, StorageError, StorageLocked, UserError
from app.core.i18n import N_, tr
from app.services.contacts import AppointmentDraft, ContactDraft, RecordedContact
from app.ui.contact import begun
from app.ui.contact.appointment_fields import AppointmentFields
from app.ui.contact.meeting_fields import MeetingFields
from app.ui.contact.person_block import PersonBlock
from app.ui.contact.refusals import Refusals
from app.ui.context import ContactSeed, Context
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.labels import PlainLabel

KEEP_AFTER_MS = 800
_CONTACT, _APPOINTMENT = "contact", "appointment"


class ContactForm(QDialog):
    """Ctrl+Enter saves. Esc closes and keeps what was begun; it is there when the form opens again."""

    def __init__(self, context: Context, seed: ContactSeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._services = context.services
        self._seed = seed
        self._line_id = seed.line_id
        self._version: int | None = None
        self._visit_line_id: int | None = None
        self._untouched = ""
        self.blocks: dict[int, PersonBlock] = {}
        self.composing = Composing(self)
        self.kind = ChipRow(
            [(_CONTACT, tr("Contact record")), (_APPOINTMENT, tr("Appointment call"))], parent=self
        )
        self.kind.set_values([_APPOINTMENT if seed.appointment else _CONTACT])
        self.who = FilePicker(context, parent=self)
        self.meeting = MeetingFields(self._services.clock.local_now(), self)
        self.appointment = AppointmentFields(self._services.clock.today(), self)
        self.notice = PlainLabel("", self)
        self.afresh = QPushButton(tr("Start afresh"), self)
        self.more = QPushButton(tr("&More…"), self)
        self.more.setCheckable(True)
        self.hint = PlainLabel(tr("Say who it was: outcome, next step and rung follow here."), self)
        self.save_button = QPushButton(tr("Save (Ctrl+Enter)"), self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self._lay_out()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MS)
        self._connect()
        self._open()

    def _lay_out(self) -> None:
        self.hint.setStyleSheet("color: palette(placeholder-text)")
        for each in (self.afresh, self.more, self.cancel_button, self.save_button):
            each.setAutoDefault(False)
        told = QHBoxLayout()
        told.addWidget(self.notice, 1)
        told.addWidget(self.afresh)
        top = QFormLayout()
        top.addRow(self.kind)
        top.addRow(tr("Who"), self.who)
        self.who_message = FieldMessage(self)
        top.addRow("", self.who_message)
        self._room = QWidget(self)
        inside = QVBoxLayout(self._room)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addWidget(self.meeting)
        inside.addWidget(self.appointment)
        self._persons = QVBoxLayout()
        inside.addLayout(self._persons)
        inside.addWidget(self.hint)
        inside.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._room)
        self.refused = Refusals(self, self.area)
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        buttons.addWidget(self.refused, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addLayout(told)
        layout.addLayout(top)
        layout.addWidget(self.area, 1)
        layout.addLayout(buttons)
        self.resize(min(self.fontMetrics().averageCharWidth() * 110, 980), 640)

    def _connect(self) -> None:
        self.who.changed.connect(self._show_blocks)
        self.kind.changed.connect(self._show_kind)
        self.more.toggled.connect(self._show_more)
        self.meeting.way_changed.connect(self._on_way)
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(self.reject)
        self.afresh.clicked.connect(self._start_afresh)
        self.refused.reload.clicked.connect(self._start_afresh)
        self.refused.overwrite.clicked.connect(lambda: self.save(overwrite=True))
        self._keep.timeout.connect(self.keep)
        for fields in (self.meeting, self.appointment, self.who):
            fields.changed.connect(self._on_typed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_save_key)

    @property
    def key(self) -> str:
        """Where a form that was begun is kept: one place per line, per set of files, and for neither."""
        if self._seed.line_id is not None:
            return f"contact/line/{self._seed.line_id}"
        files = ",".join(map(str, self._seed.file_ids))
        return f"contact/new/{files}" if files else "contact/new"

    @property
    def is_appointment(self) -> bool:
        return self.kind.value() == _APPOINTMENT

    def _open(self) -> None:
        """Show what the seed knows, then what was begun earlier."""
        try:
            self._load()
        except UserError as error:
            self._refuse(error)
        self._untouched = self._packed()
        kept = self._services.drafts.all(self.key).get(self.key)
        found = begun.unpack(kept) if kept else None
        self.notice.setVisible(found is not None)
        self.afresh.setVisible(found is not None)
        if found is not None:
            files, values, appointment = found
            self.kind.set_values([_APPOINTMENT if appointment else _CONTACT])
            self.who.set_files(files)
            self._show_kind()
            self._show_blocks()
            begun.restore(self, values)
            for block in self.blocks.values():
                block.refresh()
            self.appointment.refresh()
            self.notice.setText(tr("Here is what you had begun earlier."))
        (self.meeting.record if self.blocks else self.who).setFocus()

    def _load(self) -> None:
        contacts = self._services.contacts
        line_id = self._seed.line_id
        if line_id is None:
            self.who.set_files(self._seed.file_ids)
            if self._seed.on_date is not None and self._seed.on_date <= self._services.clock.today():
                self.meeting.day.set_value(self._seed.on_date)
        elif self._seed.appointment or contacts.is_appointment(line_id):
            self.kind.set_values([_APPOINTMENT])
            self._show_appointment(contacts.load_appointment(line_id))
        else:
            draft = contacts.load(line_id)
            self._version = draft.version
            self.who.set_files([person.file_id for person in draft.persons] or list(self._seed.file_ids))
            self.meeting.show_draft(draft)
            self._show_blocks()
            for person in draft.persons:
                if person.file_id in self.blocks:
                    self.blocks[person.file_id].set_person(person)
        self._show_kind()
        self._show_blocks()

    def _show_appointment(self, draft: AppointmentDraft) -> None:
        self._version, self._line_id, self._visit_line_id = draft.version, draft.line_id, draft.visit_line_id
        self.who.set_files(draft.file_ids or self._seed.file_ids)
        self.meeting.day.set_value(draft.on_date)
        if draft.start_time is not None:
            self.meeting.start.set_value(draft.start_time)
        self.meeting.record.setPlainText(draft.record)
        self.appointment.show_draft(draft)

    def _show_kind(self) -> None:
        if self.kind.value() is None:
            self.kind.set_values([_CONTACT])
        asks = self.is_appointment
        self.setWindowTitle(tr("Ask for a visit") if asks else tr("Record a contact"))
        self.appointment.setVisible(asks)
        self.meeting.show_way(shown=not asks)
        self.more.setVisible(not asks)
        for block in self.blocks.values():
            block.setVisible(not asks)
        self.hint.setVisible(not self.blocks and not asks)
        self._show_more()

    def _show_blocks(self) -> None:
        """One block per chosen file; those that stay keep what was typed in them."""
        wanted = self.who.file_ids()
        for gone in [i for i in self.blocks if i not in wanted]:
            block = self.blocks.pop(gone)
            self._persons.removeWidget(block)
            block.hide()
            block.deleteLater()
        new = [i for i in wanted if i not in self.blocks]
        if new:
            steps = self._services.reminders.open_steps(new)
            for facts in self._services.contacts.facts(new, self._line_id):
                mine = [step for step in steps if step.file_id == facts.id]
                block = PersonBlock(self.context, facts, mine, self._room)
                block.changed.connect(self._on_typed)
                block.set_way(self.meeting.way.value())
                block.show_more(shown=self.more.isChecked())
                block.setVisible(not self.is_appointment)
                self.blocks[facts.id] = block
                self._persons.addWidget(block)
        self.blocks = {i: self.blocks[i] for i in wanted if i in self.blocks}
        self.hint.setVisible(not self.blocks and not self.is_appointment)
        self.composing.watch(self)

    def _show_more(self) -> None:
        shown = self.more.isChecked() and not self.is_appointment
        self.meeting.show_more(shown=shown)
        for block in self.blocks.values():
            block.show_more(shown=shown)

    def _on_way(self, way: str | None) -> None:
        for block in self.blocks.values():
            block.set_way(way)

    def _on_typed(self) -> None:
        self._keep.start()

    def _on_save_key(self) -> None:
        if not self.composing.active:  # Enter belongs to the input method until it has ended
            self.save()

    def save(self, *, overwrite: bool = False) -> None:
        """One act, then close. What is refused is told here and stays in its field."""
        self.refused.clear()
        try:
            command = self._command(overwrite=overwrite)
        except InvalidInput as error:
            self._refuse(error)
            return
        refused: list[UserError] = []

        def attempt() -> RecordedContact | None:
            try:
                return command()
            except (InvalidInput, EditConflict) as error:
                refused.append(error)
                return None

        done = self.context.act(attempt, _said)
        if refused:
            self._refuse(refused[0])
        elif done is not None:
            self._keep.stop()
            self._services.drafts.drop(self.key)
            self.accept()

    def _command(self, *, overwrite: bool) -> Callable[[], RecordedContact]:
        if typed := self.who.unread_text():
            raise InvalidInput(
                "unread",
                N_("Choose “{name}” from the list."),
                field="who",
                name=typed,
            )
        version = None if overwrite else self._version
        contacts = self._services.contacts
        if self.is_appointment:
            self.meeting.read_times()
            asked = self.appointment.fill(
                AppointmentDraft(
                    file_ids=self.who.file_ids(),
                    on_date=self.meeting.on_date(),
                    start_time=self.meeting.start.value(),
                    record=self.meeting.record.toPlainText(),
                    visit_line_id=self._visit_line_id,
                    line_id=self._line_id if self._line_id != self._visit_line_id else None,
                    version=version,
                )
            )
            return lambda: contacts.appointment(asked)
        persons = []
        for index, (_file_id, block) in enumerate(self.blocks.items()):
            try:
                persons.append(block.value())
            except InvalidInput as error:
                error.field = f"persons.{index}.{error.field}"
                raise
        draft = self.meeting.fill(
            ContactDraft(tuple(persons), self._services.clock.today(), line_id=self._line_id, version=version)
        )
        return lambda: contacts.record(draft)

    def _refuse(self, error: UserError) -> None:
        field = self._widget_of(error.field)
        self.refused.say(error, field, self.who_message if field is self.who else None)

    def _widget_of(self, field: str) -> QWidget | None:
        if field.startswith("persons."):
            _persons, index, name = field.split(".", 2)
            block = list(self.blocks.values())[int(index)]
            if name in block.texts:
                self.more.setChecked(True)
            return block.field(name)
        if field == "who":
            return self.who
        if field in {"place", "companions"}:
            self.more.setChecked(True)
        return self.appointment.field(field) or self.meeting.field(field)

    def _packed(self) -> str:
        return begun.pack(self.who.file_ids(), begun.capture(self), appointment=self.is_appointment)

    def keep(self) -> None:
        """Keep what was begun, unless nothing was."""
        text = self._packed()
        try:
            if text != self._untouched:
                self._services.drafts.keep(self.key, text)
            else:
                self._services.drafts.drop(self.key)
        except StorageLocked:
            self._keep.start()  # another program writes just now: a second later, then
        except StorageError as error:
            self.refused.say(error, None, None)

    def _start_afresh(self) -> None:
        """Give up what is typed here: the same form as if it were opened for the first time."""
        self._keep.stop()
        self._services.drafts.drop(self.key)
        fresh = ContactForm(self.context, self._seed, self.parentWidget())
        fresh.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fresh.open()
        super().reject()

    def reject(self) -> None:
        """Esc: close; what was begun is kept and comes back."""
        self._keep.stop()
        self.keep()
        super().reject()


def _said(made: RecordedContact | None) -> str:
    return tr("Recorded: {names}", names=made.names) if made else ""
