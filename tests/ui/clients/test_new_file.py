"""A new file in one line: what may be the same one is shown before it is saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.services.files import NewFile
from app.ui.clients.new_file_form import NewFileForm


@pytest.fixture
def form(qtbot, context):
    return open_form(qtbot, context)


def open_form(qtbot, context, text=""):
    made = NewFileForm(context, text)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_name_a_phone_and_enter(qtbot, context, services, form):
    qtbot.keyClicks(form.line, "Liu Qiang 13800138000")
    with qtbot.waitSignal(context.file_requested) as opened:
        qtbot.keyClick(form.line, Qt.Key.Key_Return)
    row = services.files.get(opened.args[0])
    assert (row.name, row.phones[0].number, row.rung, row.kind) == ("Liu Qiang", "13800138000", "F", "person")
    assert not form.isVisible()


def test_the_same_name_is_shown_before_saving(qtbot, context, services):
    known = services.files.create(NewFile("刘强"))
    form = open_form(qtbot, context, "刘强")
    assert form.known.isVisible()
    assert form.save_button.text() == "Save anyway"
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert services.files.count() == 1
    assert form.twins[0].hasFocus()
    with qtbot.waitSignal(context.file_requested) as opened:
        qtbot.keyClick(form.twins[0], Qt.Key.Key_Return)
    assert opened.args == [known]
    assert services.files.count() == 1


def test_the_same_phone_is_shown_and_can_be_overruled(qtbot, context, services):
    services.files.create(NewFile("刘强", phone="138 0013 8000"))
    form = open_form(qtbot, context, "刘太太 13800138000")
    assert "刘强" in form.twins[0].text()
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert services.files.count() == 2


def test_escape_leaves_without_a_file(qtbot, services, form):
    qtbot.keyClicks(form.line, "Liu")
    qtbot.keyClick(form.line, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert services.files.count() == 0


def test_no_name_and_too_long_a_name_are_refused_at_the_line(qtbot, services, form):
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert form.message.text() == "A file needs a name."
    form.line.setText("长" * 200)
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert "120" in form.message.text()
    assert form.line.text() == "长" * 200
    assert services.files.count() == 0


def test_a_firm_is_guessed_and_the_choice_holds(qtbot, services, form):
    form.line.setText("江城铜业有限公司")
    assert form.kind.value() == "enterprise"
    qtbot.mouseClick(form.kind.chip("person"), Qt.MouseButton.LeftButton)
    form.line.setText("江城铝业有限公司")
    assert form.kind.value() == "person"


def test_composition_is_neither_searched_nor_saved(qtbot, services, form):
    QApplication.sendEvent(form.line, QInputMethodEvent("liu", []))
    assert form.draft().name == ""
    committed = QInputMethodEvent()
    committed.setCommitString("刘")
    QApplication.sendEvent(form.line, committed)
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert [row.name for row in services.files.rows()] == ["刘"]
