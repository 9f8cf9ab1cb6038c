"""Midnight with the window open: what showed today's week, month or quarter goes along, unless one writes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.period import span
from app.services.reminders import ReminderDraft
from app.ui.shell.pages import PAGES
from app.ui.shell.window import MainWindow
from tests.factories import make_file

SUNDAY, MONDAY = date(2026, 11, 29), date(2026, 11, 30)
NEW_YEAR = date(2027, 1, 1)
EVE = NEW_YEAR - timedelta(days=1)


@pytest.fixture
def window(qtbot, context, clock):
    clock.at = datetime.combine(SUNDAY, time(23, 59))
    made = MainWindow(context, PAGES)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.leave()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def turn(window, clock, day):
    clock.at = datetime.combine(day, time(0, 1))
    window.heartbeat.beat()


def tab(window, name):
    window.show_page("plans").show_tab(name)
    return window.page("plans").tab


def test_the_week_plan_of_this_week_becomes_that_of_the_next(window, clock):
    week = tab(window, "week")
    turn(window, clock, MONDAY)
    assert week.monday == MONDAY
    assert week.board.title.text().startswith("Week 49")
    assert not week.board.this_week.isEnabled()


def test_another_week_than_this_one_stays(window, clock):
    week = tab(window, "week")
    week.show_week(date(2026, 11, 10))
    turn(window, clock, MONDAY)
    assert week.monday == date(2026, 11, 9)


def test_a_tab_left_on_this_week_shows_the_new_one_when_one_comes_back(window, clock):
    week = tab(window, "week")
    window.show_page("today")
    turn(window, clock, MONDAY)
    assert tab(window, "week") is week
    assert week.board.title.text().startswith("Week 49")


@pytest.mark.parametrize("name", ["checks", "months", "pagoda", "chain", "factors"])
def test_over_the_years_end_every_plan_goes_along(window, clock, name):
    turn(window, clock, EVE)
    shown = tab(window, name)
    if name == "checks":
        shown.show_period("month", EVE)
    before = period(shown)
    assert before[0] <= EVE
    turn(window, clock, NEW_YEAR)
    assert period(shown)[0] == NEW_YEAR
    turn(window, clock, EVE)  # the clock was set back
    assert period(shown) == before


def period(shown):
    """The days of the month or quarter that a tab shows."""
    day = next(getattr(shown, each) for each in ("month_on", "start", "day") if hasattr(shown, each))
    kind = "quarter" if hasattr(shown, "show_quarter") else "month"
    return span(kind, day)


def test_the_process_table_goes_up_to_the_new_day(window, clock):
    process = tab(window, "process")
    turn(window, clock, MONDAY)
    assert process.title.text().endswith("30 Nov 2026")
    process.step(-1)
    shown = process.title.text()
    turn(window, clock, MONDAY + timedelta(days=1))
    assert process.title.text() == shown


def test_what_is_being_written_into_a_check_stays_with_its_week(window, services, clock):
    checks = tab(window, "checks")
    checks.show_period("week", SUNDAY)
    checks.summary.setFocus()
    QTest.keyClicks(checks.summary.text, "too few calls")
    turn(window, clock, MONDAY)
    assert checks.start == MONDAY - timedelta(days=7)
    assert checks.summary.text.toPlainText() == "too few calls"
    checks.save_open_editors()
    assert services.checks.check("week", SUNDAY).summary == "too few calls"
    assert services.checks.check("week", MONDAY).summary == ""


def test_a_figure_being_typed_stays_in_its_month(window, services, clock):
    turn(window, clock, EVE)
    chain = tab(window, "chain")
    chain.begin()
    cell = next(iter(chain.cells.values()))
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "12345")
    turn(window, clock, NEW_YEAR)
    assert cell.text() == "12345"
    assert chain.day == EVE
    assert services.chain.of(NEW_YEAR) is None


def test_the_calendar_goes_along_while_today_is_its_day(window, services, clock):
    services.reminders.add(ReminderDraft("call", MONDAY))
    page = window.show_page("calendar")
    page.show_tab("week")
    page.show_day(SUNDAY)
    turn(window, clock, MONDAY)
    assert page.day == MONDAY
    assert page.title.text().startswith("Week 49")
    assert page.view.surface_of(MONDAY).texts() == ["call"]
    page.show_day(MONDAY + timedelta(days=2))
    turn(window, clock, MONDAY + timedelta(days=1))
    assert page.day == MONDAY + timedelta(days=2)


def test_on_the_ladder_a_card_falls_silent_at_midnight(window, database, clock):
    turn(window, clock, date(2026, 11, 23))
    make_file(database, "刘志强", rung="A", created_on=date(2026, 11, 18))
    page = window.show_page("ladder")
    page.silent_only.setChecked(True)
    cards = page.columns["A"].list.cards
    assert cards.rowCount() == 0
    turn(window, clock, date(2026, 11, 24))
    assert cards.rowCount() == 1


def test_a_day_without_year_typed_after_midnight_is_reckoned_from_the_new_day(window, services, clock):
    page = window.show_page("reminders")
    turn(window, clock, MONDAY)
    page.text.setText("call")
    page.day.line.setText("11-29")
    page.add()
    assert [row.due_on for row in services.reminders.page().rows] == [date(2027, 11, 29)]
    turn(window, clock, SUNDAY)
    page.text.setText("again")
    page.day.line.setText("11-29")
    page.add()
    assert SUNDAY in [row.due_on for row in services.reminders.page().rows]


def test_the_period_of_the_charts_is_that_of_the_new_day(window, database, clock):
    make_file(database, "刘志强")
    page = window.show_page("analysis")
    turn(window, clock, NEW_YEAR)
    assert page.period.range.text().startswith("2027-01-01")
