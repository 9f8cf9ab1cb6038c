"""A day of the week: what has no hour above, the hours below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent

from app.services.calendar import CalendarDay, CalendarEntry
from app.sheets.calendar_words import below_number, rest_mark
from app.sheets.wording import weekday
from app.ui import theme
from app.ui.calendar.surface import DaySurface

USUAL_HOURS: Final = (8, 20)
MOST_ROWS: Final = 6  # above the hours
_SHORTEST: Final = 30  # minutes, for what has no end
_GAP: Final = 1
_QUARTER: Final = 15  # minutes to which a drag keeps


def minutes(moment: time) -> int:
    """Since midnight."""
    return moment.hour * 60 + moment.minute


def lanes(entries: Iterable[CalendarEntry], shortest: int) -> list[tuple[CalendarEntry, int, int, int, int]]:
    """Each with begin, end, its lane and how many lanes stand beside one another there."""
    placed: list[tuple[CalendarEntry, int, int, int, int]] = []
    group: list[tuple[CalendarEntry, int, int, int]] = []
    ends: list[int] = []

    def close() -> None:
        placed.extend((*each, len(ends)) for each in group)
        group.clear()
        ends.clear()

    for entry in entries:
        assert entry.start is not None
        begin = minutes(entry.start)
        end = max(minutes(entry.end) if entry.end is not None else begin + _SHORTEST, begin + shortest)
        if ends and begin >= max(ends):
            close()
        lane = next((n for n, over in enumerate(ends) if over <= begin), len(ends))
        ends[lane : lane + 1] = [end]
        group.append((entry, begin, end, lane))
    close()
    return placed


class WeekColumn(DaySurface):
    """Paints one day of a week; rows above the hours and the hours are the same for all seven."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = 0
        self._hours = USUAL_HOURS

    def share(self, rows: int, hours: tuple[int, int]) -> None:
        """How many rows stand above the hours, and from which hour to which."""
        self._rows, self._hours = rows, hours
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def show_day(self, day: CalendarDay, *, today: bool, outside: bool = False) -> None:
        super().show_day(day, today=today, outside=outside)
        self._place()

    def head_height(self) -> int:
        return 2 * self.fontMetrics().height() + 8

    def hours_top(self) -> int:
        """Where the first hour begins."""
        return self.head_height() + self._rows * (self.fontMetrics().height() + _GAP) + 6

    def y_of(self, minute: float) -> int:
        """Where a minute of the day lies."""
        first, last = self._hours
        room = self.height() - self.hours_top() - 4
        return self.hours_top() + round((minute - first * 60) * room / ((last - first) * 60))

    def start_at(self, entry: CalendarEntry, point: QPoint, grabbed: int) -> time | None:
        """The quarter of an hour here; above the hours it has none."""
        if point.y() < self.hours_top():
            return None
        first, last = self._hours
        room = max(1, self.height() - self.hours_top() - 4)
        above = grabbed if entry.start is not None else 0
        minute = first * 60 + (point.y() - above - self.hours_top()) * (last - first) * 60 / room
        quarter = min(max(0, round(minute / _QUARTER) * _QUARTER), 24 * 60 - _QUARTER)
        return time(*divmod(quarter, 60))

    def _place(self) -> None:
        self.places, self.more_place = [], QRect()
        if self.day is None:
            return
        row, top = self.fontMetrics().height(), self.head_height()
        loose = [entry for entry in self.day.entries if entry.start is None]
        fits = self._rows if len(loose) + self.day.more <= self._rows else self._rows - 1
        for entry in loose[: max(0, fits)]:
            self.places.append((QRect(3, top, self.width() - 6, row), entry))
            top += row + _GAP
        if len(loose) + self.day.more > self._rows:
            self.more_place = QRect(3, top, self.width() - 6, row)
        first, last = self._hours
        room = max(1, self.height() - self.hours_top() - 4)
        shortest = -(-(row + 1) * (last - first) * 60 // room)  # minutes that one line of text takes
        timed = [entry for entry in self.day.entries if entry.start is not None]
        timed.sort(key=lambda entry: (entry.start or time.min, entry.key))
        for entry, begin, end, lane, count in lanes(timed, shortest):
            wide = (self.width() - 6) / count
            above, below = self.y_of(begin), min(self.y_of(end), self.height() - 2)
            place = QRect(round(3 + lane * wide), above, max(8, round(wide) - 1), max(row, below - above - 1))
            self.places.append((place, entry))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ground())
        palette, role = self.palette(), QPalette.ColorRole
        painter.setPen(palette.color(role.Mid))
        first, last = self._hours
        for hour in range(first, last + 1):
            painter.drawLine(0, self.y_of(hour * 60), self.width(), self.y_of(hour * 60))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.day is not None:
            self._draw_head(painter)
            painter.setFont(self.small_font())
            for place, entry in self.places:
                self.draw_entry(painter, place, entry, wrap=place.height() >= 2 * self.fontMetrics().height())
            if not self.more_place.isNull():
                self.draw_more(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.color(role.Highlight if self.is_current else role.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.is_current:
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _draw_head(self, painter: QPainter) -> None:
        day = self.day
        assert day is not None
        palette, role = self.palette(), QPalette.ColorRole
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        high = self.fontMetrics().height()
        place = QRect(3, 3, self.width() - 6, high)
        ink = palette.color(role.Text) if day.working else theme.warning_colour()
        if self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role.Highlight))
            painter.drawRoundedRect(place, 4, 4)
            ink = palette.color(role.HighlightedText)
        painter.setPen(ink)
        title = f"{weekday(day.on, short=True)} {day.on:%m-%d}"
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), title)
        painter.setFont(self.small_font())
        painter.setPen(palette.color(role.Text) if day.name else self.faded())
        text = " ".join(filter(None, (below_number(day), rest_mark(day))))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.translated(0, high + 1), int(Qt.AlignmentFlag.AlignCenter), shown)
