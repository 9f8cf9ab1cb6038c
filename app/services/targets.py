"""Targets of quarters, months and weeks: taken from the pagoda, split by working days, adjusted by hand.

Kept are the quarter, its months, and of each month the weeks cut at its edges: a week that crosses a
month's edge has a row in each, and its target is their sum. Adjusted ones stay. What is over stays too, as
long as something ahead can take the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.pagoda import Levels
from app.domain.period import span
from app.domain.targets import (
    SHOWN,
    Part,
    Share,
    check_start,
    check_target,
    parts_of_week,
    split,
    unit_of,
    weeks_of,
)
from app.domain.terms.planning import Metric, PagodaLevel
from app.domain.working_days import WorkCalendar
from app.models import PeriodTarget
from app.services.named_rows import NamedRow
from app.services.plan import PlanService
from app.services.target_book import MONTH, QUARTER, WEEK, TargetBook
from app.services.target_prospects import ProspectService
from app.storage.database import Database
from app.storage.derived import settings_of

__all__ = ["MetricRow", "MonthTargets", "NamedRow", "TargetRow", "TargetService", "week_targets"]

_LEVELS = {
    PagodaLevel.FIRST: Metric.FIRST_VISITS,
    PagodaLevel.SECOND: Metric.SECOND_VISITS,
    PagodaLevel.THIRD: Metric.THIRD_VISITS,
    PagodaLevel.CLIENTS: Metric.OPENED,
    PagodaLevel.EQUITY: Metric.EQUITY,
}
_VISITS = (Metric.FIRST_VISITS, Metric.SECOND_VISITS, Metric.THIRD_VISITS)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a metric is to reach in a period; `adjusted`: typed, it stays."""

    metric: str
    target: int
    adjusted: bool


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric's targets: of the quarter, of the month, and of its weeks in the order of the parts."""

    metric: str
    quarter: TargetRow | None
    month: TargetRow | None
    weeks: tuple[TargetRow | None, ...]

    @property
    def sum(self) -> int | None:
        """What the weeks add up to, if any has a target."""
        given = [row.target for row in self.weeks if row is not None]
        return sum(given) if given else None

    @property
    def given(self) -> bool:
        """Whether there is any target."""
        return self.quarter is not None or self.month is not None or self.sum is not None

    @property
    def off(self) -> int:
        """By how much the weeks exceed the month, negative when they fall short of it."""
        return 0 if self.month is None or self.sum is None else self.sum - self.month.target


@dataclass(frozen=True, slots=True)
class MonthTargets:
    """A month's targets over its weeks, every metric a row, those without a target too."""

    month_on: date
    weeks: tuple[Part, ...]
    rows: tuple[MetricRow, ...]

    @property
    def known(self) -> bool:
        """False where the holidays are not published yet and weekdays merely count."""
        return all(week.known for week in self.weeks)

    def shown(self) -> list[MetricRow]:
        """The metrics that are planned as a rule, and others that have a target."""
        return [row for row in self.rows if row.metric in SHOWN or row.given]

    def row(self, metric: str) -> MetricRow:
        """The row of a metric."""
        return next(row for row in self.rows if row.metric == metric)


