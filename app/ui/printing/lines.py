"""A text broken into lines that fit a width, to be drawn whole or in part.

Qt breaks lines as Chinese wants (no closing mark at the start of a line) and long words anywhere.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from app.core import paths
from app.sheets.page import Align
from app.ui.fonts import load_fonts

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Overrides and isolates too: they would turn a cell around on paper.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ALIGNMENT = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_TOLERANCE = 2.0  # units: a twentieth of a mm
_LEADING = 0.9  # the fonts' own line height is roomy for a form
_PIECE = 8  # a cluster up to this length is set smaller rather than cut


@cache
def _aliases() -> dict[int, str]:
    """Radicals and look-alikes that the fonts write as the ordinary character."""
    pairs = paths.resource("fonts/aliases.txt").read_text("utf-8").splitlines()
    return {ord(pair[0]): pair[1:] for pair in pairs}


def clean(text: str) -> str:
    """What is printed: no control or direction characters, no lone surrogates, one kind of line break."""
    kept = _BREAKS.sub("\n", text).replace("\t", "    ")
    kept = _CONTROL.sub("", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", kept))
    return kept.translate(_aliases()).strip("\n")


class Lines:
    """A text in a width. Never wider: what cannot be broken is cut into pieces or set smaller."""

    def __init__(
        self, text: str, width: float, pixels: int, *, bold: bool = False, align: Align = "left"
    ) -> None:
        self.width = max(width, 1.0)
        self._bold = bold
        self._align = align
        self._paragraphs = clean(text).split("\n") if text else []
        self._lay(pixels)
        if self.widest() > self.width + _TOLERANCE and self._cut_clusters():
            self._lay(pixels)
        while (widest := self.widest()) > self.width + _TOLERANCE and pixels > 1:
            pixels = max(1, int(pixels * min(0.9, self.width / widest)))
            self._lay(pixels)

    def _lay(self, pixels: int) -> None:
        font = _font(pixels, self._bold)
        self._usual = QFontMetricsF(font).height()
        # The lines point into their layouts, which must live as long.
        self._layouts: list[QTextLayout] = []
        self._lines: list[QTextLine] = []
        self._owners: list[str] = []  # the paragraph of each line
        self.heights: list[float] = []
        for paragraph in self._paragraphs:
            self._break(paragraph, font)

    def _break(self, paragraph: str, font: QFont) -> None:
        # An empty paragraph is a line of its own.
        layout = QTextLayout(paragraph or " ", font)
        layout.setTextOption(_option(self._align))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, 0))
            self._lines.append(line)
            self._owners.append(paragraph)
            # A line with a letter of another, taller font keeps its height.
            usual = line.height() <= self._usual + 1
            self.heights.append(line.height() * (_LEADING if usual else 1.0))
        layout.endLayout()
        self._layouts.append(layout)

    def widest(self) -> float:
        """The width of the longest line."""
        return max((line.naturalTextWidth() for line in self._lines), default=0.0)

    def _cut_clusters(self) -> bool:
        """A letter under a hundred accents is one cluster to Qt: let it go on in the next line."""
        pieces: list[str] = []
        cut = False
        for index, line in enumerate(self._lines):
            text, width = self.text(index, index + 1), line.naturalTextWidth()
            size = max(_PIECE, int(len(text) * self.width / width)) if width > self.width else len(text)
            cut = cut or size < len(text)
            pieces += [text[i : i + size] for i in range(0, len(text), size)] or [text]
        if cut:
            self._paragraphs = pieces  # every line stands for itself now
        return cut

    def __len__(self) -> int:
        return len(self._lines)

    def height(self, first: int = 0, last: int | None = None) -> float:
        """The height of some lines, or of all."""
        return sum(self.heights[first:last])

    def fitting(self, first: int, room: float, *, at_least: int = 0) -> int:
        """The line after the last of those that fit into `room`, from `first` on."""
        last, used = first, 0.0
        while last < len(self) and (
            last - first < at_least or used + self.heights[last] <= room + _TOLERANCE
        ):
            used += self.heights[last]
            last += 1
        return last

    def draw(self, painter: QPainter, x: float, y: float, first: int, last: int) -> None:
        """Paint some lines, the first of them with its top at `y`."""
        for index in range(first, last):
            line, height = self._lines[index], self.heights[index]
            line.draw(painter, QPointF(x, y - (line.height() - height) / 2))
            y += height

    def ink(self, x: float, y: float, first: int, last: int) -> QRectF:
        """The rectangle that some lines take up when drawn there."""
        box = QRectF()
        for index in range(first, last):
            text = self._lines[index].naturalTextRect()
            box = box.united(QRectF(x + text.x(), y, text.width(), self.heights[index]))
            y += self.heights[index]
        return box

    def text(self, first: int, last: int) -> str:
        """The characters of some lines."""
        shown = zip(self._lines[first:last], self._owners[first:last], strict=True)
        return "\n".join(_slice(owner, line.textStart(), line.textLength()) for line, owner in shown)


@cache
def _font(pixels: int, bold: bool) -> QFont:
    return load_fonts().make(pixels, bold=bold)


@cache
def _option(align: Align) -> QTextOption:
    option = QTextOption(_ALIGNMENT[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    return option


def _slice(text: str, start: int, length: int) -> str:
    """Qt counts UTF-16 units, Python characters."""
    raw = text.encode("utf-16-le")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
