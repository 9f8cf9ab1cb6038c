"""A table measured: where its columns stand, its texts broken into lines, how high its rows are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.sheets.page import Cell, Column, Row
from app.ui.printing.lines import Lines
from app.ui.printing.paper import MIN_COLUMN, PAD_X, PAD_Y, UNIT, Flow

_CODE = re.compile(r"[!-~]{2,16}")  # a date, a time, a number: set a little smaller rather than broken


@dataclass(eq=False, slots=True)
class Placed:
    """A cell in its place. `rows` counts the rows it covers, itself included."""

    cell: Cell
    row: int
    rows: int
    x: float
    width: float
    pad: float
    top: bool  # the text stands at the top of the cell, not in its middle
    lines: Lines

    @property
    def height(self) -> float:
        """What the text needs."""
        return self.lines.height() + 2 * PAD_Y if len(self.lines) else 0.0

    def covers(self, row: int) -> bool:
        return self.row <= row < self.row + self.rows


class Grid:
    """Rows over columns. `spans` are the cells that cover several rows, `cells[r]` those of row r alone."""

    def __init__(
        self, flow: Flow, columns: tuple[Column, ...], rows: tuple[Row, ...], row_height: float
    ) -> None:
        self.widths = column_widths(columns, flow.width)
        self._flow = flow
        self._columns = columns
        self._lefts = [sum(self.widths[:i]) for i in range(len(columns))]
        self._limit = 0.5 * flow.full_height  # of what must stand on one page
        self.rows = rows
        self.cells: list[list[Placed]] = [[] for _ in rows]
        self.spans: list[Placed] = []
        self.starting: dict[int, list[Placed]] = {}  # spans by their first row
        self.ending: dict[int, list[Placed]] = {}  # and by their last
        for number, cells in enumerate(_by_column(columns, rows)):
            for column, cell, covered in cells:
                self._place(number, column, cell, covered)
        self.heights = [self._height(number, row, row_height) for number, row in enumerate(rows)]

    def _place(self, row: int, column: int, cell: Cell, covered: int) -> None:
        placed = self.put(row, column, cell, covered)
        if covered > 1 and placed.height > self._limit:
            # A label too tall to be repeated stands in its first row alone.
            placed.rows, placed.top = 1, True
            self.cells[row].append(placed)
            for below in range(row + 1, row + covered):
                self.cells[below].append(self.put(below, column, Cell(shaded=cell.shaded), 1))
        elif covered > 1:
            self.spans.append(placed)
            self.starting.setdefault(row, []).append(placed)
            self.ending.setdefault(row + covered - 1, []).append(placed)
        else:
            self.cells[row].append(placed)

    def put(self, row: int, column: int, cell: Cell, covered: int) -> Placed:
        """A cell over its columns, its text laid out."""
        own = self._columns[column]
        width = sum(self.widths[column : column + cell.colspan])
        pad = min(PAD_X, width * 0.12)
        size = self._flow.pixels(small=cell.small)
        align = cell.align or own.align
        lines = Lines(cell.text, width - 2 * pad, size, bold=cell.bold, align=align)
        if len(lines) > 1 and _CODE.fullmatch(cell.text):
            smaller = Lines(cell.text, width - 2 * pad, int(size * 0.75), bold=cell.bold, align=align)
            share = (width - 2 * pad) / smaller.widest()
            if len(smaller) == 1:
                size = int(min(size, size * 0.75 * share * 0.99))
                lines = Lines(cell.text, width - 2 * pad, size, bold=cell.bold, align=align)
        top = (cell.valign or own.valign) == "top"
        return Placed(cell, row, covered, self._lefts[column], width, pad, top, lines)

    def blanks(self) -> list[Placed]:
        """The empty cells of a row to write in by hand."""
        return [self.put(-1, column, Cell(), 1) for column in range(len(self._columns))]

    def _height(self, number: int, row: Row, row_height: float) -> float:
        lowest = (row_height if row.min_height is None else row.min_height) * UNIT * self._flow.scale
        return max(min(lowest, self._limit), *(placed.height for placed in self.cells[number]), 2 * PAD_Y)

    def settle(self) -> None:
        """Make the last row under each span high enough for it: for rows that no page breaks."""
        for row, spans in self.ending.items():
            for span in spans:
                lacking = span.height - sum(self.heights[span.row : row + 1])
                self.heights[row] += max(0.0, lacking)

    def groups(self) -> Iterable[tuple[int, int]]:
        """The first row and the end of each group of rows that spans tie together."""
        start = 0
        while start < len(self.rows):
            end = start + 1
            row = start
            while row < end:
                end = max([end, *(span.row + span.rows for span in self.starting.get(row, ()))])
                row += 1
            yield start, end
            start = end


def _by_column(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Iterable[list[tuple[int, Cell, int]]]:
    """Per row: column, cell, rows covered. Columns under a span are skipped, missing cells are empty."""
    busy = [0] * len(columns)  # rows that a span above still covers, per column
    for number, row in enumerate(rows):
        given = list(row.cells)
        found: list[tuple[int, Cell, int]] = []
        column = 0
        while column < len(columns):
            if busy[column]:
                column += 1
                continue
            cell = given.pop(0) if given else Cell()
            width = _free(busy, column, cell.colspan)
            covered = max(1, min(cell.rowspan, len(rows) - number))
            if width != cell.colspan:
                cell = Cell(
                    cell.text,
                    cell.bold,
                    cell.small,
                    cell.shaded,
                    cell.align,
                    cell.valign,
                    width,
                    cell.rowspan,
                )
            found.append((column, cell, covered))
            busy[column : column + width] = [covered] * width
            column += width
        if given:
            raise ValueError(f"row {number} has more cells than columns: {given[0].text!r}")
        busy = [max(0, left - 1) for left in busy]
        yield found


def _free(busy: list[int], column: int, wanted: int) -> int:
    """How many columns from this one on are free, up to those wanted."""
    width = 1
    while width < wanted and column + width < len(busy) and not busy[column + width]:
        width += 1
    return width


def column_widths(columns: tuple[Column, ...], total: float) -> list[float]:
    """Fixed widths first, shares of the rest; no column narrower than it can bear while there is room."""
    floor = min(MIN_COLUMN, total / max(1, len(columns)))
    sharing = [i for i, column in enumerate(columns) if column.fixed is None]
    widths = [max(floor, (column.fixed or 0) * UNIT) for column in columns]
    fixed = sum(width for i, width in enumerate(widths) if i not in sharing)
    left = total - fixed
    if not sharing or left < floor * len(sharing):
        return [width * total / sum(widths) for width in widths]
    while sharing:
        shares = {i: max(columns[i].share, 0.001) for i in sharing}
        narrow = [i for i in sharing if left * shares[i] / sum(shares.values()) < floor]
        if not narrow or len(narrow) == len(sharing):
            for i in sharing:
                widths[i] = left * shares[i] / sum(shares.values())
            break
        left -= floor * len(narrow)
        sharing = [i for i in sharing if i not in narrow]
    return widths
