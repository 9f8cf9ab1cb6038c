"""The contact form driven by keys and clicks; what it saved is read from the diary."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from app.core.errors import StorageLocked
from app.models import Appointment, Contact, LineFile, LogLine, Reminder, RungChange
from app.services.contacts import ContactDraft, ContactPerson, NextStep
from app.services.reminders import ReminderDraft
from app.ui.contact.form import ContactForm
from app.ui.context import ContactSeed
from tests.factories import make_file

TODAY = date(2026, 11, 23)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="E")


@pytest.fixture
def sun(database):
    return make_file(database, "孙女士", rung="F")


@pytest.fixture
def open_form(qtbot, context):
    def opened(*files, **seed):
        form = ContactForm(context, ContactSeed(file_ids=files, **seed))
        qtbot.addWidget(form)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        return form

    return opened


@pytest.fixture
def said(context):
    got = []
    context.done.connect(got.append)
    return got


def all_of(database, model, **values):
    with database.read() as session:
        return list(session.scalars(select(model).filter_by(**values).order_by(model.id)))


def click(qtbot, chips, code):
    qtbot.mouseClick(chips.chip(code), Qt.MouseButton.LeftButton)


def save(qtbot, form):
    qtbot.keyClick(form.focusWidget() or form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def preedit(widget, text, commit=""):
    event = QInputMethodEvent(text, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_two_people_two_outcomes_a_move_and_a_step_in_one_act(
    qtbot, database, services, open_form, said, liu, sun
):
    form = open_form()
    for typed in ("刘总", "孙女"):
        qtbot.keyClicks(form.who.line, "")
        form.who.line.setText(typed)
        qtbot.keyClick(form.who.line, Qt.Key.Key_Return)
    assert form.who.file_ids() == (liu, sun)
    form.meeting.record.setFocus()
    qtbot.keyClicks(form.meeting.record, "copper hedging")
    first, second = form.blocks[liu], form.blocks[sun]
    click(qtbot, first.outcome, "good")
    qtbot.keyClicks(first.step.text, "send proposal")
    click(qtbot, first.step.quick, "three_days")
    click(qtbot, second.outcome, "pending")
    click(qtbot, second.rung.places, "D")
    assert second.rung.reason.hasFocus()
    qtbot.keyClicks(second.rung.reason, "funds uncertain")
    qtbot.keyClicks(second.rung.until.line, "12-15")
    save(qtbot, form)
    assert not form.isVisible()
    (line,) = all_of(database, LogLine)
    assert (line.record, line.state, line.start_time) == ("copper hedging", "done", time(9))
    assert [(row.file_id, row.outcome) for row in all_of(database, Contact)] == [
        (liu, "good"),
        (sun, "pending"),
    ]
    (step,) = all_of(database, Reminder, kind="next_step")
    assert (step.text, step.due_on, step.file_id) == ("send proposal", date(2026, 11, 26), liu)
    assert all_of(database, RungChange, file_id=sun)[-1].until_on == date(2026, 12, 15)
    assert said == ["Recorded: 刘总, 孙女士"]
    services.undo.undo()
    for model in (LogLine, LineFile, Contact, Reminder):
        assert all_of(database, model) == []
    assert len(all_of(database, RungChange)) == 2


def test_only_who_is_required(qtbot, database, open_form, liu):
    form = open_form()
    save(qtbot, form)
    assert form.isVisible()
    assert form.refused.words() == ["Say who it was."]
    assert form.who.line.hasFocus()
    form.who.add(liu, "刘总")
    save(qtbot, form)
    assert not form.isVisible()
    assert len(all_of(database, Contact)) == 1


def test_a_refusal_stays_at_its_field_and_keeps_the_text(qtbot, database, open_form, liu):
    form = open_form(liu)
    qtbot.keyClicks(form.meeting.record, "all of this")
    click(qtbot, form.blocks[liu].rung.places, "B")
    save(qtbot, form)
    assert form.isVisible()
    assert form.blocks[liu].rung.message.text() == "Rung B wants a reason."
    assert form.blocks[liu].rung.reason.hasFocus()
    assert form.meeting.record.toPlainText() == "all of this"
    assert all_of(database, LogLine) == []
    form.blocks[liu].step.day.line.setText("32-13")
    qtbot.keyClicks(form.blocks[liu].rung.reason, "bond")
    save(qtbot, form)
    assert "not a date" in form.blocks[liu].step.message.text()
    assert len(form.refused.words()) == 1
    assert form.blocks[liu].step.day.line.hasFocus()


def test_a_name_typed_but_not_chosen_is_asked_for(qtbot, open_form, liu):
    form = open_form(liu)
    form.who.line.setText("nobody here")
    save(qtbot, form)
    assert form.isVisible()
    assert "nobody here" in form.who_message.text()


def test_enter_makes_a_new_file_of_an_unknown_name(qtbot, database, services, open_form):
    form = open_form()
    qtbot.keyClicks(form.who.line, "Wang Newcomer")
    qtbot.keyClick(form.who.line, Qt.Key.Key_Return)
    (file_id,) = form.who.file_ids()
    assert services.files.names([file_id]) == {file_id: "Wang Newcomer"}
    save(qtbot, form)
    assert all_of(database, Contact)[0].file_id == file_id


def test_backspace_takes_the_last_one_off(qtbot, open_form, liu, sun):
    form = open_form(liu, sun)
    form.who.line.setFocus()
    qtbot.keyClick(form.who.line, Qt.Key.Key_Backspace)
    assert form.who.file_ids() == (liu,)
    assert list(form.blocks) == [liu]


def test_esc_closes_the_list_first_then_keeps_what_was_begun(qtbot, services, open_form, liu):
    form = open_form()
    form.who.add(liu, "刘总")
    form.who.line.setFocus()
    qtbot.keyClicks(form.who.line, "x")
    assert form.who.list.isVisible()
    qtbot.keyClick(form.who.line, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert not form.who.list.isVisible()
    form.who.line.clear()
    form.meeting.record.setFocus()
    qtbot.keyClicks(form.meeting.record, "half a sentence")
    click(qtbot, form.blocks[liu].outcome, "lukewarm")
    qtbot.keyClick(form.meeting.record, Qt.Key.Key_Escape)
    assert not form.isVisible()
    again = open_form()
    assert again.notice.isVisible()
    assert again.meeting.record.toPlainText() == "half a sentence"
    assert again.blocks[liu].outcome.value() == "lukewarm"
    save(qtbot, again)
    assert services.drafts.all("contact/") == {}
    assert not open_form().notice.isVisible()


def test_typing_is_kept_within_a_second(qtbot, services, open_form, liu):
    form = open_form(liu)
    qtbot.keyClicks(form.meeting.record, "not lost")
    qtbot.waitUntil(lambda: "not lost" in "".join(services.drafts.all("contact/").values()), timeout=2000)


def test_a_locked_diary_costs_no_typing(qtbot, services, open_form, monkeypatch, liu):
    form = open_form(liu)
    kept = services.drafts.keep
    tries = []

    def locked(key, text):
        tries.append(text)
        if len(tries) == 1:
            raise StorageLocked("locked", "locked")
        kept(key, text)

    monkeypatch.setattr(type(services.drafts), "keep", lambda _self, key, text: locked(key, text))
    form.meeting.record.setPlainText("still here")
    form.keep()
    assert services.drafts.all("contact/") == {}
    qtbot.waitUntil(lambda: "still here" in "".join(services.drafts.all("contact/").values()), timeout=3000)


def test_nothing_typed_leaves_nothing_behind(services, open_form, liu):
    form = open_form(liu)
    form.reject()
    assert services.drafts.all("contact/") == {}


def test_start_afresh_forgets_what_was_begun(qtbot, services, open_form, liu):
    form = open_form(liu)
    qtbot.keyClicks(form.meeting.record, "old")
    form.reject()
    again = open_form(liu)
    again.afresh.click()
    assert services.drafts.all("contact/") == {}
    fresh = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ContactForm) and w.isVisible())
    qtbot.addWidget(fresh)
    assert fresh.meeting.record.toPlainText() == ""


def test_composition_is_neither_saved_nor_searched(qtbot, database, open_form, liu):
    form = open_form(liu)
    form.meeting.record.setFocus()
    preedit(form.meeting.record, "tao bao")
    save(qtbot, form)
    assert form.isVisible()
    preedit(form.meeting.record, "", "套保")
    form.who.line.setFocus()
    preedit(form.who.line, "sun")
    assert not form.who.list.isVisible()
    preedit(form.who.line, "", "孙")
    assert form.who.list.isVisible()
    form.who.line.clear()
    save(qtbot, form)
    assert all_of(database, LogLine)[0].record == "套保"


def test_not_met_hides_the_outcome(qtbot, database, open_form, liu):
    form = open_form(liu)
    block = form.blocks[liu]
    click(qtbot, block.outcome, "good")
    click(qtbot, block.met, "no_reply")
    assert not block.outcome.isVisible()
    save(qtbot, form)
    (contact,) = all_of(database, Contact)
    assert (contact.met, contact.not_met, contact.outcome) == (False, "no_reply", None)


def test_more_opens_the_rest(qtbot, database, open_form, liu):
    form = open_form(liu)
    block = form.blocks[liu]
    assert not form.meeting.place.isVisible()
    assert not block.signals.isVisible()
    qtbot.mouseClick(form.more, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(form.meeting.place, "their factory")
    qtbot.keyClicks(form.meeting.companions, "Li")
    click(qtbot, form.meeting.purpose, "learn")
    click(qtbot, block.signals, "questions")
    click(qtbot, block.signals, "bargains")
    qtbot.keyClicks(block.texts["opinion"], "too eager")
    save(qtbot, form)
    (line,), (contact,) = all_of(database, LogLine), all_of(database, Contact)
    assert (line.place, line.companions, line.companion_mode, line.purpose) == (
        "their factory",
        "Li",
        "takes_part",
        "learn",
    )
    assert (contact.signals, contact.opinion) == ("questions bargains", "too eager")


def offers(block):
    from PySide6.QtWidgets import QLabel, QPushButton

    return (
        [label.text() for label in block.offers.findChildren(QLabel) if not label.isHidden()],
        {button.text(): button for button in block.offers.findChildren(QPushButton)},
    )


def test_three_signals_offer_rung_a_and_nothing_happens_by_itself(qtbot, database, open_form, liu):
    form = open_form(liu)
    form.more.setChecked(True)
    block = form.blocks[liu]
    for code in ("questions", "bargains", "counts_returns"):
        click(qtbot, block.signals, code)
    words, buttons = offers(block)
    assert any("ask now" in text for text in words)
    assert block.rung.place() == "E"
    qtbot.mouseClick(buttons["Rung A"], Qt.MouseButton.LeftButton)
    assert block.rung.place() == "A"
    qtbot.keyClicks(block.rung.reason, "ready")
    save(qtbot, form)
    assert all_of(database, RungChange, file_id=liu)[-1].to_rung == "A"


def test_a_good_contact_offers_a_day_for_the_return(qtbot, open_form, liu):
    form = open_form(liu)
    block = form.blocks[liu]
    click(qtbot, block.outcome, "good")
    _words, buttons = offers(block)
    qtbot.mouseClick(buttons["11-26 Thu"], Qt.MouseButton.LeftButton)
    assert block.step.day.value() == date(2026, 11, 26)
    assert block.step.text.hasFocus()
    qtbot.keyClicks(block.step.text, "return")
    assert block.value().next_step == NextStep("return", date(2026, 11, 26))


def test_open_steps_can_be_settled(qtbot, services, open_form, liu):
    services.reminders.add(ReminderDraft("send papers", date(2026, 11, 20), file_id=liu))
    kept = services.reminders.add(ReminderDraft("ask after her", file_id=liu))
    form = open_form(liu)
    boxes = list(form.blocks[liu].settled.values())
    assert [box.text() for box in boxes] == [
        "done with: send papers (11-20 Fri)",
        "done with: ask after her (no date)",
    ]
    boxes[0].setChecked(True)
    save(qtbot, form)
    assert [step.id for step in services.reminders.open_steps([liu])] == [kept]


def test_the_head_tells_visit_number_scoring_and_suitability(database, services, open_form):
    services.settings.change({"trade": "futures"})
    file_id = make_file(database, "<b>x</b>", risk_appetite="averse")
    form = open_form(file_id)
    block = form.blocks[file_id]
    assert block.head.text().startswith("<b>x</b> · rung F · visit no. 1 · lead class not set")
    assert block.head.textFormat() == Qt.TextFormat.PlainText
    assert block.warning.isVisible()
    form.meeting.way.chip("phone").click()
    assert "visit no." not in block.head.text()


def test_a_line_of_the_log_is_recorded_and_edited_again(qtbot, database, services, open_form, liu):
    with database.write("plan") as unit:
        line = LogLine(on_date=TODAY, way="visit", plan="拜访", start_time=time(14))
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=liu))
    form = open_form(line_id=line.id)
    assert form.meeting.start.text() == "14:00"
    qtbot.keyClicks(form.meeting.record, "said")
    qtbot.keyClicks(form.blocks[liu].step.text, "call")
    save(qtbot, form)
    again = open_form(line_id=line.id)
    assert again.meeting.record.toPlainText() == "said"
    assert again.blocks[liu].step.text.text() == "call"
    services.contacts.record(
        ContactDraft((ContactPerson(liu),), TODAY, record="changed elsewhere", line_id=line.id)
    )
    qtbot.keyClicks(again.meeting.record, "more ")
    save(qtbot, again)
    assert again.isVisible()
    assert again.refused.overwrite.isVisible()
    assert again.meeting.record.toPlainText() == "more said"
    qtbot.mouseClick(again.refused.overwrite, Qt.MouseButton.LeftButton)
    assert not again.isVisible()
    assert all_of(database, LogLine)[0].record == "more said"
    assert len(all_of(database, Contact)) == 1


def test_an_appointment_agreed_makes_a_planned_visit(qtbot, database, services, open_form, liu):
    form = open_form(liu)
    click(qtbot, form.kind, "appointment")
    assert not form.blocks[liu].isVisible()
    save(qtbot, form)
    assert form.refused.words() == ["Agreed for which day?"]
    assert form.appointment.message.isVisible()
    assert form.appointment.day.line.hasFocus()
    qtbot.keyClicks(form.appointment.day.line, "11-25")
    qtbot.keyClicks(form.appointment.time, "1530")
    qtbot.keyClicks(form.appointment.place, "factory")
    save(qtbot, form)
    assert not form.isVisible()
    call, visit = all_of(database, LogLine)
    assert (call.way, call.state) == ("phone", "done")
    assert (visit.on_date, visit.start_time, visit.state, visit.place) == (
        date(2026, 11, 25),
        time(15, 30),
        "open",
        "factory",
    )
    (asked,) = all_of(database, Appointment)
    assert (asked.state, asked.visit_line_id) == ("agreed", visit.id)
    again = open_form(line_id=call.id)
    assert again.is_appointment
    click(qtbot, again.appointment.state, "failed")
    qtbot.keyClicks(again.appointment.reason, "ill")
    save(qtbot, again)
    (asked,) = all_of(database, Appointment)
    assert (asked.state, asked.reason) == ("failed", "ill")
    services.undo.undo()
    services.undo.undo()
    assert all_of(database, LogLine) == []


def test_a_lost_prospect_says_why(qtbot, database, open_form, liu):
    form = open_form(liu)
    rung = form.blocks[liu].rung
    click(qtbot, rung.places, "lost")
    assert rung.loss.isVisible()
    rung.loss.setCurrentIndex(rung.loss.findData("other_firm"))
    qtbot.keyClicks(rung.reason, "lower fees")
    save(qtbot, form)
    assert all_of(database, RungChange, file_id=liu)[-1].reason == "other_firm: lower fees"


def test_a_client_has_no_rungs_to_choose(database, open_form):
    file_id = make_file(database, "Client", rung=None, opened_on=TODAY, standing="client")
    form = open_form(file_id)
    places = form.blocks[file_id].rung.places
    assert set(places._chips) == {"opened", "lost"}


def test_the_form_fits_a_small_screen(open_form, liu, sun):
    form = open_form(liu, sun)
    form.more.setChecked(True)
    assert form.width() <= 1000
    assert form.height() <= 700
    assert form.minimumSizeHint().height() <= 700
    assert form.area.verticalScrollBar().maximum() > 0


def test_every_field_is_reached_by_tab(qtbot, open_form, liu):
    form = open_form(liu)
    seen = set()
    form.who.line.setFocus()
    for _ in range(60):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        seen.add(form.focusWidget())
    lines = [
        w for w in form.findChildren(QLineEdit) if w.isVisible() and w.objectName() != "qt_spinbox_lineedit"
    ]
    assert not [line.objectName() for line in lines if line not in seen]
    assert form.save_button in seen
