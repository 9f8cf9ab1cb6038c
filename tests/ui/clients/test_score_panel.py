"""The score sheet in the file: by keys and clicks, with hints that are only offered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.clients.page import ClientsPage
from tests.factories import make_file

WAN = 10_000 * 100


@pytest.fixture
def liu(database):
    return make_file(database, "Liu", assets_fen=600 * WAN, attitude_type="avoiding")


@pytest.fixture
def page(qtbot, context, liu):
    page = ClientsPage(context)
    qtbot.addWidget(page)
    page.resize(1186, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_file(liu)
    page.file.tabs.setCurrentWidget(page.file.score)
    return page


@pytest.fixture
def panel(page):
    return page.file.score


def points(panel):
    return {code: row.strip.points for code, row in panel.rows.items() if row.strip.points is not None}


def test_points_by_digits_arrows_and_delete(panel, services, liu):
    funds = panel.rows["funds"].strip
    funds.setFocus()
    QTest.keyClick(funds, "3")
    QTest.keyClick(funds, Qt.Key.Key_Right)
    assert points(panel) == {"funds": 4}
    QTest.keyClick(funds, Qt.Key.Key_Down)
    assert panel.rows["income"].strip.hasFocus()
    QTest.keyClick(panel.rows["income"].strip, "2")
    QTest.keyClick(panel.rows["income"].strip, Qt.Key.Key_Delete)
    assert points(panel) == {"funds": 4}
    assert panel.total.text() == "No total yet"
    assert "A total wants points for Opportunity." in panel.known.text()
    QTest.keyClick(panel.rows["need"].strip, "2")
    assert panel.total.text() == "60 of 100"
    assert panel.heads["value"].text() == "Value · 40 %: 80 of 100"
    services.undo.undo()
    assert panel.total.text() == "No total yet"


def test_a_click_gives_points_and_a_second_one_takes_them_back(panel):
    strip = panel.rows["need"].strip
    for expected in ({"need": 5}, {}):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(*strip.centre(5)))
        assert points(panel) == expected


def test_a_digit_beyond_the_scale_changes_nothing(panel, context, qtbot):
    with qtbot.waitSignal(context.told) as told:
        QTest.keyClick(panel.rows["need"].strip, "7")
    assert told.args == ["Points go from 0 to 5."]
    assert points(panel) == {}


def test_hints_stand_beside_and_are_taken_by_a_click(panel, services):
    assert panel.rows["funds"].hint.text() == "5? assets 6,000,000"
    assert not panel.rows["need"].hint.isVisible()
    assert points(panel) == {}
    QTest.mouseClick(panel.rows["funds"].hint, Qt.MouseButton.LeftButton)
    assert points(panel) == {"funds": 5}
    assert not panel.rows["funds"].hint.isVisible()
    assert panel.hints_button.text().endswith("(1)")
    QTest.mouseClick(panel.hints_button, Qt.MouseButton.LeftButton)
    assert points(panel) == {"funds": 5, "attitude": 1}
    assert not panel.hints_button.isVisible()
    services.undo.undo()
    assert points(panel) == {"funds": 5}


def test_the_points_are_said_in_words_and_unscored_ones_as_a_question(panel):
    row = panel.rows["timing"]
    assert row.said.whole().startswith("When does money")
    QTest.keyClick(row.strip, "2")
    assert row.said.whole() == "Within half a year"
    QTest.mouseMove(row.strip, QPoint(*row.strip.centre(0)))
    row.strip.looked.emit(0)
    assert row.said.whole() == "Nothing will happen within a year"


def test_how_to_approach_and_what_to_find_out(panel):
    assert panel.advice.text().startswith("Avoiding: make friends first")
    assert panel.ask.text().startswith("· Funds: How much")
    assert panel.ask.text().count("\n") == 2


def test_the_lead_class_is_proposed_and_set_by_the_button_only(panel, services, liu):
    for code in ("funds", "intent", "reachability"):
        QTest.keyClick(panel.rows[code].strip, "4")
    assert panel.lead.text() == "The lead class is not set yet."
    assert panel.class_button.text() == "The points say: lead class A. Set it"
    assert services.files.get(liu).value("lead_class") is None
    QTest.mouseClick(panel.class_button, Qt.MouseButton.LeftButton)
    assert services.files.get(liu).value("lead_class") == "I"
    assert not panel.class_button.isVisible()


def test_the_sheet_is_cleared_and_the_table_is_one_click_away(panel, context, qtbot):
    QTest.keyClick(panel.rows["need"].strip, "4")
    QTest.mouseClick(panel.clear_button, Qt.MouseButton.LeftButton)
    assert points(panel) == {}
    assert not panel.clear_button.isEnabled()
    with qtbot.waitSignal(context.page_requested) as asked:
        QTest.mouseClick(panel.table_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["plans/scores"]


def test_the_total_stands_in_the_head_of_the_file(page, panel):
    for code in ("funds", "need"):
        QTest.keyClick(panel.rows[code].strip, "5")
    assert "score 100" in page.file.header.facts.whole()


def test_what_was_changed_elsewhere_is_not_written_over(panel, services, liu, context, qtbot):
    from app.core.errors import EditConflict

    panel.setUpdatesEnabled(False)
    context.blockSignals(True)
    services.scores.set_points(liu, "need", 2)
    context.blockSignals(False)
    with qtbot.waitSignal(context.refused) as refused:
        QTest.keyClick(panel.rows["need"].strip, "5")
    assert isinstance(refused.args[0], EditConflict)
    assert points(panel) == {"need": 2}  # read anew
