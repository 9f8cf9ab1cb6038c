"""The window: rail, search box, pages, and what is told at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import tr
from app.domain.text import show_plain
from app.ui import theme
from app.ui.context import ContactSeed, Context
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.shell import begin, commands, dialogs
from app.ui.shell.act_list import ActList
from app.ui.shell.banner import ReadOnlyBanner
from app.ui.shell.calendar_files import CalendarFiles
from app.ui.shell.diary_files import DiaryFiles
from app.ui.shell.doors import Doors
from app.ui.shell.editor_undo import EditorUndo
from app.ui.shell.heartbeat import Heartbeat
from app.ui.shell.morning import Morning
from app.ui.shell.pages import PAGES, PageEntry
from app.ui.shell.palette import CommandPalette, ShortcutList
from app.ui.shell.rail import Rail
from app.ui.shell.toast import Toast
from app.ui.shell.top_bar import TopBar
from app.ui.shell.tray import Tray
from app.ui.shell.writing import Writing

SMALLEST: Final = (960, 600)
SMALL_SCREEN: Final = 1366  # and below it: the window takes all of it
_NOTICES_AFTER_MS: Final = 1500


class MainWindow(QMainWindow):
    """One diary on screen. It decides nothing about the work: it opens doors and tells what happened."""

    restart_requested = Signal()
    diary_requested = Signal(object, bool)  # a path, and whether to make it
    closed = Signal()

    def __init__(self, context: Context, pages: Sequence[PageEntry] = PAGES) -> None:
        super().__init__()
        self.context = context
        self.entries = pages
        self.next_undo: str | None = None
        self.next_redo: str | None = None
        self._pages: dict[str, Page] = {}
        self._left = False
        self._quitting = False
        begin.with_choices(context)
        self.diary_files = DiaryFiles(self)
        self.calendar_files = CalendarFiles(self)
        self.rail = Rail(pages)
        self.top = TopBar(context)
        self.stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(self._room)
        self.registry = commands.register(self)
        self._build_menus()
        self.tray = Tray(self)
        self.heartbeat = Heartbeat(context, self)
        self._editor_undo = EditorUndo(self)
        self.writing = Writing(self)
        self.morning = Morning(self)
        self._doors = Doors(self)
        self._look_soon = QTimer(self)
        self._look_soon.setSingleShot(True)
        self._look_soon.timeout.connect(self._look)
        self._connect()
        self.setWindowTitle(f"{show_plain(context.services.diary.path.stem, 60)} — {tr('Shiji')}")
        self.setWindowIcon(icon("layers", theme.ACCENT))
        self._tint()
        self._look()
        self._restore()

    # -- what it is made of

    def _lay_out(self) -> None:
        self._room = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        if self.context.services.diary.read_only:
            column.addWidget(
                ReadOnlyBanner(self.context.services.diary.path.name, self.diary_files.save_copy)
            )
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self._room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(self._room)
        self.setMinimumSize(*SMALLEST)

    def _build_menus(self) -> None:
        for name, title in commands.MENUS:
            self.registry.fill(self.menuBar().addMenu(tr(title)), name)
        for name in ("contact", "new_file"):
            self.top.add(self.registry[name], words=True)
        for name in ("undo", "redo"):
            self.top.add(self.registry[name], words=False)

    def _connect(self) -> None:
        context = self.context
        context.changed.connect(lambda _changes: self._look_soon.start())
        context.done.connect(self.toast.tell_done)
        context.told.connect(self.toast.tell)
        context.refused.connect(self._on_refused)
        context.ask_again = lambda error: dialogs.ask_again(error, self)
        self.rail.chosen.connect(self.show_page)
        self.top.search.new_requested.connect(context.new_file_requested)
        self.top.search.left.connect(self._focus_page)
        self.toast.undo_requested.connect(self.undo)
        self.toast.redo_requested.connect(self.redo)
        self.morning.came.connect(self._doors.show_brief)
        self.tray.opened.connect(self.come_forward)
        self.tray.quit_requested.connect(self.quit)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_look)
        QTimer.singleShot(_NOTICES_AFTER_MS, self, self._start_notices)

    def _start_notices(self) -> None:
        from app.ui.reminders.notifier import Notifier

        if not self._left:
            self._notifier = Notifier(self.context, self.notify, self)
            self._notifier.start()

    # -- pages

    def page(self, page_id: str) -> Page:
        """The page of this id, made now if it was not shown before."""
        if page_id not in self._pages:
            entry = next(each for each in self.entries if each.page_id == page_id)
            self._pages[page_id] = page = entry.factory(self.context)
            self.stack.addWidget(page)
        return self._pages[page_id]

    @property
    def current_page(self) -> str:
        """The id of the page that is shown, empty before the first."""
        return next((name for name, page in self._pages.items() if page is self.stack.currentWidget()), "")

    def show_page(self, page_id: str) -> Page:
        """Go to a page."""
        try:
            page = self.page(page_id)
            self.stack.setCurrentWidget(page)
            self._focus_page()
        finally:
            if self.current_page:
                self.rail.mark(self.current_page)
        return page

    def _focus_page(self) -> None:
        page = self.stack.currentWidget()
        if page is not None:
            (page.focusWidget() or page).setFocus()

    def print_page(self) -> None:
        """What this page prints; today's log where it has nothing of its own."""
        page = self._pages.get(self.current_page)
        form = page.print_form() if page is not None else None
        self.context.print_requested.emit(*(form or ("day", self.context.services.clock.today())))

    def contact_seed(self) -> ContactSeed:
        """Whom a contact recorded from here is about."""
        page = self._pages.get(self.current_page)
        return page.contact_seed() if page is not None else ContactSeed()

    # -- acts

    def undo(self) -> None:
        """Take the last act back."""
        if text := self.context.act(self.context.services.undo.undo):
            self.toast.tell_undone(tr("Undone: {what}", what=show_plain(text, 80)))

    def redo(self) -> None:
        """Bring the last undone act again."""
        if text := self.context.act(self.context.services.undo.redo):
            self.toast.tell_done(tr("Done again: {what}", what=show_plain(text, 80)))

    def _look(self) -> None:
        """Ask what Ctrl+Z would take back now."""
        undo = self.context.services.undo
        writable = not self.context.services.diary.read_only
        self.next_undo = undo.next_undo() if writable else None
        self.next_redo = undo.next_redo() if writable else None
        self._say("undo", tr("Undo"), self.next_undo)
        self._say("redo", tr("Redo"), self.next_redo)
        self.registry.refresh()

    def _say(self, name: str, word: str, what: str | None) -> None:
        text = f"{word}: {show_plain(what, 40)}" if what else word
        self.registry[name].setText(text.replace("&", "&&"))
        self.registry[name].setToolTip(text.replace("<", "‹").replace("&", "＆"))

    def _on_refused(self, error: UserError) -> None:
        self.toast.tell_refused(dialogs.message_of(error))

    def show_acts(self) -> None:
        """What was done lately, each of it to be taken back."""
        self._open(ActList(self.context, self))

    # -- commands of the window

    def show_palette(self) -> None:
        """Every command by typing part of its name."""
        self._open(CommandPalette(self.registry, self))

    def show_shortcuts(self) -> None:
        """All keys on one page."""
        self._open(ShortcutList(self.registry, self))

    def show_about(self) -> None:
        """What this is, and whose work it rests on."""
        from app.ui.shell.about import AboutDialog

        self._open(AboutDialog(self))

    def step_text_size(self, steps: int) -> None:
        """All text a step larger or smaller; 0: as the system has it."""
        size = theme.step_text_size(self.context.preferences, steps)
        self.apply_look()
        self.toast.tell(tr("Text size {n} %", n=size))

    def toggle_full_screen(self) -> None:
        """The whole screen, or a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def notify(self, title: str, text: str) -> None:
        """Tell of what is due: by the desktop, or at the foot of the window where it has no tray."""
        if self.tray.available:
            self.tray.notify(title, text)
        else:
            self.toast.tell(f"{title}\n{text}")

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- looks

    def apply_look(self) -> None:
        """Colours and text size as the settings and the system have them now."""
        theme.apply(self.context.preferences)

    def _tint(self) -> None:
        self.registry.tint()
        self.rail.tint()
        self.top.search.tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "registry"):
            self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    # -- coming and going

    def _restore(self) -> None:
        preferences = self.context.preferences
        kept = preferences.get("geometry")
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1280, room.width()), min(800, room.height() - 40))
        back = isinstance(kept, str) and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))
        if not back and room.width() <= SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        known = {entry.page_id for entry in self.entries}
        last = preferences.get("page")
        self.show_page(last if last in known else self.entries[0].page_id)

    def come_forward(self) -> None:
        """Stand before the other windows, also from the tray or an icon."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def save_open_editors(self) -> bool:
        """Save what is being typed on the pages; False while some of it cannot be saved."""
        saved = [page.save_open_editors() for page in self._pages.values()]
        return all(saved)

    def quit(self) -> None:
        """End, also when closing the window would only put it into the tray."""
        self._quitting = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if self._left:
            event.accept()
        elif not self._quitting and self.tray.available and self.context.preferences.get("close_to_tray"):
            QApplication.setQuitOnLastWindowClosed(False)
            self.save_open_editors()
            self.hide()
        elif self.save_open_editors() or dialogs.ask_leave(self):
            event.accept()
            self.closed.emit()
        self._quitting = False

    def leave(self) -> None:
        """Save what is typed, remember the layout, and go without a word."""
        if self._left:
            return
        self._left = True
        self.save_open_editors()
        self.heartbeat.stop()
        self.morning.stop()
        if hasattr(self, "_notifier"):
            self._notifier.stop()
        self.tray.hide()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        preferences = self.context.preferences
        preferences.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        preferences.set("page", self.current_page)
        self.hide()
        self.deleteLater()
