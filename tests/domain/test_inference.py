"""Our own statistics against tables of scipy and lifelines, and by what must always hold."""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.inference import (
    Lever,
    beta_cdf,
    beta_quantile,
    kaplan_meier,
    lever,
    mean_draw,
    mean_interval,
    median_time,
    own_interval,
    range_of,
    rate_draw,
    rate_interval,
    reached_by,
    shrunk_mean,
    shrunk_rate,
)

DATA = Path(__file__).resolve().parent.parent / "data"
rates = st.fractions(0, 1, max_denominator=1000)


def table(name):
    with (DATA / f"inference_{name}.csv").open(encoding="ascii") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


def test_the_beta_distribution_agrees_with_scipy():
    for row in table("beta"):
        p, a, b, x = row["p"], row["a"], row["b"], row["quantile"]
        assert beta_quantile(p, a, b) == pytest.approx(x, rel=1e-8, abs=1e-12), row
        assert beta_cdf(x / 2, a, b) == pytest.approx(row["cdf_of_half"], rel=1e-9, abs=1e-13), row


def test_the_ends_of_the_beta_distribution():
    assert (beta_cdf(-1, 2, 3), beta_cdf(2, 2, 3)) == (0, 1)
    assert (beta_quantile(0, 2, 3), beta_quantile(1, 2, 3)) == (0, 1)


def test_the_interval_of_a_rate_agrees_with_scipy():
    for row in table("jeffreys"):
        low, high = own_interval(int(row["hits"]), int(row["cases"]))
        assert (low, high) == pytest.approx((row["low"], row["high"]), rel=1e-8), row
    assert own_interval(0, 0) == (0, 1)


def test_kaplan_meier_agrees_with_lifelines():
    samples, wanted = defaultdict(list), defaultdict(list)
    for row in table("survival_samples"):
        samples[row["sample"]].append((int(row["time"]), bool(row["reached"])))
    for row in table("survival"):
        wanted[row["sample"]].append(row)
    assert len(samples) == 6
    for number, times in samples.items():
        steps = kaplan_meier(times)
        assert len(steps) == len(wanted[number])
        for step, row in zip(steps, wanted[number], strict=True):
            assert (step.time, step.at_risk, step.events) == (row["time"], row["at_risk"], row["events"])
            assert step.reached == pytest.approx(row["reached"], abs=1e-12)
            if step.reached < 1:  # where all have reached it the formula has no answer
                assert (step.low, step.high) == pytest.approx((row["low"], row["high"]), abs=1e-9)


def test_a_card_under_way_is_no_failure():
    """Two of four reached it within ten days, two are only a day old: the share is all, not a half."""
    steps = kaplan_meier([(10, True), (10, True), (1, False), (1, False)])
    assert [(s.time, s.at_risk, s.events, s.reached) for s in steps] == [(10, 2, 2, 1.0)]
    assert kaplan_meier([(10, True), (10, True), (90, False), (90, False)])[0].reached == 0.5
    assert kaplan_meier([]) == ()


def test_time_until_half_have_reached_it():
    steps = kaplan_meier([(5, True), (7, True), (9, True), (20, False)])
    assert median_time(steps) == 7
    assert median_time(steps[:1]) is None
    assert reached_by(steps, 6).time == 5
    assert reached_by(steps, 4) is None


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), max_size=40))
def test_the_share_never_falls_and_stays_in_its_interval(times):
    last = 0.0
    for step in kaplan_meier(times):
        assert last <= step.reached <= 1
        assert 0 <= step.low <= step.reached + 1e-12
        assert step.reached - 1e-12 <= step.high <= 1
        last = step.reached


@given(rates, st.integers(0, 200), st.integers(0, 200))
def test_a_rate_shrinks_between_assumption_and_diary(assumed, hits, misses):
    cases = hits + misses
    value = shrunk_rate(assumed, hits, cases)
    own = Fraction(hits, cases) if cases else assumed
    assert min(assumed, own) <= value <= max(assumed, own)
    low, high = rate_interval(assumed, hits, cases)
    assert 0 <= low <= high <= 1


def test_the_shrinking_by_hand():
    assert shrunk_rate(Fraction(3, 10), 0, 0) == Fraction(3, 10)
    assert shrunk_rate(Fraction(3, 10), 12, 20) == Fraction(15, 30)
    assert shrunk_rate(Fraction(3, 10), 1, 1, n0=0) == 1
    assert shrunk_mean(Fraction(300), Fraction(100), 30) == Fraction(150)
    assert shrunk_mean(Fraction(300), None, 0) == 300


def test_more_cases_make_the_interval_narrower():
    wide, narrow = own_interval(3, 10), own_interval(300, 1000)
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 5
    assert rate_interval(Fraction(0), 0, 5) == (0, 0)
    assert rate_interval(Fraction(1), 5, 5) == (1, 1)


def test_the_interval_of_a_mean():
    low, high = mean_interval(100, 10)
    assert (low, high) == pytest.approx((83.551, 116.449), abs=1e-3)
    assert mean_interval(5, 10)[0] == 0


def test_a_range_is_the_same_each_time_and_covers_the_posterior():
    draws = {"x": rate_draw(Fraction(3, 10), 20, 90)}
    found = range_of(lambda d: d["x"], draws)
    assert found == range_of(lambda d: d["x"], draws)
    low, high = rate_interval(Fraction(3, 10), 20, 90)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.006)
    assert found != range_of(lambda d: d["x"], draws, seed=2)


def test_what_is_sure_does_not_vary():
    draws = {"x": rate_draw(Fraction(1), 0, 0), "y": mean_draw(Fraction(300), None, None, 0)}
    found = range_of(lambda d: d["x"] * d["y"], draws, n=50)
    assert (found.low, found.median, found.high) == (300, 300, 300)
    nothing = range_of(lambda d: 1 / d["x"], {"x": rate_draw(Fraction(0), 0, 4)}, n=20)
    assert nothing.low == float("inf")


def test_a_drawn_mean_lies_about_the_shrunk_one():
    draw = mean_draw(Fraction(300), Fraction(100), 8.0, 30)
    random = Random(3)
    values = [draw(random) for _ in range(4000)]
    assert sum(values) / 4000 == pytest.approx(150, rel=0.01)
    assert min(values) > 0


def test_two_thousand_draws_are_quick():
    """The chain's three rates; generous, as the machine may be busy."""
    draws = {code: rate_draw(Fraction(3, 10), 20, 90) for code in "abc"}
    began = perf_counter()
    range_of(lambda d: 1 / (d["a"] * d["b"] * d["c"]), draws)
    assert perf_counter() - began < 0.2


def test_the_lever_is_what_saves_most():
    def visits(rate):
        return Fraction(100) / rate["a"] + Fraction(50) / rate["b"] + 10 / rate["money"]

    found = lever(visits, {"a": Fraction(1, 2), "b": Fraction(1, 10), "money": Fraction(300)})
    assert found == Lever("b", 700 + Fraction(1, 30), 700 + Fraction(1, 30) - found.saved, found.saved)
    assert found.saved == 500 - Fraction(50) / Fraction(11, 100)
    # A share that is 1 already cannot grow, so what is left is the other one.
    assert lever(lambda r: 1 / r["a"] + 1 / r["b"], {"a": Fraction(1), "b": Fraction(1)}) is None
