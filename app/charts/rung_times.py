"""Time on each rung: above, the median days with their interval; below, the share gone by each day."""

from __future__ import annotations

from collections.abc import Sequence

from app.charts.canvas import Canvas
from app.charts.picture import Chart, Frame, Point
from app.charts.scale import ticks
from app.core.i18n import tr
from app.domain.rung_stays import RungStay, bounds_text, days_shown


def draw(stays: Sequence[RungStay], frame: Frame) -> Chart:
    """Both parts over the same days; keys are the rungs' letters."""
    canvas = Canvas(frame)
    em, colours = frame.text, frame.colours
    left, right = 3.4 * em, frame.width - 11.5 * em
    marks = ticks(days_shown(stays), 8)
    unit = (right - left) / marks[-1]
    row = 2.1 * em
    rows_bottom = 0.5 * em + row * len(stays)
    top, bottom = rows_bottom + 1.0 * em, frame.height - 2.6 * em
    for mark in marks:
        x = left + mark * unit
        canvas.line([(x, 0.5 * em), (x, rows_bottom)], colours.grid)
        canvas.line([(x, top), (x, bottom)], colours.grid)
        canvas.write(x, bottom + 0.8 * em, f"{mark:,.0f}", align="center", size=0.85, colour=colours.muted)
    canvas.write(right + 1.0 * em, bottom + 0.8 * em, tr("days"), size=0.85, colour=colours.muted)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = bottom - share * (bottom - top)
        canvas.line([(left, y), (right, y)], colours.grid, thick=1.0, dashed=share == 0.5)
        canvas.write(left - 0.4 * em, y, f"{share:.0%}", align="right", size=0.8, colour=colours.muted)
    canvas.write(right + 1.0 * em, (top + bottom) / 2, tr("half have left"), size=0.85, colour=colours.muted)
    for number, stay in enumerate(stays):
        y = 0.5 * em + (number + 0.5) * row
        _row(canvas, stay, (left, right), y, unit)
        corners = ((0.0, y - row / 2), (float(frame.width), y - row / 2),
                   (float(frame.width), y + row / 2), (0.0, y + row / 2))  # fmt: skip
        canvas.region(stay.rung, corners, tip(stay))
    for number, stay in enumerate(stays):
        if stay.trusted and stay.steps:
            # Each letter at another height: side by side they would hide each other.
            at = 0.25 + 0.5 * number / max(len(stays) - 1, 1)
            _curve(canvas, stay, (left, right), (top, bottom), unit, at)
    words = tr("share of the cards that have left the rung, by days")
    canvas.write(left, frame.height - 0.7 * em, words, size=0.85, colour=colours.muted)
    return canvas.chart()


def median_text(stay: RungStay) -> str:
    """`12 days (9–17)`; an open end when too many still stand; how many cases when they are few."""
    if not stay.trusted:
        return tr("too few cases")
    if stay.median is None:
        return tr("over half still stand")
    return tr("{median} days ({interval})", median=stay.median, interval=bounds_text(stay))


def cases_text(stay: RungStay) -> str:
    """How many stays, and how many of them last still."""
    return tr("{cases} cases, {unfinished} still there", cases=stay.cases, unfinished=stay.unfinished)


def tip(stay: RungStay) -> str:
    """A rung's figures in words."""
    return tr("{rung}: {median}; {cases}", rung=stay.rung, median=median_text(stay), cases=cases_text(stay))


def _row(canvas: Canvas, stay: RungStay, ends: tuple[float, float], y: float, unit: float) -> None:
    em, colours = canvas.frame.text, canvas.colours
    left, right = ends
    tone = colours.places[stay.rung] if stay.trusted else colours.muted
    canvas.write(1.2 * em, y, stay.rung, bold=True, colour=tone)
    median = stay.median
    if median is not None:
        low, high = stay.bounds
        start = left + (low if low is not None else 0) * unit
        end = min(left + high * unit, right) if high is not None else right
        canvas.line([(start, y), (end, y)], tone, thick=1.6)
        for x, known in ((start, low is not None), (end, high is not None and left + high * unit <= right)):
            if known:
                canvas.line([(x, y - 0.28 * em), (x, y + 0.28 * em)], tone, thick=1.6)
        canvas.dot(left + median * unit, y, 0.36 * em, tone)
    figure = median_text(stay)
    canvas.write(right + 1.0 * em, y - 0.42 * em, figure, size=0.85, bold=median is not None,
                 colour=colours.text if stay.trusted else colours.muted)  # fmt: skip
    canvas.write(right + 1.0 * em, y + 0.52 * em, cases_text(stay), size=0.8, colour=colours.muted)


def _curve(
    canvas: Canvas,
    stay: RungStay,
    ends: tuple[float, float],
    heights: tuple[float, float],
    unit: float,
    letter_at: float,
) -> None:
    (left, right), (top, bottom) = ends, heights
    tone, em = canvas.colours.places[stay.rung], canvas.frame.text
    points: list[Point] = [(left, bottom)]
    for step in stay.steps:
        x = left + step.time * unit
        if x > right:
            break
        points += [(x, points[-1][1]), (x, bottom - step.reached * (bottom - top))]
    points.append((right, points[-1][1]))
    canvas.line(points, tone, thick=1.8)
    wanted = bottom - letter_at * (bottom - top)
    x, y = next((point for point in points if point[1] <= wanted), points[-1])
    y = max(y, wanted)
    canvas.dot(x, y, 0.62 * em, tone)
    canvas.write(x, y, stay.rung, align="center", size=0.75, bold=True, colour="#ffffff")
