"""A date that matters: a bond that matures, a contract's delivery, a founding day."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.text import show_plain
from app.services.people import DateDraft, DateRow
from app.ui.context import Context
from app.ui.widgets.birthday_field import BirthdayField
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.lead_field import LeadField


class DateDialog(FormDialog):
    """Adds a date to a file, or changes it."""

    def __init__(
        self, context: Context, file_id: int, date: DateRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Change a date") if date else tr("Add a date"), parent)
        self._file_id, self._date = file_id, date
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("e.g. the deposit matures"))
        self.day = BirthdayField(context.services.clock.today())
        self.yearly = QCheckBox(tr("every year"))
        self.leads = LeadField((3,))
        self.person = QComboBox()
        self.person.addItem(tr("the client"), None)
        for person_id, name in context.services.files.people(file_id).items():
            self.person.addItem(show_plain(name, 40), person_id)
        self.note = GrowingText(4, 2)
        self.add_field("title", tr("Occasion"), self.title)
        self.add_field("day", tr("Date"), self.day)
        self.add_field("yearly", tr("Recurs"), self.yearly)
        self.add_field("leads", tr("Told"), self.leads)
        self.add_field("person_id", tr("Concerns"), self.person)
        self.add_field("note", tr("Note"), self.note)
        if date is not None:
            self._show(date.draft())
        self.composing.watch(self)
        self.title.setFocus()

    def write(self) -> None:
        try:
            day = self.day.value()
        except InvalidInput as wrong:
            wrong.field = "day"
            raise
        if day is None:
            raise InvalidInput("empty", N_("Write the day."), field="day")
        draft = DateDraft(
            title=self.title.text(),
            day=day,
            yearly=self.yearly.isChecked(),
            leads=self.leads.value(),
            person_id=self.person.currentData(),
            note=self.note.toPlainText(),
        )
        people = self.context.services.people
        if self._date is None:
            people.add_date(self._file_id, draft)
        else:
            people.edit_date(self._date.id, draft, self._date.version)

    def _show(self, draft: DateDraft) -> None:
        self.title.setText(draft.title)
        self.day.set_value(draft.day)
        self.yearly.setChecked(draft.yearly)
        self.leads.set_value(draft.leads)
        self.person.setCurrentIndex(max(self.person.findData(draft.person_id), 0))
        self.note.setPlainText(draft.note)
