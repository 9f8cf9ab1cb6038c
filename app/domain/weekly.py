"""One metric week by week: what was aimed at, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.domain.checks import attainment
from app.domain.exact_text import show_sum
from app.domain.terms.planning import MONEY_METRICS, Metric

MOST_WEEKS: Final = 53  # more bars side by side cannot be told apart

# Trades are not kept yet: there is nothing to count for these.
UNRECORDED: Final = frozenset({Metric.TURNOVER, Metric.RETAINED, Metric.INCOME})


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """A week by its Monday; no target: nothing was aimed at."""

    monday: date
    actual: int
    target: int | None
    line_ids: tuple[int, ...] = ()
    file_ids: tuple[int, ...] = ()

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def attained(self) -> Fraction | None:
        """Actual ÷ target."""
        return attainment(self.actual, self.target)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A metric over weeks, the earliest first."""

    metric: Metric
    weeks: tuple[WeekFigure, ...]


def mondays(start: date, end: date) -> tuple[date, ...]:
    """The weeks that touch a period, the last `MOST_WEEKS` of them."""
    last = end - timedelta(days=end.weekday())
    first = max(start - timedelta(days=start.weekday()), last - timedelta(weeks=MOST_WEEKS - 1))
    return tuple(first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1))


def show_figure(metric: Metric, value: int) -> str:
    """A count, or money in short."""
    return show_sum(Fraction(value)) if metric in MONEY_METRICS else f"{value:,}"
