"""The performance pagoda 业绩规划宝塔: eight levels of a quarter, from first visits up to income, exactly.

Source: domain §5. second = first × second/first, third = second × third/second,
clients = third × opening rate, equity = clients × average equity, turnover = equity × multiple per quarter,
retained = turnover × fee rate × retained share, income = retained × commission share.
Money is in fen. Nothing is rounded here: the level edited last (the pin) decides, all others follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.terms.planning import Factor, PagodaLevel

# What leads up to each level from the one below it.
STEPS: Final[dict[PagodaLevel, tuple[Factor, ...]]] = {
    PagodaLevel.SECOND: (Factor.SECOND_RATE,),
    PagodaLevel.THIRD: (Factor.THIRD_RATE,),
    PagodaLevel.CLIENTS: (Factor.OPEN_RATE,),
    PagodaLevel.EQUITY: (Factor.EQUITY,),
    PagodaLevel.TURNOVER: (Factor.TURNOVER_MULTIPLE,),
    PagodaLevel.RETAINED: (Factor.FEE_RATE, Factor.RETAINED_SHARE),
    PagodaLevel.INCOME: (Factor.COMMISSION_SHARE,),
}
LEVELS: Final = tuple(PagodaLevel)
FACTORS: Final = tuple(factor for step in STEPS.values() for factor in step)
MONEY_LEVELS: Final = frozenset(LEVELS[4:])
SHARES: Final = frozenset(FACTORS) - {Factor.EQUITY, Factor.TURNOVER_MULTIPLE}  # between 0 and 1
_MOST: Final = {"count": 10**7, "money": 10**16, "equity": 10**15, "multiple": 10**5}
_LONG: Final = 10**24  # a denominator that came of many splits; shorter ones stay as they are
_SHORT: Final = 10**12

Levels = dict[PagodaLevel, Fraction]


@dataclass(frozen=True, slots=True)
class PagodaRates:
    """The rates and means of the steps; the multiple is per quarter, the equity in fen a client."""

    second_rate: Fraction
    third_rate: Fraction
    open_rate: Fraction
    equity_fen: Fraction
    turnover_multiple: Fraction
    fee_rate: Fraction
    retained_share: Fraction
    commission_share: Fraction

    def of(self, factor: Factor) -> Fraction:
        """The figure of a factor."""
        value: Fraction = getattr(self, _FIELDS[factor])
        return value

    def having(self, factor: Factor, value: Fraction) -> PagodaRates:
        """The same with another figure for this factor. Raises `InvalidInput` at it."""
        return replace(self, **{_FIELDS[factor]: checked_rate(factor, value)})


_FIELDS: Final = dict(zip(FACTORS, (field.name for field in fields(PagodaRates)), strict=True))


def checked_rate(factor: Factor, value: Fraction) -> Fraction:
    """The figure, if it can be one of this factor. Raises `InvalidInput` at the factor's code."""
    if value < 0 and factor is Factor.EQUITY:
        raise InvalidInput("negative", N_("An amount of money is never below zero."), field=factor)
    if factor in SHARES:
        if not 0 <= value <= 1:
            raise InvalidInput("rate", N_("A rate lies between 0 and 100 %: write 30% or 0.3."), field=factor)
    elif value < 0:
        raise InvalidInput("negative", N_("This figure is never below zero."), field=factor)
    elif value > _MOST["equity" if factor is Factor.EQUITY else "multiple"]:
        raise InvalidInput("large", N_("This figure is too large."), field=factor)
    return value


def checked_level(level: PagodaLevel, value: Fraction) -> Fraction:
    """The figure, if it can stand on this level. Raises `InvalidInput` at the level's code."""
    money = level in MONEY_LEVELS
    if value < 0:
        text = (
            N_("An amount of money is never below zero.") if money else N_("This figure is never below zero.")
        )
        raise InvalidInput("negative", text, field=level)
    if value > _MOST["money" if money else "count"]:
        raise InvalidInput("large", N_("This figure is too large."), field=level)
    return value


