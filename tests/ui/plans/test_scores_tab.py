"""The table of scores by keys: points, order, filters, criteria and weights."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.scoring import CRITERIA
from app.services.reminders import ReminderDraft
from app.ui.plans.scores.score_table_model import BEFORE
from app.ui.plans.scores.tab import ScoresTab
from tests.conftest import TODAY
from tests.factories import make_file

FUNDS = len(BEFORE)
NEED = FUNDS + 3


@pytest.fixture
def files(services, database):
    """An is due this week, Bai stands on A, Chen is new."""
    made = {
        "An": make_file(database, "An", rung="E", created_on=TODAY),
        "Bai": make_file(database, "Bai", rung="A", created_on=TODAY),
        "Chen": make_file(database, "Chen", rung="F", created_on=TODAY),
    }
    services.reminders.add(ReminderDraft(text="Offer", due_on=TODAY + timedelta(2), file_id=made["An"]))
    return made


@pytest.fixture
def page(qtbot, context):
    made = ScoresTab(context)
    qtbot.addWidget(made)
    made.resize(1186, 640)

    def show():
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.table.setFocus()
        return made

    made.open = show
    return made


def cells(page, column):
    return [page.model.data(page.model.index(row, column)) for row in range(page.model.rowCount())]


def column(page, name):
    return next(at for at in range(page.model.columnCount()) if page.model.name(at) == name)


def press(page, *keys):
    for key in keys:
        QTest.keyClick(page.table, key)


def test_an_empty_diary_says_what_the_table_is_for(page, context, qtbot):
    page.open()
    assert page.room.currentWidget() is page.empty
    with qtbot.waitSignal(context.new_file_requested):
        QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)


def test_points_are_given_by_digits_and_taken_back_by_delete(page, files, services):
    page.open()
    page.table.go_to(0)
    assert cells(page, 0) == ["An", "Bai", "Chen"]
    press(page, "4", Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, "2")
    assert services.scores.totals([files["An"]]) == {files["An"]: 60}
    assert cells(page, column(page, "total"))[0] == "60"
    assert cells(page, FUNDS)[0] == "4"
    press(page, Qt.Key.Key_Delete)
    assert cells(page, NEED)[0] == "·"
    assert cells(page, column(page, "total"))[0] == ""
    services.undo.undo()
    assert cells(page, column(page, "total"))[0] == "60"


def test_a_digit_beyond_the_scale_is_told_below_the_table(page, files, services):
    page.open()
    page.table.go_to(0)
    press(page, "6")
    assert page.refusal.isVisible()
    assert "0 to 5" in page.refusal.text()
    assert services.scores.totals() == {}
    press(page, Qt.Key.Key_Down)
    assert not page.refusal.isVisible()


def test_rows_stay_in_place_until_they_are_sorted_again(page, files):
    page.open()
    page.filters.sort.setCurrentIndex(1)  # by total
    page.table.go_to(2)
    assert cells(page, 0)[2] == "Chen"
    press(page, "5", Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, "5")
    assert cells(page, 0)[2] == "Chen"
    assert page.again_button.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_F5)
    assert cells(page, 0)[0] == "Chen"
    assert page.table.currentIndex().row() == 0  # one stands on the same prospect
    assert not page.again_button.isVisible()


def test_another_file_comes_into_the_table_at_once(page, files, database):
    page.open()
    make_file(database, "Deng")
    assert "Deng" in cells(page, 0)
    assert page.foot.text() == "4 prospects"


def test_chips_and_search_choose_rows(page, files, services, qtbot):
    page.open()
    services.scores.set_points(files["Bai"], "funds", 5)
    services.scores.set_points(files["Bai"], "need", 5)
    page.filters.state.chip("unscored").click()
    assert cells(page, 0) == ["An", "Chen"]
    page.filters.rungs.chip("F").click()
    assert cells(page, 0) == ["Chen"]
    page.filters.search.setText("zzz")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.room.currentWidget() is page.nothing
    QTest.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert len(cells(page, 0)) == 3


def test_the_cell_says_what_its_points_mean_and_what_the_file_suggests(page, database):
    make_file(database, "Rich", assets_fen=600 * 10_000 * 100)
    page.open()
    page.table.go_to(0)
    assert page.said.text().startswith("Funds: How much")
    assert "the file suggests 5: assets 6,000,000" in page.said.text()
    press(page, "5")
    assert page.said.text() == "Funds: Five million or more could be invested"


def test_the_order_says_how_it_came_about(page, files):
    page.open()
    reason = cells(page, column(page, "reason"))
    assert reason[0] == "due 11-25 · (50) × 80 % × 100 %"
    page.table.go_to(0, column(page, "order"))
    assert "not scored, taken as 50" in page.said.text()


def test_enter_opens_the_file_and_insert_plans_a_visit(page, files, context, services, qtbot):
    page.open()
    page.table.go_to(1)
    with qtbot.waitSignal(context.file_requested) as opened:
        press(page, Qt.Key.Key_Return)
    assert opened.args == [files["Bai"]]
    QTest.keyClick(page.table, Qt.Key.Key_Insert)
    form = page.dialog
    assert form.who.file_ids() == (files["Bai"],)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert cells(page, column(page, "visit"))[1] == "11-23"


def test_ctrl_p_prints_the_client_analysis(page, files, context, qtbot):
    page.open()
    assert page.print_form() == ("client-analysis", TODAY)
    with qtbot.waitSignal(context.print_requested) as asked:
        QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "client-analysis"


def test_someone_not_suited_is_marked(page, services, database):
    services.settings.change({"trade": "futures"})
    make_file(database, "Averse", risk_appetite="averse")
    page.open()
    assert cells(page, 0) == ["⚠ Averse"]


# Criteria and weights


@pytest.fixture
def dialog(page, files):
    page.open()
    page.edit_scheme()
    return page.dialog


def test_sums_that_do_not_make_100_are_told_at_their_place_and_not_saved(dialog, services):
    dialog.weights["value"].setValue(30)
    assert "90 %" in dialog.messages["sum"].text()
    dialog.shares["need"].setValue(60)
    assert "130 %" in dialog.messages["sum/opportunity"].text()
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert services.scores.scheme().weights["value"] == 40
    dialog.weights["value"].setValue(40)
    dialog.buttons["even/opportunity"].click()
    assert not dialog.messages["sum/opportunity"].text()
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert [each.weight for each in services.scores.scheme().of_group("opportunity")] == [46, 16, 23, 15]


def test_a_criterion_is_added_named_and_shown_as_a_column(dialog, page, services):
    dialog.buttons["add/strategy"].click()
    assert dialog.names["own1"].hasFocus()
    dialog.buttons["even/strategy"].click()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Write a name." in dialog.messages["name/own1"].text()
    QTest.keyClicks(dialog.names["own1"], "Patience")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    heads = [page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())]
    assert "Patience" in heads
    services.undo.undo()
    assert page.model.columnCount() == FUNDS + len(CRITERIA) + 4


def test_a_criterion_is_archived_and_comes_back_with_its_points(dialog, page, services, files):
    services.scores.set_points(files["An"], "decision", 5)
    dialog.buttons["archive/decision"].click()
    dialog.shares["attitude"].setValue(100)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert services.scores.sheet(files["An"]).known == 0
    page.edit_scheme()
    page.dialog.buttons["back/decision"].click()
    page.dialog.buttons["even/strategy"].click()
    QTest.mouseClick(page.dialog.save_button, Qt.MouseButton.LeftButton)
    assert services.scores.sheet(files["An"]).known == 1
    page.edit_scheme()
    page.dialog.defaults_button.click()
    QTest.mouseClick(page.dialog.save_button, Qt.MouseButton.LeftButton)
    assert [each.weight for each in services.scores.scheme().of_group("strategy")] == [50, 50]


def test_a_name_of_any_kind_is_text(dialog, page):
    dialog.names["funds"].setText("<b>x</b>")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    page.table.go_to(0)
    assert page.said.text().startswith("<b>x</b>: ")
