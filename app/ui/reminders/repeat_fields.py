"""How a reminder comes again: how often, until when, and what of days off."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain import lunar
from app.domain.annual import AnnualDate, Calendar, describe
from app.domain.recurrence import MOST_EVERY, Repeat, RepeatUnit
from app.ui.widgets.date_field import DateField
from app.ui.widgets.labels import PlainLabel


class RepeatFields(QWidget):
    """Never, or every so many days, weeks, months, years or lunar years."""

    def __init__(self, today: date, repeat: Repeat | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: date | None = None
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
        self.lunar_day = PlainLabel("", self)
        self.lunar_day.setEnabled(False)
        for before, after in pairwise((self.every, self.unit, self.until.line, self.shift)):
            QWidget.setTabOrder(before, after)
        line = QHBoxLayout()
        for widget in (self.word, self.every, self.unit, self.until_word):
            line.addWidget(widget)
        line.addWidget(self.until, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.shift)
        layout.addWidget(self.lunar_day)
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
        self._show_lunar()

    def show_first(self, first: date | None) -> None:
        """The day it begins on: of a lunar year the lunar day is told."""
        self._first = first
        self._show_lunar()

    def _show_lunar(self) -> None:
        lunar_year = self.unit.currentData() == RepeatUnit.LUNAR_YEAR.value
        self.lunar_day.setVisible(lunar_year and self._first is not None)
        if self._first is not None and lunar.FIRST <= self._first <= lunar.LAST:
            found = lunar.to_lunar(self._first)
            told = describe(AnnualDate(Calendar.LUNAR, found.month, found.day, found.leap), year_note=False)
            self.lunar_day.setText(tr("every year on {day}", day=told))

    def value(self) -> Repeat | None:
        """What the fields say. Raises `InvalidInput` for a day that is none."""
        unit = self.unit.currentData()
        if unit is None:
            return None
        return Repeat(RepeatUnit(unit), self.every.value(), self.until.value(), self.shift.isChecked())
