"""The brief comes by itself once a day and diary, and never to somebody who is writing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.services.reminders import ReminderDraft
from app.ui.brief.dialog import BriefDialog
from app.ui.evening.dialog import EveningDialog
from tests.conftest import TODAY
from tests.ui.shell.conftest import CTRL, shown


@pytest.fixture
def due(services):
    """Something every day has to tell of."""
    services.reminders.add(ReminderDraft("回电", due_on=TODAY - timedelta(days=40)))


def activate(window):
    """As when one comes back to the window."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def brief(window):
    return shown(window, BriefDialog)


def told(qtbot, window):
    """Wait for the brief, start the day, and say that it came."""
    qtbot.waitUntil(lambda: brief(window) is not None)
    QTest.keyClick(brief(window).list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: brief(window) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def stays_away(qtbot, window):
    activate(window)
    qtbot.wait(700)
    return brief(window) is None


def test_it_comes_at_the_first_opening_of_the_day_only(due, qtbot, make_window):
    window = make_window()
    told(qtbot, window)
    assert stays_away(qtbot, window)
    window.leave()
    assert stays_away(qtbot, make_window())


def test_after_midnight_it_comes_when_one_looks_at_the_window_again(due, qtbot, window, clock):
    told(qtbot, window)
    qtbot.wait(100)  # what activated the window is over
    clock.at += timedelta(days=1)
    window.heartbeat.beat()
    qtbot.wait(700)
    assert brief(window) is None
    activate(window)
    told(qtbot, window)
    assert stays_away(qtbot, window)


def test_a_clock_set_back_does_not_tell_a_day_twice(due, qtbot, window, clock):
    told(qtbot, window)
    clock.at += timedelta(days=1)
    activate(window)
    told(qtbot, window)
    clock.at -= timedelta(days=1)
    assert stays_away(qtbot, window)
    clock.at += timedelta(days=2)  # and a new day is told although the clock was wrong
    activate(window)
    told(qtbot, window)


def test_an_empty_day_is_not_told_nor_asked_for_again(qtbot, window, services):
    assert stays_away(qtbot, window)
    services.reminders.add(ReminderDraft("回电", due_on=TODAY))
    assert stays_away(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: brief(window) is not None)


def test_one_who_asked_for_it_first_is_not_told_again(due, qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_B, CTRL)
    told(qtbot, window)
    assert stays_away(qtbot, window)


def test_a_setting_switches_it_off(due, qtbot, make_window):
    assert stays_away(qtbot, make_window(morning_brief=False))


def test_it_waits_while_a_text_is_composed_and_written(due, qtbot, window):
    line = window.stack.currentWidget().line
    line.setFocus()
    QApplication.sendEvent(line, QInputMethodEvent("zheng", []))
    assert stays_away(qtbot, window)
    assert line.hasFocus()
    done = QInputMethodEvent("", [])
    done.setCommitString("整")
    QApplication.sendEvent(line, done)
    assert stays_away(qtbot, window)
    window.top.search.setFocus()
    told(qtbot, window)


def test_it_waits_for_an_open_cell(due, qtbot, window):
    window.stack.currentWidget().text.setFocus()
    assert stays_away(qtbot, window)
    window.stack.currentWidget().line.setFocus()
    told(qtbot, window)


def test_it_never_comes_over_a_dialog(due, qtbot, window):
    other = QDialog(window)
    other.open()
    qtbot.waitUntil(other.isVisible)
    assert stays_away(qtbot, window)
    other.reject()
    window.activateWindow()
    activate(window)
    told(qtbot, window)


def test_the_evening_opens_by_its_key_and_not_while_composing(qtbot, window):
    line = window.stack.currentWidget().line
    line.setFocus()
    QApplication.sendEvent(line, QInputMethodEvent("zheng", []))
    window.registry["evening"].trigger()
    assert shown(window, EveningDialog) is None
    QApplication.sendEvent(line, QInputMethodEvent("", []))
    window.rail.setFocus()
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: shown(window, EveningDialog) is not None)
    assert ("save",) in window.stack.currentWidget().asked


def test_three_keys_and_the_evening_is_done(qtbot, window, services, context):
    from app.services.daily_log import LineDraft

    services.log.add_line(LineDraft(TODAY, plan="见刘总"))
    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: shown(window, EveningDialog) is not None)
    dialog = shown(window, EveningDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert shown(window, EveningDialog) is None
    assert [line.plan for line in services.log.day(TODAY + timedelta(days=1))] == ["见刘总"]
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.registry["undo"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert services.log.day(TODAY + timedelta(days=1)) == []


def test_late_at_night_the_day_has_not_begun(due, qtbot, window, clock):
    told(qtbot, window)
    clock.at += timedelta(hours=15, minutes=30)  # 00:30
    assert stays_away(qtbot, window)
    clock.at += timedelta(hours=7)
    activate(window)
    told(qtbot, window)
