"""The table of targets, written in place: Enter and Tab save, Esc gives up, what is refused stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.core.i18n import tr
from app.ui.plans.months.target_model import METRIC, MONTH, QUARTER, Place, TargetTableModel
from app.ui.widgets.field_message import FieldMessage

KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost
_HINTS: Final = {
    Qt.Key.Key_Return: QAbstractItemDelegate.EndEditHint.NoHint,
    Qt.Key.Key_Enter: QAbstractItemDelegate.EndEditHint.NoHint,
    Qt.Key.Key_Tab: QAbstractItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QAbstractItemDelegate.EndEditHint.EditPreviousItem,
}
Save = Callable[[Place, str], str]  # what was typed; returns why it is refused


class _Editor(QLineEdit):
    """A figure being typed."""

    def __init__(self, parent: QWidget, place: Place) -> None:
        super().__init__(parent)
        self.place = place
        self.before = ""
        self.composing = False
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(40)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())


class _Delegate(QStyledItemDelegate):
    """Makes the editors and decides when one may close."""

    def __init__(self, table: TargetTable) -> None:
        super().__init__(table)
        self._table = table
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._on_pause)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        place = self._table.targets.place(index)
        assert place is not None
        editor = _Editor(parent, place)
        editor.textEdited.connect(self._on_edited)
        self._table.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, _Editor)
        if not editor.isModified():
            editor.before = self._table.targets.text(index)
            editor.setText(editor.before)
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing: the tab has saved it already when the editor closes."""

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._table.editor is editor:
            self._table.editor = None
        super().destroyEditor(editor, index)

    def _on_edited(self, _text: str) -> None:
        self._table.message.say("")
        if not self._timer.isActive():
            self._timer.start()

    def _on_pause(self) -> None:
        editor = self._table.editor
        if editor is not None and editor.isModified():
            self._table.paused.emit(editor.place, editor.text())

    def stop(self) -> None:
        """Keep no draft any more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, _Editor):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusOut and watched is self._table.editor:
            watched.composing = False
            if not self._table.finish():
                return True  # refused: it stays open, what was typed with it
        return super().eventFilter(watched, event)

    def _on_key(self, editor: _Editor, event: QKeyEvent) -> bool:
        if editor.composing:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._table.give_up()
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            if self._table.finish():
                self._table.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in _HINTS:
            self._table.finish(_HINTS[key])
            return True
        return False


class TargetTable(QTableView):
    """Typing begins an edit; Del lets a typed target follow the split again."""

    paused = Signal(object, str)  # a place and what is typed so far: time to keep a draft
    given_up = Signal(object)  # a place
    released = Signal(object)  # a place whose typed target is to follow again

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self.targets = TargetTableModel()
        self.editor: _Editor | None = None
        self.setModel(self.targets)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.message = FieldMessage(self)
        self.message.setAutoFillBackground(True)
        self.message.setMargin(3)
        self.message.hide()
        self.setAccessibleName(tr("Targets of the month"))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(30)
        self.targets.modelReset.connect(self._on_reset)

    def _on_reset(self) -> None:
        self.message.say("")
        head = self.horizontalHeader()
        for section in range(head.count()):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        for section in (METRIC, QUARTER, MONTH, self.targets.sum_column):
            if section < head.count():
                head.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)

    def natural_height(self) -> int:
        """Of all its rows."""
        rows = sum(self.rowHeight(row) for row in range(self.targets.rowCount()))
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2

    # -- writing

    def finish(
        self, hint: QAbstractItemDelegate.EndEditHint = QAbstractItemDelegate.EndEditHint.NoHint
    ) -> bool:
        """Save what is typed and close the editor; False while it is refused."""
        editor = self.editor
        if editor is None:
            return True
        self._delegate.stop()
        if editor.isModified() and editor.text().strip() != editor.before:
            refusal = self._save(editor.place, editor.text())
            if refusal:
                self._say(editor, refusal)
                return False
        elif editor.isModified():
            self.given_up.emit(editor.place)
        self._close(editor, hint)
        return True

    def give_up(self) -> None:
        """Close the editor; the figure stays as it was."""
        editor = self.editor
        if editor is not None:
            self._delegate.stop()
            self.given_up.emit(editor.place)
            self._close(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _close(self, editor: _Editor, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.message.say("")
        self.editor = None
        self._delegate.closeEditor.emit(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.NoHint:
            self.setFocus()

    def _say(self, editor: _Editor, text: str) -> None:
        self.message.say(text)
        message, view = self.message, self.viewport()
        message.setFixedWidth(min(300, view.width()))
        message.setFixedHeight(message.heightForWidth(message.width()) + 4)
        corner = editor.mapTo(self, editor.rect().bottomLeft())
        x = min(corner.x(), self.width() - message.width() - 4)
        y = corner.y() + 2
        if y + message.height() > self.height():
            y = corner.y() - editor.height() - message.height() - 2
        message.move(max(x, 0), max(y, 0))
        message.raise_()
        message.show()

    def restore(self, key: str, text: str) -> None:
        """Bring back what was typed before the program ended, if its cell is shown."""
        index = self.targets.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)
            if self.editor is not None:
                self.editor.setText(text)
                self.editor.setModified(True)

    def step(self, rows: int) -> None:
        """Go up or down from the current cell."""
        here = self.currentIndex()
        there = self.targets.index(here.row() + rows, here.column())
        if there.isValid():
            self.setCurrentIndex(there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        place = self.targets.place(index)
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and place is not None:
            if self.targets.target(index) is not None:
                self.released.emit(place)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and place is not None:
            self.edit(index)
        else:
            super().keyPressEvent(event)
