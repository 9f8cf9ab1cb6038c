"""Facts offered while a cell is written: after what was promised, kept or dismissed by the same keys."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.bundle import Services
from app.services.daily_log import LineDraft
from app.storage.database import Database
from app.ui.context import Context
from app.ui.today.cell_editor import CellEditor
from app.ui.today.day_table_model import Column
from app.ui.today.page import TodayPage
from tests.conftest import TODAY
from tests.factories import make_file

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def liu(database: Database) -> int:
    return make_file(database, "刘志强", job_title="采购经理")


@pytest.fixture
def page(qtbot: QtBot, context: Context, services: Services, liu: int) -> TodayPage:
    services.log.add_line(LineDraft(TODAY, start=time(9, 30), plan="拜访", file_ids=(liu,)))
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1230, 690)
    with qtbot.waitActive(made):
        made.show()
    return made


def write(qtbot: QtBot, page: TodayPage, text: str) -> CellEditor:
    """Open the notes of the first line and type; the strip has had its moment."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, Column.NOTES))
    qtbot.keyClick(page.view, Key.Key_Return)
    editor = page.view.delegate.editor
    assert editor is not None
    editor.insertPlainText(text)
    page.offers.ask()
    return editor


def test_a_fact_comes_after_the_promise_and_both_are_kept(
    qtbot: QtBot, context: Context, page: TodayPage, services: Services, liu: int
) -> None:
    editor = write(qtbot, page, "喜欢足球，下周六请他看球")
    strip = page.offers.strip
    assert strip.words.text() == "Sat 12-5 · Visit · 刘志强"
    assert "1 more" in strip.hint.text()
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert strip.words.text() == "Hobbies: 足球 · 刘志强"
    with qtbot.waitSignal(context.done) as told:
        qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert told.args[0] == "Kept in the file of 刘志强: Hobbies 足球"
    assert not strip.isVisible()
    assert services.files.get(liu).value("hobbies") == "足球"
    assert len(services.log.day(TODAY + timedelta(days=12))) == 1
    services.undo.undo()
    assert services.files.get(liu).value("hobbies") is None


def test_what_would_be_replaced_is_seen(qtbot: QtBot, page: TodayPage, services: Services, liu: int) -> None:
    editor = write(qtbot, page, "升了采购总监")
    assert page.offers.strip.words.text() == "Title: 采购经理 → 采购总监 · 刘志强"
    qtbot.keyClick(editor, Key.Key_Return)
    assert services.files.get(liu).value("job_title") == "采购经理"  # nothing by itself


def test_esc_dismisses_a_fact_for_good(qtbot: QtBot, page: TodayPage, services: Services, liu: int) -> None:
    editor = write(qtbot, page, "喜欢足球")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not page.offers.strip.isVisible()
    assert page.view.delegate.editor is editor
    editor.insertPlainText("和钓鱼")
    page.offers.ask()
    assert not page.offers.strip.isVisible()
    qtbot.keyClick(editor, Key.Key_Return)
    write(qtbot, page, "")
    assert not page.offers.strip.isVisible()
    assert services.files.get(liu).value("hobbies") is None


def test_several_of_the_name_are_asked_about(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database
) -> None:
    first, second = make_file(database, "王建国"), make_file(database, "王芳")
    editor = write(qtbot, page, "王总喜欢足球")
    strip = page.offers.strip
    assert strip.words.text() == "Hobbies: 足球 · which of 2?"
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert [services.files.get(each).value("hobbies") for each in (first, second)].count("足球") == 1


def test_what_is_mine_and_what_is_asked_offer_nothing(qtbot: QtBot, page: TodayPage) -> None:
    write(qtbot, page, "我喜欢足球，不知道他喜不喜欢；他朋友不喝酒")
    assert not page.offers.strip.isVisible()
