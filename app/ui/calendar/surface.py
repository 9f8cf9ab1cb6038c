"""A day that paints its entries itself; the month's cell and the week's column say where."""

from __future__ import annotations

import math
from datetime import date, time
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.core.i18n import tr
from app.domain.terms import LineState, Way
from app.services.calendar import CalendarDay, CalendarEntry
from app.sheets.calendar_words import entry_text, spoken, whole_day
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.drag import DragGesture
from app.ui.widgets.labels import tooltip

_ICONS: Final = {
    "visit": "map-pin",
    "line": "pen-line",
    "reminder": "bell",
    "rung_end": "layers",
    "birthday": "cake",
    "date": "star",
    "greeting": "users",
    "goal": "flag",
    "target": "target",
}
_WAYS: Final = {
    Way.PHONE.value: "phone",
    Way.MEAL.value: "utensils",
    Way.OFFICE.value: "building-2",
    Way.EVENT.value: "ticket",
    Way.MESSAGE.value: "message-circle",
    Way.MAILING.value: "mail",
}
_COLOURS: Final = {  # on light and on dark ground; the icon always says the same
    "visit": ("#1d6fb8", "#6fb1ec"),
    "line": ("#64748b", "#9aa8bb"),
    "reminder": ("#a16207", "#e0b04a"),
    "rung_end": ("#a16207", "#e0b04a"),
    "birthday": ("#be185d", "#f28bb8"),
    "date": ("#be185d", "#f28bb8"),
    "greeting": ("#be185d", "#f28bb8"),
    "goal": ("#15803d", "#6fcf8e"),
    "target": ("#15803d", "#6fcf8e"),
}
_OUTSIDE: Final = 0.6
_LIT: Final = 0.25  # of the highlight in the ground of a day that something is dragged over
_NARROW: Final = 8  # letters: whom it is about says more than the hour, which the place tells


def kind_colour(kind: str) -> QColor:
    """The colour of a kind of entry on the ground in use."""
    return QColor(_COLOURS[kind][theme.is_dark()])


def entry_icon(entry: CalendarEntry) -> str:
    """The name of the picture that stands before an entry."""
    return _WAYS.get(entry.way or "", "map-pin") if entry.kind == "visit" else _ICONS[entry.kind]


