"""Texts on paper are literal, whole and inside their cells, whatever they hold."""

import pytest

from app.sheets.page import Cell, Column, Field, FieldLine, Figure, Paragraph, Row, Sheet, Table
from app.ui.printing.layout import lay_out
from app.ui.printing.lines import Lines, clean
from app.ui.printing.painter import print_pdf
from app.ui.printing.paper import UNIT
from tests.ui.printing.conftest import letters, page_texts, pdf_texts

CLOSING = "，。！？；：、）》」』】”’"
OPENING = "（《「『【“‘"


def one_cell(text, **kw):
    return Sheet("T", (Table((Column(fixed=30), Column()), (Row.of(Cell(text, **kw), ""),)),))


@pytest.mark.parametrize("width", range(14, 60, 3))
def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(width):
    text = "客户（恒昌铜业）说：“先看《套期保值方案》，再谈开户。”约定周五，送去！好吗？可以；谢谢。" * 3
    lines = Lines(text, width * UNIT, 154)
    shown = [lines.text(n, n + 1) for n in range(len(lines))]
    assert "".join(shown) == text
    assert not [line for line in shown[1:] if line[0] in CLOSING]
    assert not [line for line in shown[:-1] if line[-1] in OPENING]


def test_a_word_longer_than_its_cell_is_broken():
    laid = lay_out(one_cell("x" * 400))
    assert laid.report().overflows == ()
    assert letters("".join(page_texts(laid)))["x"] == 400


def test_a_date_is_set_smaller_rather_than_broken():
    laid = lay_out(Sheet("T", (Table((Column(fixed=18), Column()), (Row.of("2026-11-23", ""),)),)))
    assert "2026-11-23" in page_texts(laid)[0]
    assert laid.report().overflows == ()


def test_markup_is_shown_as_it_was_typed(tmp_path):
    name = "<b>x</b><img src='file:///etc/passwd'>&amp;<Tanaka>"
    print_pdf(Sheet(name, (Paragraph(name), Table((Column(name),), (Row.of(name),)))), tmp_path / "a.pdf")
    text = pdf_texts(tmp_path / "a.pdf")[0]
    assert text.count("<b>x</b><imgsrc='file:///etc/passwd'>&amp;<Tanaka>") == 4


@pytest.mark.parametrize(
    "text",
    [
        "e" + "\u0301" * 10_000,
        "\u0e33" * 1000 + "\u200d" * 3000,
        "\u202eabc\u202c\u202e刘总 \u200f\u0639\u0631\u0628 \u05e2\u05d1 \u2066x",
        "👨‍👩‍👧‍👦👍🏽🇨🇳" * 200,
        "a\x00b\x07c\ud800d\uffff",
        "\u2028\u2029\x0b\x0c\r\n\r\n",
        "\u00a0" * 5000,
        "﷽" * 50,
        "\ufeff\u200b\u200e" * 100,
        "𫖯𬭳龘㙍",
        " " * 3000 + "end",
    ],
    ids=[
        "marks",
        "joiners",
        "rtl",
        "emoji",
        "control",
        "breaks",
        "nbsp",
        "wide",
        "invisible",
        "rare",
        "spaces",
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_odd_text_is_printed_without_a_crash_and_inside_its_cell(text, bold, tmp_path):
    made = one_cell(text, bold=bold)
    report = print_pdf(Sheet(text, made.blocks, owner=text, subtitle=text), tmp_path / "odd.pdf")
    assert report.overflows == ()
    assert len(pdf_texts(tmp_path / "odd.pdf")) == report.pages


def test_control_characters_vanish_and_lone_surrogates_are_replaced():
    assert clean("a\x00b\tc\ud800\r\nd\u2028e\n\n") == "ab    c\N{REPLACEMENT CHARACTER}\nd\ne"


@pytest.mark.parametrize("override", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_an_override_does_not_turn_a_cell_around(override, tmp_path):
    text = f"138 0000{override}1234 abc"
    assert clean(text) == "138 00001234 abc"
    print_pdf(one_cell(text), tmp_path / "a.pdf")
    assert "13800001234abc" in pdf_texts(tmp_path / "a.pdf")[0]


def test_a_radical_is_printed_as_the_character_it_looks_like():
    assert clean("⼀⻋⺒") == "一车巳"


def test_an_empty_line_inside_a_text_keeps_its_room():
    lines = Lines("a\n\nb", 1000, 100)
    assert [lines.text(n, n + 1) for n in range(3)] == ["a", " ", "b"] or len(lines) == 3
    assert lines.height() > 2.5 * Lines("a", 1000, 100).height()


def test_long_texts_outside_tables_run_over_pages():
    laid = lay_out(
        Sheet(
            "题" * 2500,
            (Paragraph("段" * 9000), FieldLine((Field("签" * 60, "值" * 9000), Field("短", "x")))),
            subtitle="副" * 200,
            owner="主" * 400,
        )
    )
    shown = letters("".join(page_texts(laid)))
    assert shown["题"] >= 2500
    assert shown["段"] == 9000
    assert shown["值"] == 9000
    assert shown["副"] >= 200
    assert laid.report().overflows == ()


def test_fields_go_on_in_further_rows_when_one_is_not_enough():
    fields = tuple(Field(f"field {n}", f"value {n}") for n in range(20))
    laid = lay_out(Sheet("T", (), fields=fields))
    assert laid.report().overflows == ()
    assert {f"value {n}" for n in range(20)} <= set(page_texts(laid)[0].split("\n"))


def test_a_figure_is_made_smaller_to_fit_and_keeps_its_caption(qapp):
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    figure = Figure(bytes(buffer.data().data()), 400, 200, "Funnel")
    laid = lay_out(Sheet("T", (Paragraph("x\n" * 55), figure)))
    ((place, shown),) = laid.pages[1].pictures
    assert (shown.width(), shown.height()) == (40, 20)
    assert place.width() / UNIT == pytest.approx(184)
    assert place.height() / UNIT == pytest.approx(92)
    assert "Funnel" in page_texts(laid)[1]
