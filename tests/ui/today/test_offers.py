"""Follow-ups offered while a cell is written: accepted, chosen, dismissed by keys; nothing by itself."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.errors import StorageFull
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
def page(qtbot: QtBot, context: Context, services: Services) -> TodayPage:
    services.log.add_line(LineDraft(TODAY, start=time(9, 30), plan="电话"))
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1230, 690)
    with qtbot.waitActive(made):
        made.show()
    return made


def write(qtbot: QtBot, page: TodayPage, text: str, column: Column = Column.NOTES) -> CellEditor:
    """Open the first line's cell and type; the strip has had its moment."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0, column))
    qtbot.keyClick(page.view, Key.Key_Return)
    editor = page.view.delegate.editor
    assert editor is not None
    editor.insertPlainText(text)
    page.offers.ask()
    return editor


def test_ctrl_enter_keeps_what_was_offered_and_goes_on_writing(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database
) -> None:
    make_file(database, "刘志强")
    editor = write(qtbot, page, "周五下午3点给刘总回电")
    strip = page.offers.strip
    assert strip.isVisible()
    assert strip.words.text() == "Fri 11-27 15:00 · Call · 刘志强"
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    (row,) = services.reminders.page().rows
    assert (row.due_on, row.time, row.file_name) == (TODAY + timedelta(days=4), time(15), "刘志强")
    assert not strip.isVisible()
    assert page.view.delegate.editor is editor
    qtbot.keyClick(editor, Key.Key_Return)
    assert services.log.day(TODAY)[0].notes == "周五下午3点给刘总回电"


def test_nothing_is_stored_by_itself(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database
) -> None:
    make_file(database, "刘志强")
    editor = write(qtbot, page, "明天拜访刘总")
    qtbot.keyClick(editor, Key.Key_Return)
    assert services.reminders.page().rows == ()
    assert services.log.day(TODAY + timedelta(days=1)) == []
    assert not page.offers.strip.isVisible()


