"""One reminder in a small dialog: what, who, when, how many days ahead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import tr
from app.services.reminders import ReminderDraft
from app.ui.context import Context
from app.ui.reminders.repeat_fields import RepeatFields
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.lead_field import LeadField
from app.ui.widgets.time_field import TimeField


class ReminderForm(QDialog):
    """Edits a reminder (`reminder_id`) or writes a new one. What is refused stays in its field."""

    def __init__(
        self,
        context: Context,
        reminder_id: int | None = None,
        draft: ReminderDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._id = reminder_id
        self._draft = (
            context.services.reminders.load(reminder_id)
            if reminder_id is not None
            else draft or ReminderDraft("")
        )
        self.setWindowTitle(tr("Reminder") if reminder_id is not None else tr("New reminder"))
        self.text = QLineEdit(self._draft.text, self)
        self.who = FilePicker(context, several=False, parent=self)
        if self._draft.file_id is not None:
            self.who.set_files([self._draft.file_id])
        self.due_on = DateField(context.services.clock.today(), self._draft.due_on, self)
        self.due_time = TimeField(self._draft.due_time, self)
        self.leads = LeadField(self._draft.leads, self)
        self.repeat = RepeatFields(context.services.clock.today(), self._draft.repeat, self)
        self.refusal = FieldMessage(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("What"), self.text)
        form.addRow(tr("Who"), self.who)
        form.addRow(tr("Day"), self.due_on)
        form.addRow(tr("Time"), self.due_time)
        form.addRow(tr("Told"), self.leads)
        form.addRow(tr("Again"), self.repeat)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.refusal)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)
        self.text.setFocus()
        self.text.selectAll()

    def save(self) -> None:
        """Save and close; a refusal is told beside its field."""
        try:
            draft = ReminderDraft(
                text=self.text.text(),
                due_on=self.due_on.value(),
                due_time=self.due_time.value(),
                file_id=self.who.file_id(),
                person_id=self._draft.person_id if self.who.file_id() == self._draft.file_id else None,
                line_id=self._draft.line_id,
                leads=self.leads.value(),
                kind=self._draft.kind,
                repeat=self.repeat.value(),
                version=self._draft.version,
            )
            self._save(draft)
        except (InvalidInput, EditConflict) as error:
            self.refusal.say(error.message)
            fields = {
                "text": self.text,
                "due_time": self.due_time,
                "date": self.due_on,
                "due_on": self.due_on,
            }
            fields |= {"leads": self.leads, "every": self.repeat.every, "until": self.repeat.until}
            fields.get(error.field or error.code, self.text).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()

    def _save(self, draft: ReminderDraft) -> None:
        reminders = self._context.services.reminders
        if self._id is None:
            reminders.add(draft)
        else:
            reminders.edit(self._id, draft)
        self._context.done.emit(tr("Reminder kept: {title}", title=draft.text.strip()))
