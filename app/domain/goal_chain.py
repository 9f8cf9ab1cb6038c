"""The goal chain 目标倒推: from an income to visits a day, exactly, and from visits back to the income.

Source: domain §5. income = monthly spending × factor; net commission = (income − what comes without selling)
÷ commission share; turnover = net commission ÷ fee rate; funds = turnover ÷ multiple a month;
clients = funds ÷ funds a client; contacts = clients ÷ visit success rate; visits a day = contacts ÷ working
days left. Money is in fen. Nothing is rounded: the step edited last (the pin) decides, all others follow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.terms.planning import Factor
from app.domain.terms.term import Term


class ChainStep(Term):
    """The steps of the chain, from the income down to a day's visits."""

    INCOME = "income", N_("Income wanted, a month")
    COMMISSION = "commission", N_("Net commission")
    TURNOVER = "turnover", N_("Turnover")
    FUNDS = "funds", N_("Funds")
    CLIENTS = "clients", N_("New clients")
    CONTACTS = "contacts", N_("Visits")
    A_DAY = "a_day", N_("Visits a day")


class ChainInput(Term):
    """What stands between two steps."""

    SPENDING = "spending", N_("Spending a month")
    FACTOR = "factor", N_("Factor")
    OTHER_INCOME = "other_income", N_("Without selling: base pay and fixed parts")
    COMMISSION_SHARE = "commission_share", N_("Commission share")
    FEE_RATE = "fee_rate", N_("Average fee rate")
    MULTIPLE = "multiple", N_("Turnover multiple a month")
    FUNDS_EACH = "funds_each", N_("Average funds a client")
    SUCCESS_RATE = "success_rate", N_("Visit success rate")
    DAYS = "days", N_("Working days left")


STEPS: Final = tuple(ChainStep)
MONEY_STEPS: Final = frozenset(STEPS[:4])
MONEY_INPUTS: Final = frozenset({ChainInput.SPENDING, ChainInput.OTHER_INCOME, ChainInput.FUNDS_EACH})
SHARES: Final = frozenset({ChainInput.COMMISSION_SHARE, ChainInput.FEE_RATE, ChainInput.SUCCESS_RATE})
# The input that leads from a step to the next one, and the factor the diary may show for it.
DOWN: Final = {
    ChainStep.COMMISSION: ChainInput.COMMISSION_SHARE,
    ChainStep.TURNOVER: ChainInput.FEE_RATE,
    ChainStep.FUNDS: ChainInput.MULTIPLE,
    ChainStep.CLIENTS: ChainInput.FUNDS_EACH,
    ChainStep.CONTACTS: ChainInput.SUCCESS_RATE,
    ChainStep.A_DAY: ChainInput.DAYS,
}
MEASURED: Final = {
    ChainInput.COMMISSION_SHARE: Factor.COMMISSION_SHARE,
    ChainInput.FEE_RATE: Factor.FEE_RATE,
    ChainInput.MULTIPLE: Factor.TURNOVER_MULTIPLE,
    ChainInput.FUNDS_EACH: Factor.EQUITY,
    ChainInput.SUCCESS_RATE: Factor.SUCCESS_RATE,
}
_FORMULAS: Final = {
    ChainStep.INCOME: N_("spending × factor"),
    ChainStep.COMMISSION: N_("(income − without selling) ÷ commission share"),
    ChainStep.TURNOVER: N_("net commission ÷ average fee rate"),
    ChainStep.FUNDS: N_("turnover ÷ turnover multiple a month"),
    ChainStep.CLIENTS: N_("funds ÷ average funds a client"),
    ChainStep.CONTACTS: N_("new clients ÷ visit success rate"),
    ChainStep.A_DAY: N_("visits ÷ working days left"),
}
# The inputs that stand beside each step.
BESIDE: Final[dict[ChainStep, tuple[ChainInput, ...]]] = {
    ChainStep.INCOME: (ChainInput.SPENDING, ChainInput.FACTOR),
    ChainStep.COMMISSION: (ChainInput.OTHER_INCOME, ChainInput.COMMISSION_SHARE),
    **{step: (DOWN[step],) for step in STEPS[2:]},
}
IMPROVABLE: Final = (
    ChainInput.COMMISSION_SHARE,
    ChainInput.FEE_RATE,
    ChainInput.MULTIPLE,
    ChainInput.FUNDS_EACH,
    ChainInput.SUCCESS_RATE,
)
_MOST: Final = 10**16

Chain = dict[ChainStep, Fraction]


@dataclass(frozen=True, slots=True)
class ChainInputs:
    """The inputs; the multiple is per month, money in fen. `days`: working days left in the period."""

    other_income_fen: Fraction
    commission_share: Fraction
    fee_rate: Fraction
    monthly_multiple: Fraction
    funds_fen: Fraction
    success_rate: Fraction
    days: int

    def of(self, name: ChainInput) -> Fraction:
        """The figure of an input between two steps."""
        return Fraction(getattr(self, _FIELDS[name]))

    def having(self, name: ChainInput, value: Fraction) -> ChainInputs:
        """The same with another figure."""
        if name is ChainInput.DAYS:
            return replace(self, days=int(value))
        changed: dict[str, Any] = {_FIELDS[name]: value}
        return replace(self, **changed)


