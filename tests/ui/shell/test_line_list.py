"""The acts behind a figure, listed and followed by keys."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.contacts import ContactDraft, ContactPerson
from app.services.daily_log import LineDraft
from app.ui.shell.line_list import LineList
from tests.factories import make_file
from tests.ui.shell.conftest import shown

TODAY = date(2026, 11, 23)
BEFORE = TODAY - timedelta(days=3)


def rows(dialog):
    items = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(6)] for item in items]


@pytest.fixture
def acts(services, database):
    """A visit to two people, one of whom was out; a call; a line about nobody."""
    liu, sun = make_file(database, "Liu <b>"), make_file(database, "Sun")
    persons = (ContactPerson(liu, outcome="good"), ContactPerson(sun, met=False, not_met="busy"))
    visit = services.contacts.record(
        ContactDraft(persons, BEFORE, time(14), time(15, 30), record="Wants the\nproposal")
    ).line_id
    call = services.contacts.record(ContactDraft((ContactPerson(sun),), TODAY, way="phone")).line_id
    return call, services.log.add_line(LineDraft(TODAY, plan="Morning meeting", start=time(8))), visit


def test_the_acts_stand_in_the_order_of_their_days(window, context, acts):
    context.lines_requested.emit("Real contacts", acts)
    dialog = shown(window, LineList)
    assert dialog.windowTitle() == "Real contacts"
    assert rows(dialog) == [
        [
            "2026-11-20 Fri",
            "14:00–15:30",
            "Liu <b>, Sun",
            "Visit",
            "Wants the proposal",
            "Good, Not met (Busy)",
        ],
        ["2026-11-23 Mon", "08:00", "", "Morning meeting", "", ""],
        ["2026-11-23 Mon", "", "Sun", "Phone", "", "met"],
    ]
    assert dialog.head.text() == "3 lines of the log"


@pytest.mark.parametrize("how", ["enter", "double click", "button"])
def test_a_line_leads_to_its_day(window, context, acts, how):
    context.lines_requested.emit("Real contacts", list(acts))
    dialog = shown(window, LineList)
    if how == "enter":
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    elif how == "button":
        dialog.button.click()
    else:
        point = dialog.list.visualItemRect(dialog.list.topLevelItem(0)).center()
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.page("today").asked[-1] == ("day", BEFORE)
    assert shown(window, LineList) is None


def test_down_and_enter_lead_to_another_day(window, context, acts):
    context.lines_requested.emit("Real contacts", acts)
    dialog = shown(window, LineList)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.page("today").asked[-1] == ("day", TODAY)


def test_a_figure_without_acts_says_so(window, context):
    context.lines_requested.emit("Visits", [])
    dialog = shown(window, LineList)
    assert dialog.nothing.isVisible()
    assert not dialog.buttons.isVisible()
    QTest.keyClick(dialog.nothing.button, Qt.Key.Key_Return)
    assert shown(window, LineList) is None
