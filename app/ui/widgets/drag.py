"""A drag of our own, not QDrag: made of plain mouse events, so tests can drive it and Esc cancels it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

_EDGE = 40  # pixels from the border where the ground begins to scroll
_STEP = 24


class DropTarget(Protocol):
    """A widget on which something can be let go."""

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would drop it here."""


class DragGesture(QObject):
    """Tells a drag from a click: fed with a widget's mouse events, it says what became of them."""

    started = Signal(QPoint)  # all points are global
    moved = Signal(QPoint)
    ended = Signal(QPoint)
    cancelled = Signal()

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self.source = source
        self.active = False
        self._pressed_at: QPoint | None = None

    def press(self, event: QMouseEvent) -> None:
        """The button went down on something that can be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def move(self, event: QMouseEvent, *, ready: bool = True) -> bool:
        """True while the movement is the drag's; `ready`: there is something to drag."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()  # the button was let go where we could not see it
            return False
        point = event.globalPosition().toPoint()
        if self.active:
            self.moved.emit(point)
        elif ready and (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self.active = True
            self.started.emit(point)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """True when a drag ended here; it was a click otherwise."""
        was_active = self.active
        self._stop()
        if was_active:
            self.ended.emit(event.globalPosition().toPoint())
        return was_active

    def cancel(self) -> None:
        """Let everything stay where it is."""
        was_active = self.active
        self._stop()
        if was_active:
            self.cancelled.emit()

    def takes_key(self, event: QKeyEvent) -> bool:
        """While dragging every key is the drag's: Esc cancels it, the others do nothing."""
        if not self.active:
            return False
        if is_escape(event):
            self.cancel()
        return True

    def _stop(self) -> None:
        self.active = False
        self._pressed_at = None


class Drag(QObject):
    """What is seen of a drag on a page: the ghost, the target below it, scrolling at the edges."""

    dropped = Signal(object, object)  # where it came from (the gesture's source), and the target

    def __init__(
        self,
        page: QWidget,
        scroll: QScrollArea,
        targets: Sequence[QWidget],
        accepts: Callable[[QWidget, QWidget], bool] = lambda _source, _target: True,
        says: Callable[[QWidget, QWidget | None, QPoint], str] | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._scroll = scroll
        self._targets = targets
        self._accepts = accepts
        self._says = says  # what the ghost says of letting go here; none: it says the same everywhere
        self._source: QWidget | None = None
        self._over: QWidget | None = None
        self.ghost = QLabel(page)
        self.ghost.setTextFormat(Qt.TextFormat.PlainText)
        self.ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ghost.setFrameShape(QLabel.Shape.Box)
        self.ghost.setAutoFillBackground(True)
        self.ghost.setMargin(5)
        self.ghost.hide()
        self._edges = QTimer(self, interval=30)
        self._edges.timeout.connect(self._scroll_at_edge)
        self._at = QPoint()

    def watch(self, gesture: DragGesture, text: Callable[[], str]) -> None:
        """Follow the drags of this gesture; `text` is what its ghost says."""
        gesture.started.connect(lambda point: self._on_started(gesture.source, text(), point))
        gesture.moved.connect(self._on_moved)
        gesture.ended.connect(self._on_ended)
        gesture.cancelled.connect(self.clear)

    @property
    def active(self) -> bool:
        return self._source is not None

    def clear(self) -> None:
        """End it without dropping anything."""
        self._aim(None)
        self._edges.stop()
        self.ghost.hide()
        if self._source is not None:
            self._source.unsetCursor()
        self._source = None

    def _on_started(self, source: QWidget, text: str, point: QPoint) -> None:
        self._source = source
        self.ghost.setText(text)
        self.ghost.adjustSize()
        self.ghost.raise_()
        self.ghost.show()
        source.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._edges.start()
        self._on_moved(point)

    def _on_moved(self, point: QPoint) -> None:
        self._at = point
        self.ghost.move(self._page.mapFromGlobal(point) + QPoint(12, 8))
        self._aim(self._target_at(point))
        if self._says is not None and self._source is not None:
            self.ghost.setText(self._says(self._source, self._over, point))
            self.ghost.adjustSize()

    @property
    def point(self) -> QPoint:
        """Where it is, or was let go; global."""
        return self._at

    def _target_at(self, point: QPoint) -> QWidget | None:
        for target in self._targets:
            if target.isVisible() and target.rect().contains(target.mapFromGlobal(point)):
                return target
        return None

    def _aim(self, target: QWidget | None) -> None:
        if target is not None and self._source is not None and not self._accepts(self._source, target):
            target = None
        if target is self._over:
            return
        if self._over is not None:
            cast("DropTarget", self._over).highlight(on=False)
        if target is not None:
            cast("DropTarget", target).highlight(on=True)
        self._over = target

    def _on_ended(self, point: QPoint) -> None:
        self._on_moved(point)
        target, source = self._over, self._source
        self.clear()
        if target is not None and source is not None:
            self.dropped.emit(source, target)

    def _scroll_at_edge(self) -> None:
        inside = self._scroll.mapFromGlobal(self._at).x()
        bar = self._scroll.horizontalScrollBar()
        before = bar.value()
        if inside < _EDGE:
            bar.setValue(before - _STEP)
        elif inside > self._scroll.width() - _EDGE:
            bar.setValue(before + _STEP)
        if bar.value() != before:
            self._aim(self._target_at(self._at))


def is_escape(event: QKeyEvent) -> bool:
    """Whether this key is Esc."""
    return event.key() == Qt.Key.Key_Escape
