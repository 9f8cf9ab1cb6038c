"""Every command by typing part of its name, and the list of all shortcuts: both out of the one registry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, tr
from app.ui.shell.actions import Actions

_ROLE = Qt.ItemDataRole.UserRole
# Keys that belong to the pages, told here because nobody finds them otherwise: (place, keys, what).
PAGE_KEYS: tuple[tuple[str, str, str], ...] = (
    (N_("Today"), "Enter", N_("next cell, next line")),
    (N_("Today"), "Shift+Enter", N_("new line of text in the cell")),
    (N_("Today"), "Ctrl+R", N_("record a contact from the line")),
    (N_("Today"), "Ctrl+D", N_("mark the line as done")),
    (N_("Clients"), "Enter", N_("open the file")),
    (N_("Clients"), "Alt+←", N_("back to the list")),
    (N_("Ladder"), "Alt+←  Alt+→", N_("move the card toward A or F")),
    (N_("Ladder"), "Enter", N_("open the file")),
    (N_("Reminders"), "Space", N_("mark as done")),
    (N_("Reminders"), "S", N_("put off")),
    (N_("Contact form"), "Ctrl+Enter", N_("save")),
)


def _keys(action: QAction) -> str:
    shown = QKeySequence.SequenceFormat.NativeText
    return "  ".join(keys.toString(shown) for keys in action.shortcuts())


class CommandPalette(QDialog):
    """Type, choose, Enter."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Commands"))
        self.setMinimumSize(460, 380)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("What would you like to do?"))
        self.list = QListWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        for command, action in actions.commands():
            if not command.enabled() or command.id == "palette":
                continue
            keys = _keys(action)
            item = QListWidgetItem(action.icon(), command.name.rstrip("…") + (f"   {keys}" if keys else ""))
            item.setData(_ROLE, action)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.box.textChanged.connect(self._filter)
        self.list.itemActivated.connect(lambda _item: self.run_chosen())

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = not all(word in item.text().casefold() for word in wanted)
            item.setHidden(hidden)
            if not hidden and first is None:
                first = row
        self.list.setCurrentRow(-1 if first is None else first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.run_chosen()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            at = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -1
            self.list.setCurrentRow(shown[(at + by) % len(shown)])

    def run_chosen(self) -> None:
        """Close, then do it."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return
        action = item.data(_ROLE)
        self.accept()
        action.trigger()


class ShortcutList(QDialog):
    """All keys on one page."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(560, 560)
        rows = [
            (tr("Everywhere"), _keys(action), command.name.rstrip("…"))
            for command, action in actions.commands()
            if action.shortcuts()
        ]
        rows += [(tr(place), keys, tr(what)) for place, keys, what in PAGE_KEYS]
        table = QTableWidget(len(rows), 3)
        table.setHorizontalHeaderLabels([tr("Where"), tr("Keys"), tr("What it does")])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setColumnWidth(0, 110)
        table.setColumnWidth(1, 190)
        table.horizontalHeader().setStretchLastSection(True)
        self.table = table
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
