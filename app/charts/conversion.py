"""Conversion by source or strategy: a dot for the rate, a whisker for its 90 % interval, always the cases."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts.canvas import Canvas
from app.charts.legend import Legend
from app.charts.picture import Chart, Frame
from app.charts.scale import ticks
from app.core.i18n import tr
from app.domain.conversion import Conversion, begun_text, figure, in_order, tip
from app.domain.funnels import TRUSTED_FROM

_SMALL = 0.85


def draw(groups: Sequence[Conversion], frame: Frame) -> Chart:
    """A row a group; its key is the group's code."""
    canvas = Canvas(frame)
    em, colours = frame.text, frame.colours
    rows = in_order(groups)
    longest = max((canvas.width(row.label) for row in rows), default=0.0)
    words = (max(canvas.width(figure(row)), canvas.width(begun_text(row), size=_SMALL)) for row in rows)
    left, right = min(longest + 1.6 * em, 0.3 * frame.width), frame.width - 1.6 * em - max(words, default=0.0)
    top, lowest = 0.8 * em, frame.height - 4.0 * em
    height = min((lowest - top) / max(len(rows), 1), 3.4 * em)
    bottom = top + height * len(rows)
    most = max((row.high for row in rows if row.trusted), default=0.5)
    marks = [mark / 100 for mark in ticks(min(most, 1.0) * 100)]
    unit = (right - left) / marks[-1]
    for mark in marks:
        x = left + mark * unit
        canvas.line([(x, top), (x, bottom)], colours.grid)
        canvas.write(x, bottom + 0.8 * em, f"{round(100 * mark)}%", align="center", size=0.85,
                     colour=colours.muted)  # fmt: skip
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * height
        tone = colours.text if row.trusted else colours.muted
        canvas.write(
            left - 0.7 * em, y, canvas.fitted(row.label, left - 1.0 * em), align="right", colour=tone
        )
        if row.trusted:
            _whisker(canvas, left + row.low * unit, left + row.high * unit, y)
            canvas.dot(left + row.rate * unit, y, 0.38 * em, colours.accent)
        else:
            _squares(canvas, row, left, y)
        beside, more = right + 0.8 * em, begun_text(row) if height >= 1.9 * em else ""
        canvas.write(beside, y - 0.5 * em if more else y, figure(row), colour=tone)
        canvas.write(beside, y + 0.6 * em, more, colour=colours.muted, size=_SMALL)
        corners = ((0.0, y - height / 2), (float(frame.width), y - height / 2),
                   (float(frame.width), y + height / 2), (0.0, y + height / 2))  # fmt: skip
        canvas.region(row.code, corners, tip(row))
    _legend(canvas, rows, min(bottom + 2.6 * em, frame.height - em))
    return canvas.chart()


def _whisker(canvas: Canvas, low: float, high: float, y: float) -> None:
    em, accent = canvas.frame.text, canvas.colours.accent
    canvas.line([(low, y), (high, y)], accent, thick=1.6)
    for x in (low, high):
        canvas.line([(x, y - 0.3 * em), (x, y + 0.3 * em)], accent, thick=1.6)


def _squares(canvas: Canvas, row: Conversion, x: float, y: float) -> None:
    """Each case a square, those that opened filled: a handful is looked at one by one."""
    size = 0.7 * canvas.frame.text
    for number in range(row.cases):
        at = x + (0.3 + 1.3 * number) * size
        corners = ((at, y - size / 2), (at + size, y - size / 2), (at + size, y + size / 2))
        shape = (*corners, (at, y + size / 2))
        canvas.shape(shape, canvas.colours.muted, filled=number < row.hits)


def _legend(canvas: Canvas, rows: Sequence[Conversion], y: float) -> None:
    em, colours = canvas.frame.text, canvas.colours
    legend = Legend(canvas, 0.8 * em, y)

    def sample(x: float, y: float) -> None:
        _whisker(canvas, x, x + 2.4 * em, y)
        canvas.dot(x + 1.2 * em, y, 0.3 * em, colours.accent)

    if any(row.trusted for row in rows):
        legend.add(sample, tr("rate and its 90% interval"), 2.4)
    if not all(row.trusted for row in rows):
        two = Conversion("", "", 1, 2, 0.0, 0.0)
        words = tr("fewer than {n} cases, one by one", n=TRUSTED_FROM)
        legend.add(lambda x, y: _squares(canvas, two, x, y), words, 1.8)
