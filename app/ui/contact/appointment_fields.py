"""Asking for a visit: agreed, pending or failed and why; and the visit it plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.contact import AppointmentDraft
from app.domain.terms import AppointmentState, VisitPurpose
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.day_menu import quick_day_choices
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.time_field import TimeField


class AppointmentFields(QWidget):
    """What was agreed on the call. The visit becomes a planned line of its day."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = {code: day for code, _text, day in quick_day_choices(today)}
        self.state = ChipRow([(c.value, c.label) for c in AppointmentState], parent=self)
        self.state.setObjectName("appointment.state")
        self.state.set_values([AppointmentState.AGREED.value])
        self.silent = QCheckBox(tr("nobody answered"), self)
        self.silent.setObjectName("appointment.silent")
        self.reason = QLineEdit(self)
        self.reason.setObjectName("appointment.reason")
        self.reason.setPlaceholderText(tr("Why not, or what it waits for"))
        self.quick = ChipRow([(code, text) for code, text, _ in quick_day_choices(today)], parent=self)
        self.day = DateField(today, parent=self)
        self.day.line.setObjectName("appointment.day")
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self.time = TimeField(parent=self)
        self.time.setObjectName("appointment.time")
        self.time.setFixedWidth(self.fontMetrics().averageCharWidth() * 12)
        self.place = QLineEdit(self)
        self.place.setObjectName("appointment.place")
        self.purpose = ChipRow([(c.value, c.label) for c in VisitPurpose], several=True, parent=self)
        self.purpose.setObjectName("appointment.purpose")
        self.plan = QLineEdit(self)
        self.plan.setObjectName("appointment.plan")
        self.plan.setPlaceholderText(tr("What the log's plan column will say"))
        day = QHBoxLayout()
        day.addWidget(self.day)
        day.addWidget(self.time)
        day.addWidget(self.quick, 1)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(tr("It is"), self.state)
        self._form.addRow(tr("Reason"), self.reason)
        self._form.addRow("", self.silent)
        self.message = FieldMessage(self)
        self._form.addRow(tr("Visit on"), day)
        self._form.addRow(tr("Where"), self.place)
        self._form.addRow(tr("What for"), self.purpose)
        self._form.addRow(tr("Plan"), self.plan)
        self._form.addRow("", self.message)
        self.state.changed.connect(self.refresh)
        self.quick.changed.connect(lambda: self.day.set_value(self._days.get(self.quick.value() or "")))
        self.day.changed.connect(self._show_quick)
        for line in (self.reason, self.place, self.plan, self.time):
            line.textChanged.connect(self.changed)
        self.refresh()

    def fill(self, draft: AppointmentDraft) -> AppointmentDraft:
        """The draft with what stands here. Raises `InvalidInput` at `visit_on` or `visit_time`."""
        try:
            day = self.day.value()
        except InvalidInput as error:
            error.field = "visit_on"
            raise
        try:
            at = self.time.value()
        except InvalidInput as error:
            error.field = "visit_time"
            raise
        state = self.state.value() or AppointmentState.PENDING.value
        agreed, failed = state == AppointmentState.AGREED, state == AppointmentState.FAILED
        return replace(
            draft,
            state=state,
            answered=not (failed and self.silent.isChecked()),
            reason="" if agreed else self.reason.text(),
            visit_on=day,
            visit_time=at,
            visit_place=self.place.text(),
            visit_purpose=self.purpose.values(),
            visit_plan=self.plan.text(),
        )

    def show_draft(self, draft: AppointmentDraft) -> None:
        """Show an appointment that was recorded, or the visit it asks for."""
        self.state.set_values([draft.state])
        self.silent.setChecked(not draft.answered)
        self.reason.setText(draft.reason)
        self.day.set_value(draft.visit_on)
        self.time.set_value(draft.visit_time)
        self.place.setText(draft.visit_place)
        self.purpose.set_values(draft.visit_purpose)
        self.plan.setText(draft.visit_plan.replace("\n", " "))
        self.refresh()

    def refresh(self) -> None:
        """Show what the state asks for."""
        if self.state.value() is None:
            self.state.set_values([AppointmentState.PENDING.value])
        agreed = self.state.value() == AppointmentState.AGREED
        failed = self.state.value() == AppointmentState.FAILED
        for row, shown in (
            (1, not agreed),
            (2, failed),
            (3, not failed),
            (4, not failed),
            (5, not failed),
            (6, not failed),
        ):
            self._form.setRowVisible(row, shown)
        self.changed.emit()

    def field(self, name: str) -> QWidget | None:
        """The widget of a field that was refused."""
        return {
            "visit_on": self.day,
            "visit_time": self.time,
            "reason": self.reason,
            "visit_place": self.place,
            "visit_plan": self.plan,
        }.get(name)

    def _show_quick(self) -> None:
        try:
            day = self.day.value()
        except InvalidInput:
            day = None
        self.quick.set_values([code for code, each in self._days.items() if each == day][:1])
        self.changed.emit()
