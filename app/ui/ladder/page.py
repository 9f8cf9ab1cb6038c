"""The ladder as a page: six columns, two ways off, a filter; dragging or keys move cards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.domain.ladder import RUNGS, place_label
from app.domain.terms import Exit, Rung
from app.ui.context import ContactSeed, Context
from app.ui.ladder.card_list import CardList
from app.ui.ladder.column import ExitZone, RungColumn
from app.ui.ladder.drag import CardDrag
from app.ui.ladder.move_dialog import MoveDialog, open_for
from app.ui.page import Page
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.standing_on import stand_on


class LadderPage(Page):
    """Where every prospect stands, the silent ones on top."""

    page_id = "ladder"
    kinds = frozenset({"client_file", "file_summary", "rung_change", "setting"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        cards = context.services.ladder.cards
        self.columns = {rung: RungColumn(rung, cards) for rung in RUNGS}
        self.opened = ExitZone(
            Exit.OPENED.value, tr("Account opened"), tr("Drop a card here when the account is open (Alt+O).")
        )
        self.lost = ExitZone(
            Exit.LOST.value, tr("Lost"), tr("Drop a card here when they are lost, and say why (Alt+L).")
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Name, pinyin or initials"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(280)
        self.silent_only = QCheckBox(tr("Silent too long only"))
        self.foot = QLabel(tr("Silence is counted in working days since the last real contact."))
        self._dialog: MoveDialog | None = None
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self._refilter)
        self._build()
        self._connect()

    # -- what it is made of

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.silent_only)
        bar.addStretch(2)
        keys = QLabel(tr("Drag a card, or Alt+← Alt+→"))
        keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        keys.setToolTip(
            tr(
                "Alt+← towards A, Alt+→ towards F\nAlt+M asks where to\nAlt+O account opened, Alt+L lost\n"
                "Enter opens the file, R or Ctrl+Enter records a contact\n← → go between columns"
            )
        )
        bar.addWidget(keys)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.opened)
        for column in self.columns.values():
            row.addWidget(column, 1)
        row.addWidget(self.lost)
        self.board = QScrollArea()
        self.board.setWidgetResizable(True)
        self.board.setFrameShape(QFrame.Shape.NoFrame)
        self.board.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.board.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board.setWidget(inner)
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.foot.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(bar)
        layout.addWidget(self.board, 1)
        layout.addWidget(self.foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self.empty = EmptyState(
            tr("Nobody stands on the ladder yet: a new file starts on rung F."),
            tr("New file"),
            lambda: self.context.new_file_requested.emit(""),
        )
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.drag = CardDrag(self, self.board, [self.opened, *self.columns.values(), self.lost])

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_typed)
        self.filter.returnPressed.connect(self._focus_first)
        self.silent_only.toggled.connect(self._refilter)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.setFocus)
        for column in self.columns.values():
            cards = column.list
            cards.move_requested.connect(partial(self._on_move, cards))
            cards.open_requested.connect(self.context.file_requested)
            cards.contact_requested.connect(partial(self._on_contact, cards))
            cards.neighbour_requested.connect(partial(self._on_neighbour, cards))
            cards.menu_requested.connect(partial(self._on_menu, cards))
            cards.focused.connect(partial(self._on_focused, column))
            column.came_requested.connect(partial(self._on_flow, True))
            column.went_requested.connect(partial(self._on_flow, False))
            self.drag.watch_cards(cards)
        self.drag.cards_dropped.connect(self.move_cards)
        for zone in (self.opened, self.lost):
            zone.came_requested.connect(partial(self._on_flow, True))
            zone.all_requested.connect(self._on_all)

    # -- what it shows

    def refresh(self) -> None:
        """Heads and cards anew; filter, selection and scroll stay."""
        ladder = self.context.services.ladder
        heads = ladder.columns()
        today = self.context.services.clock.today()
        text, silent = self.filter.text(), self.silent_only.isChecked()
        for rung, column in self.columns.items():
            ids = ladder.card_ids(rung, text=text, silent_only=silent)
            column.list.painter.today = today
            column.list.show_ids(ids)
            column.show_head(heads[rung], len(ids))
        self.opened.show_head(heads[self.opened.place])
        self.lost.show_head(heads[self.lost.place])
        self._stack.setCurrentIndex(0 if any(head.count for head in heads.values()) else 1)

    def _on_typed(self) -> None:
        self._wait.start()

    def _refilter(self) -> None:
        self._wait.stop()
        self.refresh()

    def _focus_first(self) -> None:
        """Enter in the filter goes to the first card found."""
        self._refilter()
        for column in self.columns.values():
            if column.list.cards.rowCount():
                stand_on(column.list, column.list.cards.index(0))
                column.list.setFocus()
                return

    def show_card(self, file_id: int) -> None:
        """Go to a card and make it the current one."""
        for column in self.columns.values():
            if column.list.select(file_id):
                column.list.setFocus()
                return

    # -- what it does

    def move_cards(self, file_ids: list[int], to: str) -> None:
        """Ask why, then move; afterwards the first card is current where it now stands."""
        self._dialog = open_for(self.context, file_ids, to, self)
        self._dialog.moved.connect(lambda ids: self.show_card(ids[0]))

    def _on_move(self, cards: CardList, to: str) -> None:
        self.move_cards(cards.selected_ids(), to)

    def _on_contact(self, cards: CardList) -> None:
        if ids := cards.selected_ids():
            self.context.contact_requested.emit(ContactSeed(file_ids=tuple(ids)))

    def _on_neighbour(self, cards: CardList, step: int) -> None:
        """The nearest column with cards on that side, at about the same height."""
        order = list(self.columns.values())
        at = RUNGS.index(cards.rung) + step
        height = cards.visualRect(cards.currentIndex()).center().y()
        while 0 <= at < len(order):
            there = order[at].list
            if there.cards.rowCount():
                beside = there.indexAt(QPoint(8, height))
                last = there.cards.index(there.cards.rowCount() - 1)
                stand_on(there, beside if beside.isValid() else last)
                there.setFocus()
                self.board.ensureWidgetVisible(order[at])
                return
            at += step

    def _on_focused(self, column: RungColumn) -> None:
        days = self.context.services.settings.current().silence.get(column.place, 0)
        self.foot.setText(
            f"{column.place}: {Rung(column.place).label} · "
            + trn("silent after {n} working day", "silent after {n} working days", days)
        )

    def _on_menu(self, cards: CardList, point: QPoint) -> None:
        ids = cards.selected_ids()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(ids) == 1:
            menu.addAction(tr("Open the file"), lambda: self.context.file_requested.emit(ids[0]))
        menu.addAction(tr("Record a contact…"), partial(self._on_contact, cards))
        menu.addAction(
            tr("Ask for an appointment…"),
            lambda: self.context.contact_requested.emit(ContactSeed(file_ids=tuple(ids), appointment=True)),
        )
        menu.addSeparator()
        for place in (*RUNGS, Exit.OPENED.value, Exit.LOST.value):
            if place != cards.rung:
                menu.addAction(
                    tr("Move to {place}…", place=place_label(place)), partial(self.move_cards, ids, place)
                )
        menu.popup(point)

    def _on_flow(self, came: bool, place: str) -> None:
        today = self.context.services.clock.today()
        found = self.context.services.ladder.moved_files(
            place, came=came, start=today.replace(day=1), end=today
        )
        where = place_label(place)
        title = (
            tr("Came to {place} this month", place=where)
            if came
            else tr("Left {place} this month", place=where)
        )
        self.context.files_requested.emit(title, found)

    def _on_all(self, place: str) -> None:
        ids = self.context.services.ladder.off_ids(place)
        self.context.files_requested.emit(place_label(place), ids)
