"""The evening by real keys: three of them on a normal one, every decision by one, nothing written before."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.errors import StorageFull
from app.services.daily_log import LineDraft
from app.services.reminders import ReminderDraft
from app.ui.evening.dialog import EveningDialog
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TOMORROW = TODAY + timedelta(days=1)
Key = Qt.Key


@pytest.fixture
def show(qtbot, context):
    def make(day=None):
        dialog = EveningDialog(context, day)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def add(services, plan="", **more):
    return services.log.add_line(LineDraft(TODAY, plan=plan, **more))


def rows(dialog):
    """What the list says: what, and what becomes of it."""
    groups = (dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount()))
    items = [group.child(at) for group in groups for at in range(group.childCount())]
    return [(item.text(1), item.text(3)) for item in items]


def plan(dialog):
    items = (dialog.plan.topLevelItem(at) for at in range(dialog.plan.topLevelItemCount()))
    return [tuple(item.text(column) for column in (0, 1, 3)) for item in items]


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.list if dialog.list.hasFocus() else dialog, key)


def test_enter_does_what_is_proposed_and_enter_closes(services, show, database):
    services.templates.ensure()
    add(services, "见刘总", start=time(14))
    before = snapshot(database)
    dialog = show()
    assert rows(dialog) == [("见刘总", "→ Tue 11-24")]
    assert ("14:00", "见刘总", "moves here") in plan(dialog)
    assert ("08:00", "Morning papers", "pattern of the day") in plan(dialog)
    assert snapshot(database) == before
    press(dialog, Key.Key_Return)
    assert dialog.said.text().startswith("1 line moved to Tue 11-24 · 8 lines filled in")
    assert dialog.print_button.isVisible()
    press(dialog, Key.Key_Return)
    assert not dialog.isVisible()
    assert len(services.log.day(TOMORROW)) == 9
    services.undo.undo()
    assert snapshot(database) == before


def test_esc_writes_nothing(services, show, database):
    add(services, "见刘总")
    before = snapshot(database)
    dialog = show()
    press(dialog, Key.Key_D, Key.Key_Escape)
    assert not dialog.isVisible()
    assert snapshot(database) == before


def test_each_key_decides_its_row(services, show):
    for text in "一二三四五":
        add(services, text)
    dialog = show()
    for key in (Key.Key_D, Key.Key_N, Key.Key_T, Key.Key_Delete, Key.Key_O):
        press(dialog, key, Key.Key_Down)
    assert rows(dialog) == [
        ("一", "done"),
        ("二", "not done"),
        ("三", "→ Tue 11-24"),
        ("四", "taken away"),
        ("五", "stays as it is"),
    ]
    assert [text for _, text, _ in plan(dialog)] == ["三"]
    press(dialog, Key.Key_Return)
    assert {line.plan: line.state for line in services.log.day(TODAY)} == {
        "一": "done", "二": "not_done", "三": "moved", "五": "open",
    }  # fmt: skip


def test_several_rows_are_decided_at_once(services, show):
    add(services, "一")
    add(services, "二")
    dialog = show()
    QTest.keyClick(dialog.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(dialog, Key.Key_D)
    assert rows(dialog) == [("一", "done"), ("二", "done")]


def test_another_day_comes_from_a_menu(services, show):
    add(services, "见刘总")
    dialog = show()
    press(dialog, Key.Key_M)
    QTest.keyClick(dialog.menu, Key.Key_3)  # next Monday
    assert rows(dialog) == [("见刘总", "→ Mon 11-30")]
    assert plan(dialog) == []


def test_follow_ups_stand_beside_the_lines(services, show):
    services.reminders.add(ReminderDraft("回电", due_on=TODAY, due_time=time(16)))
    services.reminders.add(ReminderDraft("寄资料", due_on=TODAY - timedelta(days=2)))
    dialog = show()
    assert rows(dialog) == [("回电", "→ Tue 11-24"), ("寄资料", "stays late")]
    assert plan(dialog) == [("16:00", "回电", "follow-up")]
    press(dialog, Key.Key_N)  # a follow-up has no such fate
    assert rows(dialog)[0] == ("回电", "→ Tue 11-24")
    press(dialog, Key.Key_Down, Key.Key_D, Key.Key_Return)
    assert [row.title for row in services.reminders.due()] == []
    assert [row.title for row in services.reminders.upcoming(3)] == ["回电"]


def test_space_goes_through_the_readings_of_a_promise(database, services, show):
    make_file(database, "刘志强")
    second = make_file(database, "刘建国")
    add(services, notes="周五给刘总回电")
    dialog = show()
    assert rows(dialog) == [("周五给刘总回电", "not kept")]
    press(dialog, Key.Key_Space, Key.Key_Space)
    assert rows(dialog)[0][1].endswith("刘建国 (2 of 2)")
    press(dialog, Key.Key_Return)
    (row,) = services.reminders.upcoming(7)
    assert (row.file_id, row.due_on) == (second, date(2026, 11, 27))


def test_a_sure_promise_is_ticked_and_can_be_left_or_put_off(services, show):
    add(services, notes="周五回电")
    dialog = show()
    assert rows(dialog) == [("周五回电", "Fri 11-27 · Call")]
    press(dialog, Key.Key_Space)
    assert rows(dialog) == [("周五回电", "not kept")]
    press(dialog, Key.Key_T)
    assert rows(dialog) == [("周五回电", "Tue 11-24 · Call")]
    assert plan(dialog) == [("", "周五回电", "follow-up")]
    press(dialog, Key.Key_Delete, Key.Key_Return)
    assert services.reminders.upcoming(30) == []
    assert services.evening.read().promises == ()  # let go for good


def test_the_pattern_can_be_left_out(services, show):
    services.templates.ensure()
    dialog = show()
    assert dialog.said.text() == "Nothing is left open."
    QTest.keyClick(dialog, Key.Key_F)
    assert plan(dialog) == []
    press(dialog, Key.Key_Return)
    assert services.log.day(TOMORROW) == []
    assert dialog.said.text() == "Nothing had to be written."


def test_a_refusal_stands_at_its_row_and_nothing_is_half_done(services, show, database):
    add(services, "一")
    line = add(services, "二")
    dialog = show()
    press(dialog, Key.Key_D)
    dialog.is_done = True  # not read again meanwhile
    services.log.delete_lines([line])
    dialog.is_done = False
    before = snapshot(database)
    press(dialog, Key.Key_Return)
    assert dialog.message.text() == "This line was changed elsewhere meanwhile."
    assert dialog.list.currentItem().text(1) == "二"
    assert dialog.isVisible()
    assert snapshot(database) == before


def test_a_full_disk_keeps_the_decisions(services, show, context, monkeypatch):
    add(services, "一")
    dialog = show()
    press(dialog, Key.Key_N)
    told = []
    context.refused.connect(told.append)

    def full(_draft):
        raise StorageFull("full", "The disk is full.")

    monkeypatch.setattr(services.evening, "close", full)
    press(dialog, Key.Key_Return)
    assert [error.code for error in told] == ["full"]
    assert (dialog.isVisible(), rows(dialog)) == (True, [("一", "not done")])


def test_what_another_program_writes_is_read_and_decisions_stay(services, show):
    add(services, "一")
    dialog = show()
    press(dialog, Key.Key_D)
    add(services, "二")
    assert rows(dialog) == [("一", "done"), ("二", "→ Tue 11-24")]


def test_the_plan_is_printed_by_one_key(services, show, context):
    add(services, "一")
    asked = []
    context.print_requested.connect(lambda form, key: asked.append((form, key)))
    dialog = show()
    press(dialog, Key.Key_P)
    assert asked == []  # nothing is written yet
    press(dialog, Key.Key_Return, Key.Key_P)
    assert asked == [("day", TOMORROW)]
    assert not dialog.isVisible()


def test_text_of_the_diary_is_never_markup(services, show):
    add(services, "<b>粗</b>\n第二行 & more")
    dialog = show()
    assert rows(dialog)[0][0] == "<b>粗</b> 第二行 & more"


def test_a_click_on_the_box_of_a_promise_turns_it(services, show):
    add(services, notes="周五回电")
    dialog = show()
    item = dialog.list.topLevelItem(0).child(0)
    where = dialog.list.visualItemRect(item)
    where.setLeft(dialog.list.header().sectionPosition(3) + 8)
    for decided in ("not kept", "Fri 11-27 · Call"):
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=where.center())
        assert rows(dialog) == [("周五回电", decided)]


def test_an_hour_that_two_lines_want_is_marked(services, show):
    add(services, "见刘总", start=time(10))
    services.log.add_line(LineDraft(TOMORROW, start=time(10), plan="见孙姐"))
    services.log.add_line(LineDraft(TOMORROW, start=time(11), plan="开会"))
    services.reminders.add(ReminderDraft("回电", due_on=TODAY, due_time=time(11)))
    dialog = show()
    marked = [bool(dialog.plan.topLevelItem(at).toolTip(0)) for at in range(4)]
    assert [text for _, text, _ in plan(dialog)] == ["见孙姐", "见刘总", "开会", "回电"]
    assert marked == [True, True, False, False]


def test_after_midnight_it_is_still_the_evening_of_the_day_before(services, show, clock):
    add(services, "见刘总", start=time(14))
    clock.at += timedelta(hours=15, minutes=40)  # 00:40
    dialog = show()
    assert "11-23" in dialog.windowTitle()
    assert rows(dialog) == [("见刘总", "→ Tue 11-24")]
    dialog.reject()
    clock.at += timedelta(hours=5)
    assert "11-24" in show().windowTitle()
