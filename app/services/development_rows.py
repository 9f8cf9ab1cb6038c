"""What stands in the development log: typed steps, and what the diary tells of visits and moves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.terms import LineState, Outcome, ReminderKind, Rung, Way, label_of
from app.domain.terms.planning import DevelopmentStepKind as Step
from app.models import ClientFile, Contact, DevelopmentStep, LineFile, LogLine, Reminder, RungChange
from app.storage.derived import held_visit

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a file: typed, or told by the diary (`line_id` leads there)."""

    step: str
    on_date: date | None
    done: str
    next: str
    typed_id: int | None = None
    line_id: int | None = None
    number: int | None = None  # of a visit, held or planned


def steps_of(session: Session, file_ids: Sequence[int], today: date) -> dict[int, list[StepRow]]:
    """All steps of these files."""
    found: dict[int, list[StepRow]] = defaultdict(list)
    for at in range(0, len(file_ids), _CHUNK):
        chunk = file_ids[at : at + _CHUNK]
        _typed(session, chunk, found)
        _taken_and_opened(session, chunk, found)
        _nearest(session, chunk, found)
        _held(session, chunk, found)
        _planned(session, chunk, today, found)
    return found


def _typed(session: Session, ids: Sequence[int], found: dict[int, list[StepRow]]) -> None:
    for row in session.scalars(select(DevelopmentStep).where(DevelopmentStep.file_id.in_(ids))):
        found[row.file_id].append(StepRow(row.step, row.on_date, row.done or "", row.next or "", row.id))


def _taken_and_opened(session: Session, ids: Sequence[int], found: dict[int, list[StepRow]]) -> None:
    for row in session.execute(
        select(ClientFile.id, ClientFile.target_on, ClientFile.opened_on).where(ClientFile.id.in_(ids))
    ):
        if row.target_on is not None:
            found[row.id].append(StepRow(Step.PLAN, row.target_on, tr("Taken into the development plan"), ""))
        if row.opened_on is not None:
            found[row.id].append(StepRow(Step.OPENED, row.opened_on, tr("Account opened"), ""))


def _nearest(session: Session, ids: Sequence[int], found: dict[int, list[StepRow]]) -> None:
    """Rung A is where closing begins."""
    for row in session.execute(
        select(RungChange.file_id, RungChange.changed_on).where(
            RungChange.file_id.in_(ids),
            RungChange.to_rung == Rung.A.value,
            RungChange.from_rung.is_not(None),
        )
    ):
        found[row.file_id].append(StepRow(Step.CLOSING, row.changed_on, tr("Rose to rung A"), ""))


def _held(session: Session, ids: Sequence[int], found: dict[int, list[StepRow]]) -> None:
    """Visits held, numbered, and events they came to; next is the step agreed there, while it is open."""
    number = func.sum(case((held_visit(), 1), else_=0)).over(
        partition_by=Contact.file_id,
        order_by=(LogLine.on_date, func.coalesce(LogLine.start_time, "00:00:00.000000"), LogLine.id),
    )
    inner = (
        select(
            Contact.id,
            Contact.file_id,
            Contact.line_id,
            Contact.outcome,
            LogLine.on_date,
            LogLine.way,
            LogLine.record,
            held_visit().label("visit"),
            (number + ClientFile.visits_before).label("number"),
        )
        .join(LogLine, LogLine.id == Contact.line_id)
        .join(ClientFile, ClientFile.id == Contact.file_id)
        .where(Contact.file_id.in_(ids), or_(held_visit(), and_(Contact.met, LogLine.way == Way.EVENT.value)))
        .subquery()
    )
    steps = {
        row.contact_id: row
        for row in session.execute(
            select(Reminder.contact_id, Reminder.text, Reminder.due_on).where(
                Reminder.file_id.in_(ids),
                Reminder.contact_id.is_not(None),
                Reminder.kind == ReminderKind.NEXT_STEP.value,
                Reminder.done_on.is_(None),
            )
        )
    }
    for row in session.execute(select(inner)):
        is_visit = bool(row.visit)
        said = [label_of(Outcome, row.outcome) if row.outcome else "", row.record]
        following = steps.get(row.id)
        then = ""
        if following is not None:
            then = following.text
            if following.due_on is not None:
                then = tr("{day}: {text}", day=following.due_on.isoformat(), text=then)
        found[row.file_id].append(
            StepRow(
                Step.VISITS if is_visit else Step.EVENTS,
                row.on_date,
                " · ".join(part for part in said if part) or label_of(Way, row.way),
                then,
                line_id=row.line_id,
                number=row.number if is_visit else None,
            )
        )


def _planned(session: Session, ids: Sequence[int], today: date, found: dict[int, list[StepRow]]) -> None:
    """Visits and events still ahead: they stand as what comes next."""
    for row in session.execute(
        select(LineFile.file_id, LogLine.id, LogLine.on_date, LogLine.way, LogLine.plan)
        .join(LogLine, LogLine.id == LineFile.line_id)
        .outerjoin(Contact, and_(Contact.line_id == LogLine.id, Contact.file_id == LineFile.file_id))
        .where(
            LineFile.file_id.in_(ids),
            LogLine.on_date >= today,
            LogLine.way.in_([Way.VISIT.value, Way.EVENT.value]),
            LogLine.state == LineState.OPEN.value,
            Contact.id.is_(None),
        )
    ):
        step = Step.EVENTS if row.way == Way.EVENT else Step.VISITS
        found[row.file_id].append(StepRow(step, row.on_date, "", row.plan, line_id=row.id))
