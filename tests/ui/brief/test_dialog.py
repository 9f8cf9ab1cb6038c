"""The morning brief by keys: Enter starts the day, Space leads somewhere, C and T make a plan."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.day_templates import SHIPPED
from app.services.daily_log import LineDraft
from app.services.reminders import ReminderDraft
from app.ui.brief.dialog import BriefDialog
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

FRIDAY = TODAY - timedelta(days=3)
Key = Qt.Key


@pytest.fixture
def show(qtbot, context):
    def make():
        dialog = BriefDialog(context, context.services.brief.read())
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def parts(dialog):
    """Heading → its rows."""
    groups = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    return {
        group.text(0): [
            tuple(group.child(at).text(column) for column in range(3)) for at in range(group.childCount())
        ]
        for group in groups
    }


def test_every_part_is_short_and_empty_ones_are_left_out(database, services, show):
    file = make_file(database, "刘志强", birth_calendar="solar", birth_month=11, birth_day=25)
    services.log.add_line(LineDraft(TODAY, start=time(14), plan="见刘总", file_ids=(file,), way="visit"))
    services.reminders.add(ReminderDraft("回电", due_on=TODAY, file_id=file))
    dialog = show()
    assert parts(dialog) == {
        "Today's visits and appointments": [("14:00", "见刘总 · not confirmed", "刘志强")],
        "Due and late": [("today", "回电", "刘志强")],
        "Birthdays and dates": [("11-25 Wed · in 2 days", "Birthday", "刘志强")],
        "This week": [("Visits", "0 of 1", "")],
    }
    assert dialog.head.text() == "Mon 11-23"
    assert not dialog.carry.isVisible()


def test_enter_starts_the_day(services, show):
    services.reminders.add(ReminderDraft("回电", due_on=TODAY))
    dialog = show()
    QTest.keyClick(dialog.list, Key.Key_Return)
    assert not dialog.isVisible()


def test_space_opens_what_one_stands_on(database, services, show, context):
    file = make_file(database, "刘志强")
    services.reminders.add(ReminderDraft("回电", due_on=TODAY, file_id=file))
    services.reminders.add(ReminderDraft("交报表", due_on=TODAY))
    went = []
    context.file_requested.connect(went.append)
    context.page_requested.connect(went.append)
    QTest.keyClick(show().list, Key.Key_Space)
    dialog = show()
    QTest.keyClick(dialog.list, Key.Key_Down)
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert went == [file, "reminders"]
    assert not dialog.isVisible()


def test_what_was_left_is_carried_over_and_the_pattern_filled_in(services, show, database):
    services.templates.ensure()
    services.log.add_line(LineDraft(FRIDAY, plan="见刘总"))
    before = snapshot(database)
    dialog = show()
    assert parts(dialog)["Left open: 1 line"] == [("11-20 Fri", "见刘总", "")]
    QTest.keyClick(dialog, Key.Key_C)
    assert "Left open: 1 line" not in parts(dialog)
    assert services.log.day(TODAY)[0].moved_from == FRIDAY
    assert dialog.fill.text() == "Fill in: A day outside (T)"
    QTest.keyClick(dialog, Key.Key_T)
    assert len(services.log.day(TODAY)) == 1 + len(SHIPPED[0][1])
    assert not dialog.fill.isVisible()
    QTest.keyClick(dialog, Key.Key_T)
    assert len(services.log.day(TODAY)) == 1 + len(SHIPPED[0][1])
    services.undo.undo()
    services.undo.undo()
    assert snapshot(database) == before


def test_the_figures_of_the_week_lead_to_the_check(services, show, context):
    services.targets.set_target("week", TODAY, "visits", 10)
    went = []
    context.page_requested.connect(went.append)
    dialog = show()
    assert parts(dialog) == {"This week": [("Visits", "0 of 10", "")]}
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert went == ["plans/checks"]


def test_an_empty_brief_that_was_asked_for_says_so(show):
    dialog = show()
    assert dialog.nothing.isVisible()
    QTest.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def test_a_make_up_day_and_a_holiday_are_named(clock, show):
    clock.at = clock.at.replace(month=10, day=10)
    assert show().head.text() == "Sat 10-10 · make-up working day"
    clock.at = clock.at.replace(month=10, day=1)
    assert show().head.text() == "Thu 10-1 · National Day"
