"""Plan against actual by week: a bar a week, the week's target as a mark across it."""

from __future__ import annotations

from datetime import date

from app.charts.canvas import Canvas
from app.charts.legend import Legend
from app.charts.picture import Chart, Frame
from app.charts.scale import ticks
from app.core.i18n import tr
from app.domain.checks import percent
from app.domain.terms.planning import MONEY_METRICS, Metric
from app.domain.weekly import WeekFigure, Weekly, show_figure


def draw(weekly: Weekly, today: date, frame: Frame) -> Chart:
    """Weeks from left to right; the key of each is its Monday."""
    canvas = Canvas(frame)
    em, colours = frame.text, frame.colours
    money = weekly.metric in MONEY_METRICS
    left, right = (6.5 if money else 3.2) * em, frame.width - 0.8 * em
    top, bottom = 1.2 * em, frame.height - 3.8 * em
    most = max((max(week.actual, week.target or 0) for week in weekly.weeks), default=0)
    # Money in yuan, so that its marks are round ones.
    marks = [mark * (100 if money else 1) for mark in ticks(most / (100 if money else 1))]
    unit = (bottom - top) / marks[-1]
    for mark in marks:
        y = bottom - mark * unit
        canvas.line([(left, y), (right, y)], colours.grid)
        text = show_figure(weekly.metric, int(mark))
        canvas.write(left - 0.5 * em, y, text, align="right", size=0.85, colour=colours.muted)
    slot = (right - left) / max(len(weekly.weeks), 1)
    bar = min(slot * 0.62, 2.6 * em)
    every = max(round(3.6 * em / slot + 0.4999), 1)
    for number, week in enumerate(weekly.weeks):
        x = left + number * slot
        middle = x + slot / 2
        running = week.monday <= today <= week.sunday
        height = week.actual * unit
        if week.actual:
            canvas.box(middle - bar / 2, bottom - height, bar, height, colours.accent, hatched=running)
        if week.target is not None:
            y = bottom - week.target * unit
            reach = min(slot * 0.45, bar * 0.75)
            canvas.line([(middle - reach, y), (middle + reach, y)], colours.text, thick=2.2)
        if (len(weekly.weeks) - 1 - number) % every == 0:
            words = week.monday.strftime("%m-%d")
            canvas.write(middle, bottom + 0.9 * em, words, align="center", size=0.85, colour=colours.muted)
        corners = ((x, top), (x + slot, top), (x + slot, bottom), (x, bottom))
        canvas.region(week.monday.isoformat(), corners, tip(weekly.metric, week))
    _legend(canvas, weekly, today, left)
    return canvas.chart()


def tip(metric: Metric, week: WeekFigure) -> str:
    """A week's figures in words."""
    actual = show_figure(metric, week.actual)
    day = week.monday.isoformat()
    if week.target is None:
        return tr("Week of {day}: {actual}, no target", day=day, actual=actual)
    return tr(
        "Week of {day}: {actual} of {target} ({percent})",
        day=day,
        actual=actual,
        target=show_figure(metric, week.target),
        percent=percent(week.attained),
    )


def _legend(canvas: Canvas, weekly: Weekly, today: date, left: float) -> None:
    em, colours = canvas.frame.text, canvas.colours
    legend = Legend(canvas, left)
    legend.add(
        lambda x, y: canvas.box(x, y - 0.4 * em, 1.3 * em, 0.8 * em, colours.accent), weekly.metric.label
    )
    if any(week.target is not None for week in weekly.weeks):
        legend.add(
            lambda x, y: canvas.line([(x, y), (x + 1.3 * em, y)], colours.text, thick=2.2), tr("target")
        )
    else:
        legend.add(None, tr("no targets for these weeks"))
    if any(week.monday <= today <= week.sunday for week in weekly.weeks):
        legend.add(
            lambda x, y: canvas.box(x, y - 0.4 * em, 1.3 * em, 0.8 * em, colours.accent, hatched=True),
            tr("week not over yet"),
        )
