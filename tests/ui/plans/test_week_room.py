"""Room, warnings, order, bags and rhythm of the week by real keys and clicks, the saved rows asserted."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.visit_bag import DEFAULTS, BagEntry
from app.services.week_plan import VisitDraft
from app.ui.plans.week.tab import WeekTab
from tests.factories import make_file
from tests.sheets.diary import make_line

MON = date(2026, 11, 23)  # today
TUE, WED, THU, FRI, SAT, SUN = (MON + timedelta(days=n) for n in range(1, 7))
LAST = MON - timedelta(days=7)
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def liu(database):
    return make_file(database, "Liu", rung="E", lead_class="I")


@pytest.fixture
def sun(database):
    return make_file(database, "Sun", rung="F", lead_class="II")


@pytest.fixture
def page(qtbot, context):
    made = WeekTab(context)
    qtbot.addWidget(made)
    made.resize(1260, 690)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.until = qtbot.waitUntil
    return made


def press(widget, key, modifier=NONE):
    QTest.keyClick(widget, key, modifier)


def cards(page, day=None):
    return [c for column in page.board.columns for c in column.cards if day is None or column.date == day]


def card_of(page, line_id):
    return next(card for card in cards(page) if card.line.id == line_id)


def column_of(page, day):
    return next(column for column in page.board.columns if column.date == day)


def front(page, dialog):
    """The dialog, once it has the keyboard."""
    dialog.activateWindow()
    page.until(dialog.isActiveWindow)
    return dialog


def plan(services, file_id, on=WED, **values):
    return services.week.plan_visit(VisitDraft((file_id,), on, **values))


# -- room


def test_a_day_shows_its_room_and_says_when_it_is_over(page, services, liu, sun):
    assert column_of(page, WED).count.text() == "0/6"
    assert not column_of(page, SUN).count.isVisible()
    services.settings.change({"visits_a_day": 1})
    plan(services, liu)
    assert (column_of(page, WED).count.text(), column_of(page, WED).full.isVisible()) == ("1/1", False)
    plan(services, sun)
    column = column_of(page, WED)
    assert (column.count.text(), column.full.text()) == ("2/1", "2 visits planned, the day holds 1")
    assert "room for 1" in column.count.accessibleName()


def test_room_is_changed_for_a_day_and_for_any_by_one_act(page, services):
    QTest.mouseClick(column_of(page, WED).count, LEFT)
    dialog = front(page, page.dialog)
    dialog.usual.setValue(5)
    assert dialog.mine.value() == 5  # the day follows until it has its own
    dialog.mine.setValue(2)
    press(dialog.mine, Qt.Key.Key_Return)
    assert (column_of(page, WED).count.text(), column_of(page, THU).count.text()) == ("0/2", "0/5")
    services.undo.undo()
    assert (column_of(page, WED).count.text(), column_of(page, THU).count.text()) == ("0/6", "0/6")


# -- warnings


def test_the_form_says_at_the_field_what_speaks_against_it_and_saves_all_the_same(
    page, context, services, liu, sun
):
    services.settings.change({"visits_a_day": 1, "in_training": True})
    plan(services, sun, SAT, start=time(9, 30), end=time(11), companions="Li")
    said = []
    context.done.connect(said.append)
    page.plan((liu,), SAT)
    form = front(page, page.form)
    assert form.warnings["when"].text() == "A day off: not a working day\n2 visits planned, the day holds 1"
    assert form.warnings["companions"].text() == "In training: someone takes part or guides you beforehand."
    QTest.keyClicks(form.start, "10")
    page.until(lambda: "At the same time: 09:30–11:00 Sun" in form.warnings["when"].text())
    QTest.keyClicks(form.companions, "Li")
    page.until(lambda: not form.warnings["companions"].isVisible())
    form.who.set_files([sun])
    form.who.changed.emit()
    page.until(lambda: form.warnings["who"].text() == "Sun: a visit in this week already (11-28)")
    form.who.set_files([liu])
    press(form.start, Qt.Key.Key_Return, CTRL)
    assert [line.start_time for line in services.log.day(SAT)] == [time(9, 30), time(10)]
    assert said == [
        "Planned: Liu · At the same time: 09:30–11:00 Sun · A day off: not a working day",
    ]


def test_the_card_says_it_in_words_until_the_visit_is_over(page, services, liu, sun):
    one = plan(services, liu, start=time(9), end=time(10))
    two = plan(services, sun, start=time(9, 30))
    assert "At the same time: 09:30 Sun" in card_of(page, one).texts()
    assert "At the same time: 09:30 Sun" in card_of(page, one).toolTip()
    assert "At the same time: 09:00–10:00 Liu" in card_of(page, two).texts()
    services.log.set_state([two], "done")
    assert not [text for text in card_of(page, one).texts() if "same time" in text]


# -- route and order


def test_the_route_is_typed_and_stands_on_the_card(page, services, liu):
    page.plan((liu,), WED)
    form = front(page, page.form)
    QTest.keyClicks(form.route, "metro line 2")
    press(form.route, Qt.Key.Key_Return, CTRL)
    assert services.log.day(WED)[0].route == "metro line 2"
    assert "Way there: metro line 2" in cards(page)[0].texts()
    assert "The day's way: Liu (metro line 2)" in column_of(page, WED).count.accessibleName()
    page.plan((liu,), WED)
    form = front(page, page.form)
    form.route.setText("x" * 300)
    press(form.route, Qt.Key.Key_Return, CTRL)
    assert "too many" in form.messages["route"].text()
    assert form.route.hasFocus()


def test_alt_up_and_down_change_the_order_of_a_day(page, context, services, liu, sun):
    first, second = plan(services, liu), plan(services, sun)
    card = card_of(page, second)
    card.setFocus()
    press(card, Qt.Key.Key_Up, ALT)
    assert [card.line.id for card in cards(page, WED)] == [second, first]
    assert card_of(page, second).hasFocus()
    press(card_of(page, second), Qt.Key.Key_Down, ALT)
    assert [card.line.id for card in cards(page, WED)] == [first, second]
    refused = []
    context.refused.connect(refused.append)
    timed = plan(services, sun, THU, start=time(9))
    press(card_of(page, timed), Qt.Key.Key_Down, ALT)
    assert "The time decides" in refused[0].message


# -- bags


def test_b_opens_the_bag_space_ticks_and_closing_keeps_it_as_one_act(page, context, services, liu):
    line = plan(services, liu)
    count = len(DEFAULTS["first"])
    assert f"Packed 0 of {count}" in card_of(page, line).texts()
    said = []
    context.done.connect(said.append)
    press(card_of(page, line), Qt.Key.Key_B)
    dialog = front(page, page.dialog)
    entries = dialog.panel.list
    for row in (0, 1):
        entries.setCurrentRow(row)
        press(entries, Qt.Key.Key_Space)
    entries.setCurrentRow(2)
    press(entries, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.panel.add, "cake")
    press(dialog.panel.add, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.panel.title.text() == f"Packed 2 of {count}"
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    bag = services.bags.of_line(line)
    assert (bag.packed, bag.entries[-1], len(bag.entries)) == (2, BagEntry("cake"), count)
    assert f"Packed 2 of {count}" in card_of(page, line).texts()
    assert said == [f"Liu: Packed 2 of {count}"]
    services.undo.undo()
    assert f"Packed 0 of {count}" in card_of(page, line).texts()


def test_a_bag_looked_at_writes_nothing_and_another_kind_keeps_the_ticks(page, services, liu):
    line = plan(services, liu)
    press(card_of(page, line), Qt.Key.Key_B)
    press(front(page, page.dialog), Qt.Key.Key_Escape)
    assert not services.bags.of_line(line).kept
    press(card_of(page, line), Qt.Key.Key_B)
    panel = front(page, page.dialog).panel
    press(panel.list, Qt.Key.Key_Space)
    panel.kind.setCurrentIndex(panel.kind.findData("closing"))
    panel.kind.activated.emit(panel.kind.currentIndex())
    assert tuple(entry.text for entry in panel.entries()) == DEFAULTS["closing"]
    assert [entry.text for entry in panel.entries() if entry.packed] == [DEFAULTS["closing"][0]]
    page.dialog.close()
    assert services.bags.of_line(line).packed == 1


def test_a_call_has_no_bag(page, context, services, liu):
    line = plan(services, liu, way="phone")
    assert not [text for text in card_of(page, line).texts() if "Packed" in text]
    refused = []
    context.refused.connect(refused.append)
    press(card_of(page, line), Qt.Key.Key_B)
    assert page.dialog is None
    assert refused[0].code == "desk"


def test_the_forms_list_follows_companion_and_materials_until_it_is_touched(page, services, liu):
    page.plan((liu,), WED)
    form = front(page, page.form)
    QTest.keyClicks(form.companions, "Li")
    QTest.keyClicks(form.materials, "price list, contract")
    texts = [entry.text for entry in form.bag.entries()]
    assert texts[:4] == [
        "Written first: analysis of the target",
        "Written first: strategy for the target",
        "price list",
        "contract",
    ]
    QTest.mouseClick(form.way.chip("phone"), LEFT)
    assert not form.bag.isVisible()
    QTest.mouseClick(form.way.chip("visit"), LEFT)
    form.bag.list.setCurrentRow(2)
    press(form.bag.list, Qt.Key.Key_Space)
    QTest.keyClicks(form.materials, "!")
    assert form.bag.entries()[2] == BagEntry("price list", packed=True)
    press(form.materials, Qt.Key.Key_Return, CTRL)
    (line,) = services.log.day(WED)
    assert services.bags.of_line(line.id).packed == 1


def test_the_usual_lists_are_edited_by_kind(page, services, liu):
    line = plan(services, liu)
    QTest.mouseClick(page.board.bags, LEFT)
    dialog = front(page, page.dialog)
    assert dialog.text.toPlainText().splitlines() == list(DEFAULTS["first"])
    dialog.text.setPlainText("cards\n\ncards\ncake")
    QTest.keyClicks(dialog.add, "Salon")
    press(dialog.add, Qt.Key.Key_Return)
    assert dialog.kinds.currentItem().text() == "Salon"
    QTest.keyClicks(dialog.text, "banner")
    press(dialog.text, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert services.bags.lists() == {"first": ["cards", "cake"], "Salon": ["banner"]}
    assert "Packed 0 of 2" in card_of(page, line).texts()
    QTest.mouseClick(page.board.bags, LEFT)
    dialog = front(page, page.dialog)
    QTest.mouseClick(dialog.reset_button, LEFT)
    assert dialog.text.toPlainText().splitlines() == list(DEFAULTS["first"])
    dialog.kinds.setCurrentRow(4)
    assert dialog.reset_button.text() == "Remove this kind"
    QTest.mouseClick(dialog.reset_button, LEFT)
    assert dialog.kinds.count() == 4
    QTest.mouseClick(dialog.save_button, LEFT)
    assert services.bags.lists() == {}


def test_a_list_that_is_too_long_is_refused_and_stays(page, services):
    QTest.mouseClick(page.board.bags, LEFT)
    dialog = front(page, page.dialog)
    dialog.text.setPlainText("\n".join(f"thing {n}" for n in range(80)))
    press(dialog.text, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.message.text() == "A list holds at most 60 entries."
    dialog.reject()
    assert services.bags.lists() == {}


def test_enter_while_composing_adds_nothing(page, services, liu):
    line = plan(services, liu)
    press(card_of(page, line), Qt.Key.Key_B)
    panel = front(page, page.dialog).panel
    panel.add.setFocus()
    QApplication.sendEvent(panel.add, QInputMethodEvent("dan", []))
    before = len(panel.entries())
    press(panel.add, Qt.Key.Key_Return)
    press(panel.add, Qt.Key.Key_Escape)
    assert page.dialog.isVisible()
    assert len(panel.entries()) == before


# -- last week


def test_last_weeks_rhythm_becomes_this_weeks_visits_in_one_act(page, database, services, liu, sun):
    make_line(database, LAST + timedelta(days=1), "09:30", sun, way="visit", place="works")
    make_line(database, LAST + timedelta(days=3), None, liu, way="phone")
    make_line(database, LAST + timedelta(days=5), "10:00", liu, way="visit")
    QTest.mouseClick(page.board.rhythm, LEFT)
    dialog = front(page, page.dialog)
    assert [(row.tick.text(), row.tick.isChecked(), row.who.currentText()) for row in dialog.rows] == [
        ("Tue 11-24 09:30", True, "Liu"),  # ranked before Sun
        ("Thu 11-26 no time", True, "Sun"),
        ("Sat 11-28 10:00", False, "Liu (as last week)"),
    ]
    QTest.mouseClick(dialog.same, LEFT)
    assert [row.who.currentText() for row in dialog.rows][:2] == ["Sun (as last week)", "Liu (as last week)"]
    QTest.mouseClick(dialog.rows[1].tick, LEFT)
    assert dialog.save_button.text() == "Plan 1 visit"
    press(dialog.rows[1].tick, Qt.Key.Key_Return, CTRL)
    (card,) = cards(page)
    assert (card.line.on_date, card.line.start_time, card.line.place) == (TUE, time(9, 30), "works")
    assert services.undo.undo() == "Plan the week like the last one"
    assert cards(page) == []


def test_without_a_last_week_the_button_says_so(page, context):
    refused = []
    context.refused.connect(refused.append)
    QTest.mouseClick(page.board.rhythm, LEFT)
    assert refused[0].message == "No visits were planned last week."
    page.show_week(LAST)
    assert not page.board.rhythm.isVisible()  # nothing can be planned into a week that is past


def test_what_was_left_over_is_carried_into_this_week_by_one_button(page, context, database, services, liu):
    make_line(database, LAST + timedelta(days=2), "09:30", liu, way="visit")
    page.refresh()
    assert page.board.carry.text() == "Carry over 1 of last week"
    said = []
    context.done.connect(said.append)
    QTest.mouseClick(page.board.carry, LEFT)
    (card,) = cards(page)
    assert (card.line.on_date, card.line.moved_from) == (WED, LAST + timedelta(days=2))
    assert said == ["1 visit carried over"]
    assert not page.board.carry.isVisible()
    services.undo.undo()
    assert page.board.carry.isVisible()


# -- what was begun


def test_a_form_begun_comes_back_until_it_is_saved_or_started_afresh(page, services, liu):
    page.plan((liu,), WED)
    form = front(page, page.form)
    QTest.keyClicks(form.place, "tea house")
    QTest.keyClicks(form.start, "99")  # not valid yet: kept as it is
    form.bag.list.item(0).setCheckState(Qt.CheckState.Checked)
    press(form, Qt.Key.Key_Escape)
    assert services.log.day(WED) == []
    page.plan((liu,), THU)
    form = front(page, page.form)
    assert form.notice.isVisible()
    assert (form.place.text(), form.start.text()) == ("tea house", "99")
    assert form.day.value() == THU  # asked for just now
    assert form.bag.entries()[0].packed
    QTest.mouseClick(form.afresh_button, LEFT)
    assert (form.place.text(), form.start.text(), form.notice.isVisible()) == ("", "", False)
    assert not form.bag.entries()[0].packed
    press(form, Qt.Key.Key_Escape)
    assert services.drafts.all("visit/") == {}


def test_a_second_after_the_last_key_the_form_is_kept_and_saving_drops_it(page, services, liu):
    line = plan(services, liu)
    page.edit(card_of(page, line))
    form = front(page, page.form)
    QTest.keyClicks(form.place, "here")
    page.until(lambda: bool(services.drafts.all("visit/line/")), timeout=3000)
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert services.log.day(WED)[0].place == "here"
    assert services.drafts.all("visit/") == {}


def test_a_draft_that_cannot_be_read_is_left_out(page, services, liu):
    services.drafts.keep(f"visit/new/{liu}", '{"who": 3}')
    page.plan((liu,), WED)
    assert not page.form.notice.isVisible()


def test_leaving_keeps_the_form_and_saves_the_bag(page, services, liu):
    line = plan(services, liu)
    page.plan((liu,), THU)
    QTest.keyClicks(front(page, page.form).place, "tea house")
    assert page.save_open_editors()
    assert list(services.drafts.all("visit/")) == [f"visit/new/{liu}"]
    page.form.reject()
    press(card_of(page, line), Qt.Key.Key_B)
    press(front(page, page.dialog).panel.list, Qt.Key.Key_Space)
    assert page.save_open_editors()
    assert services.bags.of_line(line).packed == 1
