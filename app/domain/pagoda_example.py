"""The printed example of the field's own form, and where its figures do not agree with its rates.

Source: domain §5. A function says for any row of figures at which levels it breaks, and what would agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from app.core.i18n import tr
from app.domain.exact_text import show_number
from app.domain.pagoda import LEVELS, STEPS, Levels, PagodaRates, levels, step_rate
from app.domain.pagoda_words import exact_level, show_factor
from app.domain.terms.planning import Factor, PagodaLevel

PRINTED: Final[Levels] = {
    PagodaLevel.FIRST: Fraction(300),
    PagodaLevel.SECOND: Fraction(100),
    PagodaLevel.THIRD: Fraction(30),
    PagodaLevel.CLIENTS: Fraction(10),
    PagodaLevel.EQUITY: Fraction(300_000_000),  # 300万
    PagodaLevel.TURNOVER: Fraction(150_000_000_000),  # 15亿
    PagodaLevel.RETAINED: Fraction(3_000_000),
    PagodaLevel.INCOME: Fraction(450_000),
}
PRINTED_RATES: Final = PagodaRates(
    second_rate=Fraction(3, 10),
    third_rate=Fraction(3, 10),
    open_rate=Fraction(3, 10),
    equity_fen=Fraction(30_000_000),  # 30万
    turnover_multiple=Fraction(500),
    fee_rate=Fraction(2, 10_000),
    retained_share=Fraction(1),
    commission_share=Fraction(15, 100),
)
# Which factor gives way where a step has two: the one nobody printed.
_GIVES_WAY: Final = {PagodaLevel.RETAINED: Factor.RETAINED_SHARE}
VISITS: Final = (PagodaLevel.SECOND, PagodaLevel.THIRD, PagodaLevel.CLIENTS)


@dataclass(frozen=True, slots=True)
class Break:
    """A level that does not follow from the one below it."""

    level: PagodaLevel
    found: Fraction
    follows: Fraction  # what the level below gives at the step's rates
    factor: Factor
    needed: Fraction | None  # the rate at which it would agree; none if no rate of this factor does


def breaks(figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> tuple[Break, ...]:
    """The levels of a row of figures that do not agree with the level below and the rates."""
    made = []
    for below, level in pairwise(LEVELS):
        if level not in figures or below not in figures:
            continue
        follows = figures[below] * step_rate(rates, level)
        if follows != figures[level]:
            factor = _GIVES_WAY.get(level, STEPS[level][0])
            made.append(
                Break(level, figures[level], follows, factor, _needed(level, factor, figures, below, rates))
            )
    return tuple(made)


def _needed(
    level: PagodaLevel,
    factor: Factor,
    figures: Mapping[PagodaLevel, Fraction],
    below: PagodaLevel,
    rates: PagodaRates,
) -> Fraction | None:
    base = figures[below]
    for other in STEPS[level]:
        if other is not factor:
            base *= rates.of(other)
    return figures[level] / base if base else None


def with_needed_rates(figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> PagodaRates:
    """The rates at which these figures agree at every level. Raises `InvalidInput` where none can."""
    for each in breaks(figures, rates):
        if each.needed is not None:
            rates = rates.having(each.factor, each.needed)
    return rates


def with_following_figures(figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> Levels:
    """The figures that follow from the first visits at these rates."""
    return levels(rates, PagodaLevel.FIRST, figures[PagodaLevel.FIRST])


def explained(figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> tuple[str, ...]:
    """Where a row breaks, in words, a cause each: the visits together, then every other level."""
    found = breaks(figures, rates)
    visits = [each for each in found if each.level in VISITS]
    said = [_said_of_visits(figures, rates)] if visits else []
    return (*said, *(_said(each, figures, rates) for each in found if each.level not in VISITS))


def _said_of_visits(figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> str:
    row = [PagodaLevel.FIRST, *VISITS]
    follow = with_following_figures(figures, rates)
    needed = with_needed_rates(figures, rates)
    steps = [STEPS[level][0] for level in VISITS]
    return tr(
        "Visits: at {rates} the {first} first visits give {follow}, not {found}. "
        "The printed figures need {needed}.",
        rates=", ".join(show_factor(each, rates.of(each)) for each in steps),
        first=show_number(figures[PagodaLevel.FIRST]),
        follow=" → ".join(show_number(follow[level]) for level in row[1:]),
        found=" → ".join(show_number(figures[level]) for level in row[1:]),
        needed=", ".join(show_factor(each, needed.of(each)) for each in steps),
    )


def _said(each: Break, figures: Mapping[PagodaLevel, Fraction], rates: PagodaRates) -> str:
    below = LEVELS[LEVELS.index(each.level) - 1]
    said = tr(
        "{level}: {below} × {rates} is {follows}, not {found}.",
        level=each.level.label,
        below=exact_level(below, figures[below]),
        rates=" × ".join(show_factor(factor, rates.of(factor)) for factor in STEPS[each.level]),
        follows=exact_level(each.level, each.follows),
        found=exact_level(each.level, each.found),
    )
    if each.needed is None:
        return said
    needs = tr(
        "It needs {factor} {needed}.", factor=each.factor.label, needed=show_factor(each.factor, each.needed)
    )
    return f"{said} {needs}"