_FIELDS: Final = {
    ChainInput.OTHER_INCOME: "other_income_fen",
    ChainInput.COMMISSION_SHARE: "commission_share",
    ChainInput.FEE_RATE: "fee_rate",
    ChainInput.MULTIPLE: "monthly_multiple",
    ChainInput.FUNDS_EACH: "funds_fen",
    ChainInput.SUCCESS_RATE: "success_rate",
    ChainInput.DAYS: "days",
}


def formula(step: ChainStep) -> str:
    """In words: how a step follows from the one above it."""
    return tr(_FORMULAS[step])


def checked_input(name: ChainInput, value: Fraction) -> Fraction:
    """The figure, if it can be one of this input. Raises `InvalidInput` at the input's code."""
    if name in MONEY_INPUTS and value < 0:
        raise InvalidInput("negative", N_("An amount of money is never below zero."), field=name)
    if value < 0:
        raise InvalidInput("negative", N_("This figure is never below zero."), field=name)
    if name in SHARES and value > 1:
        raise InvalidInput("rate", N_("A rate lies between 0 and 100 %: write 30% or 0.3."), field=name)
    if value == 0 and name not in {ChainInput.OTHER_INCOME, ChainInput.SPENDING}:
        raise InvalidInput("zero_divisor", N_("Nothing can be divided by zero."), field=name)
    if value > _MOST:
        raise InvalidInput("large", N_("This figure is too large."), field=name)
    return value


def checked_step(step: ChainStep, value: Fraction) -> Fraction:
    """The figure, if it can stand at this step. Raises `InvalidInput` at the step's code."""
    if value < 0:
        money = step in MONEY_STEPS
        text = (
            N_("An amount of money is never below zero.") if money else N_("This figure is never below zero.")
        )
        raise InvalidInput("negative", text, field=step)
    if value > _MOST:
        raise InvalidInput("large", N_("This figure is too large."), field=step)
    return value


def check_period(starts_on: date, ends_on: date) -> None:
    """Raises `InvalidInput` at `ends_on` for a period that ends before it begins."""
    if ends_on < starts_on:
        raise InvalidInput("reversed", N_("It ends before it begins."), field="ends_on")


def chain(inputs: ChainInputs, pin: ChainStep, value: Fraction) -> Chain:
    """All steps from the one that is given. Steps that need days are left out while none is left.

    An income below what comes without selling needs no visit at all: the steps below it are zero.
    Raises `InvalidInput` naming the input or step.
    """
    for name in DOWN.values():
        if name is not ChainInput.DAYS:
            checked_input(name, inputs.of(name))
    checked_input(ChainInput.OTHER_INCOME, inputs.other_income_fen)
    checked_step(pin, value)
    found = {pin: value}
    at = STEPS.index(pin)
    for number in range(at + 1, len(STEPS)):
        step = STEPS[number]
        if step is ChainStep.A_DAY and inputs.days <= 0:
            break
        found[step] = _down(inputs, step, found[STEPS[number - 1]])
    for number in range(at, 0, -1):
        step = STEPS[number]
        found[STEPS[number - 1]] = _up(inputs, step, found[step])
    return {step: found[step] for step in STEPS if step in found}


def _down(inputs: ChainInputs, step: ChainStep, above: Fraction) -> Fraction:
    if step is ChainStep.COMMISSION:
        above = max(above - inputs.other_income_fen, Fraction(0))
    return above / inputs.of(DOWN[step])


def _up(inputs: ChainInputs, step: ChainStep, below: Fraction) -> Fraction:
    above = below * inputs.of(DOWN[step])
    return above + inputs.other_income_fen if step is ChainStep.COMMISSION else above


def income_of(spending_fen: int, factor: Fraction) -> Fraction:
    """The income target: monthly spending × factor. Raises `InvalidInput` at `spending` or `factor`."""
    checked_input(ChainInput.SPENDING, Fraction(spending_fen))
    checked_input(ChainInput.FACTOR, factor)
    return spending_fen * factor


_YUAN: Final = 100
_DEFAULTS: Final = {  # share, fee rate, multiple a month, funds a client (元), success rate
    "futures": (Fraction(15, 100), Fraction(2, 10_000), Fraction(100), 300_000, Fraction(15, 100)),
    "securities": (Fraction(30, 100), Fraction(3, 10_000), Fraction(6), 1_000_000, Fraction(15, 100)),
    "insurance": (Fraction(1), Fraction(30, 100), Fraction(1), 6_000, Fraction(15, 100)),
}
_OTHER: Final = (Fraction(20, 100), Fraction(5, 100), Fraction(1), 100_000, Fraction(15, 100))
BASE_PAY_FEN: Final = 4_000 * _YUAN
USUAL_FACTOR: Final = Fraction(2)


def usual_inputs(trade: str) -> ChainInputs:
    """Assumptions to begin with, until one's own are put in their place. Plain figures of the trade."""
    share, fee, multiple, funds, success = _DEFAULTS.get(trade, _OTHER)
    return ChainInputs(Fraction(BASE_PAY_FEN), share, fee, multiple, Fraction(funds * _YUAN), success, 0)
