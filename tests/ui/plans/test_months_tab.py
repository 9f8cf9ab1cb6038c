"""The month's plan by keys and mouse: targets typed in place, names put onto weeks and days."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.i18n import use_language
from app.ui.plans.months.tab import MonthsTab
from tests.factories import make_file

TODAY = date(2026, 11, 23)
NOV, DEC = date(2026, 11, 1), date(2026, 12, 1)
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CALLS, FIRST = 0, 4
QUARTER, MONTH, W48 = 1, 2, 7


@pytest.fixture
def liu(database):
    return make_file(database, "Liu", rung="A", lead_class="I")


@pytest.fixture
def sun(database):
    return make_file(database, "Sun", rung="E")


@pytest.fixture
def page(qtbot, context):
    made = MonthsTab(context)
    qtbot.addWidget(made)
    made.resize(1260, 690)

    def show():
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    made.open = show
    return made


def at(page, row, column):
    table = page.board.table
    index = table.targets.index(row, column)
    table.setFocus()
    table.setCurrentIndex(index)
    return index


def text(page, row, column):
    return page.board.table.targets.index(row, column).data()


def type_text(page, row, column, typed, key=Qt.Key.Key_Return):
    at(page, row, column)
    table = page.board.table
    QTest.keyClick(table, Qt.Key.Key_F2)
    table.editor.selectAll()
    QTest.keyClicks(table.editor, typed)
    if key:
        QTest.keyClick(table.editor, key)


def listed(page):
    model = page.board.list.candidates
    return [model.row(number).name for number in range(model.rowCount())]


def shown(page):
    return {
        section.title.text(): [card.row.name for card in section.cards]
        for section in page.board.sections
        if section.cards
    }


def card(page, name):
    return next(each for each in page.board.cards() if each.row.name == name)


def press(page, name, key, modifier=Qt.KeyboardModifier.NoModifier):
    each = card(page, name)
    each.setFocus()
    QTest.keyClick(each, key, modifier)


def test_it_says_what_to_do_without_a_plan(page, context, qtbot):
    page.open()
    assert "no pagoda yet" in page.board.note.text()
    with qtbot.waitSignal(context.page_requested) as asked:
        page.board.take.click()
    assert asked.args == ["plans/pagoda"]


def test_the_pagoda_is_taken_by_one_click(page, services):
    services.plan.begin(TODAY)
    page.open()
    assert page.board.note.text().startswith("No targets for this quarter yet")
    page.board.take.click()
    assert (text(page, FIRST, QUARTER), text(page, FIRST, MONTH)) == ("240", "81")
    assert not page.board.note.isVisible()
    services.plan.set_level(services.plan.of(TODAY).id, None, "first", 300)
    assert "other figures now" in page.board.note.text()


def test_a_typed_week_stays_and_is_marked(page, services):
    services.targets.set_target("month", DEC, "calls", 40)
    page.open()
    page.board.later.click()
    assert page.board.title.text() == "Dec 2026, 23 workdays"
    type_text(page, CALLS, 4, "1")
    model = page.board.table.targets
    assert [text(page, CALLS, column) for column in range(2, 9)] == ["40", "9", "1", "11", "11", "8", "40"]
    assert model.index(CALLS, 4).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert model.index(CALLS, 5).data(Qt.ItemDataRole.BackgroundRole) is None
    at(page, CALLS, 4)
    QTest.keyClick(page.board.table, Qt.Key.Key_Delete)
    assert [text(page, CALLS, column) for column in range(3, 8)] == ["7", "9", "9", "8", "7"]


def test_typing_begins_an_edit_and_tab_goes_on(page, services):
    page.open()
    at(page, CALLS, MONTH)
    table = page.board.table
    QTest.keyClick(table, Qt.Key.Key_3)
    assert table.editor.text() == "3"
    QTest.keyClick(table.editor, Qt.Key.Key_0)
    QTest.keyClick(table.editor, Qt.Key.Key_Tab)
    assert services.targets.targets("month", NOV)["calls"].target == 30
    assert table.editor.place.starts_on == NOV  # the first week's cell is open now
    QTest.keyClick(table.editor, Qt.Key.Key_Escape)
    assert table.editor is None


@pytest.mark.parametrize(("row", "typed"), [(CALLS, "-3"), (CALLS, "1.5"), (9, "many")])
def test_what_cannot_be_a_target_is_refused_at_its_cell(page, services, row, typed):
    page.open()
    type_text(page, row, MONTH, typed)
    table = page.board.table
    assert table.editor.text() == typed
    assert table.message.isVisible()
    assert not page.save_open_editors()
    page.show_month(DEC)
    assert page.month_on == NOV
    QTest.keyClick(table.editor, Qt.Key.Key_Escape)
    assert not table.message.isVisible()
    assert services.targets.targets("month", NOV) == {}


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(page, services, context, qtbot):
    page.open()
    type_text(page, CALLS, MONTH, "55", key=None)
    qtbot.waitUntil(lambda: bool(services.drafts.all("target/")), timeout=3000)
    other = MonthsTab(context)
    qtbot.addWidget(other)
    other.show()
    other.refresh()
    assert other.board.table.editor.text() == "55"
    assert other.save_open_editors()
    assert services.drafts.all("target/") == {}
    assert services.targets.targets("month", NOV)["calls"].target == 55


def test_an_input_method_composes_without_being_disturbed(page, services):
    page.open()
    type_text(page, CALLS, MONTH, "5", key=None)
    editor = page.board.table.editor
    QApplication.sendEvent(editor, QInputMethodEvent("wu", []))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert services.targets.targets("month", NOV) == {}
    QApplication.sendEvent(editor, QInputMethodEvent())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert services.targets.targets("month", NOV)["calls"].target == 5


def test_weeks_that_do_not_add_up_are_told(page, services):
    services.targets.set_target("month", NOV, "calls", 10)
    services.targets.set_part(TODAY, "calls", 99)
    page.open()
    index = page.board.table.targets.index(CALLS, 9)
    assert "exceed the month by" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_list_names_by_keys(page, liu, sun):
    page.open()
    assert listed(page) == ["Liu", "Sun"]
    page.board.list.setFocus()
    page.board.list.choose(0)
    QTest.keyClick(page.board.list, Qt.Key.Key_5)
    assert shown(page) == {"5  W48  11-23–29": ["Liu"]}
    assert listed(page) == ["Sun"]
    QTest.keyClick(page.board.list, Qt.Key.Key_Return)
    assert shown(page) == {"No week yet": ["Sun"], "5  W48  11-23–29": ["Liu"]}
    assert page.board.counts.text() == "2 named"


def test_a_week_that_is_over_is_refused(page, context, liu, qtbot):
    page.open()
    page.board.list.setFocus()
    with qtbot.waitSignal(context.refused) as refused:
        QTest.keyClick(page.board.list, Qt.Key.Key_2)
    assert refused.args[0].code == "past"
    assert shown(page) == {}


def test_the_search_finds_by_name_and_offers_a_new_file(page, context, liu, sun, qtbot):
    page.open()
    page.board.search.setFocus()
    QTest.keyClicks(page.board.search, "sun")
    QTest.keyClick(page.board.search, Qt.Key.Key_Return)
    assert listed(page) == ["Sun"]
    page.board.search.setText("nobody")
    page.search()
    with qtbot.waitSignal(context.new_file_requested) as asked:
        page.board.nobody.button.click()
    assert asked.args == ["nobody"]


def test_names_go_onto_weeks_and_days_by_keys(page, services, liu, sun):
    services.targets.prospects.add(NOV, [liu, sun])
    page.open()
    press(page, "Liu", Qt.Key.Key_6)
    assert shown(page)["6  W49  11-30"] == ["Liu"]
    press(page, "Liu", Qt.Key.Key_Return)
    menu = page.naming.menu
    assert [action.text() for action in menu.actions()] == ["&1  11-30 Mon"]
    menu.actions()[0].trigger()
    menu.close()
    assert card(page, "Liu").texts()[-1] == "planned 11-30"
    assert [line.on_date for line in services.week.week(date(2026, 11, 30)).lines()] == [date(2026, 11, 30)]
    assert page.board.focused().row.name == "Liu"
    press(page, "Sun", Qt.Key.Key_Space)
    assert card(page, "Sun").texts()[-1] == "done 11-23"
    press(page, "Sun", Qt.Key.Key_Delete)
    assert "Sun" not in [each.row.name for each in page.board.cards()]


def test_the_order_of_a_week_is_changed_by_keys(page, services, liu, sun):
    services.targets.prospects.add(NOV, [liu, sun], TODAY)
    page.open()
    press(page, "Liu", Qt.Key.Key_Down, ALT)
    assert shown(page)["5  W48  11-23–29"] == ["Sun", "Liu"]
    QTest.keyClick(page.board.focused(), Qt.Key.Key_Up)
    assert page.board.focused().row.name == "Sun"


def test_a_name_is_dragged_onto_a_week(page, services, liu, qtbot):
    page.open()
    listing = page.board.list
    start = listing.visualRect(listing.candidates.index(0)).center()
    section = page.board.sections[5]
    view = listing.viewport()
    end = view.mapFromGlobal(section.mapToGlobal(section.rect().center()))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for point in (start + QPoint(30, 0), end):
        QTest.mouseMove(view, point)
    assert page.board.drag.ghost.text() == "Liu"
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert shown(page) == {"5  W48  11-23–29": ["Liu"]}


def test_the_unfinished_are_carried_over_at_the_months_end(page, services, clock, liu, sun):
    services.targets.prospects.add(NOV, [liu, sun], TODAY)
    page.open()
    assert not page.board.carry.isVisible()
    clock.at += timedelta(days=7)
    page.refresh()
    assert page.board.carry_week.text() == "Carry over 2 of last week"
    assert page.board.carry.text() == "Carry over 2 to next month"
    page.board.carry.click()
    assert card(page, "Liu").texts()[-1] == "carried over to Dec 2026"
    assert page.board.counts.text() == "0 named · 2 carried over"
    page.board.later.click()
    assert card(page, "Liu").texts() == ["Liu", "↪ carried over from Nov 2026"]


def test_last_weeks_names_are_carried_into_this_one(page, services, clock, liu):
    services.targets.prospects.add(NOV, [liu], TODAY)
    clock.at += timedelta(days=7)
    page.open()
    page.board.carry_week.click()
    assert shown(page) == {"5  W48  11-23–29": ["Liu"], "6  W49  11-30": ["Liu"]}
    assert page.board.sections[6].cards[0].texts()[1] == "↪ carried over from week 48"


def test_a_past_month_names_nobody(page, liu):
    page.open()
    page.board.earlier.click()
    assert page.board.nobody.isVisible()
    assert page.board.nobody.sentence.text() == "This month is over."
    QTest.keyClick(page, Qt.Key.Key_Home, CTRL)
    assert page.month_on == NOV


def test_holidays_that_are_not_published_are_told(page):
    page.open()
    page.show_month(date(2035, 5, 1))
    assert "The holiday plan of these days is not published" in page.board.note.text()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_fits_a_small_laptop(context, qtbot, services, clock, liu, language):
    use_language(language)
    page = MonthsTab(context)  # made in the language
    qtbot.addWidget(page)
    services.plan.begin(TODAY)
    services.targets.take_plan(TODAY)
    services.targets.prospects.add(NOV, [liu], TODAY)
    clock.at += timedelta(days=7)
    page.show()
    page.refresh()
    assert page.board.carry.isVisible()
    assert page.board.carry_week.isVisible()
    assert page.minimumSizeHint().width() <= 1260
    assert page.minimumSizeHint().height() <= 660
    assert page.print_form() == ("month-plan", NOV)


def test_both_forms_are_printed_from_here(page, context, qtbot):
    page.open()
    for button, form in ((page.board.print, "month-plan"), (page.board.log, "development-log")):
        with qtbot.waitSignal(context.print_requested) as asked:
            button.click()
        assert asked.args == [form, NOV]
