"""From few cases to figures one may plan with: intervals, shrinkage, Kaplan–Meier, draws, the lever.

A rate is a beta distribution: the assumption weighs as `PRIOR_CASES` cases, the diary adds its own
(Gelman et al., Bayesian Data Analysis, §2.4). Checked against scipy and lifelines by frozen tables
(`tools/make_inference_oracle.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, inf, lgamma, log, log1p, sqrt
from random import Random
from statistics import NormalDist
from typing import Final

PRIOR_CASES: Final = 10  # as many cases an assumption weighs
LEVEL: Final = 0.9  # of every interval that is shown
DRAWS: Final = 2000
_TINY: Final = 1e-300

# Beta distribution ------------------------------------------------------------------------------


def beta_cdf(x: float, a: float, b: float) -> float:
    """The chance that a beta(a, b) variable is at most x (continued fraction, DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side only
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    fraction = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 + term * d
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = 1 + term / c
            c = c if abs(c) > _TINY else _TINY
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return min(front * fraction, 1.0)


def beta_quantile(p: float, a: float, b: float) -> float:
    """The x of `beta_cdf(x, a, b) == p`: Newton's steps, halved wherever they would leave the bracket."""
    if p <= 0 or p >= 1:
        return 0.0 if p <= 0 else 1.0
    low, high, x = 0.0, 1.0, a / (a + b)
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)
    for _ in range(200):
        off = beta_cdf(x, a, b) - p
        low, high = (x, high) if off < 0 else (low, x)
        next_x = inf
        if 0 < x < 1:
            slope = scale + (a - 1) * log(x) + (b - 1) * log1p(-x)
            next_x = x - off * exp(-slope) if slope > -600 else inf
        if not low < next_x < high:
            next_x = (low + high) / 2
        if abs(next_x - x) <= 1e-15 * max(x, 1e-15):
            break
        x = next_x
    return x


# Rates and means --------------------------------------------------------------------------------


def shrunk_rate(assumed: Fraction, hits: Fraction | int, cases: int, n0: int = PRIOR_CASES) -> Fraction:
    """The rate to plan with: the mean of the posterior, (n0·assumed + hits) ÷ (n0 + cases)."""
    return (n0 * Fraction(assumed) + hits) / (n0 + cases) if n0 + cases else Fraction(assumed)


def shrunk_mean(assumed: Fraction, mean: Fraction | None, cases: int, n0: int = PRIOR_CASES) -> Fraction:
    """The mean to plan with: (n0·assumed + n·mean) ÷ (n0 + n)."""
    if mean is None or not cases:
        return Fraction(assumed)
    return (n0 * Fraction(assumed) + cases * Fraction(mean)) / (n0 + cases)


def rate_interval(
    assumed: Fraction, hits: Fraction | int, cases: int, level: float = LEVEL, n0: int = PRIOR_CASES
) -> tuple[float, float]:
    """Where the rate lies after the diary was heard: equal tails of the posterior beta."""
    a, b = float(n0 * assumed + hits), float(n0 * (1 - assumed) + cases - hits)
    if a <= 0 or b <= 0:  # assumed never (or always), and not one case against it
        return (0.0, 0.0) if a <= 0 else (1.0, 1.0)
    tail = (1 - level) / 2
    return beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b)


def own_interval(hits: Fraction | int, cases: int, level: float = LEVEL) -> tuple[float, float]:
    """What the cases alone tell of a rate: Jeffreys' interval, from 0 without a hit, to 1 without a miss.

    Source: Brown, Cai, DasGupta, Interval Estimation for a Binomial Proportion, Statist. Sci. 16 (2001).
    """
    if not cases:
        return 0.0, 1.0
    a, b, tail = float(hits) + 0.5, float(cases - hits) + 0.5, (1 - level) / 2
    low = beta_quantile(tail, a, b) if hits > 0 else 0.0
    return low, (beta_quantile(1 - tail, a, b) if hits < cases else 1.0)


def mean_interval(mean: float, error: float, level: float = LEVEL) -> tuple[float, float]:
    """A mean of amounts, give or take its standard error; never below zero."""
    width = NormalDist().inv_cdf((1 + level) / 2) * error
    return max(0.0, mean - width), mean + width


# Time until -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which some reached it: of how many at risk, and the share that has by then."""

    time: int
    at_risk: int
    events: int
    reached: float
    low: float
    high: float


