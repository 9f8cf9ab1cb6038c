"""Every command of the window, with its keys: the only list of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from app.core.i18n import N_
from app.ui.context import GiftSeed
from app.ui.shell.actions import Actions
from app.ui.shell.editor_undo import REDO_KEYS, UNDO_KEYS

if TYPE_CHECKING:
    from app.ui.shell.window import MainWindow

MENUS: Final = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("view", N_("&View")),
    ("help", N_("&Help")),
)


def register(window: MainWindow) -> Actions:
    """Make the registry of this window."""
    actions = Actions(window)
    _file(actions, window)
    _edit(actions, window)
    _view(actions, window)
    _help(actions, window)
    return actions


def _file(actions: Actions, window: MainWindow) -> None:
    context = window.context

    def writable() -> bool:
        return not context.services.diary.read_only

    actions.add(
        "entry",
        N_("Write a line…"),
        context.entry_requested.emit,
        menu="file",
        keys=("Ctrl+N",),
        icon_name="message-circle",
        enabled=writable,
    )
    actions.add(
        "contact",
        N_("Record a contact…"),
        lambda: context.contact_requested.emit(window.contact_seed()),
        menu="file",
        keys=("Ctrl+Shift+R",),
        icon_name="pen-line",
        enabled=writable,
    )
    actions.add(
        "appointment",
        N_("Record an appointment call…"),
        lambda: context.contact_requested.emit(replace(window.contact_seed(), appointment=True)),
        menu="file",
        keys=("Ctrl+Shift+A",),
        enabled=writable,
    )
    actions.add(
        "gift",
        N_("Record a present…"),
        lambda: context.gift_requested.emit(GiftSeed(next(iter(window.contact_seed().file_ids), None))),
        menu="file",
        keys=("Ctrl+Shift+E",),
        enabled=writable,
    )
    actions.add(
        "new_file",
        N_("New file…"),
        lambda: context.new_file_requested.emit(""),
        menu="file",
        keys=("Ctrl+Shift+N",),
        icon_name="plus",
        enabled=writable,
    )
    actions.add(
        "find",
        N_("Find a file"),
        window.top.search.enter,
        menu="file",
        keys=("Ctrl+K",),
        icon_name="search",
    )
    files = window.diary_files
    actions.add(
        "open_diary",
        N_("Open diary…"),
        files.open,
        menu="file",
        group=1,
        keys=("Ctrl+O",),
        icon_name="folder-open",
    )
    actions.add("new_diary", N_("New diary…"), files.new, menu="file", group=1)
    actions.add(
        "save_copy",
        N_("Save a copy…"),
        files.save_copy,
        menu="file",
        group=1,
        keys=("Ctrl+Shift+S",),
        icon_name="save",
    )
    actions.add("check", N_("Check the diary"), files.check, menu="file", group=1)
    calendars = window.calendar_files
    actions.add("export_calendar", N_("Export the calendar…"), calendars.export, menu="file", group=1)
    actions.add(
        "import_calendar",
        N_("Import a calendar…"),
        calendars.take_in,
        menu="file",
        group=1,
        enabled=writable,
    )
    actions.add(
        "print",
        N_("Print…"),
        window.print_page,
        menu="file",
        group=2,
        keys=("Ctrl+P",),
        icon_name="printer",
    )
    today = context.services.clock.today
    actions.add(
        "print_week",
        N_("Print this week's visit plan…"),
        lambda: context.print_requested.emit("week", today()),
        menu="file",
        group=2,
    )
    actions.add(
        "print_day",
        N_("Print today's log…"),
        lambda: context.print_requested.emit("day", today()),
        menu="file",
        group=2,
    )
    actions.add(
        "settings",
        N_("Settings…"),
        context.settings_requested.emit,
        menu="file",
        group=3,
        keys=("Ctrl+,",),
        icon_name="settings",
    )
    actions.add("quit", N_("Quit"), window.quit, menu="file", group=4, keys=("Ctrl+Q",), icon_name="log-out")


def _edit(actions: Actions, window: MainWindow) -> None:
    actions.add(
        "undo",
        N_("Undo"),
        window.undo,
        menu="edit",
        keys=UNDO_KEYS,
        icon_name="undo-2",
        enabled=lambda: window.next_undo is not None,
    )
    actions.add(
        "redo",
        N_("Redo"),
        window.redo,
        menu="edit",
        keys=REDO_KEYS,
        icon_name="redo-2",
        enabled=lambda: window.next_redo is not None,
    )
    actions.add(
        "acts",
        N_("What was done…"),
        window.show_acts,
        menu="edit",
        keys=("Ctrl+Alt+Z",),
        icon_name="list-ordered",
    )


def _view(actions: Actions, window: MainWindow) -> None:
    for number, entry in enumerate(window.entries, 1):
        actions.add(
            f"page_{entry.page_id}",
            entry.title,
            partial(window.show_page, entry.page_id),
            menu="view",
            keys=(f"Ctrl+{number}",),
            icon_name=entry.icon,
        )
    actions.add(
        "brief",
        N_("Morning brief…"),
        window.context.brief_requested.emit,
        menu="view",
        group=1,
        keys=("Ctrl+B",),
    )
    actions.add(
        "evening",
        N_("Evening review…"),
        lambda: window.context.evening_requested.emit(None),
        menu="view",
        group=1,
        keys=("Ctrl+E",),
        enabled=lambda: not window.context.services.diary.read_only,
    )
    actions.add(
        "rhythm",
        N_("Contact rhythm…"),
        window.context.rhythm_requested.emit,
        menu="view",
        group=1,
        keys=("Ctrl+H",),
    )
    actions.add(
        "greetings",
        N_("Festival greetings…"),
        lambda: window.context.greetings_requested.emit(None),
        menu="view",
        group=1,
        keys=("Ctrl+Shift+G",),
    )
    actions.add(
        "larger",
        N_("Larger text"),
        lambda: window.step_text_size(1),
        menu="view",
        group=1,
        keys=("Ctrl++", "Ctrl+="),
    )
    actions.add(
        "smaller",
        N_("Smaller text"),
        lambda: window.step_text_size(-1),
        menu="view",
        group=1,
        keys=("Ctrl+-",),
    )
    actions.add(
        "normal",
        N_("Text as the system has it"),
        lambda: window.step_text_size(0),
        menu="view",
        group=1,
        keys=("Ctrl+0",),
    )
    actions.add(
        "full_screen", N_("Full screen"), window.toggle_full_screen, menu="view", group=2, keys=("F11",)
    )
    actions.add("palette", N_("Commands…"), window.show_palette, menu="view", group=2, keys=("Ctrl+Shift+P",))


def _help(actions: Actions, window: MainWindow) -> None:
    actions.add(
        "shortcuts",
        N_("Keyboard shortcuts"),
        window.show_shortcuts,
        menu="help",
        keys=("F1", "?"),
        icon_name="circle-help",
    )
    actions.add("about", N_("About Shiji"), window.show_about, menu="help")
