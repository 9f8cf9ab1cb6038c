"""The settings: rows of the diary, values of this computer, nothing before Save."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import i18n
from app.models import Setting
from app.ui.shell.settings_dialog import SettingsDialog
from tests.ui.shell.conftest import CTRL, shown


@pytest.fixture
def dialog(window):
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    return shown(window, SettingsDialog)


def stored(database):
    with database.read() as session:
        return {row.key: json.loads(row.value) for row in session.query(Setting)}


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_only_what_changed_is_saved_as_one_act(dialog, context, database, window):
    dialog.tabs.setCurrentWidget(dialog.work)
    type_into(dialog.work.owner, "  Lin Xiaofan ")
    dialog.tabs.setCurrentWidget(dialog.silence)
    type_into(dialog.silence.fields["B"], "8")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert set(stored(database)) == {"owner", "silence"}
    assert stored(database)["owner"] == "Lin Xiaofan"
    assert context.services.settings.current().silence["B"] == 8
    assert context.services.settings.current().silence["A"] == 3
    assert window.toast.text.text() == "Settings saved"
    window.undo()
    assert stored(database) == {}
    assert context.services.settings.current().silence["B"] == 5


def test_a_trade_brings_its_products_in_the_same_act(dialog, context, window):
    dialog.work.trade.set_value("futures")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert context.services.settings.current().trade == "futures"
    assert context.services.catalogue.products()
    window.undo()
    assert context.services.settings.current().trade == ""
    assert not context.services.catalogue.products()


def test_escape_changes_nothing(dialog, context, database):
    dialog.work.owner.setText("x")
    dialog.computer.colours.setCurrentIndex(2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stored(database) == {}
    assert context.preferences.get("colours") is None


def test_colours_and_text_size_apply_at_once(dialog, context, window, qapp, qtbot):
    before = qapp.font().pointSizeF()
    dialog.computer.colours.setCurrentIndex(dialog.computer.colours.findData("dark"))
    dialog.computer.text_size.setCurrentIndex(dialog.computer.text_size.findData(125))
    dialog.save()
    qtbot.waitUntil(lambda: window.palette().window().color().lightness() < 128)
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.25)
    assert context.preferences.get("colours") == "dark"


def test_another_language_asks_for_a_new_window(dialog, context, window, qtbot):
    dialog.computer.language.setCurrentIndex(dialog.computer.language.findData("zh_CN"))
    with qtbot.waitSignal(window.restart_requested):
        dialog.save()
    assert context.preferences.get("language") == "zh_CN"


def test_the_same_language_asks_for_nothing(dialog, window, qtbot):
    with qtbot.assertNotEmitted(window.restart_requested, wait=50):
        dialog.save()


def test_a_new_window_speaks_the_new_language(window, make_window, context):
    window.leave()
    i18n.use_language("zh_CN")
    second = make_window()
    assert second.registry["undo"].text() == "撤销"
    assert "拾级" in second.windowTitle()
    assert second.rail.buttons["today"].text() == "今日"


def test_without_a_tray_the_choice_says_why(dialog):
    assert not dialog.computer.tray.isEnabled()


def test_the_place_of_the_diary_is_shown(dialog, context):
    path = str(context.services.diary.path)
    assert path in [line.text() for line in dialog.tabs.widget(3).findChildren(type(dialog.work.owner))]


def test_a_long_name_is_stopped_at_its_limit(dialog):
    type_into(dialog.work.firm, "x" * 80)
    assert len(dialog.work.firm.text()) == 60


def test_the_rhythm_by_grade_and_what_a_day_holds(dialog, context, database):
    dialog.tabs.setCurrentWidget(dialog.silence)
    assert dialog.silence.grades["AAA"].text() == "as the rung"
    type_into(dialog.silence.grades["AAA"], "4")
    type_into(dialog.silence.contacts, "7")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert stored(database) == {"silence_by_grade": {"AAA": 4}, "contacts_a_day": 7}
    assert context.services.settings.current().longest_silence("F", "lead", "AAA", None) == 4
    assert context.services.contact_rhythm.page().room == 7


def test_lead_days_that_are_none_are_told_at_their_place(dialog, context, database):
    dialog.tabs.setCurrentWidget(dialog.work)
    dialog.work.leads.line.setText("a week")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.message.text() == "Days before: numbers from 0 to 365."
    dialog.work.leads.line.setText("14, 7, 1")
    assert dialog.work.leads.words.text() == "14, 7, 1 days before and on the day"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert stored(database) == {"birthday_lead_days": [14, 7, 1]}


def test_the_morning_brief_is_switched_off_on_this_computer(dialog, context, database):
    assert dialog.computer.brief.isChecked()
    dialog.computer.brief.setFocus()
    QTest.keyClick(dialog.computer.brief, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert context.preferences.get("morning_brief") is False
    assert stored(database) == {}
