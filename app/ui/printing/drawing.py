"""A drawing of lines, outlines and texts, on paper as sharp as the type."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from app.sheets.page import Drawing, Inscription
from app.ui.printing.lines import Lines
from app.ui.printing.paper import INNER, STRONG, UNIT, Flow, Printed, rule

_SMALLER = 0.92  # of a text that is too high for its room
_LEAST = 40  # units: below this nobody can read it, and it stays as it is


class DrawingFlow:
    """Puts a drawing in the middle of the width, whole, made smaller where the page is smaller."""

    def __init__(self, flow: Flow, block: Drawing) -> None:
        self._flow = flow
        self._block = block
        room = 0.95 * flow.full_height
        self._scale = min(1.0, flow.width / (block.width * UNIT), room / (block.height * UNIT))
        self.height = self.first_height = block.height * UNIT * self._scale + UNIT

    def run(self) -> None:
        flow, block = self._flow, self._block
        flow.fit(self.height)
        left = flow.left + (flow.width - block.width * UNIT * self._scale) / 2
        top = flow.y
        factor = UNIT * self._scale
        for shape in block.shapes:
            outline = QPolygonF([QPointF(left + x * factor, top + y * factor) for x, y in shape.points])
            flow.page.shapes.append((outline, shape.shaded))
        for stroke in block.strokes:
            (x1, y1), (x2, y2) = stroke.start, stroke.end
            ends = (left + x1 * factor, top + y1 * factor, left + x2 * factor, top + y2 * factor)
            flow.page.rules.append(rule(*ends, STRONG if stroke.strong else INNER))
        for text in block.texts:
            cell = QRectF(
                left + text.left * factor, top + text.top * factor, text.width * factor, text.height * factor
            )
            self._write(text, cell)
        flow.y += self.height

    def _write(self, text: Inscription, cell: QRectF) -> None:
        pixels = round(self._flow.pixels(small=text.small) * self._scale)
        lines = Lines(text.text, cell.width(), pixels, bold=text.bold, align=text.align)
        while lines.height() > cell.height() and pixels > _LEAST:
            pixels = round(pixels * _SMALLER)
            lines = Lines(text.text, cell.width(), pixels, bold=text.bold, align=text.align)
        if len(lines):
            y = cell.top() + (cell.height() - lines.height()) / 2
            self._flow.page.texts.append(Printed(lines, 0, len(lines), cell.left(), y, cell))
