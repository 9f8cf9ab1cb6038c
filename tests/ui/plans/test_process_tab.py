"""Process figures by keys: three kinds of period, and the acts behind each figure."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.contacts import AppointmentDraft, ContactDraft, ContactPerson
from app.ui.plans.process.process_table_model import Column
from app.ui.plans.process.tab import ProcessTab
from tests.factories import make_file

MON = date(2026, 11, 23)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def acts(services, database):
    """This week: two visits on one line, a call in vain, an account; last week: a visit without times."""
    liu, sun = (make_file(database, name, lead_class="I") for name in ("Liu", "Sun"))
    record, persons = services.contacts.record, (ContactPerson(liu), ContactPerson(sun))
    visit = record(ContactDraft(persons, MON, time(9), time(10, 30))).line_id
    earlier = record(ContactDraft((ContactPerson(liu),), MON - timedelta(days=5))).line_id
    call = services.contacts.appointment(AppointmentDraft((sun,), MON, state="pending")).line_id
    services.ladder.move(liu, "opened", reason="He was ready")
    return {"visit": visit, "earlier": earlier, "call": call, "liu": liu}


@pytest.fixture
def page(qtbot, context):
    made = ProcessTab(context)
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


def row(page, number):
    return [page.model.data(page.model.index(number, column)) for column in range(len(Column))]


def test_weeks_with_their_total_first(page, acts):
    page.open()
    assert page.model.rowCount() == 14
    assert row(page, 0) == [
        "Together", "1", "0", "0 of 1", "3", "1", "3 (3 ÷ 1)",
        "1.5 h (1 of 2 with times)", "≥ 1.5 (1.5 ÷ 1)",
    ]  # fmt: skip
    assert row(page, 1) == [
        "Week 48 of 2026 (23 Nov – 29 Nov)", "1", "0", "0 of 1", "2", "1", "2 (2 ÷ 1)",
        "1.5 h (1 of 1 with times)", "1.5 (1.5 ÷ 1)",
    ]  # fmt: skip
    assert row(page, 2)[1:] == ["0", "0", "–", "1", "0", "–", "–", "–"]


@pytest.mark.parametrize(
    ("kind", "rows", "first"), [("day", 31, "23 Nov 2026 Monday"), ("month", 12, "Nov 2026")]
)
def test_days_and_months(page, acts, kind, rows, first):
    page.open()
    page.switch[kind].click()
    assert page.model.rowCount() == rows + 1
    assert row(page, 1)[0] == first


def test_enter_on_a_figure_lists_its_acts(page, acts, context, qtbot):
    page.open()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, Column.VISITS))
    with qtbot.waitSignal(context.lines_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args[0] == "Visits, Together"
    assert set(asked.args[1]) == {acts["visit"], acts["earlier"]}
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    with qtbot.waitSignal(context.files_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args[1] == (acts["liu"],)
    page.table.setCurrentIndex(page.model.index(1, Column.RATE))
    with qtbot.waitSignal(context.lines_requested) as asked:
        page.table.doubleClicked.emit(page.table.currentIndex())
    assert asked.args[1] == (acts["call"],)


def test_a_figure_that_is_zero_leads_nowhere(page, acts, context, qtbot):
    page.open()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(3, Column.VISITS))
    with qtbot.assertNotEmitted(context.lines_requested), qtbot.assertNotEmitted(context.files_requested):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


def test_earlier_and_back_by_keys(page, acts):
    page.open()
    assert not page.later.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_PageUp, CTRL)
    assert page.title.text() == "1 Jun 2026 to 30 Aug 2026"
    assert page.empty.isVisible()
    QTest.keyClick(page, Qt.Key.Key_PageDown, CTRL)
    assert page.title.text() == "31 Aug 2026 to 23 Nov 2026"
    QTest.keyClick(page, Qt.Key.Key_PageUp, CTRL)
    QTest.keyClick(page, Qt.Key.Key_Home, CTRL)
    assert page.title.text() == "31 Aug 2026 to 23 Nov 2026"


def test_an_empty_diary_has_a_sentence_and_a_button(page, context, qtbot):
    page.open()
    assert page.empty.isVisible()
    with qtbot.waitSignal(context.page_requested) as asked:
        page.empty.button.click()
    assert asked.args == ["plans/week"]


def test_an_act_elsewhere_is_counted_at_once(page, acts, services):
    page.open()
    services.contacts.record(ContactDraft((ContactPerson(acts["liu"]),), MON))
    assert row(page, 1)[Column.VISITS] == "3"
