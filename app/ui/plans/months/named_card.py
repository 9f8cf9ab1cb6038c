"""A prospect named for a month as one line of its week: keys act on it, the mouse carries it on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.core.i18n import tr
from app.domain.terms import Standing
from app.domain.text import show_plain
from app.services.targets import NamedRow
from app.sheets.month_words import came_text, state_text
from app.ui import theme
from app.ui.widgets.drag import DragGesture, is_escape
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.rung_badge import RungBadge

_KEYS: Final = {
    Qt.Key.Key_Return: "day",
    Qt.Key.Key_Enter: "day",
    Qt.Key.Key_Space: "done",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_R: "record",
    Qt.Key.Key_O: "open",
    Qt.Key.Key_Up: "go-up",
    Qt.Key.Key_Down: "go-down",
    **{Qt.Key(Qt.Key.Key_0 + n): f"week-{n}" for n in range(7)},
}
_ALT_KEYS: Final = {Qt.Key.Key_Up: "before", Qt.Key.Key_Down: "after"}


class NamedCard(QFrame):
    """Shows one name; `asked` says what is wanted of it."""

    asked = Signal(object, str)  # the card, a command

    def __init__(self, row: NamedRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.gesture = DragGesture(self)
        self.setObjectName("named")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(
            "#named { background: palette(base); border: 1px solid palette(mid); border-radius: 4px; }"
            "#named:focus { border: 2px solid palette(highlight); }"
        )
        state, came = state_text(row, today), came_text(row)
        name = show_plain(row.name, 80)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(5, 2, 6, 2)
        self._line.setSpacing(6)
        badge = RungBadge(self)
        badge.set_rung(row.rung)
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line.addWidget(badge)
        who = self._label(name, quiet=row.carried_on is not None)
        font = who.font()
        font.setBold(True)
        font.setStrikeOut(row.carried_on is not None)
        who.setFont(font)
        who.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line.addWidget(who, 3)
        if came:
            self._line.addWidget(self._label("↪ " + came, quiet=True))
        told = self._label(state)
        told.setStyleSheet(f"color: {_colour(row, today)}")
        self._line.addWidget(told)
        said = "\n".join(part for part in (f"{name} {row.rung or ''}".strip(), came, state, row.note) if part)
        self.setToolTip(tooltip(said))
        self.setAccessibleName(said)

    def texts(self) -> list[str]:
        """What stands on it from left to right."""
        return [label.text() for label in self.findChildren(PlainLabel) if label.text()]

    def _label(self, text: str, *, quiet: bool = False) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if quiet:
            label.setStyleSheet("color: palette(placeholder-text)")
        return label

    # -- keys and mouse

    def event(self, event: QEvent) -> bool:
        # Our keys come before menu mnemonics and the window's shortcuts.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_command(event) or (self.gesture.active and is_escape(event)))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.gesture.takes_key(event):
            return
        if command := _command(event):
            self.asked.emit(self, command)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.gesture.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gesture.move(event, ready=self.row.unfinished)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gesture.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self, "day")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        self._open_menu(event.globalPos())

    def _open_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        done = tr("Not done after all") if self.row.done_on is not None else tr("Done without a visit")
        for text, key, command in (
            (tr("Plan the visit for a day…"), "Enter", "day"),
            (done, tr("Space"), "done"),
            (tr("Record a contact…"), "R", "record"),
            (tr("Open the file"), "O", "open"),
            (tr("Further up"), "Alt+↑", "before"),
            (tr("Further down"), "Alt+↓", "after"),
            (tr("Take off the month"), "Del", "remove"),
        ):
            menu.addAction(f"{text}\t{key}", partial(self.asked.emit, self, command))
        menu.popup(point)


def _colour(row: NamedRow, today: date) -> str:
    if row.finished and row.standing != Standing.LOST:
        return theme.good_colour().name()
    late = row.unfinished and row.line_on is not None and row.line_on < today
    return theme.warning_colour().name() if late else "palette(placeholder-text)"


def _command(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _ALT_KEYS.get(Qt.Key(event.key()), "")
    return _KEYS.get(Qt.Key(event.key()), "") if not modifiers else ""
