"""One registry feeds menus, the palette and the shortcut list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.ui.shell.palette import CommandPalette, ShortcutList
from tests.ui.shell.conftest import CTRL, SHIFT, shown


def texts(tree, column=0):
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item.text(column) for item in items if not item.isHidden()]


@pytest.fixture
def palette(window):
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    return shown(window, CommandPalette)


def test_typing_finds_a_command_and_enter_does_it(palette, window):
    QTest.keyClicks(palette.box, "full scr")
    assert texts(palette.list) == ["Full screen"]
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.isFullScreen()
    assert not palette.isVisible()


def test_arrows_choose_among_what_is_left(palette, window):
    QTest.keyClicks(palette.box, "text")
    assert texts(palette.list) == ["Larger text", "Smaller text", "Text as the system has it"]
    QTest.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.currentItem().text(0) == "Smaller text"
    QTest.keyClick(palette.box, Qt.Key.Key_Up)
    QTest.keyClick(palette.box, Qt.Key.Key_Up)
    assert palette.list.currentItem().text(0) == "Text as the system has it"


def test_enter_with_nothing_found_and_escape_do_nothing(palette, window):
    QTest.keyClicks(palette.box, "no such thing")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert not window.isFullScreen()


def test_enter_while_composing_waits(palette):
    QApplication.sendEvent(palette.box, QInputMethodEvent("quanping", []))
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_cannot_be_done_now_is_not_offered(palette):
    assert "Undo" not in texts(palette.list)
    assert "Save a copy" in texts(palette.list)


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_list_of_keys_holds_every_command_with_keys(window, key):
    QTest.keyClick(window, key, Qt.KeyboardModifier.NoModifier)
    listed = shown(window, ShortcutList)
    keys = texts(listed.list, 1)
    for _command, action in window.registry.commands():
        if action.shortcuts():
            assert any(action.shortcuts()[0].toString() in shown_keys for shown_keys in keys), action.text()
    assert "record a contact from the line" in texts(listed.list, 2)


def test_a_question_mark_in_a_field_is_a_question_mark(window):
    line = window.page("today").line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Question, SHIFT)
    assert line.text() == "?"
    assert shown(window, ShortcutList) is None


def test_no_key_belongs_to_two_commands(window):
    keys = [
        QKeySequence(each).toString()
        for command, _ in window.registry.commands()
        for each in command.shortcuts
    ]
    assert len(keys) == len(set(keys))


def test_menus_hold_every_command_once(window):
    held = [
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if not action.isSeparator()
    ]
    assert len(held) == len(set(held)) == len(list(window.registry.commands()))


def test_all_commands_speak_chinese(make_window):
    i18n.use_language("zh_CN")
    window = make_window()
    english = [
        command.text
        for command, action in window.registry.commands()
        if command.name == command.text.replace("&", "")
    ]
    assert english in ([], ["Today", "Clients", "Ladder"])  # the tiny pages have the real pages' titles
    assert window.menuBar().actions()[0].text().startswith("文件")
