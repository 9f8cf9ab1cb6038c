"""The list of files by keys and clicks: chips, search, sorting, selection, bulk edit, delete."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.services.files import FileFilter, NewFile
from app.ui.clients.bulk_dialog import BulkDialog
from app.ui.clients.files_table_model import NAMES, FilesTableModel
from app.ui.clients.page import ClientsPage


@pytest.fixture
def files(services):
    names = ("安心", "包明", "曹氏铜业有限公司", "<b>粗</b><img src=file:///etc/passwd>")
    made = [services.files.create(NewFile(name, phone=f"1390000000{n}")) for n, name in enumerate(names)]
    services.ladder.move(made[0], "A", reason="来电要开户")
    return made


@pytest.fixture
def page(qtbot, context, files):
    return show(qtbot, context)


def show(qtbot, context):
    made = ClientsPage(context)
    qtbot.addWidget(made)
    made.resize(1270, 680)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def column(page, name):
    model = page.list.model
    return [model.index(row, NAMES.index(name)).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(services, files):
    model = FilesTableModel(lambda offset, limit: services.files.rows(offset=offset, limit=limit))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.reset(len(files), services.files.rows())
    assert model.index(0, 0).data() is not None
    model.reset(0, [])


def test_names_with_markup_are_shown_as_they_are(page):
    assert "<b>粗</b><img src=file:///etc/passwd>" in column(page, "name")


def test_a_chip_filters_and_shows_its_count(qtbot, page):
    chip = page.list.filters.chips.chip("rung/A")
    assert chip.text() == "A 1"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert column(page, "name") == ["安心"]
    assert page.list.foot.text() == "1 file"
    qtbot.mouseClick(page.list.filters.clear_button, Qt.MouseButton.LeftButton)
    assert len(column(page, "name")) == 4


def test_a_filter_is_kept_by_name_and_used_again(context, page, qtbot):
    page.list.filters.set_filter(FileFilter(rungs=("A",)))
    page.list.filters.keep("快签的")
    page.list.clear()
    page.list.filters.more.menu().aboutToShow.emit()
    action = next(a for a in page.list.filters.more.menu().actions() if a.text() == "快签的")
    action.trigger()
    assert column(page, "name") == ["安心"]


def test_searching_by_sound_goes_to_the_table_and_enter_opens_the_file(qtbot, page):
    qtbot.keyClick(page.list.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.list.search.hasFocus()
    qtbot.keyClicks(page.list.search, "baoming")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert column(page, "name") == ["包明"]
    assert page.list.table.hasFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.file.header.name.whole() == "包明"
    qtbot.keyClick(page.file, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.list


def test_text_under_composition_is_not_searched(qtbot, page):
    page.list.search.setFocus()
    QApplication.sendEvent(page.list.search, QInputMethodEvent("bao", []))
    qtbot.wait(200)
    assert len(column(page, "name")) == 4
    committed = QInputMethodEvent()
    committed.setCommitString("包")
    QApplication.sendEvent(page.list.search, committed)
    qtbot.waitUntil(lambda: column(page, "name") == ["包明"])


def test_a_search_without_results_offers_a_way_back(qtbot, page):
    page.list.search.setText("zzz")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.list.nothing.isVisible()
    qtbot.mouseClick(page.list.nothing.button, Qt.MouseButton.LeftButton)
    assert len(column(page, "name")) == 4


def test_an_empty_diary_says_so_and_asks_for_a_name(qtbot, context):
    page = show(qtbot, context)
    assert page.list.empty.isVisible()
    with qtbot.waitSignal(context.new_file_requested):
        qtbot.mouseClick(page.list.empty.button, Qt.MouseButton.LeftButton)


def test_a_click_on_a_head_sorts(qtbot, page):
    header = page.list.table.horizontalHeader()
    at = header.sectionViewportPosition(0) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))
    assert column(page, "name") == [row.name for row in page.context.services.files.rows(descending=True)]
    assert column(page, "name")[0] == "曹氏铜业有限公司"


def test_columns_keep_their_width_and_place(qtbot, context, page):
    header = page.list.table.horizontalHeader()
    header.resizeSection(0, 321)
    header.moveSection(8, 1)
    second = show(qtbot, context)
    again = second.list.table.horizontalHeader()
    assert (again.sectionSize(0), again.visualIndex(8)) == (321, 1)


def test_many_are_changed_at_once_and_one_undo_takes_it_back(qtbot, page, services, files):
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.list.bulk_button, Qt.MouseButton.LeftButton)
    dialog = page.list.findChild(BulkDialog)
    qtbot.keyClicks(dialog.add_tags.line, "fair")
    dialog.source.setFocus()
    qtbot.keyClicks(dialog.source, "Onl")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert column(page, "source") == ["Online"] * 4
    assert services.files.tags()[0].count == 4
    services.undo.undo()
    assert column(page, "source") == [""] * 4
    assert services.files.tags() == []


def test_a_refused_tag_keeps_the_dialog_and_its_text(qtbot, page, services):
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.list.change_selected()
    dialog = page.list.findChild(BulkDialog)
    dialog.add_tags.line.setText("长" * 31)
    dialog.save()
    assert "31" in dialog.message.text()
    assert dialog.add_tags.tags() == ("长" * 31,)
    assert services.files.tags() == []
    dialog.reject()


def test_delete_takes_the_selected_away_and_undo_brings_them_back(qtbot, page, services, files):
    page.list.table.selectRow(column(page, "name").index("包明"))
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert "包明" not in column(page, "name")
    services.undo.undo()
    assert "包明" in column(page, "name")


def test_the_selection_stays_with_its_file_when_others_come(qtbot, page, services, files):
    page.list.table.selectRow(column(page, "name").index("包明"))
    services.files.create(NewFile("阿明"))
    assert [services.files.names(page.list.selected_ids())[i] for i in page.list.selected_ids()] == ["包明"]


def test_a_figure_lists_its_files_under_a_title(qtbot, page, files):
    page.show_files("本月新开户", files[:2])
    assert (page.list.title.text(), sorted(column(page, "name"))) == ("本月新开户", ["包明", "安心"])
    qtbot.mouseClick(page.list.show_all, Qt.MouseButton.LeftButton)
    assert len(column(page, "name")) == 4
    assert not page.list.title.isVisible()
