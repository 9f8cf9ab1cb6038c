"""Ctrl+K: find by any sign, open, or begin a new file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.factories import make_file
from tests.ui.shell.conftest import CTRL, commit


@pytest.fixture
def liu(database):
    return make_file(database, "刘明")


def rows(box):
    return [box.hits.item(at).text() for at in range(box.hits.count())]


def test_ctrl_k_types_finds_and_opens(window, liu, database):
    make_file(database, "王芳")
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    box = window.top.search
    assert box.hasFocus()
    QTest.keyClicks(box, "liu")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.current_page == "clients"
    assert window.page("clients").asked[-1] == ("file", liu)
    assert box.text() == ""
    assert not box.hits.isVisible()


@pytest.mark.parametrize("typed", ["刘", "lm", "liuming", "LIU"])
def test_by_name_sound_or_initials(window, liu, qtbot, typed):
    box = window.top.search
    box.enter()
    commit(box, typed)
    qtbot.waitUntil(box.hits.isVisible)
    assert rows(box)[0].startswith("刘明   F")
    assert rows(box)[-1] == f"New file “{typed}”"


def test_arrows_choose_and_a_new_name_begins_a_file(window, context, liu, qtbot):
    box = window.top.search
    box.enter()
    commit(box, "刘")
    qtbot.waitUntil(box.hits.isVisible)
    QTest.keyClick(box, Qt.Key.Key_Up)  # round to the last row
    with qtbot.waitSignal(context.new_file_requested) as asked:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert asked.args == ["刘"]


def test_escape_gives_the_keys_back(window):
    line = window.page("today").line
    line.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.top.search, "x")
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert line.hasFocus()
    assert window.top.search.text() == ""


def test_a_click_opens(window, liu, qtbot):
    box = window.top.search
    box.enter()
    commit(box, "刘明")
    qtbot.waitUntil(box.hits.isVisible)
    place = box.hits.visualItemRect(box.hits.item(0)).center()
    QTest.mouseClick(box.hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.page("clients").asked[-1] == ("file", liu)


def test_the_list_shows_all_its_rows_inside_the_window(window, database, qtbot):
    for number in range(15):
        make_file(database, f"刘{number}")
    box = window.top.search
    box.enter()
    commit(box, "刘")
    qtbot.waitUntil(box.hits.isVisible)
    assert box.hits.count() == 13
    assert window.rect().contains(box.hits.geometry())
    assert not box.hits.verticalScrollBar().isVisible()


def test_markup_in_a_name_is_shown_as_it_is(window, database, qtbot):
    make_file(database, "<b>x</b><img src='file:///etc/hostname'>")
    box = window.top.search
    box.enter()
    QTest.keyClicks(box, "<b>")
    qtbot.waitUntil(box.hits.isVisible)
    assert rows(box)[0].startswith("<b>x</b><img")


def test_enter_while_composing_opens_nothing(window, liu):
    box = window.top.search
    box.enter()
    commit(box, "刘")
    QApplication.sendEvent(box, QInputMethodEvent("ming", []))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.current_page == "today"
    commit(box, "明")
    assert box.text() == "刘明"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.page("clients").asked[-1] == ("file", liu)


@pytest.mark.parametrize("typed", ["'", '"', "%", "_", "*", "NEAR(", "x:y", "\\"])
def test_odd_text_is_only_not_found(window, liu, qtbot, typed):
    box = window.top.search
    box.enter()
    QTest.keyClicks(box, typed)
    qtbot.waitUntil(box.hits.isVisible)
    assert rows(box) == [f"New file “{typed}”"]
