"""The description of a sheet, without Qt."""

from app.sheets.page import Cell, Column, Row, Table, heading, key_values, label


def test_a_row_takes_texts_and_cells():
    row = Row.of("plan", Cell("bold", bold=True), min_height=9)
    assert row.cells == (Cell("plan"), Cell("bold", bold=True))
    assert row.min_height == 9


def test_the_labels_of_columns_become_the_head():
    table = Table((Column("Time"), Column("Plan")))
    assert table.heads() == (Row((heading("Time"), heading("Plan"))),)


def test_a_head_of_several_levels_is_taken_as_given():
    head = (Row.of(heading("Meeting", colspan=2)), Row.of(heading("said"), heading("done")))
    assert Table((Column("x"), Column("y")), head=head).heads() == head


def test_columns_without_labels_have_no_head():
    assert Table((Column(), Column())).heads() == ()


def test_pairs_fill_the_grid_row_by_row_and_the_last_value_reaches_its_edge():
    grid = key_values((("Name", "Liu"), ("Phone", "138"), ("Address", "far away", 3), ("Source", "Sun")))
    first, second, third = grid.rows
    assert [cell.text for cell in first.cells] == ["Name", "Liu", "Phone", "138"]
    assert [cell.colspan for cell in first.cells] == [1, 1, 1, 3]
    assert second.cells == (label("Address"), Cell("far away", colspan=5))
    assert third.cells == (label("Source"), Cell("Sun", colspan=5))


def test_a_pair_that_no_longer_fits_begins_a_new_row():
    grid = key_values((("A", "1"), ("B", "2", 2), ("C", "3", 9)), across=2)
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["A", "1"], ["B", "2"], ["C", "3"]]
    assert all(sum(cell.colspan for cell in row.cells) == 4 for row in grid.rows)


def test_no_pairs_make_no_rows():
    assert key_values(()).rows == ()
