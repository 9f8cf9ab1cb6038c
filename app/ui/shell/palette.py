"""Every command by typing part of its name, and the list of all shortcuts: both out of the one registry."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, tr
from app.ui.shell.actions import Actions
from app.ui.widgets.composing import Composing

_ACTION: Final = Qt.ItemDataRole.UserRole
# Keys that belong to the pages, told here because nobody finds them otherwise: (place, keys, what).
PAGE_KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    (N_("Today"), "Enter  Tab", N_("next cell, next line")),
    (N_("Today"), "Shift+Enter", N_("new line of text in the cell")),
    (N_("Today"), "Ctrl+R", N_("record a contact from the line")),
    (N_("Today"), "Ctrl+D  Ctrl+Shift+D", N_("mark the line as done, as not done")),
    (N_("Today"), "Ctrl+M", N_("move the line to another day")),
    (N_("Today"), "Ctrl+T", N_("fill the day from a template")),
    (N_("Today"), "Alt+PgUp  Alt+PgDn", N_("the day before, the day after")),
    (N_("Today"), "Alt+Home  Alt+↓", N_("today, the calendar")),
    (N_("Clients"), "Ctrl+F", N_("search in the list")),
    (N_("Clients"), "Enter", N_("open the file")),
    (N_("Clients"), "Alt+1 … 4", N_("card, file, people, what happened")),
    (N_("Clients"), "Alt+←", N_("back to the list")),
    (N_("Ladder"), "Alt+←  Alt+→", N_("move the card toward A or F")),
    (N_("Ladder"), "Alt+M  Alt+O  Alt+L", N_("ask where to, account opened, lost")),
    (N_("Ladder"), "Enter  R", N_("open the file, record a contact")),
    (N_("Plans"), "Ctrl+PgUp  Ctrl+PgDn", N_("the week before, the week after")),
    (N_("Plans"), "1 … 7", N_("plan a visit on that day of the week")),
    (N_("Plans"), "Alt+←  Alt+→", N_("the visit a day earlier, a day later")),
    (N_("Plans"), "Alt+↑  Alt+↓", N_("the visit earlier, later in its day")),
    (N_("Plans"), "B", N_("what to bring to the visit")),
    (N_("Reminders"), "Space  S", N_("done, put off")),
    (N_("Reminders"), "Enter  R  F2  P", N_("open the file, record a contact, change, copy the phone")),
    (N_("Reminders"), "Insert", N_("write a reminder")),
    (N_("Calendar"), "M  W  T", N_("month, week, today")),
    (N_("Calendar"), "Tab  Enter  Space", N_("next entry, open, the whole day")),
    (N_("Calendar"), "Alt+←  Alt+→  Alt+↑  Alt+↓", N_("the entry a day or a week earlier, later")),
    (N_("Morning brief"), "Enter  Space  C  T", N_("start the day, open the entry, carry over, fill in")),
    (
        N_("Evening review"),
        "D  N  T  M  O  Del",
        N_("done, not done, next working day, another, leave, away"),
    ),
    (N_("Evening review"), "Space  F  Enter  P", N_("keep a promise, the template, do all of it, print")),
    (N_("Contact form"), "Ctrl+Enter", N_("save")),
)


def keys_of(action: QAction) -> str:
    """The shortcuts of a command as this system writes them."""
    shown = QKeySequence.SequenceFormat.NativeText
    return "  ".join(keys.toString(shown) for keys in action.shortcuts())


class CommandPalette(QDialog):
    """Type, choose, Enter."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Commands"))
        self.resize(480, 420)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("What would you like to do?"))
        self._composing = Composing(self)
        self.box.installEventFilter(self._composing)
        self.list = _columns(2)
        self.list.setHeaderHidden(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for command, action in actions.commands():
            if command.id != "palette" and command.enabled():
                item = QTreeWidgetItem([command.name.rstrip("…"), keys_of(action)])
                item.setIcon(0, action.icon())
                item.setData(0, _ACTION, action)
                self.list.addTopLevelItem(item)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.box.textChanged.connect(self._filter)
        self.list.itemClicked.connect(lambda _item: self.run_chosen())
        self._filter("")

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            assert item is not None
            item.setHidden(not all(word in item.text(0).casefold() for word in wanted))
        self._choose(0)

    def _shown(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None and not item.isHidden()]

    def _choose(self, at: int) -> None:
        shown = self._shown()
        if shown:
            self.list.setCurrentItem(shown[at % len(shown)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing.active:
            event.ignore()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            shown, current = self._shown(), self.list.currentItem()
            at = shown.index(current) if current in shown else -1
            self._choose(at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.run_chosen()
        else:
            super().keyPressEvent(event)

    def run_chosen(self) -> None:
        """Close, then do it."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return
        action = item.data(0, _ACTION)
        self.accept()
        action.trigger()


class ShortcutList(QDialog):
    """All keys on one page."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(600, 600)
        rows = [
            (tr("Everywhere"), keys_of(action), command.name.rstrip("…"))
            for command, action in actions.commands()
            if action.shortcuts()
        ]
        rows += [(tr(place), keys, tr(what)) for place, keys, what in PAGE_KEYS]
        self.list = _columns(3)
        self.list.setHeaderLabels([tr("Where"), tr("Keys"), tr("What it does")])
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for row in rows:
            self.list.addTopLevelItem(QTreeWidgetItem(row))
        for column in range(2):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(buttons)


def _columns(count: int) -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(count)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    return made
