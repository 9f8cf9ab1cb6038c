"""Which day it is: arrows, date with weekday, lunar day and holiday, and a calendar shaded by activity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, is_chinese, tr
from app.domain import lunar
from app.domain.working_days import WorkCalendar, holiday_name
from app.services.daily_log import DayCount
from app.sheets.wording import lunar_text
from app.ui import theme
from app.ui.widgets.labels import tooltip

Activity = Callable[[date, date], Mapping[date, DayCount]]
WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_FULL_DAY: Final = 12  # lines that shade a day fully


def day_text(day: date) -> str:
    """2026年11月23日 星期一, or Monday, 23 Nov 2026."""
    weekday = tr(WEEKDAYS[day.weekday()])
    if is_chinese():
        return f"{day.year}年{day.month}月{day.day}日 {weekday}"
    return f"{weekday}, {day.day} {day:%b %Y}"


def day_note(day: date, calendar: WorkCalendar) -> str:
    """The lunar day, the holiday, and whether one works."""
    parts = [lunar_text(day)] if lunar.FIRST <= day <= lunar.LAST else []
    holiday = holiday_name(day)
    if holiday:
        parts.append(tr(holiday))
    weekend = day.weekday() >= 5
    if calendar.is_working(day) and weekend:
        parts.append(tr("make-up working day"))
    elif not calendar.is_working(day):
        parts.append(tr("day off"))
    return " · ".join(parts)


class DayHeader(QWidget):
    """Tells which day is wanted."""

    day_chosen = Signal(object)

    def __init__(self, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self.day = date.min
        self.earlier, self.later = (
            _arrow("◀", tr("Day before (Alt+PgUp)")),
            _arrow("▶", tr("Day after (Alt+PgDown)")),
        )
        self.today = QPushButton(tr("Today"))
        self.today.setToolTip(tooltip(tr("Back to today (Alt+Home)")))
        self.title = QPushButton()
        self.title.setFlat(True)
        self.title.setToolTip(tooltip(tr("Choose a day (Alt+Down)")))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.note = QLabel()
        self.note.setForegroundRole(self.note.palette().ColorRole.PlaceholderText)
        for button in (self.earlier, self.later, self.today, self.title):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.earlier.clicked.connect(lambda: self.step(-1))
        self.later.clicked.connect(lambda: self.step(1))
        self.title.clicked.connect(self.open_calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.earlier, self.title, self.later, self.today, self.note):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_day(self, day: date, today: date, calendar: WorkCalendar) -> None:
        """Say which day is shown."""
        self.day = day
        self.title.setText(day_text(day))
        self.note.setText(day_note(day, calendar))
        self.today.setEnabled(day != today)

    def step(self, days: int) -> None:
        """Some days on or back."""
        self.day_chosen.emit(self.day + timedelta(days=days))

    def open_calendar(self) -> ActivityCalendar:
        """The months, each day shaded by how much happened on it."""
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = ActivityCalendar(self._activity, popup)
        calendar.setSelectedDate(QDate(self.day.year, self.day.month, self.day.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)

        def take(picked: QDate) -> None:
            popup.close()
            self.day_chosen.emit(date(picked.year(), picked.month(), picked.day()))

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        popup.move(self.title.mapToGlobal(QPoint(0, self.title.height())))
        popup.show()
        calendar.setFocus()
        return calendar


class ActivityCalendar(QCalendarWidget):
    """A month whose days are the darker the more was done on them."""

    def __init__(self, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = activity
        self._counts: Mapping[date, DayCount] = {}
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumSize(300, 230)
        self.currentPageChanged.connect(self._load)
        self._load(self.yearShown(), self.monthShown())

    def _load(self, year: int, month: int) -> None:
        first = date(year, month, 1) - timedelta(days=7)
        self._counts = self._ask(first, first + timedelta(days=52))
        self.updateCells()

    def shade(self, day: date) -> int:
        """How full a day was, in percent."""
        count = self._counts.get(day)
        return min(round(count.lines * 100 / _FULL_DAY), 100) if count is not None else 0

    def paintCell(self, painter: QPainter, rect: QRect, picked: QDate) -> None:
        super().paintCell(painter, rect, picked)
        full = self.shade(date(picked.year(), picked.month(), picked.day()))
        if full and picked != self.selectedDate():
            colour = QColor(theme.ACCENT)
            colour.setAlpha(30 + full)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), colour)


def _arrow(text: str, hint: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tooltip(hint))
    made.setAutoRaise(True)
    return made
