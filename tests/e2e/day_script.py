"""A whole day through the real program, run as a process of its own: first start to Ctrl+Q, by keys alone.

Nothing in app/ knows of it: a timer in this process types and looks, as a user would.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.__main__ import main

W = TypeVar("W", bound=QWidget)
Wait = Callable[[], Any]
Key, Ctrl, Shift, Alt = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PATIENCE = 25.0  # seconds for each wait


def shown(name: str) -> Wait:
    """Wait for a visible top-level window of this class, then go on with it in front."""

    def look() -> QWidget | None:
        for widget in QApplication.topLevelWidgets():
            if type(widget).__name__ == name and widget.isVisible():
                widget.activateWindow()
                in_front = QApplication.activeWindow() is widget and QApplication.focusWidget() is not None
                return widget if in_front else None
        return None

    return look


def gone(widget: QWidget) -> Wait:
    """Wait until it is closed."""

    def look() -> bool:
        try:
            return not widget.isVisible()
        except RuntimeError:  # its C++ half is deleted
            return True

    return look


def focused(name: str) -> Wait:
    """Wait until a widget of this class has the keys."""

    def look() -> QWidget | None:
        widget = QApplication.focusWidget()
        return widget if widget is not None and type(widget).__name__ == name else None

    return look


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the keys."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def write(text: str) -> None:
    """Text as an input method hands it over, composed first."""
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, QInputMethodEvent("zheng", []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def day() -> Generator[Wait, Any, None]:  # noqa: PLR0915 - a day is long
    """What the account manager does."""
    wizard = yield shown("FirstStartDialog")
    press(Key.Key_Return)
    press(Key.Key_Return)
    wizard.earn.income.setFocus()
    QTest.keyClicks(wizard.earn.income, "12000")
    press(Key.Key_Return)
    wizard.starts.buttons["empty"].setFocus()
    press(Key.Key_Space)
    press(Key.Key_Return)
    window = yield shown("MainWindow")

    # Plan the first line and record it.
    yield focused("DayView")
    press(Key.Key_Return)
    yield focused("CellEditor")
    write("整理名单，想出二十个名字")
    press(Key.Key_Return)
    yield focused("CellEditor")
    write("想出了二十三个")
    press(Key.Key_Return)
    yield focused("CellEditor")
    press(Key.Key_Escape)
    yield focused("DayView")
    # The brief has waited until nobody wrote; it has nothing to tell yet, and stays quiet for this day.
    yield lambda: window.context.preferences.get("told_briefs")

    # Two new files in one line each.
    for name in ("王芳 10012345678", "李建国"):
        press(Key.Key_N, Ctrl | Shift)
        form = yield shown("NewFileForm")
        write(name)
        press(Key.Key_Return)
        yield gone(form)
        yield shown("MainWindow")

    # One act: both met, one climbs, a next step. The file that is open is in the form already.
    press(Key.Key_R, Ctrl | Shift)
    form = yield shown("ContactForm")
    form.who.line.setFocus()
    QTest.keyClicks(form.who.line, "wf")
    yield form.who.list.isVisible
    press(Key.Key_Return)
    form.meeting.record.setFocus()
    write("两位都见到了，王芳想看资料")
    block = form.blocks[form.who.file_ids()[-1]]
    block.step.text.setFocus()
    write("送资料")
    block.rung.places.chip("E").click()
    press(Key.Key_Return, Ctrl)
    yield gone(form)
    yield shown("MainWindow")

    # A card moves by keys; the move is taken back and done again.
    press(Key.Key_3, Ctrl)
    yield focused("QLineEdit")
    press(Key.Key_Return)  # from the filter to the first card
    yield focused("CardList")
    press(Key.Key_Right, Alt)
    dialog = yield shown("MoveDialog")
    dialog.why.setFocus()
    write("资料看不进去")
    press(Key.Key_Return)
    yield gone(dialog)
    yield shown("MainWindow")
    press(Key.Key_Z, Ctrl)
    yield lambda: window.context.services.undo.next_redo() is not None
    press(Key.Key_Y, Ctrl)
    yield lambda: window.context.services.undo.next_redo() is None

    # Every page can be reached; then the end.
    for number, page in enumerate(("today", "clients", "ladder", "plans", "reminders"), 1):
        press(Qt.Key(Key.Key_0 + number), Ctrl)
        yield lambda page=page: window.stack.currentWidget().page_id == page

    # The evening in three keys.
    press(Key.Key_E, Ctrl)
    evening = yield shown("EveningDialog")
    yield lambda: evening.choices is not None
    press(Key.Key_Return)
    yield lambda: evening.is_done
    press(Key.Key_Return)
    yield gone(evening)
    yield shown("MainWindow")
    press(Key.Key_Q, Ctrl)


class Player:
    """Goes on with the day each time what it waits for has come."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.story = day()
        self.wait: Wait | None = None
        self.since = time.monotonic()
        self.timer = QTimer()
        self.timer.timeout.connect(self.step)
        self.timer.start(30)
        self.done = False

    def step(self) -> None:
        self.timer.stop()
        try:
            found = self.wait() if self.wait is not None else None
            if self.wait is None or found:
                self.wait = self.story.send(found if self.wait is not None else None)
                self.since = time.monotonic()
            elif time.monotonic() - self.since > PATIENCE:
                raise TimeoutError(self.describe())
        except StopIteration:
            self.done = True
            return
        except BaseException as error:  # noqa: BLE001 - told, then the process ends
            import traceback

            traceback.print_exc()
            sys.stderr.write(f"{type(error).__name__}\n")
            sys.stderr.flush()
            import os

            os._exit(3)
        self.timer.start(30)

    def describe(self) -> str:
        frame = self.story.gi_frame
        line = frame.f_lineno if frame is not None else 0
        windows = [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()]
        return f"at line {line}; windows {windows}; focus {type(QApplication.focusWidget()).__name__}"


def run() -> int:
    app = QApplication(sys.argv[:1])
    player = Player(app)
    code = main(["open"])
    return code if player.done else 4


if __name__ == "__main__":
    sys.exit(run())
