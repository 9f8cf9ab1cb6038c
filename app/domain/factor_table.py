"""Performance factors 业绩要素评估: each rate as assumed, as the diary shows it, and as the plan uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.core.i18n import N_, tr
from app.domain.cohorts import HORIZONS, Measured, rests_on_old_figures
from app.domain.inference import lever
from app.domain.pagoda import PagodaRates, step_rate
from app.domain.pagoda_plan import PagodaFigures
from app.domain.terms.planning import Factor, PagodaLevel


class Column(StrEnum):
    """What is asked of each strategy, from left to right."""

    FIRST = "second_rate"
    REPEAT = "third_rate"
    OPENING = "open_rate"
    EQUITY = "equity"
    FREQUENCY = "trading_frequency"
    FEE = "fee_rate"
    SHARE = "commission_share"
    OUTPUT = "output"

    @property
    def factor(self) -> Factor | None:
        """The factor of the plan that stands here; none for what is no factor of the pagoda."""
        return None if self in {Column.FREQUENCY, Column.OUTPUT} else Factor(self.value)

    @property
    def label(self) -> str:
        """The heading."""
        return tr(_LABELS[self])

    @property
    def about(self) -> str:
        """How the figure is counted, in a sentence."""
        days = HORIZONS.get(self.factor) if self.factor else None
        return tr(_ABOUT[self], days=days)


_LABELS: Final = {
    Column.FIRST: N_("First-visit success"),
    Column.REPEAT: N_("Repeat-visit success"),
    Column.OPENING: N_("Opening rate"),
    Column.EQUITY: N_("Average equity"),
    Column.FREQUENCY: N_("Trades a month"),
    Column.FEE: N_("Average fee rate"),
    Column.SHARE: N_("Commission share"),
    Column.OUTPUT: N_("Output a first visit"),
}
_ABOUT: Final = {
    Column.FIRST: N_(
        "Of the first visits to scored prospects: how many led to a second one within {days} days."
    ),
    Column.REPEAT: N_("Of the second visits: how many led to a third in {days} days."),
    Column.OPENING: N_("Of the third visits: how many led to an account in {days} days."),
    Column.EQUITY: N_("Funds in the account, on average over the clients who opened one."),
    Column.FREQUENCY: N_(
        "How often a client of this strategy trades. It is noted here; no other figure follows from it."
    ),
    Column.FEE: N_("Commission ÷ turnover. The diary keeps no trades, so this is assumed."),
    Column.SHARE: N_("Your part of what the firm retains. The diary keeps no trades, so this is assumed."),
    Column.OUTPUT: N_(
        "Monthly commission income ÷ first visits of the month: all rates of the plan multiplied."
    ),
}
LEVERS: Final = (Factor.SECOND_RATE, Factor.THIRD_RATE, Factor.OPEN_RATE)  # what one's own skill moves


@dataclass(frozen=True, slots=True)
class FactorCell:
    """One figure three times: assumed, measured, in use; and whether the one in use is outdated."""

    assumed: Fraction | None
    measured: Measured | None
    in_use: Fraction | None
    old: bool = False


@dataclass(frozen=True, slots=True)
class FactorRow:
    """The figures of a strategy, or of all of them (`None`)."""

    strategy: str | None
    cells: Mapping[Column, FactorCell]

    @property
    def outdated(self) -> tuple[Column, ...]:
        """The columns whose figure in use the diary has left behind."""
        return tuple(column for column, cell in self.cells.items() if cell.old)


@dataclass(frozen=True, slots=True)
class RateLever:
    """The one rate that saves most visits of the quarter when it is a tenth better."""

    strategy: str
    factor: Factor
    rate: Fraction
    better: Fraction
    visits: Fraction
    saved: Fraction


def strategy_row(
    strategy: str,
    assumed: PagodaRates,
    used: PagodaRates,
    frequency: Fraction | None,
    now: Mapping[str, Measured],
    then: Mapping[str, Measured],
) -> FactorRow:
    """One strategy: `now` as the diary shows it, `then` as it did when the plan was made."""
    cells: dict[Column, FactorCell] = {}
    for column in Column:
        factor = column.factor
        if factor is None:
            continue
        seen = now.get(factor)
        value = used.of(factor)
        old = seen is not None and rests_on_old_figures(value, then.get(factor, Measured("rate")), seen)
        cells[column] = FactorCell(assumed.of(factor), seen, value, old)
    cells[Column.FREQUENCY] = FactorCell(frequency, None, frequency)
    cells[Column.OUTPUT] = FactorCell(output(assumed), None, output(used))
    return FactorRow(strategy, {column: cells[column] for column in Column})


def total_row(assumed: PagodaFigures, used: PagodaFigures, now: Mapping[str, Measured]) -> FactorRow:
    """All strategies together: the rates at which their sums agree."""
    cells: dict[Column, FactorCell] = {Column.FREQUENCY: FactorCell(None, None, None)}
    for column in Column:
        if factor := column.factor:
            cells[column] = FactorCell(
                assumed.total_rates.get(factor), now.get(factor), used.total_rates.get(factor)
            )
    cells[Column.OUTPUT] = FactorCell(_total_output(assumed), None, _total_output(used))
    return FactorRow(None, {column: cells[column] for column in Column})


def output(rates: PagodaRates) -> Fraction:
    """Commission income in 分 that a first visit brings: the same over a month as over a quarter."""
    value = Fraction(1)
    for level in PagodaLevel:
        if level is not PagodaLevel.FIRST:
            value *= step_rate(rates, level)
    return value


def _total_output(figures: PagodaFigures) -> Fraction | None:
    first = figures.total.get(PagodaLevel.FIRST)
    income = figures.total.get(PagodaLevel.INCOME)
    return income / first if first and income is not None else None


def strongest_lever(rates: Mapping[str, PagodaRates], clients: Mapping[str, Fraction]) -> RateLever | None:
    """Which rate of which strategy, a tenth better, saves most visits for the same new clients.

    visits of a strategy = third × (1 + 1 ÷ third rate × (1 + 1 ÷ second rate));
    third = clients ÷ opening rate.
    None while a rate is zero or no client is planned.
    """
    codes = {
        f"{strategy} {factor}": own.of(factor)
        for strategy, own in rates.items()
        if clients.get(strategy)
        for factor in LEVERS
    }

    def visits(values: Mapping[str, Fraction]) -> Fraction:
        whole = Fraction(0)
        for strategy in rates:
            if not clients.get(strategy):
                continue
            second, third, opening = (values[f"{strategy} {factor}"] for factor in LEVERS)
            thirds = clients[strategy] / opening
            whole += thirds * (1 + (1 + 1 / second) / third)
        return whole

    if not codes or not all(codes.values()):
        return None
    found = lever(visits, codes)
    if found is None:
        return None
    strategy, factor = found.code.split()
    rate = codes[found.code]
    better = min(rate * Fraction(11, 10), Fraction(1))
    return RateLever(strategy, Factor(factor), rate, better, found.before, found.saved)
