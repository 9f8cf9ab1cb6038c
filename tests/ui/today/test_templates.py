"""Filling the day by keys, the pattern of each weekday, and what the dialog says about both."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.daily_log import LineDraft
from app.services.day_templates import TemplateLineRow
from app.ui.today.page import TodayPage
from app.ui.today.template_dialog import TemplateDialog
from tests.conftest import TODAY

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, context):
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1230, 690)
    with qtbot.waitActive(made):
        made.show()
    made.view.setFocus()
    return made


@pytest.fixture
def dialog(qtbot, context, services):
    services.templates.ensure()
    made = TemplateDialog(context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def plans(services, day=TODAY):
    return [line.plan for line in services.log.day(day)]


def ticked(dialog):
    return [number for number, box in enumerate(dialog.days) if box.isChecked()]


def fill_by_keys(page):
    QTest.keyClick(page.view, Key.Key_T, Ctrl)
    assert QApplication.activePopupWidget() is page.menu
    QTest.keyClick(page.menu, Key.Key_Return)


def test_two_keys_fill_an_empty_day_with_its_own_pattern(page, services):
    services.templates.ensure()
    services.templates.save(None, "周一", [TemplateLineRow(time(8), None, "周一早会")], {0})
    page.refresh()
    assert page.template.text() == "Fill in: 周一"
    fill_by_keys(page)
    assert plans(services) == ["周一早会"]
    assert page.template.text() == "Fill from a template"
    fill_by_keys(page)
    assert plans(services) == ["周一早会"]


def test_the_first_key_brings_the_shipped_ones(page, services):
    assert page.template.text() == "Fill from a template"
    fill_by_keys(page)
    assert plans(services)[0] == "Morning papers"
    services.undo.undo()
    page.refresh()
    assert page.template.text() == "Fill in: A day outside"


def test_the_days_own_pattern_stands_first(page, services):
    services.templates.ensure()
    branch = services.templates.all()[1]
    services.templates.save(branch.id, branch.name, branch.lines, {0})
    QTest.keyClick(page.view, Key.Key_T, Ctrl)
    assert [action.text() for action in page.menu.actions()] == [
        "A day at the branch\tthis day’s", "A day outside", "", "Edit the templates…",
    ]  # fmt: skip
    page.menu.close()


def test_a_weekend_and_a_day_gone_by_name_no_pattern(page, services):
    services.templates.ensure()
    for day in (TODAY + timedelta(days=5), TODAY - timedelta(days=4)):
        page.open_day(day)
        assert page.template.text() == "Fill from a template"
    page.open_day(TODAY + timedelta(days=1))
    assert page.template.text() == "Fill in: A day outside"


def test_the_evening_is_asked_for_days_that_have_come(page, services, context):
    asked = []
    context.evening_requested.connect(asked.append)
    page.evening.click()
    page.open_day(TODAY - timedelta(days=3))
    page.evening.click()
    page.open_day(TODAY + timedelta(days=1))
    assert not page.evening.isEnabled()
    assert asked == [TODAY, TODAY - timedelta(days=3)]


def test_what_is_typed_is_saved_before_another_takes_the_keys(page, services):
    services.log.add_line(LineDraft(TODAY, plan="见刘总"))
    index = page.model.index(0, 1)
    page.view.setCurrentIndex(index)
    page.view.edit(index)
    page.view.delegate.editor.setPlainText("见孙姐")
    assert page.save_open_editors()
    assert plans(services) == ["见孙姐"]


def test_weekdays_are_ticked_saved_and_taken_from_the_other(dialog, services):
    assert ticked(dialog) == [0, 1, 2, 3, 4]
    dialog.choice.setCurrentIndex(1)
    assert ticked(dialog) == []
    QTest.keyClick(dialog.days[2], Key.Key_Space)
    assert dialog.message.text() == "Wed is taken from “A day outside” when this is saved."
    QTest.keyClick(dialog.days[2], Key.Key_Space)
    assert dialog.message.text() == ""
    QTest.keyClick(dialog.days[2], Key.Key_Space)
    dialog.save()
    assert dialog.message.text() == "Saved"
    assert ticked(dialog) == [2]
    dialog.choice.setCurrentIndex(0)
    assert (ticked(dialog), dialog.message.text()) == ([0, 1, 3, 4], "")
    services.undo.undo()
    assert sorted(services.templates.all()[0].weekdays) == [0, 1, 2, 3, 4]


def test_a_free_weekday_is_taken_from_nobody(dialog):
    QTest.keyClick(dialog.days[5], Key.Key_Space)
    assert dialog.message.text() == ""


def test_filled_twice_says_so_and_undo_knows_only_what_one_did(page, services, context):
    said, told = [], []
    context.done.connect(said.append)
    context.told.connect(told.append)
    services.log.add_line(LineDraft(TODAY, plan="自己写的"))
    fill_by_keys(page)
    lines = len(plans(services))
    fill_by_keys(page)
    assert (len(said), told) == (1, ["All of it stands on this day already."])
    assert len(plans(services)) == lines
    services.undo.undo()
    assert plans(services) == ["自己写的"]
    services.undo.undo()
    assert plans(services) == []
    assert services.undo.next_undo() is None
    assert services.templates.all()
