"""What the marks of a chart mean: a line at its foot, each word as far on as the one before is long."""

from __future__ import annotations

from collections.abc import Callable

from app.charts.canvas import Canvas

_SIZE = 0.9
_GAP = 1.6  # ems between two entries
Mark = Callable[[float, float], object]  # draws at x and the middle line y


class Legend:
    """Entries from left to right; what does not fit begins another line, away from the chart's foot."""

    def __init__(self, canvas: Canvas, x: float, y: float | None = None) -> None:
        self._canvas = canvas
        self._em = canvas.frame.text
        self._start = self._x = x
        self._y = canvas.frame.height - self._em if y is None else y
        self._next = -1.3 * self._em if y is None else 1.3 * self._em

    def add(self, mark: Mark | None, words: str, wide: float = 1.3) -> None:
        """A mark `wide` ems wide, if any, and its words."""
        canvas, em = self._canvas, self._em
        room = (wide + 0.5) * em if mark is not None else 0.0
        length = room + canvas.width(words, size=_SIZE)
        if self._x > self._start and self._x + length > canvas.frame.width:
            self._x, self._y = self._start, self._y + self._next
        if mark is not None:
            mark(self._x, self._y)
        canvas.write(self._x + room, self._y, words, size=_SIZE, colour=canvas.colours.muted)
        self._x += length + _GAP * em
