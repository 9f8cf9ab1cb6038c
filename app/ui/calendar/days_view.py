"""The days of a month or week beside one another: keys, the chosen day and entry, the drag."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.services.calendar import CalendarDay, CalendarEntry
from app.sheets.calendar_words import entry_text
from app.ui.calendar.surface import DaySurface
from app.ui.widgets.drag import Drag, is_escape

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_TURNS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SPAN: Final = 40  # characters of the ghost


class DaysView(QWidget):
    """Shows days; what is wanted of them goes out as signals."""

    stood = Signal(object)  # the day that is current now, perhaps one that is not shown
    turned = Signal(int)  # a month or week back or on
    opened = Signal(object, object)  # a date, an entry or none
    listed = Signal(object)  # a date
    moved = Signal(object, object, object)  # an entry, the date and hour it is to go to
    menu_requested = Signal(object, object, object)  # a date, an entry or none, a global point

    def __init__(self, surfaces: Sequence[DaySurface], scroll: QScrollArea) -> None:
        super().__init__()
        self.surfaces = tuple(surfaces)
        self.current = date.min
        self.key = ""  # of the chosen entry
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.drag = Drag(self, scroll, self.surfaces, self.accepts, _said)
        for surface in self.surfaces:
            surface.setParent(self)
            self.drag.watch(surface.gesture, partial(_ghost, surface))
            surface.chosen.connect(self._on_chosen)
            surface.opened.connect(self.opened)
            surface.listed.connect(self.listed)
            surface.menu_requested.connect(self.menu_requested)
        self.drag.dropped.connect(self._on_dropped)

    # -- what it shows

    def show_days(self, days: Sequence[CalendarDay], today: date, month: int | None = None) -> None:
        """The days in order; those of another month than this one are faded."""
        for surface, day in zip(self.surfaces, days, strict=True):
            outside = month is not None and day.on.month != month
            surface.show_day(day, today=day.on == today, outside=outside)
        self.stand(self.current, self.key)

    def surface_of(self, day: date) -> DaySurface | None:
        """The place of a day, while it is shown."""
        return next((each for each in self.surfaces if each.day is not None and each.date == day), None)

    def stand(self, day: date, key: str = "") -> None:
        """Make a day current, and one of its entries chosen."""
        self.current, self.key = day, key
        for surface in self.surfaces:
            here = surface.day is not None and surface.date == day
            surface.stand(key if here else None)

    def chosen(self) -> CalendarEntry | None:
        """The chosen entry of the current day."""
        return next((entry for entry in self._entries() if entry.key == self.key), None)

    def _entries(self) -> tuple[CalendarEntry, ...]:
        surface = self.surface_of(self.current)
        return surface.day.entries if surface is not None and surface.day is not None else ()

    def _on_chosen(self, day: date, entry: CalendarEntry | None) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.stand(day, entry.key if entry is not None else "")
        self.stood.emit(day)

    def _on_dropped(self, source: QWidget, target: QWidget) -> None:
        assert isinstance(source, DaySurface)
        assert isinstance(target, DaySurface)
        entry = source.dragged
        if entry is not None:
            start = _start(source, target, self.drag.point)
            if (target.date, start) != (entry.on, entry.start):
                self.moved.emit(entry, target.date, start)

    def accepts(self, source: QWidget, target: QWidget) -> bool:
        """Whether letting go there means anything."""
        return source is not target

    # -- keys

    def event(self, event: QEvent) -> bool:
        # Our keys come before menu mnemonics and the window's shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if (alt and event.key() in _STEPS) or (is_escape(event) and self.drag.active):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dragging = next((each.gesture for each in self.surfaces if each.gesture.active), None)
        if dragging is not None and dragging.takes_key(event):
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        chosen = self.chosen()
        if step is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            if chosen is not None:
                self.moved.emit(chosen, self.current + timedelta(days=step), chosen.start)
        elif step is not None and not modifiers:
            self._go(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not modifiers:
            self.opened.emit(self.current, chosen)
        elif event.key() == Qt.Key.Key_Space and not modifiers:
            self.listed.emit(self.current)
        elif event.key() in _TURNS and not modifiers:
            self.turned.emit(_TURNS[Qt.Key(event.key())])  # the room around would scroll
        elif is_escape(event) and self.key:
            self.stand(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        self.stand(self.current + timedelta(days=step))
        self.stood.emit(self.current)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the entries of the day, then on to the next widget."""
        keys = [entry.key for entry in self._entries()]
        at = keys.index(self.key) if self.key in keys else -1 if forward else len(keys)
        at += 1 if forward else -1
        if not 0 <= at < len(keys) or not self.hasFocus():
            self.stand(self.current)
            return super().focusNextPrevChild(forward)
        self.stand(self.current, keys[at])
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        for surface in self.surfaces:
            surface.gesture.cancel()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        surface = self.surface_of(self.current)
        if surface is not None and event.reason() == QContextMenuEvent.Reason.Keyboard:
            entry = self.chosen()
            place = next((rect for rect, each in surface.places if each == entry), surface.rect())
            point: QPoint = surface.mapToGlobal(place.center())
            self.menu_requested.emit(self.current, entry, point)


def _ghost(surface: DaySurface) -> str:
    return entry_text(surface.dragged)[:_SPAN] if surface.dragged is not None else ""


def _start(source: DaySurface, target: DaySurface, point: QPoint) -> time | None:
    """The hour of the dragged entry if it were let go here."""
    assert source.dragged is not None
    return target.start_at(source.dragged, target.mapFromGlobal(point), source.grabbed)


def _said(source: QWidget, target: QWidget | None, point: QPoint) -> str:
    """The entry, with the hour it would have here where that is another."""
    assert isinstance(source, DaySurface)
    text = _ghost(source)
    if source.dragged is None or not isinstance(target, DaySurface):
        return text
    start = _start(source, target, point)
    if start == source.dragged.start:
        return text
    return (
        f"{start:%H:%M} {source.dragged.text[:_SPAN]}" if start is not None else source.dragged.text[:_SPAN]
    )
