"""How the figures of the performance factors are told: never a bare percentage of few cases."""

from __future__ import annotations

from fractions import Fraction

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn
from app.domain.cohorts import Measured
from app.domain.exact_text import read_exact, show_number, show_rate, show_sum, write_exact
from app.domain.factor_table import Column, RateLever
from app.domain.inference import mean_interval
from app.domain.money import read_money, show_money
from app.domain.pagoda import SHARES
from app.domain.terms import Strategy, label_of

NOTHING = "–"


def shown(column: Column, value: Fraction | None) -> str:
    """A figure of this column as it is read."""
    if value is None:
        return NOTHING
    if column is Column.OUTPUT and value < 100_000:
        return show_money(round(value))
    if column in {Column.EQUITY, Column.OUTPUT}:
        return show_sum(value)
    return show_number(value) if column is Column.FREQUENCY else show_rate(value)


def in_use_text(column: Column, value: Fraction | None) -> str:
    """A figure that was worked out: a rate to a tenth of a percent."""
    if value is not None and column.factor in SHARES and value >= Fraction(1, 100):
        value = Fraction(round(1000 * value), 1000)
    return shown(column, value)


def written(column: Column, value: Fraction | None) -> str:
    """The same as it is typed, exactly."""
    if value is None:
        return ""
    if column is Column.EQUITY and value.denominator == 1:
        return show_money(int(value))
    if column is Column.EQUITY:
        return show_sum(value)
    return write_exact(value, rate=column is not Column.FREQUENCY)


def read(column: Column, text: str) -> Fraction | None:
    """The figure that was typed; none is nothing, for the trading frequency only.

    Raises `InvalidInput` at the column.
    """
    if column is Column.EQUITY:
        if text.strip().startswith(("-", "−", "－")):
            raise InvalidInput("negative", N_("An amount of money is never below zero."), field=column)
        fen = read_money(text, column)
        value = None if fen is None else Fraction(fen)
    else:
        value = read_exact(text, column)
    if value is None and column is not Column.FREQUENCY:
        raise InvalidInput("empty", N_("Write a figure here."), field=column)
    return value


def measured_text(column: Column, measured: Measured | None) -> str:
    """The diary's own figure with its cases: `38% (19 of 50)`, `2 of 4`, `30万 (8 clients)`."""
    if measured is None:
        return NOTHING
    if measured.kind == "mean":
        if measured.value is None:
            return NOTHING
        clients = trn("{n} client", "{n} clients", measured.cases)
        return tr("{figure} ({cases})", figure=shown(column, measured.value), cases=clients)
    if not measured.begun:
        return NOTHING
    share = tr("{hits} of {cases}", hits=measured.hits, cases=measured.begun)
    if not measured.trusted or measured.value is None:
        return share
    return tr("{figure} ({cases})", figure=show_rate(_whole(measured.value)), cases=share)


def certainty_text(column: Column, measured: Measured | None) -> str:
    """Where the figure lies at 90 %, and how many cases may still turn out well: `27–50%, 12 unfinished`."""
    if measured is None or not measured.begun:
        return ""
    parts = []
    if measured.kind == "mean":
        if measured.error is not None and measured.value is not None and measured.trusted:
            low, high = mean_interval(float(measured.value), measured.error)
            parts.append(f"{shown(column, Fraction(round(low)))}–{shown(column, Fraction(round(high)))}")
    elif measured.trusted and measured.interval is not None:
        parts.append(_percents(*measured.interval))
    if measured.unfinished:
        parts.append(trn("{n} unfinished", "{n} unfinished", measured.unfinished))
    return tr(", ").join(parts)


def _percents(low: float, high: float) -> str:
    """27–50%; with as many decimals as a narrow interval needs: 3.8–4.3%."""
    decimals = next((n for n in (0, 1) if (high - low) * 10**n >= 1 / 40), 2)
    return f"{100 * low:.{decimals}f}–{100 * high:.{decimals}f}%"


def _whole(value: Fraction) -> Fraction:
    """A measured rate to the percent, small ones as they are: more digits than cases would be a pretence."""
    return value if value < Fraction(1, 20) else Fraction(round(100 * value), 100)


def strategy_name(strategy: str | None) -> str:
    """The row's name; a file without a strategy counts in all of them together only."""
    return label_of(Strategy, strategy) if strategy else tr("All strategies")


def lever_text(lever: RateLever | None) -> str:
    """The one rate that pays most, in a sentence."""
    if lever is None:
        return tr("With a rate at zero, or no new client planned, no rate can be named that pays most.")
    return tr(
        "What pays most: {rate} of {strategy} from {before} to {after}. It saves {saved} of {visits} visits "
        "in the quarter for the same new clients.",
        rate=lever.factor.label,
        strategy=strategy_name(lever.strategy),
        before=show_rate(lever.rate),
        after=show_rate(lever.better),
        saved=show_number(lever.saved, 0),
        visits=show_number(lever.visits, 0),
    )
