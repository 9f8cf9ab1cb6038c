"""The month of six weeks, and the week with its hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.services.calendar import CalendarDay
from app.sheets.wording import week_of, weekday
from app.ui.calendar.days_view import DaysView
from app.ui.calendar.month_cell import MonthCell
from app.ui.calendar.week_column import MOST_ROWS, USUAL_HOURS, WeekColumn, minutes

WEEKS = 6
_WEEK = 7


def month_span(day: date) -> tuple[date, date]:
    """The six weeks, Monday first, that show the month of a day."""
    monday = week_of(day.replace(day=1))[0]
    return monday, monday + timedelta(days=WEEKS * _WEEK - 1)


class MonthView(DaysView):
    """Six rows of seven days."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__([MonthCell() for _ in range(WEEKS * _WEEK)], scroll)
        high = self.fontMetrics().height()
        self.setMinimumSize(self.fontMetrics().averageCharWidth() * 70, high * (WEEKS * 4 + 2))

    def head_height(self) -> int:
        return self.fontMetrics().height() + 6

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self.head_height()
        for number, surface in enumerate(self.surfaces):
            row, column = divmod(number, _WEEK)
            left, right = (self.width() * n // _WEEK for n in (column, column + 1))
            above, below = (top + (self.height() - top) * n // WEEKS for n in (row, row + 1))
            surface.setGeometry(QRect(left, above, right - left + 1, below - above + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        monday = date(2024, 1, 1)
        role = QPalette.ColorRole
        for n in range(_WEEK):
            painter.setPen(self.palette().color(role.Text if n < 5 else role.PlaceholderText))
            left, right = (self.width() * each // _WEEK for each in (n, n + 1))
            place = QRect(left, 0, right - left, self.head_height())
            day = monday + timedelta(days=n)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), weekday(day))


class WeekView(DaysView):
    """Seven columns; the hours stand on the left."""

    def __init__(self, scroll: QScrollArea) -> None:
        self.columns = [WeekColumn() for _ in range(_WEEK)]
        self._hours = USUAL_HOURS
        super().__init__(self.columns, scroll)
        high = self.fontMetrics().height()
        self.setMinimumSize(self.fontMetrics().averageCharWidth() * 80, high * 24)

    def show_days(self, days: Sequence[CalendarDay], today: date, month: int | None = None) -> None:
        """The seven days, with the hours that they need."""
        super().show_days(days, today, month)
        loose = [sum(entry.start is None for entry in day.entries) + day.more for day in days]
        times = [entry for day in days for entry in day.entries if entry.start is not None]
        begins = [minutes(entry.start or time.min) for entry in times]
        ends = [minutes(entry.end or entry.start or time.min) for entry in times]
        first = min([USUAL_HOURS[0], *(minute // 60 for minute in begins)])
        last = max([USUAL_HOURS[1], *(min(24, (minute + 89) // 60) for minute in ends)])
        self._hours = first, last
        for column in self.columns:
            column.share(min(MOST_ROWS, max(loose)), self._hours)
        self.update()

    def accepts(self, source: QWidget, target: QWidget) -> bool:  # noqa: ARG002
        """Also on its own day: at another hour."""
        return True

    def _gutter(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        begin = self._gutter()
        for n, column in enumerate(self.columns):
            left, right = (begin + (self.width() - begin) * each // _WEEK for each in (n, n + 1))
            column.setGeometry(QRect(left, 0, right - left + 1, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        high, (first, last) = self.fontMetrics().height(), self._hours
        step = 2 if self.columns[0].y_of(60) - self.columns[0].y_of(0) < high else 1
        for hour in range(first, last + 1, step):
            place = QRect(0, self.columns[0].y_of(hour * 60) - high // 2, self._gutter() - 4, high)
            place.moveBottom(min(place.bottom(), self.height()))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), f"{hour:02}:00")


def scrolled(make: type[DaysView]) -> tuple[QScrollArea, DaysView]:
    """A view in a room of its own that scrolls where the window is too small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view: QWidget = make(area)  # type: ignore[call-arg, arg-type]
    area.setWidget(view)
    assert isinstance(view, DaysView)
    area.setFocusProxy(view)
    return area, view
