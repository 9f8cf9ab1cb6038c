"""The fields of a planned visit, where they stand, and the draft that is read from them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.terms import CompanionMode, VisitPurpose, Way
from app.domain.visit_bag import kinds
from app.services.week_plan import VisitDraft
from app.sheets.wording import weekday
from app.ui.context import Context
from app.ui.plans.week.bag_panel import BagPanel
from app.ui.plans.week.begun_visit import Begun
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.time_field import TimeField


class VisitFields(QDialog):
    """Who, when, how, what for on the left; the bag on the right. Each message stands below its field."""

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.who = FilePicker(context, parent=self)
        self.day = DateField(context.services.clock.today(), day, self)
        self.weekday = PlainLabel("", self)
        self.start = TimeField(None, self)
        self.end = TimeField(None, self)
        self.way = ChipRow([(c.value, c.label) for c in Way], parent=self)
        self.purpose = ChipRow([(c.value, c.label) for c in VisitPurpose], several=True, parent=self)
        self.place = QLineEdit(self)
        self.route = QLineEdit(self)
        self.materials = QLineEdit(self)
        self.companions = QLineEdit(self)
        self.mode = QComboBox(self)
        self.plan = GrowingText(4, parent=self)
        self.bag = BagPanel(kinds(context.services.bags.lists()), self)
        self.hint = FieldMessage(self)
        self.warnings = {field: FieldMessage(self) for field in ("who", "when", "companions")}
        self.messages = {
            field: FieldMessage(self)
            for field in ("who", "when", "place", "route", "materials", "companions", "plan", "bag", "")
        }
        self.notice = PlainLabel(tr("Here is what you had begun earlier."), self)
        self.afresh_button = QPushButton(tr("Start afresh"), self)
        self.reload_button = QPushButton(tr("Reload"), self)
        self.overwrite_button = QPushButton(tr("Overwrite"), self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.save_button = QPushButton(tr("Save (Ctrl+Enter)"), self)
        for mode in CompanionMode:
            self.mode.addItem(mode.label, mode.value)
        self._lay_out()
        self.day.changed.connect(self.show_weekday)

    def _lay_out(self) -> None:
        wide = self.fontMetrics().averageCharWidth()
        told = QHBoxLayout()
        told.addWidget(self.notice, 1)
        told.addWidget(self.afresh_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.messages[""], 1)
        buttons.addStretch()
        for button in (self.reload_button, self.overwrite_button, self.cancel_button, self.save_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.afresh_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self.reload_button.hide()
        self.overwrite_button.hide()
        room = QWidget(self)
        inside = QVBoxLayout(room)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addLayout(self._form())
        inside.addStretch(1)
        left = QScrollArea(self)  # on a low screen, and with large letters, all of it is still reached
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setWidget(room)
        right = QVBoxLayout()
        right.addWidget(self.bag, 1)
        right.addWidget(self.messages["bag"])
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(left, 5)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.addLayout(told)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)
        self.resize(min(wide * 156, 1200), min(self.fontMetrics().height() * 41, 660))

    def _form(self) -> QFormLayout:
        wide = self.fontMetrics().averageCharWidth()
        self.day.setFixedWidth(wide * 18)
        for field in (self.start, self.end):
            field.setFixedWidth(wide * 12)
        self.route.setPlaceholderText(tr("Metro line 2, then on foot …"))
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
        rows: tuple[tuple[str, QWidget | QHBoxLayout, str], ...] = (
            (tr("Who"), self.who, "who"),
            (tr("When"), when, "when"),
            (tr("How"), self.way, ""),
            (tr("What for"), self.purpose, ""),
            (tr("Where"), self.place, "place"),
            (tr("Getting there"), self.route, "route"),
            (tr("Bring along"), self.materials, "materials"),
            (tr("With me"), with_whom, "companions"),
            (tr("Plan"), self.plan, "plan"),
        )
        for title, row, name in rows:
            form.addRow(title, row)
            for said in (self.messages, self.warnings):
                if name and name in said:
                    form.addRow("", said[name])
            if name == "companions":
                form.addRow("", self.hint)
        return form

    def lines(self) -> dict[str, QLineEdit]:
        """The fields of one line, by the name their text is kept under."""
        return {
            "on": self.day.line,
            "start": self.start,
            "end": self.end,
            "place": self.place,
            "route": self.route,
            "materials": self.materials,
            "companions": self.companions,
        }

    def field(self, name: str) -> QWidget | None:
        """The widget a refusal belongs to."""
        others: dict[str, QWidget] = {
            "who": self.who,
            "on": self.day,
            "plan": self.plan,
            "bag": self.bag.add,
        }
        return others.get(name) or self.lines().get(name)

    def show_draft(self, draft: VisitDraft) -> None:
        """Fill the fields; the bag is filled by whoever knows the line."""
        self.who.set_files(draft.file_ids)
        self.day.set_value(draft.on)
        self.start.set_value(draft.start)
        self.end.set_value(draft.end)
        self.way.set_values([draft.way])
        self.purpose.set_values(draft.purpose)
        self.place.setText(draft.place)
        self.route.setText(draft.route)
        self.materials.setText(draft.materials)
        self.companions.setText(draft.companions)
        self.mode.setCurrentIndex(max(self.mode.findData(draft.companion_mode), 0))
        self.plan.setPlainText(draft.plan)

    def show_weekday(self) -> None:
        """The name of the day that is written."""
        try:
            day = self.day.value()
        except InvalidInput:
            day = None
        self.weekday.setText(weekday(day) if day else "")

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
            route=self.route.text(),
            materials=self.materials.text(),
            companions=self.companions.text(),
            companion_mode=self.mode.currentData(),
            plan=self.plan.toPlainText(),
            bag=self.bag.entries() if self.bag.touched else None,
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

    # -- what was begun, for the draft

    def begun(self, seed_day: date) -> Begun:
        """The fields as they stand, valid or not."""
        return Begun(
            who=self.who.file_ids(),
            seed_day=seed_day.isoformat(),
            texts={
                **{name: line.text() for name, line in self.lines().items()},
                "plan": self.plan.toPlainText(),
                "search": self.who.unread_text(),
            },
            way=self.way.value() or Way.VISIT.value,
            purpose=self.purpose.values(),
            mode=self.mode.currentData(),
            bag=self.bag.entries() if self.bag.touched else None,
        )

    def show_begun(self, found: Begun, *, day: bool) -> None:
        """The fields as they stood; `day`: the day too."""
        self.who.set_files(found.who)
        for name, line in self.lines().items():
            if name != "on" or day:
                line.setText(found.texts.get(name, ""))
        self.plan.setPlainText(found.texts.get("plan", ""))
        self.who.line.setText(found.texts.get("search", ""))
        self.way.set_values([found.way])
        self.purpose.set_values(found.purpose)
        self.mode.setCurrentIndex(max(self.mode.findData(found.mode), 0))
        if found.bag is not None:
            self.bag.set_entries(found.bag)
