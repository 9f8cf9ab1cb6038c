"""A cell of the pagoda, written in place: Enter saves, Esc gives up, arrows and Tab go on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.terms.planning import PagodaLevel
from app.ui import theme
from app.ui.plans.pagoda.figures import ROWS, CellView, Key
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import tooltip

KEEP_AFTER_MS: Final = 700  # of the one second a crash may cost
_STEPS: Final = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_SIDES: Final = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class PagodaCell(QLineEdit):
    """One figure. It saves nothing itself: it says when it was left, the tab decides."""

    left = Signal()  # what was typed is to be saved
    given_up = Signal()
    paused = Signal()  # nothing typed for a moment: time to keep a draft
    entered = Signal()
    moved_on = Signal(int, int)  # columns, rows

    def __init__(self, key: Key, parent: QWidget, message: FieldMessage) -> None:
        super().__init__(parent)
        self.key = key
        self.view = CellView("", "")
        self.composing = False
        self._room = parent
        self._message = message
        self._refusal = ""
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(40)
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.paused)
        self.textEdited.connect(self._on_edited)

    # -- what it shows

    def show_view(self, view: CellView) -> None:
        """Show this figure; what is being typed stays."""
        changed = view != self.view
        self.view = view
        if changed:
            self.setToolTip(tooltip(view.about))
        if not self.isModified():
            self._show()
        if changed:
            self._colour()

    def _show(self) -> None:
        editing = self.hasFocus()
        text = self.view.edit if editing else self.view.text
        if self.text() != text:
            self.setText(text)
        self.setModified(False)
        if editing:
            self.selectAll()

    def _colour(self) -> None:
        palette = QPalette(self._room.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, colour_of(self.view.state))
        self.setPalette(palette)
        font = self._room.font()
        font.setBold(self.pinned)
        self.setFont(font)

    @property
    def pinned(self) -> bool:
        """True for the level of its column that was typed last."""
        return self.view.state == "input" and isinstance(ROWS[self.key[1]], PagodaLevel)

    def restore(self, text: str, remark: str) -> None:
        """Text that was typed before the program ended, still to be saved."""
        self.setText(text)
        self.setModified(True)
        self._refusal = remark

    def refuse(self, text: str) -> None:
        """Say below the cell why it cannot be saved; the text stays."""
        self._refusal = text
        self._say()

    def reset(self) -> None:
        """Back to the figure that is saved."""
        self._timer.stop()
        self._refusal = ""
        self._message.say("")
        self.setModified(False)
        self._show()

    def _say(self) -> None:
        self._message.say(self._refusal)
        if self._refusal:
            room = self._room
            self._message.setFixedWidth(min(320, room.width()))
            self._message.setFixedHeight(self._message.heightForWidth(self._message.width()) + 4)
            x = min(self.x(), room.width() - self._message.width())
            y = self.y() + self.height() + 2
            if y + self._message.height() > room.height():
                y = self.y() - self._message.height() - 2
            self._message.move(x, y)
            self._message.raise_()

    # -- writing

    def _on_edited(self, _text: str) -> None:
        self._refusal = ""
        self._message.say("")
        if not self._timer.isActive():
            self._timer.start()

    def finish(self) -> bool:
        """Ask for what was typed to be saved; True when nothing is left unsaved."""
        if self.isModified():
            # The same figure typed into a level that follows makes it the one the others follow from.
            follows = self.view.state == "follows"
            if self.text().strip() == self.view.edit and not follows:
                self.given_up.emit()
                self.reset()
            else:
                self.left.emit()
        return not self.isModified()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.composing:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.finish():
                self._show()
        elif key == Qt.Key.Key_Escape and (self.isModified() or self._refusal):
            self.given_up.emit()
            self.reset()
        elif key in _STEPS:
            if self.finish():
                self.moved_on.emit(*_STEPS[Qt.Key(key)])
        elif key in _SIDES and not self.isModified() and self.selectedText() == self.text():
            self.moved_on.emit(*_SIDES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show()
        self._say()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if self.finish():
            self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        fresh = not self.hasFocus() or (not self.isModified() and self.selectedText() == self.text())
        super().mousePressEvent(event)
        if fresh and not self.isModified():
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.palette().color(QPalette.ColorRole.Highlight)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.view.state == "input":
            ground.setAlpha(64 if self.pinned else 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(room, 3, 3)
        if self.hasFocus() or self.isModified():
            painter.setBrush(QPalette().color(QPalette.ColorRole.Base))
            colour = (
                theme.warning_colour() if self._refusal else QPalette().color(QPalette.ColorRole.Highlight)
            )
            painter.setPen(QPen(colour, 1.6))
            painter.drawRoundedRect(room, 3, 3)
        painter.end()
        super().paintEvent(event)


def colour_of(state: str) -> QColor:
    """The colour of a figure by where it comes from."""
    palette = QPalette()
    if state == "input":
        return QColor(theme.ACCENT) if not theme.is_dark() else QColor("#7cc0ff")
    return theme.good_colour() if state == "measured" else palette.color(QPalette.ColorRole.Text)
