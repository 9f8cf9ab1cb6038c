"""What the goals' list says. No widgets here."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from app.core.i18n import tr, trn
from app.domain.exact_text import show_number, show_sum
from app.domain.goals import Pace
from app.domain.terms import Metric
from app.domain.terms.planning import MONEY_METRICS
from app.services.goals import GoalRow


def amount(metric: str, value: Fraction | int) -> str:
    """A count, or a sum of money."""
    figure = Fraction(value)
    return show_sum(figure) if metric in MONEY_METRICS else show_number(figure, 1)


def title_of(row: GoalRow) -> str:
    """Its own title, or what it counts."""
    return row.draft.title or Metric(row.draft.metric).label


def period_of(row: GoalRow) -> str:
    """From when to when, and the working days left."""
    start, end = row.draft.starts_on, row.draft.ends_on
    assert start is not None
    assert end is not None
    days = f"{_day(start)} – {_day(end)}"
    if row.closed_on is not None:
        state = tr("closed")
    elif row.over:
        state = tr("over")
    elif not row.begun:
        state = tr("not begun yet")
    else:
        state = trn("{n} working day left", "{n} working days left", row.days_left)
    return f"{days} · {state}"


def _day(day: date) -> str:
    return day.isoformat()


def level_of(row: GoalRow, pace: Pace) -> str:
    """12 of 30 (40%), 3 behind."""
    metric = row.draft.metric
    done = tr(
        "{value} of {target} ({share}%)",
        value=amount(metric, pace.value),
        target=amount(metric, pace.target),
        share=int(pace.share * 100),
    )
    return f"{done} · {pace_of(row, pace)}"


def pace_of(row: GoalRow, pace: Pace) -> str:
    """Ahead or behind of an even pace over the working days, and by how much."""
    if pace.reached:
        return tr("reached")
    if not row.begun:
        return tr("not begun yet")
    metric = row.draft.metric
    if pace.ahead > 0:
        return tr("{amount} ahead", amount=amount(metric, pace.ahead))
    if pace.ahead < 0:
        return tr("{amount} behind", amount=amount(metric, -pace.ahead))
    return tr("on pace")
