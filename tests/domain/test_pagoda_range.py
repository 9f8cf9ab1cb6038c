"""How sure a pagoda is: seeded, wider with fewer cases, and no spread where a figure is typed in."""

from dataclasses import dataclass
from fractions import Fraction
from math import inf

import pytest

from app.domain.pagoda import levels
from app.domain.pagoda_plan import default_rates
from app.domain.pagoda_range import Drawn, ranges
from app.domain.terms import Strategy
from app.domain.terms.planning import PagodaLevel

F = Fraction
RATES = default_rates("futures", Strategy.TREND)
FIRST, INCOME = PagodaLevel.FIRST, PagodaLevel.INCOME


@dataclass(frozen=True)
class Seen:
    hits: int
    cases: int
    value: Fraction | None
    kind: str = "rate"
    error: float | None = None


def drawn(level=FIRST, value=240, seen=None):
    return Drawn(level, F(value), RATES, seen or {})


def test_the_same_seed_tells_the_same_range():
    assert ranges([drawn()], "assumed") == ranges([drawn()], "assumed")
    assert ranges([drawn()], "assumed") != ranges([drawn()], "assumed", seed=2)


def test_typed_visits_leave_the_income_open_and_the_other_way_round():
    up, down = ranges([drawn()], "assumed"), ranges([drawn(INCOME, 1_200_000)], "assumed")
    assert up.first is None
    assert down.income is None
    exact = float(levels(RATES, FIRST, F(240))[INCOME])
    assert up.income.low < exact < up.income.high
    assert down.first.low < float(levels(RATES, INCOME, F(1_200_000))[FIRST]) < down.first.high


@pytest.mark.parametrize("basis", ["blended", "measured"])
def test_cases_narrow_it_and_are_counted(basis):
    def seen(cases):
        return {
            code: Seen(3 * cases // 10, cases, F(3, 10))
            for code in ("second_rate", "third_rate", "open_rate")
        }

    few, many = (ranges([drawn(seen=seen(cases))], basis) for cases in (20, 400))
    assert (few.cases, many.cases) == (60, 1200)
    assert many.income.high - many.income.low < few.income.high - few.income.low


def test_means_spread_by_their_own_error():
    seen = {"equity": Seen(0, 40, F(30_000_000), "mean", 9_000_000.0), "open_rate": Seen(0, 0, None)}
    alone, wide = ranges([drawn()], "assumed"), ranges([drawn(seen=seen)], "measured")
    assert wide.income.high > alone.income.high
    assert wide.cases == 0
    assert ranges([drawn(seen=seen)], "assumed") == alone


def test_a_rate_that_may_be_zero_needs_visits_without_end():
    seen = {"open_rate": Seen(0, 12, F(0))}
    assert ranges([drawn(INCOME, 100, seen)], "measured").first is None  # every draw is endless
    mixed = {"open_rate": Seen(1, 1, F(1))}
    assert ranges([drawn(INCOME, 100, mixed)], "measured").first.high < inf


def test_an_empty_plan_has_no_range():
    found = ranges([drawn(value=0)], "assumed")
    assert (found.income, found.first) == (None, None)
