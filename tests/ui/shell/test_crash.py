"""An unexpected error is told once, without client data, and the window goes on."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core import logging
from app.core.errors import UserError
from app.ui.shell import crash
from app.ui.shell.crash import CrashDialog


@pytest.fixture
def reporter(qapp, monkeypatch):
    """Installed as at start, and taken out again."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    qInstallMessageHandler(before)
    made = crash.install(qapp)
    qInstallMessageHandler(before)
    yield made
    if made.shown is not None:
        made.shown.reject()
    made.deleteLater()


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def test_an_error_names_its_place_and_no_client(window, reporter, qtbot):
    sys.excepthook(*raised(RuntimeError("刘明 13800138000")))
    qtbot.waitUntil(lambda: reporter.shown is not None)
    text = reporter.shown.details.toPlainText()
    assert "RuntimeError" in text
    assert "test_crash.py" in text
    assert "刘明" not in text
    assert "13800138000" not in text
    QTest.mouseClick(reporter.shown.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == text


def test_an_error_in_a_slot_leaves_the_window_usable(window, reporter, qtbot):
    def slot():
        raise ValueError

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: reporter.shown is not None)
    QTest.keyClick(reporter.shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: reporter.shown is None)
    window.show_page("ladder")
    assert window.current_page == "ladder"


def test_many_errors_make_one_dialog(window, reporter, qtbot):
    for number in range(30):
        sys.excepthook(type(f"Error{number}", (Exception,), {}), None, None)
    sys.excepthook(*raised(KeyError("again")))
    qtbot.waitUntil(lambda: reporter.shown is not None)
    qtbot.wait(20)
    assert len([d for d in QApplication.topLevelWidgets() if isinstance(d, CrashDialog)]) == 1
    assert reporter.shown.details.toPlainText().count("Error") == 10


def test_an_error_on_another_thread_is_shown_too(window, reporter, qtbot):
    def work():
        raise LookupError("刘明")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reporter.shown is not None)
    assert "LookupError" in reporter.shown.details.toPlainText()


def test_an_error_while_telling_is_not_told_again(window, reporter, qtbot, monkeypatch):
    calls, logged = [], []

    class Broken:
        def __init__(self, *_):
            calls.append(1)
            reporter.report(*raised(RuntimeError("inside")))
            raise RuntimeError

    monkeypatch.setattr(crash, "CrashDialog", Broken)
    monkeypatch.setattr(logging, "record_bug", lambda kind, _tb: logged.append(kind) or "")
    reporter.report(*raised(KeyError("first")))
    qtbot.waitUntil(lambda: bool(calls))
    qtbot.wait(50)
    assert len(calls) == 1
    assert logged == [KeyError, RuntimeError, RuntimeError]


def test_a_refusal_nobody_caught_is_a_message(window, reporter, qtbot):
    sys.excepthook(*raised(UserError("x", "The name <b>{name}</b> is taken.", name="刘明")))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert box.text() == "The name <b>刘明</b> is taken."
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert reporter.shown is None
    box.reject()


def test_what_qt_calls_critical_is_told_and_the_rest_is_not(window, reporter, qtbot):
    where = type("Where", (), {"category": "qt.sql"})
    reporter.report_qt(QtMsgType.QtWarningMsg, where, "trifle")
    qtbot.wait(20)
    assert reporter.shown is None
    reporter.report_qt(QtMsgType.QtCriticalMsg, where, "broken")
    qtbot.waitUntil(lambda: reporter.shown is not None)
    assert reporter.shown.details.toPlainText() == "Qt qt.sql: broken"
