"""A date that may be left empty: typed in any common form, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr

_NUMBERS = re.compile(r"\d+")


def read_date(text: str, today: date) -> date | None:
    """`2026-12-15`, `12-15`, `12.15`, `12月15日`, `20261215`; without a year the next such day. Empty: none.

    Raises `InvalidInput` when it is no date.
    """
    found = _NUMBERS.findall(text)
    if not text.strip():
        return None
    if len(found) == 1 and len(found[0]) == 8:
        found = [found[0][:4], found[0][4:6], found[0][6:]]
    try:
        if len(found) == 3:
            year = int(found[0])
            return date(year + 2000 if year < 100 else year, int(found[1]), int(found[2]))
        if len(found) == 2:
            month, day = map(int, found)
            return next(
                made
                for year in range(today.year, today.year + 9)
                if (month, day) != (2, 29) or _is_leap(year)
                if (made := date(year, month, day)) >= today
            )
    except (ValueError, StopIteration):
        pass
    raise InvalidInput("date", N_("This is not a date. Write it as {example}."), example="2026-12-31")


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class DateField(QWidget):
    """A line for a date with a calendar behind the button (Down opens it)."""

    changed = Signal()

    def __init__(self, today: date, value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today  # a day without year is the next such one
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("e.g. {example}", example="12-31"))
        self.line.textChanged.connect(self.changed)
        self.button = QToolButton(self)
        self.button.setText("▾")
        self.button.setToolTip(tr("Calendar (Down)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def value(self) -> date | None:
        """The date, `None` when empty. Raises `InvalidInput` when the text is no date."""
        return read_date(self.line.text(), self.today)

    def set_value(self, value: date | None) -> None:
        self.line.setText(value.isoformat() if value else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show the calendar below the line, at the date that stands there."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        try:
            shown = self.value() or self.today
        except InvalidInput:
            shown = self.today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)

        def take(picked: QDate) -> None:
            self.set_value(date(picked.year(), picked.month(), picked.day()))
            popup.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
