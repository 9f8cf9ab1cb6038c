"""Tables over pages: rows whole, tall ones cut between lines, spans repeated, empty rows to write in."""

import pytest

from app.sheets.page import Cell, Column, Heading, PageBreak, Paragraph, Row, Sheet, Space, Table, heading
from app.ui.printing.grid import column_widths
from app.ui.printing.layout import lay_out
from app.ui.printing.paper import UNIT
from tests.ui.printing.conftest import empty_cells, letters, lowest_mm, page_texts

TWO = (Column("First"), Column("Second"))


def sheet(*blocks, **kw):
    return Sheet("Title", blocks, **kw)


def boxes(laid, text):
    return [box for box in laid.report().boxes if box.text == text]


def test_a_row_is_never_cut_while_a_page_can_hold_it():
    rows = tuple(Row.of(f"row {n}\n" + "line\n" * (n % 9), str(n)) for n in range(80))
    laid = lay_out(sheet(Table(TWO, rows)))
    assert len(laid.pages) > 2
    for n in range(80):
        (found,) = [box for box in laid.report().boxes if box.text.split("\n")[0] == f"row {n}"]
        assert found.text.count("line") == n % 9


def test_a_cell_taller_than_a_page_is_cut_between_lines_and_loses_none():
    lines = [f"line {n}" for n in range(300)]
    laid = lay_out(
        sheet(Table(TWO, (Row.of("before", ""), Row.of("\n".join(lines), "beside"), Row.of("after", ""))))
    )
    assert len(laid.pages) > 3
    shown = [line for box in laid.report().boxes for line in box.text.split("\n") if line.startswith("line ")]
    assert shown == lines
    assert laid.report().overflows == ()
    assert boxes(laid, "beside")[0].page == 1
    assert boxes(laid, "after")[0].page == len(laid.pages)
    assert [len(boxes(laid, "First")), len(boxes(laid, "Second"))] == [len(laid.pages)] * 2


def test_two_tall_cells_of_one_row_run_side_by_side():
    left, right = "左" * 3000, "右" * 9000
    laid = lay_out(sheet(Table(TWO, (Row.of(left, right),))))
    whole = letters("".join(page_texts(laid)))
    assert whole["左"] == 3000
    assert whole["右"] == 9000
    assert laid.report().overflows == ()


def test_a_span_is_repeated_where_a_page_breaks_it():
    rows = [Row.of(Cell("Monday", rowspan=90), "0", "")] + [Row.of(str(n), "") for n in range(1, 90)]
    laid = lay_out(sheet(Table((Column(), *TWO), tuple(rows))))
    assert len(laid.pages) >= 3
    assert [box.page for box in boxes(laid, "Monday")] == list(range(1, len(laid.pages) + 1))


def test_a_short_group_is_kept_together():
    rows = []
    for day in range(40):
        rows += [Row.of(Cell(f"day {day}", rowspan=3), "a"), Row.of("b"), Row.of(f"end of {day}")]
    laid = lay_out(sheet(Table(TWO, tuple(rows))))
    assert len(laid.pages) > 2
    for day in range(40):
        (label,) = boxes(laid, f"day {day}")
        assert boxes(laid, f"end of {day}")[0].page == label.page


def test_a_label_taller_than_its_rows_makes_the_last_one_higher():
    laid = lay_out(sheet(Table(TWO, (Row.of(Cell("x\n" * 20 + "x", rowspan=2), "a"), Row.of("b")))))
    assert laid.report().overflows == ()
    (label,) = [box for box in laid.report().boxes if box.text.startswith("x")]
    assert label.cell_mm[3] == pytest.approx(boxes(laid, "b")[0].cell_mm[3])


def test_a_label_taller_than_half_a_page_stands_in_its_first_row_whole():
    label = "字" * 1200
    rows = (Row.of(Cell(label, rowspan=3), "a"), Row.of("b"), Row.of("c"))
    laid = lay_out(sheet(Table((Column(fixed=15), Column()), rows)))
    assert letters("".join(page_texts(laid)))["字"] == 1200
    assert laid.report().overflows == ()
    assert boxes(laid, "c")[0].page == len(laid.pages)


