"""Packing for one visit. Every way of closing keeps what was ticked, as one act that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.visit_bag import Bag, kinds
from app.services.form_lines import FormLine
from app.ui.context import Context
from app.ui.plans.week import visit_text
from app.ui.plans.week.bag_lists import BagListsDialog
from app.ui.plans.week.bag_panel import BagPanel
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel


class BagDialog(QDialog):
    """The list of a planned visit."""

    def __init__(self, context: Context, line: FormLine, bag: Bag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line = line
        self.setWindowTitle(tr("What to bring"))
        who = PlainLabel(f"{visit_text.day_title(line.on_date)}  {visit_text.names(line)}", self)
        who.setWordWrap(True)
        self.panel = BagPanel(kinds(context.services.bags.lists()), self)
        self.panel.set_bag(bag)
        self.message = FieldMessage(self)
        self.lists_button = QPushButton(tr("Usual lists…"), self)
        self.done_button = QPushButton(tr("Done"), self)
        for button in (self.lists_button, self.done_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.lists_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.addWidget(who)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 56, 430)
        self.panel.kind_chosen.connect(self._on_kind)
        self.lists_button.clicked.connect(self._open_lists)
        self.done_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.reject)
        self.panel.list.setFocus()
        self.panel.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the input method while it composes."""
        if not self.panel.add.composing.active:
            super().keyPressEvent(event)

    def _on_kind(self, kind: str) -> None:
        ids = tuple(each.file_id for each in self._line.files)
        bags = self._context.services.bags
        usual = bags.suggested(
            ids, joint=bool(self._line.companions), kind=kind, materials=self._line.materials
        )
        self.panel.take_usual(usual)

    def _open_lists(self) -> None:
        dialog = BagListsDialog(self._context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._on_lists)
        dialog.open()

    def _on_lists(self) -> None:
        """The usual list of this visit may be another one now."""
        if not self.panel.touched:
            self.panel.set_bag(self._context.services.bags.of_line(self._line.id))

    def reject(self) -> None:
        """Keep what was changed, then close; what cannot be kept is said and stays."""
        if not self.panel.touched or self._save():
            super().reject()

    def _save(self) -> bool:
        entries = self.panel.entries()
        refused: list[InvalidInput] = []

        def attempt() -> bool:
            try:
                self._context.services.bags.set_bag(self._line.id, entries)
            except InvalidInput as error:
                if error.code == "gone":
                    raise
                refused.append(error)
            return True

        said = f"{visit_text.names(self._line)}: {visit_text.packed_text(Bag('', entries))}"
        done = self._context.act(attempt, lambda _done: "" if refused else said)
        self.message.say(refused[0].message if refused else "")
        return not refused or done is None
