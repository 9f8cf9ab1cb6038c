"""What the diary itself shows of each factor, by cohorts, with the cases behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.domain.cohorts import (
    NOTHING_MEAN,
    NOTHING_RATE,
    CohortRow,
    Measured,
    Stay,
    Way,
    cohorts,
    mean,
    rate,
    simple_rate,
)
from app.domain.inference import Step, kaplan_meier, median_time
from app.domain.ladder import RUNGS
from app.domain.terms import Exit, Strategy
from app.domain.terms.planning import Factor
from app.services.diary_ways import stays_of, ways_of
from app.storage.database import Database

__all__ = ["CohortRow", "ConversionRow", "Measured", "MeasuredService", "RungTime"]

Factors = dict[str, Measured]
_COHORTS: Final = (Factor.SECOND_RATE, Factor.THIRD_RATE, Factor.OPEN_RATE, Factor.SUCCESS_RATE)
# No trades are kept yet: how much a client turns over and what it brings is assumed.
_UNRECORDED: Final = {
    Factor.TURNOVER_MULTIPLE: NOTHING_MEAN,
    Factor.FEE_RATE: NOTHING_RATE,
    Factor.RETAINED_SHARE: NOTHING_RATE,
    Factor.COMMISSION_SHARE: NOTHING_RATE,
}


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """Accounts per first visit of one source or strategy (`''`: not said), with the 90 % interval."""

    code: str
    measured: Measured
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RungTime:
    """How long cards stay on a rung: the share that has left by each day, by Kaplan–Meier."""

    rung: str
    steps: tuple[Step, ...]
    median: int | None  # the day by which half have left
    left: tuple[int, ...]  # files, one entry a stay
    standing: tuple[int, ...]  # still there: counted until today, without a verdict
    climbed: int
    fell: int
    lost: int


class MeasuredService:
    """Reads the ways of all files once, and again only after something was written."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def factors(
        self, strategy: str | None = None, since: date | None = None, as_of: date | None = None
    ) -> Factors:
        """Every factor by its code, of one strategy or of all, from what began since a day.

        `as_of`: as the diary stood on an earlier day. What nothing is recorded for has no case.
        """
        day = as_of or self._db.clock.today()
        ways = ways_of(self._db)
        of = [way for way in ways.all if strategy is None or way.strategy == strategy]
        found: dict[Factor, Measured] = {factor: rate(of, factor, day, since) for factor in _COHORTS}

        def chosen(on: date, own: str | None) -> bool:
            return on <= day and (since is None or on >= since) and strategy in {None, own}

        found[Factor.EQUITY] = mean(
            {funds.file_id: funds.amount for funds in ways.equity if chosen(funds.on, funds.strategy)}
        )
        calls = [call for call in ways.calls if chosen(call.on, call.strategy)]
        found[Factor.APPOINTMENT_RATE] = simple_rate(
            [call.file_id for call in calls if call.agreed], [call.file_id for call in calls]
        )
        return {factor.value: (found | _UNRECORDED)[factor] for factor in Factor}

    def by_strategy(self, since: date | None = None, as_of: date | None = None) -> dict[str | None, Factors]:
        """The factors of each strategy, and of all files under None (those without a strategy too)."""
        asked: tuple[str | None, ...] = (*(strategy.value for strategy in Strategy), None)
        return {strategy: self.factors(strategy, since, as_of) for strategy in asked}

    def cohorts(self, strategy: str | None = None) -> tuple[CohortRow, ...]:
        """The first visits month by month and how far they came by now, the latest first."""
        ways = [way for way in ways_of(self._db).all if strategy is None or way.strategy == strategy]
        return cohorts(ways, self._db.clock.today())

    def conversion_by(
        self, kind: Literal["source", "strategy"], since: date | None = None
    ) -> tuple[ConversionRow, ...]:
        """Accounts per first visit by source or strategy, those with most first visits first."""
        by: dict[str, list[Way]] = {}
        for way in ways_of(self._db).all:
            by.setdefault((way.source if kind == "source" else way.strategy) or "", []).append(way)
        rows = []
        for code, ways in by.items():
            measured = rate(ways, Factor.SUCCESS_RATE, self._db.clock.today(), since)
            if measured.begun:
                rows.append(ConversionRow(code, measured, *(measured.interval or (0.0, 1.0))))
        return tuple(sorted(rows, key=lambda row: (-row.measured.begun, row.code)))

    def time_on_rungs(self, since: date | None = None) -> dict[str, RungTime]:
        """How long cards that came to a rung since a day stayed there; a rung nobody came to is left out."""
        today = self._db.clock.today()
        by: dict[str, list[Stay]] = {}
        for stay in stays_of(self._db):
            if stay.since <= today and (since is None or stay.since >= since):
                by.setdefault(stay.rung, []).append(stay)
        return {rung: _rung_time(rung, by[rung], today) for rung in RUNGS if rung in by}


def _rung_time(rung: str, stays: list[Stay], today: date) -> RungTime:
    left: list[Stay] = []
    standing: list[int] = []
    times: list[tuple[int, bool]] = []
    went: Counter[str | None] = Counter()
    for stay in stays:
        if stay.until is None or stay.until > today:
            standing.append(stay.file_id)
            times.append(((today - stay.since).days, False))
            continue
        left.append(stay)
        times.append(((stay.until - stay.since).days, True))
        went[stay.to] += 1
    ways = {"climbed": 0, "fell": 0, "lost": 0}
    for to, count in went.items():
        ways[_direction(rung, to)] += count
    steps = kaplan_meier(times)
    left_ids = tuple(stay.file_id for stay in left)
    return RungTime(rung, steps, median_time(steps), left_ids, tuple(standing), **ways)


def _direction(rung: str, to: str | None) -> str:
    """Up: a better rung, or an account. Lost: lost, or taken off the ladder."""
    if to == Exit.OPENED or to in RUNGS[: RUNGS.index(rung)]:
        return "climbed"
    return "fell" if to in RUNGS else "lost"
