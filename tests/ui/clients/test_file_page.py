"""A file as a page: head, fields that save themselves, drafts, people, card, history."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.domain.annual import AnnualDate, Calendar
from app.domain.contact import ContactDraft, ContactPerson
from app.services.files import NewFile
from app.services.people import PersonDraft
from app.ui.clients.date_dialog import DateDialog
from app.ui.clients.page import ClientsPage
from app.ui.clients.person_dialog import PersonDialog
from app.ui.clients.products_field import ProductsDialog

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def liu(services):
    return services.files.create(NewFile("刘强", phone="138 0013 8000"))


@pytest.fixture
def page(qtbot, context, liu):
    return show(qtbot, context, liu)


def show(qtbot, context, file_id):
    made = ClientsPage(context)
    qtbot.addWidget(made)
    made.resize(1270, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_file(file_id)
    return made


def field(page, name):
    page.file.ask(name)
    return page.file.fields.rows[name]


def commit(widget, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


# -- the head


def test_the_head_tells_who_where_and_what_is_next(page, services, liu):
    services.ladder.move(liu, "B", reason="存单未到期", until=date(2027, 3, 1))
    head = page.file.header
    assert head.badge.rung == "B"
    assert "存单未到期" in head.rung.whole()
    assert "2027-03-01" in head.rung.whole()
    assert "no contact yet" in head.facts.whole()


def test_markup_in_a_name_is_literal(qtbot, context, services):
    name = "<b>粗</b><img src=file:///etc/passwd>"
    page = show(qtbot, context, services.files.create(NewFile(name)))
    assert page.file.header.name.whole() == name
    assert page.file.header.name.textFormat() == Qt.TextFormat.PlainText


def test_a_phone_is_copied_with_one_click(qtbot, page, context):
    button = page.file.header.phones.findChild(type(page.file.header.contact_button))
    acts = []
    context.done.connect(acts.append)
    with qtbot.waitSignal(context.told) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "13800138000"
    assert "13800138000" in told.args[0]
    assert acts == []


def test_the_buttons_ask_the_shell(qtbot, page, context, liu):
    head = page.file.header
    for button, signal in (
        (head.contact_button, context.contact_requested),
        (head.appointment_button, context.contact_requested),
        (head.move_button, context.move_requested),
        (head.print_button, context.print_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert liu in asked.args or liu in asked.args[0].file_ids


def test_a_question_leads_to_its_field_and_its_answer_completes_the_file(qtbot, page, services, liu):
    before = page.file.header.bar.value()
    question = page.file.header.questions()[0]
    assert question.text() == "How did I come to know them?"
    qtbot.mouseClick(question, Qt.MouseButton.LeftButton)
    box = page.file.fields.rows["source_method"].control.widget
    assert QApplication.focusWidget() is box
    qtbot.keyClicks(box, "Onl")
    qtbot.keyClick(box, ENTER)
    assert services.files.get(liu).value("source_method") == "online"
    assert page.file.header.bar.value() == before + 1
    assert page.file.header.questions()[0].text() == "What do they do for a living?"


def test_the_risk_averse_are_marked_in_the_head(page, services, liu):
    assert not page.file.header.warning.isVisible()
    services.files.edit(liu, {"risk_appetite": "averse"})
    assert "futures" in page.file.header.warning.text()
    assert page.file.header.warning.isVisible()


# -- fields


def test_enter_saves_a_field_and_leaving_saves_the_next(qtbot, page, services, liu):
    row = field(page, "wechat")
    qtbot.keyClicks(row.control.widget, "liuqiang")
    qtbot.keyClick(row.control.widget, ENTER)
    assert services.files.get(liu).value("wechat") == "liuqiang"
    assert not row.control.widget.isUndoAvailable()  # Ctrl+Z now takes back the act
    qtbot.keyClick(row.control.widget, TAB)
    email = page.file.fields.rows["email"].control.widget
    assert email.hasFocus()
    qtbot.keyClicks(email, "l@x.cn")
    qtbot.keyClick(email, TAB)
    qtbot.waitUntil(lambda: services.files.get(liu).value("email") == "l@x.cn")
    assert services.undo.undo() == "Change 刘强"
    assert email.text() == ""


def test_escape_brings_the_saved_value_back_and_stays_on_the_page(qtbot, page, services, liu):
    services.files.edit(liu, {"wechat": "old"})
    row = field(page, "wechat")
    qtbot.keyClicks(row.control.widget, "new")
    qtbot.keyClick(row.control.widget, ESC)
    assert row.control.widget.text() == "old"
    assert page.stack.currentWidget() is page.file
    qtbot.keyClick(row.control.widget, ESC)
    assert page.stack.currentWidget() is page.list
    assert services.files.get(liu).value("wechat") == "old"


def test_too_long_a_text_is_refused_at_its_field_and_kept(qtbot, page, services, liu):
    row = field(page, "wechat")
    row.control.widget.setText("x" * 61)
    qtbot.keyClick(row.control.widget, ENTER)
    assert "61" in row.message.text()
    assert row.message.isVisible()
    assert row.control.widget.text() == "x" * 61
    assert services.files.get(liu).value("wechat") is None


def test_what_cannot_be_saved_comes_back_after_a_crash(qtbot, context, page, services, liu):
    row = field(page, "assets_fen")
    qtbot.keyClicks(row.control.widget, "a lot")
    page.file.fields.keep_drafts()  # what the timer does within the second
    again = show(qtbot, context, liu)
    row = field(again, "assets_fen")
    assert row.control.widget.text() == "a lot"
    assert row.message.isVisible()
    qtbot.keyClick(row.control.widget, ESC)
    assert row.control.widget.text() == ""
    assert services.drafts.all(f"file/{liu}/") == {}


def test_typing_is_kept_as_a_draft_within_a_second(qtbot, page, services, liu):
    row = field(page, "hobbies")
    qtbot.keyClicks(row.control.widget, "chess")
    qtbot.waitUntil(
        lambda: services.drafts.all(f"file/{liu}/") == {f"file/{liu}/hobbies": "chess"}, timeout=1000
    )
    qtbot.keyClick(row.control.widget, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert services.files.get(liu).value("hobbies") == "chess"
    assert services.drafts.all(f"file/{liu}/") == {}


def test_going_back_saves_what_is_open(qtbot, page, services, liu):
    row = field(page, "wechat")
    qtbot.keyClicks(row.control.widget, "liu")
    qtbot.keyClick(row.control.widget, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert services.files.get(liu).value("wechat") == "liu"
    assert page.stack.currentWidget() is page.list


def test_composition_is_not_saved(qtbot, page, services, liu):
    row = field(page, "wechat")
    line = row.control.widget
    commit(line, "刘")
    QApplication.sendEvent(line, QInputMethodEvent("qiang", []))
    qtbot.keyClick(line, ENTER)
    services.files.edit(liu, {"hobbies": "棋"})  # a refresh in between
    assert services.files.get(liu).value("wechat") is None
    commit(line, "强")
    qtbot.keyClick(line, ENTER)
    assert services.files.get(liu).value("wechat") == "刘强"


def test_a_change_made_elsewhere_is_told_before_it_is_overwritten(qtbot, page, services, liu):
    row = field(page, "wechat")
    qtbot.keyClicks(row.control.widget, "mine")
    page.context.blockSignals(True)  # another process: no notice reaches the page
    services.files.edit(liu, {"wechat": "theirs"})
    page.context.blockSignals(False)
    qtbot.keyClick(row.control.widget, ENTER)
    assert "theirs" in row.message.text()
    assert services.files.get(liu).value("wechat") == "theirs"
    qtbot.keyClick(row.control.widget, ENTER)
    assert services.files.get(liu).value("wechat") == "mine"


def test_a_birthday_is_typed_as_one_says_it(qtbot, page, services, liu):
    row = field(page, "birthday")
    line = row.control.widget.line
    commit(line, "八月十五")
    assert "2027-09-15" in row.control.widget.meaning.text()
    qtbot.keyClick(line, ENTER)
    assert services.files.get(liu).value("birthday") == AnnualDate(Calendar.LUNAR, 8, 15)
    assert row.control.widget.calendar.currentText() == "Lunar"


def test_a_second_phone_is_one_more_line(qtbot, page, services, liu):
    row = field(page, "phones")
    lines = row.control.widget.lines()
    lines[2].setFocus()
    qtbot.keyClicks(lines[2], "02788881234")
    qtbot.keyClick(lines[2], ENTER)
    assert [p.number for p in services.files.get(liu).phones] == ["138 0013 8000", "02788881234"]


def test_a_tag_is_a_word_and_enter(qtbot, page, services, liu):
    page.file.tabs.setCurrentWidget(page.file.fields)
    line = page.file.fields.tags.line
    line.setFocus()
    qtbot.keyClicks(line, "football,")
    qtbot.keyClicks(line, "neighbour")
    qtbot.keyClick(line, ENTER)
    assert services.files.get(liu).tags == ("football", "neighbour")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert services.files.get(liu).tags == ("football",)


def test_products_are_ticked_in_the_trades_catalogue(qtbot, page, services, liu):
    services.catalogue.ensure("futures")
    row = field(page, "products")
    row.control.widget.choose()
    dialog = row.control.widget.findChild(ProductsDialog)
    qtbot.keyClicks(dialog.search, "copper")
    group = dialog.tree.topLevelItem(0)
    item = next(group.child(i) for i in range(group.childCount()) if not group.child(i).isHidden())
    item.setCheckState(0, Qt.CheckState.Checked)
    dialog.accept()
    (name,) = services.files.get(liu).product_names.values()
    assert name == "Copper"
    assert row.control.widget.text() == "Copper"


def test_the_referrer_is_picked_by_name_and_saved_at_once(qtbot, page, services, liu):
    services.files.create(NewFile("Sun Li"))
    picker = field(page, "referrer_id").control.widget
    qtbot.keyClicks(picker.line, "sun")
    qtbot.keyClick(picker.line, ENTER)
    assert services.files.get(liu).referrer == "Sun Li"
    qtbot.keyClick(picker.line, Qt.Key.Key_Backspace)
    assert services.files.get(liu).referrer == ""


def test_a_tick_saves_at_once(qtbot, page, services, liu):
    row = field(page, "important")
    row.control.widget.click()
    assert services.files.get(liu).value("important") is True
    assert page.file.header.facts.whole().startswith("Important")


def test_another_kind_shows_other_fields(qtbot, page, services, liu):
    assert field(page, "birthday").isVisible()
    services.files.edit(liu, {"kind": "enterprise"})
    assert not page.file.fields.rows["birthday"].isVisible()
    assert page.file.fields.rows["main_product"].isVisible()


def test_all_labels_are_chinese_in_chinese(qtbot, context, services, liu):
    i18n.use_language("zh_CN")
    page = show(qtbot, context, liu)
    page.file.tabs.setCurrentWidget(page.file.fields)
    shown = [row.label.text() for row in page.file.fields.rows.values() if row.isVisible()]
    assert shown
    assert not [text for text in shown if text.isascii()]


# -- card, people, history


def test_a_contact_is_added_in_one_line(qtbot, page, services, liu):
    qtbot.keyClicks(page.file.card.text, "wants the report")
    qtbot.keyClick(page.file.card.text, ENTER, Qt.KeyboardModifier.ControlModifier)
    (contact,) = services.history.contacts(liu)
    assert (contact.record, contact.way, contact.on_date) == ("wants the report", "phone", date(2026, 11, 23))
    assert page.file.card.text.toPlainText() == ""
    assert page.file.card.timeline.entries.index(0, 2).data() == "wants the report"
    services.undo.undo()
    assert page.file.card.empty.isVisible()


def test_an_unfinished_contact_line_survives(qtbot, context, page, services, liu):
    qtbot.keyClicks(page.file.card.text, "half a")
    page.file.leave()
    again = show(qtbot, context, liu)
    assert again.file.card.text.toPlainText() == "half a"


def test_enter_on_a_contact_opens_it(qtbot, context, page, services, liu):
    made = services.contacts.record(
        ContactDraft(persons=(ContactPerson(liu),), on_date=date(2026, 11, 20), way="visit")
    )
    page.file.card.timeline.setFocus()
    with qtbot.waitSignal(context.contact_requested) as asked:
        qtbot.keyClick(page.file.card.timeline, ENTER)
    assert asked.args[0].line_id == made.line_id


def test_people_are_added_changed_and_taken_out(qtbot, page, services, liu):
    page.file.tabs.setCurrentWidget(page.file.people)
    qtbot.mouseClick(page.file.people.people.tools[0], Qt.MouseButton.LeftButton)
    dialog = page.file.people.findChild(PersonDialog)
    qtbot.keyClick(dialog.name, ENTER)
    assert dialog.isVisible()  # a person needs a name
    qtbot.keyClicks(dialog.name, "Sun Li")
    qtbot.keyClicks(dialog.birthday.line, "11-30")
    qtbot.keyClick(dialog.name, ENTER)
    (person,) = services.people.of_file(liu)
    assert (person.name, person.role, person.next_birthday_on) == ("Sun Li", "spouse", date(2026, 11, 30))
    assert page.file.people.people.topLevelItem(0).text(0) == "Sun Li"
    page.file.people.people.setFocus()
    qtbot.keyClick(page.file.people.people, Qt.Key.Key_Delete)
    assert services.people.of_file(liu) == []


def test_a_date_that_comes_once_needs_its_year(qtbot, page, services, liu):
    page.file.tabs.setCurrentWidget(page.file.people)
    page.file.people.add_date()
    dialog = page.file.people.findChild(DateDialog)
    qtbot.keyClicks(dialog.title, "deposit matures")
    qtbot.keyClicks(dialog.day.line, "12-15")
    qtbot.keyClick(dialog.title, ENTER)
    assert services.people.dates(liu) == []
    dialog.day.line.setText("2026-12-15")
    qtbot.keyClick(dialog.title, ENTER)
    assert [row.next_on for row in services.people.dates(liu)] == [date(2026, 12, 15)]


def test_whom_they_referred_is_opened_and_back_returns(qtbot, page, services, liu):
    lei = services.files.create(NewFile("雷明", referrer_id=liu))
    page.file.tabs.setCurrentWidget(page.file.people)
    page.file.people.referred.setFocus()
    qtbot.keyClick(page.file.people.referred, ENTER)
    assert page.file.file_id == lei
    page.back()
    assert page.file.file_id == liu


def test_an_act_is_taken_back_from_the_history(qtbot, page, services, liu):
    services.files.edit(liu, {"wechat": "liu"})
    services.people.add(liu, PersonDraft("孙丽"))
    page.file.tabs.setCurrentWidget(page.file.history)
    model = page.file.history.timeline.entries
    row = next(r for r in range(model.rowCount()) if model.index(r, 2).data() == "WeChat: liu")
    page.file.history.timeline.selectRow(row)
    qtbot.mouseClick(page.file.history.undo_button, Qt.MouseButton.LeftButton)
    assert services.files.get(liu).value("wechat") is None


def test_a_deleted_file_is_left(qtbot, page, services, liu):
    page.file.delete()
    assert page.stack.currentWidget() is page.list
    assert page.list.empty.isVisible()
    services.undo.undo()
    assert page.list.model.rowCount() == 1
