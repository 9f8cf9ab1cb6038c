"""A planned visit as a card in its day: keys act on it, the mouse carries it to another day."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.terms import LineState
from app.domain.text import show_plain
from app.services.form_lines import FormLine
from app.services.week_plan import WeekRow
from app.services.week_rows import is_settled
from app.sheets.wording import times
from app.ui import theme
from app.ui.icons import icon
from app.ui.plans.week import visit_text
from app.ui.widgets.drag import DragGesture, is_escape
from app.ui.widgets.labels import PlainLabel, tooltip

_KEYS: Final = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_R: "record",
    Qt.Key.Key_A: "appointment",
    Qt.Key.Key_O: "open",
    Qt.Key.Key_B: "bag",
    Qt.Key.Key_Left: "go-left",
    Qt.Key.Key_Right: "go-right",
    Qt.Key.Key_Up: "go-up",
    Qt.Key.Key_Down: "go-down",
    **{Qt.Key(Qt.Key.Key_1 + n): f"day-{n}" for n in range(7)},
}
_ALT_KEYS: Final = {
    Qt.Key.Key_Left: "earlier",
    Qt.Key.Key_Right: "later",
    Qt.Key.Key_Up: "before",
    Qt.Key.Key_Down: "after",
}


class VisitCard(QFrame):
    """Shows one line; `asked` says what is wanted of it."""

    asked = Signal(object, str)  # the card, a command

    def __init__(self, line: FormLine, week: WeekRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.gesture = DragGesture(self)
        self.settled = is_settled(line)
        self.setObjectName("visit")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setStyleSheet(
            "#visit { background: palette(base); border: 1px solid palette(mid); border-radius: 5px; }"
            "#visit:focus { border: 2px solid palette(highlight); }"
        )
        said = visit_text.spoken(line, week)
        self.setToolTip(tooltip(said))
        self.setAccessibleName(said)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(6, 4, 5, 5)
        self._rows.setSpacing(1)
        self._fill(week)

    def texts(self) -> list[str]:
        """What stands on the card, from top to bottom."""
        return [label.text() for label in self.findChildren(QLabel) if label.text()]

    def _fill(self, week: WeekRow) -> None:
        line = self.line
        self._head()
        for each in line.files:
            self._rows.addWidget(self._label(show_plain(each.name, 60), bold=True))
            below = " · ".join(filter(None, (visit_text.number(each), show_plain(each.person, 30))))
            if below:
                self._rows.addWidget(self._label(below, small=True, quiet=True))
        if self.line.state == LineState.MOVED:
            self._results()
            return
        if line.place:
            self._rows.addWidget(self._label(show_plain(line.place, 60), small=True, quiet=True))
        for text in visit_text.details(line):
            self._rows.addWidget(self._label(text, small=True))
        if packed := visit_text.packed(line, week):
            self._rows.addWidget(self._label(packed, small=True, quiet=True))
        for text in visit_text.warnings(line, week):
            label = self._label(text, small=True)
            label.setStyleSheet(f"color: {theme.warning_colour().name()}")
            self._rows.addWidget(label)
        if wanted := visit_text.companion_wanted(line, week):
            self._rows.addWidget(self._label(wanted, small=True, quiet=True))
        self._results()

    def _head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        picture = QLabel(self)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        name = visit_text.WAY_ICONS.get(self.line.way or "", "ellipsis")
        size = self.fontMetrics().height()
        picture.setPixmap(icon(name).pixmap(size, size))
        row.addWidget(picture)
        when = times(self.line.start_time, self.line.end_time)
        row.addWidget(self._label(when or tr("no time"), small=True, quiet=not when), 1)
        if asked := visit_text.asked(self.line):
            row.addWidget(self._label(asked, small=True, wrap=False))
        self._rows.addLayout(row)

    def _results(self) -> None:
        for text in visit_text.results(self.line):
            label = self._label(text, small=True)
            label.setForegroundRole(QPalette.ColorRole.Link)
            self._rows.addWidget(label)

    def _label(
        self, text: str, *, bold: bool = False, small: bool = False, quiet: bool = False, wrap: bool = True
    ) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setWordWrap(wrap)
        if wrap:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        font = label.font()
        font.setBold(bold)
        if small:
            font.setPointSizeF(max(font.pointSizeF() * 0.9, 7.0))
        label.setFont(font)
        if quiet or self.line.state == LineState.MOVED:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
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
        command = _command(event)
        if command:
            self.asked.emit(self, command)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.gesture.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gesture.move(event, ready=not self.settled)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gesture.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit(self, "edit")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        self.open_menu(event.globalPos())

    def open_menu(self, point: QPoint) -> None:
        """What can be done with this visit, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, command in (
            (tr("Change…"), "Enter", "edit"),
            (tr("Record a contact…"), "R", "record"),
            (tr("Ask for an appointment…"), "A", "appointment"),
            (tr("Open the file"), "O", "open"),
            (tr("What to bring…"), "B", "bag"),
            (tr("Earlier in the day"), "Alt+↑", "before"),
            (tr("Later in the day"), "Alt+↓", "after"),
            (tr("A day earlier"), "Alt+←", "earlier"),
            (tr("A day later"), "Alt+→", "later"),
            (tr("Take off the plan"), "Del", "remove"),
        ):
            menu.addAction(f"{text}\t{key}", partial(self.asked.emit, self, command))
        menu.popup(point)


def _command(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _ALT_KEYS.get(Qt.Key(event.key()), "")
    return _KEYS.get(Qt.Key(event.key()), "") if not modifiers else ""
