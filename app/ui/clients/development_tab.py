"""The way of a file to an account: what was written, and what the diary tells of visits and moves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.development import COUNTED, StepDraft
from app.domain.terms.planning import DevelopmentStepKind as Step
from app.domain.text import show_plain
from app.services.development import DevelopmentLog, StepRow
from app.sheets.development_log import done_text
from app.ui import theme
from app.ui.clients.development_dialog import DevelopmentDialog
from app.ui.context import ContactSeed, Context
from app.ui.widgets.labels import PlainLabel, tooltip

_ROW: Final = Qt.ItemDataRole.UserRole
STEP, DAY, DONE, NEXT = range(4)
_MOST_SHOWN: Final = 400


class _Wrapping(QStyledItemDelegate):
    """A text that is wider than its column makes its row higher."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        width = self._tree.columnWidth(index.column()) - 12
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = option.fontMetrics
        if width > 0 and metrics.horizontalAdvance(text) > width:
            room = QRect(0, 0, width, 10_000)
            hint.setHeight(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + 8)
        return hint


class _Tree(QTreeWidget):
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([tr("Step"), tr("Day"), tr("What was done"), tr("What comes next")])
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Client development log"))
        unit = self.fontMetrics().averageCharWidth()
        self.setColumnWidth(STEP, 24 * unit)
        self.setColumnWidth(DAY, 26 * unit)
        self.setColumnWidth(DONE, 70 * unit)
        self.header().setSectionResizeMode(DONE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(NEXT, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_Wrapping(self))
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.setStyleSheet("QTreeView::item { padding: 2px 1px; }")
        self.itemDoubleClicked.connect(lambda *_: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)


class DevelopmentTab(QWidget):
    """Every step has its place, reached or not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.log: DevelopmentLog | None = None
        self.dialog: DevelopmentDialog | None = None  # the last one opened
        self.reached = PlainLabel()
        self.tree = _Tree()
        self.add_button = QPushButton(tr("Add a step…"))
        self.edit_button = QPushButton(tr("Change…"))
        self.delete_button = QPushButton(tr("Delete"))
        self.print_button = QPushButton(tr("Print"))
        hint = PlainLabel(
            tr("Visits, events, rung A and the opening appear by themselves. Enter opens them.")
        )
        hint.setEnabled(False)
        tools = QHBoxLayout()
        for button, command in (
            (self.add_button, self.add),
            (self.edit_button, self.open_row),
            (self.delete_button, self.delete),
            (self.print_button, self.print_log),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, command=command: command())
            tools.addWidget(button)
        tools.addWidget(hint)
        tools.addStretch()
        layout = QVBoxLayout(self)
        layout.addWidget(self.reached)
        layout.addWidget(self.tree, 1)
        layout.addLayout(tools)
        self.setFocusProxy(self.tree)
        self.tree.opened.connect(self.open_row)
        self.tree.currentItemChanged.connect(lambda *_: self._on_picked())
        for keys, command in (
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete),
            (QKeySequence("Insert"), self.add),
        ):
            shortcut = QShortcut(keys, self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(command)

    def show_file(self, file_id: int) -> None:
        """Read the way of this file; the selection stays on its row."""
        same = self.log is not None and self.log.file_id == file_id
        at = self.tree.currentIndex().row() if same else 0
        self.log = self._context.services.development.log(file_id)
        reached = self.log.reached
        self.reached.setText(
            tr("Reached: {step}", step=reached.label)
            if reached is not None
            else tr("Not begun yet: write the development plan, or take them as a target.")
        )
        self.tree.clear()
        for step in Step:
            rows: tuple[StepRow | None, ...] = self.log.of(step) or (None,)
            for number, row in enumerate(rows):
                self._add_item(step, row, first=number == 0)
        at = min(max(at, 0), self.tree.topLevelItemCount() - 1)
        self.tree.setCurrentIndex(self.tree.model().index(at, 0))

    def _add_item(self, step: Step, row: StepRow | None, *, first: bool) -> None:
        texts = ["", "", "", ""]
        if row is not None:
            day = row.on_date.isoformat() if row.on_date is not None else ""
            if day and not row.done:
                day = tr("{day}, planned", day=day)
            texts = [
                "",
                day,
                show_plain(done_text(row), _MOST_SHOWN).replace("\n", " "),
                show_plain(row.next, _MOST_SHOWN).replace("\n", " "),
            ]
        texts[STEP] = step.label if first else ""
        item = QTreeWidgetItem(self.tree, texts)
        item.setData(STEP, _ROW, (step, row))
        if row is not None:
            item.setToolTip(DONE, tooltip(show_plain(row.done, 2000)))
            item.setToolTip(NEXT, tooltip(show_plain(row.next, 2000)))
        font = QFont(self.tree.font())
        font.setBold(row is not None and bool(row.done))
        item.setFont(STEP, font)
        if row is None:
            item.setForeground(STEP, theme.faded_colour())

    def _current(self) -> tuple[Step, StepRow | None]:
        item = self.tree.currentItem()
        return item.data(STEP, _ROW) if item is not None else (Step.PLAN, None)

    def _on_picked(self) -> None:
        row = self._current()[1]
        self.edit_button.setEnabled(row is not None and row.typed_id is not None)
        self.delete_button.setEnabled(row is not None and row.typed_id is not None)

    def add(self) -> None:
        """Ask for a new step: the one the selection stands on, as far as it can be written."""
        step = self._current()[0]
        today = self._context.services.clock.today()
        self._open(StepDraft((Step.NEEDS if step in COUNTED else step).value, today))

    def open_row(self) -> None:
        """A written step opens to be changed, a told one where it comes from, an empty one to be begun."""
        log, (step, row) = self.log, self._current()
        if log is None:
            return
        if row is not None and row.typed_id is not None:
            step_id = row.typed_id
            found = self._context.act(lambda: self._context.services.development.step(step_id))
            if found is not None:
                self._open(found[0], (step_id, found[1]))
        elif row is not None and row.line_id is not None:
            self._context.contact_requested.emit(ContactSeed((log.file_id,), row.line_id, row.on_date))
        elif row is not None:
            self._context.refused.emit(
                InvalidInput("told", N_("The diary tells this by itself: change it where it was done."))
            )
        elif step is Step.VISITS:
            self._context.contact_requested.emit(ContactSeed((log.file_id,)))
        elif step is Step.OPENED:
            self._context.move_requested.emit(log.file_id, "opened")
        else:
            self.add()

    def delete(self) -> None:
        """Take a written step away; undo is offered."""
        row = self._current()[1]
        if row is None or row.typed_id is None:
            return
        step_id = row.typed_id

        def command() -> bool:
            self._context.services.development.remove(step_id)
            return True

        self._context.act(command, tr("Step deleted"))

    def print_log(self) -> None:
        """The log of this file on paper."""
        if self.log is not None:
            self._context.print_requested.emit("development-log", self.log.file_id)

    def _open(self, draft: StepDraft, typed: tuple[int, int] | None = None) -> None:
        if self.log is not None:
            self.dialog = DevelopmentDialog(self._context, self.log.file_id, draft, typed, self)
            self.dialog.open()
