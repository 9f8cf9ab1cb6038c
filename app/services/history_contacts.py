"""The card of a file: its contacts, newest first, with what came of each and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from app.domain.terms import ReminderKind
from app.models import Appointment, ClientFile, Contact, LineFile, LogLine, Person, Reminder
from app.storage.derived import held_visit


@dataclass(frozen=True, slots=True)
class CardContactRow:
    """A contact with one file. `visit_number` counts held visits, those before the diary too."""

    contact_id: int
    line_id: int
    on_date: date
    start_time: time | None
    way: str | None
    place: str
    purpose: tuple[str, ...]
    visit_number: int | None
    met: bool
    not_met: str | None
    outcome: str | None
    signals: tuple[str, ...]
    person: str
    companions: str
    record: str
    impressions: str
    services: str
    opinion: str
    appointment: str | None  # AppointmentState when the contact asked for a visit
    appointment_reason: str
    next_step: str
    next_on: date | None
    next_done: bool


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A line of the log about the file that is no contact: planned, moved, not done, or only a mention."""

    line_id: int
    on_date: date
    start_time: time | None
    way: str | None
    state: str
    text: str


def contacts(session: Session, file_id: int, offset: int, limit: int) -> list[CardContactRow]:
    """A page of the card."""
    rows = session.execute(_contact_query(file_id).offset(offset).limit(limit)).all()
    steps = {
        r.contact_id: r
        for r in session.execute(
            select(Reminder.contact_id, Reminder.text, Reminder.due_on, Reminder.done_on).where(
                Reminder.contact_id.in_([row.id for row in rows]),
                Reminder.kind == ReminderKind.NEXT_STEP.value,
            )
        )
    }
    return [_contact(row, steps.get(row.id)) for row in rows]


def lines_without_contact(session: Session, file_id: int, limit: int) -> list[PlannedRow]:
    """Lines about the file that no contact stands on, the latest day first."""
    rows = session.execute(
        select(
            LogLine.id,
            LogLine.on_date,
            LogLine.start_time,
            LogLine.way,
            LogLine.state,
            LogLine.plan,
            LogLine.record,
            LogLine.notes,
        )
        .join(LineFile, LineFile.line_id == LogLine.id)
        .outerjoin(Contact, and_(Contact.line_id == LogLine.id, Contact.file_id == file_id))
        .where(LineFile.file_id == file_id, Contact.id.is_(None))
        .order_by(LogLine.on_date.desc(), LogLine.start_time.desc(), LogLine.id.desc())
        .limit(limit)
    )
    return [
        PlannedRow(
            row.id, row.on_date, row.start_time, row.way, row.state, row.record or row.plan or row.notes
        )
        for row in rows
    ]


def _contact_query(file_id: int) -> Select[Any]:
    number = func.sum(case((held_visit(), 1), else_=0)).over(
        order_by=(LogLine.on_date, func.coalesce(LogLine.start_time, "00:00:00.000000"), LogLine.id)
    )
    columns: tuple[Any, ...] = (
        Contact.id,
        Contact.line_id,
        LogLine.on_date,
        LogLine.start_time,
        LogLine.way,
        LogLine.place,
        LogLine.purpose,
        LogLine.companions,
        LogLine.record,
        Contact.met,
        Contact.not_met,
        Contact.outcome,
        Contact.signals,
        Contact.impressions,
        Contact.services,
        Contact.opinion,
        Person.name.label("person"),
        Appointment.state.label("asked"),
        Appointment.reason.label("asked_reason"),
        case((held_visit(), number + ClientFile.visits_before)).label("visit_number"),
    )
    return (
        select(*columns)
        .join(LogLine, LogLine.id == Contact.line_id)
        .join(ClientFile, ClientFile.id == Contact.file_id)
        .outerjoin(Person, Person.id == Contact.person_id)
        .outerjoin(
            Appointment,
            and_(Appointment.line_id == Contact.line_id, Appointment.file_id == Contact.file_id),
        )
        .where(Contact.file_id == file_id)
        .order_by(
            LogLine.on_date.desc(),
            func.coalesce(LogLine.start_time, "00:00:00.000000").desc(),
            LogLine.id.desc(),
        )
    )


def _contact(row: Any, step: Any) -> CardContactRow:
    return CardContactRow(
        contact_id=row.id,
        line_id=row.line_id,
        on_date=row.on_date,
        start_time=row.start_time,
        way=row.way,
        place=row.place or "",
        purpose=tuple((row.purpose or "").split()),
        visit_number=row.visit_number,
        met=row.met,
        not_met=row.not_met,
        outcome=row.outcome,
        signals=tuple(row.signals.split()),
        person=row.person or "",
        companions=row.companions or "",
        record=row.record,
        impressions=row.impressions or "",
        services=row.services or "",
        opinion=row.opinion or "",
        appointment=row.asked,
        appointment_reason=row.asked_reason or "",
        next_step=step.text if step else "",
        next_on=step.due_on if step else None,
        next_done=bool(step and step.done_on),
    )
