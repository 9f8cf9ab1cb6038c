"""One registry of everything the window can do: menus, command palette and shortcut list read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.core.i18n import tr
from app.ui import icons


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. Texts are English msgids; an empty menu keeps it out of the menus."""

    id: str
    text: str
    menu: str
    shortcuts: tuple[str, ...]
    icon: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True


class Actions:
    """The commands as Qt actions of one window, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(
        self,
        id: str,  # noqa: A002 - the word for it everywhere
        text: str,
        run: Callable[[], object],
        *,
        menu: str = "",
        shortcuts: tuple[str, ...] = (),
        icon: str = "",
        enabled: Callable[[], bool] = lambda: True,
    ) -> QAction:
        """Register a command and make its action. A shortcut belongs to one command only."""
        for other in self._commands.values():
            assert not set(other.shortcuts) & set(shortcuts), (id, other.id)
        command = Command(id, text, menu, shortcuts, icon, run, enabled)
        action = QAction(tr(text), self._window)
        action.setShortcuts([QKeySequence(keys) for keys in shortcuts])
        if icon:
            action.setIcon(icons.icon(icon))
        action.triggered.connect(lambda: run() if enabled() else None)
        self._window.addAction(action)
        self._commands[id] = command
        self._actions[id] = action
        return action

    def __getitem__(self, id: str) -> QAction:  # noqa: A002
        return self._actions[id]

    def commands(self) -> Iterator[tuple[Command, QAction]]:
        """Every command with its action."""
        for name, command in self._commands.items():
            yield command, self._actions[name]

    def in_menu(self, menu: str) -> list[QAction]:
        """The actions of one menu, in order."""
        return [action for command, action in self.commands() if command.menu == menu]

    def refresh(self) -> None:
        """Ask every command again whether it can be done now."""
        for command, action in self.commands():
            action.setEnabled(command.enabled())
