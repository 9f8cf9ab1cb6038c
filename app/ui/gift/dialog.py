"""A present: what, for whom, when; beside it what they were given before, so that none comes twice."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.recurrence import add_months
from app.domain.terms import GiftOccasion
from app.domain.text import show_plain
from app.services.gifts import GiftDraft, GiftRow
from app.ui.context import Context, GiftSeed
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.money_field import MoneyField

_MOST_BEFORE = 6


class GiftDialog(FormDialog):
    """Records a present, or changes the one of the seed."""

    def __init__(self, context: Context, seed: GiftSeed, parent: QWidget | None = None) -> None:
        gift = seed.gift
        super().__init__(context, tr("Change a present") if gift else tr("Record a present"), parent)
        self._gifts = context.services.gifts
        self._gift = gift
        self._seed_person = gift.person_id if gift is not None else seed.person_id
        self.who = FilePicker(context, several=False, parent=self)
        self.person = QComboBox()
        self.what = QLineEdit(gift.what if gift is not None else "")
        self.what.setPlaceholderText(tr("e.g. a tin of Longjing tea"))
        self.given_on = DateField(context.services.clock.today(), context.services.clock.today(), self)
        self.occasion = ChoiceField(GiftOccasion, none=tr("Not said"))
        self.cost = MoneyField()
        self.cost.setPlaceholderText(tr("e.g. {example}", example="200"))
        self.note = GrowingText(4, 2)
        self.before = PlainLabel()
        self.before.setWordWrap(True)
        self.before.setEnabled(False)
        self.add_field("who", tr("Client"), self.who)
        self.add_field("person_id", tr("For whom"), self.person)
        self.add_field("what", tr("Present"), self.what)
        self.add_field("given_on", tr("Day"), self.given_on)
        self.add_field("occasion", tr("Occasion"), self.occasion)
        self.add_field("cost", tr("Cost"), self.cost)
        self.add_field("note", tr("Note"), self.note)
        self.form.addRow(tr("Before"), self.before)
        if gift is not None:
            self._show(gift)
        elif seed.occasion is not None:
            self.occasion.set_value(seed.occasion)
        file_id = gift.file_id if gift is not None else seed.file_id
        self.who.changed.connect(self._show_people)
        self.person.currentIndexChanged.connect(lambda _at: self._tell_before())
        self.what.textChanged.connect(lambda _text: self._tell_before())
        if file_id is not None:
            self.who.set_files([file_id])
        self.who.setEnabled(gift is None)
        self._show_people()
        self.composing.watch(self)
        (self.what if file_id is not None else self.who).setFocus()

    def _show(self, gift: GiftRow) -> None:
        self.given_on.set_value(gift.given_on)
        self.occasion.set_value(gift.occasion)
        self.cost.set_value(gift.cost_fen)
        self.note.setPlainText(gift.note)

    def _show_people(self) -> None:
        """The client and the people of the chosen file."""
        file_id = self.who.file_id()
        self.person.clear()
        self.person.addItem(tr("the client"), None)
        people = self.context.services.files.people(file_id) if file_id is not None else {}
        for person_id, name in people.items():
            self.person.addItem(show_plain(name, 40), person_id)
        self.person.setCurrentIndex(max(self.person.findData(self._seed_person), 0))
        self._tell_before()

    def _tell_before(self) -> None:
        """What was given before; first of all when it was the same."""
        file_id, person_id = self.who.file_id(), self.person.currentData()
        own = self._gift.id if self._gift is not None else None
        rows = [] if file_id is None else self._gifts.of_file(file_id)
        mine = [row for row in rows if row.person_id == person_id and row.id != own]
        same = None if file_id is None else self._gifts.same_before(file_id, person_id, self.what.text(), own)
        told = "\n".join(f"{row.given_on}  {show_plain(row.what, 60)}" for row in mine[:_MOST_BEFORE])
        if same is not None:
            told = tr("Given already on {day}.", day=same.given_on.isoformat()) + f"\n{told}"
        self.before.setText(told or tr("Nothing yet."))

    def _day(self) -> date | None:
        """The day; without a year the last one of that name, not the next: it was given."""
        day, today = self.given_on.value(), self.context.services.clock.today()
        said_year = re.search(r"\d{4}", self.given_on.line.text()) is not None
        while day is not None and day > today and not said_year:
            day = add_months(day, -12)
        return day

    def write(self) -> None:
        file_id, day = self.who.file_id(), self._day()
        if file_id is None:
            raise InvalidInput("who", N_("Say who it is for."), field="who")
        if day is None:
            raise InvalidInput("empty", N_("Write the day."), field="given_on")
        try:
            cost = self.cost.value()
        except InvalidInput as wrong:
            wrong.field = "cost"
            raise
        draft = GiftDraft(
            what=self.what.text(),
            given_on=day,
            person_id=self.person.currentData(),
            occasion=self.occasion.value(),
            cost_fen=cost,
            note=self.note.toPlainText(),
        )
        self.said = tr("Present kept: {what}", what=show_plain(self.what.text().strip(), 40))
        if self._gift is None:
            self._gifts.give(file_id, draft)
        else:
            self._gifts.edit(self._gift.id, draft, self._gift.version)
