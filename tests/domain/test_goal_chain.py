"""The goal chain: exact both ways, monotone, honest about what cannot be."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.goal_chain import (
    STEPS,
    ChainInput,
    ChainInputs,
    ChainStep,
    chain,
    check_period,
    checked_input,
    income_of,
)

share = st.fractions(Fraction(1, 1000), 1, max_denominator=1000)
amount = st.fractions(Fraction(1), 10**6, max_denominator=100)
inputs = st.builds(
    ChainInputs,
    other_income_fen=st.fractions(0, 10**6, max_denominator=1),
    commission_share=share,
    fee_rate=share,
    monthly_multiple=amount,
    funds_fen=amount,
    success_rate=share,
    days=st.integers(1, 60),
)
PLAIN = ChainInputs(
    Fraction(400_000),
    Fraction(15, 100),
    Fraction(2, 10_000),
    Fraction(50),
    Fraction(20_000_000),
    Fraction(1, 10),
    20,
)


def test_twelve_thousand_a_month_in_visits() -> None:
    """(12,000 − 4,000) ÷ 15 % ÷ 2‱ ÷ 50 ÷ 200,000 ÷ 10 % ÷ 20 days."""
    found = chain(PLAIN, ChainStep.INCOME, Fraction(1_200_000))
    assert found[ChainStep.COMMISSION] == Fraction(800_000 * 100, 15)
    assert (
        found[ChainStep.CLIENTS]
        == Fraction(800_000) / Fraction(15, 100) / Fraction(2, 10_000) / 50 / 20_000_000
    )
    assert found[ChainStep.A_DAY] == found[ChainStep.CLIENTS] * 10 / 20


@given(inputs, st.sampled_from(STEPS), amount)
@example(
    ChainInputs(
        Fraction(0),
        Fraction(1, 1000),
        Fraction(1, 1000),
        Fraction(176),
        Fraction(18485729, 19),
        Fraction(1),
        60,
    ),
    ChainStep.A_DAY,
    Fraction(19499431, 20),
)
def test_down_and_up_again_is_where_it_began(given_inputs, pin, value) -> None:
    found = chain(given_inputs, pin, value)
    for step, figure in found.items():
        if figure > 10**16:  # more than a cell takes
            with pytest.raises(InvalidInput, match="too large"):
                chain(given_inputs, step, figure)
            continue
        back = chain(given_inputs, step, figure)
        if STEPS.index(step) > 0 or pin is ChainStep.INCOME:
            assert back[pin] == value or (pin is ChainStep.INCOME and value < given_inputs.other_income_fen)


@given(inputs, amount, amount)
def test_more_visits_never_mean_less_income(given_inputs, visits, more) -> None:
    less = chain(given_inputs, ChainStep.CONTACTS, visits)
    greater = chain(given_inputs, ChainStep.CONTACTS, visits + more)
    assert greater[ChainStep.INCOME] > less[ChainStep.INCOME]


@given(inputs, amount)
def test_a_rate_of_one_passes_through(given_inputs, value) -> None:
    plain = given_inputs.having(ChainInput.SUCCESS_RATE, Fraction(1))
    found = chain(plain, ChainStep.CLIENTS, value)
    assert found[ChainStep.CONTACTS] == found[ChainStep.CLIENTS]


def test_an_income_without_selling_needs_no_visit() -> None:
    found = chain(PLAIN, ChainStep.INCOME, Fraction(300_000))
    assert found[ChainStep.A_DAY] == 0


def test_with_no_day_left_there_is_no_figure_a_day() -> None:
    found = chain(PLAIN.having(ChainInput.DAYS, Fraction(0)), ChainStep.INCOME, Fraction(1_200_000))
    assert ChainStep.A_DAY not in found
    assert ChainStep.CONTACTS in found


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        (ChainInput.SUCCESS_RATE, Fraction(3, 2), "rate"),
        (ChainInput.SUCCESS_RATE, Fraction(-1, 10), "negative"),
        (ChainInput.FEE_RATE, Fraction(0), "zero_divisor"),
        (ChainInput.FUNDS_EACH, Fraction(0), "zero_divisor"),
        (ChainInput.FUNDS_EACH, Fraction(-5), "negative"),
        (ChainInput.MULTIPLE, Fraction(10**17), "large"),
    ],
)
def test_bad_input_names_its_field(name, value, code) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_input(name, value)
    assert (refused.value.code, refused.value.field) == (code, name)
    if name is not ChainInput.MULTIPLE:
        with pytest.raises(InvalidInput):
            chain(PLAIN.having(name, value), ChainStep.INCOME, Fraction(1))


def test_spending_times_factor() -> None:
    assert income_of(800_000, Fraction(3, 2)) == 1_200_000
    with pytest.raises(InvalidInput):
        income_of(-1, Fraction(2))
    with pytest.raises(InvalidInput):
        check_period(date(2026, 12, 1), date(2026, 11, 1))
