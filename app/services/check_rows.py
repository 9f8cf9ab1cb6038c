"""What a check is made of: its metrics, and each planned visit with what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction

from sqlalchemy import Integer, func, select
from sqlalchemy.orm import Session, aliased

from app.domain.checks import Fate, attainment, fate_of, sentence
from app.domain.terms import Way
from app.domain.terms.planning import Metric, PeriodKind
from app.models import CheckNote, ClientFile, Contact, LineFile, LogLine, PeriodTarget, PlanCheck
from app.services.counts import Counted


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A person on a line of the period, and what became of it."""

    line_id: int
    on_date: date
    start_time: time | None
    file_id: int
    name: str
    plan: str
    way: str
    fate: Fate
    moved_to: date | None = None
    not_met: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One metric: planned, counted, why it fell short and what follows."""

    metric: str
    planned: int | None
    from_visits: bool  # no target was set: so many visits were planned
    counted: Counted | None  # none: no act tells of it yet
    cause: str = ""
    countermeasure: str = ""
    line_id: int | None = None  # the line made of the countermeasure
    line_on: date | None = None

    @property
    def actual(self) -> int | None:
        """What was counted; fen where the metric is money."""
        return self.counted.value if self.counted is not None else None

    @property
    def attainment(self) -> Fraction | None:
        """Actual ÷ planned; none where nothing was planned."""
        return None if self.actual is None else attainment(self.actual, self.planned)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """The check of one week or month."""

    kind: str
    starts_on: date
    ends_on: date
    metrics: tuple[MetricRow, ...]
    visits: tuple[PlanItem, ...]
    others: tuple[PlanItem, ...]  # planned calls, messages, meals …
    summary: str
    closed_on: date | None
    next_day: date  # where a countermeasure goes unless another day is chosen

    def tally(self) -> dict[Fate, int]:
        """How many visits had each fate."""
        return dict(Counter(item.fate for item in self.visits))

    def sentence(self) -> str:
        """How the visits went, in one sentence; empty where there were none."""
        return sentence(self.tally())

    def having(self, fate: Fate) -> tuple[PlanItem, ...]:
        return tuple(item for item in self.visits if item.fate is fate)

    @property
    def is_empty(self) -> bool:
        """Nothing planned, nothing done, nothing written."""
        return not (self.metrics or self.visits or self.others or self.summary)


@dataclass(frozen=True, slots=True)
class Words:
    """Cause and countermeasure of a metric as they are written."""

    cause: str
    countermeasure: str
    line_id: int | None
    line_on: date | None


def words_of(session: Session, check: PlanCheck | None) -> dict[str, Words]:
    """What was written of each metric."""
    if check is None:
        return {}
    return {
        row.metric: Words(row.cause or "", row.countermeasure or "", row.line_id, row.on_date)
        for row in session.execute(
            select(
                CheckNote.metric,
                CheckNote.cause,
                CheckNote.countermeasure,
                CheckNote.line_id,
                LogLine.on_date,
            )
            .outerjoin(LogLine, LogLine.id == CheckNote.line_id)
            .where(CheckNote.check_id == check.id)
        )
    }


def metric_rows(
    targets: dict[str, int], visits: int, counted: dict[str, Counted], notes: dict[str, Words]
) -> tuple[MetricRow, ...]:
    """What was aimed at, what happened all the same, and what was written about."""
    planned: dict[str, int] = dict(targets)
    from_visits = Metric.VISITS.value not in planned and visits > 0
    if from_visits:
        planned[Metric.VISITS.value] = visits
    rows = []
    for metric in Metric:
        code = metric.value
        found = counted.get(code)
        if not (code in planned or code in notes or (found is not None and found.value)):
            continue
        words = notes.get(code, Words("", "", None, None))
        rows.append(
            MetricRow(
                code,
                planned.get(code),
                from_visits and metric is Metric.VISITS,
                found,
                words.cause,
                words.countermeasure,
                words.line_id,
                words.line_on,
            )
        )
    return tuple(rows)


def plan_items(session: Session, start: date, end: date, today: date) -> list[PlanItem]:
    """Every person on a line of these days that says how they were to be contacted."""
    moved = aliased(LogLine)
    rows = session.execute(
        select(
            LogLine.id,
            LogLine.on_date,
            LogLine.start_time,
            LogLine.plan,
            LogLine.way,
            LogLine.state,
            LogLine.unplanned,
            moved.on_date.label("moved_to"),
            LineFile.file_id,
            ClientFile.name,
            Contact.met,
            Contact.not_met,
            Contact.outcome,
        )
        .join(LineFile, LineFile.line_id == LogLine.id)
        .join(ClientFile, ClientFile.id == LineFile.file_id)
        .outerjoin(Contact, (Contact.line_id == LogLine.id) & (Contact.file_id == LineFile.file_id))
        .outerjoin(moved, moved.id == LogLine.moved_to_id)
        .where(LogLine.on_date.between(start, end), LogLine.way.is_not(None))
        .order_by(
            LogLine.on_date, LogLine.start_time.is_(None), LogLine.start_time, LogLine.id, LineFile.position
        )
    )
    found = []
    for row in rows:
        fate = fate_of(
            state=row.state,
            unplanned=row.unplanned,
            met=row.met,
            moved_within=row.moved_to is not None and start <= row.moved_to <= end,
            past=row.on_date < today,
            is_visit=row.way == Way.VISIT,
        )
        if fate is not None:
            found.append(
                PlanItem(
                    row.id,
                    row.on_date,
                    row.start_time,
                    row.file_id,
                    row.name,
                    row.plan,
                    row.way or "",
                    fate,
                    row.moved_to,
                    row.not_met,
                    row.outcome,
                )
            )
    return found


def targets_of(session: Session, kind: str, start: date) -> dict[str, int]:
    """What each metric is to reach in the period; a week's parts in two months are one target."""
    last = start + timedelta(days=6 if kind == PeriodKind.WEEK else 0)
    rows = session.execute(
        select(PeriodTarget.metric, func.sum(PeriodTarget.target, type_=Integer))
        .where(PeriodTarget.kind == kind, PeriodTarget.starts_on.between(start, last))
        .group_by(PeriodTarget.metric)
    )
    return {metric: target for metric, target in rows}  # noqa: C416 - rows, not tuples, for the types
