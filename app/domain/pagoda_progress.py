"""How far a quarter has come, level by level of the pagoda: planned, and what acts have brought so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, Protocol

from app.domain.pagoda import LEVELS, MONEY_LEVELS, Levels
from app.domain.terms.planning import Metric, PagodaLevel
from app.domain.working_days import WorkCalendar

METRICS: Final = {
    PagodaLevel.FIRST: Metric.FIRST_VISITS,
    PagodaLevel.SECOND: Metric.SECOND_VISITS,
    PagodaLevel.THIRD: Metric.THIRD_VISITS,
    PagodaLevel.CLIENTS: Metric.OPENED,
    PagodaLevel.EQUITY: Metric.EQUITY,
    PagodaLevel.TURNOVER: Metric.TURNOVER,
    PagodaLevel.RETAINED: Metric.RETAINED,
    PagodaLevel.INCOME: Metric.INCOME,
}


class CountedActs(Protocol):
    """A metric as it was counted (`services.counts`)."""

    @property
    def value(self) -> int: ...
    @property
    def line_ids(self) -> tuple[int, ...]: ...
    @property
    def file_ids(self) -> tuple[int, ...]: ...


@dataclass(frozen=True, slots=True)
class Tier:
    """A level: what is planned for the whole quarter, and what is there; `None` where nothing is known."""

    level: PagodaLevel
    planned: Fraction | None
    actual: int | None
    line_ids: tuple[int, ...] = ()
    file_ids: tuple[int, ...] = ()

    @property
    def attained(self) -> Fraction | None:
        """Actual ÷ planned; counts are planned in whole ones, as they are shown."""
        if self.actual is None or not self.planned:
            return None
        whole = self.planned if self.level in MONEY_LEVELS else Fraction(ceil(self.planned))
        return self.actual / whole


@dataclass(frozen=True, slots=True)
class PagodaProgress:
    """The levels from the bottom; `passed` is the share of the quarter's working days gone by."""

    start: date
    end: date
    passed: Fraction
    planned: bool
    tiers: tuple[Tier, ...]


def progress(
    start: date,
    end: date,
    today: date,
    planned: Levels | None,
    counted: Mapping[str, CountedActs],
    calendar: WorkCalendar,
) -> PagodaProgress:
    """Planned beside counted. A metric that nothing is recorded for is not a zero."""
    before = start - timedelta(days=1)
    whole = calendar.between(before, end)
    gone = calendar.between(before, min(today, end)) if today >= start else 0
    tiers = []
    for level in LEVELS:
        acts = counted.get(METRICS[level])
        tiers.append(
            Tier(
                level,
                planned.get(level) if planned else None,
                acts.value if acts else None,
                acts.line_ids if acts else (),
                acts.file_ids if acts else (),
            )
        )
    return PagodaProgress(start, end, Fraction(gone, whole or 1), planned is not None, tuple(tiers))
