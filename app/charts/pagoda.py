"""The performance pagoda of a quarter: planned as outline, what acts have brought so far as its filling."""

from __future__ import annotations

from fractions import Fraction

from app.charts.canvas import Canvas
from app.charts.legend import Legend
from app.charts.picture import Chart, Frame, Point
from app.core.i18n import tr
from app.domain.checks import percent
from app.domain.pagoda_progress import PagodaProgress, Tier
from app.domain.pagoda_words import show_level

_NARROWEST = 0.34  # the topmost tier's share of the lowest one's width


def draw(progress: PagodaProgress, frame: Frame) -> Chart:
    """Tiers from the bottom; the key of each is its level."""
    canvas = Canvas(frame)
    em, colours = frame.text, frame.colours
    left = 1.6 * em + max(canvas.width(tier.level.label) for tier in progress.tiers)
    words = [_words(tier) for tier in progress.tiers]
    right = frame.width - 1.6 * em
    least = canvas.width(tr("nothing recorded yet"), size=0.9)
    right -= max(least, *(max(canvas.width(a, bold=True), canvas.width(b, size=0.9)) for a, b in words))
    centre, half = (left + right) / 2, max(right - left, 6 * em) / 2 - 0.5 * em
    top, foot = 2.0 * em, 2.4 * em
    height = (frame.height - top - foot) / len(progress.tiers)
    body, eave = height * 0.78, min(height * 0.14, 0.5 * em)
    canvas.line([(centre, top), (centre, top - 1.4 * em)], colours.muted, thick=1.5)
    canvas.dot(centre, top - 1.4 * em, 0.25 * em, colours.muted)
    for number, tier in enumerate(progress.tiers):
        low = frame.height - foot - number * height
        wide = half * (1 - (1 - _NARROWEST) * number / len(progress.tiers))
        slim = half * (1 - (1 - _NARROWEST) * (number + 0.8) / len(progress.tiers))
        canvas.shape(_trapezoid(centre, low - body, low, slim, wide), colours.grid)
        _fill(canvas, tier, centre, (low - body, low), (slim, wide))
        canvas.line([(centre - wide - eave, low), (centre + wide + eave, low)], colours.muted, thick=2.0)
        outline = _trapezoid(centre, low - body, low, slim, wide)
        if tier.planned is not None:
            canvas.shape(outline, colours.text, filled=False)
            _pace(canvas, progress.passed, centre, (low - body, low), (slim, wide))
        middle = low - body / 2
        canvas.write(left - 0.8 * em, middle, tier.level.label, align="right")
        _figures(canvas, tier, words[number], right + 0.8 * em, middle)
        canvas.region(tier.level.value, outline, tip(tier))
    _legend(canvas, progress)
    return canvas.chart()


def tip(tier: Tier) -> str:
    """A level's figures in words."""
    if tier.actual is None:
        return tr("{level}: nothing is recorded for it yet", level=tier.level.label)
    actual = show_level(tier.level, Fraction(tier.actual))
    if tier.planned is None:
        return tr("{level}: {actual}", level=tier.level.label, actual=actual)
    return tr(
        "{level}: {actual} of {planned} ({percent})",
        level=tier.level.label,
        actual=actual,
        planned=show_level(tier.level, tier.planned),
        percent=percent(tier.attained),
    )


def _trapezoid(centre: float, top: float, bottom: float, slim: float, wide: float) -> tuple[Point, ...]:
    return ((centre - slim, top), (centre + slim, top), (centre + wide, bottom), (centre - wide, bottom))


def _fill(
    canvas: Canvas, tier: Tier, centre: float, ends: tuple[float, float], halves: tuple[float, float]
) -> None:
    if tier.actual is None:
        shape = _trapezoid(centre, *ends, *halves)
        canvas.shape(shape, canvas.colours.muted, hatched=True)
    elif tier.attained is not None:
        share = float(min(tier.attained, Fraction(1)))
        if share > 0:
            slim, wide = (half * share for half in halves)
            canvas.shape(_trapezoid(centre, *ends, slim, wide), canvas.colours.accent)


def _pace(
    canvas: Canvas,
    passed: Fraction,
    centre: float,
    ends: tuple[float, float],
    halves: tuple[float, float],
) -> None:
    """Where the filling would reach if every working day brought its share."""
    if not 0 < passed < 1:
        return
    slim, wide = (half * float(passed) for half in halves)
    for side in (-1, 1):
        line = [(centre + side * slim, ends[0]), (centre + side * wide, ends[1])]
        canvas.line(line, canvas.colours.text, dashed=True)


def _words(tier: Tier) -> tuple[str, str]:
    """What stands beside a tier: what is there, and below it what was planned."""
    planned = show_level(tier.level, tier.planned) if tier.planned is not None else ""
    if tier.actual is None:
        return "", tr("planned {figure}", figure=planned) if planned else ""
    actual = show_level(tier.level, Fraction(tier.actual))
    if not planned:
        return actual, ""
    return actual, tr("of {planned}, {percent}", planned=planned, percent=percent(tier.attained))


def _figures(canvas: Canvas, tier: Tier, words: tuple[str, str], x: float, middle: float) -> None:
    em, muted = canvas.frame.text, canvas.colours.muted
    actual, planned = words
    above = middle - (0.6 * em if planned else 0.0)
    if tier.actual is None:
        canvas.write(x, above, tr("nothing recorded yet"), colour=muted, size=0.9)
    else:
        canvas.write(x, above, actual, bold=True)
    canvas.write(x, middle + 0.65 * em, planned, colour=muted, size=0.9)


def _legend(canvas: Canvas, progress: PagodaProgress) -> None:
    em, colours = canvas.frame.text, canvas.colours
    legend = Legend(canvas, 0.8 * em)
    legend.add(lambda x, y: canvas.box(x, y - 0.4 * em, 1.3 * em, 0.8 * em, colours.accent), tr("so far"))
    if not progress.planned:
        legend.add(None, tr("no plan for this quarter"))
        return

    def outline(x: float, y: float) -> None:
        corners = ((x, y - 0.4 * em), (x + 1.3 * em, y - 0.4 * em), (x + 1.3 * em, y + 0.4 * em))
        canvas.shape((*corners, (x, y + 0.4 * em)), colours.text, filled=False)

    legend.add(outline, tr("planned"))
    if 0 < progress.passed < 1:
        legend.add(
            lambda x, y: canvas.line([(x, y), (x + 1.3 * em, y)], colours.text, dashed=True),
            tr("on pace: {percent} of the working days are over", percent=percent(progress.passed)),
        )
