"""A quarter's plan before its first figure, and the rates it runs on: assumed, measured, or both.

The assumptions are starting points by trade and strategy, to be replaced by one's own; the rates of the
printed example (domain §5) stand behind those of the futures trade.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Protocol

from app.domain.inference import shrunk_mean, shrunk_rate
from app.domain.pagoda import FACTORS, SHARES, Levels, PagodaRates, known_levels, total, total_rates
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis, Factor, PagodaLevel

FIRST_VISITS: Final = 240  # over all strategies: with their repeats some five visits a working day
_THIRD: Final = Fraction(3, 10)
_WAN: Final = 1_000_000  # 分

# Strategy → average equity in 万, turnover ÷ equity a quarter.
_EQUITY_AND_MULTIPLE: Final[dict[str, dict[Strategy, tuple[int, int]]]] = {
    "futures": {
        Strategy.ULTRA_SHORT: (10, 500),
        Strategy.TREND: (30, 60),
        Strategy.ARBITRAGE: (50, 90),
        Strategy.HEDGING: (100, 24),
    },
    "securities": {
        Strategy.ULTRA_SHORT: (20, 30),
        Strategy.TREND: (30, 6),
        Strategy.ARBITRAGE: (50, 12),
        Strategy.HEDGING: (50, 3),
    },
}
_PREMIUM: Final = (1, 1)  # insurance: a year's premium stands in for equity, and turns over once
# Trade → fee rate, commission share.
_FEES: Final = {
    "futures": (Fraction(2, 10_000), Fraction(15, 100)),
    "securities": (Fraction(25, 100_000), Fraction(20, 100)),
    "insurance": (Fraction(25, 100), Fraction(1)),
}


def default_rates(trade: str, strategy: Strategy) -> PagodaRates:
    """What is assumed before the user says otherwise."""
    table = _EQUITY_AND_MULTIPLE.get("futures" if trade not in _FEES else trade, {})
    equity, multiple = table.get(strategy, _PREMIUM)
    fee, share = _FEES.get(trade, _FEES["futures"])
    return PagodaRates(
        _THIRD, _THIRD, _THIRD, Fraction(equity * _WAN), Fraction(multiple), fee, Fraction(1), share
    )


class Figure(Protocol):
    """A factor as the diary shows it (`services.measured`)."""

    @property
    def hits(self) -> int | Fraction: ...
    @property
    def cases(self) -> int: ...
    @property
    def value(self) -> Fraction | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def error(self) -> float | None: ...  # of a mean


def effective_rates(assumed: PagodaRates, basis: str, measured: Mapping[str, Figure]) -> PagodaRates:
    """The rates in use. A factor without a case stays as it is assumed, whatever the basis."""
    if basis == Basis.ASSUMED:
        return assumed
    used = [_in_use(factor, assumed.of(factor), basis, measured.get(factor)) for factor in FACTORS]
    return PagodaRates(*used)


def _in_use(factor: Factor, assumed: Fraction, basis: str, measured: Figure | None) -> Fraction:
    if measured is None or measured.value is None or measured.cases <= 0:
        return assumed
    value = measured.value
    if basis == Basis.BLENDED:
        rate = measured.kind == "rate"
        value = (
            shrunk_rate(assumed, measured.hits, measured.cases)
            if rate
            else shrunk_mean(assumed, value, measured.cases)
        )
    return min(value, Fraction(1)) if factor in SHARES else value


@dataclass(frozen=True, slots=True)
class Pinned:
    """One strategy: the level that was edited last, its figure, and the rates in use."""

    pin_level: PagodaLevel
    pin_value: Fraction
    rates: PagodaRates


@dataclass(frozen=True, slots=True)
class PagodaFigures:
    """All figures of a plan, per strategy and in total; what cannot be worked out is left out."""

    parts: tuple[Levels, ...]
    total: Levels
    total_rates: dict[Factor, Fraction]
    rates: tuple[PagodaRates, ...]  # in use, as the parts


def worked_out(pinned: Sequence[Pinned]) -> PagodaFigures:
    """Every level of every strategy and of their total."""
    parts = tuple(known_levels(each.rates, each.pin_level, each.pin_value) for each in pinned)
    rates = tuple(each.rates for each in pinned)
    return PagodaFigures(parts, total(parts), total_rates(rates, parts), rates)
