"""A day of the month: its number, its lunar day or festival, and as many entries as fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent

from app.services.calendar import CalendarDay
from app.sheets.calendar_words import below_number, rest_mark
from app.ui import theme
from app.ui.calendar.surface import DaySurface

_GAP = 1


class MonthCell(DaySurface):
    """Paints one day of a month."""

    def show_day(self, day: CalendarDay, *, today: bool, outside: bool = False) -> None:
        super().show_day(day, today=today, outside=outside)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _head_height(self) -> int:
        return self.fontMetrics().height() + 5

    def _place(self) -> None:
        """Give places to the entries: all of them, or as many as leave room for the count of the others."""
        self.places, self.more_place = [], QRect()
        if self.day is None:
            return
        row = self.fontMetrics().height()
        top = self._head_height()
        room = max(0, (self.height() - top - 2) // (row + _GAP))
        count = len(self.day.entries)
        if count + self.day.more > room:
            count = min(count, max(0, room - 1))
        for entry in self.day.entries[:count]:
            self.places.append((QRect(3, top, self.width() - 6, row), entry))
            top += row + _GAP
        if self.hidden():
            self.more_place = QRect(3, top, self.width() - 6, row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.ground())
        if self.day is not None:
            self._draw_head(painter)
            painter.setFont(self.small_font())
            for place, entry in self.places:
                self.draw_entry(painter, place, entry)
            if self.hidden():
                self.draw_more(painter)
        palette, role = self.palette(), QPalette.ColorRole
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
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
        metrics = painter.fontMetrics()
        number = f"{day.on.day}"
        place = QRect(
            3, 2, max(metrics.horizontalAdvance(number) + 8, metrics.height() + 2), metrics.height()
        )
        ink = palette.color(role.Text) if day.working else theme.warning_colour()
        if self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role.Highlight))
            painter.drawRoundedRect(place, 4, 4)
            ink = palette.color(role.HighlightedText)
        elif self.outside:
            ink = self.faded()
        painter.setPen(ink)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), number)
        painter.setFont(self.small_font())
        left = place.right() + 4
        if mark := rest_mark(day):
            painter.setPen(theme.warning_colour() if not day.working else theme.good_colour())
            wide = painter.fontMetrics().horizontalAdvance(mark)
            painter.drawText(QRect(left, 2, wide, place.height()), int(Qt.AlignmentFlag.AlignVCenter), mark)
            left += wide + 4
        painter.setPen(palette.color(role.Text) if day.name and not self.outside else self.faded())
        room = QRect(left, 2, self.width() - left - 5, place.height())
        text = painter.fontMetrics().elidedText(below_number(day), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
