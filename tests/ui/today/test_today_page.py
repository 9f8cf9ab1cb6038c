"""The day's page by real keys on a real diary: what is typed is saved, kept, refused or taken back."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.core.preferences import Preferences
from app.services.bundle import Services
from app.services.daily_log import LineDraft
from app.services.form_lines import FormLine
from app.storage.database import Database
from app.ui.context import Context
from app.ui.jobs import InlineRunner
from app.ui.today.cell_editor import CellEditor
from app.ui.today.day_table_model import Column
from app.ui.today.page import TodayPage
from app.ui.today.who_dialog import WhoDialog
from tests.conftest import TODAY
from tests.factories import make_file

TOMORROW = TODAY + timedelta(days=1)
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TodayPage:
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> TodayPage:
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1230, 690)
    with qtbot.waitActive(made):
        made.show()
    made.view.setFocus()
    return made


def editor(page: TodayPage) -> CellEditor:
    found = page.view.delegate.editor
    assert found is not None
    return found


def stand(page: TodayPage, row: int, column: Column) -> QModelIndex:
    index = page.model.index(row, column)
    page.view.setCurrentIndex(index)
    return index


def write(qtbot: QtBot, page: TodayPage, text: str) -> None:
    """Text as an input method commits it."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(editor(page), event)


def lines(services: Services) -> list[FormLine]:
    return services.log.day(TODAY)


def test_an_empty_day_says_how_to_begin(page: TodayPage) -> None:
    assert page.model.rowCount() == 1
    assert page.model.index(0, Column.PLAN).data() == "Write a plan here; Enter goes on"
    assert page.header.title.text() == "Monday, 23 Nov 2026"
    assert "lunar 10/15" in page.header.note.text()


