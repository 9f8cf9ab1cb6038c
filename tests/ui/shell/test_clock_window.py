"""The window stays open while the clock jumps: pages follow, nothing is told twice, no text is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.services.reminders import ReminderDraft
from app.ui.reminders.notifier import Notifier
from app.ui.shell.pages import PAGES
from app.ui.shell.window import MainWindow
from app.ui.today.day_table_model import Column
from tests.ui.shell.conftest import commit

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def window(qtbot, context):
    made = MainWindow(context, PAGES)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.leave()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def jump(window, clock, day, hour=0, minute=1):
    clock.at = datetime.combine(day, time(hour, minute))
    window.heartbeat.beat()


def test_midnight_on_today(window, services, clock):
    services.reminders.add(ReminderDraft("call", TOMORROW))
    page = window.show_page("today")
    jump(window, clock, TOMORROW)
    assert page.day == TOMORROW
    assert "24 Nov" in page.header.title.text()
    assert [row.row.title for row in page.rail.due.entries()] == ["call"]


def test_midnight_on_reminders(window, services, clock):
    services.reminders.add(ReminderDraft("call", TOMORROW))
    page = window.show_page("reminders")
    heads = [page.model.index(line, 0).data() for line in page.model.heads()]
    assert heads == ["Tomorrow  1"]
    jump(window, clock, TOMORROW)
    assert [page.model.index(line, 0).data() for line in page.model.heads()] == ["Today  1"]


def test_midnight_on_the_calendar(window, clock):
    page = window.show_page("calendar")
    assert [each.date for each in page.view.surfaces if each.today] == [TODAY]
    jump(window, clock, TOMORROW)
    assert [each.date for each in page.view.surfaces if each.today] == [TOMORROW]


def test_a_cell_being_written_over_midnight_is_left_in_peace(window, services, clock):
    page = window.show_page("today")
    page.view.setCurrentIndex(page.model.index(0, Column.RECORD))
    page.view.edit(page.view.currentIndex())
    commit(page.view.delegate.editor, "谈到半夜")
    jump(window, clock, TOMORROW)
    assert page.view.is_editing
    assert page.view.delegate.editor.toPlainText() == "谈到半夜"
    page.view.delegate.finish(page.view.delegate.editor, 0)
    assert [line.record for line in services.log.day(TODAY)] == ["谈到半夜"]
    assert services.log.day(TOMORROW) == []


@pytest.mark.parametrize("days", [-1, -3653, 400])
def test_a_clock_set_back_and_forward_tells_nothing_twice(window, context, services, clock, days):
    told = []
    notifier = Notifier(context, lambda _title, text: told.append(text))
    services.reminders.add(ReminderDraft("call", TODAY, time(8)))
    services.reminders.add(ReminderDraft("later", TODAY + timedelta(days=2), time(8)))
    notifier.start()
    for day in (
        TODAY + timedelta(days=days),
        TODAY,
        TODAY + timedelta(days=2),
        TODAY,
        TODAY + timedelta(days=2),
    ):
        jump(window, clock, day, 10)
        notifier.check()
    assert "\n".join(told).split("\n") == ["call", "later"]
    notifier.stop()


def test_a_clock_set_back_brings_today_back_with_its_page(window, services, clock):
    page = window.show_page("today")
    jump(window, clock, TODAY - timedelta(days=1), 12)
    assert page.day == TODAY - timedelta(days=1)
    jump(window, clock, TODAY, 12)
    assert page.day == TODAY


def test_a_draft_outlives_a_clock_set_back(window, services, clock):
    page = window.show_page("today")
    page.view.setCurrentIndex(page.model.index(0, Column.NOTES))
    page.view.edit(page.view.currentIndex())
    commit(page.view.delegate.editor, "还没写完")
    page.view.delegate.written.emit(page.view.currentIndex(), "还没写完")
    jump(window, clock, TODAY - timedelta(days=1), 12)
    assert page.view.delegate.editor.toPlainText() == "还没写完"
    assert list(services.drafts.all(f"line/new/{TODAY}").values()) == ["还没写完"]
