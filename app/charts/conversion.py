"""Conversion by source or strategy: a dot for the rate, a whisker for its 90 % interval, always the cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.charts.canvas import Canvas
from app.charts.legend import Legend
from app.charts.picture import Chart, Frame
from app.charts.scale import ticks
from app.core.i18n import tr, trn
from app.domain.funnels import TRUSTED_FROM


@dataclass(frozen=True, slots=True)
class Bar:
    """A group of files: how many of its cases opened an account, the rate between its bounds."""

    code: str
    label: str
    hits: int
    cases: int
    rate: float
    low: float
    high: float
    file_ids: tuple[int, ...] = ()

    @property
    def trusted(self) -> bool:
        """Enough cases for a percentage."""
        return self.cases >= TRUSTED_FROM


def in_order(bars: Sequence[Bar]) -> list[Bar]:
    """The best first, those of few cases below."""
    return sorted(bars, key=lambda bar: (not bar.trusted, -bar.rate if bar.trusted else 0.0, -bar.cases))


def figure(bar: Bar) -> str:
    """The rate with its cases; few cases without a percentage."""
    if not bar.trusted:
        return tr("{hits} of {cases}", hits=bar.hits, cases=bar.cases)
    return tr("{percent}% ({hits} of {cases})", percent=round(100 * bar.rate), hits=bar.hits, cases=bar.cases)


def interval(bar: Bar) -> str:
    """The bounds in percent; nothing for few cases."""
    return f"{round(100 * bar.low)}–{round(100 * bar.high)}%" if bar.trusted else ""


def tip(bar: Bar) -> str:
    """A group's figures in words."""
    if not bar.trusted:
        few = trn("{n} case is too few for a rate", "{n} cases are too few for a rate", bar.cases)
        return tr("{label}: {figure}, {few}", label=bar.label, figure=figure(bar), few=few)
    return tr("{label}: {figure}, between {low}% and {high}%", label=bar.label, figure=figure(bar),
              low=round(100 * bar.low), high=round(100 * bar.high))  # fmt: skip


def draw(bars: Sequence[Bar], frame: Frame) -> Chart:
    """A row a group; its key is the group's code."""
    canvas = Canvas(frame)
    em, colours = frame.text, frame.colours
    rows = in_order(bars)
    longest = max((canvas.width(bar.label) for bar in rows), default=0.0)
    left, right = min(longest + 1.6 * em, 0.3 * frame.width), frame.width - 10.5 * em
    top, lowest = 0.8 * em, frame.height - 4.0 * em
    height = min((lowest - top) / max(len(rows), 1), 3.4 * em)
    bottom = top + height * len(rows)
    most = max((bar.high for bar in rows if bar.trusted), default=0.5)
    marks = [mark / 100 for mark in ticks(min(most, 1.0) * 100)]
    unit = (right - left) / marks[-1]
    for mark in marks:
        x = left + mark * unit
        canvas.line([(x, top), (x, bottom)], colours.grid)
        canvas.write(x, bottom + 0.8 * em, f"{round(100 * mark)}%", align="center", size=0.85,
                     colour=colours.muted)  # fmt: skip
    for number, bar in enumerate(rows):
        y = top + (number + 0.5) * height
        tone = colours.text if bar.trusted else colours.muted
        canvas.write(
            left - 0.7 * em, y, canvas.fitted(bar.label, left - 1.0 * em), align="right", colour=tone
        )
        if bar.trusted:
            _whisker(canvas, left + bar.low * unit, left + bar.high * unit, y)
            canvas.dot(left + bar.rate * unit, y, 0.38 * em, colours.accent)
        else:
            _squares(canvas, bar, left, y)
        canvas.write(right + 0.8 * em, y, figure(bar), colour=tone)
        corners = ((0.0, y - height / 2), (float(frame.width), y - height / 2),
                   (float(frame.width), y + height / 2), (0.0, y + height / 2))  # fmt: skip
        canvas.region(bar.code, corners, tip(bar))
    _legend(canvas, rows)
    return canvas.chart()


def _whisker(canvas: Canvas, low: float, high: float, y: float) -> None:
    em, accent = canvas.frame.text, canvas.colours.accent
    canvas.line([(low, y), (high, y)], accent, thick=1.6)
    for x in (low, high):
        canvas.line([(x, y - 0.3 * em), (x, y + 0.3 * em)], accent, thick=1.6)


def _squares(canvas: Canvas, bar: Bar, x: float, y: float) -> None:
    """Each case a square, those that opened filled: a handful is looked at one by one."""
    size = 0.7 * canvas.frame.text
    for number in range(bar.cases):
        at = x + (0.3 + 1.3 * number) * size
        corners = ((at, y - size / 2), (at + size, y - size / 2), (at + size, y + size / 2))
        shape = (*corners, (at, y + size / 2))
        canvas.shape(shape, canvas.colours.muted, filled=number < bar.hits)


def _legend(canvas: Canvas, rows: Sequence[Bar]) -> None:
    em, colours = canvas.frame.text, canvas.colours
    legend = Legend(canvas, 0.8 * em)

    def sample(x: float, y: float) -> None:
        _whisker(canvas, x, x + 2.4 * em, y)
        canvas.dot(x + 1.2 * em, y, 0.3 * em, colours.accent)

    if any(bar.trusted for bar in rows):
        legend.add(sample, tr("rate and its 90% interval"), 2.4)
    if not all(bar.trusted for bar in rows):
        two = Bar("", "", 1, 2, 0.0, 0.0, 0.0)
        words = tr("fewer than {n} cases, one by one", n=TRUSTED_FROM)
        legend.add(lambda x, y: _squares(canvas, two, x, y), words, 1.8)
