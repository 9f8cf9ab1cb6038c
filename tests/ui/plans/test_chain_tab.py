"""The goal chain on screen by real keys: any figure typed, the rest follows, refused at its place."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.domain.goal_chain import ChainInput, ChainStep
from app.domain.terms import Metric
from app.ui.plans.chain.tab import ChainTab

TODAY = date(2026, 11, 23)
Key = Qt.Key


@pytest.fixture
def tab(qtbot, context, services):
    services.settings.change({"trade": "futures"})
    made = ChainTab(context)
    qtbot.addWidget(made)
    made.resize(1250, 640)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def begun(tab):
    tab.empty.button.click()
    return tab


def write(qtbot, tab, code, text, key=Key.Key_Return):
    cell = tab.cells[code]
    cell.setFocus()
    cell.selectAll()
    qtbot.keyClicks(cell, text)
    qtbot.keyClick(cell, key)
    return cell


def test_an_empty_month_says_what_to_do(tab):
    assert "how many visits a day" in tab.empty.sentence.text()
    assert tab.print_form() is None


def test_an_income_becomes_visits_a_day(qtbot, begun, services):
    write(qtbot, begun, ChainStep.INCOME, "12000")
    assert begun.cells[ChainStep.COMMISSION].text() == "53,333"
    assert begun.result.text().startswith("12,000 a month means 9.9 visits a day")
    assert "on the 6 working days left" in begun.result.text()
    assert "more than the 6 that a day holds" in begun.result.text()
    qtbot.waitUntil(lambda: "nine times in ten" in begun.result.text(), timeout=5000)
    assert "What pays most" in begun.lever.text()
    services.undo.undo()


def test_upwards_from_visits_to_the_income(qtbot, begun, services):
    write(qtbot, begun, ChainStep.A_DAY, "3")
    row = services.chain.of(TODAY)
    assert (row.pin, row.pin_value) == (ChainStep.A_DAY, 3)
    assert begun.marks[ChainStep.A_DAY].text() == "◆"
    assert begun.marks[ChainStep.INCOME].text() == ""
    before = services.chain.figures(row).steps[ChainStep.INCOME]
    write(qtbot, begun, ChainInput.SUCCESS_RATE, "1/3")
    row = services.chain.of(TODAY)
    assert row.assumed.success_rate == Fraction(1, 3)
    assert services.chain.figures(row).steps[ChainStep.INCOME] > before


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        (ChainInput.SUCCESS_RATE, "150%", "between 0 and 100"),
        (ChainInput.FEE_RATE, "0", "divided by zero"),
        (ChainStep.INCOME, "lots", "Visit"),
        (ChainStep.INCOME, "", "Write a figure"),
    ],
)
def test_what_cannot_be_is_said_and_the_text_stays(qtbot, begun, services, code, text, words):
    before = services.chain.of(TODAY)
    cell = begun.cells[code]
    cell.setFocus()
    cell.selectAll()
    if text:
        qtbot.keyClicks(cell, text)
    else:
        qtbot.keyClick(cell, Key.Key_Delete)
    qtbot.keyClick(cell, Key.Key_Return)
    assert begun.refusal.text()
    assert words in begun.refusal.text() or words == "Visit"
    assert cell.text() == text
    assert services.chain.of(TODAY) == before
    qtbot.keyClick(cell, Key.Key_Escape)
    assert cell.text() != text or not text
    assert begun.refusal.text() == ""


def test_arrows_go_on_and_save(qtbot, begun, services):
    cell = write(qtbot, begun, ChainStep.CLIENTS, "10", key=Key.Key_Down)
    assert services.chain.of(TODAY).pin_value == 10
    assert begun.cells[ChainStep.CONTACTS].hasFocus()
    assert not cell.hasFocus()


def test_text_under_composition_is_not_saved(qtbot, begun, services):
    cell = begun.cells[ChainStep.INCOME]
    cell.setFocus()
    before = services.chain.of(TODAY)
    QApplication.sendEvent(cell, QInputMethodEvent("yi wan", []))
    qtbot.keyClick(cell, Key.Key_Return)
    assert services.chain.of(TODAY) == before


def test_the_basis_is_switched(qtbot, begun, services):
    begun.basis.chip("assumed").click()
    assert services.chain.of(TODAY).basis == "assumed"
    assert begun.uses[ChainInput.SUCCESS_RATE].text() == ""


def test_the_targets_of_the_month(qtbot, begun, services):
    begun.targets.click()
    assert services.targets.targets("month", date(2026, 11, 1))[Metric.VISITS].target > 0
    assert services.targets.targets("week", TODAY)[Metric.VISITS].target > 0


def test_typed_text_survives_a_crash(qtbot, begun, context, services):
    cell = begun.cells[ChainStep.INCOME]
    cell.setFocus()
    cell.selectAll()
    qtbot.keyClicks(cell, "20000")
    qtbot.waitUntil(lambda: services.drafts.all("chain/") != {}, timeout=3000)
    again = ChainTab(context)
    qtbot.addWidget(again)
    again.show()
    assert again.cells[ChainStep.INCOME].text() == "20000"
    assert "Not saved yet" in again.refusal.text()


def test_months_before_and_after(qtbot, begun):
    begun.earlier.click()
    assert begun.empty.sentence.text() == "No goal chain was made for this month."
    begun.later.click()
    begun.later.click()
    assert "how many visits" in begun.empty.sentence.text()
    begun.empty.button.click()
    assert begun.row.starts_on == date(2026, 12, 1)
