"""A quarter's plan as its pages see it, and the rows a new one begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.pagoda import FACTORS, PagodaRates
from app.domain.pagoda_plan import FIRST_VISITS, default_rates
from app.domain.period import span
from app.domain.terms import Strategy
from app.domain.terms.planning import Factor, PagodaLevel
from app.models import DevelopmentPlan, StrategyPlan


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """One strategy of a plan: the level edited last, and the rates as they are assumed."""

    strategy: str
    pin_level: PagodaLevel
    pin_value: Fraction
    rates: PagodaRates
    trading_frequency: Fraction | None  # trades a month


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The plan of a quarter, first to last day."""

    id: int
    starts_on: date
    ends_on: date
    remarks: str
    branch: str
    team: str
    basis: str
    strategies: tuple[StrategyRow, ...]

    def of(self, strategy: str) -> StrategyRow:
        """The row of a strategy."""
        return next(row for row in self.strategies if row.strategy == strategy)


def strategies_of(session: Session, plan_id: int) -> dict[str, StrategyPlan]:
    """The stored strategies of a plan."""
    rows = session.scalars(select(StrategyPlan).where(StrategyPlan.plan_id == plan_id))
    return {row.strategy: row for row in rows}


def row_of(session: Session, plan: DevelopmentPlan) -> PlanRow:
    """A stored plan with its strategies, in the order of the terms."""
    kept = strategies_of(session, plan.id)
    return PlanRow(
        plan.id,
        *span("quarter", plan.starts_on),
        plan.remarks or "",
        plan.branch or "",
        plan.team or "",
        plan.basis,
        tuple(
            StrategyRow(
                strategy.value,
                PagodaLevel(kept[strategy].pin_level),
                kept[strategy].pin_value,
                _rates(kept[strategy]),
                kept[strategy].trading_frequency,
            )
            for strategy in Strategy
            if strategy in kept
        ),
    )


def _rates(row: StrategyPlan) -> PagodaRates:
    names = ("equity_fen" if factor is Factor.EQUITY else factor.value for factor in FACTORS)
    return PagodaRates(*(Fraction(getattr(row, name)) for name in names))


def first_row(plan_id: int, strategy: Strategy, trade: str, before: PlanRow | None) -> StrategyPlan:
    """What a strategy of a new plan begins with: as in the plan before, else as the trade usually has it."""
    last = before.of(strategy) if before is not None else None
    rates = last.rates if last is not None else default_rates(trade, strategy)
    made = StrategyPlan(
        plan_id=plan_id,
        strategy=strategy.value,
        pin_level=(last.pin_level if last else PagodaLevel.FIRST).value,
        pin_value=last.pin_value if last else Fraction(FIRST_VISITS, len(Strategy)),
        trading_frequency=last.trading_frequency if last else None,
        equity_fen=whole_fen(rates.equity_fen),
    )
    for factor in FACTORS:
        if factor is not Factor.EQUITY:
            setattr(made, factor.value, rates.of(factor))
    return made


def whole_fen(value: Fraction) -> int:
    """Money as it is kept. Raises `InvalidInput` below a fen."""
    if value.denominator != 1:
        raise InvalidInput("money_fraction", N_("An amount has two decimals at most."), field=Factor.EQUITY)
    return int(value)
