"""What every cell of the pagoda says, and how typed text becomes a figure. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.exact_text import read_exact, rounded, show_number, write_exact
from app.domain.money import read_money, show_money
from app.domain.pagoda import LEVELS, MONEY_LEVELS, SHARES, STEPS, Levels, a_month
from app.domain.pagoda_plan import Figure, PagodaFigures
from app.domain.pagoda_words import (
    exact_level,
    formula,
    period_of,
    rates_of,
    show_factor,
    show_level,
    step_text,
)
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis, Factor, PagodaLevel
from app.services.plan import MeasuredFactors, PlanRow

Code = PagodaLevel | Factor
Key = tuple[str, int]  # strategy or TOTAL, and the row: two codes of different kinds are both "equity"
State = Literal["input", "measured", "follows"]
TOTAL: Final = ""
UNKNOWN: Final = "–"
COLUMNS: Final = (*(each.value for each in Strategy), TOTAL)


def _with_steps(level: PagodaLevel) -> tuple[Code, ...]:
    return (level, *reversed(STEPS.get(level, ())))


# From the top of the pagoda to its base: a level, then the factors that lead up to it.
ROWS: Final[tuple[Code, ...]] = tuple(code for level in reversed(LEVELS) for code in _with_steps(level))

_ROW_OF: Final = {(type(code), code): number for number, code in enumerate(ROWS)}


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: as it is read, as it is written, where its figure comes from, and more about it."""

    text: str
    edit: str
    state: State = "follows"
    about: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was made of: the same again is not made again."""

    levels: Levels
    rates: Mapping[Factor, Fraction]
    pin: PagodaLevel
    assumed: object = None


@dataclass(frozen=True, slots=True)
class PagodaView:
    """Every cell, and the columns they stand in."""

    cells: dict[Key, CellView] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)


def at(column: str, code: Code) -> Key:
    """The cell of a column that a level or factor stands in."""
    return column, _ROW_OF[type(code), code]


def column_title(column: str) -> str:
    """The name of a strategy, or of the total."""
    return Strategy(column).label if column else tr("Total")


def is_money(code: Code) -> bool:
    """Whether a row is written as an amount."""
    return code in MONEY_LEVELS if isinstance(code, PagodaLevel) else code is Factor.EQUITY


def read_cell(code: Code, text: str) -> Fraction:
    """The figure that was typed. Raises `InvalidInput` at the row's code."""
    plain = text.strip()
    if is_money(code) and plain.startswith(("-", "−", "－")):
        raise InvalidInput("negative", N_("An amount of money is never below zero."), field=code)
    fen = read_money(plain, code) if is_money(code) else None
    value = Fraction(fen) if fen is not None else None if is_money(code) else read_exact(plain, code)
    if value is None:
        raise InvalidInput("empty", N_("Write a figure here."), field=code)
    return value


def view_of(
    plan: PlanRow, figures: PagodaFigures, measured: MeasuredFactors, before: PagodaView | None = None
) -> PagodaView:
    """All cells of a plan; those that `before` shows already are taken from there."""
    view = PagodaView()
    for row, levels, used in zip(plan.strategies, figures.parts, figures.rates, strict=True):
        seen = measured.get(row.strategy, {})
        rates = rates_of(used)
        column = Column(levels, rates, row.pin_level, (row.rates, plan.basis, seen))
        view.columns[row.strategy] = column
        known = before.columns.get(row.strategy) if before is not None else None
        same = known is not None and known.assumed == column.assumed
        for level in LEVELS:
            view.cells[at(row.strategy, level)] = _level_cell(level, levels, pinned=level is row.pin_level)
        for factor, value in rates.items():
            key = at(row.strategy, factor)
            if same and before is not None:
                view.cells[key] = before.cells[key]
            else:
                assumed = row.rates.of(factor)
                view.cells[key] = _rate_cell(factor, value, assumed, plan.basis, seen.get(factor))
    for level in LEVELS:
        view.cells[at(TOTAL, level)] = _level_cell(level, figures.total, pinned=False)
    for step in STEPS.values():
        for factor in step:
            view.cells[at(TOTAL, factor)] = _total_rate(factor, figures.total_rates.get(factor))
    view.columns[TOTAL] = Column(figures.total, figures.total_rates, LEVELS[0])
    return view


def _level_cell(level: PagodaLevel, levels: Levels, *, pinned: bool) -> CellView:
    if level not in levels:
        return CellView(UNKNOWN, "", about=tr("A rate of zero on the way: nothing follows below it."))
    value = levels[level]
    edit = show_money(rounded(value)) if level in MONEY_LEVELS else show_number(value)
    about = (
        tr("Typed in: all else of this column follows from it.")
        if pinned
        else tr("Follows. Type another figure here and all else follows from that.")
    )
    return CellView(show_level(level, value), edit, "input" if pinned else "follows", about)


def _rate_cell(
    factor: Factor, used: Fraction, assumed: Fraction, basis: str, seen: Figure | None
) -> CellView:
    known = seen is not None and seen.cases > 0 and seen.value is not None
    edit = (
        show_money(rounded(assumed))
        if factor is Factor.EQUITY
        else write_exact(assumed, rate=factor in SHARES)
    )
    about = tr("Assumed {figure}.", figure=show_factor(factor, assumed))
    if known and seen is not None and seen.value is not None:
        shown = show_factor(factor, seen.value)
        about += " " + tr("Measured {figure} in {n} cases.", figure=shown, n=seen.cases)
    elif basis != Basis.ASSUMED:
        about += " " + tr("The diary has no cases of it yet: the assumption stands.")
    state: State = "measured" if known and basis != Basis.ASSUMED else "input"
    return CellView(show_factor(factor, used), edit, state, about)


def _total_rate(factor: Factor, value: Fraction | None) -> CellView:
    about = tr("Follows from the strategies. A figure typed here is assumed for all of them.")
    if value is None:
        return CellView(UNKNOWN, "", about=about)
    shown = show_factor(factor, value)
    edit = (
        show_money(rounded(value)) if factor is Factor.EQUITY else write_exact(value, rate=factor in SHARES)
    )
    return CellView(shown, edit, about=about)


def beside(column: Column) -> list[tuple[str, str]]:
    """What stands beside each row for a column: a month's figure, or the step and below it its period."""
    made: dict[Key, tuple[str, str]] = {}
    levels = column.levels
    for storey, level in enumerate(LEVELS):
        month = tr("{figure} a month", figure=_monthly(level, levels[level])) if level in levels else ""
        made[at(TOTAL, level)] = (month, "")
        for number, factor in enumerate(STEPS.get(level, ())):
            down = LEVELS.index(column.pin) >= storey
            line = step_text(level, levels, column.rates, downwards=down) if number == 0 else ""
            made[at(TOTAL, factor)] = (line, period_of(factor, column.rates.get(factor)))
    return [made[TOTAL, number] for number in range(len(ROWS))]


def _monthly(level: PagodaLevel, value: Fraction) -> str:
    return exact_level(level, a_month(value))


def words_of(code: Code, pin: PagodaLevel) -> str:
    """The formula that a row belongs to, in words, as a column with this pin is worked out."""
    if isinstance(code, PagodaLevel):
        down = LEVELS.index(pin) > LEVELS.index(code)
        at_end = code is pin or (code is LEVELS[0] and not down)
        step = LEVELS[LEVELS.index(code) + 1] if down else code
        return "" if at_end else formula(step, downwards=down)
    level = next(level for level, step in STEPS.items() if code in step)
    return formula(level, downwards=LEVELS.index(pin) >= LEVELS.index(level))
