"""What a sheet of paper holds, said without Qt: the painter in ui/printing lays any of it out.

All texts are literal; a line break in a text breaks the line. Lengths are in mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Valign = Literal["top", "middle"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. What it does not say itself, its column does."""

    text: str = ""
    bold: bool = False
    small: bool = False
    shaded: bool = False
    align: Align | None = None
    valign: Valign | None = None
    colspan: int = 1
    rowspan: int = 1  # rows below leave the covered columns out; repeated where a page breaks the span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, left to right; cells that are missing at the end are empty."""

    cells: tuple[Cell, ...]
    min_height: float | None = None  # None: the row height of the table
    strong_top: bool = False  # a heavier rule above: a new day, a new group

    @classmethod
    def of(cls, *cells: Cell | str, min_height: float | None = None, strong_top: bool = False) -> Row:
        """A row whose plain cells are given as texts."""
        made = tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
        return cls(made, min_height, strong_top)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: fixed in mm, or a share of the width that the fixed ones leave."""

    label: str = ""
    share: float = 1.0
    fixed: float | None = None
    align: Align = "left"
    valign: Valign = "middle"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Its head is repeated on every page that it reaches."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    head: tuple[Row, ...] = ()  # several levels of heading; empty: the labels of the columns, if any
    row_height: float = 7.0
    blank_rows: int = 0  # empty rows after the last, to write in by hand
    blank_height: float = 8.5
    fill_page: bool = False  # further empty rows down to the bottom of the last page
    stretch: bool = False  # rows of the last page grow, a little, to reach its bottom

    def heads(self) -> tuple[Row, ...]:
        """The rows to repeat on every page."""
        if self.head or not any(column.label for column in self.columns):
            return self.head
        return (Row(tuple(heading(column.label) for column in self.columns)),)


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value; an empty value leaves a line to write on."""

    label: str
    value: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Fields beside one another, each value on an underline."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; stays with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text over the whole width."""

    text: str
    bold: bool = False
    small: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Space:
    """Room between two blocks, dropped at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG bytes) at a size, made smaller where the page is smaller."""

    png: bytes
    width: float
    height: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline through these points, perhaps shaded."""

    points: tuple[tuple[float, float], ...]
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one point to another."""

    start: tuple[float, float]
    end: tuple[float, float]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Inscription:
    """A text in a room of the drawing, set smaller where it would not fit."""

    text: str
    left: float
    top: float
    width: float
    height: float
    bold: bool = False
    small: bool = False
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines, outlines and texts in mm from its upper left corner; never broken over pages."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    texts: tuple[Inscription, ...] = ()


Block = Table | FieldLine | Heading | Paragraph | Space | PageBreak | Figure | Drawing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole form, on as many pages as it takes."""

    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    subtitle: str = ""  # below the title, and right of it in the head of later pages
    fields: tuple[Field, ...] = ()  # one line below the title
    owner: str = ""  # foot, left: whose diary
    printed: str = ""  # foot, right: when it was printed
    fit_pages: int = 0  # set the type a little smaller if it then takes no more pages than this
    file_name: str = ""  # suggested for the PDF, without suffix; empty: the title


def heading(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    """A cell of a table's head."""
    return Cell(
        text, bold=True, shaded=True, align="center", valign="middle", colspan=colspan, rowspan=rowspan
    )


def label(text: str, rowspan: int = 1) -> Cell:
    """The shaded name of a value in a key-value grid."""
    return Cell(text, shaded=True, align="center", valign="middle", rowspan=rowspan)


def key_values(
    pairs: tuple[tuple[str, str] | tuple[str, str, int], ...],
    *,
    across: int = 3,
    label_width: float = 22.0,
    row_height: float = 7.5,
) -> Table:
    """A grid of labels and values, `across` pairs to a row; a third item of a pair is its width in pairs."""
    columns = (Column(fixed=label_width), Column()) * across
    rows: list[Row] = []
    cells: list[Cell] = []
    used = 0
    for name, value, *wide in pairs:
        width = min(wide[0] if wide else 1, across)
        if used + width > across:
            rows.append(_widened(cells, across - used))
            cells, used = [], 0
        cells += [label(name), Cell(value, colspan=2 * width - 1)]
        used += width
    if cells:
        rows.append(_widened(cells, across - used))
    return Table(columns, tuple(rows), row_height=row_height)


def _widened(cells: list[Cell], left: int) -> Row:
    """The row with its last value reaching over what is left."""
    last = cells[-1]
    return Row((*cells[:-1], Cell(last.text, colspan=last.colspan + 2 * left)))
