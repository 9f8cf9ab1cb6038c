"""What all persons of a contact share: when, how, what was said; on request where, what for, with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.contact import ContactDraft
from app.domain.terms import CompanionMode, VisitPurpose, Way
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.time_field import TimeField

ROUND_MINUTES = 15


class MeetingFields(QWidget):
    """Rows for a form; those of `more_rows` are shown on request."""

    changed = Signal()
    way_changed = Signal(object)  # a Way's code, or none

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        began = now - timedelta(minutes=now.minute % ROUND_MINUTES)
        self.day = DateField(now.date(), now.date(), self)
        self.day.line.setObjectName("meeting.day")
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self.start = TimeField(began.time().replace(second=0, microsecond=0), self)
        self.end = TimeField(parent=self)
        for field, name in ((self.start, "start"), (self.end, "end")):
            field.setObjectName(f"meeting.{name}")
            field.setFixedWidth(self.fontMetrics().averageCharWidth() * 12)
        self.way = ChipRow([(c.value, c.label) for c in Way], parent=self)
        self.way.setObjectName("meeting.way")
        self.way.set_values([Way.VISIT.value])
        self.record = QPlainTextEdit(self)
        self.record.setObjectName("meeting.record")
        self.record.setPlaceholderText(tr("What was said (it stands in the log and on the card)"))
        self.record.setTabChangesFocus(True)
        self.record.setFixedHeight(self.fontMetrics().height() * 5 + 14)
        self.place = QLineEdit(self)
        self.place.setObjectName("meeting.place")
        self.purpose = ChipRow([(c.value, c.label) for c in VisitPurpose], several=True, parent=self)
        self.purpose.setObjectName("meeting.purpose")
        self.companions = QLineEdit(self)
        self.companions.setObjectName("meeting.companions")
        self.companions.setPlaceholderText(tr("Team leader, analyst …"))
        self.mode = QComboBox(self)
        self.mode.setObjectName("meeting.mode")
        for mode in CompanionMode:
            self.mode.addItem(mode.label, mode.value)
        self._lay_out()
        self.way.changed.connect(self._on_way)
        for signal in (self.record.textChanged, self.day.changed, self.purpose.changed):
            signal.connect(self.changed)
        for line in (self.start, self.end, self.place, self.companions):
            line.textChanged.connect(self.changed)

    def _lay_out(self) -> None:
        self.message = FieldMessage(self)
        self._dash = PlainLabel("–", self)
        when = QHBoxLayout()
        for widget in (self.day, self.start, self._dash, self.end, self.message):
            when.addWidget(widget)
        when.setStretchFactor(self.message, 1)
        when.addStretch()
        with_whom = QHBoxLayout()
        with_whom.addWidget(self.companions, 1)
        with_whom.addWidget(self.mode)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(5)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(tr("When"), when)
        self._form.addRow(tr("How"), self.way)
        self._form.addRow(tr("Said"), self.record)
        self._more_from = self._form.rowCount()
        self._form.addRow(tr("What for"), self.purpose)
        self._form.addRow(tr("Where"), self.place)
        self._form.addRow(tr("With me"), with_whom)

    def show_more(self, *, shown: bool) -> None:
        """Open or close what is asked for less often."""
        for row in range(self._more_from, self._form.rowCount()):
            self._form.setRowVisible(row, shown)

    def show_way(self, *, shown: bool) -> None:
        """A call for an appointment is a call: nobody asks how, nor when it ended."""
        self._form.setRowVisible(1, shown)
        self._dash.setVisible(shown)
        self.end.setVisible(shown)

    def fill(self, draft: ContactDraft) -> ContactDraft:
        """The draft with what stands here. Raises `InvalidInput` at the field that cannot be read."""
        self.read_times()
        return replace(
            draft,
            on_date=self.on_date(),
            start_time=self.start.value(),
            end_time=self.end.value(),
            way=self.way.value(),
            place=self.place.text(),
            purpose=self.purpose.values(),
            companions=self.companions.text(),
            companion_mode=self.mode.currentData(),
            record=self.record.toPlainText(),
        )

    def on_date(self) -> date:
        """The day. Raises `InvalidInput` at `on_date` when there is none."""
        try:
            day = self.day.value()
        except InvalidInput as error:
            error.field = "on_date"
            raise
        if day is None:
            raise InvalidInput("no_day", tr("On which day?"), field="on_date")
        return day

    def read_times(self) -> None:
        """Raises `InvalidInput` at `start_time` or `end_time`."""
        for name, field in (("start_time", self.start), ("end_time", self.end)):
            try:
                field.value()
            except InvalidInput as error:
                error.field = name
                raise

    def show_draft(self, draft: ContactDraft) -> None:
        """Show a contact that was recorded before, or what the plan of a line knows."""
        self.day.set_value(draft.on_date)
        if draft.start_time is not None or draft.version is not None:
            self.start.set_value(draft.start_time)
        self.end.set_value(draft.end_time)
        self.way.set_values([draft.way] if draft.way else [])
        self.place.setText(draft.place)
        self.purpose.set_values(draft.purpose)
        self.companions.setText(draft.companions)
        self.mode.setCurrentIndex(max(0, self.mode.findData(draft.companion_mode)))
        self.record.setPlainText(draft.record)
        self._on_way()

    def field(self, name: str) -> QWidget | None:
        """The widget of a field that was refused."""
        fields: dict[str, QWidget] = {
            "on_date": self.day,
            "start_time": self.start,
            "end_time": self.end,
            "record": self.record,
            "place": self.place,
            "companions": self.companions,
        }
        return fields.get(name)

    def _on_way(self) -> None:
        self.way_changed.emit(self.way.value())
        self.changed.emit()
