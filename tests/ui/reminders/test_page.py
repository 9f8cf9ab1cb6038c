"""The reminders page by keys and clicks: what is due by day, done, put off, written, copied."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFormLayout
from sqlalchemy import select

from app.core.errors import StorageFull
from app.models import Phone, Reminder
from app.services.reminders import ReminderDraft
from app.ui.reminders.due_table_model import ACTIONS, PHONE, WHAT, WHEN, WHO, DueTableModel
from app.ui.reminders.page import RemindersPage
from app.ui.reminders.reminder_form import ReminderForm
from tests.factories import make_file

TODAY = date(2026, 11, 23)


def day(n):
    return TODAY + timedelta(days=n)


@pytest.fixture
def liu(database):
    file_id = make_file(database, "刘总")
    with database.write("phone") as unit:
        unit.session.add(Phone(file_id=file_id, number="138 0000 1234", digits="13800001234"))
    return file_id


@pytest.fixture
def page(qtbot, context):
    made = RemindersPage(context)
    qtbot.addWidget(made)
    made.resize(1240, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def said(context):
    got = []
    context.done.connect(got.append)
    return got


def shown(page):
    """Every line as text: heads with a bar before them."""
    model = page.model
    return [
        "| " + model.index(line, 0).data() if model.row_at(line) is None else model.index(line, WHAT).data()
        for line in range(model.rowCount())
    ]


def line(page, title):
    return next(i for i in range(page.model.rowCount()) if page.model.index(i, WHAT).data() == title)


def choose(page, title):
    page.view.choose(line(page, title))
    page.view.setFocus()


def pick(page, text):
    action = next(each for each in page.menu.actions() if text in each.text())
    action.trigger()
    page.menu.close()


def test_sections_by_day(services, page):
    add = services.reminders.add
    add(ReminderDraft("late", day(-2)))
    add(ReminderDraft("now", TODAY, time(15, 30)))
    add(ReminderDraft("morrow", day(1)))
    add(ReminderDraft("saturday", day(5)))
    add(ReminderDraft("next year", date(2027, 3, 28)))
    add(ReminderDraft("some day"))
    assert shown(page) == [
        "| Overdue  1",
        "late",
        "| Today  1",
        "now",
        "| Tomorrow  1",
        "morrow",
        "| This week  1",
        "saturday",
        "| Later  1",
        "next year",
        "| Without a date  1",
        "some day",
    ]
    whens = [page.model.index(i, WHEN).data() for i in range(page.model.rowCount())]
    assert whens[1] == "11-21 Sat · 2 days late"
    assert whens[3] == "today 15:30"
    assert whens[11] == "no date"


def test_birthdays_state_their_rule_beside_them(database, page):
    make_file(database, "Leap", birth_calendar="lunar", birth_month=10, birth_day=30, birth_year=1970)
    make_file(database, "Unknown", birth_month=11, birth_day=25)
    rows = {page.model.row_at(i).file_name: i for i in range(page.model.rowCount()) if page.model.row_at(i)}
    from app.ui.reminders.due_table_model import NOTE_ROLE

    assert page.model.index(rows["Leap"], WHAT).data() == "Birthday, turns 56"
    assert "Lunar 30th: kept on the 29th in a short month." in page.model.index(rows["Leap"], WHAT).data(
        NOTE_ROLE
    )
    assert page.model.index(rows["Unknown"], WHAT).data() == "Birthday"
    assert "No age is told." in page.model.index(rows["Unknown"], WHAT).data(NOTE_ROLE)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_D])
def test_done_by_key_and_undone(qtbot, services, page, said, key):
    for text in ("first", "second"):
        services.reminders.add(ReminderDraft(text, TODAY))
    choose(page, "first")
    qtbot.keyClick(page.view, key)
    assert shown(page) == ["| Today  1", "second"]
    assert [row.title for row in page.view.selected()] == ["second"]
    assert said[-1] == "Done: first"
    services.undo.undo()
    assert "first" in shown(page)


def test_several_are_done_in_one_act(qtbot, services, page):
    for text in ("a", "b", "c"):
        services.reminders.add(ReminderDraft(text, TODAY))
    choose(page, "a")
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert shown(page) == ["| Today  1", "c"]
    services.undo.undo()
    assert len(shown(page)) == 4


def test_arrows_step_over_heads(qtbot, services, page):
    services.reminders.add(ReminderDraft("late", day(-1)))
    services.reminders.add(ReminderDraft("now", TODAY))
    choose(page, "late")
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert [row.title for row in page.view.selected()] == ["now"]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert [row.title for row in page.view.selected()] == ["late"]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert [row.title for row in page.view.selected()] == ["late"]


def test_put_off_by_key_and_menu(qtbot, services, page):
    services.reminders.add(ReminderDraft("call", TODAY))
    choose(page, "call")
    qtbot.keyClick(page.view, Qt.Key.Key_S)
    pick(page, "In three days")
    assert shown(page) == ["| This week  1", "call"]
    (row,) = services.reminders.due(day(3))
    assert row.snoozed_until == day(3)
    assert services.reminders.due(TODAY) == []


def test_the_buttons_of_the_row_in_hand(qtbot, services, page):
    services.reminders.add(ReminderDraft("one", TODAY))
    services.reminders.add(ReminderDraft("two", TODAY))
    choose(page, "one")
    over = page.view.visualRect(page.model.index(line(page, "two"), WHAT)).center()
    qtbot.mouseMove(page.view.viewport(), QPoint(over.x(), over.y() - 1))
    qtbot.mouseMove(page.view.viewport(), over)
    page.view.entered.emit(page.model.index(line(page, "two"), WHAT))
    qtbot.mouseClick(page.view.button("done"), Qt.MouseButton.LeftButton)
    assert shown(page) == ["| Today  1", "one"]


def test_click_on_who_opens_and_on_phone_copies(qtbot, context, services, page, liu, said):
    services.reminders.add(ReminderDraft("call", TODAY, file_id=liu))
    opened = []
    context.file_requested.connect(opened.append)
    told = []
    context.told.connect(told.append)
    for column in (WHO, PHONE):
        at = page.view.visualRect(page.model.index(line(page, "call"), column)).center()
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [liu]
    assert QGuiApplication.clipboard().text() == "138 0000 1234"
    assert told == ["Copied 138 0000 1234"]
    assert said == []


def test_enter_opens_and_r_records(qtbot, context, services, page, liu):
    services.reminders.add(ReminderDraft("call", TODAY, file_id=liu))
    opened, seeds = [], []
    context.file_requested.connect(opened.append)
    context.contact_requested.connect(seeds.append)
    choose(page, "call")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_R)
    assert opened == [liu]
    assert [seed.file_ids for seed in seeds] == [(liu,)]


def test_written_in_one_line(qtbot, database, page, said):
    page.text.setFocus()
    qtbot.keyClicks(page.text, "send papers")
    qtbot.keyClicks(page.day.line, "11-25")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert shown(page) == ["| This week  1", "send papers"]
    assert page.text.text() == ""
    assert page.text.hasFocus()
    assert said == ["Reminder kept: send papers"]
    with database.read() as session:
        assert session.scalars(select(Reminder.due_on)).one() == date(2026, 11, 25)


def test_a_refusal_keeps_the_line(qtbot, page):
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert page.refusal.text() == "Say what is to be remembered."
    qtbot.keyClicks(page.text, "papers")
    qtbot.keyClicks(page.day.line, "13-77")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert "not a date" in page.refusal.text()
    assert page.text.text() == "papers"
    assert page.day.line.text() == "13-77"
    assert page.model.rowCount() == 0


def test_chips_narrow_down(qtbot, database, services, page):
    make_file(database, "寿星", birth_month=11, birth_day=25)
    services.reminders.add(ReminderDraft("call", TODAY))
    assert page.chips.chip("birthday").text() == "Birthdays 1"
    qtbot.mouseClick(page.chips.chip("birthday"), Qt.MouseButton.LeftButton)
    assert shown(page) == ["| This week  1", "Birthday"]
    qtbot.mouseClick(page.chips.chip("birthday"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.chips.chip("rung"), Qt.MouseButton.LeftButton)
    assert page.empty.sentence.text() == "Nothing of this kind is due."
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 4


def test_the_empty_page_has_one_sentence_and_one_button(qtbot, page):
    assert page.empty.isVisible()
    assert page.empty.button.text() == "Write a reminder"
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert page.text.hasFocus()


def said_at(form, field):
    """The refusal that stands below a field."""
    row, _role = form.form.getWidgetPosition(field)
    return form.form.itemAt(row + 1, QFormLayout.ItemRole.FieldRole).widget().text()


def test_a_full_disk_leaves_what_was_typed(qtbot, context, services, page, monkeypatch):
    refused = []
    context.refused.connect(refused.append)

    def full(*_args):
        raise StorageFull("full", "The disk is full.")

    monkeypatch.setattr(services.reminders, "add", full)
    page.text.setText("call")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert page.text.text() == "call"
    form = ReminderForm(context, draft=ReminderDraft("meet", TODAY))
    qtbot.addWidget(form)
    form.show()
    form.save()
    assert form.isVisible()
    assert [error.code for error in refused] == ["full", "full"]


def test_edited_in_its_form(qtbot, services, page, liu):
    made = services.reminders.add(ReminderDraft("call", TODAY))
    choose(page, "call")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    form = page.form
    form.text.setText("")
    form.save()
    assert form.isVisible()
    assert said_at(form, form.text) == "Say what is to be remembered."
    qtbot.keyClicks(form.text, "call him")
    form.who.add(liu, "刘总")
    qtbot.keyClicks(form.due_time, "3pm")
    form.due_on.set_value(None)
    form.save()
    assert said_at(form, form.due_on) == "An hour needs its day."
    form.due_on.line.setText("31-04")
    form.save()
    assert "not a date" in said_at(form, form.due_on)
    form.due_on.set_value(TODAY)
    form.leads.line.setText("soon")
    form.save()
    assert "numbers from 0" in said_at(form, form.leads)
    form.leads.line.clear()
    form.repeat.unit.setCurrentIndex(form.repeat.unit.findData("day"))
    form.repeat.until.set_value(day(-1))
    form.save()
    assert said_at(form, form.repeat) == "It ends before it begins."
    assert form.focusWidget() is form.repeat.until.line
    form.repeat.unit.setCurrentIndex(0)
    form.leads.line.setText("4，1")
    form.save()
    kept = services.reminders.load(made)
    assert (kept.text, kept.file_id, kept.due_time, kept.leads) == ("call him", liu, time(15), (4, 1))


def test_a_form_opened_before_another_edit_says_so(qtbot, context, services):
    made = services.reminders.add(ReminderDraft("call", TODAY))
    form = ReminderForm(context, made)
    qtbot.addWidget(form)
    services.reminders.snooze(made, day(2))
    form.text.setText("mine")
    form.save()
    assert "changed elsewhere" in form.message.text()
    assert form.text.text() == "mine"
    assert services.reminders.load(made).text == "call"


def test_delete_spares_dates_of_files(qtbot, context, database, services, page):
    refused = []
    context.refused.connect(refused.append)
    services.reminders.add(ReminderDraft("call", TODAY))
    make_file(database, "寿星", birth_month=11, birth_day=25)
    choose(page, "call")
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert shown(page) == ["| This week  1", "Birthday"]
    choose(page, "Birthday")
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert [error.code for error in refused] == ["of_file"]
    services.undo.undo()


def test_the_model_keeps_qts_rules(services, page):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    services.reminders.add(ReminderDraft("x", TODAY))
    assert isinstance(page.model, DueTableModel)
    assert isinstance(page.model, QAbstractItemModel)
    assert page.model.columnCount() == ACTIONS + 1


def test_markup_in_names_is_shown_literally(database, services, page):
    file_id = make_file(database, "<b>x</b>")
    services.reminders.add(ReminderDraft("<img src='file:///x'>", TODAY, file_id=file_id))
    at = line(page, "<img src='file:///x'>")
    assert page.model.index(at, WHO).data() == "<b>x</b>"
    assert "&lt;img" in page.model.index(at, WHAT).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_key_held_down_does_not_change_what_is_selected(qtbot, services, page, held):
    """Ctrl+Z re-reads the list while Ctrl is still down."""
    for text in ("first", "second"):
        services.reminders.add(ReminderDraft(text, TODAY))
    choose(page, "second")
    key = Qt.Key.Key_Control if held == Qt.KeyboardModifier.ControlModifier else Qt.Key.Key_Shift
    qtbot.keyPress(page.windowHandle(), key, held)
    try:
        choose(page, "first")
        services.reminders.add(ReminderDraft("third", TODAY))
        assert [row.title for row in page.view.selected()] == ["first"]
    finally:
        qtbot.keyRelease(page.windowHandle(), key)


def test_a_reminder_that_comes_again_is_written_and_done(qtbot, context, services, page):
    form = ReminderForm(context, draft=ReminderDraft("周报", TODAY))
    qtbot.addWidget(form)
    form.show()
    form.repeat.unit.setCurrentIndex(form.repeat.unit.findData("week"))
    form.repeat.every.setValue(2)
    assert form.repeat.shift.isVisible()
    form.save()
    choose(page, "周报")
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert shown(page) == ["| Later  1", "周报"]
    again = page.model.index(line(page, "周报"), WHAT)
    assert "every 2 weeks" in again.data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_due_later_is_put_off_to_days_after_its_own(qtbot, services, page):
    services.reminders.add(ReminderDraft("寄样品", day(5)))
    choose(page, "寄样品")
    page.snooze_menu(page.view.selected())
    texts = [action.text() for action in page.menu.actions() if action.text()]
    assert texts[:4] == [
        "&1  Tomorrow  (11-24 Tue)", "&2  In three days  (11-26 Thu)",
        "&6  A day after its day  (11-29 Sun)", "&7  A week after its day  (12-05 Sat)",
    ]  # fmt: skip
    next(action for action in page.menu.actions() if action.text().startswith("&6")).trigger()
    assert services.reminders.page().rows[0].due_on == day(6)


def test_tab_goes_through_the_fields_of_a_repetition_as_they_stand(qtbot, context):
    form = ReminderForm(context, draft=ReminderDraft("周报", TODAY))
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.repeat.unit.setCurrentIndex(form.repeat.unit.findData("month"))
    form.repeat.unit.setFocus()
    qtbot.keyClick(form.repeat.unit, Qt.Key.Key_Tab)
    assert form.focusWidget() is form.repeat.until.line


def test_a_lunar_year_says_which_lunar_day_it_is(qtbot, context):
    form = ReminderForm(context, draft=ReminderDraft("母亲寿辰", TODAY))
    qtbot.addWidget(form)
    form.show()
    assert not form.repeat.lunar_day.isVisible()
    form.repeat.unit.setCurrentIndex(form.repeat.unit.findData("lunar_year"))
    assert form.repeat.lunar_day.text() == "every year on lunar 10/15"
    form.due_on.set_value(day(1))
    assert form.repeat.lunar_day.text() == "every year on lunar 10/16"


def test_a_refusal_goes_when_one_writes_on(qtbot, page):
    page.text.setText("call")
    page.day.line.setText("4-31")
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert "not a date" in page.refusal.text()
    qtbot.keyClicks(page.day.line, "0")
    assert page.refusal.text() == ""


def test_end_and_home_go_to_the_last_and_the_first(qtbot, services, page):
    for text in ("first", "second", "third"):
        services.reminders.add(ReminderDraft(text, TODAY))
    choose(page, "second")
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert [row.title for row in page.view.selected()] == ["third"]
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert [row.title for row in page.view.selected()] == ["first"]