class TargetService:
    """Reads and changes targets; every change spreads downwards in the same act."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.prospects = ProspectService(database)

    # Reading ----------------------------------------------------------------------------------

    def targets(self, kind: str, starts_on: date) -> dict[str, TargetRow]:
        """The targets of the quarter, month or week that begins on this day, by metric."""
        check_start(kind, starts_on)
        with self._db.read() as session:
            if kind == WEEK:
                return week_targets(session, starts_on)
            return {row.metric: _row(row) for row in _rows(session, kind, [starts_on])}

    def month(self, day: date) -> MonthTargets:
        """The month that a day lies in, split over its weeks."""
        month_on = span(MONTH, day)[0]
        quarter_on = span(QUARTER, day)[0]
        with self._db.read() as session:
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
            parts = weeks_of(month_on, calendar)
            quarter = {row.metric: _row(row) for row in _rows(session, QUARTER, [quarter_on])}
            month = {row.metric: _row(row) for row in _rows(session, MONTH, [month_on])}
            weeks = {
                (row.starts_on, row.metric): _row(row)
                for row in _rows(session, WEEK, [part.first for part in parts])
            }
        return MonthTargets(
            month_on,
            parts,
            tuple(
                MetricRow(
                    metric.value,
                    quarter.get(metric),
                    month.get(metric),
                    tuple(weeks.get((part.first, metric)) for part in parts),
                )
                for metric in Metric
            ),
        )

    def named(self, month_on: date) -> tuple[NamedRow, ...]:
        """The prospects named for a month, week by week."""
        return self.prospects.named(month_on)

    # Changing ---------------------------------------------------------------------------------

    def set_target(self, kind: str, starts_on: date, metric: str, value: int) -> None:
        """Adjust a target; the rest of its period is redistributed, and what lies below it too.

        A week that crosses a month's edge is split by its days of each month. Raises `InvalidInput` at the
        metric or at `starts_on`.
        """
        check_start(kind, starts_on)
        value, code = check_target(metric, value), Metric(metric).value
        with self._db.write(N_("Adjust a target")) as unit:
            book = self._book(unit.session)
            if kind == WEEK:
                parts = parts_of_week(starts_on, book.calendar)
                shares = split(value, [Share(part.days) for part in parts], unit_of(code, value, len(parts)))
                for part, share in zip(parts, shares, strict=True):
                    book.put((WEEK, part.first, code), share, adjusted=True)
                    book.spread_month(part.first, code)
            else:
                book.put((kind, starts_on, code), value, adjusted=True)
                book.spread(kind, starts_on, code)

    def set_part(self, first: date, metric: str, value: int) -> None:
        """Adjust the part of a week that lies in one month: `first` is its first day there.

        Raises `InvalidInput` at the metric or at `starts_on`.
        """
        value, code = check_target(metric, value), Metric(metric).value
        with self._db.write(N_("Adjust a target")) as unit:
            book = self._book(unit.session)
            _check_part(first, book.calendar)
            book.put((WEEK, first, code), value, adjusted=True)
            book.spread_month(first, code)

    def reset(self, kind: str, starts_on: date, metric: str) -> None:
        """Let a target follow the split again; one that follows from nothing goes, with what it led to.

        A week is named by its Monday or by its first day in a month. Raises `InvalidInput` at `starts_on`.
        """
        code = Metric(metric).value
        with self._db.write(N_("Take back an adjusted target")) as unit:
            book = self._book(unit.session)
            if kind == WEEK:
                _check_part(starts_on, book.calendar)
            else:
                check_start(kind, starts_on)
            book.release(kind, starts_on, code)

    def split_anew(self, month_on: date) -> None:
        """Split the month's targets over its weeks by working days, adjusted weeks and past ones too."""
        check_start(MONTH, month_on)
        with self._db.write(N_("Split the targets of a month anew")) as unit:
            book = self._book(unit.session)
            weeks = weeks_of(month_on, book.calendar)
            for row in _rows(unit.session, MONTH, [month_on]):
                book.spread_over(row.target, WEEK, weeks, row.metric, anew=True)

    def take_plan(self, day: date) -> int:
        """Take the quarter's targets from its pagoda and split them; returns how many metrics.

        Adjusted ones stay. Counts are whole ones, as the pagoda shows them. Raises `InvalidInput` at `plan`
        when the quarter has none.
        """
        wanted = self.planned(day)
        if not wanted:
            raise InvalidInput(
                "no_plan", N_("This quarter has no plan yet: begin it on the pagoda."), field="plan"
            )
        quarter_on = span(QUARTER, day)[0]
        with self._db.write(N_("Take the targets from the pagoda")) as unit:
            book = self._book(unit.session)
            for metric, value in wanted.items():
                if not book.adjusted((QUARTER, quarter_on, metric)):
                    book.put((QUARTER, quarter_on, metric), value, adjusted=False)
                book.spread(QUARTER, quarter_on, metric)
        return len(wanted)

    def planned(self, day: date) -> dict[str, int]:
        """What the pagoda of a quarter comes to, by metric; empty without a plan."""
        plans = PlanService(self._db)
        plan = plans.of(day)
        return _wanted(plans.total(plan)) if plan is not None else {}

    def _book(self, session: Session) -> TargetBook:
        return TargetBook(
            session, WorkCalendar(settings_of(session).work_day_overrides()), self._db.clock.today()
        )


def week_targets(session: Session, monday: date) -> dict[str, TargetRow]:
    """A whole week's targets: the sums of its parts in the months it lies in."""
    found: dict[str, TargetRow] = {}
    days = [monday + timedelta(days=n) for n in range(7)]
    for row in _rows(session, WEEK, days):
        before = found.get(row.metric, TargetRow(row.metric, 0, adjusted=False))
        found[row.metric] = TargetRow(
            row.metric, before.target + row.target, adjusted=before.adjusted or row.adjusted
        )
    return found


def _rows(session: Session, kind: str, starts: Iterable[date]) -> Sequence[PeriodTarget]:
    return session.scalars(
        select(PeriodTarget)
        .where(PeriodTarget.kind == kind, PeriodTarget.starts_on.in_(list(starts)))
        .order_by(PeriodTarget.starts_on, PeriodTarget.id)
    ).all()


def _row(row: PeriodTarget) -> TargetRow:
    return TargetRow(row.metric, row.target, row.adjusted)


def _check_part(first: date, calendar: WorkCalendar) -> None:
    """Refuse a day that begins neither a week nor the part of one in a month."""
    if first not in {part.first for part in weeks_of(first, calendar)}:
        check_start(WEEK, first)


def _wanted(total: Levels) -> dict[str, int]:
    wanted = {metric.value: ceil(total[level]) for level, metric in _LEVELS.items() if level in total}
    if all(metric in wanted for metric in _VISITS):
        wanted[Metric.VISITS.value] = sum(wanted[metric] for metric in _VISITS)
    return wanted
