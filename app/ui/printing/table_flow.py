"""A table over as many pages as it takes: its head on each, rows whole, spans repeated."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from app.sheets.page import Table
from app.ui.printing.grid import Grid, Placed
from app.ui.printing.paper import PAD_Y, STRONG, UNIT, Flow, Printed, rule

_TOGETHER = 0.25  # a group of rows up to this share of a page is not broken
_LEAST_PIECE = 25 * UNIT  # a row taller than a page is begun where this much is left
_HEAD_ROW = 7.5  # mm, at most
_GROWTH = 0.6  # rows that would have to grow more are not stretched


@dataclass(slots=True)
class _Strip:
    """A row, or a piece of one, on the page at hand; `pieces` are the lines of its cells shown in it."""

    row: int
    y: float
    height: float
    cells: list[Placed]
    strong: bool = False
    pieces: dict[Placed, tuple[int, int]] = field(default_factory=dict)
    cut: bool = False


class TableFlow:
    """Lays one table out. `tail` is the height of what follows, which is left free on the last page."""

    def __init__(self, flow: Flow, table: Table, tail: float = 0.0) -> None:
        self._flow = flow
        self._table = table
        self._tail = tail
        self._head = Grid(flow, table.columns, table.heads(), min(table.row_height, _HEAD_ROW))
        self._head.settle()
        rows = table.rows
        if sum(self._head.heights) > 0.5 * flow.full_height:  # too tall to repeat: print it once, as rows
            rows = (*table.heads(), *rows)
            self._head = Grid(flow, table.columns, (), table.row_height)
        self._grid = Grid(flow, table.columns, rows, table.row_height)
        self._strips: list[_Strip] = []
        self._top = flow.y

    @property
    def height(self) -> float:
        """The height when nothing is broken."""
        return self._head_height() + sum(self._grid.heights) + self._blank * self._table.blank_rows

    @property
    def first_height(self) -> float:
        """What a heading above wants to keep with it."""
        return self._head_height() + min(
            (self._grid.heights or [self._blank])[0], 0.25 * self._flow.full_height
        )

    def _head_height(self) -> float:
        return sum(self._head.heights)

    @property
    def _blank(self) -> float:
        return min(max(self._table.blank_height, 4.0) * UNIT, 0.5 * self._flow.full_height)

    def run(self) -> None:
        """Put it all on pages."""
        if not self._table.columns:
            return
        first = self._grid.heights[0] if self._grid.rows else self._blank
        self._flow.fit(self._head_height() + min(first, _LEAST_PIECE))
        self._begin()
        for start, end in self._grid.groups():
            self._group(start, end)
        self._add_blanks()
        if self._table.stretch:
            self._stretch()
        self._close()

    def _begin(self) -> None:
        self._top = self._flow.y
        self._strips = []
        self._flow.y += self._head_height()

    def _next_page(self) -> None:
        if self._strips:
            self._show_cut_labels()
            self._close()
        self._flow.new_page()
        self._begin()

    def _make_room(self, height: float) -> None:
        """Go on to the next page, unless the height is left here or nothing stands here yet."""
        fresh = not self._strips and self._top <= self._flow.top
        if height > self._flow.room + 1 and not fresh:
            self._next_page()

    def _group(self, start: int, end: int) -> None:
        together = sum(self._grid.heights[start:end])
        if end - start > 1 and together <= _TOGETHER * self._flow.full_height:
            self._make_room(together)
        for row in range(start, end):
            if self._needed(row) > self._flow.full_height - self._head_height() + 1:
                self._cut_row(row)
                continue
            labels = (span.height for span in self._grid.starting.get(row, ()))
            self._make_room(max([self._needed(row), *labels]))
            height = self._needed(row)
            if height > self._flow.room + 1:
                self._cut_row(row)
            else:
                self._add(_Strip(row, self._flow.y, height, self._grid.cells[row], self._strong(row)))

    def _strong(self, row: int) -> bool:
        return self._grid.rows[row].strong_top

    def _add(self, strip: _Strip) -> None:
        self._strips.append(strip)
        self._flow.y += strip.height

    def _shown(self, span: Placed) -> float:
        """The height of a spanning cell on the page at hand."""
        return sum(strip.height for strip in self._strips if span.covers(strip.row))

    def _needed(self, row: int) -> float:
        """The height of a row; the last one under a label makes room for what the label still lacks."""
        return max(self._grid.heights[row], self._lacking(row))

    def _lacking(self, row: int) -> float:
        """What labels that end with this row still need."""
        return max((s.height - self._shown(s) for s in self._grid.ending.get(row, ())), default=0.0)

    def _show_cut_labels(self) -> None:
        """Before a page ends inside a span: let the last row grow until the label fits, if it can."""
        last = self._strips[-1]
        for span in self._grid.spans:
            if span.covers(last.row) and span.covers(last.row + 1):
                lacking = span.height - self._shown(span)
                if 0 < lacking <= self._flow.room:
                    last.height += lacking
                    self._flow.y += lacking

    def _cut_row(self, row: int) -> None:
        """A row taller than a page: as many lines as fit, the rest on the next page."""
        self._make_room(_LEAST_PIECE)
        cells = self._grid.cells[row]
        done = dict.fromkeys(cells, 0)
        strong = self._strong(row)
        while True:
            room = self._flow.room - 2 * PAD_Y
            least = 0 if self._strips else 1
            shown = {c: (done[c], c.lines.fitting(done[c], room, at_least=least)) for c in cells}
            done = {cell: last for cell, (_first, last) in shown.items()}
            lacking = max(self._lacking(row), 4 * UNIT)
            ended = all(done[c] >= len(c.lines) for c in cells) and lacking <= self._flow.room
            used = max((c.lines.height(*shown[c]) for c in cells), default=0) + 2 * PAD_Y
            height = max(used, lacking if ended else self._flow.room)
            self._add(_Strip(row, self._flow.y, height, cells, strong, shown, cut=True))
            if ended:
                return
            strong = False
            self._next_page()

    def _add_blanks(self) -> None:
        cells = self._grid.blanks()
        for _ in range(self._table.blank_rows):
            self._make_room(self._blank)
            self._add(_Strip(-1, self._flow.y, self._blank, cells))
        if self._table.fill_page:
            room = self._flow.room - self._tail
            count = int(room / self._blank)
            for _ in range(count):
                self._add(_Strip(-1, self._flow.y, room / count, cells))

    def _stretch(self) -> None:
        """Let the rows of this page grow evenly towards its bottom."""
        whole = [strip for strip in self._strips if not strip.cut]
        height = sum(strip.height for strip in whole)
        more = self._flow.room - self._tail
        if not 0 < more <= _GROWTH * height:
            return
        y = self._strips[0].y
        for strip in self._strips:
            strip.y = y
            if not strip.cut:
                strip.height += more / len(whole)
            y += strip.height
        self._flow.y = y

    def _close(self) -> None:
        """Draw what stands on this page."""
        y = self._top
        heads = []
        for row, height in enumerate(self._head.heights):
            heads.append(_Strip(row, y, height, self._head.cells[row]))
            y += height
        if not heads and not self._strips:
            return
        self._draw(heads, self._head.spans)
        self._draw(self._strips, self._grid.spans)
        page, left, right = self._flow.page, self._flow.left, self._flow.left + self._flow.width
        if heads and self._strips:
            page.rules.append(rule(left, y, right, y, STRONG))
        for strip in self._strips[1:]:
            if strip.strong:
                page.rules.append(rule(left, strip.y, right, strip.y, STRONG))
        bottom = max(self._flow.y, y)
        page.frames.append(QRectF(left, self._top, self._flow.width, bottom - self._top))

    def _draw(self, strips: list[_Strip], spans: list[Placed]) -> None:
        for strip in strips:
            down = _first_line(strip)
            for placed in strip.cells:
                first, last = strip.pieces.get(placed, (0, len(placed.lines)))
                at = down if placed.top or strip.cut else None
                self._cell(placed, strip.y, strip.height, first, last, at)
        for span in spans:
            under = [strip for strip in strips if span.covers(strip.row)]
            if under:
                height = sum(strip.height for strip in under)
                last = len(span.lines) if span.height <= height + 1 else 0
                self._cell(span, under[0].y, height, 0, last, PAD_Y if span.top else None)

    def _cell(
        self, placed: Placed, y: float, height: float, first: int, last: int, down: float | None
    ) -> None:
        page = self._flow.page
        rect = QRectF(self._flow.left + placed.x, y, placed.width, height)
        page.boxes.append(rect)
        if placed.cell.shaded:
            page.shades.append(rect)
        if last > first:
            used = placed.lines.height(first, last)
            down = max((height - used) / 2, 0) if down is None else down
            page.texts.append(Printed(placed.lines, first, last, rect.x() + placed.pad, y + down, rect))


def _first_line(strip: _Strip) -> float:
    """How far down the texts at the top of a row begin: all at one height, in the middle of a low row."""
    if strip.cut:
        return PAD_Y
    tallest = max((placed.lines.height() for placed in strip.cells if placed.top), default=0.0)
    return max(PAD_Y, min((strip.height - tallest) / 2, 3 * PAD_Y))
