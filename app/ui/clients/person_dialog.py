"""Someone in a file: family or a contact person, with a birthday and phones of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.i18n import tr
from app.domain.terms import DecisionRole, FileKind, Gender, PersonRole
from app.services.people import PersonDraft, PersonRow
from app.ui.clients.phones_field import PhonesField
from app.ui.context import Context
from app.ui.widgets.birthday_field import BirthdayField
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.growing_text import GrowingText


class PersonDialog(FormDialog):
    """Adds somebody to a file, or changes them."""

    def __init__(
        self,
        context: Context,
        file_id: int,
        kind: str,
        person: PersonRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Change a person") if person else tr("Add a person"), parent)
        self._file_id, self._person = file_id, person
        self.name = QLineEdit()
        self.role = ChoiceField(PersonRole, none=None)
        self.decision_role = ChoiceField(DecisionRole)
        self.gender = ChoiceField(Gender)
        self.job_title = QLineEdit()
        self.birthday = BirthdayField(context.services.clock.today())
        self.phones = PhonesField()
        self.note = GrowingText(4, 2)
        self.add_field("name", tr("Full name"), self.name)
        self.add_field("role", tr("Relation to the client"), self.role)
        self.add_field("decision_role", tr("Decision role"), self.decision_role)
        self.add_field("job_title", tr("Title"), self.job_title)
        self.add_field("gender", tr("Gender"), self.gender)
        self.add_field("birthday", tr("Birthday"), self.birthday)
        self.add_field("phones", tr("Phones"), self.phones)
        self.add_field("note", tr("Note"), self.note)
        firm = kind == FileKind.ENTERPRISE
        self._show(person.draft() if person else PersonDraft("", _first_role(firm=firm)))
        self.composing.watch(self)
        self.name.setFocus()

    def write(self) -> None:
        draft = PersonDraft(
            name=self.name.text(),
            role=self.role.value() or PersonRole.CONTACT.value,
            decision_role=self.decision_role.value(),
            gender=self.gender.value(),
            job_title=self.job_title.text(),
            birthday=self.birthday.value(),
            phones=self.phones.phones(),
            note=self.note.toPlainText(),
        )
        people = self.context.services.people
        if self._person is None:
            people.add(self._file_id, draft)
        else:
            people.edit(self._person.id, draft, self._person.version)

    def _show(self, draft: PersonDraft) -> None:
        self.name.setText(draft.name)
        self.role.set_value(draft.role)
        self.decision_role.set_value(draft.decision_role)
        self.gender.set_value(draft.gender)
        self.job_title.setText(draft.job_title)
        self.birthday.set_value(draft.birthday)
        self.phones.set_phones(draft.phones)
        self.note.setPlainText(draft.note)


def _first_role(*, firm: bool) -> str:
    return (PersonRole.CONTACT if firm else PersonRole.SPOUSE).value
