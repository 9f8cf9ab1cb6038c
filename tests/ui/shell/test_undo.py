"""Ctrl+Z in the window and in editors, the quiet line, refusals, the list of acts."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.core.errors import InvalidInput, StorageFull, StorageLocked, UndoRefused
from app.models import ClientFile
from app.services.files import NewFile
from app.ui.shell import toast as toasts
from app.ui.shell.act_list import ActList
from tests.ui.shell.conftest import ALT, CTRL, SHIFT, message_box, shown


def names(database):
    with database.read() as session:
        return [each.name for each in session.query(ClientFile).order_by(ClientFile.id)]


@pytest.fixture
def new_file(context):
    def make(name):
        return context.act(lambda: context.services.files.create(NewFile(name)), f"New file: {name}")

    return make


def test_done_is_told_for_six_seconds_and_its_button_undoes(window, new_file, database, monkeypatch, qtbot):
    monkeypatch.setattr(toasts, "SECONDS", 0.05)
    new_file("刘明")
    assert window.toast.isVisible()
    assert window.toast.text.text() == "New file: 刘明"
    QTest.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert names(database) == []
    assert window.toast.text.text().startswith("Undone: ")
    qtbot.waitUntil(lambda: not window.toast.isVisible())


def test_what_was_no_act_is_told_without_undo(window, new_file, context, database):
    new_file("刘明")
    context.told.emit("Copied 13800138000")
    assert window.toast.text.text() == "Copied 13800138000"
    assert not window.toast.undo.isVisible()
    assert not window.toast.redo.isVisible()
    assert names(database) == ["刘明"]


def test_ctrl_z_and_redo_from_the_window(window, new_file, database, qtbot):
    new_file("刘明")
    new_file("王芳")
    qtbot.waitUntil(window.registry["undo"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert names(database) == []
    qtbot.waitUntil(window.registry["redo"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(window.registry["redo"].isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert names(database) == ["刘明", "王芳"]
    qtbot.waitUntil(lambda: not window.registry["redo"].isEnabled())


def test_nothing_to_undo_is_not_offered(window):
    assert not window.registry["undo"].isEnabled()
    assert not window.registry["redo"].isEnabled()


@pytest.mark.parametrize("field", ["line", "text"])
def test_an_editor_undoes_its_own_typing_first(window, new_file, database, qtbot, field):
    new_file("刘明")
    qtbot.waitUntil(window.registry["undo"].isEnabled)
    editor = getattr(window.page("today"), field)
    editor.setFocus()
    QTest.keyClicks(editor, "abc")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert names(database) == ["刘明"]
    content = editor.text() if field == "line" else editor.toPlainText()
    assert content == ""
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert names(database) == []


def test_the_command_says_what_it_takes_back(window, new_file, qtbot):
    new_file("A & B <b>")
    qtbot.waitUntil(window.registry["undo"].isEnabled)
    assert "A && B <b>" in window.registry["undo"].text()
    assert "<b>" not in window.registry["undo"].toolTip()


def test_a_refusal_stays_until_closed_and_offers_no_undo(window, context):
    def refuse():
        raise InvalidInput("x", "A name is needed.")

    assert context.act(refuse) is None
    assert window.toast.isVisible()
    assert window.toast.text.text() == "A name is needed."
    assert not window.toast.undo.isVisible()
    QTest.mouseClick(window.toast.close_button, Qt.MouseButton.LeftButton)
    assert not window.toast.isVisible()


def test_a_refused_undo_names_the_later_acts(window, context):
    error = UndoRefused("later-acts", "This cannot be taken back.", ("Rename 刘明", "Add a phone"))
    context.refused.emit(error)
    assert window.toast.text.text() == "This cannot be taken back.\n• Rename 刘明\n• Add a phone"


def test_a_full_disk_can_be_tried_again(window, context, new_file, database):
    tries = []

    def write():
        tries.append(1)
        if len(tries) == 1:
            raise StorageFull("full", "The disk is full.")
        return context.services.files.create(NewFile("刘明"))

    def answer():
        box = message_box()
        assert box.text() == "The disk is full."
        QTest.mouseClick(box.button(QMessageBox.StandardButton.Retry), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    assert context.act(write, "ok") is not None
    assert names(database) == ["刘明"]


def test_escape_at_a_locked_diary_does_nothing(window, context, monkeypatch):
    tries = []

    def write():
        tries.append(1)
        raise StorageLocked("locked", "Another program is writing.")

    QTimer.singleShot(0, lambda: QTest.keyClick(message_box(), Qt.Key.Key_Escape))
    assert context.act(write, "ok") is None
    assert len(tries) == 2  # at once, and patiently
    assert not window.toast.isVisible()


def test_an_older_act_is_taken_back_from_the_list(window, new_file, database, context):
    first = new_file("刘明")
    new_file("王芳")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | ALT)
    acts = shown(window, ActList)
    assert [acts.list.topLevelItem(row).text(1) for row in range(2)] == ["New file 王芳", "New file 刘明"]
    acts.list.setCurrentItem(acts.list.topLevelItem(1))
    QTest.mouseClick(acts.button, Qt.MouseButton.LeftButton)
    assert names(database) == ["王芳"]
    assert first not in context.services.files.names([first])
    assert acts.list.topLevelItem(0).text(2) == "Taken back"
    assert acts.list.topLevelItem(2).text(2) == "Taken back since"


def test_the_list_says_why_an_act_stays(window, new_file, context, database):
    file_id = new_file("刘明")
    context.act(lambda: context.services.ladder.move(file_id, "E"), "moved")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | ALT)
    acts = shown(window, ActList)
    acts.list.setCurrentItem(acts.list.topLevelItem(1))
    QTest.mouseClick(acts.button, Qt.MouseButton.LeftButton)
    assert names(database) == ["刘明"]
    assert acts.message.isVisible()
    assert "later entries" in acts.message.text()
    assert "{" not in acts.message.text()
