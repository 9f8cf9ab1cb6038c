"""Where a page's wish leads: another page, a form, the preview. Features are imported when first wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from app.core.errors import StorageReadOnly
from app.core.i18n import N_
from app.ui.context import ContactSeed, GiftSeed

if TYPE_CHECKING:
    from app.domain.festivals import Festival
    from app.services.day_brief import BriefRow
    from app.ui.shell.window import MainWindow


class OpensFiles(Protocol):
    """The clients' page."""

    def open_file(self, file_id: int) -> None: ...

    def show_files(self, title: str, ids: Iterable[int]) -> None: ...


class OpensDays(Protocol):
    """Today's page."""

    def open_day(self, day: date) -> None: ...


class Doors(QObject):
    """Connects the context's requests to those who answer them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = context = window.context
        context.page_requested.connect(self._page)
        context.file_requested.connect(self._file)
        context.files_requested.connect(self._files)
        context.lines_requested.connect(self._lines)
        context.day_requested.connect(self._day)
        context.contact_requested.connect(self._contact)
        context.move_requested.connect(self._move)
        context.entry_requested.connect(self._entry)
        context.gift_requested.connect(self._gift)
        context.brief_requested.connect(self._brief)
        context.evening_requested.connect(self._evening)
        context.rhythm_requested.connect(self._rhythm)
        context.greetings_requested.connect(self._greetings)
        context.new_file_requested.connect(self._new_file)
        context.print_requested.connect(self._print)
        context.settings_requested.connect(self._settings)

    def _page(self, place: str) -> None:
        page_id, _, tab_id = place.partition("/")
        page = self._window.show_page(page_id)
        if tab_id:
            page.show_tab(tab_id)

    def _file(self, file_id: int) -> None:
        cast("OpensFiles", self._window.show_page("clients")).open_file(file_id)

    def _files(self, title: str, ids: Iterable[int]) -> None:
        cast("OpensFiles", self._window.show_page("clients")).show_files(title, ids)

    def _lines(self, title: str, ids: Iterable[int]) -> None:
        from app.ui.shell.line_list import LineList

        self._open(LineList(self._context, title, tuple(ids), self._window))

    def _day(self, day: date) -> None:
        cast("OpensDays", self._window.show_page("today")).open_day(day)

    def _contact(self, seed: ContactSeed) -> None:
        from app.ui.contact.form import ContactForm

        if self._may_write():
            self._open(ContactForm(self._context, seed, self._window))

    def _move(self, file_id: int, to: str) -> None:
        from app.ui.ladder.move_dialog import open_move_dialog

        if self._may_write():
            open_move_dialog(self._context, file_id, to, self._window)

    def _entry(self) -> None:
        from app.ui.entry.dialog import EntryDialog

        if self._may_write():
            self._open(EntryDialog(self._context, self._window))

    def _brief(self) -> None:
        brief = self._context.services.brief
        self._context.later(lambda _job: brief.read(), self.show_brief)

    def show_brief(self, row: BriefRow) -> None:
        """What the day begins with."""
        from app.ui.brief.dialog import BriefDialog

        self._window.morning.remember()  # asked for or come by itself: it is told for today
        self._open(BriefDialog(self._context, row, self._window))

    def _evening(self, day: date | None) -> None:
        from app.ui.evening.dialog import EveningDialog

        # What is still being typed belongs to the day; what is being composed is left in peace.
        if self._may_write() and not self._window.writing.composing and self._window.save_open_editors():
            self._open(EveningDialog(self._context, day, self._window))

    def _gift(self, seed: GiftSeed) -> None:
        from app.ui.gift.dialog import GiftDialog

        if self._may_write():
            self._open(GiftDialog(self._context, seed, self._window))

    def _rhythm(self) -> None:
        from app.ui.rhythm.dialog import RhythmDialog

        self._open(RhythmDialog(self._context, self._window))

    def _greetings(self, festival: tuple[Festival, date] | None) -> None:
        from app.ui.greetings.dialog import GreetingDialog

        self._open(GreetingDialog(self._context, festival, self._window))

    def _new_file(self, text: str) -> None:
        from app.ui.clients.new_file_form import NewFileForm

        if self._may_write():
            self._open(NewFileForm(self._context, text, self._window))

    def _print(self, form: str, key: object) -> None:
        from app.ui.shell.printing import show_preview

        # What is still being typed belongs on the paper.
        self._window.save_open_editors()
        show_preview(self._context, form, key, self._window)

    def _settings(self) -> None:
        from app.ui.shell.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._context, self._window.tray.available, self._window)
        dialog.look_changed.connect(self._window.apply_look)
        dialog.language_chosen.connect(self._window.restart_requested, Qt.ConnectionType.QueuedConnection)
        self._open(dialog)

    def _may_write(self) -> bool:
        diary = self._context.services.diary
        if diary.read_only:
            self._context.refused.emit(
                StorageReadOnly("read-only", N_("{file} can be read but not written."), file=diary.path.name)
            )
        return not diary.read_only

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
