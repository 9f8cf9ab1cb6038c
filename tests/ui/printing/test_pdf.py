"""The PDF: whole or not at all, named, readable, and made without a display or a font of the system."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from app.core.errors import UserError
from app.ui.printing import painter
from app.ui.printing.layout import lay_out
from app.ui.printing.painter import ensure_gui_app, print_pdf
from tests.sheets import samples
from tests.ui.printing.conftest import pdf_texts

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import json, sys
from pathlib import Path
from app.sheets.page import Column, Paragraph, Row, Sheet, Table
from app.ui.printing.painter import ensure_gui_app, lay_out, print_pdf
app = ensure_gui_app()
rare = "喆堃赟珺镕翀𫖯㙍龘"
table = Table((Column("客户"),), (Row.of("刘喆"),))
sheet = Sheet("每周拜访计划表", (Paragraph(rare, bold=True), Paragraph(rare), table))
laid = lay_out(sheet)
boxes = [
    glyph
    for page in laid.pages for text in page.texts for layout in text.lines._layouts
    for run in layout.glyphRuns() for glyph in run.glyphIndexes() if glyph == 0
]
print_pdf(laid, Path(sys.argv[1]))
print(json.dumps({"platform": app.platformName(), "boxes": len(boxes)}))
"""


def test_title_creator_and_pages_of_the_pdf(tmp_path):
    report = print_pdf(samples.card(40), tmp_path / "card.pdf")
    found = pypdf.PdfReader(tmp_path / "card.pdf")
    assert found.metadata.title == "准保户卡"
    assert found.metadata.creator == "Shiji"
    assert len(found.pages) == report.pages == 4
    width, height = (float(side) / 72 * 25.4 for side in found.pages[0].mediabox[2:])
    assert (width, height) == (pytest.approx(210, abs=0.5), pytest.approx(297, abs=0.5))


def test_a_landscape_sheet_is_wider_than_high(tmp_path):
    print_pdf(samples.week(), tmp_path / "week.pdf")
    box = pypdf.PdfReader(tmp_path / "week.pdf").pages[0].mediabox
    assert float(box.width) > float(box.height)


@pytest.mark.parametrize("bold", [False, True])
def test_common_characters_are_copied_as_themselves(bold, tmp_path):
    from app.sheets.page import Paragraph, Sheet

    text = "一二八十人大小马鱼车门见贝页风长龙黄黑鼠齿，（）《》～／－—…·①②ABC123€￥%"
    print_pdf(Sheet("t", (Paragraph(text, bold=bold),)), tmp_path / "a.pdf")
    assert text in pdf_texts(tmp_path / "a.pdf")[0]


def test_without_display_and_without_fonts_of_the_system(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    environment = {
        k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment |= {"FONTCONFIG_FILE": str(config), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "a.pdf")],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"platform": "offscreen", "boxes": 0}
    (text,) = pdf_texts(tmp_path / "a.pdf")
    assert "每周拜访计划表" in text
    assert text.count("喆堃赟珺镕翀") == 2
    assert "刘喆" in text


def test_the_application_that_exists_is_used(qapp):
    assert ensure_gui_app() is qapp


def test_a_folder_that_is_not_there_is_told_plainly(tmp_path):
    with pytest.raises(UserError) as refused:
        print_pdf(samples.day(), tmp_path / "missing" / "day.pdf")
    assert refused.value.code == "pdf_not_written"
    assert "missing" in refused.value.message
    assert list(tmp_path.glob("**/*.partial")) == []


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch):
    target = tmp_path / "day.pdf"
    target.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(painter.os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        print_pdf(samples.day(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["day.pdf"]
    assert target.read_bytes() == b"old"


def test_a_folder_in_place_of_the_file_is_told(tmp_path):
    (tmp_path / "day.pdf").mkdir()
    with pytest.raises(UserError):
        print_pdf(samples.day(), tmp_path / "day.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["day.pdf"]


def test_a_saved_pdf_can_be_read_by_others(tmp_path):
    print_pdf(samples.day(), tmp_path / "day.pdf")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "day.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_laid_sheet_is_printed_as_it_stands(tmp_path):
    laid = lay_out(samples.week(12))
    assert print_pdf(laid, tmp_path / "week.pdf") == laid.report()
