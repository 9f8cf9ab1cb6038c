"""The usual lists of what to bring, one per kind of visit, to edit: an entry a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.visit_bag import DEFAULTS, check_lists, kind_label, kinds, usual_texts
from app.ui.context import Context
from app.ui.plans.week.bag_panel import AddLine
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.keys import on_ctrl_enter
from app.ui.widgets.labels import PlainLabel

_KIND = Qt.ItemDataRole.UserRole


class BagListsDialog(QDialog):
    """Kinds on the left, the list of the chosen one on the right; all of it is saved as one act."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        own = context.services.bags.lists()
        self._texts = {kind: "\n".join(usual_texts(kind, own)) for kind in kinds(own)}
        self._shown = ""
        self.setWindowTitle(tr("What to bring: the usual lists"))
        self.kinds = QListWidget(self)
        self.kinds.setAccessibleName(tr("Kinds of visit"))
        self.add = AddLine(self)
        self.add.setPlaceholderText(tr("Another kind (Enter)"))
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What to bring"))
        self.hint = PlainLabel(tr("One entry a line."), self)
        self.hint.setStyleSheet("color: palette(placeholder-text)")
        self.reset_button = QPushButton("", self)
        self.message = FieldMessage(self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.save_button = QPushButton(tr("Save (Ctrl+Enter)"), self)
        self._build()
        self._fill(next(iter(self._texts)))
        self._composing = Composing(self)
        self._composing.watch(self)
        self.kinds.currentItemChanged.connect(lambda item, _before: self._on_kind(item))
        self.add.entered.connect(self._on_added)
        self.reset_button.clicked.connect(self._on_reset)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        for field in (self.text, self.kinds, self.add):
            on_ctrl_enter(field, self.save)

    def _build(self) -> None:
        for button in (self.reset_button, self.cancel_button, self.save_button):
            button.setAutoDefault(False)
        left = QVBoxLayout()
        left.addWidget(self.kinds, 1)
        left.addWidget(self.add)
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.reset_button)
        right.addLayout(below)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.message, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)
        self.resize(min(self.fontMetrics().averageCharWidth() * 96, 860), 470)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the input method while it composes."""
        if not (self._composing.active or self.add.composing.active):
            super().keyPressEvent(event)

    def _fill(self, current: str) -> None:
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for kind in self._texts:
            item = QListWidgetItem(kind_label(kind), self.kinds)
            item.setData(_KIND, kind)
            if kind == current:
                self.kinds.setCurrentItem(item)
        self.kinds.blockSignals(False)
        self._on_kind(self.kinds.currentItem())

    def _on_kind(self, item: QListWidgetItem | None) -> None:
        self._take()
        if item is None:
            return
        self._shown = item.data(_KIND)
        self.text.setPlainText(self._texts[self._shown])
        self.reset_button.setText(
            tr("Back to the usual list") if self._shown in DEFAULTS else tr("Remove this kind")
        )

    def _take(self) -> None:
        """What is written belongs to the kind that was shown."""
        if self._shown in self._texts:
            self._texts[self._shown] = self.text.toPlainText()

    def _on_added(self, name: str) -> None:
        self._take()
        kind = next((each for each in self._texts if kind_label(each) == name), name)
        self._texts.setdefault(kind, "")
        self._shown = ""
        self._fill(kind)
        self.text.setFocus()

    def _on_reset(self) -> None:
        kind = self._shown
        self._shown = ""
        if kind in DEFAULTS:
            self._texts[kind] = "\n".join(usual_texts(kind, {}))
        else:
            del self._texts[kind]
        self._fill(kind if kind in self._texts else next(iter(self._texts)))

    def save(self) -> None:
        """One act, then close; or say what is wrong."""
        if self._composing.active or self.add.composing.active:
            return
        self._take()
        lists = {kind: text.splitlines() for kind, text in self._texts.items()}
        self.message.say("")
        try:
            check_lists(lists)
        except InvalidInput as error:
            self.message.say(error.message)
            return

        def keep() -> bool:
            self._context.services.bags.set_lists(lists)
            return True

        if self._context.act(keep, tr("The lists are saved.")):
            self.accept()
            self.saved.emit()
