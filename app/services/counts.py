"""What a period holds of each metric, counted from acts: never typed, each with the acts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from sqlalchemy import ColumnElement, String, func, literal, select, tuple_, type_coerce
from sqlalchemy.orm import Session, aliased

from app.domain.process import ProcessFigures, hours_of, periods
from app.domain.terms import AppointmentState, Exit, Way
from app.domain.terms.planning import Metric
from app.models import Appointment, ClientFile, Contact, LogLine, RungChange
from app.storage.database import Database
from app.storage.derived import held_visit, real_contact

COUNTED: Final = (
    Metric.CALLS,
    Metric.APPOINTMENTS,
    Metric.CONTACTS,
    Metric.VISITS,
    Metric.FIRST_VISITS,
    Metric.SECOND_VISITS,
    Metric.THIRD_VISITS,
    Metric.NEW_FILES,
    Metric.OPENED,
    Metric.EQUITY,
)
PROCESS: Final = (Metric.CALLS, Metric.APPOINTMENTS, Metric.VISITS, Metric.OPENED)
_NUMBERED: Final = (Metric.FIRST_VISITS, Metric.SECOND_VISITS, Metric.THIRD_VISITS)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, or fen where the metric is money, and the lines and files it was counted from."""

    value: int = 0
    line_ids: tuple[int, ...] = ()
    file_ids: tuple[int, ...] = ()
    unscored: tuple[int, ...] = ()  # files whose visit of this number does not count: never scored


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """The process figures of one day, week or month, and the calls, visits and openings behind them."""

    start: date
    end: date
    figures: ProcessFigures
    counted: dict[str, Counted]


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that happened once, on a day."""

    metric: Metric
    on: date
    file_id: int
    line_id: int | None = None
    amount: int = 1
    counts: bool = True


@dataclass(slots=True)
class _Acts:
    """What happened in a period, and when each visit's line began and ended."""

    acts: list[_Act] = field(default_factory=list)
    times: dict[int, tuple[time | None, time | None]] = field(default_factory=dict)


