"""The calendar page by keys and mouse: what stands on it, going about, opening, moving, printing."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.domain.festivals import Festival
from app.domain.recurrence import Repeat, RepeatUnit
from app.models import ClientFile, ImportantDate
from app.services.daily_log import LineDraft
from app.services.reminders import ReminderDraft
from app.services.week_plan import VisitDraft
from app.ui.calendar.page import CalendarPage
from app.ui.calendar.week_column import lanes
from tests.factories import make_file

TODAY = date(2026, 11, 23)
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def on(n):
    return TODAY + timedelta(days=n)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总")


@pytest.fixture
def page(qtbot, context):
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 660)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.view.setFocus()
    return made


@pytest.fixture
def asked(context):
    """Everything the page asked of the shell."""
    got = []
    context.day_requested.connect(lambda day: got.append(("day", day)))
    context.file_requested.connect(lambda number: got.append(("file", number)))
    context.page_requested.connect(lambda place: got.append(("page", place)))
    context.print_requested.connect(lambda form, key: got.append((form, key)))
    context.refused.connect(lambda error: got.append(("refused", error.message)))
    return got


def born(database, file_id, month, day):
    with database.write("born") as unit:
        file = unit.session.get_one(ClientFile, file_id)
        file.birth_month, file.birth_day = month, day


def press(page, *keys, modifier=NONE):
    for key in keys:
        QTest.keyClick(page.view, key, modifier)


def surface(page, day):
    found = page.view.surface_of(day)
    assert found is not None
    return found


def texts(page, day):
    return surface(page, day).texts()


def point_of(page, day, text):
    return next(place.center() for place, entry in surface(page, day).places if text in entry.text)


def drag(page, day, text, target, *, at=None, release=True):
    """Press on an entry, move in steps, let go over another day; in a week at its hour or another one."""
    source, there = surface(page, day), surface(page, target)
    begin = point_of(page, day, text)
    onto = there.rect().center()
    if page.span == "week":
        onto.setY(begin.y())
    if at is not None:
        place = next(place for place, entry in source.places if text in entry.text)
        onto.setY(there.y_of(at.hour * 60 + at.minute) + begin.y() - place.top())
    end = source.mapFromGlobal(there.mapToGlobal(onto))
    QTest.mousePress(source, LEFT, NONE, begin)
    for step in range(1, 6):
        QTest.mouseMove(source, begin + (end - begin) * step / 5)
    if release:
        QTest.mouseRelease(source, LEFT, NONE, end)


def test_the_month_shows_six_weeks_monday_first(page):
    days = [each.date for each in page.month.surfaces]
    assert (days[0], days[-1], len(days)) == (date(2026, 10, 26), date(2026, 12, 6), 42)
    assert page.title.text() == "Nov 2026"
    assert [each.outside for each in page.month.surfaces[:7]] == [True] * 6 + [False]
    assert [each.date for each in page.month.surfaces if each.today] == [TODAY]
    assert page.about.said == "23 Nov 2026 Monday · lunar 10/15"


def test_what_changes_elsewhere_is_there_at_once(page, services, liu):
    services.reminders.add(ReminderDraft("回电", on(1), time(9), file_id=liu))
    assert texts(page, on(1)) == ["09:00 刘总: 回电"]
    services.undo.undo()
    assert texts(page, on(1)) == []


def test_entries_that_do_not_fit_are_counted_and_listed(page, services, asked):
    for hour in range(8, 18):
        services.reminders.add(ReminderDraft(f"第{hour}件", on(1), time(hour)))
    cell = surface(page, on(1))
    shown = len(cell.places)
    assert 2 <= shown < 10
    assert texts(page, on(1))[-1] == f"+{10 - shown} more"
    QTest.mouseClick(cell, LEFT, NONE, cell.more_place.center())
    listed = page.dialog.list
    assert [listed.item(row).text() for row in range(listed.count())] == [
        f"{hour:02}:00 第{hour}件" for hour in range(8, 18)
    ]
    listed.setCurrentRow(9)
    QTest.keyClick(listed, Key.Key_Return)
    assert asked == [("page", f"reminders/{services.calendar.day(on(1)).entries[9].key.split('/')[1]}")]


def test_arrows_go_from_day_to_day_and_over_the_edge(page):
    press(page, Key.Key_Left, Key.Key_Down)
    assert page.day == on(6)
    assert surface(page, on(6)).is_current
    assert page.title.text() == "Nov 2026"
    press(page, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert page.title.text() == "Dec 2026"
    assert surface(page, on(15)).is_current
    press(page, Key.Key_T)
    assert (page.day, page.title.text()) == (TODAY, "Nov 2026")
    press(page, Key.Key_PageDown)
    assert page.day == date(2026, 12, 23)
    press(page, Key.Key_PageUp, Key.Key_PageUp)
    assert page.title.text() == "Oct 2026"


def test_buttons_turn_and_come_back(page):
    QTest.mouseClick(page.later, LEFT)
    assert page.title.text() == "Dec 2026"
    QTest.mouseClick(page.earlier, LEFT)
    QTest.mouseClick(page.earlier, LEFT)
    assert page.title.text() == "Oct 2026"
    QTest.mouseClick(page.today, LEFT)
    assert page.day == TODAY


def test_m_and_w_switch_and_the_choice_is_kept(page, context, qtbot):
    press(page, Key.Key_W)
    assert page.span == "week"
    assert page.title.text() == "Week 48 of 2026 (23 Nov – 29 Nov)"
    assert [each.date for each in page.week.surfaces] == [on(n) for n in range(7)]
    assert page.week_button.isChecked()
    again = CalendarPage(context)
    qtbot.addWidget(again)
    assert again.span == "week"
    press(page, Key.Key_PageDown)
    assert page.day == on(7)
    press(page, Key.Key_M)
    assert (page.span, page.title.text()) == ("month", "Nov 2026")


def test_enter_opens_the_day_and_tab_goes_through_its_entries(page, services, liu, asked):
    born_line = services.week.plan_visit(VisitDraft((liu,), TODAY, time(9)))
    reminder = services.reminders.add(ReminderDraft("回电", TODAY, time(10), file_id=liu))
    press(page, Key.Key_Return)
    press(page, Key.Key_Tab)
    assert page.view.key == f"line/{born_line}"
    press(page, Key.Key_Return)
    press(page, Key.Key_Tab, Key.Key_Return)
    assert asked == [("day", TODAY), ("day", TODAY), ("page", f"reminders/{reminder}")]
    press(page, Key.Key_Tab)
    assert not page.view.hasFocus()  # after the last entry it leaves


def test_escape_lets_go_of_the_entry(page, services):
    services.reminders.add(ReminderDraft("回电", TODAY))
    press(page, Key.Key_Tab)
    assert page.view.key
    press(page, Key.Key_Escape)
    assert page.view.key == ""
    assert surface(page, TODAY).is_current


def test_a_click_opens_where_an_entry_comes_from(page, services, database, liu, asked):
    born(database, liu, 11, 25)
    services.log.add_line(LineDraft(on(3), time(8), plan="晨会"))
    with database.write("date") as unit:
        unit.session.add(ImportantDate(file_id=liu, title="国债到期", month=11, day=26, year=2026))
    for day, text in ((on(2), "Birthday"), (on(3), "国债到期"), (on(3), "晨会")):
        QTest.mouseClick(surface(page, day), LEFT, NONE, point_of(page, day, text))
    QTest.mouseDClick(surface(page, on(5)), LEFT, NONE, QPoint(60, 60))
    assert asked == [("file", liu), ("file", liu), ("day", on(3)), ("day", on(5))]


def test_space_lists_the_whole_day(page, database, liu, asked):
    born(database, liu, 11, 23)
    press(page, Key.Key_Space)
    assert page.dialog.list.item(0).text() == "刘总: Birthday"
    page.dialog.open_day.click()
    assert asked == [("day", TODAY)]
    press(page, Key.Key_Right, Key.Key_Space)
    assert not page.dialog.list.isVisible()


@pytest.mark.parametrize("span", ["month", "week"])
def test_a_reminder_is_dragged_to_another_day_and_back_by_undo(page, services, span):
    number = services.reminders.add(ReminderDraft("回电", on(1), time(10)))
    page.show_tab(span)
    drag(page, on(1), "回电", on(4))
    assert services.reminders.load(number).due_on == on(4)
    assert texts(page, on(4)) == ["10:00 回电"]
    assert page.view.chosen().key == f"reminder/{number}"
    services.undo.undo()
    assert texts(page, on(1)) == ["10:00 回电"]


def test_in_the_week_an_entry_is_dragged_to_another_hour(page, services, liu):
    line = services.week.plan_visit(VisitDraft((liu,), on(1), time(9), time(10, 30)))
    page.show_tab("week")
    drag(page, on(1), "刘总", on(1), at=time(14, 15))
    (kept,) = services.log.day(on(1))
    assert (kept.id, kept.start_time, kept.end_time) == (line, time(14, 15), time(15, 45))
    drag(page, on(1), "刘总", on(3), at=time(8))
    (kept,) = services.log.day(on(3))
    assert (kept.start_time, kept.end_time) == (time(8), time(9, 30))
    services.undo.undo()
    (kept,) = services.log.day(on(1))
    assert (kept.start_time, services.log.day(on(3))) == (time(14, 15), [])


def test_above_the_hours_a_reminder_has_none(page, services):
    number = services.reminders.add(ReminderDraft("回电", on(1), time(10)))
    page.show_tab("week")
    column = surface(page, on(1))
    begin = point_of(page, on(1), "回电")
    QTest.mousePress(column, LEFT, NONE, begin)
    for y in (begin.y() - 30, column.head_height() + 4):
        QTest.mouseMove(column, QPoint(begin.x(), y))
    assert page.view.drag.ghost.text() == "回电"
    QTest.mouseRelease(column, LEFT, NONE, QPoint(begin.x(), column.head_height() + 4))
    assert services.reminders.load(number).due_time is None
    assert texts(page, on(1)) == ["回电"]


def test_the_ghost_says_the_hour(page, services):
    services.reminders.add(ReminderDraft("回电", on(1), time(10)))
    page.show_tab("week")
    drag(page, on(1), "回电", on(2), at=time(16, 30), release=False)
    assert page.view.drag.ghost.text() == "16:30 回电"
    press(page, Key.Key_Escape)


def test_escape_cancels_a_drag(page, services):
    number = services.reminders.add(ReminderDraft("回电", on(1), time(10)))
    drag(page, on(1), "回电", on(4), release=False)
    assert page.view.drag.active
    assert page.view.drag.ghost.isVisible()
    press(page, Key.Key_Escape)
    assert not page.view.drag.active
    QTest.mouseRelease(surface(page, on(1)), LEFT, NONE, QPoint(400, 20))
    assert services.reminders.load(number).due_on == on(1)


def test_a_drag_that_ends_on_its_own_day_changes_nothing(page, services, asked):
    services.reminders.add(ReminderDraft("回电", on(1), time(10)))
    acts = len(services.undo.recent())
    drag(page, on(1), "回电", on(1))
    assert len(services.undo.recent()) == acts
    assert asked == []


def test_alt_arrows_move_the_chosen_entry(page, services, liu):
    services.week.plan_visit(VisitDraft((liu,), on(1), time(9)))
    press(page, Key.Key_Right, Key.Key_Tab)
    press(page, Key.Key_Right, modifier=ALT)
    assert texts(page, on(2)) == ["09:00 Visit 刘总"]
    press(page, Key.Key_Down, modifier=ALT)  # still chosen, on its new day
    assert texts(page, on(9)) == ["09:00 Visit 刘总"]
    assert (page.day, page.title.text()) == (on(9), "Dec 2026")
    services.undo.undo()
    services.undo.undo()
    page.show_day(TODAY)
    assert texts(page, on(1)) == ["09:00 Visit 刘总"]


def test_what_does_not_move_says_so_in_one_message(page, services, database, liu, asked):
    born(database, liu, 11, 25)
    services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.DAY)))
    drag(page, on(2), "Birthday", on(4))
    drag(page, on(3), "周报", on(4))
    assert [said[:30] for kind, said in asked if kind == "refused"] == [
        "A birthday cannot be moved: it",
        "This comes again by itself: mo",
    ]
    assert "刘总: Birthday" in texts(page, on(2))


def test_the_menu_of_an_entry_opens_its_files_and_moves_it(page, services, liu, asked):
    services.week.plan_visit(VisitDraft((liu,), on(1), time(9)))
    press(page, Key.Key_Right, Key.Key_Tab)
    QApplication.sendEvent(
        page.view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    )
    actions = {action.text().split("\t")[0]: action for action in page.menu.actions()}
    actions["Open the file of 刘总"].trigger()
    assert asked == [("file", liu)]
    actions["A day later"].trigger()
    assert texts(page, on(2)) == ["09:00 Visit 刘总"]


def test_the_week_stretches_its_hours_to_what_is_there(page, services):
    services.reminders.add(ReminderDraft("夜盘", on(1), time(22, 30)))
    services.reminders.add(ReminderDraft("早市", on(2), time(6)))
    page.show_tab("week")
    early = next(place for place, entry in surface(page, on(2)).places)
    late = next(place for place, entry in surface(page, on(1)).places)
    assert early.top() >= surface(page, on(2)).hours_top() - 1
    assert late.bottom() <= surface(page, on(1)).height()
    assert late.top() > early.top()


def test_entries_of_the_same_time_stand_beside_one_another(page, services):
    for number in range(3):
        services.reminders.add(ReminderDraft(f"第{number}件", on(1), time(10)))
    page.show_tab("week")
    places = [place for place, _entry in surface(page, on(1)).places]
    assert not any(a.intersects(b) for at, a in enumerate(places) for b in places[at + 1 :])
    entries = services.calendar.day(on(1)).entries
    assert [(lane, count) for _entry, _begin, _end, lane, count in lanes(entries, 30)] == [
        (0, 3), (1, 3), (2, 3),
    ]  # fmt: skip


def test_print_asks_for_what_is_shown(page, asked):
    page.print_button.click()
    press(page, Key.Key_W)
    page.print_button.click()
    assert asked == [("calendar-month", TODAY), ("calendar-week", TODAY)]


def test_unknown_years_are_told(page):
    assert not page.unknown.isVisible()
    page.show_day(date(2040, 5, 1))
    assert page.unknown.isVisible()


def test_far_ends_of_the_calendar_hold(page):
    page.show_day(date(1800, 1, 1))
    press(page, Key.Key_PageUp, Key.Key_Left)
    page.show_day(date(2999, 1, 1))
    press(page, Key.Key_PageDown)
    assert page.day.year == 2200


def test_in_chinese_it_says_lunar_days_and_festivals(page):
    i18n.use_language("zh_CN")
    page.show_day(date(2026, 10, 1))
    cells = {each.date: each.accessibleName() for each in page.month.surfaces}
    assert cells[date(2026, 10, 1)] == "2026年10月1日 星期四 · 农历八月廿一 · 国庆节 · 休息日"
    assert cells[date(2026, 10, 10)].endswith(i18n.tr("Make-up workday"))


def test_the_ghost_and_a_markup_name_are_plain(page, services, database):
    odd = make_file(database, "<b>粗</b>&")
    services.week.plan_visit(VisitDraft((odd,), on(1), time(9)))
    drag(page, on(1), "粗", on(2), release=False)
    assert "<b>粗</b>&" in page.view.drag.ghost.text()
    press(page, Key.Key_Escape)
    for look in (page, page.week):
        look.grab()


def test_enter_on_the_greetings_of_a_festival_opens_their_list(database, services, page, context):
    make_file(database, "王芳", rung="A")
    spring = date(2027, 2, 6)
    services.greetings.add(Festival.SPRING, spring, [make_file(database, "刘总")])
    opened = []
    context.greetings_requested.connect(opened.append)
    page.show_day(spring)
    assert any(text.startswith("Greet ") for text in texts(page, spring))
    press(page, Key.Key_Tab, Key.Key_Return)
    assert opened == [(Festival.SPRING, spring)]
