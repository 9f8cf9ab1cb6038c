"""The development log of a file by keys: steps written, changed, deleted; told ones lead to their place."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.clients.page import ClientsPage
from tests.factories import make_file
from tests.sheets.diary import hold

TODAY = date(2026, 11, 23)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def liu(database, services):
    file_id = make_file(database, "Liu <b>", rung="B", lead_class="I")
    hold(services, file_id, date(2026, 11, 5), way="visit", record="Saw the works", outcome="good")
    return file_id


@pytest.fixture
def page(qtbot, context, liu):
    made = ClientsPage(context)
    qtbot.addWidget(made)
    made.resize(1260, 690)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.open_file(liu)
    made.file.tabs.setCurrentWidget(made.file.development)
    return made


@pytest.fixture
def tab(page):
    return page.file.development


def shown(tab):
    items = [tab.tree.topLevelItem(at) for at in range(tab.tree.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items]


def choose(tab, step):
    items = [tab.tree.topLevelItem(at) for at in range(tab.tree.topLevelItemCount())]
    tab.tree.setFocus()
    tab.tree.setCurrentItem(next(item for item in items if item.text(0) == step))


def test_every_step_has_its_place_and_visits_tell_themselves(tab):
    assert [row[0] for row in shown(tab)] == [
        "Development plan",
        "Visits to the client",
        "Needs sorted",
        "Events",
        "Trial service",
        "Closing",
        "Account opened",
    ]
    assert shown(tab)[1][1:3] == ["2026-11-05", "1st · Good · Saw the works"]
    assert tab.reached.text() == "Reached: Visits to the client"


def test_a_step_is_written_changed_and_deleted_by_keys(tab, services, liu):
    choose(tab, "Needs sorted")
    QTest.keyClick(tab.tree, Qt.Key.Key_Return)
    assert tab.dialog.step.value() == "needs"
    QTest.keyClicks(tab.dialog.told, "Wants to lock the price")
    QTest.keyClicks(tab.dialog.following, "Write a proposal")
    tab.dialog.save()
    assert shown(tab)[2] == ["Needs sorted", "2026-11-23", "Wants to lock the price", "Write a proposal"]
    choose(tab, "Needs sorted")
    QTest.keyClick(tab.tree, Qt.Key.Key_Return)
    tab.dialog.told.setPlainText("Wants to lock the price of copper")
    tab.dialog.save()
    assert shown(tab)[2][2] == "Wants to lock the price of copper"
    choose(tab, "Needs sorted")
    QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert shown(tab)[2] == ["Needs sorted", "", "", ""]
    services.undo.undo()
    assert shown(tab)[2][2] == "Wants to lock the price of copper"


def test_bad_input_is_refused_at_its_field(tab, services, liu):
    choose(tab, "Trial service")
    tab.add()
    tab.dialog.on_date.set_value(date(2026, 12, 1))
    tab.dialog.told.setPlainText("Has tried it")
    tab.dialog.save()
    assert "cannot lie ahead" in tab.dialog._fields["on_date"][1].text()
    tab.dialog.on_date.line.setText("some day")
    tab.dialog.save()
    assert "not a date" in tab.dialog._fields["on_date"][1].text()
    assert services.development.log(liu).of("trial") == ()


def test_told_steps_lead_to_where_they_come_from(tab, context, liu, qtbot):
    choose(tab, "Visits to the client")
    with qtbot.waitSignal(context.contact_requested) as asked:
        QTest.keyClick(tab.tree, Qt.Key.Key_Return)
    assert asked.args[0].line_id is not None
    choose(tab, "Account opened")
    with qtbot.waitSignal(context.move_requested) as asked:
        QTest.keyClick(tab.tree, Qt.Key.Key_Return)
    assert asked.args == [liu, "opened"]


def test_the_log_is_printed_while_it_is_open(page, tab, liu, context, qtbot):
    assert page.print_form() == ("development-log", liu)
    with qtbot.waitSignal(context.print_requested) as asked:
        tab.print_button.click()
    assert asked.args == ["development-log", liu]
    page.file.tabs.setCurrentWidget(page.file.card)
    assert page.print_form() == ("card", liu)