def _draw_lines(painter: QPainter, room: QRect, text: str) -> None:
    """As many whole lines as there is room for, the last one elided."""
    layout = QTextLayout(text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    high = painter.fontMetrics().height()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        last = top + line.height() + high > room.height()
        place = QRect(room.left(), room.top() + round(top), room.width(), math.ceil(line.height()))
        end = len(text) if last else line.textStart() + line.textLength()
        shown = text[line.textStart() : end].strip()
        shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        top += line.height()
        if last:
            break
    layout.endLayout()


class DaySurface(QWidget):
    """One day: where its entries are painted, and what the mouse wants of them."""

    chosen = Signal(object, object)  # the date, the entry or none
    opened = Signal(object, object)  # the date, the entry or none
    listed = Signal(object)  # the date: show everything on it
    menu_requested = Signal(object, object, object)  # the date, the entry or none, the global point

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: CalendarDay | None = None
        self.gesture = DragGesture(self)
        self.dragged: CalendarEntry | None = None
        self.grabbed = 0  # pixels below its upper edge at which it was taken
        self.places: list[tuple[QRect, CalendarEntry]] = []
        self.more_place = QRect()
        self.today = False
        self.outside = False  # belongs to the month before or after
        self.is_current = False
        self.chosen_key = ""
        self._lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_day(self, day: CalendarDay, *, today: bool, outside: bool = False) -> None:
        """Another day, or the same one anew."""
        self.gesture.cancel()
        self.day, self.today, self.outside = day, today, outside
        self.setAccessibleName(". ".join((whole_day(day), *(spoken(each) for each in day.entries))))
        self.update()

    @property
    def date(self) -> date:
        assert self.day is not None
        return self.day.on

    def stand(self, key: str | None) -> None:
        """`None`: another day is current; else this one is, with the entry of this key chosen."""
        self.is_current, self.chosen_key = key is not None, key or ""
        self.update()

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would move it here."""
        self._lit = on
        self.update()

    def texts(self) -> list[str]:
        """What stands on the day, from top to bottom; the count of what does not fit last."""
        shown = [entry_text(entry) for _place, entry in self.places]
        return [*shown, self.more_text()] if self.hidden() else shown

    def hidden(self) -> int:
        """How many entries have no place."""
        return len(self.day.entries) + self.day.more - len(self.places) if self.day is not None else 0

    def more_text(self) -> str:
        return tr("+{n} more", n=self.hidden())

    # -- painting

    def ground(self) -> QColor:
        role = QPalette.ColorRole
        if self._lit:
            base, lit = self.palette().color(role.Base), self.palette().color(role.Highlight)
            pairs = ((base.red(), lit.red()), (base.green(), lit.green()), (base.blue(), lit.blue()))
            return QColor(*(round(a + (b - a) * _LIT) for a, b in pairs))  # what stands there stays readable
        worked = self.day is not None and self.day.working
        return self.palette().color(role.Base if worked else role.AlternateBase)

    def faded(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.PlaceholderText)

    def small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() * 0.88, 7.0))
        return font

    def draw_entry(
        self, painter: QPainter, place: QRect, entry: CalendarEntry, *, wrap: bool = False
    ) -> None:
        """A picture and a text on a tint; the chosen one on the colour of what is selected."""
        palette, role = self.palette(), QPalette.ColorRole
        picked = self.is_current and entry.key == self.chosen_key
        colour = kind_colour(entry.kind)
        tint = QColor(colour)
        tint.setAlpha(45)
        over = entry.state != LineState.OPEN
        painter.setOpacity(_OUTSIDE if self.outside and not picked else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ground())  # no line of an hour shows through
        painter.drawRoundedRect(place, 3, 3)
        painter.setBrush(palette.color(role.Highlight) if picked else tint)
        painter.drawRoundedRect(place, 3, 3)
        size = min(painter.fontMetrics().height() - 2, place.height())
        ink = palette.color(role.HighlightedText) if picked else palette.color(role.Text)
        if over and not picked:
            ink = self.faded()
        picture = icon(entry_icon(entry), (ink if picked else colour).name())
        line = min(place.height(), painter.fontMetrics().height() + 1)
        picture.paint(painter, QRect(place.left() + 2, place.top() + (line - size) // 2, size, size))
        painter.setPen(ink)
        room = place.adjusted(size + 5, 0, -2, 0)
        narrow = room.width() < painter.fontMetrics().averageCharWidth() * _NARROW
        if wrap and not narrow:
            _draw_lines(painter, room, entry_text(entry, ends=True))
        else:
            whole = entry.text if narrow else entry_text(entry)
            text = painter.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
        painter.setOpacity(1.0)

    def draw_more(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.more_place.adjusted(4, 0, 0, 0), int(flags), self.more_text())

    # -- mouse

    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        """The entry painted under this point."""
        return next((entry for place, entry in self.places if place.contains(point)), None)

    def start_at(self, entry: CalendarEntry, point: QPoint, grabbed: int) -> time | None:  # noqa: ARG002
        """At what hour an entry let go here would be; a month leaves it at its own."""
        return entry.start

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self.dragged = self.entry_at(point)
        self.grabbed = next((point.y() - place.top() for place, _ in self.places if place.contains(point)), 0)
        self.chosen.emit(self.date, self.dragged)
        if not self.more_place.contains(point):
            self.gesture.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gesture.move(event, ready=self.dragged is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        pressed, self_was_drag = self.dragged, self.gesture.release(event)
        if self_was_drag or event.button() != Qt.MouseButton.LeftButton or self.day is None:
            return
        if self.hidden() and self.more_place.contains(point):
            self.listed.emit(self.date)
        elif pressed is not None and self.entry_at(point) == pressed:
            self.opened.emit(self.date, pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.entry_at(event.position().toPoint()) is None:
            self.opened.emit(self.date, None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        entry = self.entry_at(event.pos())
        self.chosen.emit(self.date, entry)
        self.menu_requested.emit(self.date, entry, event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.day is not None:
            entry = self.entry_at(event.pos())
            text = spoken(entry) if entry is not None else whole_day(self.day)
            QToolTip.showText(event.globalPos(), tooltip(text), self)
            return True
        return super().event(event)