class CountService:
    """Counts periods through a few Core selects over the lines of their days."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def count(self, start: date, end: date) -> dict[str, Counted]:
        """Every metric that acts tell of, by its code, from `start` to `end`, both included."""
        with self._db.read() as session:
            return _counted(_read(session, start, end).acts)

    def by_period(self, kind: str, start: date, end: date) -> dict[tuple[date, date], dict[str, Counted]]:
        """The same for each day, week or month between these, in order, read in one go."""
        with self._db.read() as session:
            read = _read(session, start, end)
        return {period: _counted(acts) for period, acts in _split(kind, start, end, read.acts)}

    def process(self, kind: str, start: date, end: date) -> tuple[ProcessRow, ...]:
        """Appointment rate, visits and hours per opening by day, week or month, the latest first."""
        with self._db.read() as session:
            read = _read(session, start, end, numbers=False)
        rows = []
        for (first, last), acts in _split(kind, start, end, read.acts):
            counted = _counted(acts)
            lines = counted[Metric.VISITS].line_ids
            figures = ProcessFigures(
                calls=counted[Metric.CALLS].value,
                agreed=counted[Metric.APPOINTMENTS].value,
                visits=counted[Metric.VISITS].value,
                opened=counted[Metric.OPENED].value,
                hours=hours_of({line_id: read.times[line_id] for line_id in lines}),
            )
            behind = {metric.value: counted[metric] for metric in PROCESS}
            rows.append(ProcessRow(first, last, figures, behind))
        return tuple(reversed(rows))


def _split(
    kind: str, start: date, end: date, acts: Iterable[_Act]
) -> Iterator[tuple[tuple[date, date], list[_Act]]]:
    by_day: dict[date, list[_Act]] = {}
    for act in acts:
        by_day.setdefault(act.on, []).append(act)
    days = sorted(by_day)
    at = 0
    for first, last in periods(kind, start, end):
        found: list[_Act] = []
        while at < len(days) and days[at] <= last:
            found += by_day[days[at]]
            at += 1
        yield (first, last), found


def _counted(acts: Iterable[_Act]) -> dict[str, Counted]:
    by_metric: dict[Metric, list[_Act]] = {metric: [] for metric in COUNTED}
    for act in acts:
        by_metric[act.metric].append(act)
    return {metric.value: _sum(found) for metric, found in by_metric.items()}


def _sum(acts: list[_Act]) -> Counted:
    counting = [act for act in acts if act.counts]
    return Counted(
        sum(act.amount for act in counting),
        tuple(dict.fromkeys(act.line_id for act in counting if act.line_id is not None)),
        tuple(dict.fromkeys(act.file_id for act in counting)),
        tuple(dict.fromkeys(act.file_id for act in acts if not act.counts)),
    )


def _read(session: Session, start: date, end: date, *, numbers: bool = True) -> _Acts:
    read = _Acts()
    _appointments(session, start, end, read)
    _contacts(session, start, end, read)
    if numbers:
        _visit_numbers(session, start, end, read)
    _files(session, start, end, read)
    return read


def _appointments(session: Session, start: date, end: date, read: _Acts) -> None:
    """Calls that asked for a visit, one a file; a pending one was tried too."""
    for row in session.execute(
        select(Appointment.line_id, Appointment.file_id, Appointment.state, LogLine.on_date)
        .join(LogLine, LogLine.id == Appointment.line_id)
        .where(LogLine.on_date.between(start, end))
        .order_by(LogLine.on_date, Appointment.line_id, Appointment.id)
    ):
        read.acts.append(_Act(Metric.CALLS, row.on_date, row.file_id, row.line_id))
        if row.state == AppointmentState.AGREED.value:
            read.acts.append(_Act(Metric.APPOINTMENTS, row.on_date, row.file_id, row.line_id))


def _contacts(session: Session, start: date, end: date, read: _Acts) -> None:
    """Real contacts and held visits, one a person."""
    for row in session.execute(
        select(
            Contact.line_id,
            Contact.file_id,
            LogLine.on_date,
            LogLine.start_time,
            LogLine.end_time,
            held_visit().label("visit"),
        )
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(real_contact(), LogLine.on_date.between(start, end))
        .order_by(LogLine.on_date, Contact.line_id, Contact.id)
    ):
        read.acts.append(_Act(Metric.CONTACTS, row.on_date, row.file_id, row.line_id))
        if row.visit:
            read.acts.append(_Act(Metric.VISITS, row.on_date, row.file_id, row.line_id))
            read.times[row.line_id] = (row.start_time, row.end_time)


def _visit_numbers(session: Session, start: date, end: date, read: _Acts) -> None:
    """Which of the period's visits were a first, second or third one (design §7, visit number).

    Earlier visits are counted no further than three: old files have dozens, and none of them matters here.
    """
    before, earlier = aliased(LogLine), aliased(Contact)
    moment = tuple_(LogLine.on_date, _clock_text(LogLine), LogLine.id)
    held_before = (
        select(literal(1))
        .select_from(earlier)
        .join(before, before.id == earlier.line_id)
        .where(
            earlier.file_id == Contact.file_id,
            earlier.met.is_(True),
            before.way == Way.VISIT.value,
            tuple_(before.on_date, _clock_text(before), before.id) < moment,
        )
        .limit(len(_NUMBERED))
        .correlate(Contact, LogLine)
        .subquery()
    )
    number = (
        ClientFile.visits_before + select(func.count()).select_from(held_before).scalar_subquery()
    ).label("earlier")
    for row in session.execute(
        select(
            Contact.line_id,
            Contact.file_id,
            LogLine.on_date,
            number,
            ClientFile.lead_class.is_not(None).label("scored"),
        )
        .join(LogLine, LogLine.id == Contact.line_id)
        .join(ClientFile, ClientFile.id == Contact.file_id)
        .where(held_visit(), LogLine.on_date.between(start, end))
        .order_by(LogLine.on_date, LogLine.id)
    ):
        if row.earlier < len(_NUMBERED):
            metric = _NUMBERED[row.earlier]
            read.acts.append(_Act(metric, row.on_date, row.file_id, row.line_id, counts=bool(row.scored)))


def _clock_text(line: Any) -> ColumnElement[str]:
    """When a line begins, as text that sorts; a line without a time stands before the others of its day."""
    return func.coalesce(type_coerce(line.start_time, String), "")


def _files(session: Session, start: date, end: date, read: _Acts) -> None:
    """Files begun in the period, and those opened in it for the first time with what they brought."""
    for row in session.execute(
        select(ClientFile.id, ClientFile.created_on)
        .where(ClientFile.created_on.between(start, end))
        .order_by(ClientFile.created_on, ClientFile.id)
    ):
        read.acts.append(_Act(Metric.NEW_FILES, row.created_on, row.id))
    earlier = aliased(RungChange)
    opened_before = (
        select(earlier.id)
        .where(
            earlier.file_id == RungChange.file_id,
            earlier.to_rung == Exit.OPENED.value,
            (earlier.changed_on < RungChange.changed_on)
            | ((earlier.changed_on == RungChange.changed_on) & (earlier.id < RungChange.id)),
        )
        .exists()
    )
    for opened in session.execute(
        select(RungChange.file_id, RungChange.changed_on, ClientFile.equity_fen)
        .join(ClientFile, ClientFile.id == RungChange.file_id)
        .where(
            RungChange.to_rung == Exit.OPENED.value,
            RungChange.changed_on.between(start, end),
            ~opened_before,
        )
        .order_by(RungChange.changed_on, RungChange.id)
    ):
        read.acts.append(_Act(Metric.OPENED, opened.changed_on, opened.file_id))
        if opened.equity_fen is not None:
            read.acts.append(_Act(Metric.EQUITY, opened.changed_on, opened.file_id, amount=opened.equity_fen))
