"""The look of the paper, and what a laid-out page holds.

Everything is measured once in units of 1/1200 inch, whatever device it is painted on later.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage, QPolygonF

from app.sheets.page import Orientation
from app.ui.printing.lines import Lines

DPI = 1200
UNIT = DPI / 25.4  # one mm
A4 = (210.0, 297.0)
MARGIN = 13 * UNIT

TITLE, HEADING, BODY, SMALL, FOOT = 17.0, 10.5, 9.25, 8.0, 7.5  # pt
OUTER, STRONG, INNER = 0.35 * UNIT, 0.28 * UNIT, 0.15 * UNIT  # rules
SHADE = "#ececec"
PAD_X, PAD_Y = 1.3 * UNIT, 0.8 * UNIT  # inside a cell
MIN_COLUMN = 5 * UNIT


def pixels(points: float) -> int:
    """A type size in units."""
    return round(points / 72 * DPI)


def paper_size(orientation: Orientation) -> tuple[float, float]:
    """Width and height of the paper in units."""
    width, height = A4[0] * UNIT, A4[1] * UNIT
    return (height, width) if orientation == "landscape" else (width, height)


def in_mm(rect: QRectF) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in mm."""
    return (rect.left() / UNIT, rect.top() / UNIT, rect.right() / UNIT, rect.bottom() / UNIT)


@dataclass(slots=True)
class Printed:
    """Lines `first` to `last` (exclusive) of a text at a place, and the cell or margin they must stay in."""

    lines: Lines
    first: int
    last: int
    x: float
    y: float
    cell: QRectF


@dataclass(slots=True)
class Page:
    """What is painted on one page, in this order."""

    shades: list[QRectF] = field(default_factory=list)
    shapes: list[tuple[QPolygonF, bool]] = field(default_factory=list)  # outlines; shaded or not
    boxes: list[QRectF] = field(default_factory=list)
    rules: list[tuple[QLineF, float]] = field(default_factory=list)
    frames: list[QRectF] = field(default_factory=list)
    pictures: list[tuple[QRectF, QImage]] = field(default_factory=list)
    texts: list[Printed] = field(default_factory=list)


class Flow:
    """Where the next block goes; makes a new page when the last one is full."""

    def __init__(
        self, size: tuple[float, float], running_head: float, foot: float, scale: float = 1.0
    ) -> None:
        self.scale = scale  # of texts and rows
        self.left = MARGIN
        self.width = size[0] - 2 * MARGIN
        self.bottom = size[1] - MARGIN - foot
        self._later_top = MARGIN + running_head
        self._size = size
        self.pages: list[Page] = []
        self.top = self.y = MARGIN
        self._begin(MARGIN)

    def _begin(self, top: float) -> None:
        self.pages.append(Page())
        self.top = self.y = top

    def new_page(self) -> None:
        self._begin(self._later_top)

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def room(self) -> float:
        return self.bottom - self.y

    @property
    def at_top(self) -> bool:
        return self.y <= self.top

    def pixels(self, *, small: bool = False) -> int:
        """The size of the body's type."""
        return pixels((SMALL if small else BODY) * self.scale)

    @property
    def full_height(self) -> float:
        """The height of the body of a page after the first."""
        return self.bottom - self._later_top

    def margins(self) -> QRectF:
        """What nothing may leave."""
        return QRectF(MARGIN, MARGIN, self.width, self._size[1] - 2 * MARGIN)

    def column(self, top: float, height: float) -> QRectF:
        """The whole width at a height."""
        return QRectF(self.left, top, self.width, height)

    def fit(self, height: float) -> None:
        """Go on to the next page unless this height is left, or the page is still empty."""
        if height > self.room + 1 and not self.at_top:
            self.new_page()

    def text(self, lines: Lines, left: float | None = None) -> None:
        """Running text from here on, cut between lines where a page ends."""
        x = self.left if left is None else left
        first = 0
        while first < len(lines):
            last = lines.fitting(first, self.room, at_least=1 if self.at_top else 0)
            if last > first:
                height = lines.height(first, last)
                cell = QRectF(x, self.y, lines.width, height)
                self.page.texts.append(Printed(lines, first, last, x, self.y, cell))
                self.y += height
            first = last
            if first < len(lines):
                self.new_page()


def rule(x1: float, y1: float, x2: float, y2: float, width: float) -> tuple[QLineF, float]:
    """A line and its thickness."""
    return QLineF(x1, y1, x2, y2), width
