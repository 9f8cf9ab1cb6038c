"""A window with small pages that tell what they were asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QVBoxLayout

from app.core.preferences import Preferences
from app.ui import theme
from app.ui.context import ContactSeed
from app.ui.page import Page
from app.ui.shell.pages import PageEntry
from app.ui.shell.window import MainWindow


class TinyPage(Page):
    """Counts its refreshes; has a line and a text to type in."""

    kinds = frozenset({"client_file"})
    form: tuple[str, object] | None = None
    can_save = True
    seed = ContactSeed()

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.refreshed = 0
        self.asked: list[tuple] = []
        self.line = QLineEdit()
        self.text = QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.text)

    def refresh(self):
        self.refreshed += 1

    def print_form(self):
        return self.form

    def contact_seed(self):
        return self.seed

    def save_open_editors(self):
        self.asked.append(("save",))
        return self.can_save

    def open_file(self, file_id):
        self.asked.append(("file", file_id))

    def show_files(self, title, ids):
        self.asked.append(("files", title, list(ids)))

    def open_day(self, day):
        self.asked.append(("day", day))


def tiny(page_id, title, icon):
    kind = type(f"{title}Page", (TinyPage,), {"page_id": page_id})
    return PageEntry(page_id, title, icon, kind)


PAGES = (
    tiny("today", "Today", "calendar-days"),
    tiny("clients", "Clients", "users"),
    tiny("ladder", "Ladder", "layers"),
)


@pytest.fixture
def make_window(qtbot, context):
    """Windows over the same context; each is left at the end."""
    made = []

    def make(**kept):
        for key, value in kept.items():
            context.preferences.set(key, value)
        theme.apply(context.preferences)
        window = MainWindow(context, PAGES)
        made.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.leave()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


@pytest.fixture
def window(make_window):
    return make_window()


@pytest.fixture(autouse=True)
def _plain_look(qapp, tmp_path):
    """What one test sets of colours and text size is gone in the next."""
    yield
    theme.apply(Preferences(tmp_path / "plain.json"))


def commit(widget, text):
    """Type what no key has: as an input method hands it over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def shown(window, kind=QDialog):
    """The dialog of this kind that stands open."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    return found[0] if found else None


def message_box():
    """The message box that waits for an answer."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
