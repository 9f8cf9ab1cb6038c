"""The visit funnel: first, second and third visits and openings, each with the rate that led there."""

from __future__ import annotations

from app.charts.canvas import Canvas
from app.charts.picture import Chart, Frame
from app.core.i18n import tr
from app.domain.funnels import STEPS, VisitFunnel, step_label


def draw(funnel: VisitFunnel, frame: Frame) -> Chart:
    """A bar a step, solid for scored files, hatched for others; keys `scored:step` and `unscored:step`."""
    canvas = Canvas(frame)
    colours = frame.colours
    em = frame.text
    left = 7.0 * em
    apart = any(funnel.unscored.values())
    right = frame.width - 11.0 * em
    most = max((len(funnel.scored[s]) + len(funnel.unscored[s]) for s in STEPS), default=0)
    top, foot = 0.6 * em, 2.0 * em if apart else 0.6 * em
    step_height = (frame.height - top - foot) / len(STEPS)
    bar = min(step_height * 0.62, 3.0 * em)
    for number, step in enumerate(STEPS):
        middle = top + (number + 0.5) * step_height
        scored, unscored = len(funnel.scored[step]), len(funnel.unscored[step])
        canvas.write(left - 0.6 * em, middle, step_label(step), align="right")
        unit = (right - left) / most if most else 0.0
        if scored:
            corners = canvas.box(left, middle - bar / 2, scored * unit, bar, colours.accent)
            canvas.region(f"scored:{step}", corners, f"{step_label(step)}  {scored}")
        if unscored:
            corners = canvas.box(
                left + scored * unit, middle - bar / 2, unscored * unit, bar, colours.muted, hatched=True
            )
            tip = tr("{step}, not scored: {count}", step=step_label(step), count=unscored)
            canvas.region(f"unscored:{step}", corners, tip)
        end = left + (scored + unscored) * unit
        figure = f"{scored} + {unscored}" if unscored else str(scored)
        canvas.write(end + 0.5 * em, middle, figure, bold=True)
        if step in funnel.rates:
            canvas.write(
                frame.width - 0.4 * em, middle, str(funnel.rates[step]), align="right", colour=colours.muted
            )
    if apart:
        y = frame.height - em
        canvas.box(left, y - 0.4 * em, 1.4 * em, 0.8 * em, colours.muted, hatched=True)
        canvas.write(left + 1.9 * em, y, tr("not scored yet: counted apart"), colour=colours.muted, size=0.9)
    return canvas.chart()