def levels(rates: PagodaRates, pin_level: PagodaLevel, pin_value: Fraction) -> Levels:
    """All eight levels from the one that is given, exactly.

    Raises `InvalidInput` naming the factor or level: a rate outside 0–1, a negative figure, a zero divisor.
    """
    for factor in FACTORS:
        checked_rate(factor, rates.of(factor))
    checked_level(pin_level, pin_value)
    found = known_levels(rates, pin_level, pin_value)
    for level in LEVELS[: LEVELS.index(pin_level)]:
        if level not in found:
            _refuse_zero(rates, pin_level)
    return found


def _refuse_zero(rates: PagodaRates, pin_level: PagodaLevel) -> None:
    for level in reversed(LEVELS[1 : LEVELS.index(pin_level) + 1]):
        for factor in STEPS[level]:
            if rates.of(factor) == 0:
                raise InvalidInput(
                    "zero_divisor",
                    N_("With {factor} at zero nothing below {level} can be worked out."),
                    field=factor,
                    factor=factor.label,
                    level=pin_level.label,
                )


def known_levels(rates: PagodaRates, pin_level: PagodaLevel, pin_value: Fraction) -> Levels:
    """The levels that follow from the pin: those below a zero rate are left out."""
    at = LEVELS.index(pin_level)
    found = {pin_level: pin_value}
    value = pin_value
    for level in LEVELS[at + 1 :]:
        value *= step_rate(rates, level)
        found[level] = value
    value = pin_value
    for above, level in zip(reversed(LEVELS[1 : at + 1]), reversed(LEVELS[:at]), strict=True):
        rate = step_rate(rates, above)
        if rate == 0:
            break
        value /= rate
        found[level] = value
    return {level: found[level] for level in LEVELS if level in found}


def step_rate(rates: PagodaRates, level: PagodaLevel) -> Fraction:
    """A level ÷ the one below it."""
    rate = Fraction(1)
    for factor in STEPS[level]:
        rate *= rates.of(factor)
    return rate


def total(parts: Sequence[Levels]) -> Levels:
    """Level by level over the strategies; a level that one of them lacks is left out."""
    return {
        level: sum((part[level] for part in parts), Fraction(0))
        for level in LEVELS
        if all(level in part for part in parts)
    }


def total_rates(rates: Sequence[PagodaRates], parts: Sequence[Levels]) -> dict[Factor, Fraction]:
    """The rates of the total: those at which the summed levels agree.

    Where nothing stands on the level below, the rate that all strategies share; else it is left out.
    """
    found: dict[Factor, Fraction] = {}
    below = LEVELS[0]
    for level in LEVELS[1:]:
        base = [part.get(below) for part in parts]
        for factor in STEPS[level]:
            own = [each.of(factor) for each in rates]
            above = [None if b is None else b * r for b, r in zip(base, own, strict=True)]
            whole = sum((b for b in base if b is not None), Fraction(0))
            if None not in base and whole:
                found[factor] = sum((a for a in above if a is not None), Fraction(0)) / whole
            elif len(set(own)) == 1:
                found[factor] = own[0]
            base = above
        below = level
    return found


def split(value: Fraction, shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """A changed total over its parts: in proportion, or in equal parts when all are zero. Sums exactly."""
    whole = sum(shares, Fraction(0))
    if not shares:
        return ()
    parts = [value * share / whole if whole else value / len(shares) for share in shares]
    if any(part.denominator > _LONG for part in parts):
        # Splits of splits would grow without end: the largest part takes what is cut from the others.
        parts = [Fraction(part * _SHORT // 1, _SHORT) for part in parts]
        largest = parts.index(max(parts))
        parts[largest] = value - sum((p for n, p in enumerate(parts) if n != largest), Fraction(0))
    return tuple(parts)


def a_month(level_of_quarter: Fraction) -> Fraction:
    """A month's equivalent of what is counted per quarter."""
    return level_of_quarter / 3
