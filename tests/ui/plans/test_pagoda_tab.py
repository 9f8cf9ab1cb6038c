"""The pagoda by real keys and clicks, with the saved figures and the texts on screen asserted."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.pagoda import LEVELS
from app.domain.terms import Strategy
from app.domain.terms.planning import Factor, PagodaLevel
from app.ui.plans.pagoda import tab as tab_module
from app.ui.plans.pagoda.example_dialog import ExampleDialog
from app.ui.plans.pagoda.figures import ROWS, TOTAL, UNKNOWN, at
from app.ui.plans.pagoda.tab import PagodaTab
from app.ui.plans.pagoda.texts_dialog import TextsDialog

F = Fraction
TODAY = date(2026, 11, 23)
INCOME, FIRST, SECOND, EQUITY = (
    PagodaLevel.INCOME,
    PagodaLevel.FIRST,
    PagodaLevel.SECOND,
    PagodaLevel.EQUITY,
)
KEY = Qt.Key


@pytest.fixture
def tab(qtbot, context):
    made = PagodaTab(context)
    qtbot.addWidget(made)
    made.resize(1270, 650)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def planned(tab):
    QTest.mouseClick(tab.board.empty.button, Qt.MouseButton.LeftButton)
    return tab


def cell(tab, column, code):
    return tab.board.tower.cells[at(column, code)]


def text(tab, column, code):
    return cell(tab, column, code).text()


def write(tab, column, code, typed, key=KEY.Key_Return):
    target = cell(tab, column, code)
    target.setFocus()
    target.selectAll()
    if typed.isascii():
        QTest.keyClicks(target, typed)
    else:
        event = QInputMethodEvent("", [])
        event.setCommitString(typed)
        QApplication.sendEvent(target, event)
    if key is not None:
        QTest.keyClick(target, key)
    return target


def stored(tab, strategy):
    return tab.context.services.plan.of(TODAY).of(strategy)


def test_an_empty_quarter_says_so_and_begins_with_one_button(tab):
    assert "No plan for this quarter yet" in tab.board.empty.sentence.text()
    assert tab.print_form() is None
    assert not tab.board.print.isVisible()
    QTest.mouseClick(tab.board.empty.button, Qt.MouseButton.LeftButton)
    assert tab.plan is not None
    assert text(tab, TOTAL, FIRST) == "240"
    assert tab.print_form() == ("pagoda", TODAY)
    assert cell(tab, TOTAL, INCOME).hasFocus()


def test_every_level_and_rate_of_every_strategy_and_the_total_has_a_cell(planned):
    assert len(ROWS) == 16
    assert len(planned.board.tower.cells) == 16 * (len(Strategy) + 1)
    widths = [cell(planned, "trend", level).width() for level in LEVELS]
    assert widths == sorted(widths, reverse=True)  # wide at its base
    assert all(each.text() for each in planned.board.tower.cells.values())


def test_typing_an_income_leads_down_to_the_visits(planned):
    write(planned, "trend", INCOME, "12000")
    row = stored(planned, "trend")
    assert (row.pin_level, row.pin_value) == (INCOME, 1_200_000)
    assert text(planned, "trend", FIRST) == "824"  # 12,000 ÷ 15% ÷ 2‱ ÷ 60 ÷ 300,000 ÷ 0.027 = 823.05
    assert cell(planned, "trend", INCOME).pinned
    assert not cell(planned, "trend", FIRST).pinned
    assert cell(planned, "hedging", FIRST).pinned
    planned.context.services.undo.undo()
    assert text(planned, "trend", FIRST) == "60"
    assert cell(planned, "trend", FIRST).pinned


def test_a_rate_follows_from_the_pin_and_is_read_as_people_write_it(planned):
    write(planned, "trend", Factor.SECOND_RATE, "1/3")
    assert stored(planned, "trend").rates.second_rate == F(1, 3)
    assert text(planned, "trend", SECOND) == "20"
    write(planned, "trend", Factor.FEE_RATE, "万分之1.5")
    assert stored(planned, "trend").rates.fee_rate == F(15, 100_000)
    write(planned, "trend", Factor.EQUITY, "50万")
    assert stored(planned, "trend").rates.equity_fen == 50_000_000


def test_the_equity_of_a_level_and_the_average_are_two_cells(planned):
    write(planned, "trend", EQUITY, "300万")
    assert stored(planned, "trend").pin_level is EQUITY
    assert text(planned, "trend", Factor.EQUITY) == "300,000"


def test_a_total_splits_and_a_rate_typed_there_is_assumed_for_all(planned):
    write(planned, TOTAL, FIRST, "100")
    assert [text(planned, each.value, FIRST) for each in Strategy] == ["25"] * 4
    write(planned, TOTAL, Factor.OPEN_RATE, "25%")
    assert all(stored(planned, each.value).rates.open_rate == F(1, 4) for each in Strategy)


def test_the_formula_of_the_column_in_use_stands_beside_each_step(planned):
    write(planned, "trend", FIRST, "300")
    tower = planned.board.tower
    assert planned.board.tower.column == "trend"
    assert tower.beside[at("trend", Factor.OPEN_RATE)[1]] == (
        "8.1 = 27 × 30%",
        "of the quarter's third visits",
    )
    assert tower.beside[at("trend", Factor.TURNOVER_MULTIPLE)[1]][1] == "per quarter; 20 a month"
    assert tower.beside[at("trend", FIRST)[1]][0] == "100 a month"
    write(planned, "trend", SECOND, "90")
    assert tower.beside[at("trend", Factor.SECOND_RATE)[1]][0] == "300 = 90 ÷ 30%"
    cell(planned, "trend", Factor.SECOND_RATE).setFocus()
    assert "First visits = Second visits ÷ Second visits per first" in planned.board.about.text()
    cell(planned, "trend", PagodaLevel.THIRD).setFocus()
    assert "Third visits = Second visits × Third visits per second" in planned.board.about.text()
    first = cell(planned, "trend", FIRST).geometry().center().y()
    QTest.mouseMove(tower, QPoint(20, first))
    assert "First visits = Second visits ÷" in tower.toolTip()


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        (Factor.OPEN_RATE, "30", "A rate lies between 0 and 100 %"),
        (Factor.OPEN_RATE, "-5%", "A rate lies between 0 and 100 %"),
        (Factor.OPEN_RATE, "much", "This is not a number"),
        (Factor.OPEN_RATE, "1/0", "divided by zero"),
        (Factor.OPEN_RATE, " ", "Write a figure here."),
        (INCOME, "-100", "never below zero"),
        (INCOME, "lots", "This is not an amount"),
        (FIRST, "-1", "never below zero"),
        (Factor.TURNOVER_MULTIPLE, "-1", "never below zero"),
    ],
)
def test_bad_input_is_said_at_the_cell_and_nothing_is_saved(planned, code, typed, said, database):
    act = database.latest_act()
    target = write(planned, "trend", code, typed)
    assert said in planned.board.tower.message.text()
    assert planned.board.tower.message.isVisible()
    assert (target.text(), target.isModified()) == (typed, True)
    assert database.latest_act() == act
    assert not planned.save_open_editors()
    QTest.keyClick(target, KEY.Key_Escape)
    assert not planned.board.tower.message.isVisible()
    assert planned.save_open_editors()


def test_an_income_that_no_rate_reaches_is_refused_at_its_cell(planned):
    write(planned, "trend", Factor.OPEN_RATE, "0")
    assert text(planned, "trend", INCOME) == "0"
    write(planned, "trend", INCOME, "100")
    assert "With Opening rate at zero nothing below New income" in planned.board.tower.message.text()
    assert stored(planned, "trend").pin_level is FIRST


def test_escape_gives_up_and_enter_without_a_change_saves_nothing(planned, database):
    act = database.latest_act()
    target = write(planned, "trend", FIRST, "999", KEY.Key_Escape)
    assert target.text() == "60"
    QTest.keyClick(target, KEY.Key_Return)
    write(planned, "trend", FIRST, "60")
    assert database.latest_act() == act


def test_tab_and_arrows_save_and_go_on(planned):
    write(planned, "trend", FIRST, "80", KEY.Key_Tab)
    assert stored(planned, "trend").pin_value == 80
    assert cell(planned, "arbitrage", FIRST).hasFocus()
    QTest.keyClick(cell(planned, "arbitrage", FIRST), KEY.Key_Up)
    assert cell(planned, "arbitrage", Factor.SECOND_RATE).hasFocus()
    QTest.keyClick(cell(planned, "arbitrage", Factor.SECOND_RATE), KEY.Key_Left)
    assert cell(planned, "trend", Factor.SECOND_RATE).hasFocus()
    write(planned, "trend", SECOND, "30", KEY.Key_Up)
    assert stored(planned, "trend").pin_level is SECOND
    QTest.keyClick(cell(planned, TOTAL, FIRST), KEY.Key_Down)  # nothing below the base


def test_nothing_is_saved_while_an_input_method_composes(planned, database):
    target = cell(planned, "trend", Factor.OPEN_RATE)
    target.setFocus()
    target.selectAll()
    QTest.keyClicks(target, "2")
    act = database.latest_act()
    QApplication.sendEvent(target, QInputMethodEvent("cheng", []))
    QTest.keyClick(target, KEY.Key_Return)
    assert database.latest_act() == act
    committed = QInputMethodEvent("", [])
    committed.setCommitString("成")
    QApplication.sendEvent(target, committed)
    QTest.keyClick(target, KEY.Key_Return)
    assert stored(planned, "trend").rates.open_rate == F(1, 5)


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(planned, qtbot, context):
    target = write(planned, "trend", FIRST, "77", None)
    target.paused.emit()
    drafts = context.services.drafts.all("pagoda/")
    assert list(drafts.values()) == ["77"]
    again = PagodaTab(context)
    qtbot.addWidget(again)
    again.show()
    restored = cell(again, "trend", FIRST)
    assert (restored.text(), restored.isModified()) == ("77", True)
    restored.setFocus()
    QTest.keyClick(restored, KEY.Key_Return)
    assert stored(again, "trend").pin_value == 77
    assert context.services.drafts.all("pagoda/") == {}


def test_a_change_elsewhere_leaves_the_typing_alone(planned, context):
    target = write(planned, "trend", FIRST, "77", None)
    context.services.plan.set_level(planned.plan.id, "hedging", FIRST, 5)
    assert target.text() == "77"
    assert text(planned, "hedging", FIRST) == "5"


@dataclass(frozen=True)
class Seen:
    hits: int
    cases: int
    value: Fraction | None
    kind: str = "rate"
    error: float | None = None


class Diary:
    """Thirty third visits of trend clients, three accounts."""

    def factors(self, strategy=None):
        return {"open_rate": Seen(3, 30, F(1, 10))} if strategy == "trend" else {}


def test_the_basis_is_switched_and_undone(planned, context, monkeypatch):
    monkeypatch.setattr(context.services.plan, "_measured", Diary())
    rate, board = cell(planned, "trend", Factor.OPEN_RATE), planned.board
    for basis, shown, state in (("blended", "15%", "measured"), ("measured", "10%", "measured")):
        QTest.mouseClick(board.basis[basis], Qt.MouseButton.LeftButton)
        assert context.services.plan.of(TODAY).basis == basis
        assert (rate.text(), rate.view.state) == (shown, state)
        assert rate.view.about == "Assumed 30%. Measured 10% in 30 cases."
        about = cell(planned, "trend", Factor.TURNOVER_MULTIPLE).view.about
        assert about == "Assumed 60. The diary has no cases of it yet: the assumption stands."
    rate.setFocus()
    assert rate.text() == "30%"  # what is written is the assumption
    context.services.undo.undo()
    context.services.undo.undo()
    assert board.basis["assumed"].isChecked()
    assert rate.view.text == "30%"


def test_how_sure_it_is_stands_below(planned, qtbot, monkeypatch, context):
    board = planned.board
    qtbot.waitUntil(lambda: "Income, nine times in ten" in board.range.text())
    assert "First visits it takes" not in board.range.text()  # they are typed in
    assert "Only assumptions stand behind it" in board.range.text()
    monkeypatch.setattr(context.services.plan, "_measured", Diary())
    write(planned, TOTAL, INCOME, "12000")
    QTest.mouseClick(board.basis["blended"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "First visits it takes, nine times in ten" in board.range.text())
    qtbot.waitUntil(lambda: "30 cases of the diary stand behind it." in board.range.text())
    assert "Income" not in board.range.text()


def test_more_visits_than_a_day_holds_is_said_plainly(planned):
    assert planned.board.effort.text() == ("334 visits in the quarter: 5.4 on each of its 62 working days.")
    write(planned, TOTAL, FIRST, "1000")
    assert planned.board.effort.text().endswith("That is more than the 6 a day you can hold.")


def test_other_quarters_one_step_away(planned):
    board = planned.board
    QTest.mouseClick(board.later, Qt.MouseButton.LeftButton)
    assert board.title.text() == "Quarter 1 of 2027 (1 Jan – 31 Mar)"
    assert board.empty.button.text() == "Begin the plan"
    QTest.mouseClick(board.empty.button, Qt.MouseButton.LeftButton)
    assert "The holiday plan of this year is not published" in board.effort.text()
    QTest.mouseClick(board.this_quarter, Qt.MouseButton.LeftButton)
    QTest.mouseClick(board.earlier, Qt.MouseButton.LeftButton)
    assert board.title.text() == "Quarter 3 of 2026 (1 Jul – 30 Sep)"
    assert board.empty.sentence.text() == "No plan was made for this quarter."
    QTest.mouseClick(board.empty.button, Qt.MouseButton.LeftButton)
    assert board.title.text().startswith("Quarter 4 of 2026")


def test_a_zero_rate_leaves_the_levels_below_unknown(planned, context):
    write(planned, "trend", INCOME, "500")
    with context.services._database.write("Test") as unit:
        from app.models import StrategyPlan

        for row in unit.session.query(StrategyPlan).filter_by(strategy="trend"):
            row.open_rate = F(0)
    assert text(planned, "trend", FIRST) == UNKNOWN
    assert text(planned, TOTAL, FIRST) == UNKNOWN
    assert planned.board.effort.text() == ""


def test_the_example_says_its_two_breaks_and_is_corrected(qtbot):
    dialog = ExampleDialog()
    qtbot.addWidget(dialog)
    assert [line[:2] for line in dialog.words.text().splitlines()] == ["1.", "2."]
    assert "not 100 → 30 → 10" in dialog.words.text()
    dialog.mend_rates.click()
    assert dialog.words.text() == "Now every level follows from the one below it, exactly."
    assert (dialog.rates.second_rate, dialog.rates.retained_share) == (F(1, 3), F(1, 10))
    dialog.mend_figures.click()
    assert dialog.figures[SECOND] == 90
    dialog.as_printed.click()
    assert len(dialog.words.text().splitlines()) == 2


def test_the_example_and_the_remarks_open_from_the_bar(planned, monkeypatch):
    opened = []
    for kind in (ExampleDialog, TextsDialog):
        monkeypatch.setattr(kind, "exec", lambda self: opened.append(type(self).__name__))
    for button in (planned.board.example, planned.board.texts):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == ["ExampleDialog", "TextsDialog"]


def test_remarks_are_written_as_one_act(planned, qtbot, context):
    dialog = TextsDialog(context, planned.plan)
    qtbot.addWidget(dialog)
    dialog.branch.setText("b" * 201)
    dialog.save()
    assert "at most 200" in dialog.refusal.text()
    dialog.branch.setText("城东营业部")
    dialog.remarks.setPlainText("<b>稳住</b>老客户")
    dialog.save()
    plan = context.services.plan.of(TODAY)
    assert (plan.branch, plan.remarks) == ("城东营业部", "<b>稳住</b>老客户")


def test_print_asks_for_the_form_of_this_quarter(planned, context):
    asked = []
    context.print_requested.connect(lambda form, what: asked.append((form, what)))
    QTest.mouseClick(planned.board.print, Qt.MouseButton.LeftButton)
    assert asked == [("pagoda", TODAY)]
    assert all(isinstance(button, QPushButton) for button in planned.board.basis.values())
    assert tab_module.PagodaTab.page_id == "pagoda"


def test_a_changed_cell_repaints_soon(planned):
    write(planned, "trend", FIRST, "70")
    times = []
    for visits in range(71, 91):
        begun = perf_counter()
        write(planned, "trend", FIRST, str(visits))
        planned.board.tower.repaint()
        times.append(perf_counter() - begun)
    assert sorted(times)[10] < 0.1  # the benchmark holds the 16 ms; here only that nothing is read at length
