"""Clients: the list of files, and a file opened from it or from anywhere else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.clients.file_page import FilePage
from app.ui.clients.list_view import FilesView
from app.ui.context import ContactSeed, Context
from app.ui.page import Page


class ClientsPage(Page):
    """The list and, over it, one file at a time."""

    page_id = "clients"
    kinds = frozenset(
        {
            "client_file",
            "file_summary",
            "person",
            "phone",
            "important_date",
            "gift",
            "file_tag",
            "file_product",
            "product",
            "tag",
            "rung_change",
            "contact",
            "line_file",
            "log_line",
            "appointment",
            "reminder",
            "file_score",
            "development_step",
            "setting",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = FilesView(context)
        self.file = FilePage(context)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._behind: list[int] = []  # files to go back to
        self.list.opened.connect(self.open_file)
        self.file.file_requested.connect(self._open_over)
        self.file.left.connect(self.back)
        for keys in (QKeySequence("Alt+Left"), QKeySequence(Qt.Key.Key_Back)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.back)

    def refresh(self) -> None:
        if self.stack.currentWidget() is self.file:
            self.file.refresh()
        else:
            self.list.refresh()

    def open_file(self, file_id: int) -> None:
        """Show this file; going back leads to the list."""
        self._behind.clear()
        self._show_file(file_id)

    def show_files(self, title: str, ids: Iterable[int]) -> None:
        """List these files and no others."""
        self._behind.clear()
        self.file.leave()
        self.stack.setCurrentWidget(self.list)
        self.list.show_only(title, tuple(ids))
        self.list.table.setFocus()

    def back(self) -> None:
        """From a file to the one it was opened from, or to the list."""
        if self.stack.currentWidget() is not self.file:
            return
        self.file.leave()
        if self._behind:
            self._show_file(self._behind.pop())
            return
        self.stack.setCurrentWidget(self.list)
        self.list.refresh()
        self.list.table.setFocus()

    def print_form(self) -> tuple[str, object] | None:
        """The card of the file that is open, or the log of its development."""
        if self.stack.currentWidget() is self.file and self.file.file_id is not None:
            return self.file.form, self.file.file_id
        return None

    def contact_seed(self) -> ContactSeed:
        """The file that is open is whom a contact recorded here is about."""
        if self.stack.currentWidget() is self.file and self.file.file_id is not None:
            return ContactSeed(file_ids=(self.file.file_id,))
        return ContactSeed()

    def save_open_editors(self) -> bool:
        """Save the field being edited; False while its text cannot be saved."""
        return self.file.leave()

    def _open_over(self, file_id: int) -> None:
        if self.file.file_id is not None and self.file.file_id != file_id:
            self._behind.append(self.file.file_id)
        self._show_file(file_id)

    def _show_file(self, file_id: int) -> None:
        self.file.open(file_id)
        self.stack.setCurrentWidget(self.file)
        self.file.card.setFocus()  # so that what was said can be typed at once
