"""One column's cards: keys that move and open them, and a drag to another column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.ladder import RUNGS
from app.ui.ladder.card_delegate import CardDelegate
from app.ui.ladder.card_model import CardListModel, Fetch
from app.ui.widgets.drag import DragGesture, is_escape
from app.ui.widgets.standing_on import stand_on

_LEFT_OF = {rung: ("opened", *RUNGS)[i] for i, rung in enumerate(RUNGS)}
_RIGHT_OF = {rung: (*RUNGS, "lost")[i + 1] for i, rung in enumerate(RUNGS)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardList(QListView):
    """The cards of one rung. Signals ask; the page acts."""

    move_requested = Signal(str)  # the selected cards to this place
    open_requested = Signal(int)
    contact_requested = Signal()
    neighbour_requested = Signal(int)  # -1 towards A, +1 towards F
    menu_requested = Signal(QPoint)  # global
    focused = Signal()

    def __init__(self, rung: str, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rung = rung
        self.cards = CardListModel(fetch, self)
        self.painter = CardDelegate(rung, self)
        self.setModel(self.cards)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.gesture = DragGesture(self)
        self._one_of_many = False
        self.doubleClicked.connect(self._on_double_clicked)

    def selected_ids(self) -> list[int]:
        """The selected cards, top to bottom; the current one when none is selected."""
        rows = sorted(index.row() for index in self.selectedIndexes()) or [self.currentIndex().row()]
        ids = (self.cards.id_at(row) for row in rows)
        return [file_id for file_id in ids if file_id is not None]

    def current_id(self) -> int | None:
        return self.cards.id_at(self.currentIndex().row())

    def show_ids(self, ids: list[int]) -> None:
        """Show these cards; selection, current card and what stands at the top stay where they can."""
        chosen = {self.cards.id_at(index.row()) for index in self.selectedIndexes()} - {None}
        current, current_row = self.current_id(), self.currentIndex().row()
        top = self.cards.id_at(self.indexAt(QPoint(4, 4)).row())
        at_start = self.verticalScrollBar().value() == 0
        if not self.cards.set_ids(ids):
            return
        rows = self.cards.rows_of(chosen | {current})
        place = next((row for row in rows if self.cards.id_at(row) == current), None)
        if place is None and current_row >= 0 and ids:
            place = min(current_row, len(ids) - 1)
        if place is not None:
            self.selectionModel().setCurrentIndex(
                self.cards.index(place), self.selectionModel().SelectionFlag.NoUpdate
            )
        for row in rows:
            if self.cards.id_at(row) in chosen:
                self.selectionModel().select(
                    self.cards.index(row), self.selectionModel().SelectionFlag.Select
                )
        if top is not None and not at_start and (found := self.cards.rows_of({top})):
            self.scrollTo(self.cards.index(found[0]), QAbstractItemView.ScrollHint.PositionAtTop)

    def select(self, file_id: int) -> bool:
        """Make this card the current one; tells whether it is here."""
        rows = self.cards.rows_of({file_id})
        if rows:
            stand_on(self, self.cards.index(rows[0]))
        return bool(rows)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not walk through every card: the filter above finds names."""

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if (file_id := self.cards.id_at(index.row())) is not None:
            self.open_requested.emit(file_id)

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - what is seen is painted anew
        bottom_right: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
        roles: Sequence[int] = (),  # noqa: ARG002
    ) -> None:
        """All cards are of one height: nothing to lay out anew, which would walk through all of them."""
        self.viewport().update()

    # -- keys

    def event(self, event: QEvent) -> bool:
        # Our keys come before menu mnemonics and the window's shortcuts.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._place_asked_for(event) is not None or (self.gesture.active and is_escape(event)))
        ):
            event.accept()
            return True
        return super().event(event)

    def _place_asked_for(self, event: QKeyEvent) -> str | None:
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return None
        return {
            Qt.Key.Key_Left: _LEFT_OF[self.rung],
            Qt.Key.Key_Right: _RIGHT_OF[self.rung],
            Qt.Key.Key_O: "opened",
            Qt.Key.Key_L: "lost",
            Qt.Key.Key_M: "",
        }.get(Qt.Key(event.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.gesture.takes_key(event):
            return
        place = self._place_asked_for(event)
        if place is not None:
            if self.selected_ids():
                self.move_requested.emit(place)
            return
        if self._plain_key(event):
            return
        super().keyPressEvent(event)

    def _plain_key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in _ENTER:
            if control:
                self.contact_requested.emit()
            elif (file_id := self.current_id()) is not None:
                self.open_requested.emit(file_id)
        elif key == Qt.Key.Key_R and not event.modifiers():
            self.contact_requested.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.neighbour_requested.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid() and self.cards.rowCount():
            top = self.indexAt(QPoint(4, 4))
            stand_on(self, top if top.isValid() else self.cards.index(0))
        self.focused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selected_ids():
            self.menu_requested.emit(event.globalPos())

    # -- the drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        card = self.indexAt(event.position().toPoint())
        alone = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        # A press on one of several selected cards may begin a drag of them all; let go, it selects that one.
        self._one_of_many = (
            alone and self.selectionModel().isSelected(card) and len(self.selectedIndexes()) > 1
        )
        if not self._one_of_many:
            super().mousePressEvent(event)
        if card.isValid():
            self.gesture.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.gesture.move(event, ready=bool(self.selected_ids())):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture.release(event):
            return
        if self._one_of_many:
            stand_on(self, self.indexAt(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)