def test_four_columns_by_enter_and_on_to_the_next_line(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    qtbot.keyClick(page.view, Key.Key_Return)
    for text in ("拜访刘明", "他愿意听", "先听后讲", "周五回电"):
        write(qtbot, page, text)
        qtbot.keyClick(editor(page), Key.Key_Return)
    (line,) = lines(services)
    assert (line.plan, line.record, line.review, line.notes) == (
        "拜访刘明",
        "他愿意听",
        "先听后讲",
        "周五回电",
    )
    write(qtbot, page, "第二行")  # Enter went on to a new line
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert [each.plan for each in lines(services)] == ["拜访刘明", "第二行"]


def test_shift_enter_breaks_the_line_and_tab_goes_back_and_forth(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    qtbot.keyClick(page.view, Key.Key_Return)
    write(qtbot, page, "一")
    qtbot.keyClick(editor(page), Key.Key_Return, Mod.ShiftModifier)
    write(qtbot, page, "二")
    qtbot.keyClick(editor(page), Key.Key_Tab)
    assert lines(services)[0].plan == "一\n二"
    qtbot.keyClick(editor(page), Key.Key_Backtab)
    assert editor(page).toPlainText() == "一\n二"


def test_typing_opens_the_cell_and_loses_no_letter(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    qtbot.keyClicks(page.view, "a")
    qtbot.keyClicks(editor(page), "bc")
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert lines(services)[0].plan == "abc"


def test_esc_gives_up_and_leaving_by_mouse_saves(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    services.log.add_line(LineDraft(TODAY, plan="原来"))
    page.view.edit(stand(page, 0, Column.PLAN))
    write(qtbot, page, "不要")
    qtbot.keyClick(editor(page), Key.Key_Escape)
    assert lines(services)[0].plan == "原来"
    page.view.edit(stand(page, 0, Column.PLAN))
    write(qtbot, page, "，加几个字")
    where = page.view.visualRect(page.model.index(0, Column.NOTES)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    page.view.setFocus()
    assert lines(services)[0].plan == "原来，加几个字"
    services.undo.undo()
    assert lines(services)[0].plan == "原来"
    assert page.model.index(0, Column.PLAN).data() == "原来"


def test_text_under_composition_is_not_saved_or_acted_on(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    qtbot.keyClick(page.view, Key.Key_Return)
    QApplication.sendEvent(editor(page), QInputMethodEvent("nihao", []))
    for key in (Key.Key_Return, Key.Key_Escape, Key.Key_Tab):
        page.view.delegate.eventFilter(editor(page), _press(key))
    assert page.view.is_editing
    assert lines(services) == []
    assert services.drafts.all() == {}
    write(qtbot, page, "你好")
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert lines(services)[0].plan == "你好"


def _press(key: Qt.Key) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Mod.NoModifier)


def test_what_is_typed_is_kept_within_a_second_and_returns_after_a_crash(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database, tmp_path: Path
) -> None:
    services.log.add_line(LineDraft(TODAY, plan="原来"))
    page.view.edit(stand(page, 0, Column.RECORD))
    write(qtbot, page, "写到一半")
    with qtbot.waitSignal(page.view.delegate.written, timeout=1000):
        pass
    assert list(services.drafts.all().values()) == ["写到一半"]
    # The process is gone; another one opens the diary.
    again = Context(
        Services.of(database), Preferences(tmp_path / "s"), Notices(), InlineRunner(database.set_patience)
    )
    other = shown(qtbot, again)
    cell = other.model.index(0, Column.RECORD)
    assert cell.data() == "写到一半"
    assert other.model.is_draft(cell)
    other.view.setCurrentIndex(cell)
    other.view.edit(cell)
    qtbot.keyClick(editor(other), Key.Key_Return)
    assert lines(services)[0].record == "写到一半"
    assert services.drafts.all() == {}
    again.close()


def test_a_refresh_leaves_the_cell_being_written_alone(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    first = services.log.add_line(LineDraft(TODAY, plan="甲", start=time(9)))
    services.log.add_line(LineDraft(TODAY, plan="乙", start=time(10)))
    page.view.edit(stand(page, 1, Column.RECORD))
    write(qtbot, page, "正在写")
    services.log.set_text(first, "plan", "甲改了")
    assert editor(page).toPlainText() == "正在写"
    qtbot.keyClick(editor(page), Key.Key_Return, Mod.ControlModifier)
    assert page.model.index(0, Column.PLAN).data() == "甲改了"
    assert lines(services)[1].record == "正在写"


def test_too_much_text_stays_with_the_reason_below_it(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    qtbot.keyClick(page.view, Key.Key_Return)
    write(qtbot, page, "长" * 20_001)
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert len(editor(page).toPlainText()) == 20_001
    assert "at most" in editor(page).message.text()
    assert lines(services) == []


def test_times_in_any_common_form(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    services.log.add_line(LineDraft(TODAY, plan="甲"))
    for text, shown_as in (("930", "09:30"), ("9:30-11", "09:30–\n11:00"), ("下午3点", "15:00")):
        page.view.edit(stand(page, 0, Column.TIME))
        editor(page).selectAll()
        write(qtbot, page, text)
        qtbot.keyClick(editor(page), Key.Key_Return, Mod.ControlModifier)
        assert page.model.index(0, Column.TIME).data() == shown_as
    page.view.edit(stand(page, 0, Column.TIME))
    editor(page).selectAll()
    write(qtbot, page, "中午吧")
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert "not a time" in editor(page).message.text()
    assert lines(services)[0].start_time == time(15)


def test_states_and_deletion_by_keys(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    services.log.add_line(LineDraft(TODAY, plan="甲"))
    stand(page, 0, Column.PLAN)
    qtbot.keyClick(page.view, Key.Key_D, Mod.ControlModifier)
    assert lines(services)[0].state == "done"
    assert page.model.index(0, Column.STATE).data() == "✓"
    qtbot.keyClick(page.view, Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier)
    assert lines(services)[0].state == "not_done"
    qtbot.keyClick(page.view, Key.Key_Delete)
    assert lines(services) == []
    services.undo.undo()
    assert page.model.index(0, Column.PLAN).data() == "甲"


def test_a_moved_line_shows_where_it_went_and_came_from(
    qtbot: QtBot, page: TodayPage, services: Services
) -> None:
    services.log.add_line(LineDraft(TODAY, plan="甲"))
    stand(page, 0, Column.PLAN)
    page.move_lines(TOMORROW)
    assert page.model.index(0, Column.STATE).data() == "→ 11-24 Tue"
    qtbot.keyClick(page.view, Key.Key_PageDown, Mod.AltModifier)
    assert page.day == TOMORROW
    assert "← 11-23 Mon" in page.model.index(0, Column.STATE).data()
    qtbot.keyClick(page.view, Key.Key_Home, Mod.AltModifier)
    assert page.day == TODAY


def test_the_evening_carries_over_what_is_open(page: TodayPage, services: Services) -> None:
    services.log.add_line(LineDraft(TODAY, plan="没做完"))
    page.carry.click()
    assert [line.plan for line in services.log.day(TOMORROW)] == ["没做完"]
    assert lines(services)[0].state == "moved"
    assert not page.carry.isEnabled()


def test_tomorrow_is_planned_tonight(qtbot: QtBot, page: TodayPage, services: Services) -> None:
    page.tomorrow.click()
    assert page.day == TOMORROW
    qtbot.keyClick(page.view, Key.Key_Return)
    write(qtbot, page, "拜访王芳")
    qtbot.keyClick(editor(page), Key.Key_Return)
    assert [line.plan for line in services.log.day(TOMORROW)] == ["拜访王芳"]


def test_a_contact_is_recorded_from_its_line(
    qtbot: QtBot, page: TodayPage, services: Services, database: Database
) -> None:
    file = make_file(database)
    line = services.log.add_line(LineDraft(TODAY, plan="拜访", file_ids=(file,)))
    stand(page, 0, Column.PLAN)
    with qtbot.waitSignal(page.context.contact_requested) as asked:
        qtbot.keyClick(page.view, Key.Key_R, Mod.ControlModifier)
    seed = asked.args[0]
    assert (seed.file_ids, seed.line_id, seed.on_date) == ((file,), line, TODAY)


def test_whom_a_line_is_about(qtbot: QtBot, page: TodayPage, services: Services, database: Database) -> None:
    make_file(database, "王芳")
    services.log.add_line(LineDraft(TODAY, plan="拜访"))
    stand(page, 0, Column.WHO)
    qtbot.keyClick(page.view, Key.Key_Return)
    dialog = page.findChild(WhoDialog)
    assert dialog is not None
    with qtbot.waitActive(dialog):
        pass
    qtbot.keyClicks(dialog.picker.line, "wf")
    qtbot.keyClick(dialog.picker.line, Key.Key_Return)
    dialog._save()
    assert [file.name for file in lines(services)[0].files] == ["王芳"]
    assert page.model.index(0, Column.WHO).data() == "王芳"


def test_templates_fill_the_day(page: TodayPage, services: Services) -> None:
    services.templates.ensure()
    page.fill(services.templates.all()[1].id)
    assert [line.plan for line in lines(services)][:2] == ["Morning meeting", "Receive clients"]
    assert page.model.rowCount() == 7


def test_midnight_brings_the_new_day(page: TodayPage, clock: FixedClock) -> None:
    clock.at += timedelta(hours=16)
    page.refresh()
    assert page.day == TOMORROW


def test_the_calendar_is_shaded_by_activity(page: TodayPage, services: Services) -> None:
    for at in range(6):
        services.log.add_line(LineDraft(TODAY, plan=str(at)))
    calendar = page.header.open_calendar()
    assert calendar.shade(TODAY) == 50
    assert calendar.shade(TOMORROW) == 0
    calendar.parentWidget().close()


def test_a_name_with_markup_is_shown_as_it_is(
    page: TodayPage, services: Services, database: Database
) -> None:
    file = make_file(database, "<b>粗</b>")
    services.log.add_line(LineDraft(TODAY, plan="<i>斜</i>", file_ids=(file,)))
    assert page.model.index(0, Column.PLAN).data() == "<i>斜</i>"
    assert page.model.index(0, Column.WHO).data() == "<b>粗</b>"
    assert "&lt;b&gt;" in page.model.index(0, Column.WHO).data(Qt.ItemDataRole.ToolTipRole)
