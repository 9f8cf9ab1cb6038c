"""One reminder in a small dialog: what, who, when, how many days ahead, how often."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.services.reminders import ReminderDraft
from app.ui.context import Context
from app.ui.reminders.repeat_fields import RepeatFields
from app.ui.widgets.date_field import DateField
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.lead_field import LeadField
from app.ui.widgets.time_field import TimeField


class ReminderForm(FormDialog):
    """Edits a reminder (`reminder_id`) or writes a new one."""

    def __init__(
        self,
        context: Context,
        reminder_id: int | None = None,
        draft: ReminderDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Reminder") if reminder_id is not None else tr("New reminder")
        super().__init__(context, title, parent)
        self._id = reminder_id
        self._draft = (
            context.services.reminders.load(reminder_id)
            if reminder_id is not None
            else draft or ReminderDraft("")
        )
        self.text = QLineEdit(self._draft.text, self)
        self.who = FilePicker(context, several=False, parent=self)
        if self._draft.file_id is not None:
            self.who.set_files([self._draft.file_id])
        self.due_on = DateField(context.services.clock.today(), self._draft.due_on, self)
        self.due_time = TimeField(self._draft.due_time, self)
        self.leads = LeadField(self._draft.leads, self)
        self.repeat = RepeatFields(context.services.clock.today(), self._draft.repeat, self)
        self.add_field("text", tr("What"), self.text)
        self.add_field("file_id", tr("Who"), self.who)
        self.add_field("due_on", tr("Day"), self.due_on)
        self.add_field("due_time", tr("Time"), self.due_time)
        self.add_field("leads", tr("Told"), self.leads)
        self.add_field("repeat", tr("Again"), self.repeat)
        self.due_on.changed.connect(self._show_first)
        self._show_first()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)
        self.composing.watch(self)
        self.text.setFocus()
        self.text.selectAll()

    def _show_first(self) -> None:
        try:
            self.repeat.show_first(self.due_on.value())
        except InvalidInput:
            self.repeat.show_first(None)

    def write(self) -> None:
        try:
            due_on = self.due_on.value()
        except InvalidInput as wrong:
            wrong.field = "due_on"
            raise
        try:
            self._keep(
                ReminderDraft(
                    text=self.text.text(),
                    due_on=due_on,
                    due_time=self.due_time.value(),
                    file_id=self.who.file_id(),
                    person_id=self._draft.person_id if self.who.file_id() == self._draft.file_id else None,
                    line_id=self._draft.line_id,
                    leads=self.leads.value(),
                    kind=self._draft.kind,
                    repeat=self.repeat.value(),
                    version=self._draft.version,
                )
            )
        except InvalidInput as wrong:
            if wrong.field in {"every", "until", ""}:
                self.repeat.setFocusProxy(self.repeat.every if wrong.field == "every" else self.repeat.until)
                wrong.field = "repeat"
            raise

    def _keep(self, draft: ReminderDraft) -> None:
        reminders = self.context.services.reminders
        if self._id is None:
            reminders.add(draft)
        else:
            reminders.edit(self._id, draft)
        self.said = tr("Reminder kept: {title}", title=draft.text.strip())
