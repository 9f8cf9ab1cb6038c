"""The factors by real keys and clicks, with the saved figures and the texts on screen asserted."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.clock import FixedClock
from app.domain.factor_table import Column
from app.sheets.cohort_words import CohortColumn
from app.ui.plans.factors.tab import FactorsTab
from tests.factories import make_file
from tests.services.test_measured import visit

TODAY = date(2026, 11, 23)
BEGUN = date(2026, 2, 2)
KEY = Qt.Key


@pytest.fixture
def tab(qtbot, context):
    made = FactorsTab(context)
    qtbot.addWidget(made)
    made.resize(1270, 650)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def planned(tab, qtbot):
    QTest.mouseClick(tab.board.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(cell(tab, Column.FIRST).edit.text()))
    return tab


def cell(tab, column, strategy="trend"):
    return tab.board.cells[strategy, column]


def write(tab, column, typed, strategy="trend", key=KEY.Key_Return):
    edit = cell(tab, column, strategy).edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    if key is not None:
        QTest.keyClick(edit, key)
    return edit


def fill(database, n=20, again=12, first=BEGUN):
    for number in range(n):
        file_id = make_file(database, lead_class="I", strategy="trend", created_on=first)
        visit(database, file_id, first)
        if number < again:
            visit(database, file_id, first + timedelta(days=5))


def assumed(tab, strategy="trend"):
    return tab.context.services.plan.of(TODAY).of(strategy).rates


def test_a_quarter_without_a_plan_says_what_to_do(tab):
    assert tab.board.empty.isVisible()
    assert "No plan for this quarter yet" in tab.board.empty.sentence.text()
    assert tab.print_form() is None
    assert not tab.board.print.isEnabled()


def test_the_plan_begins_with_the_rates_of_the_trade(planned):
    assert cell(planned, Column.FIRST).edit.text() == "30%"
    assert cell(planned, Column.FIRST).measured.text() == "no case yet"
    assert cell(planned, Column.FEE).measured.text() == "not recorded yet"
    assert not cell(planned, Column.OUTPUT).edit.isVisible()
    assert planned.board.lever.text().startswith("What pays most: ")
    assert planned.print_form() == ("performance-factors", TODAY)


def test_an_assumption_is_typed_and_undone(planned, services):
    write(planned, Column.FIRST, "1/3")
    assert assumed(planned).second_rate == Fraction(1, 3)
    write(planned, Column.EQUITY, "200000")
    assert assumed(planned).equity_fen == 20_000_000
    write(planned, Column.FREQUENCY, "4.5")
    assert services.plan.of(TODAY).of("trend").trading_frequency == Fraction(9, 2)
    services.undo.undo()
    assert services.plan.of(TODAY).of("trend").trading_frequency is None
    write(planned, Column.SHARE, "20%", strategy=None)
    assert {row.rates.commission_share for row in services.plan.of(TODAY).strategies} == {Fraction(1, 5)}


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        (Column.FIRST, "130%", "A rate lies between 0 and 100 %"),
        (Column.FIRST, "1/0", "Nothing can be divided by zero."),
        (Column.FIRST, "often", "This is not a number."),
        (Column.EQUITY, "-5", "An amount of money is never below zero."),
        (Column.FREQUENCY, "-1", "Trades a month lie between 0 and 10,000."),
    ],
)
def test_bad_input_is_said_at_the_cell_and_stays(planned, column, typed, said):
    before = assumed(planned)
    edit = write(planned, column, typed)
    widget = cell(planned, column)
    assert widget.message.text().startswith(said)
    assert widget.message.isVisible()
    assert edit.text() == typed
    assert not planned.save_open_editors()
    QTest.keyClick(edit, KEY.Key_Escape)
    assert not widget.message.isVisible()
    assert planned.save_open_editors()
    assert assumed(planned) == before


def test_up_and_down_save_and_go_on(planned):
    write(planned, Column.FIRST, "40%", key=KEY.Key_Down)
    assert assumed(planned).second_rate == Fraction(2, 5)
    assert cell(planned, Column.FIRST, "arbitrage").edit.hasFocus()
    QTest.keyClick(cell(planned, Column.FIRST, "arbitrage").edit, KEY.Key_Up)
    assert cell(planned, Column.FIRST).edit.hasFocus()


def test_what_is_composed_is_not_saved(planned):
    edit = cell(planned, Column.FIRST).edit
    edit.setFocus()
    edit.selectAll()
    QApplication.sendEvent(edit, QInputMethodEvent("san", []))
    QTest.keyClick(edit, KEY.Key_Return)
    assert assumed(planned).second_rate == Fraction(3, 10)
    event = QInputMethodEvent("", [])
    event.setCommitString("3成")
    QApplication.sendEvent(edit, event)
    assert not edit.composing


def test_a_figure_left_by_a_crash_comes_back(planned, context, qtbot):
    write(planned, Column.FIRST, "45%", key=None)
    key = f"factors/{planned.plan.id}/trend/{Column.FIRST.value}"
    qtbot.waitUntil(lambda: context.services.drafts.all("factors/") == {key: "45%"})
    again = FactorsTab(context)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: cell(again, Column.FIRST).edit.text() == "45%")
    assert again.save_open_editors()
    assert assumed(again).second_rate == Fraction(9, 20)
    assert context.services.drafts.all("factors/") == {}


def test_the_diary_stands_beside_with_cases_and_interval(planned, database, qtbot):
    fill(database)
    widget = cell(planned, Column.FIRST)
    qtbot.waitUntil(lambda: widget.measured.text() == "60% (12 of 20)")
    assert widget.certainty.text() == "42–76%"
    assert widget.in_use.text() == ""
    QTest.mouseClick(planned.board.basis["blended"], Qt.MouseButton.LeftButton)
    assert widget.in_use.text() == "→ 50%"
    repeat = cell(planned, Column.REPEAT)
    assert repeat.measured.text() == "0% (0 of 12)"


def test_few_cases_are_told_without_a_percentage(planned, database):
    fill(database, n=4, again=2)
    assert cell(planned, Column.FIRST).measured.text() == "2 of 4"
    assert cell(planned, Column.FIRST).certainty.text() == ""


def test_the_files_behind_a_figure(planned, database, context, qtbot):
    fill(database, n=6, again=3)
    with qtbot.waitSignal(context.files_requested) as asked:
        QTest.mouseClick(cell(planned, Column.FIRST).measured, Qt.MouseButton.LeftButton)
    title, files = asked.args
    assert title == "First-visit success, Trend: 50% (3 of 6)"
    assert len(files) == 6


def test_the_cohorts_and_their_files(planned, database, context, qtbot):
    fill(database, n=8, again=4)
    fill(database, n=3, again=1, first=TODAY - timedelta(days=7))
    model = planned.board.cohorts
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    texts = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert texts == [
        ["Nov 2026", "3", "1 of 3", "0 of 3", "0 of 3", "3", "0", "unfinished until 29 May 2027"],
        ["Feb 2026", "8", "50% (4 of 8)", "0% (0 of 8)", "0% (0 of 8)", "0", "0", "finished"],
    ]
    planned.board.table.setCurrentIndex(model.index(0, CohortColumn.SECOND))
    with qtbot.waitSignal(context.files_requested) as asked:
        QTest.keyClick(planned.board.table, KEY.Key_Return)
    assert asked.args[0] == "Second by now, Nov 2026"
    assert len(asked.args[1]) == 1
    with qtbot.assertNotEmitted(context.files_requested):
        planned.open_cohort(model.index(0, CohortColumn.OPENED))


def test_old_figures_are_said_aloud(planned, database, qtbot):
    assert not planned.board.old.isVisible()
    database.clock = FixedClock.on(TODAY + timedelta(days=20))
    fill(database, n=40, again=30, first=TODAY + timedelta(days=1))
    qtbot.waitUntil(planned.board.old.isVisible)
    said = planned.board.old.text()
    assert said.startswith("The plan rests on old figures: since 23 Nov 2026 the diary shows something else")
    assert "First-visit success (Trend)" in said
    QTest.mouseClick(planned.board.basis["measured"], Qt.MouseButton.LeftButton)
    assert not planned.board.old.isVisible()


def test_branch_team_and_remarks_are_written_in_place(planned, services, qtbot):
    field = planned.board.texts["branch"]
    field.text.setFocus()
    QTest.keyClicks(field.text, "Renmin Road")
    QTest.keyClick(field.text, KEY.Key_Return)
    assert services.plan.of(TODAY).branch == "Renmin Road"
    services.undo.undo()
    assert field.text.toPlainText() == ""
    team = planned.board.texts["team"]
    team.text.setFocus()
    QTest.keyClicks(team.text, "x" * 201)
    assert not planned.save_open_editors()
    assert "201 characters are too many" in team.message.text()


def test_the_quarters_by_keys_and_buttons(planned, qtbot):
    QTest.mouseClick(planned.board.later, Qt.MouseButton.LeftButton)
    assert planned.board.title.text() == "Quarter 1 of 2027 (1 Jan – 31 Mar)"
    assert planned.board.empty.isVisible()
    QTest.mouseClick(planned.board.this_quarter, Qt.MouseButton.LeftButton)
    QTest.mouseClick(planned.board.earlier, Qt.MouseButton.LeftButton)
    assert planned.board.empty.sentence.text() == "No plan was made for this quarter."
    QTest.mouseClick(planned.board.empty.button, Qt.MouseButton.LeftButton)
    assert planned.day == TODAY


def test_print_asks_for_the_form(planned, context, qtbot):
    with qtbot.waitSignal(context.print_requested) as asked:
        QTest.mouseClick(planned.board.print, Qt.MouseButton.LeftButton)
    assert asked.args == ["performance-factors", TODAY]
