"""What comes next, and on which day: one line, quick days, a date, a time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.contact import NextStep
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.day_menu import quick_day_choices
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.time_field import TimeField

NO_DATE = "none"


class NextStepFields(QWidget):
    """Without words there is no next step; without a day it stays open until done."""

    changed = Signal()

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._days = {code: day for code, _text, day in quick_day_choices(today)}
        self.text = QLineEdit(self)
        self.text.setObjectName(f"{name}.step")
        self.text.setPlaceholderText(tr("What comes next (it becomes a reminder)"))
        choices = [(code, text) for code, text, _day in quick_day_choices(today)]
        self.quick = ChipRow([*choices, (NO_DATE, tr("No date"))], parent=self)
        self.day = DateField(today, parent=self)
        self.day.line.setObjectName(f"{name}.step_day")
        self.day.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        self.time = TimeField(parent=self)
        self.time.setObjectName(f"{name}.step_time")
        self.time.setFixedWidth(self.fontMetrics().averageCharWidth() * 12)
        first = QHBoxLayout()
        first.addWidget(self.text, 1)
        first.addWidget(self.day)
        first.addWidget(self.time)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(first)
        self.message = FieldMessage(self)
        layout.addWidget(self.quick)
        layout.addWidget(self.message)
        self.quick.changed.connect(self._on_quick)
        self.day.changed.connect(self._show_quick)
        self.text.textChanged.connect(self.changed)
        self.time.textChanged.connect(self.changed)

    def value(self) -> NextStep | None:
        """Raises `InvalidInput` at `day` or `time` when they cannot be read."""
        try:
            day = self.day.value()
        except InvalidInput as error:
            error.field = "step_day"
            raise
        try:
            at = self.time.value()
        except InvalidInput as error:
            error.field = "step_time"
            raise
        if not self.text.text().strip() and day is None and at is None:
            return None
        return NextStep(self.text.text(), day, at)

    def set_value(self, step: NextStep | None) -> None:
        self.text.setText(step.text if step else "")
        self.day.set_value(step.due_on if step else None)
        self.time.set_value(step.due_time if step else None)

    def offer(self, day: date) -> None:
        """Take a suggested day; the words are still to be written."""
        self.day.set_value(day)
        self.text.setFocus()

    def _on_quick(self) -> None:
        self.day.set_value(self._days.get(self.quick.value() or NO_DATE))
        if not self.text.text():
            self.text.setFocus()

    def _show_quick(self) -> None:
        try:
            day = self.day.value()
        except InvalidInput:
            day = None
        found = [code for code, each in self._days.items() if each == day]
        none = [NO_DATE] if day is None and self.text.text().strip() and not self.day.line.text() else []
        self.quick.set_values(found[:1] or none)
        self.changed.emit()
