"""The window: rail, search, pages, menus, and the quiet line that says what was done."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import tr
from app.ui.context import Context
from app.ui.page import Page
from app.ui.shell import dialogs
from app.ui.shell.commands import MENUS, Commands
from app.ui.shell.doors import Doors
from app.ui.shell.heartbeat import Heartbeat
from app.ui.shell.pages import PAGES, PageEntry
from app.ui.shell.rail import Rail
from app.ui.shell.search_box import SearchBox
from app.ui.shell.toast import Toast
from app.ui.shell.tray import Tray
from app.ui.widgets.labels import PlainLabel


class MainWindow(QMainWindow):
    """Everything of one open diary. Pages are made when they are first shown."""

    restart_requested = Signal()
    diary_requested = Signal(object, bool)  # path, whether to make it
    closed = Signal()
    look_changed = Signal()  # colours or text size

    def __init__(self, context: Context, pages: tuple[PageEntry, ...] = PAGES) -> None:
        super().__init__()
        self.context = context
        self.entries = {entry.page_id: entry for entry in pages}
        self._pages: dict[str, Page] = {}
        self._leaving = False
        self.rail = Rail(pages)
        self.search = SearchBox(context)
        self.stack = QStackedWidget()
        self.banner = PlainLabel(
            tr("This diary can be read but not changed: its file or folder is read-only.")
        )
        self.banner.setVisible(context.services.diary.read_only)
        self.banner.setMargin(6)
        self.toast = Toast(self)
        self.tray = Tray(self)
        self.heartbeat = Heartbeat(context, self)
        self.doors = Doors(context, self.show_page, self)
        self.commands = Commands(self)
        self._lay_out()
        self._connect()
        self._remember_back()

    # Building -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowTitle(f"{self.context.services.diary.path.stem} — {tr('Shiji')}")
        self.setMinimumSize(960, 600)
        for name in MENUS:
            menu = self.menuBar().addMenu(tr(name))
            menu.addActions(self.commands.actions.in_menu(name))
            menu.aboutToShow.connect(self.commands.actions.refresh)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 2)
        top.addWidget(self.search, 1)
        top.addStretch(1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(110)
        self.progress.setMaximumHeight(12)
        self.progress.hide()
        top.addWidget(self.progress)
        for name in ("contact", "new-file", "undo", "redo", "print"):
            top.addWidget(self._button(name))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(2)
        right.addLayout(top)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        ground = QWidget()
        layout = QHBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(ground)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self.commands.actions[name])
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name == "contact":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.search.new_requested.connect(self.context.new_file_requested)
        self.toast.undo_requested.connect(self.commands.undo)
        self.context.done.connect(self.toast.tell_done)
        self.context.refused.connect(self._on_refused)
        self.context.changed.connect(lambda _changes: self.commands.actions.refresh())
        self.context.settings_requested.connect(self.commands.settings)
        self.context.jobs.busy.connect(self.progress.setVisible)
        self.tray.opened.connect(self.come_forward)
        self.tray.quit_requested.connect(self.close_for_good)
        self.commands.actions.refresh()
        QTimer.singleShot(1500, self, self._start_notices)

    def _start_notices(self) -> None:
        """After the window stands: what came due meanwhile is told where the desktop has a tray."""
        from app.ui.reminders.notifier import Notifier

        if not self._leaving and self.tray.available:
            self._notifier = Notifier(self.context, self.tray.notify, self)
            self._notifier.start()

    def _remember_back(self) -> None:
        preferences = self.context.preferences
        stored = preferences.get("geometry")
        if not (isinstance(stored, str) and self.restoreGeometry(QByteArray.fromBase64(stored.encode()))):
            screen = QApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, screen.width()), min(768, screen.height()))
        page = preferences.get("page", "today")
        self.show_page(page if page in self.entries else next(iter(self.entries)))
        trade = preferences.get("first_trade")
        if trade and not self.context.services.diary.read_only:
            self.context.services.settings.change({"trade": trade})
            self.context.services.catalogue.ensure(trade)
            preferences.set("first_trade", None)

    # Pages ----------------------------------------------------------------------------------

    def show_page(self, page_id: str) -> Page:
        """Go to a page, made now when it is shown for the first time."""
        if page_id not in self._pages:
            page = self.entries[page_id].factory(self.context)
            self._pages[page_id] = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self._pages[page_id])
        self.rail.mark(page_id)
        self.context.preferences.set("page", page_id)
        return self._pages[page_id]

    def page(self) -> Page:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def _on_refused(self, error: UserError) -> None:
        self.toast.tell_refused(dialogs.message_of(error))

    # Coming and going -----------------------------------------------------------------------

    def come_forward(self) -> None:
        """Show the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Put what is being written into its field's draft or act, remember the window, and go."""
        self._leaving = True
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.heartbeat.stop()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.context.preferences.set("geometry", geometry)
        self.search.hits.hide()
        self.tray.hide()
        self.hide()
        self.deleteLater()

    def close_for_good(self) -> None:
        """Quit, whatever the tray setting says."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        stays = self.tray.available and self.context.preferences.get("close_to_tray", False)
        if stays and not self._leaving:
            self.hide()
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.toast.isVisible():
            self.toast.place()
