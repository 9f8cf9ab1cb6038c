"""Rates by cohorts: the young ones are no failures, the lost ones are."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cohorts import (
    HORIZONS,
    Measured,
    Way,
    cohorts,
    mean,
    rate,
    rests_on_old_figures,
    simple_rate,
    stays,
)
from app.domain.terms.planning import Factor

TODAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 5)


def way(file_id, first=LONG_AGO, second=None, third=None, opened=None, scored=True, strategy=None):
    return Way(file_id, strategy, None, scored, first, second, third, opened)


def after(days, first=LONG_AGO):
    return first + timedelta(days=days)


def test_a_finished_cohort_is_a_plain_share():
    ways = [way(1, second=after(7)), way(2, second=after(90)), way(3, second=after(91)), way(4)]
    found = rate(ways, Factor.SECOND_RATE, TODAY)
    assert (found.hits, found.cases, found.unfinished, found.value) == (2, 4, 0, Fraction(1, 2))
    assert found.hit_ids == (1, 2)
    assert found.case_ids == (1, 2, 3, 4)
    assert not found.trusted


def test_young_ones_are_unfinished_instead_of_failures():
    old = [way(i, second=after(10) if i <= 5 else None) for i in range(1, 11)]
    young = [way(i, first=TODAY - timedelta(days=3)) for i in range(11, 31)]
    found = rate(old + young, Factor.SECOND_RATE, TODAY)
    assert (found.hits, found.begun, found.unfinished) == (5, 30, 20)
    assert found.value == Fraction(1, 2)
    assert found.unfinished_ids == tuple(range(11, 31))


def test_a_young_one_counts_for_the_days_it_was_seen():
    """Half of the visits led on within 10 days; those seen for 40 days without one are nearly told."""
    old = [way(i, second=after(10) if i <= 5 else None) for i in range(1, 11)]
    seen = [way(i, first=TODAY - timedelta(days=40)) for i in range(11, 21)]
    found = rate(old + seen, Factor.SECOND_RATE, TODAY)
    assert found.value == Fraction(5, 20)
    assert found.unfinished == 10


def test_who_is_not_scored_or_has_an_account_already_is_no_case():
    ways = [way(1, scored=False), way(2, opened=after(-1)), way(3, first=None, second=after(3)), way(4)]
    assert rate(ways, Factor.SECOND_RATE, TODAY).case_ids == (4,)
    assert rate([way(1, opened=after(0))], Factor.SUCCESS_RATE, TODAY).hits == 1


def test_only_what_began_in_the_period_and_happened_by_then():
    ways = [way(1, second=after(20)), way(2, first=after(50), second=after(60))]
    assert rate(ways, Factor.SECOND_RATE, TODAY, since=after(50)).case_ids == (2,)
    then = rate(ways, Factor.SECOND_RATE, after(10))
    assert (then.hits, then.begun, then.unfinished) == (0, 1, 1)


def test_the_opening_rate_asks_from_the_third_visit():
    ways = [
        way(1, second=after(5), third=after(9), opened=after(30)),
        way(2, second=after(5), opened=after(30)),
        way(3, second=after(5), third=after(9)),
    ]
    assert rate(ways, Factor.OPEN_RATE, TODAY).value == Fraction(1, 2)
    assert rate(ways, Factor.SUCCESS_RATE, TODAY).value == Fraction(2, 3)
    assert rate([], Factor.OPEN_RATE, TODAY) == Measured("rate")


@given(st.lists(st.tuples(st.integers(0, 400), st.none() | st.integers(0, 200)), max_size=60))
def test_the_rate_lies_between_what_is_sure_and_what_is_possible(cases):
    ways = []
    for i, (ago, days) in enumerate(cases):
        first = TODAY - timedelta(days=ago)
        ways.append(way(i, first=first, second=None if days is None else first + timedelta(days=days)))
    found = rate(ways, Factor.SECOND_RATE, TODAY)
    assert found.hits <= found.cases <= found.begun == len(cases)
    horizon = HORIZONS[Factor.SECOND_RATE]
    hits = [days for ago, days in cases if days is not None and days <= min(ago, horizon)]
    assert found.hits == len(hits)
    if found.value is not None:
        assert Fraction(found.hits, found.begun) <= found.value <= 1


def test_means_and_shares_known_at_once():
    found = mean({4: 100, 5: 300})
    assert (found.value, found.cases, found.error) == (200, 2, 100.0)
    assert found.interval is None
    assert mean({4: 100}).error is None
    assert mean({}).cases == 0
    calls = simple_rate([1, 1], [1, 1, 2])
    assert (calls.value, calls.hit_ids, calls.case_ids) == (Fraction(2, 3), (1,), (1, 2))
    low, high = calls.interval
    assert low < 2 / 3 < high


def test_cohorts_month_by_month():
    rows = cohorts(
        [
            way(1, second=after(7), third=after(20), opened=after(70)),
            way(2),
            way(3, scored=False),
            way(4, opened=after(-5)),
            way(5, first=date(2026, 11, 2), second=date(2026, 11, 9)),
            way(6, first=date(2026, 11, 3), opened=date(2026, 11, 20)),
        ],
        TODAY,
    )
    november, january = rows
    assert (november.first, november.second, november.under_way) == ((5, 6), (5,), (5,))
    assert november.finished_on == date(2027, 5, 29)
    assert (january.first, january.second, january.third, january.opened) == ((1, 2), (1,), (1,), (1,))
    assert (january.unscored, january.under_way) == ((3,), ())


@pytest.mark.parametrize(
    ("then", "now", "old"),
    [
        ((20, 60), (30, 100), False),  # 33 % then, 30 % now
        ((20, 60), (60, 100), True),
        ((55, 100), (60, 100), False),  # far from what is used, but it was so when the plan was made
        ((1, 2), (9, 10), True),  # not known then, and 30 % was assumed
        ((1, 2), (3, 10), False),
        ((20, 60), (4, 5), False),  # five cases are nothing to trust
    ],
)
def test_when_a_plan_rests_on_old_figures(then, now, old):
    def measured(hits, cases):
        return simple_rate(list(range(hits)), list(range(cases)))

    assert rests_on_old_figures(Fraction(3, 10), measured(*then), measured(*now)) is old


def test_stays_on_the_ladder():
    moves = [(after(10), "E"), (after(10), "E"), (after(40), "opened"), (after(200), "F")]
    found = stays(1, LONG_AGO, "F", moves)
    assert [(s.rung, s.since, s.until, s.to) for s in found] == [
        ("F", LONG_AGO, after(10), "E"),
        ("E", after(10), after(40), "opened"),
        ("F", after(200), None, None),
    ]
    assert stays(1, LONG_AGO, "lost", []) == []
    assert stays(1, LONG_AGO, None, [(after(1), "B")])[0].since == after(1)
