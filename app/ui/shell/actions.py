"""One registry of everything the window can do: menus, command palette and shortcut list read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.core.i18n import tr
from app.ui.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. The text is an English msgid; a line parts the groups of a menu."""

    id: str
    text: str
    menu: str
    group: int
    shortcuts: tuple[str, ...]
    icon: str
    run: Callable[[], object]
    enabled: Callable[[], bool]

    @property
    def name(self) -> str:
        """The text in the language in use, without the mark of its access key."""
        return tr(self.text).replace("&", "")


def _always() -> bool:
    return True


class Actions:
    """The commands as Qt actions of one window, in the order in which they were added."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(
        self,
        name: str,
        text: str,
        run: Callable[[], object],
        *,
        menu: str,
        group: int = 0,
        keys: tuple[str, ...] = (),
        icon_name: str = "",
        enabled: Callable[[], bool] = _always,
    ) -> QAction:
        """Register a command and make its action. A shortcut belongs to one command only."""
        for other in self._commands.values():
            assert not set(other.shortcuts) & set(keys), (name, other.id)
        command = Command(name, text, menu, group, keys, icon_name, run, enabled)
        action = QAction(tr(text), self._window)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setMenuRole(QAction.MenuRole.NoRole)  # the texts, not Qt, decide where it stands
        action.triggered.connect(lambda: run() if enabled() else None)
        self._window.addAction(action)
        self._commands[name] = command
        self._actions[name] = action
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def commands(self) -> Iterator[tuple[Command, QAction]]:
        """Every command with its action."""
        for name, command in self._commands.items():
            yield command, self._actions[name]

    def fill(self, menu: QMenu, name: str) -> None:
        """Put the commands of this menu into it, a line between groups."""
        group: int | None = None
        for command, action in self.commands():
            if command.menu != name:
                continue
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(action)

    def refresh(self) -> None:
        """Ask every command again whether it can be done now."""
        for command, action in self.commands():
            action.setEnabled(command.enabled())

    def tint(self) -> None:
        """Draw the icons in the colour of the text, which may have changed."""
        for command, action in self.commands():
            if command.icon:
                action.setIcon(icon(command.icon))
