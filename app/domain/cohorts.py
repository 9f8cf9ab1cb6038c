"""Measured by cohorts: of those who began in a period, how many got further, and how many still may.

A rate is the share that gets there within a horizon, by Kaplan–Meier: who began too lately to tell counts
until today and then leaves without a verdict, instead of as a failure. A lost card is a verdict: it stays
among those who could have got there and did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from operator import itemgetter
from typing import Final, NamedTuple

from app.domain.funnels import TRUSTED_FROM
from app.domain.inference import kaplan_meier, own_interval
from app.domain.terms.planning import Factor

# Days within which a visit leads on, or does not. Later successes belong to the cohort, not to the rate.
HORIZONS: Final[dict[Factor, int]] = {
    Factor.SECOND_RATE: 90,
    Factor.THIRD_RATE: 90,
    Factor.OPEN_RATE: 120,
    Factor.SUCCESS_RATE: 180,
}


class Way(NamedTuple):
    """How far a file came: the days of its first three visits and of its first opening."""

    file_id: int
    strategy: str | None
    source: str | None
    scored: bool
    first: date | None
    second: date | None
    third: date | None
    opened: date | None


# From when to when a rate asks.
_ENDS: Final[dict[Factor, Callable[[Way], tuple[date | None, date | None]]]] = {
    Factor.SECOND_RATE: itemgetter(4, 5),
    Factor.THIRD_RATE: itemgetter(5, 6),
    Factor.OPEN_RATE: itemgetter(6, 7),
    Factor.SUCCESS_RATE: itemgetter(4, 7),
}
assert Way._fields[4:] == ("first", "second", "third", "opened")


@dataclass(frozen=True, slots=True)
class Measured:
    """A factor as the diary shows it, and the files behind it.

    A rate: `value` is hits ÷ cases, and `cases` are those whose outcome is known, a young one in part
    (hits ÷ the Kaplan–Meier share, to the whole case). `begun` counts all, `unfinished` the young ones.
    A mean: `cases` amounts, their mean, and its standard error.
    """

    kind: str  # rate or mean
    hits: int = 0
    cases: int = 0
    unfinished: int = 0
    value: Fraction | None = None
    begun: int = 0
    error: float | None = None
    hit_ids: tuple[int, ...] = ()
    case_ids: tuple[int, ...] = ()
    unfinished_ids: tuple[int, ...] = ()

    @property
    def trusted(self) -> bool:
        """Whether there are enough cases for a percentage."""
        return self.cases >= TRUSTED_FROM

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the rate lies at 90 %, by the cases alone; none for a mean or without a case."""
        return own_interval(self.hits, self.cases) if self.kind == "rate" and self.cases else None


NOTHING_RATE: Final = Measured("rate")
NOTHING_MEAN: Final = Measured("mean")


def rate(ways: Iterable[Way], factor: Factor, today: date, since: date | None = None) -> Measured:
    """The share of those who began since a day that got there within the factor's horizon, as of `today`.

    Only scored prospects count, and only visits before the account was open: a client's visits lead
    elsewhere. Who opens without a second visit has had none.
    """
    horizon, ends = HORIZONS[factor], _ENDS[factor]
    first_day = since or date.min
    now = today.toordinal()
    begun: list[int] = []
    hits: list[int] = []
    unfinished: list[int] = []
    times: Counter[tuple[int, bool]] = Counter()
    for way in ways:
        if not way[3]:  # scored; by place, as this runs over all files for every factor
            continue
        start, end = ends(way)
        if start is None or not first_day <= start <= today:
            continue
        opened = way[7]
        if opened is not None and opened < start:
            continue
        begun.append(way[0])
        started = start.toordinal()
        if end is not None and end <= today and (days := end.toordinal() - started) <= horizon:
            hits.append(way[0])
            times[days, True] += 1
        elif (seen := now - started) < horizon:
            unfinished.append(way[0])
            times[seen, False] += 1
        else:
            times[horizon, False] += 1
    cases = _known(times, len(hits), len(begun) - len(unfinished), horizon)
    return Measured(
        "rate",
        len(hits),
        cases,
        len(unfinished),
        Fraction(len(hits), cases) if cases else None,
        len(begun),
        None,
        tuple(hits),
        tuple(begun),
        tuple(unfinished),
    )


