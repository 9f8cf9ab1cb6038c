"""A file as a page: its head, and a tab each for card, fields, people, history, score and development."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.completeness import completeness
from app.domain.text import show_plain
from app.services.files import ClientFileRow
from app.ui.clients.card_tab import CardTab
from app.ui.clients.development_tab import DevelopmentTab
from app.ui.clients.fields_tab import FieldsTab
from app.ui.clients.header import FileHeader
from app.ui.clients.history_tab import HistoryTab
from app.ui.clients.people_tab import PeopleTab
from app.ui.clients.score_panel import ScorePanel
from app.ui.context import Context


class FilePage(QWidget):
    """One file at a time; only the tab in view is read."""

    left = Signal()
    file_requested = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.file_id: int | None = None
        self.row: ClientFileRow | None = None
        self.header = FileHeader(context)
        self.card = CardTab(context)
        self.fields = FieldsTab(context)
        self.people = PeopleTab(context)
        self.history = HistoryTab(context)
        self.score = ScorePanel(context)
        self.development = DevelopmentTab(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, title in (
            (self.card, tr("Card")),
            (self.fields, tr("File")),
            (self.people, tr("People and dates")),
            (self.history, tr("What happened")),
            (self.score, tr("Score")),
            (self.development, tr("Development")),
        ):
            self.tabs.addTab(tab, title)
        layout = QVBoxLayout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(lambda _index: self._show_tab())
        self.header.back_requested.connect(self.left)
        self.header.field_requested.connect(self.ask)
        self.header.deleted.connect(self.delete)
        self.people.file_requested.connect(self.file_requested)
        for number in range(self.tabs.count()):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda number=number: self._go_to(number))
            self.tabs.setTabToolTip(number, f"Alt+{number + 1}")

    def open(self, file_id: int) -> None:
        """Show this file; another one is left first."""
        if self.file_id != file_id:
            self.leave()
            self.fields.forget()
            self.file_id = file_id
            self.tabs.setCurrentWidget(self.card)
        self.refresh()

    def refresh(self) -> None:
        """Read the file again; one that is gone is left."""
        if self.file_id is None:
            return
        services = self._context.services
        try:
            row = services.files.get(self.file_id)
        except InvalidInput:
            self.file_id = self.row = None
            self.fields.forget()
            self.left.emit()
            return
        self.row = row
        settings = services.settings.current()
        self._complete = completeness(row.values, row.kind, settings.trade)
        self._trade = settings.trade
        score = services.scores.totals([row.id]).get(row.id)
        self.header.show_file(row, settings, self._complete, score)
        self._show_tab()

    def leave(self) -> bool:
        """Save what is open; what cannot be saved stays as a draft."""
        if self.file_id is None:
            return True
        self.card.leave()
        return self.fields.leave()

    def ask(self, name: str) -> None:
        """Go to the field that a question is about."""
        self.tabs.setCurrentWidget(self.fields)
        self.fields.focus_field(name)

    @property
    def form(self) -> str:
        """What is printed of the file: its card, or the log of its development while that is open."""
        return "development-log" if self.tabs.currentWidget() is self.development else "card"

    def delete(self) -> None:
        """Delete the file and go back; undo is offered."""
        if self.row is None:
            return
        row = self.row
        said = tr("Deleted {name}", name=show_plain(row.name, 40))
        self._context.act(lambda: self._context.services.files.delete([row.id]), said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _go_to(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        tab = self.tabs.currentWidget()
        if tab is not None:
            tab.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_tab(self) -> None:
        if self.row is None:
            return
        tab = self.tabs.currentWidget()
        if tab is self.card:
            self.card.show_file(self.row.id)
        elif tab is self.fields:
            self.fields.show_file(self.row, self._trade, self._complete)
        elif tab is self.people:
            self.people.show_file(self.row)
        elif tab is self.history:
            self.history.show_file(self.row.id)
        elif tab is self.score:
            self.score.show_file(self.row.id)
        elif tab is self.development:
            self.development.show_file(self.row.id)
