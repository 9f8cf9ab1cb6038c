"""What pages ask of the shell leads somewhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.ui.clients.new_file_form import NewFileForm
from app.ui.contact.form import ContactForm
from app.ui.context import ContactSeed
from app.ui.entry.dialog import EntryDialog
from app.ui.ladder.move_dialog import MoveDialog
from app.ui.printing.preview import PreviewDialog
from app.ui.shell.settings_dialog import SettingsDialog
from tests.factories import make_file
from tests.ui.shell.conftest import CTRL, SHIFT, shown

TODAY = date(2026, 11, 23)


def test_requests_lead_to_their_pages(window, context):
    context.page_requested.emit("ladder")
    assert window.current_page == "ladder"
    context.file_requested.emit(7)
    context.files_requested.emit("Silent", [1, 2])
    assert window.current_page == "clients"
    assert window.page("clients").asked == [("file", 7), ("files", "Silent", [1, 2])]
    context.day_requested.emit(TODAY)
    assert window.current_page == "today"
    assert ("day", TODAY) in window.page("today").asked


def test_ctrl_n_opens_one_line_for_everything(window):
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert shown(window, EntryDialog)


def test_the_contact_form_opens_by_key(window):
    QTest.keyClick(window, Qt.Key.Key_R, CTRL | SHIFT)
    assert shown(window, ContactForm)


def test_an_appointment_is_about_the_file_that_is_open(window, database):
    file_id = make_file(database)
    page = window.page("today")
    page.seed = ContactSeed(file_ids=(file_id,))
    QTest.keyClick(window, Qt.Key.Key_A, CTRL | SHIFT)
    form = shown(window, ContactForm)
    assert list(form.blocks) == [file_id]
    assert form.kind.value() == "appointment"


def test_a_seed_reaches_the_form(window, context, database):
    file_id = make_file(database)
    context.contact_requested.emit(ContactSeed(file_ids=(file_id,), appointment=True))
    form = shown(window, ContactForm)
    assert list(form.blocks) == [file_id]


def test_new_file_by_key_begins_empty_and_by_name_with_it(window, context):
    QTest.keyClick(window, Qt.Key.Key_N, CTRL | SHIFT)
    form = shown(window, NewFileForm)
    assert form.line.text() == ""
    form.reject()
    window.top.search.new_requested.emit("刘明")
    form = next(each for each in window.findChildren(NewFileForm) if each.isVisible())
    assert form.line.text() == "刘明"
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    assert window.page("clients").asked[-1] == ("file", 1)
    assert context.services.files.names([1]) == {1: "刘明"}


def test_a_card_asks_where_to(window, context, database):
    context.move_requested.emit(make_file(database), "B")
    assert shown(window, MoveDialog).place() == "B"


def test_settings_open(window):
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    assert shown(window, SettingsDialog)


@pytest.mark.parametrize(("form", "title"), [(None, "Daily log"), (("week", TODAY), "Weekly visit plan")])
def test_ctrl_p_prints_what_the_page_says_and_saves_first(window, form, title):
    page = window.page("today")
    page.form = form
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    preview = shown(window, PreviewDialog)
    assert title in preview.windowTitle()
    assert ("save",) in page.asked


def test_a_card_is_printed_and_a_missing_one_refused(window, context, database):
    context.print_requested.emit("card", make_file(database))
    preview = shown(window, PreviewDialog)
    assert preview is not None
    preview.reject()
    context.print_requested.emit("card", 999)
    assert "999" in window.toast.text.text()
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]
