"""What stands beside each step of the pagoda: its formula, read the way it was worked out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from app.core.i18n import N_, tr
from app.domain.exact_text import show_count, show_number, show_rate, show_sum
from app.domain.pagoda import LEVELS, MONEY_LEVELS, SHARES, STEPS, PagodaRates, a_month
from app.domain.terms.planning import Factor, PagodaLevel


def formula(level: PagodaLevel, *, downwards: bool = False) -> str:
    """How the step between a level and the one below it is worked out, in words.

    Upwards `Second visits = First visits × Second visits per first`; downwards the same, divided.
    """
    below = LEVELS[LEVELS.index(level) - 1]
    factors = STEPS[level]
    if downwards:
        return " ".join((below.label, "=", level.label, *(f"÷ {each.label}" for each in factors)))
    return " ".join((level.label, "=", below.label, *(f"× {each.label}" for each in factors)))


def step_text(
    level: PagodaLevel,
    found: Mapping[PagodaLevel, Fraction],
    rates: Mapping[Factor, Fraction],
    *,
    downwards: bool = False,
) -> str:
    """The step in figures: `90 = 300 × 30%`, downwards `300 = 90 ÷ 30%`; empty where one is unknown."""
    below = LEVELS[LEVELS.index(level) - 1]
    factors = STEPS[level]
    if level not in found or below not in found or any(each not in rates for each in factors):
        return ""
    made, given, sign = (below, level, "÷") if downwards else (level, below, "×")
    shown = "".join(f" {sign} {show_factor(each, rates[each])}" for each in factors)
    return f"{exact_level(made, found[made])} = {exact_level(given, found[given])}{shown}"


def show_level(level: PagodaLevel, value: Fraction) -> str:
    """A figure of a level: counts rounded up, money short."""
    return show_sum(value) if level in MONEY_LEVELS else show_count(value)


def exact_level(level: PagodaLevel, value: Fraction) -> str:
    """A figure with its part of a visit or client: 8.1."""
    return show_sum(value) if level in MONEY_LEVELS else show_number(value)


def show_factor(factor: Factor, value: Fraction) -> str:
    """A rate, an average in money, or a multiple."""
    if factor is Factor.EQUITY:
        return show_sum(value)
    return show_rate(value) if factor in SHARES else show_number(value)


_PERIODS = {
    Factor.SECOND_RATE: N_("of the quarter's first visits"),
    Factor.THIRD_RATE: N_("of the quarter's second visits"),
    Factor.OPEN_RATE: N_("of the quarter's third visits"),
    Factor.EQUITY: N_("a client, in the quarter"),
    Factor.FEE_RATE: N_("of turnover, any period"),
    Factor.RETAINED_SHARE: N_("of commission, any period"),
    Factor.COMMISSION_SHARE: N_("of what is retained, any period"),
}


def period_of(factor: Factor, value: Fraction | None) -> str:
    """What a rate is counted over: per quarter with its month's equivalent where that is another figure."""
    if factor is Factor.TURNOVER_MULTIPLE:
        if value is None:
            return tr("per quarter")
        return tr("per quarter; {value} a month", value=show_number(a_month(value)))
    return tr(_PERIODS[factor])


def rates_of(rates: PagodaRates) -> dict[Factor, Fraction]:
    """Every factor with its figure."""
    return {factor: rates.of(factor) for step in STEPS.values() for factor in step}
