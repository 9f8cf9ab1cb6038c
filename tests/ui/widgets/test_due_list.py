"""The short list on Today's rail."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.services.reminders import ReminderDraft
from app.ui.widgets.due_list import DueList
from tests.factories import make_file

TODAY = date(2026, 11, 23)


@pytest.fixture
def due(qtbot, context):
    made = DueList(context, limit=3)
    qtbot.addWidget(made)
    made.resize(320, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def heads(due):
    return [entry.row.title for entry in due.entries()]


def test_most_pressing_first_and_the_rest_a_click_away(qtbot, context, services, due):
    for n in range(5):
        services.reminders.add(ReminderDraft(f"no. {n}", TODAY - timedelta(days=n)))
    assert heads(due) == ["no. 4", "no. 3", "no. 2"]
    assert due.more.text() == "2 more…"
    pages = []
    context.page_requested.connect(pages.append)
    qtbot.mouseClick(due.more, Qt.MouseButton.LeftButton)
    assert pages == ["reminders"]


def test_done_by_click_and_by_key(qtbot, services, due):
    for text in ("a", "b", "c"):
        services.reminders.add(ReminderDraft(text, TODAY))
    qtbot.mouseClick(due.entries()[0].done, Qt.MouseButton.LeftButton)
    assert heads(due) == ["b", "c"]
    due.entries()[0].setFocus()
    qtbot.keyClick(due.entries()[0], Qt.Key.Key_Space)
    assert heads(due) == ["c"]
    assert due.entries()[0].hasFocus()
    services.undo.undo()
    assert heads(due) == ["b", "c"]


def test_put_off(qtbot, services, due):
    services.reminders.add(ReminderDraft("a", TODAY))
    due.entries()[0].setFocus()
    qtbot.keyClick(due.entries()[0], Qt.Key.Key_S)
    due.menu.actions()[0].trigger()
    due.menu.close()
    assert heads(due) == []
    assert due.empty.isVisible()
    assert [row.due_on for row in services.reminders.upcoming(5)] == [TODAY + timedelta(days=1)]


def test_enter_opens_the_file_r_records(qtbot, context, database, services, due):
    file_id = make_file(database, "<b>刘</b>")
    services.reminders.add(ReminderDraft("a", TODAY, file_id=file_id))
    opened, seeds = [], []
    context.file_requested.connect(opened.append)
    context.contact_requested.connect(seeds.append)
    entry = due.entries()[0]
    assert "a · <b>刘</b>" in [label.text() for label in entry.findChildren(QLabel)]
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.keyClick(entry, Qt.Key.Key_R)
    assert opened == [file_id]
    assert seeds[0].file_ids == (file_id,)
