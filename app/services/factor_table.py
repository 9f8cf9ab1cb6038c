"""The performance factors of a quarter's plan: assumptions, the diary's own figures, the cohorts behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select

from app.domain.factor_table import FactorRow, RateLever, strategy_row, strongest_lever, total_row
from app.domain.pagoda_plan import Pinned, effective_rates, worked_out
from app.domain.terms.planning import PagodaLevel
from app.models import Act, DevelopmentPlan, JournalRow
from app.services.measured import CohortRow, Measured, MeasuredService
from app.services.plan import PlanRow, PlanService
from app.storage.database import Database

Factors = dict[str, Measured]


@dataclass(frozen=True, slots=True)
class DiaryFactors:
    """What the diary shows: the slow part, read beside the window and kept while figures are typed."""

    now: dict[str | None, Factors]
    then: dict[str | None, Factors]  # as it stood when the plan was made
    made_on: date | None
    cohorts: tuple[CohortRow, ...]


@dataclass(frozen=True, slots=True)
class FactorTable:
    """A row per strategy, one of all, and the rate that would save most."""

    plan: PlanRow
    rows: tuple[FactorRow, ...]
    diary: DiaryFactors
    lever: RateLever | None


class FactorTableService:
    """Reads only; what is typed goes through the plan."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._plans = PlanService(database)
        self._measured = MeasuredService(database)

    def table(self, day: date) -> FactorTable | None:
        """The factors of the quarter a day lies in; none without a plan."""
        plan = self._plans.of(day)
        return None if plan is None else self.of(plan, self.diary(plan))

    def diary(self, plan: PlanRow) -> DiaryFactors:
        """What the diary shows, now and when the plan was made."""
        made_on = self._made_on(plan)
        return DiaryFactors(
            self._measured.by_strategy(),
            self._measured.by_strategy(as_of=made_on) if made_on is not None else {},
            made_on,
            self._measured.cohorts(),
        )

    def of(self, plan: PlanRow, diary: DiaryFactors) -> FactorTable:
        """The table of a plan over what the diary shows; quick."""
        used = {
            row.strategy: effective_rates(row.rates, plan.basis, diary.now[row.strategy])
            for row in plan.strategies
        }
        rows = [
            strategy_row(
                row.strategy,
                row.rates,
                used[row.strategy],
                row.trading_frequency,
                diary.now[row.strategy],
                diary.then.get(row.strategy, {}),
            )
            for row in plan.strategies
        ]
        assumed = worked_out([Pinned(row.pin_level, row.pin_value, row.rates) for row in plan.strategies])
        in_use = worked_out(
            [Pinned(row.pin_level, row.pin_value, used[row.strategy]) for row in plan.strategies]
        )
        rows.append(total_row(assumed, in_use, diary.now[None]))
        clients = {
            row.strategy: part.get(PagodaLevel.CLIENTS, Fraction(0))
            for row, part in zip(plan.strategies, in_use.parts, strict=True)
        }
        return FactorTable(plan, tuple(rows), diary, strongest_lever(used, clients))

    def _made_on(self, plan: PlanRow) -> date | None:
        """The day on which the plan was begun, by the journal; none in the time before it."""
        with self._db.read() as session:
            made_at = session.scalar(
                select(func.min(Act.at))
                .join(JournalRow, JournalRow.act_id == Act.id)
                .where(
                    JournalRow.table_name == DevelopmentPlan.__tablename__,
                    JournalRow.row_id == plan.id,
                )
            )
        # The journal keeps moments in UTC; the day is the user's own.
        offset = self._db.clock.local_now() - self._db.clock.now().replace(tzinfo=None)
        return (made_at.replace(tzinfo=None) + offset).date() if made_at is not None else None
