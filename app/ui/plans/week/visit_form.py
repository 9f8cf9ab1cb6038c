"""A planned visit as a small form: who and the day, the rest when it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import EditConflict, InvalidInput, UserError
from app.core.i18n import N_, tr
from app.domain.terms import CompanionMode, VisitPurpose, Way
from app.domain.text import show_plain
from app.domain.week_plan import companion_hint
from app.services.contacts import FileFacts
from app.services.week_plan import VisitDraft
from app.sheets.wording import visit_text, weekday
from app.ui.context import Context
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.composing import Composing
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.time_field import TimeField

_WHEN: Final = frozenset({"on", "start", "end"})


class VisitForm(QDialog):
    """New, or an existing one by its line. Enter or Ctrl+Enter saves; what is refused stays in its field."""

    saved = Signal(int, object)  # the line, its day

    def __init__(
        self,
        context: Context,
        draft: VisitDraft,
        line_id: int | None = None,
        version: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._line_id = line_id
        self._version = version
        today = context.services.clock.today()
        self.who = FilePicker(context, parent=self)
        self.day = DateField(today, draft.on, self)
        self.weekday = PlainLabel("", self)
        self.start = TimeField(draft.start, self)
        self.end = TimeField(draft.end, self)
        self.way = ChipRow([(c.value, c.label) for c in Way], parent=self)
        self.purpose = ChipRow([(c.value, c.label) for c in VisitPurpose], several=True, parent=self)
        self.place = QLineEdit(self)
        self.materials = QLineEdit(self)
        self.companions = QLineEdit(self)
        self.mode = QComboBox(self)
        self.plan = GrowingText(4, parent=self)
        self.hint = FieldMessage(self)
        self.messages = {
            field: FieldMessage(self)
            for field in ("who", "when", "place", "materials", "companions", "plan", "")
        }
        self.reload_button = QPushButton(tr("Reload"), self)
        self.overwrite_button = QPushButton(tr("Overwrite"), self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.save_button = QPushButton(tr("Save (Ctrl+Enter)"), self)
        self._lay_out()
        self._show(draft)
        self._composing = Composing(self)
        self._composing.watch(self)
        self._connect()
        (self.start if draft.file_ids else self.who).setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Planned visit") if self._line_id is not None else tr("Plan a visit"))
        for mode in CompanionMode:
            self.mode.addItem(mode.label, mode.value)
        wide = self.fontMetrics().averageCharWidth()
        self.day.setFixedWidth(wide * 18)
        for field in (self.start, self.end):
            field.setFixedWidth(wide * 12)
        self.materials.setPlaceholderText(tr("Company profile, questionnaire, sample proposal …"))
        self.companions.setPlaceholderText(tr("Team leader, analyst …"))
        when = QHBoxLayout()
        for widget in (self.day, self.weekday, self.start, PlainLabel("–", self), self.end):
            when.addWidget(widget)
        self.weekday.setIndent(wide)
        self.weekday.setMinimumWidth(wide * 13)
        when.addStretch(1)
        with_whom = QHBoxLayout()
        with_whom.addWidget(self.companions, 1)
        with_whom.addWidget(self.mode)
        form = QFormLayout()
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Who"), self.who)
        form.addRow("", self.messages["who"])
        form.addRow(tr("When"), when)
        form.addRow("", self.messages["when"])
        form.addRow(tr("How"), self.way)
        form.addRow(tr("What for"), self.purpose)
        form.addRow(tr("Where"), self.place)
        form.addRow("", self.messages["place"])
        form.addRow(tr("Bring along"), self.materials)
        form.addRow("", self.messages["materials"])
        form.addRow(tr("With me"), with_whom)
        form.addRow("", self.messages["companions"])
        form.addRow("", self.hint)
        form.addRow(tr("Plan"), self.plan)
        form.addRow("", self.messages["plan"])
        buttons = QHBoxLayout()
        buttons.addWidget(self.messages[""], 1)
        buttons.addStretch()
        for button in (self.reload_button, self.overwrite_button, self.cancel_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.save_button.setDefault(True)
        self.reload_button.hide()
        self.overwrite_button.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.resize(min(wide * 92, 820), self.sizeHint().height())

    def _connect(self) -> None:
        self.day.changed.connect(self._show_weekday)
        self.who.changed.connect(self._show_hints)
        self.way.changed.connect(self._show_hints)
        self.companions.textChanged.connect(self._show_hints)
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(self.reject)
        self.reload_button.clicked.connect(self._reload)
        self.overwrite_button.clicked.connect(lambda _on=False: self.save(overwrite=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save_key)
        self._show_weekday()
        self._show_hints()

    def _show(self, draft: VisitDraft) -> None:
        self.who.set_files(draft.file_ids)
        self.day.set_value(draft.on)
        self.start.set_value(draft.start)
        self.end.set_value(draft.end)
        self.way.set_values([draft.way])
        self.purpose.set_values(draft.purpose)
        self.place.setText(draft.place)
        self.materials.setText(draft.materials)
        self.companions.setText(draft.companions)
        self.mode.setCurrentIndex(max(self.mode.findData(draft.companion_mode), 0))
        self.plan.setPlainText(draft.plan)

    def _show_weekday(self) -> None:
        try:
            day = self.day.value()
        except InvalidInput:
            day = None
        self.weekday.setText(weekday(day) if day else "")

    def _show_hints(self) -> None:
        """What the plan will say by itself, which visit it is, and whether someone should come along."""
        services = self._context.services
        ids = self.who.file_ids()
        facts = services.contacts.facts(ids, self._line_id)
        way = self.way.value() or Way.VISIT.value
        self.plan.setPlaceholderText(
            services.week.suggested_plan(way, [f.id for f in facts]) if facts else ""
        )
        number = max((f.visit_number for f in facts), default=None) if way == Way.VISIT else None
        words = []
        if number is not None:
            words.append(_numbers(facts))
            if any(f.visit_number == 1 and not f.scored for f in facts):
                words.append(tr("A first visit counts only once the lead class is set."))
            if not self.companions.text().strip():
                week = services.week
                words.append(
                    companion_hint(
                        in_training=week.in_training(), important=week.any_important(ids), number=number
                    )
                )
        self.hint.say("  ".join(filter(None, words)), calm=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the input method while it composes."""
        if not self._composing.active:
            super().keyPressEvent(event)

    def _on_save_key(self) -> None:
        if not self._composing.active:
            self.save()

    def draft(self) -> VisitDraft:
        """What stands in the form. Raises `InvalidInput` at the field that cannot be read."""
        if typed := self.who.unread_text():
            raise InvalidInput("unread", N_("Choose “{name}” from the list."), field="who", name=typed)
        return VisitDraft(
            file_ids=self.who.file_ids(),
            on=self._day(),
            start=self.start.value(),
            end=self.end.value(),
            way=self.way.value() or Way.VISIT.value,
            purpose=self.purpose.values(),
            place=self.place.text(),
            materials=self.materials.text(),
            companions=self.companions.text(),
            companion_mode=self.mode.currentData(),
            plan=self.plan.toPlainText(),
        )

    def _day(self) -> date:
        try:
            day = self.day.value()
        except InvalidInput as error:
            error.field = "on"
            raise
        if day is None:
            raise InvalidInput("no_day", N_("On which day?"), field="on")
        for name, field in (("start", self.start), ("end", self.end)):
            try:
                field.value()
            except InvalidInput as error:
                error.field = name
                raise
        return day

    def save(self, *, overwrite: bool = False) -> None:
        """One act, then close; or say at the field what is wrong."""
        for message in self.messages.values():
            message.say("")
        self.reload_button.hide()
        self.overwrite_button.hide()
        refused: list[UserError] = []

        def attempt() -> tuple[int, date] | None:
            try:
                draft = self.draft()
                return self._write(draft, None if overwrite else self._version), draft.on
            except (InvalidInput, EditConflict) as error:
                refused.append(error)
                return None

        done = self._context.act(attempt, lambda made: self._said() if made else "")
        if refused:
            self._refuse(refused[0])
        elif done is not None:
            self.accept()
            self.saved.emit(*done)

    def _write(self, draft: VisitDraft, version: int | None) -> int:
        week = self._context.services.week
        if self._line_id is None:
            return week.plan_visit(draft)
        return week.edit_visit(self._line_id, draft, version)

    def _said(self) -> str:
        names = self._context.services.files.names(self.who.file_ids())
        return tr("Planned: {names}", names=tr(", ").join(names.values()))

    def _refuse(self, error: UserError) -> None:
        field = "when" if error.field in _WHEN else error.field
        self.messages.get(field, self.messages[""]).say(error.message)
        conflict = isinstance(error, EditConflict)
        self.reload_button.setVisible(conflict)
        self.overwrite_button.setVisible(conflict)
        widget: QWidget | None = {
            "who": self.who,
            "on": self.day,
            "start": self.start,
            "end": self.end,
            "place": self.place,
            "materials": self.materials,
            "companions": self.companions,
            "plan": self.plan,
        }.get(error.field)
        if widget is not None:
            widget.setFocus()

    def _reload(self) -> None:
        """Give up what is typed here for what is in the diary now."""
        assert self._line_id is not None
        try:
            draft, self._version = self._context.services.week.visit(self._line_id)
        except InvalidInput as error:
            self._refuse(error)
            return
        self._show(draft)
        self.messages[""].say("")
        self.reload_button.hide()
        self.overwrite_button.hide()
        self._show_hints()


def _numbers(facts: Sequence[FileFacts]) -> str:
    """Which visit it would be; with names where there are several."""
    if len(facts) == 1:
        return tr("Visit no. {number}", number=visit_text(facts[0].visit_number))
    return tr(", ").join(f"{show_plain(f.name, 20)} {visit_text(f.visit_number)}" for f in facts)
