"""One line for everything by real keys: previewed, written in one act, asked about, kept when closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.core.errors import StorageFull
from app.ui.entry.dialog import EntryDialog
from tests.conftest import TODAY
from tests.factories import make_file

Key, Mod = Qt.Key, Qt.KeyboardModifier
LINE = "8:30 见刘总 在他公司 想要套保方案 周五回电"


@pytest.fixture
def opened(qtbot, context):
    def make():
        made = EntryDialog(context)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        return made

    return make


def write(qtbot, dialog, text):
    dialog.line.selectAll()
    dialog.line.insert(text)
    dialog.look()


def test_what_will_be_written_is_shown_and_enter_writes_it(qtbot, opened, database, services):
    make_file(database, "刘志强")
    dialog = opened()
    write(qtbot, dialog, LINE)
    assert dialog.items.text().splitlines() == [
        "• Contact · Mon 11-23 08:30 · 刘志强 · Visit · 他公司 · 见刘总 想要套保方案",
        "• Reminder · Fri 11-27 · 刘志强 · 周五回电",
    ]
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert not dialog.isVisible()
    (line,) = services.log.day(TODAY)
    assert (line.record, line.place) == ("见刘总 想要套保方案", "他公司")
    assert [row.title for row in services.reminders.page().rows] == ["周五回电"]
    services.undo.undo()
    assert services.log.day(TODAY) == []
    assert services.reminders.page().rows == ()


def test_several_of_the_name_are_asked_about(qtbot, opened, database, services):
    make_file(database, "刘志强")
    second = make_file(database, "刘敏")
    dialog = opened()
    write(qtbot, dialog, LINE)
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    assert "Say who is meant" in dialog.message.text()
    assert services.log.day(TODAY) == []
    button = next(each for each in dialog.who if "刘敏" in each.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert [each.file_id for each in services.log.day(TODAY)[0].files] == [second]


def test_nobody_found_is_told_and_the_line_stays(qtbot, opened, services):
    dialog = opened()
    write(qtbot, dialog, "见了赵总 谈得不错")
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert "No file was found" in dialog.message.text()
    assert dialog.line.text() == "见了赵总 谈得不错"


def test_closed_without_writing_it_is_there_again(qtbot, opened, context):
    dialog = opened()
    write(qtbot, dialog, "明天见王芳")
    qtbot.waitUntil(lambda: context.services.drafts.all("entry") != {}, timeout=3000)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert opened().line.text() == "明天见王芳"


def test_enter_of_a_composition_writes_nothing(qtbot, opened, services):
    dialog = opened()
    QApplication.sendEvent(dialog.line, QInputMethodEvent("zheng li", []))
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    assert services.log.day(TODAY) == []


def test_the_form_takes_over(qtbot, opened, context, database):
    asked = []
    context.contact_requested.connect(asked.append)
    file_id = make_file(database, "刘志强")
    dialog = opened()
    write(qtbot, dialog, LINE)
    dialog.form_button.click()
    assert asked[0].file_ids == (file_id,)


def test_closed_at_once_the_line_is_kept_too(qtbot, context):
    first = EntryDialog(context)
    qtbot.addWidget(first)
    first.open()
    qtbot.keyClicks(first.line, "14:00 saw Liu")
    qtbot.keyClick(first.line, Qt.Key.Key_Escape)
    again = EntryDialog(context)
    qtbot.addWidget(again)
    assert again.line.text() == "14:00 saw Liu"


def test_a_file_like_the_new_one_is_told_before_it_is_made(qtbot, opened, database):
    make_file(database, "刘志强")
    dialog = opened()
    write(qtbot, dialog, "新客户 刘志强")
    assert dialog.items.text().splitlines()[-1] == "• A file like this is there already: 刘志强"


def test_a_full_disk_keeps_the_line(qtbot, opened, context, services, monkeypatch):
    refused = []
    context.refused.connect(refused.append)

    def full(*_args, **_more):
        raise StorageFull("full", "The disk is full.")

    monkeypatch.setattr(services.entries, "write", full)
    dialog = opened()
    write(qtbot, dialog, "整理客户资料")
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.line.text() == "整理客户资料"
    assert [error.code for error in refused] == ["full"]


def test_nothing_of_what_will_be_written_is_cut(qtbot, opened, database):
    make_file(database, "刘志强")
    dialog = opened()
    write(qtbot, dialog, "新客户 刘志强 13911112222 做铜贸易 喜欢钓鱼 下周二拜访 周五电话 老婆生日12月8日")
    assert len(dialog.items.text().splitlines()) == 7
    assert "Birthday" not in next(line for line in dialog.items.text().splitlines() if "周五电话" in line)
    qtbot.waitUntil(lambda: dialog.items.height() >= dialog.items.heightForWidth(dialog.items.width()))
    write(qtbot, dialog, "新客户 王芳 " + " ".join(f"1月{day}日电话" for day in range(1, 31)))
    assert dialog.items.text().splitlines()[-1] == "• and 17 more"


def test_alt_and_a_number_chooses_and_never_writes(qtbot, opened, database, services):
    make_file(database, "刘志强")
    second = make_file(database, "刘敏")
    dialog = opened()
    write(qtbot, dialog, LINE)
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert "Alt" in dialog.message.text()
    dialog.choose(next(each for each in dialog._seen.who if each.file_id == second))
    assert dialog.message.text() == ""
    qtbot.keyClick(dialog.line, Key.Key_1, Mod.AltModifier)
    assert dialog.line.text() == LINE
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert services.log.day(TODAY)[0].files[0].file_id == second


def test_a_day_there_is_not_is_told_as_one_writes(qtbot, opened, database):
    make_file(database, "刘志强")
    dialog = opened()
    write(qtbot, dialog, "4月31日见刘志强")
    assert dialog.message.text() == "There is no such day: 4月31日"
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