def _known(times: Counter[tuple[int, bool]], hits: int, finished: int, horizon: int) -> int:
    """How many cases the hits are a share of: hits ÷ Kaplan–Meier; without a hit those that are over.

    Where fewer than six are left under way, the curve leaps with each of them: it is read before that.
    """
    steps = [step for step in kaplan_meier(list(times.elements())) if step.time <= horizon]
    believed = [step for step in steps if step.at_risk >= TRUSTED_FROM] or steps
    if not believed:
        return finished
    return min(times.total(), max(hits, round(hits / believed[-1].reached)))


def simple_rate(hits: Sequence[int], cases: Sequence[int]) -> Measured:
    """A share that is known at once, from the ids behind it."""
    value = Fraction(len(hits), len(cases)) if cases else None
    return Measured(
        "rate",
        len(hits),
        len(cases),
        0,
        value,
        len(cases),
        None,
        tuple(dict.fromkeys(hits)),
        tuple(dict.fromkeys(cases)),
    )


def mean(amounts: Mapping[int, int]) -> Measured:
    """The mean of an amount over files, with its standard error (none of a single one)."""
    n = len(amounts)
    if not n:
        return NOTHING_MEAN
    value = Fraction(sum(amounts.values()), n)
    error = None
    if n > 1:
        centre = float(value)
        error = sqrt(sum((amount - centre) ** 2 for amount in amounts.values()) / (n - 1) / n)
    return Measured("mean", n, n, 0, value, n, error, tuple(amounts), tuple(amounts))


def rests_on_old_figures(used: Fraction, then: Measured, now: Measured) -> bool:
    """Whether a plan that uses this rate should be looked at again.

    The diary's interval leaves it out by now, and that is news: when the plan was made the rate was not
    known, or it has left its interval of that time. Who planned against the diary knowingly is let be.
    """
    current, known = now.interval, then.interval
    if not now.trusted or now.value is None or current is None or current[0] <= used <= current[1]:
        return False
    return not then.trusted or known is None or not known[0] <= now.value <= known[1]


@dataclass(frozen=True, slots=True)
class CohortRow:
    """The first visits of a month, and how far those files came by now."""

    month_on: date
    first: tuple[int, ...]
    second: tuple[int, ...]
    third: tuple[int, ...]
    opened: tuple[int, ...]
    unscored: tuple[int, ...]  # first visits that do not count
    under_way: tuple[int, ...]  # neither opened nor as old as the horizon
    finished_on: date  # when the last of them is as old as the horizon


def cohorts(ways: Iterable[Way], today: date) -> tuple[CohortRow, ...]:
    """Month by month, the latest first; a month without a first visit is left out."""
    horizon = timedelta(days=HORIZONS[Factor.SUCCESS_RATE])
    by_month: dict[date, list[Way]] = {}
    for way in ways:
        if way.first is None or way.first > today or (way.opened is not None and way.opened < way.first):
            continue
        by_month.setdefault(way.first.replace(day=1), []).append(way)

    def row(month_on: date, found: Sequence[Way]) -> CohortRow:
        scored = [way for way in found if way.scored]

        def by_now(days: Iterable[tuple[int, date | None]]) -> tuple[int, ...]:
            return tuple(file_id for file_id, day in days if day is not None and day <= today)

        opened = by_now((way.file_id, way.opened) for way in scored)
        return CohortRow(
            month_on,
            tuple(way.file_id for way in scored),
            by_now((way.file_id, way.second) for way in scored),
            by_now((way.file_id, way.third) for way in scored),
            opened,
            tuple(way.file_id for way in found if not way.scored),
            tuple(
                way.file_id
                for way in scored
                if way.first is not None and way.first + horizon > today and way.file_id not in opened
            ),
            (month_on + timedelta(days=32)).replace(day=1) - timedelta(days=1) + horizon,
        )

    return tuple(row(month_on, by_month[month_on]) for month_on in sorted(by_month, reverse=True))


class Stay(NamedTuple):
    """A card's time on a rung: since when, until when (none: it stands there still), and where it went."""

    file_id: int
    rung: str
    since: date
    until: date | None = None
    to: str | None = None


def stays(
    file_id: int, began_on: date, began_at: str | None, moves: Sequence[tuple[date, str | None]]
) -> list[Stay]:
    """All stays of a card, from where it began and its moves in order."""
    found: list[Stay] = []
    at, since = began_at, began_on
    for day, to in moves:
        if to == at:
            continue
        if at is not None and len(at) == 1:  # a rung; not opened, not lost
            found.append(Stay(file_id, at, since, day, to))
        at, since = to, day
    if at is not None and len(at) == 1:
        found.append(Stay(file_id, at, since))
    return found
