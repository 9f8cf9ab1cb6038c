"""Goals: what is missing of SMART, what cannot be one, and the pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.goals import GoalDraft, Smart, check_goal, check_overlap, missing, paces

TODAY = date(2026, 11, 23)
GOAL = GoalDraft(
    "30 accounts",
    "opened",
    30,
    36,
    45,
    date(2026, 10, 1),
    date(2026, 12, 31),
    "a salon each week",
    "the year",
)


def test_thirty_accounts_in_three_months_is_a_goal() -> None:
    assert missing(GOAL) == ()
    assert check_goal(GOAL, TODAY) == GOAL


def test_earn_more_is_none() -> None:
    assert missing(GoalDraft("earn more")) == tuple(Smart)
    assert missing(replace(GOAL, base=None, relevant=" ")) == (Smart.MEASURABLE, Smart.RELEVANT)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"metric": ""}, "metric"),
        ({"metric": "income"}, "metric"),
        ({"base": None}, "base"),
        ({"base": 0}, "base"),
        ({"base": -3}, "base"),
        ({"stretch": 29}, "stretch"),
        ({"challenge": 35}, "challenge"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"ends_on": date(2026, 9, 30)}, "ends_on"),
        ({"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 31)}, "ends_on"),
        ({"title": "x" * 1000}, "title"),
    ],
)
def test_what_cannot_be_a_goal_is_told_at_its_field(change, field) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_goal(replace(GOAL, **change), TODAY)
    assert refused.value.field == field


def test_two_goals_for_the_same_at_one_time() -> None:
    later = replace(GOAL, starts_on=date(2027, 1, 1), ends_on=date(2027, 3, 31))
    check_overlap(later, [GOAL])
    check_overlap(replace(GOAL, metric="visits"), [GOAL])
    with pytest.raises(InvalidInput) as refused:
        check_overlap(replace(later, starts_on=date(2026, 12, 31)), [GOAL])
    assert refused.value.field == "starts_on"


@given(st.integers(0, 100), st.integers(0, 60), st.integers(1, 60))
def test_the_pace_is_even_over_the_working_days(value, gone, more) -> None:
    base, stretch, challenge = paces(GOAL, value, gone, gone + more)
    assert base.ahead == value - 30 * Fraction(gone, gone + more)
    assert base.ahead >= stretch.ahead >= challenge.ahead
    assert base.reached is (value >= 30)