def test_columns_of_several_levels_share_the_width():
    head = (
        Row.of(heading("Date", rowspan=2), heading("Meeting", colspan=2)),
        Row.of(heading("said"), heading("next")),
    )
    laid = lay_out(sheet(Table((Column(fixed=20), Column(), Column()), (Row.of("1", "2", "3"),), head)))
    date, meeting = boxes(laid, "Date")[0].cell_mm, boxes(laid, "Meeting")[0].cell_mm
    said, following = boxes(laid, "said")[0].cell_mm, boxes(laid, "next")[0].cell_mm
    assert date[2] - date[0] == pytest.approx(20)
    assert date[3] == pytest.approx(said[3])
    assert (meeting[0], meeting[2]) == (pytest.approx(said[0]), pytest.approx(following[2]))


def test_empty_rows_fill_the_page_and_leave_room_for_what_follows():
    laid = lay_out(sheet(Table(TWO, (Row.of("only", ""),), fill_page=True), Space(3), Paragraph("Signed")))
    assert len(laid.pages) == 1
    assert empty_cells(laid, 0) > 40
    assert lowest_mm(laid, 0) < boxes(laid, "Signed")[0].rect_mm[1]
    assert boxes(laid, "Signed")[0].rect_mm[3] > 270


def test_blank_rows_are_given_even_on_a_page_of_their_own():
    rows = tuple(Row.of(str(n), "", min_height=20) for n in range(11))
    plain = lay_out(sheet(Table(TWO, rows)))
    wanted = lay_out(sheet(Table(TWO, rows, blank_rows=6, blank_height=10)))
    assert len(wanted.pages) == len(plain.pages) + 1
    assert empty_cells(wanted, -1) >= 2


def test_an_empty_table_still_shows_its_head():
    assert boxes(lay_out(sheet(Table(TWO))), "First")


def test_a_table_without_columns_is_nothing():
    assert len(lay_out(sheet(Table(()))).pages[0].frames) == 0


def test_a_head_does_not_stand_alone_at_the_foot_of_a_page():
    filler = Table((Column(),), (Row.of("", min_height=120), Row.of("", min_height=113)))
    laid = lay_out(sheet(filler, Heading("Contacts"), Table(TWO, (Row.of("one", "two"),))))
    pages = {boxes(laid, text)[0].page for text in ("Contacts", "First", "one")}
    assert pages == {2}


def test_a_head_taller_than_half_a_page_is_printed_once():
    tall = (Row.of(heading("h\n" * 80), heading("x")),)
    rows = tuple(Row.of(str(n), "") for n in range(60))
    laid = lay_out(sheet(Table((Column(), Column()), rows, tall)))
    assert letters("".join(page_texts(laid)))["h"] == 80
    assert laid.report().overflows == ()


def test_a_page_break_begins_a_page():
    laid = lay_out(sheet(Paragraph("one"), PageBreak(), Paragraph("two")))
    assert boxes(laid, "two")[0].page == 2


def test_a_row_with_more_cells_than_columns_is_a_mistake_of_the_form():
    with pytest.raises(ValueError, match="more cells than columns"):
        lay_out(sheet(Table(TWO, (Row.of("1", "2", "3"),))))


def test_a_sheet_that_wants_one_page_is_set_smaller_to_get_it():
    rows = tuple(Row.of(str(n), "") for n in range(36))
    assert len(lay_out(sheet(Table(TWO, rows))).pages) == 2
    assert len(lay_out(sheet(Table(TWO, rows), fit_pages=1)).pages) == 1
    many = tuple(Row.of(str(n), "") for n in range(200))
    assert len(lay_out(sheet(Table(TWO, many), fit_pages=1)).pages) > 4


def test_fixed_widths_are_kept_and_shares_divide_the_rest():
    widths = column_widths((Column(fixed=20), Column(share=1), Column(share=3)), 184 * UNIT)
    assert [round(width / UNIT) for width in widths] == [20, 41, 123]


@pytest.mark.parametrize(
    "columns",
    [
        (Column(fixed=500), Column(fixed=500)),
        (Column(fixed=180), Column(), Column()),
        (Column(share=0.0001), Column(share=100)),
        (Column(),) * 80,
    ],
)
def test_widths_always_fill_the_page_and_no_column_vanishes(columns):
    widths = column_widths(columns, 184 * UNIT)
    assert sum(widths) == pytest.approx(184 * UNIT)
    assert min(widths) >= min(5 * UNIT, 184 * UNIT / len(columns)) * 0.4
