"""The development plan of a quarter: its pagoda per strategy, its assumptions, what it runs on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.field_text import field_line, field_text
from app.domain.pagoda import Levels, PagodaRates, checked_level, checked_rate, levels, split
from app.domain.pagoda_plan import (
    Figure,
    PagodaFigures,
    Pinned,
    effective_rates,
    worked_out,
)
from app.domain.period import span
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis, Factor, PagodaLevel
from app.models import DevelopmentPlan, StrategyPlan
from app.services.measured import MeasuredService
from app.services.plan_rows import PlanRow, StrategyRow, first_row, row_of, strategies_of, whole_fen
from app.storage.database import Database
from app.storage.derived import settings_of

MeasuredFactors = Mapping[str, Mapping[str, Figure]]  # strategy → factor → what the diary shows

__all__ = ["MeasuredFactors", "PlanRow", "PlanService", "StrategyRow"]


class PlanService:
    """Reads and changes the plan of a quarter; every change is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._measured = MeasuredService(database)

    # Reading ----------------------------------------------------------------------------------

    def of(self, day: date) -> PlanRow | None:
        """The plan of the quarter that a day lies in, if there is one."""
        with self._db.read() as session:
            starts_on = span("quarter", day)[0]
            query = select(DevelopmentPlan).where(DevelopmentPlan.starts_on == starts_on)
            plan = session.scalars(query).one_or_none()
            return row_of(session, plan) if plan is not None else None

    def by_id(self, plan_id: int) -> PlanRow:
        """A plan. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            return row_of(session, _plan(session, plan_id))

    def effective(self, plan: PlanRow, strategy: str, measured: Mapping[str, Figure]) -> PagodaRates:
        """The rates in use for a strategy, by the plan's basis."""
        return effective_rates(plan.of(strategy).rates, plan.basis, measured)

    def measured_for(self, plan: PlanRow) -> MeasuredFactors:
        """What the diary shows for each strategy; asked only where the plan runs on it."""
        if plan.basis == Basis.ASSUMED:
            return {}
        return {row.strategy: self._measured.factors(row.strategy) for row in plan.strategies}

    def figures(self, plan: PlanRow, measured: MeasuredFactors | None = None) -> PagodaFigures:
        """Every level of the plan. `measured`: already asked for, else it is asked here."""
        found = self.measured_for(plan) if measured is None else measured
        return worked_out(self._pinned(plan, found))

    def total(self, plan: PlanRow) -> Levels:
        """What the quarter is to bring over all strategies, exactly."""
        return self.figures(plan).total

    def _pinned(self, plan: PlanRow, measured: MeasuredFactors) -> list[Pinned]:
        return [
            Pinned(
                row.pin_level,
                row.pin_value,
                effective_rates(row.rates, plan.basis, measured.get(row.strategy, {})),
            )
            for row in plan.strategies
        ]

    # Changing ---------------------------------------------------------------------------------

    def begin(self, day: date) -> int:
        """A plan for the quarter of a day: the last plan's assumptions, else those of the trade.

        Raises `InvalidInput` at `starts_on` when the quarter is over or has a plan.
        """
        starts_on, ends_on = span("quarter", day)
        if ends_on < self._db.clock.today():
            raise InvalidInput("past", N_("This quarter is over."), field="starts_on")
        if self.of(day) is not None:
            raise InvalidInput("overlap", N_("This quarter has a plan already."), field="starts_on")
        with self._db.write(N_("Begin the plan of a quarter")) as unit:
            session = unit.session
            query = select(DevelopmentPlan).where(DevelopmentPlan.starts_on < starts_on)
            last = session.scalars(query.order_by(DevelopmentPlan.starts_on.desc()).limit(1)).one_or_none()
            before = row_of(session, last) if last is not None else None
            plan = DevelopmentPlan(starts_on=starts_on, basis=before.basis if before else Basis.ASSUMED.value)
            if before is not None:
                plan.branch, plan.team = before.branch or None, before.team or None
            session.add(plan)
            session.flush()
            trade = settings_of(session).trade
            for strategy in Strategy:
                session.add(first_row(plan.id, strategy, trade, before))
            return plan.id

    def set_level(
        self,
        plan_id: int,
        strategy: str | None,
        level: PagodaLevel | str,
        value: Fraction | int,
        measured: MeasuredFactors | None = None,
    ) -> None:
        """Make a level the pin of a strategy; without one the total is split in proportion.

        Raises `InvalidInput` at the level, or at the factor that is zero on the way down.
        """
        level = PagodaLevel(level)
        value = checked_level(level, Fraction(value))
        plan = self.by_id(plan_id)
        found = self.measured_for(plan) if measured is None else measured
        pinned = self._pinned(plan, found)
        if strategy is not None:
            parts = {strategy: value}
        else:
            now = [part.get(level, Fraction(0)) for part in worked_out(pinned).parts]
            some = any(now)
            shared = zip(plan.strategies, split(value, now), now, strict=True)
            # What has no share keeps its own pin.
            parts = {row.strategy: part for row, part, share in shared if share or not some}
        for row, each in zip(plan.strategies, pinned, strict=True):
            if row.strategy in parts:
                levels(each.rates, level, parts[row.strategy])
        with self._db.write(N_("Change a figure of the pagoda")) as unit:
            kept = strategies_of(unit.session, plan_id)
            for name, part in parts.items():
                kept[name].pin_level, kept[name].pin_value = level.value, part

    def set_rate(
        self, plan_id: int, strategy: str | None, factor: Factor | str, value: Fraction | int
    ) -> None:
        """Assume another figure for a strategy, or for all of them; its pin stays.

        Raises `InvalidInput` at the factor.
        """
        factor = Factor(factor)
        value = checked_rate(factor, Fraction(value))
        plan = self.by_id(plan_id)
        chosen = [row for row in plan.strategies if strategy in (None, row.strategy)]
        for row in chosen:
            levels(row.rates.having(factor, value), row.pin_level, row.pin_value)
        with self._db.write(N_("Change a rate of the plan")) as unit:
            kept = strategies_of(unit.session, plan_id)
            for row in chosen:
                if factor is Factor.EQUITY:
                    kept[row.strategy].equity_fen = whole_fen(value)
                else:
                    setattr(kept[row.strategy], factor.value, value)

    def set_frequency(self, plan_id: int, strategy: str, trades_a_month: Fraction | int | None) -> None:
        """How often a client of this strategy trades. Raises `InvalidInput` at `trading_frequency`."""
        if trades_a_month is not None and not 0 <= trades_a_month <= 10_000:
            raise InvalidInput(
                "frequency", N_("Trades a month lie between 0 and 10,000."), field="trading_frequency"
            )
        with self._db.write(N_("Change a rate of the plan")) as unit:
            kept = _strategy(unit.session, plan_id, strategy)
            kept.trading_frequency = None if trades_a_month is None else Fraction(trades_a_month)

    def set_basis(self, plan_id: int, basis: Basis | str) -> None:
        """Run the plan on what is assumed, on what is measured, or on both."""
        with self._db.write(N_("Change what the plan runs on")) as unit:
            _plan(unit.session, plan_id).basis = Basis(basis).value

    def set_texts(
        self, plan_id: int, *, remarks: str | None = None, branch: str | None = None, team: str | None = None
    ) -> None:
        """Write the remarks, branch or team; what is not given stays. Raises `InvalidInput` at the field."""
        given = {"remarks": remarks, "branch": branch, "team": team}
        clean = {
            name: (field_text if name == "remarks" else field_line)(text, name)
            for name, text in given.items()
            if text is not None
        }
        with self._db.write(N_("Write in the plan")) as unit:
            plan = _plan(unit.session, plan_id)
            for name, text in clean.items():
                setattr(plan, name, text or None)

    def remove(self, plan_id: int) -> None:
        """Take a plan away with all its strategies."""
        with self._db.write(N_("Delete the plan of a quarter")) as unit:
            unit.session.delete(_plan(unit.session, plan_id))


def _plan(session: Session, plan_id: int) -> DevelopmentPlan:
    plan = session.get(DevelopmentPlan, plan_id)
    if plan is None:
        raise InvalidInput("gone", N_("This plan is not there any more."), field="plan")
    return plan


def _strategy(session: Session, plan_id: int, strategy: str) -> StrategyPlan:
    found = strategies_of(session, plan_id).get(strategy)
    if found is None:
        raise InvalidInput("gone", N_("This plan is not there any more."), field="plan")
    return found
