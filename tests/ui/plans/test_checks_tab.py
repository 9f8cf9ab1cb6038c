"""The check by keys: it fills itself, words are saved where they are written, figures lead to their acts."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models import PeriodTarget
from app.services.contacts import ContactDraft, ContactPerson
from app.services.week_plan import VisitDraft
from app.ui.plans.checks.tab import ChecksTab
from tests.factories import make_file

MON = date(2026, 11, 23)
NEXT = MON + timedelta(days=7)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def worked(services, database, clock):
    """Two visits planned on Monday, one held; a target of five; it is Tuesday."""
    liu, sun = make_file(database, "Liu", lead_class="I"), make_file(database, "Sun")
    lines = [services.week.plan_visit(VisitDraft((each,), MON)) for each in (liu, sun)]
    services.contacts.record(ContactDraft((ContactPerson(liu, outcome="good"),), MON, line_id=lines[0]))
    with database.write("Target") as unit:
        unit.session.add(PeriodTarget(kind="week", starts_on=MON, metric="visits", target=5))
    clock.at += timedelta(days=1)
    return lines


@pytest.fixture
def page(qtbot, context):
    made = ChecksTab(context)
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


def texts(page, metric):
    row = page.rows[metric]
    return row.planned.text(), row.actual.text(), row.share.text()


def note(page, metric="visits", column="cause"):
    return page.rows[metric].notes[column]


def groups(page):
    tree = page.board.tree
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return {top.text(0): [top.child(at).text(1) for at in range(top.childCount())] for top in tops}


def write(field, text):
    field.text.setFocus()
    field.text.selectAll()
    QTest.keyClicks(field.text, text)


def stored(services, metric="visits", kind="week"):
    return next(row for row in services.checks.check(kind, MON).metrics if row.metric == metric)


def test_it_fills_itself(page, worked, services):
    page.open()
    assert page.board.title.text() == "Week 48 of 2026 (23 Nov – 29 Nov)"
    assert page.board.sentence.text() == "1 of 2 visits: 1 missed"
    assert texts(page, "visits") == ("5", "1", "20%")
    assert texts(page, "first_visits") == ("–", "1", "–")
    assert groups(page) == {"Missed  1": ["Sun"], "Done  1": ["Liu"]}
    services.contacts.record(ContactDraft((ContactPerson(1),), MON))  # an act elsewhere
    assert texts(page, "visits") == ("5", "2", "40%")
    assert "Unplanned  1" in groups(page)


def test_two_sentences_by_keys_alone(page, worked, services):
    page.open()
    write(note(page), "Rain")
    QTest.keyClick(note(page).text, Qt.Key.Key_Return)
    assert note(page, column="countermeasure").text.hasFocus()
    QTest.keyClicks(note(page, column="countermeasure").text, "Call first")
    QTest.keyClick(note(page, column="countermeasure").text, Qt.Key.Key_Return)
    row = stored(services)
    assert (row.cause, row.countermeasure) == ("Rain", "Call first")
    assert note(page, "first_visits").text.hasFocus()


def test_enter_after_the_last_text_goes_to_the_sentence(page, worked, services):
    page.open()
    last = note(page, list(page.rows)[-1], "countermeasure")
    last.text.setFocus()
    QTest.keyClick(last.text, Qt.Key.Key_Return)
    assert page.summary.text.hasFocus()
    QTest.keyClicks(page.summary.text, "Fewer at once")
    QTest.keyClick(page.summary.text, Qt.Key.Key_Return, CTRL)
    assert services.checks.check("week", MON).summary == "Fewer at once"


def test_leaving_saves_and_shift_enter_breaks_the_line(page, worked, services):
    page.open()
    write(note(page), "Rain")
    QTest.keyClick(note(page).text, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(note(page).text, "and snow")
    page.summary.text.setFocus()
    assert stored(services).cause == "Rain\nand snow"
    services.undo.undo()
    assert note(page).text.toPlainText() == ""


def test_esc_gives_up(page, worked, services):
    page.open()
    write(note(page), "Rain")
    QTest.keyClick(note(page).text, Qt.Key.Key_Escape)
    assert note(page).text.toPlainText() == ""
    page.summary.text.setFocus()
    assert stored(services).cause == ""
    assert services.drafts.all("check/") == {}


def test_what_is_typed_is_kept_and_comes_back(page, worked, services, context, qtbot):
    page.open()
    write(note(page), "Half a thou")
    qtbot.waitUntil(lambda: services.drafts.all("check/") != {}, timeout=2000)
    assert services.drafts.all("check/") == {"check/week/2026-11-23/visits/cause": "Half a thou"}
    again = ChecksTab(context)  # as after a crash
    qtbot.addWidget(again)
    again.show()
    assert note(again).text.toPlainText() == "Half a thou"
    assert note(again).text.font().italic()
    assert note(again).save()
    assert stored(services).cause == "Half a thou"
    assert services.drafts.all("check/") == {}


def test_a_refresh_leaves_what_is_being_written(page, worked, services):
    page.open()
    write(note(page), "Rai")
    services.checks.set_note("week", MON, "visits", "countermeasure", "From elsewhere")
    assert note(page).text.toPlainText() == "Rai"
    assert note(page, column="countermeasure").text.toPlainText() == "From elsewhere"
    services.checks.set_note("week", MON, "visits", "cause", "Written elsewhere")
    QTest.keyClick(note(page).text, Qt.Key.Key_Return)
    assert note(page).message.text() == "This was changed elsewhere since you opened it."
    assert note(page).text.toPlainText() == "Rai"
    QTest.keyClick(note(page).text, Qt.Key.Key_Escape)
    assert note(page).text.toPlainText() == "Written elsewhere"


def test_nothing_is_saved_while_composing(page, worked, services):
    page.open()
    field = note(page)
    field.text.setFocus()
    QApplication.sendEvent(field.text, QInputMethodEvent("xia yu", []))
    QTest.keyClick(field.text, Qt.Key.Key_Return)
    assert not page.save_open_editors()
    page.refresh()
    assert field.text.composing
    commit = QInputMethodEvent()
    commit.setCommitString("下雨")
    QApplication.sendEvent(field.text, commit)
    QTest.keyClick(field.text, Qt.Key.Key_Return)
    assert stored(services).cause == "下雨"


def test_a_word_left_while_composing_is_saved_when_it_is_whole(page, worked, services):
    page.open()
    field = note(page)
    field.text.setFocus()
    QApplication.sendEvent(field.text, QInputMethodEvent("xia yu", []))
    page.summary.text.setFocus()
    commit = QInputMethodEvent()
    commit.setCommitString("下雨")
    QApplication.sendEvent(field.text, commit)
    assert stored(services).cause == "下雨"


def test_a_countermeasure_goes_into_next_weeks_plan(page, worked, services, context, qtbot):
    page.open()
    row = page.rows["visits"]
    assert not row.plan.isVisible()
    write(row.notes["countermeasure"], "Call first")
    assert row.plan.text() == "Into next week's plan…"
    menu = row.day_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "&1  11-30 Mon", "&2  12-01 Tue", "&3  12-02 Wed", "&4  12-03 Thu", "&5  12-04 Fri", "Pick a day…",
    ]  # fmt: skip
    row.notes["countermeasure"].save()
    menu.actions()[1].trigger()
    day = NEXT + timedelta(days=1)
    assert [line.plan for line in services.log.day(day)] == ["Call first"]
    assert row.plan.text() == "In the plan: 12-01 Tue"
    with qtbot.waitSignal(context.day_requested) as asked:
        row.plan.setFocus()
        QTest.keyClick(row.plan, Qt.Key.Key_Return)
    assert asked.args == [day]


def test_a_figure_leads_to_its_acts(page, worked, context, services, qtbot):
    page.open()
    with qtbot.waitSignal(context.lines_requested) as asked:
        page.rows["visits"].actual.setFocus()
        QTest.keyClick(page.rows["visits"].actual, Qt.Key.Key_Return)
    assert asked.args == ["Visits, Week 48 of 2026 (23 Nov – 29 Nov)", (worked[0],)]
    services.ladder.move(1, "opened", reason="He was ready")
    with qtbot.waitSignal(context.files_requested) as asked:
        page.rows["opened"].actual.click()
    assert asked.args[1] == (1,)


def test_a_missed_visit_leads_to_its_day_and_file(page, worked, context, qtbot):
    page.open()
    tree = page.board.tree
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    with qtbot.waitSignal(context.day_requested) as asked:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert asked.args == [MON]
    with qtbot.waitSignal(context.file_requested) as asked:
        QTest.keyClick(tree, Qt.Key.Key_O)
    assert asked.args == [2]


def test_weeks_and_months_by_keys(page, worked):
    page.open()
    QTest.keyClick(page, Qt.Key.Key_PageUp, CTRL)
    assert page.start == MON - timedelta(days=7)
    assert page.board.empty.isVisible()
    QTest.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    QTest.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    assert page.start == NEXT
    QTest.keyClick(page, Qt.Key.Key_Home, CTRL)
    assert page.start == MON
    page.board.kinds["month"].click()
    assert page.board.title.text() == "Nov 2026"
    assert page.print_form() == ("month-check", date(2026, 11, 1))
    assert texts(page, "visits") == ("2", "1", "50%")  # no target for the month: what was planned
    page.board.kinds["week"].click()
    assert page.print_form() == ("week-check", MON)


def test_what_is_written_is_saved_before_the_period_changes(page, worked, services):
    page.open()
    write(note(page), "Rain")
    QTest.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    assert stored(services).cause == "Rain"
    assert "visits" not in page.rows


def test_an_empty_period_has_a_sentence_and_a_button(page, context, qtbot):
    page.open()
    assert page.board.empty.isVisible()
    assert not page.board.close_check.isEnabled()
    with qtbot.waitSignal(context.page_requested) as asked:
        QTest.keyClick(page.board.empty.button, Qt.Key.Key_Return)
    assert asked.args == ["plans/week"]


def test_a_closed_check_is_read_until_opened_again(page, worked, services):
    page.open()
    write(note(page), "Rain")
    page.board.close_check.click()
    assert stored(services).cause == "Rain"
    assert page.board.closed.text() == "Closed on 24 Nov 2026"
    assert note(page).text.isReadOnly()
    page.board.close_check.click()
    assert not note(page).text.isReadOnly()


def test_too_long_a_text_is_refused_at_the_field(page, worked, services):
    page.open()
    note(page).text.setPlainText("x" * 100_001)
    assert not page.save_open_editors()
    assert note(page).message.isVisible()
    note(page).give_up()
