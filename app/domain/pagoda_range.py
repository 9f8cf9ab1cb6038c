"""How sure a pagoda is: what its income and its visits may come to, from draws of the rates it rests on.

The rates of visits are drawn as the beta distributions that `domain.inference` describes: an assumption
alone weighs as ten cases. Means are drawn about what the diary shows; what is agreed by contract stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.domain.inference import PRIOR_CASES, Draw, Range, mean_draw, range_of, rate_draw
from app.domain.pagoda import FACTORS, LEVELS, STEPS, PagodaRates
from app.domain.pagoda_plan import Figure
from app.domain.terms.planning import Basis, Factor, PagodaLevel

DRAWS: Final = 2000
_DRAWN: Final = frozenset({Factor.SECOND_RATE, Factor.THIRD_RATE, Factor.OPEN_RATE})
_EDGE: Final = 1e-9  # a range narrower than this is one figure


@dataclass(frozen=True, slots=True)
class Drawn:
    """One strategy to draw: its pin, its assumptions, what the diary shows of them."""

    pin_level: PagodaLevel
    pin_value: Fraction
    assumed: PagodaRates
    seen: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class PagodaRanges:
    """5th to 95th percentile of the totals; none where the figure is typed in and so has no spread."""

    income: Range | None
    first: Range | None
    cases: int  # behind the measured rates in use; 0: assumptions alone


def ranges(strategies: Sequence[Drawn], basis: str, *, n: int = DRAWS, seed: int = 1) -> PagodaRanges:
    """What the totals of income (fen) and first visits may come to."""
    draws = {
        f"{number}/{factor}": _draw(each, factor, basis)
        for number, each in enumerate(strategies)
        for factor in FACTORS
    }

    def total(level: PagodaLevel) -> Range | None:
        def evaluate(drawn: Mapping[str, float]) -> float:
            return sum(_walk(each, level, drawn, number) for number, each in enumerate(strategies))

        found = range_of(evaluate, draws, n, seed)
        return found if found.high - found.low > _EDGE * (1 + abs(found.low)) else None

    cases = 0 if basis == Basis.ASSUMED else sum(_cases(each) for each in strategies)
    return PagodaRanges(total(PagodaLevel.INCOME), total(PagodaLevel.FIRST), cases)


def _cases(each: Drawn) -> int:
    return sum(figure.cases for code, figure in each.seen.items() if code in _DRAWN)


def _walk(each: Drawn, level: PagodaLevel, drawn: Mapping[str, float], number: int) -> float:
    """From the pin to a level; a zero on the way down raises `ZeroDivisionError`."""
    value = float(each.pin_value)
    if not value:
        return 0.0
    start, end = LEVELS.index(each.pin_level), LEVELS.index(level)
    for at in range(min(start, end) + 1, max(start, end) + 1):
        for factor in STEPS[LEVELS[at]]:
            rate = drawn[f"{number}/{factor}"]
            value = value * rate if end > start else value / rate
    return value


def _draw(each: Drawn, factor: Factor, basis: str) -> Draw:
    assumed = each.assumed.of(factor)
    seen = None if basis == Basis.ASSUMED else each.seen.get(factor)
    cases = seen.cases if seen is not None and seen.value is not None else 0
    # On the diary alone the assumption weighs nothing, once there is a case.
    prior = 0 if cases and basis == Basis.MEASURED else PRIOR_CASES
    if factor in _DRAWN:
        return rate_draw(assumed, seen.hits if seen is not None and cases else 0, cases, prior)
    if seen is None or not cases:
        fixed = float(assumed)
        return lambda _random: fixed
    return mean_draw(assumed, seen.value, seen.error, cases, prior)
