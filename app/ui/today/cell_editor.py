"""Writing in a cell: Enter goes on, Shift+Enter breaks the line, Esc gives up; text is kept each second."""

from __future__ import annotations

import math
from typing import Final, Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.form_lines import FormLine
from app.ui.today.day_table_model import TEXT_COLUMNS, Column, DayTableModel
from app.ui.today.offer_strip import OfferStrip
from app.ui.widgets.field_message import FieldMessage

Index = QModelIndex | QPersistentModelIndex
MOST_LINES: Final = 6  # a cell shows as many; its editor grows on
EDITOR_LINES: Final = 14
KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost
_MARGIN: Final = 5
_MOST_HEIGHTS: Final = 2000  # cells remembered
_MOST_PAINTED: Final = 1200  # characters; more than six lines hold
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class CellEditor(QPlainTextEdit):
    """The text of one cell while it is written."""

    paused = Signal()  # nothing typed for a moment: time to keep a draft
    grown = Signal()  # higher or lower than before

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setTabChangesFocus(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # A bar that comes and goes as it is needed changes where the text wraps, and so whether it is needed.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grow())
        self.composing = False
        self.message = FieldMessage(parent)
        self.message.setAutoFillBackground(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.paused)
        self.textChanged.connect(self._on_text)
        self.destroyed.connect(self.message.deleteLater)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def _on_text(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def grow(self) -> None:
        """As high as the text needs, within the room of the view."""
        room = self.parentWidget()
        text = self._text_height()
        most = EDITOR_LINES * self.fontMetrics().lineSpacing()
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = max(min(text, most) + around, self.minimumHeight())
        if room is not None:
            height = min(height, room.height())
            top = max(0, min(self.y(), room.height() - height))
            self.setGeometry(self.x(), top, self.width(), height)
        if text + around > height:  # from here on, however the text wraps beside the bar
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _text_height(self) -> int:
        """In pixels, as it is laid out: Chinese lines are higher than the font says; more is not counted."""
        most, height = EDITOR_LINES * self.fontMetrics().lineSpacing(), 0.0
        block = self.document().firstBlock()
        while block.isValid() and height <= most:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()

    def refuse(self, text: str) -> None:
        """Say right below the text why it cannot be saved; the text stays."""
        self.message.say(text)
        self.message.setFixedWidth(max(self.width(), 260))
        self.message.adjustSize()
        self.message.move(self.x(), self.y() + self.height() + 2)
        self.message.raise_()


class Offers(Protocol):
    """Listens to a cell and shows what its text promises."""

    strip: OfferStrip

    def watch(self, editor: CellEditor, line: FormLine | None) -> None:
        """A cell of text was opened."""

    def leave(self) -> None:
        """It was closed."""

    def accept(self) -> None:
        """Take the offer that is shown, if the text still says so."""


class CellDelegate(QStyledItemDelegate):
    """Opens cells, hands their text to the page, and measures rows up to six lines."""

    written = Signal(QModelIndex, str)  # text to be kept as a draft
    given_up = Signal(QModelIndex, bool)  # Esc: the draft goes; whether a text went with it
    moved_on = Signal(QModelIndex, int)  # saved; go to the next (1) or previous (-1) cell

    def __init__(self, view: QTableView, model: DayTableModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.editor: CellEditor | None = None
        self.offers: Offers | None = None  # what is understood of the text while it is written
        self._at: tuple[int | None, int] | None = None  # the line and column being written
        self._given_up: dict[tuple[int | None, int], str] = {}  # Ctrl+Z in the same cell brings it back
        # A view asks for every cell's height whenever it is read again; most texts are what they were.
        self._heights: dict[tuple[str, int, str], int] = {}

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent)
        editor.setFont(self._view.font())
        editor.paused.connect(lambda: self._keep(editor))
        editor.installEventFilter(self)
        line = self._model.line(index.row())
        self.editor, self._at = editor, (line.id if line is not None else None, index.column())
        if self.offers is not None and Column(index.column()) in TEXT_COLUMNS:
            self.offers.watch(editor, line)
        return editor

    def here(self) -> QModelIndex:
        """The cell being written, wherever its line stands now."""
        if self._at is None:
            return QModelIndex()
        return self._model.index(self._model.row_of(self._at[0]), self._at[1])

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A refresh of the view must not replace what is being written.
        if isinstance(editor, CellEditor) and not editor.property("filled"):
            editor.setProperty("filled", True)
            stored, left = self._model.text(index), self._given_up.pop(self._at or (None, -1), None)
            editor.setPlainText(stored if left is None else left)
            editor.document().clearUndoRedoStacks()
            if left is not None:
                editor.selectAll()
                editor.insertPlainText(stored)
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        editor.setMinimumHeight(rect.height())
        editor.setGeometry(rect)
        if isinstance(editor, CellEditor):
            editor.grow()

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Qt commits through here as well, e.g. when the view goes away."""
        if isinstance(editor, CellEditor):
            self._model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def _keep(self, editor: CellEditor) -> None:
        if self.editor is editor:
            self.written.emit(self.here(), editor.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, CellEditor):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            if not watched.composing and watched.isVisible():
                self.finish(watched, 0)
            return False
        return False

    def _on_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        if editor.composing:
            return False
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._offered(event):
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if shift:
                editor.insertPlainText("\n")
            else:
                self.finish(editor, 0 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1)
            return True
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.finish(editor, -1 if key == Qt.Key.Key_Backtab or shift else 1)
            return True
        if key == Qt.Key.Key_Escape:
            here, text = self.here(), editor.toPlainText()
            written = here.isValid() and Column(here.column()) in TEXT_COLUMNS
            lost = written and bool(text.strip()) and text != self._model.stored(here)
            if lost and self._at is not None:
                self._given_up[self._at] = text
            self._close(editor)
            self.given_up.emit(here, lost)
            return True
        return False

    def _offered(self, event: QKeyEvent) -> bool:
        """The keys of the strip while it offers something: Esc dismisses the offer first, then the edit."""
        if self.offers is None:
            return False
        strip = self.offers.strip
        if strip.offer is None or not strip.isVisible():
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self.offers.accept()
        elif event.key() == Qt.Key.Key_Down and control:
            strip.step()
        elif event.key() == Qt.Key.Key_Escape:
            strip.dismiss()
        else:
            return False
        return True

    def finish(self, editor: CellEditor, step: int) -> bool:
        """Save and close; refused text stays open with its message."""
        if self.editor is not editor:
            return False
        here = self.here()
        if not self._model.setData(here, editor.toPlainText(), Qt.ItemDataRole.EditRole):
            return False
        self._close(editor)
        if step:
            self.moved_on.emit(here, step)
        return True

    def _close(self, editor: CellEditor) -> None:
        self.editor = None
        if self.offers is not None:
            self.offers.leave()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text with air around it; what does not fit into six lines ends in an ellipsis."""
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        room: QRect = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        painter.setClipRect(room)
        shown = text[:_MOST_PAINTED]
        painter.drawText(room, _WRAP | Qt.AlignmentFlag.AlignTop, shown)
        if option.fontMetrics.boundingRect(room, _WRAP, shown).height() > room.height():
            corner = QRect(0, 0, option.fontMetrics.horizontalAdvance(" …"), option.fontMetrics.height())
            corner.moveBottomRight(room.bottomRight())
            painter.fillRect(
                corner,
                option.palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base),
            )
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight, "…")
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text, at most six lines."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = self._view.fontMetrics()
        width = max(self._view.columnWidth(index.column()) - 2 * _MARGIN - 2, 20)
        key = (self._view.font().key(), width, text[:_MOST_PAINTED])
        height = self._heights.get(key)
        if height is None:
            shown = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, key[2])
            line = metrics.lineSpacing()
            height = min(max(shown.height(), line), MOST_LINES * line) + 2 * _MARGIN
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[key] = height
        return QSize(width, height)
