"""How a reminder comes again: how often, until when, and what of days off."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.recurrence import MOST_EVERY, Repeat, RepeatUnit
from app.ui.widgets.date_field import DateField


class RepeatFields(QWidget):
    """Never, or every so many days, weeks, months, years or lunar years."""

    def __init__(self, today: date, repeat: Repeat | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = QComboBox(self)
        self.unit.addItem(tr("does not come again"), None)
        for unit in RepeatUnit:
            self.unit.addItem(unit.label, unit.value)
        self.word = QLabel(tr("every"), self)
        self.every = QSpinBox(self)
        self.every.setRange(1, MOST_EVERY)
        self.until_word = QLabel(tr("until"), self)
        self.until = DateField(today, repeat.until if repeat else None, self)
        self.shift = QCheckBox(tr("A day off gives way to the next working day"), self)
        line = QHBoxLayout()
        for widget in (self.word, self.every, self.unit, self.until_word):
            line.addWidget(widget)
        line.addWidget(self.until, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.shift)
        if repeat is not None:
            self.unit.setCurrentIndex(self.unit.findData(repeat.unit.value))
            self.every.setValue(repeat.every)
            self.shift.setChecked(repeat.shift)
        self.unit.currentIndexChanged.connect(self._show_what_applies)
        self._show_what_applies()

    def _show_what_applies(self, _index: int = 0) -> None:
        again = self.unit.currentData() is not None
        for widget in (self.word, self.every, self.until_word, self.until, self.shift):
            widget.setVisible(again)

    def value(self) -> Repeat | None:
        """What the fields say. Raises `InvalidInput` for a day that is none."""
        unit = self.unit.currentData()
        if unit is None:
            return None
        return Repeat(RepeatUnit(unit), self.every.value(), self.until.value(), self.shift.isChecked())
