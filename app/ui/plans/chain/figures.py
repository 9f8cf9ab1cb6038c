"""What the rows of the goal chain say, and how typed text becomes a figure. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.exact_text import (
    read_exact,
    rounded,
    show_count,
    show_number,
    show_rate,
    show_sum,
    write_exact,
)
from app.domain.goal_chain import (
    MONEY_INPUTS,
    MONEY_STEPS,
    SHARES,
    ChainInput,
    ChainStep,
)
from app.domain.inference import Lever
from app.domain.money import read_money, show_money
from app.services.goal_chain import ChainFigures, ChainOutlook, ChainRow

UNKNOWN: Final = "–"
Code = ChainStep | ChainInput


@dataclass(frozen=True, slots=True)
class CellView:
    """One figure: as it is read, as it is written, and more about it."""

    text: str
    edit: str
    about: str = ""


def read_cell(code: Code, text: str) -> Fraction:
    """The figure that was typed. Raises `InvalidInput` at the cell."""
    money = code in MONEY_STEPS or code in MONEY_INPUTS
    if money:
        fen = read_money(text)
        value = None if fen is None else Fraction(fen)
    else:
        value = read_exact(text, code)
    if value is None:
        raise InvalidInput("empty", N_("Write a figure here, or press Esc."), field=code)
    return value


def step_view(step: ChainStep, figures: ChainFigures) -> CellView:
    """A step as it is shown; the exact figure in the tip."""
    value = figures.steps.get(step)
    if value is None:
        return CellView(UNKNOWN, "", tr("No working day is left in this month."))
    if step in MONEY_STEPS:
        return CellView(
            show_sum(value), show_money(rounded(value)), tr("exactly {value}", value=_exact(value / 100))
        )
    if step is ChainStep.A_DAY:
        return CellView(show_number(value, 1), write_exact(value), tr("exactly {value}", value=_exact(value)))
    return CellView(show_count(value), write_exact(value), tr("exactly {value}", value=_exact(value)))


def _exact(value: Fraction) -> str:
    return show_number(value, 4)


def input_view(name: ChainInput, row: ChainRow) -> CellView:
    """An assumption as it is shown and written."""
    if name is ChainInput.SPENDING:
        fen = row.spending_fen
        return CellView(
            "" if fen is None else show_sum(Fraction(fen)), "" if fen is None else show_money(fen)
        )
    if name is ChainInput.FACTOR:
        return CellView(show_number(row.factor), write_exact(row.factor))
    if name is ChainInput.DAYS:
        return CellView(str(row.assumed.days), "", tr("Follows from the calendar."))
    return CellView(_shown(name, row.assumed.of(name)), _edit(name, row.assumed.of(name)))


def in_use(name: ChainInput, figures: ChainFigures) -> str:
    """The figure in use and its cases, where it is not the assumption."""
    if name not in figures.cases:
        return ""
    return tr(
        "in use {value}, {cases} cases", value=_shown(name, figures.used.of(name)), cases=figures.cases[name]
    )


def _shown(name: ChainInput, value: Fraction) -> str:
    if name in MONEY_INPUTS:
        return show_sum(value)
    if name is ChainInput.MULTIPLE:
        return tr(
            "{value} a month ({quarter} a quarter)", value=show_number(value), quarter=show_number(value * 3)
        )
    return show_rate(value) if name in SHARES else show_number(value)


def _edit(name: ChainInput, value: Fraction) -> str:
    return show_money(rounded(value)) if name in MONEY_INPUTS else write_exact(value, rate=name in SHARES)


def sentence(
    row: ChainRow, figures: ChainFigures, outlook: ChainOutlook | None, capacity: int
) -> tuple[str, bool]:
    """The result in one plain sentence, and whether it is more than a day holds."""
    steps = figures.steps
    income = show_sum(steps[ChainStep.INCOME])
    if ChainStep.A_DAY not in steps:
        return tr("No working day is left in this month: plan the next one."), False
    a_day = steps[ChainStep.A_DAY]
    if not a_day:
        return tr("{income} a month comes without a single new visit.", income=income), False
    spread = ""
    if outlook is not None and outlook.a_day is not None:
        spread = tr(
            " ({low}–{high}, nine times in ten)",
            low=show_number(Fraction(outlook.a_day.low).limit_denominator(100), 1),
            high=_high(outlook.a_day.high),
        )
    text = tr(
        "{income} a month means {visits} visits a day{spread} on the {days} working days left.",
        income=income,
        visits=show_number(a_day, 1),
        spread=spread,
        days=row.assumed.days,
    )
    if a_day > capacity:
        text += " " + tr(
            "{visits} visits a day: more than the {n} that a day holds.", visits=show_count(a_day), n=capacity
        )
    return text, a_day > capacity


def _high(value: float) -> str:
    return "∞" if value > 10_000 else show_number(Fraction(value).limit_denominator(100), 1)


def lever_text(lever: Lever | None) -> str:
    """The one rate that pays most."""
    if lever is None:
        return ""
    return tr(
        "What pays most: {rate} better by a tenth saves {n} of {all} visits.",
        rate=ChainInput(lever.code).label,
        n=show_count(lever.saved),
        all=show_count(lever.before),
    )
