"""Chooses the period that the charts look back over."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.core.clock import Clock
from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.core.preferences import Preferences
from app.domain.period import Period, days_of
from app.ui import theme
from app.ui.widgets.date_field import DateField

_KEY = "analysis_period"


class PeriodBar(QWidget):
    """A list of usual periods, and two days for any other; remembered on this computer."""

    chosen = Signal()

    def __init__(self, clock: Clock, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._preferences = preferences
        self.choice = QComboBox()
        for period in Period:
            self.choice.addItem(period.label, period.value)
        self.choice.setAccessibleName(tr("Period"))
        self.start, self.end = DateField(clock.today()), DateField(clock.today())
        self.dash = QLabel("–")
        self.range = QLabel()
        self.error = QLabel()
        self.error.setStyleSheet(f"color: {theme.warning_colour().name()}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(tr("Period")))
        layout.addWidget(self.choice)
        for widget in (self.start, self.dash, self.end):
            layout.addWidget(widget)
        layout.addWidget(self.range)
        layout.addWidget(self.error)
        layout.addStretch(1)
        remembered = self.choice.findData(preferences.get(_KEY, Period.QUARTER.value))
        self.choice.setCurrentIndex(max(remembered, 0))
        self._show_fields()
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.start.line.editingFinished.connect(self._on_days)
        self.end.line.editingFinished.connect(self._on_days)

    def follow_today(self) -> None:
        """Tell the days of the period anew: midnight may have passed."""
        self.start.today = self.end.today = self._clock.today()
        self._show_fields()

    def days(self) -> tuple[date, date]:
        """First and last day of the period. Raises `InvalidInput` when the typed days are none."""
        period = Period(str(self.choice.currentData()))
        usual = days_of(period, self._clock.today())
        if period is not Period.CUSTOM:
            return usual
        start, end = self.start.value() or usual[0], self.end.value() or usual[1]
        return (start, end) if start <= end else (end, start)

    def _on_choice(self) -> None:
        period = Period(str(self.choice.currentData()))
        self._preferences.set(_KEY, period.value)
        if period is Period.CUSTOM and not self.start.line.text():
            start, end = days_of(period, self._clock.today())
            self.start.set_value(start)
            self.end.set_value(end)
        self._show_fields()
        self.chosen.emit()

    def _on_days(self) -> None:
        if Period(str(self.choice.currentData())) is Period.CUSTOM and self._readable():
            self.chosen.emit()

    def _readable(self) -> bool:
        try:
            self.days()
        except InvalidInput as wrong:
            self.error.setText(wrong.message)
            return False
        self.error.clear()
        return True

    def _show_fields(self) -> None:
        custom = self.choice.currentData() == Period.CUSTOM.value
        for widget in (self.start, self.dash, self.end):
            widget.setVisible(custom)
        self.range.setVisible(not custom)
        self.error.clear()
        if self._readable():
            start, end = self.days()
            self.range.setText(f"{start.isoformat()} – {end.isoformat()}")