def test_esc_dismisses_the_offer_first_and_it_stays_dismissed(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = write(qtbot, page, "改天再约他")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not page.offers.strip.isVisible()
    assert page.view.delegate.editor is editor
    editor.insertPlainText("吃饭")
    page.offers.ask()
    assert not page.offers.strip.isVisible()
    qtbot.keyClick(editor, Key.Key_Return)
    line = services.log.day(TODAY)[0]
    assert line.notes == "改天再约他吃饭"
    write(qtbot, page, "")
    assert not page.offers.strip.isVisible()


def test_several_of_the_name_are_asked_about(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database
) -> None:
    make_file(database, "刘志强")
    make_file(database, "刘敏")
    editor = write(qtbot, page, "周五给刘总回电")
    strip = page.offers.strip
    assert strip.words.text().endswith("which of 2?")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert services.reminders.page().rows == ()
    first = strip.words.text()
    qtbot.keyClick(editor, Key.Key_Down, Mod.ControlModifier)
    assert strip.words.text() != first
    name = strip.words.text().rsplit(" · ", 1)[1]
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert [row.file_name for row in services.reminders.page().rows] == [name]


def test_where_usage_is_split_both_days_are_there(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    editor = write(qtbot, page, "meet next Friday 3pm")
    strip = page.offers.strip
    assert strip.words.text().startswith("Fri 12-4 15:00")
    qtbot.keyClick(editor, Key.Key_Down, Mod.ControlModifier)
    assert strip.words.text().startswith("Fri 11-27 15:00")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert [line.start_time for line in services.log.day(TODAY + timedelta(days=4))] == [time(15)]


def test_a_click_accepts_and_one_undo_takes_it_back(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    write(qtbot, page, "明天见面；后天回电")
    strip = page.offers.strip
    assert "1 more" in strip.hint.text()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert len(services.log.day(TODAY + timedelta(days=1))) == 1
    assert strip.words.text() == "Wed 11-25 · Call"
    services.undo.undo()
    assert services.log.day(TODAY + timedelta(days=1)) == []


def test_text_under_composition_offers_nothing(qtbot: QtBot, page: TodayPage) -> None:
    editor = write(qtbot, page, "")
    QApplication.sendEvent(editor, QInputMethodEvent("明天见", []))
    page.offers.ask()
    assert not page.offers.strip.isVisible()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("明天见")
    QApplication.sendEvent(editor, commit)
    page.offers.ask()
    assert page.offers.strip.isVisible()


def test_numbers_that_are_no_dates_offer_nothing(qtbot: QtBot, page: TodayPage) -> None:
    write(qtbot, page, "账户50万，豆粕1月合约20手，手续费有一点贵，昨天见过")
    assert not page.offers.strip.isVisible()


def test_with_nothing_offered_the_keys_are_the_cells(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = write(qtbot, page, "谈得不错")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert page.view.delegate.editor is None
    assert services.log.day(TODAY)[0].notes == "谈得不错"


def new_line(qtbot: QtBot, page: TodayPage, text: str) -> CellEditor:
    """Open the notes of the empty line at the end and type."""
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(page.model.rowCount() - 1, Column.NOTES))
    qtbot.keyClick(page.view, Key.Key_Return)
    editor = page.view.delegate.editor
    assert editor is not None
    editor.insertPlainText(text)
    page.offers.ask()
    return editor


def test_esc_on_a_new_line_holds_for_that_line_when_it_is_saved_and_for_no_other(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = new_line(qtbot, page, "改天再约他")
    assert page.offers.strip.isVisible()
    qtbot.keyClick(editor, Key.Key_Escape)
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert [line.notes for line in services.log.day(TODAY)] == ["", "改天再约他"]
    page.view.setCurrentIndex(page.model.index(1, Column.NOTES))
    qtbot.keyClick(page.view, Key.Key_Return)
    page.offers.ask()
    assert not page.offers.strip.isVisible()
    editor = page.view.delegate.editor
    assert editor is not None
    qtbot.keyClick(editor, Key.Key_Escape)
    new_line(qtbot, page, "改天再约他")
    assert page.offers.strip.isVisible()


def test_kept_open_on_a_new_line_it_is_not_offered_again(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = new_line(qtbot, page, "改天再约他")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    editor.insertPlainText("吃饭")
    page.offers.ask()
    assert not page.offers.strip.isVisible()
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert len(services.reminders.page().rows) == 1


def test_what_is_taken_back_while_one_writes_is_offered_again(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = write(qtbot, page, "周五下午3点回电")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert not page.offers.strip.isVisible()
    services.undo.undo()
    qtbot.waitUntil(page.offers.strip.isVisible)
    assert page.view.delegate.editor is editor


def test_ctrl_enter_right_after_a_change_keeps_nothing_that_is_said_no_more(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    editor = write(qtbot, page, "周五下午3点拜访客户")
    assert "15:00" in page.offers.strip.words.text()
    editor.selectAll()
    editor.insertPlainText("周四上午9点打电话")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert services.log.day(TODAY + timedelta(days=4)) == []
    assert services.reminders.page().rows == ()
    assert "09:00" in page.offers.strip.words.text()
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert [row.time for row in services.reminders.page().rows] == [time(9)]


def test_words_added_to_a_promise_do_not_delay_it(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    editor = write(qtbot, page, "周五下午3点拜访客户")
    editor.insertPlainText("，带上方案")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    (line,) = services.log.day(TODAY + timedelta(days=4))
    assert (line.start_time, line.plan) == (time(15), "周五下午3点拜访客户，带上方案")


class Resizes(QObject):
    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_the_cell_grows_with_what_is_pasted_and_never_flickers(qtbot: QtBot, page: TodayPage) -> None:
    editor, long = write(qtbot, page, ""), "下午见田明辉，他说明天上午再给他报个价，后天去厂里看看"
    resizes = Resizes()
    editor.viewport().installEventFilter(resizes)
    for width in range(120, 260, 4):
        editor.resize(width, editor.height())
        for text in (long, "周五前给熊总回话，铜2701合约买10手", long * 3, long[:12]):
            editor.selectAll()
            editor.insertPlainText(text)
            QApplication.processEvents()
            block = editor.document().firstBlock()
            assert editor.blockBoundingRect(block).height() <= editor.viewport().height()
    assert resizes.count < 600


def test_a_text_given_up_comes_back_by_ctrl_z_in_its_cell(
    qtbot: QtBot, page: TodayPage, context: Context, services: Services
) -> None:
    told: list[str] = []
    context.told.connect(told.append)
    editor = write(qtbot, page, "谈得不错，想要方案")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert page.view.delegate.editor is None
    assert told == ["Given up. Ctrl+Z in the same cell brings it back."]
    again = write(qtbot, page, "")
    assert again.toPlainText() == ""
    qtbot.keyClick(again, Key.Key_Z, Mod.ControlModifier)
    assert again.toPlainText() == "谈得不错，想要方案"
    qtbot.keyClick(again, Key.Key_Return)
    assert services.log.day(TODAY)[0].notes == "谈得不错，想要方案"
    write(qtbot, page, "")
    again = page.view.delegate.editor
    assert again is not None
    qtbot.keyClick(again, Key.Key_Escape)  # nothing changed: nothing is lost
    assert len(told) == 1


def test_a_full_disk_at_a_dismissal_does_not_write_the_line_twice(
    qtbot: QtBot, page: TodayPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StorageFull("full", "The disk is full.")

    monkeypatch.setattr(services.offers, "dismiss", full)
    editor = new_line(qtbot, page, "改天再约他")
    qtbot.keyClick(editor, Key.Key_Escape)
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    assert page.view.delegate.editor is None
    assert [line.notes for line in services.log.day(TODAY)] == ["", "改天再约他"]
