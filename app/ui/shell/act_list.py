"""What was done lately, newest first; any of it can be taken back while nothing later stands on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UndoRefused
from app.core.i18n import N_, tr
from app.domain.text import show_plain
from app.services.undo import ActRow
from app.ui.context import Context
from app.ui.shell import dialogs
from app.ui.widgets.field_message import FieldMessage

_ROW: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 200
_KINDS: Final = {"do": "", "undo": N_("Taken back"), "redo": N_("Done again")}


class ActList(QDialog):
    """Choose an act and take it back; a refusal names what stands on it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("What was done"))
        self.resize(620, 480)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setHeaderLabels([tr("When"), tr("What"), tr("State")])
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self.message = FieldMessage()
        self.button = QPushButton(tr("Take this back"))
        self.button.clicked.connect(self.take_back)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for row in self._context.services.undo.recent(_MOST):
            when = row.at.astimezone().strftime("%Y-%m-%d %H:%M")
            item = QTreeWidgetItem([when, show_plain(row.label, 80), _state(row)])
            item.setData(0, _ROW, row)
            self.list.addTopLevelItem(item)
        width = self.fontMetrics().averageCharWidth()
        self.list.setColumnWidth(0, width * 22)
        self.list.setColumnWidth(1, width * 52)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._on_chosen()

    def _chosen(self) -> ActRow | None:
        item = self.list.currentItem()
        row = item.data(0, _ROW) if item is not None else None
        return row if isinstance(row, ActRow) else None

    def _on_chosen(self) -> None:
        self.message.say("")
        row = self._chosen()
        writable = not self._context.services.diary.read_only
        self.button.setEnabled(writable and row is not None and not row.reversed and not row.sealed)

    def take_back(self) -> None:
        """Undo the chosen act, or say at the list why not."""
        row = self._chosen()
        if row is None:
            return

        def undo() -> str | UndoRefused:
            try:
                return self._context.services.undo.undo_act(row.id)
            except UndoRefused as refused:
                return refused

        result = self._context.act(undo)
        if isinstance(result, UndoRefused):
            self.message.say(dialogs.message_of(result))
        elif result is not None:
            self._fill()


def _state(row: ActRow) -> str:
    if row.reversed:
        return tr("Taken back since")
    return tr(_KINDS.get(row.kind, "")) or (tr("Can no longer be taken back") if row.sealed else "")
