"""The list of a festival by real keys: greeted, left out, added; the rule; copied names."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.festivals import Festival
from app.ui.greetings.dialog import GreetingDialog
from tests.factories import make_file

Key = Qt.Key
SPRING = (Festival.SPRING, date(2027, 2, 6))


@pytest.fixture
def files(database):
    return [
        make_file(database, name, rung=rung)
        for name, rung in (("刘志强", "A"), ("<b>孙</b>", "B"), ("赵六", "F"))
    ]


@pytest.fixture
def dialog(qtbot, context, files):
    made = GreetingDialog(context, SPRING)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def shown(dialog):
    items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    return [(item.text(0), item.text(4)) for item in items]


def test_the_list_of_the_festival_asked_for(dialog):
    assert dialog.choice.currentText() == "Spring Festival · 2027-02-06 Sat · in 75 days · 2"
    assert shown(dialog) == [("刘志强", "To greet"), ("<b>孙</b>", "To greet")]
    assert dialog.head.text() == "2 on the list, 0 greeted"


def test_space_greets_by_message_and_the_log_tells_it(qtbot, dialog, services, clock):
    qtbot.keyClick(dialog.list, Key.Key_Space)
    assert shown(dialog) == [("<b>孙</b>", "To greet"), ("刘志强", "greeted 11-23 Mon")]
    assert dialog.head.text() == "2 on the list, 1 greeted"
    assert services.log.day(clock.today())[0].record == "Greetings for Spring Festival"
    services.undo.undo()
    assert dialog.head.text() == "2 on the list, 0 greeted"


def test_one_stays_on_the_same_file_when_another_comes_before_it(qtbot, dialog, services, files):
    qtbot.keyClick(dialog.list, Key.Key_Down)
    services.ladder.move(files[2], "A", reason="要开户")
    assert [name for name, _ in shown(dialog)] == ["刘志强", "赵六", "<b>孙</b>"]
    assert [row.name for row in dialog.selected()] == ["<b>孙</b>"]


def test_the_keys_stay_with_the_rule_while_it_is_chosen(qtbot, dialog):
    chip = dialog.rule.chip("rung:F")
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Space)
    assert len(shown(dialog)) == 3
    assert chip.hasFocus()


def test_several_at_once_by_phone_and_not_yet(qtbot, dialog, services, clock):
    qtbot.keyClick(dialog.list, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.list, Key.Key_P)
    assert dialog.head.text() == "2 on the list, 2 greeted"
    assert [file.told for file in services.log.day(clock.today())[0].files] == [True, True]
    qtbot.keyClick(dialog.list, Key.Key_U)
    assert dialog.head.text() == "2 on the list, 1 greeted"


def test_left_out_and_put_back(qtbot, dialog):
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert shown(dialog) == [("<b>孙</b>", "To greet")]
    assert dialog.out.text() == "1 left out…"
    dialog.out.click()
    dialog.menu.actions()[0].trigger()
    assert len(shown(dialog)) == 2


def test_somebody_is_added_by_name(qtbot, dialog):
    dialog.picker.setFocus()
    qtbot.keyClicks(dialog.picker.line, "zhaoliu")
    qtbot.waitUntil(lambda: dialog.picker.list.count() > 0)
    qtbot.keyClick(dialog.picker.line, Key.Key_Return)
    assert ("赵六", "To greet (added by hand)") in shown(dialog)
    assert dialog.picker.file_ids() == ()


def test_the_rule_is_kept_for_every_year(qtbot, dialog, services):
    dialog.rule.chip("rung:F").click()
    assert [name for name, _state in shown(dialog)] == ["刘志强", "<b>孙</b>", "赵六"]
    assert "rung:F" in services.settings.current().greetings["spring"]


def test_names_still_to_greet_are_copied(qtbot, dialog, context):
    told = []
    context.told.connect(told.append)
    qtbot.keyClick(dialog.list, Key.Key_Space)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "<b>孙</b>"
    assert told == ["Copied 1 name"]


def test_another_festival_is_chosen(dialog):
    dialog.choice.setCurrentIndex(dialog.choice.findText("Women's Day", Qt.MatchFlag.MatchContains))
    assert shown(dialog) == []
    assert dialog.head.text().startswith("Nobody is on the list")


def test_enter_opens_the_file(qtbot, context, dialog, files):
    opened = []
    context.file_requested.connect(opened.append)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert opened == [files[0]]
    assert not dialog.isVisible()


def test_a_festival_in_the_reminders_opens_its_list(qtbot, context, clock, files):
    from app.ui.reminders.page import RemindersPage

    clock.at = datetime.combine(date(2027, 1, 31), time(9))
    page = RemindersPage(context)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.refresh()
    asked = []
    context.greetings_requested.connect(asked.append)
    assert [row.title for row in page.view.selected()] == ["Spring Festival: 2 to greet"]
    qtbot.keyClick(page.view, Key.Key_Return)
    assert asked == [SPRING]