def kaplan_meier(times: Sequence[tuple[int, bool]], level: float = LEVEL) -> tuple[Step, ...]:
    """The share that has reached an event by each day, from (days, reached) of every card.

    A card still under way (False) counts until its last day and then leaves without a verdict. A lost card
    is no such case: it will not reach anything, so its caller leaves it in to the last day known, as if it
    still stood there; then this is the cumulative incidence (Aalen–Johansen), not a dream without losses.
    Intervals are Greenwood's on the log-log scale, which stays within 0 and 1.
    """
    events: Counter[int] = Counter()
    leaving: Counter[int] = Counter()
    for (time, reached), number in Counter(times).items():
        leaving[time] += number
        if reached:
            events[time] += number
    z = NormalDist().inv_cdf((1 + level) / 2)
    at_risk, standing, greenwood = len(times), 1.0, 0.0
    low = high = 0.0
    steps = []
    for time in sorted(leaving):
        if happened := events[time]:
            standing *= 1 - happened / at_risk
            if happened < at_risk:
                greenwood += happened / (at_risk * (at_risk - happened))
                width = z * sqrt(greenwood) / -log(standing)
                low, high = 1 - standing ** exp(-width), 1 - standing ** exp(width)
            else:  # all have: the formula has no answer, so the lower end stays
                standing, high = 0.0, 1.0
            steps.append(Step(time, at_risk, happened, 1 - standing, low, high))
        at_risk -= leaving[time]
    return tuple(steps)


def reached_by(steps: Sequence[Step], day: int) -> Step | None:
    """The last step up to this day; none while nobody has reached it."""
    return next((step for step in reversed(steps) if step.time <= day), None)


def median_time(steps: Sequence[Step]) -> int | None:
    """The day by which half have reached it; none while half have not."""
    return next((step.time for step in steps if step.reached >= 0.5 - 1e-12), None)


# What may come of it ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Range:
    """The 5th, 50th and 95th percentile of what may come."""

    low: float
    median: float
    high: float


Draw = Callable[[Random], float]


def rate_draw(assumed: Fraction, hits: Fraction | int, cases: int, n0: int = PRIOR_CASES) -> Draw:
    """A rate as it may be in truth: one draw of the posterior beta at each call."""
    a, b = float(n0 * assumed + hits), float(n0 * (1 - assumed) + cases - hits)
    if a <= 0 or b <= 0:
        fixed = 0.0 if a <= 0 else 1.0
        return lambda _random: fixed
    return lambda random: random.betavariate(a, b)


def mean_draw(
    assumed: Fraction, mean: Fraction | None, error: float | None, cases: int, n0: int = PRIOR_CASES
) -> Draw:
    """A mean as it may be in truth: lognormal about the shrunk one, so that it stays above zero.

    Its relative error is that of the cases, thinned as the mean itself is; without an error known yet it is
    taken as sure: an assumption alone has no spread that anyone could name.
    """
    centre = float(shrunk_mean(assumed, mean, cases, n0))
    if centre <= 0 or not error:
        return lambda _random: centre
    spread = sqrt(log1p((error * cases / (n0 + cases) / centre) ** 2))
    at = log(centre) - spread**2 / 2
    return lambda random: exp(random.gauss(at, spread))


def range_of(
    evaluate: Callable[[Mapping[str, float]], float],
    draws: Mapping[str, Draw],
    n: int = DRAWS,
    seed: int = 1,
) -> Range:
    """Percentiles over `n` draws of all figures at once; the same seed tells the same story again.

    A draw that divides by zero needs endlessly much.
    """
    random = Random(seed)
    values = []
    for _ in range(n):
        drawn = {code: draw(random) for code, draw in draws.items()}
        try:
            values.append(evaluate(drawn))
        except ZeroDivisionError:
            values.append(inf)
    values.sort()
    low, median, high = (values[min(n - 1, int(n * share))] for share in (0.05, 0.5, 0.95))
    return Range(low, median, high)


@dataclass(frozen=True, slots=True)
class Lever:
    """The figure that pays most: what is needed before, after it is a step better, and the difference."""

    code: str
    before: Fraction
    after: Fraction
    saved: Fraction


def lever(
    evaluate: Callable[[Mapping[str, Fraction]], Fraction],
    rates: Mapping[str, Fraction],
    step: Fraction = Fraction(1, 10),
) -> Lever | None:
    """Which one figure, a `step` better, saves most of what `evaluate` counts (visits, say).

    What is at most 1 is a share and never passes 1. None when nothing helps; among equals the first.
    """
    before = evaluate(rates)
    best: Lever | None = None
    for code, rate in rates.items():
        better = rate * (1 + step)
        after = evaluate({**rates, code: min(better, Fraction(1)) if rate <= 1 else better})
        if before - after > (best.saved if best else 0):
            best = Lever(code, before, after, before - after)
    return best
