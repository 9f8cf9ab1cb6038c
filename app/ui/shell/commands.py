"""What the window can be asked to do: each command in one place, with its text, keys and icon."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from app.core.errors import UserError
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.core.paths import SUFFIX
from app.core.version import version
from app.services.diary import Problem
from app.ui import theme
from app.ui.context import ContactSeed
from app.ui.shell import dialogs
from app.ui.shell.actions import Actions
from app.ui.shell.palette import CommandPalette, ShortcutList

if TYPE_CHECKING:
    from app.ui.shell.window import MainWindow

FILE, EDIT, VIEW, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("&Help")
MENUS = (FILE, EDIT, VIEW, HELP)


class Commands(QObject):
    """Fills the registry of the window and carries its commands out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._diary = window.context.services.diary
        self._undo = window.context.services.undo
        self.actions = Actions(window)
        self._add_file_menu()
        self._add_edit_menu()
        self._add_view_menu()
        self._add_help_menu()

    def _add_file_menu(self) -> None:
        add = partial(self.actions.add, menu=FILE)
        new_file = partial(self._context.new_file_requested.emit, "")
        contact = partial(self._context.contact_requested.emit, ContactSeed())
        ours = self._writable
        add("contact", N_("Record a contact…"), contact, shortcuts=("Ctrl+N",), icon="pen-line", enabled=ours)
        add(
            "new-file",
            N_("New client file…"),
            new_file,
            shortcuts=("Ctrl+Shift+N",),
            icon="plus",
            enabled=ours,
        )
        add("open", N_("Open a diary…"), self._open, shortcuts=("Ctrl+O",), icon="folder-open")
        add("new-diary", N_("New diary…"), self._new_diary)
        add("copy", N_("Save a copy…"), self._save_copy, shortcuts=("Ctrl+Shift+S",), icon="save")
        add("print", N_("Print…"), self._print, shortcuts=("Ctrl+P",), icon="printer")
        add("settings", N_("Settings…"), self.settings, shortcuts=("Ctrl+,",), icon="settings")
        add("quit", N_("Quit"), self._window.close_for_good, shortcuts=("Ctrl+Q",), icon="log-out")

    def _add_edit_menu(self) -> None:
        add = partial(self.actions.add, menu=EDIT)
        add("undo", N_("Undo"), self.undo, shortcuts=("Ctrl+Z",), icon="undo-2", enabled=self._can_undo)
        redo = ("Ctrl+Shift+Z", "Ctrl+Y")
        add("redo", N_("Redo"), self._redo, shortcuts=redo, icon="redo-2", enabled=self._can_redo)
        add("search", N_("Find a file"), self._search, shortcuts=("Ctrl+K",), icon="search")

    def _add_view_menu(self) -> None:
        add = partial(self.actions.add, menu=VIEW)
        for number, entry in enumerate(self._window.entries.values(), 1):
            show = partial(self._window.show_page, entry.page_id)
            add(f"page-{entry.page_id}", entry.title, show, shortcuts=(f"Ctrl+{number}",), icon=entry.icon)
        add("larger", N_("Larger text"), partial(self._text_size, 1), shortcuts=("Ctrl++", "Ctrl+="))
        add("smaller", N_("Smaller text"), partial(self._text_size, -1), shortcuts=("Ctrl+-",))
        add(
            "normal-size",
            N_("Text as large as the system's"),
            partial(self._text_size, 0),
            shortcuts=("Ctrl+0",),
        )
        add("full-screen", N_("Full screen"), self._full_screen, shortcuts=("F11",))

    def _add_help_menu(self) -> None:
        add = partial(self.actions.add, menu=HELP)
        add("palette", N_("Commands…"), self._palette, shortcuts=("Ctrl+Shift+P",))
        add("shortcuts", N_("Keyboard shortcuts"), self._shortcuts, shortcuts=("F1", "?"), icon="circle-help")
        add("check", N_("Check the diary"), self._check)
        add("about", N_("About Shiji"), self._about)

    # Undo -------------------------------------------------------------------------------------

    def _writable(self) -> bool:
        return not self._diary.read_only

    def _can_undo(self) -> bool:
        return self._writable() and (_editor(undo=True) is not None or self._undo.next_undo() is not None)

    def _can_redo(self) -> bool:
        return self._writable() and (_editor(undo=False) is not None or self._undo.next_redo() is not None)

    def undo(self) -> None:
        """Text that is still being written is undone in its editor; else the last act is taken back."""
        if (in_editor := _editor(undo=True)) is not None:
            in_editor()
        elif (undone := self._context.act(self._undo.undo)) is not None:
            self._window.toast.tell(tr("Taken back: {what}", what=undone))

    def _redo(self) -> None:
        if (in_editor := _editor(undo=False)) is not None:
            in_editor()
        elif (redone := self._context.act(self._undo.redo)) is not None:
            self._window.toast.tell_done(tr("Done again: {what}", what=redone))

    # The diary as a file ------------------------------------------------------------------------

    def _open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open a diary"), str(self._diary.path.parent), _filter()
        )
        if chosen:
            self._window.diary_requested.emit(Path(chosen), False)

    def _new_diary(self) -> None:
        target = self._ask_target(tr("New diary"), tr("diary"))
        if target is not None:
            self._window.diary_requested.emit(target, True)

    def _save_copy(self) -> None:
        day = self._context.services.clock.today()
        target = self._ask_target(tr("Save a copy"), f"{self._diary.path.stem}-{day:%Y%m%d}")
        if target is None:
            return

        def copy(_job: JobContext) -> Path:
            return self._diary.save_copy(target, force=True)

        def tell(made: Path) -> None:
            self._window.toast.tell(tr("Saved and checked: {file}", file=str(made)))

        self._context.jobs.start(copy, tell, self._failed, lane="write")

    def _ask_target(self, title: str, stem: str) -> Path | None:
        start = str(self._diary.path.parent / f"{stem}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, start, _filter())
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _check(self) -> None:
        def check(_job: JobContext) -> list[Problem]:
            return self._diary.check()

        self._context.later(check, self._tell_check, self._failed)

    def _tell_check(self, problems: list[Problem]) -> None:
        if not problems:
            self._window.toast.tell(tr("The diary is whole."))
            return
        lines = "\n".join(f"• {problem.message}" for problem in problems[:12])
        text = tr("The diary has problems. Save a copy before anything else.")
        dialogs.box(f"{text}\n{lines}", self._window).open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._context.refused.emit(error)

    # The window -----------------------------------------------------------------------------------

    def _search(self) -> None:
        self._window.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.search.selectAll()

    def _print(self) -> None:
        asked: Callable[[], tuple[str, object]] | None = getattr(self._window.page(), "print_form", None)
        form, key = asked() if asked is not None else ("week", self._context.services.clock.today())
        self._context.print_requested.emit(form, key)

    def settings(self) -> None:
        """Open the settings."""
        from app.ui.shell.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._context, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_changed.connect(self._window.look_changed)
        dialog.language_changed.connect(self._window.restart_requested)
        dialog.open()

    def _text_size(self, steps: int) -> None:
        theme.step_text_size(self._context.preferences, steps)
        self._window.look_changed.emit()

    def _full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _palette(self) -> None:
        CommandPalette(self.actions, self._window).open()

    def _shortcuts(self) -> None:
        ShortcutList(self.actions, self._window).open()

    def _about(self) -> None:
        text = tr(
            "Shiji {version}: the work diary of an account manager. Everything stays on this computer.",
            version=version(),
        )
        dialogs.box(text, self._window).open()


def _filter() -> str:
    return f"{tr('Diaries')} (*{SUFFIX})"


def _editor(*, undo: bool) -> Callable[[], None] | None:
    """The undo or redo of the editor that has the keys, if it holds text to undo."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit) and not focused.isReadOnly():
        if undo and focused.isUndoAvailable():
            return focused.undo
        if not undo and focused.isRedoAvailable():
            return focused.redo
    if isinstance(focused, QPlainTextEdit) and not focused.isReadOnly():
        if undo and focused.document().isUndoAvailable():
            return focused.undo
        if not undo and focused.document().isRedoAvailable():
            return focused.redo
    return None
