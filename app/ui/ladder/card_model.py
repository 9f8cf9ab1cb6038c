"""The cards of one column: knows all ids, fetches rows by the page when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from app.services.ladder_cards import CardRow
from app.ui.ladder.card_text import spoken
from app.ui.widgets.labels import tooltip

PAGE = 50  # a few screens; every column fetches one at each refresh
_KEPT_PAGES = 40
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
Fetch = Callable[[Sequence[int]], list[CardRow]]


class CardListModel(QStringListModel):
    """Rows are ids in the order of silence; their cards are fetched on demand and forgotten again.

    Its strings are empty: they are there so that Qt counts the rows itself. A list view asks for their number
    twice for every card whenever it is laid out, 40,000 times for a full column.
    """

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: list[int] = []
        self._pages: OrderedDict[int, dict[int, CardRow]] = OrderedDict()

    def set_ids(self, ids: list[int]) -> bool:
        """Show these cards; tells whether the list itself has changed (else only what is on the cards)."""
        self._pages.clear()
        if ids == self._ids:
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return False
        self._ids = ids
        self.setStringList([""] * len(ids))
        return True

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        card = self.card(index.row())
        if card is None:
            return None
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        return tooltip(spoken(card)) if role == Qt.ItemDataRole.ToolTipRole else spoken(card)

    def card(self, row: int) -> CardRow | None:
        """The card of a row; `None` for one that left the ladder a moment ago."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // PAGE
        if page not in self._pages:
            wanted = self._ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {card.file_id: card for card in self._fetch(wanted)}
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page].get(self._ids[row])

    def id_at(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rows_of(self, ids: AbstractSet[int | None]) -> list[int]:
        """Where these cards stand, in order; those that are elsewhere are left out."""
        return [row for row, file_id in enumerate(self._ids) if file_id in ids] if ids else []


_ROLES = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        CARD_ROLE,
    )
)
