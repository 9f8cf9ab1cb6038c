"""The preview: pages, zoom, keys, saving and printing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core import i18n
from app.sheets.page import Sheet
from app.ui.printing.preview import PreviewDialog, file_name
from tests.sheets import samples
from tests.ui.printing.conftest import pdf_texts


@pytest.fixture
def dialog(qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    made = PreviewDialog(lambda: samples.card(40))
    qtbot.addWidget(made)
    made.show()
    return made


def said(dialog):
    return dialog.message.text() if dialog.message.isVisible() else ""


def test_it_says_which_page_is_seen_and_pages_down_by_key(dialog):
    assert dialog._place.text() == "Page 1 of 4"
    QTest.keyClick(dialog.view, Qt.Key.Key_End)
    assert dialog._place.text() == "Page 4 of 4"
    QTest.keyClick(dialog.view, Qt.Key.Key_Home)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    QTest.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog._place.text() == "Page 2 of 4"


def test_it_shows_paper_with_ink(dialog):
    picture = dialog.view.grab().toImage()
    colours = {
        picture.pixelColor(x, y).lightness()
        for x in range(100, picture.width() - 100, 5)
        for y in range(40, picture.height() - 10, 5)
    }
    assert 255 in colours
    assert min(colours) < 90


def test_zoom_by_keys_wheel_and_back_to_the_width(dialog):
    fitting = dialog.view.percent
    QTest.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.percent < fitting
    smaller = dialog.view.percent
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(dialog.view.viewport(), wheel)
    assert dialog.view.percent > smaller
    for _ in range(20):
        dialog.view.zoom_in()
    assert dialog.view.percent == 400
    assert dialog.view.horizontalScrollBar().maximum() > 0
    QTest.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.percent == fitting
    assert dialog._size.text() == f"{fitting} %"


def test_it_keeps_few_pages_in_memory(dialog):
    dialog.view._laid = type(dialog.view._laid)(
        dialog.view._laid.sheet, "portrait", dialog.view._laid.size, dialog.view._laid.pages * 8
    )
    dialog.view._measure()
    for page in range(1, 33):
        dialog.view.go_to(page)
        dialog.view.grab()
    assert dialog.view.page == 32
    assert len(dialog.view._pictures) <= 8


def test_save_writes_the_pdf_and_says_where(dialog, monkeypatch, tmp_path):
    asked = []

    def ask(_parent, _title, suggested, _filter):
        asked.append(suggested)
        return str(tmp_path / "卡片"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked[0].endswith("准保户卡.pdf")
    assert "准保户卡" in pdf_texts(tmp_path / "卡片.pdf")[0]
    assert said(dialog) == f"Saved: {tmp_path / '卡片.pdf'}"
    dialog.save_pdf()
    assert asked[1] == str(tmp_path / "准保户卡.pdf")  # the folder chosen last is offered again


def test_giving_up_saving_changes_nothing(dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.save_button.click()
    assert said(dialog) == ""


def test_a_pdf_that_cannot_be_written_is_told_and_the_dialog_stays(dialog, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.pdf"), ""))
    dialog.save_button.click()
    assert "could not be written" in said(dialog)
    assert dialog.isVisible()


def test_without_a_printer_it_says_so_and_a_pdf_still_works(qtbot, monkeypatch, tmp_path):
    i18n.use_language("zh_CN")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = PreviewDialog(samples.week())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.print_button.isEnabled()
    assert said(dialog) == "这台电脑没有安装打印机。可以另存为 PDF，再到别处打印。"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    dialog.save_button.click()
    assert (tmp_path / "a.pdf").exists()


def choose(monkeypatch, path, pages=(0, 0), answer=QPrintDialog.DialogCode.Accepted):
    """Answer the system's dialog of printing: print these pages into a file."""

    def answered(dialog):
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setFromTo(*pages)
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", answered)


def test_printing_sends_every_page(dialog, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "out.pdf")
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    texts = pdf_texts(tmp_path / "out.pdf")
    assert len(texts) == 4
    assert "准保户卡" in texts[0]
    assert said(dialog).startswith("Sent to")


def test_printing_some_pages(dialog, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "out.pdf", (2, 3))
    dialog.print_button.click()
    texts = pdf_texts(tmp_path / "out.pdf")
    assert len(texts) == 2
    assert "Page2of4" in texts[0]


def test_a_printer_that_refuses_is_told(dialog, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "no such folder" / "out.pdf")
    dialog.print_button.click()
    assert "did not take the sheet" in said(dialog)


def test_giving_up_printing_sends_nothing(dialog, monkeypatch, tmp_path):
    choose(monkeypatch, tmp_path / "out.pdf", answer=QPrintDialog.DialogCode.Rejected)
    dialog.print_button.click()
    assert list(tmp_path.glob("*.pdf")) == []
    assert said(dialog) == ""


def test_escape_closes_and_enter_does_not_print(dialog, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: pytest.fail("printed"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_title_with_markup_is_shown_as_it_is(qtbot):
    dialog = PreviewDialog(Sheet("<b>刘</b>总", ()))
    qtbot.addWidget(dialog)
    assert "<b>刘</b>总" in dialog.windowTitle()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("准保户卡 刘喆", "准保户卡 刘喆.pdf"),
        ("../a\\b:c*?\n<d>|", "a b c d.pdf"),
        ("..", "shiji.pdf"),
        ("长" * 300, "长" * 80 + ".pdf"),
    ],
)
def test_the_suggested_name_is_one_that_every_system_takes(title, name):
    assert file_name(Sheet(title, ())) == name


def test_a_form_may_name_its_file():
    assert file_name(Sheet("每周拜访计划表", (), file_name="周计划 2026-11-23")) == "周计划 2026-11-23.pdf"
