"""Every kind of block but the table: how high it is, and how it goes onto the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.sheets.page import Field, FieldLine, Figure, Heading, Paragraph
from app.ui.printing.lines import Lines
from app.ui.printing.paper import HEADING, INNER, SMALL, UNIT, Flow, Printed, pixels, rule

_GAP = 5 * UNIT  # between two fields
_NARROW = 28 * UNIT  # the least width of a field with its value


class ParagraphFlow:
    """Running text over the whole width."""

    def __init__(self, flow: Flow, block: Paragraph) -> None:
        self._flow = flow
        size = flow.pixels(small=block.small)
        self._lines = Lines(block.text, flow.width, size, bold=block.bold, align=block.align)
        self.height = self._lines.height() + UNIT

    @property
    def first_height(self) -> float:
        return self._lines.height(0, 2)

    def run(self) -> None:
        self._flow.fit(self.first_height)
        self._flow.text(self._lines)
        self._flow.y += UNIT


class HeadingFlow:
    """The heading of a section. `keep` is the height of what must follow on the same page."""

    def __init__(self, flow: Flow, block: Heading, keep: float) -> None:
        self._flow = flow
        self._keep = keep
        self._lines = Lines(block.text, flow.width, pixels(HEADING), bold=True)
        self.height = self.first_height = self._lines.height() + 4 * UNIT

    def run(self) -> None:
        self._flow.fit(min(self.height + self._keep, 0.5 * self._flow.full_height))
        if not self._flow.at_top:
            self._flow.y += 2.8 * UNIT
        self._flow.text(self._lines)
        self._flow.y += 1.2 * UNIT


class FieldsFlow:
    """Labels and values beside one another, as many rows as they need, each value on its line."""

    def __init__(self, flow: Flow, block: FieldLine) -> None:
        self._flow = flow
        per_row = max(1, int((flow.width + _GAP) / (_NARROW + _GAP)))
        fields = block.fields
        self._rows = [self._row(fields[i : i + per_row]) for i in range(0, len(fields), per_row)]
        self._heights = [max(max(a.height(), b.height()) for _x, a, b in row) + UNIT for row in self._rows]
        self.height = sum(self._heights)

    @property
    def first_height(self) -> float:
        return self._heights[0] if self._heights else 0.0

    def _row(self, fields: tuple[Field, ...]) -> list[tuple[float, Lines, Lines]]:
        """The place, the label and the value of each field."""
        flow = self._flow
        room = flow.width - _GAP * (len(fields) - 1)
        whole = sum(max(field.share, 0.1) for field in fields)
        x = flow.left
        made = []
        for field in fields:
            width = room * max(field.share, 0.1) / whole
            name = Lines(field.label, 0.5 * width, flow.pixels())
            used = min(name.widest() + 1.2 * UNIT, 0.5 * width)
            made.append((x, name, Lines(field.value, width - used, flow.pixels())))
            x += width + _GAP
        return made

    def run(self) -> None:
        for row, height in zip(self._rows, self._heights, strict=True):
            if height > self._flow.full_height:
                self._as_text(row)
                continue
            self._flow.fit(height)
            for x, name, value in row:
                self._field(x, name, value, height - UNIT)
            self._flow.y += height

    def _field(self, x: float, name: Lines, value: Lines, height: float) -> None:
        flow = self._flow
        page, y = flow.page, flow.y
        right = x + name.width / 0.5
        left = right - value.width
        if len(name):
            cell = QRectF(x, y, left - x, height)
            page.texts.append(Printed(name, 0, len(name), x, y, cell))
        if len(value):
            page.texts.append(Printed(value, 0, len(value), left, y, QRectF(left, y, value.width, height)))
        page.rules.append(rule(left, y + height, right, y + height, INNER))

    def _as_text(self, row: list[tuple[float, Lines, Lines]]) -> None:
        """A value longer than a page runs on like text."""
        for x, name, value in row:
            self._flow.text(name, x)
            self._flow.text(value, x + name.width / 0.5 - value.width)


class FigureFlow:
    """A picture with its caption, never larger than the page."""

    def __init__(self, flow: Flow, block: Figure) -> None:
        self._flow = flow
        self._image = QImage.fromData(block.png)
        self._caption = Lines(block.caption, flow.width, pixels(SMALL), align="center")
        room = 0.8 * flow.full_height
        scale = min(1.0, flow.width / (block.width * UNIT), room / (block.height * UNIT))
        self._size = (block.width * UNIT * scale, block.height * UNIT * scale)
        self.height = self.first_height = self._size[1] + self._caption.height() + 2 * UNIT

    def run(self) -> None:
        flow = self._flow
        flow.fit(min(self.height, flow.full_height))
        width, height = self._size
        place = QRectF(flow.left + (flow.width - width) / 2, flow.y, width, height)
        flow.page.pictures.append((place, self._image))
        flow.y += height + UNIT
        flow.text(self._caption)
        flow.y += UNIT
