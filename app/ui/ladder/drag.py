"""Cards under the pointer on their way to another column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core.i18n import trn
from app.domain.text import show_plain
from app.ui.ladder.card_list import CardList
from app.ui.ladder.column import ExitZone, RungColumn
from app.ui.widgets.drag import Drag


class CardDrag(Drag):
    """Follows the lists' drags; `cards_dropped` tells which cards go where."""

    cards_dropped = Signal(list, str)

    def __init__(self, page: QWidget, scroll: QScrollArea, targets: Sequence[RungColumn | ExitZone]) -> None:
        super().__init__(page, scroll, targets, _is_elsewhere)
        self.dropped.connect(self._on_dropped)

    def watch_cards(self, cards: CardList) -> None:
        """Follow drags that begin in this list."""
        self.watch(cards.gesture, lambda: _ghost_text(cards))

    def _on_dropped(self, source: CardList, target: RungColumn | ExitZone) -> None:
        self.cards_dropped.emit(source.selected_ids(), target.place)


def _is_elsewhere(source: QWidget, target: QWidget) -> bool:
    return not (
        isinstance(source, CardList)
        and isinstance(target, RungColumn | ExitZone)
        and source.rung == target.place
    )


def _ghost_text(cards: CardList) -> str:
    ids = cards.selected_ids()
    current = cards.cards.card(cards.currentIndex().row())
    name = show_plain(current.name, 30) if current else ""
    if len(ids) == 1:
        return name
    return trn("{name} and {n} more card", "{name} and {n} more cards", len(ids) - 1, name=name)
