"""The pagoda: exact both ways, never less for more visits, and bad input told at its field."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain import pagoda
from app.domain.pagoda import FACTORS, LEVELS, SHARES, PagodaRates, levels
from app.domain.pagoda_words import formula, period_of, rates_of, show_level, step_text
from app.domain.terms.planning import Factor, PagodaLevel

F = Fraction
shares = st.fractions(F(1, 10_000), 1, max_denominator=10_000)
rates = st.builds(
    PagodaRates,
    shares,
    shares,
    shares,
    st.integers(1, 10**12).map(F),
    st.fractions(F(1, 100), 1000, max_denominator=1000),
    shares,
    shares,
    shares,
)
some_level = st.sampled_from(LEVELS)
values = st.fractions(0, 10**6, max_denominator=1000)
ONE = PagodaRates(*(F(1),) * 8)
USUAL = PagodaRates(F(3, 10), F(3, 10), F(3, 10), F(30_000_000), F(500), F(2, 10_000), F(1), F(15, 100))


@given(rates, values, some_level, some_level)
def test_down_then_up_returns_to_the_start(found, value, one, other):
    there = levels(found, one, value)
    assert pagoda.known_levels(found, other, there[other]) == there


@given(rates, values, values)
def test_more_visits_never_mean_less_income(found, one, other):
    low, high = sorted((one, other))
    incomes = [levels(found, PagodaLevel.FIRST, each)[PagodaLevel.INCOME] for each in (low, high)]
    assert incomes[0] <= incomes[1]


@given(rates, values)
def test_a_rate_of_one_passes_through(found, value):
    for level, (factor, *more) in pagoda.STEPS.items():
        one = found
        for each in (factor, *more):
            one = one.having(each, F(1))
        got = levels(one, PagodaLevel.FIRST, value)
        assert got[level] == got[LEVELS[LEVELS.index(level) - 1]]
    assert set(levels(ONE, PagodaLevel.THIRD, value).values()) == {value}


@given(rates, values)
def test_what_a_higher_rate_brings_is_never_less(found, value):
    for factor in SHARES:
        more = levels(found.having(factor, F(1)), PagodaLevel.FIRST, value)
        assert more[PagodaLevel.INCOME] >= levels(found, PagodaLevel.FIRST, value)[PagodaLevel.INCOME]


@given(st.lists(st.tuples(rates, values), min_size=1, max_size=4))
def test_the_rates_of_the_total_lead_through_its_levels(parts):
    made = [levels(each, PagodaLevel.FIRST, value) for each, value in parts]
    whole = pagoda.total(made)
    found = pagoda.total_rates([each for each, _value in parts], made)
    if whole[PagodaLevel.FIRST] and set(found) == set(FACTORS):
        joint = PagodaRates(*(found[factor] for factor in FACTORS))
        assert pagoda.known_levels(joint, PagodaLevel.FIRST, whole[PagodaLevel.FIRST]) == whole


@given(values, st.lists(values, min_size=1, max_size=6))
def test_a_split_sums_to_the_whole_in_proportion(value, parts):
    made = pagoda.split(value, parts)
    assert sum(made) == value
    whole = sum(parts)
    for part, got in zip(parts, made, strict=True):
        assert got == (value * part / whole if whole else value / len(parts))


@given(st.lists(st.fractions(F(1, 10**30), 1), min_size=2, max_size=4))
def test_splits_of_splits_stay_short_and_still_sum_exactly(parts):
    made = pagoda.split(F(12_345), parts)
    assert sum(made) == 12_345
    assert all(part >= 0 for part in made)
    assert all(len(str(part)) < 160 for part in made)


def test_a_split_of_nothing_has_no_parts():
    assert pagoda.split(F(3), ()) == ()


@pytest.mark.parametrize("factor", sorted(SHARES))
@pytest.mark.parametrize("value", [F(-1, 10), F(11, 10)])
def test_a_rate_outside_its_bounds_is_refused_at_its_field(factor, value):
    with pytest.raises(InvalidInput) as refused:
        USUAL.having(factor, value)
    assert (refused.value.field, refused.value.code) == (factor, "rate")


@pytest.mark.parametrize("factor", [Factor.EQUITY, Factor.TURNOVER_MULTIPLE])
def test_a_mean_is_neither_negative_nor_beyond_measure(factor):
    for value, code in ((F(-1), "negative"), (F(10**20), "large")):
        with pytest.raises(InvalidInput) as refused:
            USUAL.having(factor, value)
        assert (refused.value.field, refused.value.code) == (factor, code)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_neither_negative_nor_beyond_measure(level):
    for value, code in ((F(-1), "negative"), (F(10**20), "large")):
        with pytest.raises(InvalidInput) as refused:
            levels(USUAL, level, value)
        assert (refused.value.field, refused.value.code) == (level, code)


@pytest.mark.parametrize("factor", FACTORS)
def test_a_zero_to_divide_by_is_refused_at_its_field(factor):
    none = USUAL.having(factor, F(0))
    with pytest.raises(InvalidInput) as refused:
        levels(none, PagodaLevel.INCOME, F(100))
    assert (refused.value.field, refused.value.code) == (factor, "zero_divisor")
    assert levels(none, PagodaLevel.FIRST, F(100))[PagodaLevel.INCOME] == 0
    known = pagoda.known_levels(none, PagodaLevel.INCOME, F(100))
    assert PagodaLevel.FIRST not in known
    assert known[PagodaLevel.INCOME] == 100


def test_a_rate_that_was_kept_wrong_is_told_as_well():
    bad = PagodaRates(F(2), *(F(1),) * 7)
    with pytest.raises(InvalidInput) as refused:
        levels(bad, PagodaLevel.FIRST, F(1))
    assert refused.value.field == "second_rate"


def test_thirty_percent_each_step():
    found = levels(USUAL, PagodaLevel.FIRST, F(300))
    assert [found[level] for level in LEVELS[:4]] == [300, 90, 27, F(81, 10)]
    assert show_level(PagodaLevel.CLIENTS, found[PagodaLevel.CLIENTS]) == "9"  # nobody opens a tenth of one
    assert show_level(PagodaLevel.TURNOVER, F(150_000_000_000)) == "1,500,000,000"


def test_each_step_has_its_formula_in_words_and_figures_both_ways():
    assert formula(PagodaLevel.SECOND) == "Second visits = First visits × Second visits per first"
    down = formula(PagodaLevel.SECOND, downwards=True)
    assert down == "First visits = Second visits ÷ Second visits per first"
    assert formula(PagodaLevel.RETAINED) == (
        "Retained commission = New turnover × Average fee rate × Retained share"
    )
    found = levels(USUAL, PagodaLevel.FIRST, F(300))
    assert step_text(PagodaLevel.CLIENTS, found, rates_of(USUAL)) == "8.1 = 27 × 30%"
    assert step_text(PagodaLevel.CLIENTS, {}, rates_of(USUAL)) == ""


def test_every_rate_carries_its_period():
    assert period_of(Factor.TURNOVER_MULTIPLE, F(500)) == "per quarter; 166.67 a month"
    assert period_of(Factor.TURNOVER_MULTIPLE, None) == "per quarter"
    assert all(period_of(factor, F(1)) for factor in FACTORS)


def test_rates_of_an_empty_total_are_those_all_share():
    other = USUAL.having(Factor.FEE_RATE, F(1, 10_000))
    none = levels(USUAL, PagodaLevel.FIRST, F(0))
    found = pagoda.total_rates([USUAL, other], [none, none])
    assert found[Factor.OPEN_RATE] == F(3, 10)
    assert Factor.FEE_RATE not in found
    lacking = pagoda.known_levels(USUAL.having(Factor.OPEN_RATE, F(0)), PagodaLevel.INCOME, F(5))
    assert PagodaLevel.FIRST not in pagoda.total([lacking, none])
    assert pagoda.a_month(F(300)) == 100
