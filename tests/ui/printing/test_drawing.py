"""Drawings on paper: in the middle, whole, their texts inside their rooms."""

from app.sheets.page import Drawing, Inscription, Paragraph, Shape, Sheet, Space, Stroke
from app.ui.printing.layout import lay_out
from app.ui.printing.painter import page_image, print_pdf
from app.ui.printing.paper import UNIT
from tests.ui.printing.conftest import pdf_texts


def drawn(width=100.0, height=50.0, text="三次拜访"):
    return Drawing(
        width,
        height,
        (Shape(((0, 0), (width, 0), (width, height), (0, height)), shaded=True),),
        (Stroke((0, 0), (width, height), strong=True),),
        (Inscription(text, 10, 10, 40, 8, bold=True), Inscription("", 0, 0, 5, 5)),
    )


def test_lines_outlines_and_texts_are_painted_where_they_are_said(tmp_path):
    laid = lay_out(Sheet("T", (drawn(),)))
    (page,) = laid.pages
    outline, shaded = page.shapes[0]
    assert shaded
    assert abs(outline.boundingRect().center().x() - laid.size[0] / 2) < 1
    assert abs(outline.boundingRect().width() - 100 * UNIT) < 1
    assert laid.report().overflows == ()
    assert print_pdf(laid.sheet, tmp_path / "a.pdf").pages == 1
    assert "三次拜访" in pdf_texts(tmp_path / "a.pdf")[0]
    picture = page_image(laid, 1, 3)
    middle = outline.boundingRect().center() * (3 / UNIT)
    assert picture.pixelColor(round(middle.x()) + 20, round(middle.y())).name() == "#ececec"


def test_a_text_too_large_for_its_room_is_set_smaller():
    laid = lay_out(Sheet("T", (drawn(text="很长的一段话，" * 12),)))
    assert laid.report().overflows == ()


def test_a_drawing_is_never_broken_and_shrinks_to_the_page():
    laid = lay_out(Sheet("T", (Paragraph("x"), Space(230), drawn(), drawn(400, 900))))
    assert len(laid.pages) == 3
    for page in laid.pages[1:]:
        bounds = page.shapes[0][0].boundingRect()
        assert bounds.bottom() < laid.size[1]
        assert bounds.width() < laid.size[0]
