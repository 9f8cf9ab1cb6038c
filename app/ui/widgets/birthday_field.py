"""A yearly day in the solar or the lunar calendar, typed as one says it; what it means stands below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.annual import AnnualDate, Calendar, describe, next_on, rule_text, turns
from app.domain.birthday_text import day_examples, read_annual, write_annual
from app.ui.widgets.field_message import FieldMessage


class BirthdayField(QWidget):
    """A calendar to choose and a line to type in; the year may be left out."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.calendar = QComboBox()
        self.calendar.addItem(tr("Solar"), Calendar.SOLAR.value)
        self.calendar.addItem(tr("Lunar"), Calendar.LUNAR.value)
        self.line = QLineEdit()
        self.meaning = FieldMessage()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.calendar)
        row.addWidget(self.line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(row)
        layout.addWidget(self.meaning)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_changed)
        self.calendar.currentIndexChanged.connect(self._on_changed)
        self._on_changed()

    def value(self) -> AnnualDate | None:
        """The day, none when empty. Raises `InvalidInput` when the text is no day."""
        return read_annual(self.line.text(), Calendar(self.calendar.currentData()))

    def set_value(self, day: AnnualDate | None) -> None:
        self.calendar.setCurrentIndex(1 if day is not None and day.calendar is Calendar.LUNAR else 0)
        self.line.setText(write_annual(day))

    def text(self) -> str:
        """Both parts as one text, for a draft."""
        return f"{self.calendar.currentData()}:{self.line.text()}"

    def set_text(self, text: str) -> None:
        """From a draft."""
        calendar, _, line = text.partition(":")
        self.calendar.setCurrentIndex(max(self.calendar.findData(calendar), 0))
        self.line.setText(line)

    def _on_changed(self) -> None:
        self.line.setPlaceholderText(day_examples(Calendar(self.calendar.currentData())))
        try:
            day = self.value()
        except InvalidInput:
            day = None
        self.meaning.say(next_text(day, self._today) if day is not None else "", calm=True)
        self.changed.emit()


def next_text(day: AnnualDate, today: date) -> str:
    """When it comes next, what they turn then, and the rule where the calendar has an edge."""
    try:
        upcoming = next_on(day, today)
    except ValueError:
        return describe(day)
    age = turns(day, upcoming)
    when = upcoming.isoformat()
    said = (
        tr("{day}: next on {date}, turns {age}", day=describe(day), date=when, age=age)
        if age
        else tr("{day}: next on {date}", day=describe(day), date=when)
    )
    rule = rule_text(day)
    return f"{said}\n{rule}" if rule else said
