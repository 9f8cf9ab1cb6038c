"""A card under the pointer on its way to another column: ghost, target, scrolling at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.core.i18n import trn
from app.domain.text import show_plain
from app.ui.ladder.card_list import CardList
from app.ui.ladder.column import ExitZone, RungColumn

_EDGE = 40  # pixels from the border where the columns begin to scroll
_STEP = 24
Target = RungColumn | ExitZone


class CardDrag(QObject):
    """Listens to the lists' drag signals; `dropped` tells which cards go where."""

    dropped = Signal(list, str)

    def __init__(self, page: QWidget, scroll: QScrollArea, targets: Sequence[Target]) -> None:
        super().__init__(page)
        self._page = page
        self._scroll = scroll
        self._targets = targets
        self._source: CardList | None = None
        self._over: Target | None = None
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

    def watch(self, cards: CardList) -> None:
        """Follow drags that begin in this list."""
        cards.drag_started.connect(partial(self._on_started, cards))
        cards.drag_moved.connect(self._on_moved)
        cards.drag_ended.connect(self._on_ended)
        cards.drag_cancelled.connect(self._clear)

    @property
    def active(self) -> bool:
        return self._source is not None

    def _on_started(self, cards: CardList, point: QPoint) -> None:
        self._source = cards
        ids = cards.selected_ids()
        current = cards.cards.card(cards.currentIndex().row())
        name = show_plain(current.name, 30) if current else ""
        self.ghost.setText(
            name
            if len(ids) == 1
            else trn("{name} and {n} more card", "{name} and {n} more cards", len(ids) - 1, name=name)
        )
        self.ghost.adjustSize()
        self.ghost.raise_()
        self.ghost.show()
        cards.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._edges.start()
        self._on_moved(point)

    def _on_moved(self, point: QPoint) -> None:
        self._at = point
        self.ghost.move(self._page.mapFromGlobal(point) + QPoint(12, 8))
        self._aim(self._target_at(point))

    def _target_at(self, point: QPoint) -> Target | None:
        for target in self._targets:
            if target.isVisible() and target.rect().contains(target.mapFromGlobal(point)):
                return target
        return None

    def _aim(self, target: Target | None) -> None:
        if target is not None and self._source is not None and target.place == self._source.rung:
            target = None
        if target is self._over:
            return
        if self._over is not None:
            self._over.highlight(on=False)
        if target is not None:
            target.highlight(on=True)
        self._over = target

    def _on_ended(self, point: QPoint) -> None:
        self._on_moved(point)
        target, source = self._over, self._source
        self._clear()
        if target is not None and source is not None:
            self.dropped.emit(source.selected_ids(), target.place)

    def _clear(self) -> None:
        self._aim(None)
        self._edges.stop()
        self.ghost.hide()
        if self._source is not None:
            self._source.unsetCursor()
        self._source = None

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
