"""What the contact form reads: the files it is about, and contacts and appointments to edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.domain.contact import (
    AppointmentDraft,
    ContactDraft,
    ContactPerson,
    NextStep,
    unsuitable,
    visit_number,
)
from app.domain.terms import Exit, LineState, ReminderKind, Standing, Way
from app.models import Appointment, ClientFile, Contact, FileSummary, LineFile, LogLine, Person, Reminder
from app.services import contact_rows
from app.storage.derived import held_visit, settings_of


@dataclass(frozen=True, slots=True)
class FilePerson:
    """Someone in the file who may have been the one spoken with."""

    id: int
    name: str
    role: str
    job_title: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What stands in a file that a new contact has to do with."""

    id: int
    name: str
    kind: str
    rung: str | None
    rung_reason: str
    rung_until: date | None
    standing: str
    is_client: bool
    scored: bool  # its lead class is set: only then a first visit counts
    visit_number: int  # of the visit being recorded
    last_contact_on: date | None
    unsuitable: bool  # risk-averse, and we sell futures
    people: tuple[FilePerson, ...] = ()

    @property
    def place(self) -> str | None:
        """Where the card is: a rung, `lost`, `opened`, or nowhere on the ladder yet."""
        if self.standing == Standing.LOST:
            return Exit.LOST.value
        return self.rung or (Exit.OPENED.value if self.is_client else None)


def facts_of(session: Session, file_ids: Sequence[int], line_id: int | None) -> list[FileFacts]:
    """In the order asked; files that are gone are left out."""
    line = session.get(LogLine, line_id) if line_id is not None else None
    trade = settings_of(session).trade
    people: dict[int, list[FilePerson]] = defaultdict(list)
    for p in session.execute(
        select(Person.id, Person.file_id, Person.name, Person.role, Person.job_title)
        .where(Person.file_id.in_(file_ids))
        .order_by(Person.id)
    ):
        people[p.file_id].append(FilePerson(p.id, p.name, p.role, p.job_title or ""))
    earlier = _earlier_visits(session, file_ids, line)
    rows = session.execute(
        select(
            ClientFile.id,
            ClientFile.name,
            ClientFile.kind,
            ClientFile.rung,
            ClientFile.rung_reason,
            ClientFile.rung_until,
            ClientFile.standing,
            ClientFile.opened_on,
            ClientFile.lead_class,
            ClientFile.visits_before,
            ClientFile.risk_appetite,
            FileSummary.last_contact_on,
        )
        .outerjoin(FileSummary, FileSummary.file_id == ClientFile.id)
        .where(ClientFile.id.in_(file_ids))
    )
    found = {
        row.id: FileFacts(
            id=row.id,
            name=row.name,
            kind=row.kind,
            rung=row.rung,
            rung_reason=row.rung_reason or "",
            rung_until=row.rung_until,
            standing=row.standing,
            is_client=row.opened_on is not None,
            scored=row.lead_class is not None,
            visit_number=visit_number(row.visits_before, earlier.get(row.id, 0)),
            last_contact_on=row.last_contact_on,
            unsuitable=unsuitable(trade, row.risk_appetite),
            people=tuple(people[row.id]),
        )
        for row in rows
    }
    return [found[i] for i in file_ids if i in found]


def _earlier_visits(session: Session, file_ids: Sequence[int], line: LogLine | None) -> dict[int, int]:
    """Held visits before the one on this line; for a new one, all of them."""
    query = (
        select(Contact.file_id, func.count())
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(Contact.file_id.in_(file_ids), held_visit())
        .group_by(Contact.file_id)
    )
    if line is not None:
        begins, at = func.coalesce(LogLine.start_time, time.min), line.start_time or time.min
        same_day = LogLine.on_date == line.on_date
        query = query.where(
            or_(
                LogLine.on_date < line.on_date,
                and_(same_day, begins < at),
                and_(same_day, begins == at, LogLine.id < line.id),
            )
        )
    return {row[0]: row[1] for row in session.execute(query)}


def load_contact(session: Session, line_id: int, today: date) -> ContactDraft:
    """The contact on a line with its version; a line without one gives what its plan knows."""
    line = contact_rows.line_of(session, line_id)
    contacts = session.scalars(select(Contact).where(Contact.line_id == line_id).order_by(Contact.id)).all()
    steps = {
        r.contact_id: NextStep(r.text, r.due_on, r.due_time)
        for r in session.scalars(
            select(Reminder).where(Reminder.line_id == line_id, Reminder.kind == ReminderKind.NEXT_STEP.value)
        )
    }
    known = tuple(
        ContactPerson(
            file_id=c.file_id,
            person_id=c.person_id,
            met=c.met,
            not_met=c.not_met,
            outcome=c.outcome,
            signals=tuple(c.signals.split()),
            impressions=c.impressions or "",
            services=c.services or "",
            opinion=c.opinion or "",
            next_step=steps.get(c.id),
        )
        for c in contacts
    )
    planned = session.scalars(
        select(LineFile.file_id).where(LineFile.line_id == line_id).order_by(LineFile.position, LineFile.id)
    )
    return ContactDraft(
        persons=known or tuple(ContactPerson(file_id) for file_id in planned),
        on_date=line.on_date if known else min(line.on_date, today),
        start_time=line.start_time,
        end_time=line.end_time,
        way=line.way,
        place=line.place or "",
        purpose=tuple((line.purpose or "").split()),
        companions=line.companions or "",
        companion_mode=line.companion_mode,
        record=line.record,
        line_id=line_id,
        version=contact_rows.version_of(session, line_id),
    )


def load_appointment(session: Session, line_id: int, today: date) -> AppointmentDraft:
    """By the call's line: the appointment with its version. By a planned visit: one that asks for it."""
    line = contact_rows.line_of(session, line_id)
    asked = session.scalars(select(Appointment).where(Appointment.line_id == line_id)).all()
    files = tuple(a.file_id for a in asked) or tuple(
        session.scalars(
            select(LineFile.file_id)
            .where(LineFile.line_id == line_id)
            .order_by(LineFile.position, LineFile.id)
        )
    )
    if asked:
        visit_id = asked[0].visit_line_id
        visit = session.get(LogLine, visit_id) if visit_id is not None else None
        answered = session.scalar(select(func.max(Contact.met)).where(Contact.line_id == line_id))
        call = AppointmentDraft(
            file_ids=files,
            on_date=line.on_date,
            start_time=line.start_time,
            state=asked[0].state,
            answered=bool(answered),
            reason=asked[0].reason or "",
            record=line.record,
            line_id=line_id,
            version=contact_rows.version_of(session, line_id),
        )
        return _with_visit(call, visit) if visit is not None else call
    draft = AppointmentDraft(file_ids=files, on_date=today)
    if line.way in {None, Way.VISIT.value} and line.state == LineState.OPEN:
        return _with_visit(draft, line)
    return replace(draft, line_id=line_id, record=line.record, start_time=line.start_time)


def _with_visit(draft: AppointmentDraft, visit: LogLine) -> AppointmentDraft:
    return replace(
        draft,
        visit_on=visit.on_date,
        visit_time=visit.start_time,
        visit_place=visit.place or "",
        visit_purpose=tuple((visit.purpose or "").split()),
        visit_plan=visit.plan,
        visit_line_id=visit.id,
    )
