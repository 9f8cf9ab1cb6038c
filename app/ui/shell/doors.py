"""What pages ask of the shell, connected to the pages and forms that answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.context import ContactSeed, Context

if TYPE_CHECKING:
    from app.ui.page import Page

ShowPage = Callable[[str], "Page"]


class Doors(QObject):
    """Imports a form when it is first asked for, so that the first window comes sooner."""

    def __init__(self, context: Context, show_page: ShowPage, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._show_page = show_page
        self._window = window
        context.page_requested.connect(show_page)
        context.file_requested.connect(self.open_file)
        context.files_requested.connect(self.show_files)
        context.day_requested.connect(self.open_day)
        context.contact_requested.connect(self.record_contact)
        context.new_file_requested.connect(self.new_file)
        context.move_requested.connect(self.move_card)
        context.print_requested.connect(self.print_form)

    def open_file(self, file_id: int) -> None:
        from app.ui.clients.page import ClientsPage

        page = self._show_page(ClientsPage.page_id)
        assert isinstance(page, ClientsPage)
        page.open_file(file_id)

    def show_files(self, title: str, ids: Iterable[int]) -> None:
        from app.ui.clients.page import ClientsPage

        page = self._show_page(ClientsPage.page_id)
        assert isinstance(page, ClientsPage)
        page.show_files(title, ids)

    def open_day(self, day: date) -> None:
        from app.ui.today.page import TodayPage

        page = self._show_page(TodayPage.page_id)
        assert isinstance(page, TodayPage)
        page.open_day(day)

    def record_contact(self, seed: ContactSeed) -> None:
        from app.ui.contact.form import ContactForm

        self._open(ContactForm(self._context, seed, self._window))

    def new_file(self, text: str) -> None:
        from app.ui.clients.new_file_form import NewFileForm

        form = NewFileForm(self._context, text, self._window)
        form.made.connect(self._context.file_requested)
        self._open(form)

    def move_card(self, file_id: int, to: str) -> None:
        from app.ui.ladder.move_dialog import open_move_dialog

        open_move_dialog(self._context, file_id, to, self._window)

    def print_form(self, form: str, key: Any) -> None:
        from app.ui.shell.printing import show_preview

        show_preview(self._context, form, key, self._window)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
