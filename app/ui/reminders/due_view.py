"""The table of what is due: sections one jumps over, a second line for notes, buttons on the row in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)

from app.core.i18n import N_, tr
from app.services.due import DueRow
from app.ui.reminders.due_table_model import ACTIONS, NOTE_ROLE, PHONE, WHAT, WHEN, WHO, DueTableModel
from app.ui.widgets.standing_on import stand_on

_BUTTONS = (
    ("done", N_("Mark done")),
    ("snooze", N_("Put off")),
    ("contact", N_("Record contact")),
    ("edit", N_("Edit")),
)
_KEYS = {
    Qt.Key.Key_Space: "done",
    Qt.Key.Key_D: "done",
    Qt.Key.Key_S: "snooze",
    Qt.Key.Key_R: "contact",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_P: "copy",
    Qt.Key.Key_G: "gift",
}


class _NoteDelegate(QStyledItemDelegate):
    """What it is, and below it, dimmed, how its date is reckoned."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        note = index.data(NOTE_ROLE)
        if not note:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        words = option.text
        option.text = ""
        rect: QRect = option.rect
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        metrics = option.fontMetrics
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        inner = rect.adjusted(4, 2, -4, -2)
        painter.save()
        for line, (text, strength) in enumerate(((words, 1.0), (note, 0.65))):
            colour = palette.color(role)
            colour.setAlphaF(strength)
            painter.setPen(colour)
            at = QRect(inner.left(), inner.top() + line * metrics.height(), inner.width(), metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 4)


class _RowButtons(QWidget):
    """What can be done with the row that is current or under the mouse."""

    def __init__(self, view: DueView) -> None:
        super().__init__(view.viewport())
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for command, text in _BUTTONS:
            button = QToolButton(self)
            button.setText(tr(text))
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, command=command: view.press(command))
            layout.addWidget(button)
            self.buttons[command] = button
        layout.addStretch(1)


class DueView(QTableView):
    """Asks for what its keys, buttons and clicks mean; the page does it."""

    asked = Signal(str)  # done, snooze, contact, open, edit, delete, copy: for the selected rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegateForColumn(WHAT, _NoteDelegate(self))
        self._line = -1  # the row in hand
        self._buttons = _RowButtons(self)
        self._buttons.hide()
        self.entered.connect(lambda index: self._put_buttons(index.row()))

    def setModel(self, model: DueTableModel) -> None:  # type: ignore[override]
        super().setModel(model)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(ACTIONS, QHeaderView.ResizeMode.Fixed)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in ((WHEN, 31), (WHO, 26), (PHONE, 20)):
            self.setColumnWidth(column, width * characters)
        self.setColumnWidth(ACTIONS, self._buttons.sizeHint().width() + 16)
        model.modelReset.connect(self._on_reset)

    def due_model(self) -> DueTableModel:
        """The model, by its type."""
        model = self.model()
        assert isinstance(model, DueTableModel)
        return model

    def selected(self) -> list[DueRow]:
        """The rows selected, in order."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for line in lines if (row := self.due_model().row_at(line)) is not None]

    def choose(self, line: int) -> None:
        """Make this line current and select it alone; a head gives way to the next row."""
        model = self.due_model()
        for near in (line, line + 1, line - 1, line - 2):
            if model.row_at(near) is not None:
                stand_on(self, model.index(near, 0))
                return
        self._buttons.hide()

    def press(self, command: str) -> None:
        """A button of the row under the mouse: that row becomes the selected one unless it is among them."""
        row = self.due_model().row_at(self._line)
        if row is not None and row not in self.selected():
            stand_on(self, self.due_model().index(self._line, 0))
        self.asked.emit(command)

    def button(self, command: str) -> QToolButton:
        """A button of the row in hand."""
        return self._buttons.buttons[command]

    def _on_reset(self) -> None:
        model = self.due_model()
        self._buttons.hide()
        self.clearSpans()
        plain = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(plain + 12)
        for line in range(model.rowCount()):
            row = model.row_at(line)
            if row is None:
                self.setSpan(line, 0, 1, model.columnCount())
            elif model.index(line, WHAT).data(NOTE_ROLE):
                self.setRowHeight(line, plain * 2 + 6)

    def _put_buttons(self, line: int) -> None:
        self._line = line
        if self.due_model().row_at(line) is None:
            self._buttons.hide()
            return
        self._buttons.setGeometry(self.visualRect(self.due_model().index(line, ACTIONS)))
        self._buttons.show()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._put_buttons(current.row())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        model = self.due_model()
        if model.row_at(index.row()) is not None or not index.isValid():
            return index
        back = index.row() < self.currentIndex().row() and index.row() > 0
        return model.index(index.row() + (-1 if back else 1), index.column())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._buttons.isVisible():
            self._put_buttons(self._line)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.currentIndex().isValid():
            self._put_buttons(self.currentIndex().row())
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.due_model().row_at(index.row()) if index.isValid() else None
        if row is None or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        if index.column() == WHO and row.file_id is not None:
            self.asked.emit("open")
        elif index.column() == PHONE and row.phone:
            self.asked.emit("copy")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = _KEYS.get(Qt.Key(event.key()))
        if command is not None and not event.modifiers() and self.selected():
            self.asked.emit(command)
            return
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            # By rows, not by columns.
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.due_model().rowCount() - 1)
            return
        super().keyPressEvent(event)
