"""The list of who is wanted next by real keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.services.contacts import ContactDraft, ContactPerson
from app.services.files.editing import PhoneDraft
from app.ui.rhythm.dialog import RhythmDialog
from tests.factories import make_file

TODAY = date(2026, 11, 23)
Key = Qt.Key


@pytest.fixture
def files(database, services):
    made = []
    for n, name in enumerate(("刘志强", "<b>孙</b>")):
        file_id = make_file(database, name, rung="A", created_on=TODAY - timedelta(days=60))
        on = TODAY - timedelta(days=20 - n)
        services.contacts.record(ContactDraft((ContactPerson(file_id, outcome="good"),), on, record="聊过"))
        made.append(file_id)
    return made


@pytest.fixture
def dialog(qtbot, context, files):
    made = RhythmDialog(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def shown(dialog):
    return [dialog.list.topLevelItem(n).text(0) for n in range(dialog.list.topLevelItemCount())]


def test_the_list_says_who_and_how_far(dialog):
    assert shown(dialog) == ["刘志强", "<b>孙</b>"]
    assert dialog.head.text() == "2 files are overdue. Today still holds 10 contacts."
    assert dialog.list.topLevelItem(0).text(2).endswith("· 3")


def test_r_records_and_enter_opens(qtbot, context, dialog, files):
    contacts, opened = [], []
    context.contact_requested.connect(contacts.append)
    context.file_requested.connect(opened.append)
    qtbot.keyClick(dialog.list, Key.Key_R)
    assert contacts[0].file_ids == (files[0],)
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert opened == [files[1]]
    assert not dialog.isVisible()


def test_one_stays_on_the_same_file_when_another_leaves_the_list(qtbot, dialog, services, files):
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert dialog.current().file_id == files[1]
    services.contacts.record(ContactDraft((ContactPerson(files[0], outcome="good"),), TODAY, record="聊过"))
    assert shown(dialog) == ["<b>孙</b>"]
    services.undo.undo()
    assert dialog.current().file_id == files[1]


def test_left_in_peace_with_a_reason(qtbot, dialog, services, files):
    qtbot.keyClick(dialog.list, Key.Key_S)
    pause = dialog.pause
    pause.save()
    assert "Say why" in pause.refusal.text()
    qtbot.keyClicks(pause.reason, "abroad")
    pause.save()
    assert services.contact_rhythm.paused()[0][0] == files[0]
    assert shown(dialog) == ["<b>孙</b>"]
    assert "1 is left in peace" in dialog.head.text()


def test_nobody_overdue_says_so(qtbot, context):
    made = RhythmDialog(context)
    qtbot.addWidget(made)
    made.show()
    assert made.stack.currentWidget() is made.nothing


def test_the_number_to_call_is_there_and_copied_by_a_key(qtbot, context, dialog, services, files):
    told = []
    context.told.connect(told.append)
    services.files.edit(files[0], {"phones": [PhoneDraft("139 1234 5678")]})
    assert dialog.list.topLevelItem(0).text(4) == "139 1234 5678"
    qtbot.keyClick(dialog.list, Key.Key_P)
    assert QGuiApplication.clipboard().text() == "139 1234 5678"
    assert told == ["Copied 139 1234 5678"]
