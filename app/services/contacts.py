"""One act: a contact told once becomes log line, card record, rung change and next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select, update

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.contact import (
    AppointmentDraft,
    ContactDraft,
    ContactPerson,
    NextStep,
    check_appointment,
    check_contact,
)
from app.domain.terms import AppointmentState, LineState, ReminderKind, Way
from app.domain.working_days import WorkCalendar
from app.models import Appointment, ClientFile, Contact, LineFile, LogLine, Reminder
from app.services import contact_facts, contact_rows
from app.services.contact_facts import FileFacts
from app.services.daily_log import DailyLogService
from app.services.ladder import LadderService
from app.storage.database import Database, Unit
from app.storage.derived import settings_of

__all__ = [
    "AppointmentDraft",
    "AppointmentRate",
    "ContactDraft",
    "ContactPerson",
    "ContactService",
    "FileFacts",
    "NextStep",
    "RecordedContact",
]


@dataclass(frozen=True, slots=True)
class RecordedContact:
    """What one act wrote."""

    line_id: int
    contact_ids: tuple[int, ...]  # in the order of the persons
    names: str
    visit_line_id: int | None = None  # the visit that an appointment planned


@dataclass(frozen=True, slots=True)
class AppointmentRate:
    """Appointments made against calls tried."""

    tried: int
    agreed: int


class ContactService:
    """Records contacts and appointments, loads them for editing, takes them away."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ladder = LadderService(database)
        self._log = DailyLogService(database)

    def record(self, draft: ContactDraft) -> RecordedContact:
        """Write a contact, new or edited (`line_id` with contacts on it): one act.

        Raises `InvalidInput` at `who`, `on_date`, `persons.0.rung_reason` and so on, and
        `EditConflict` when it was changed since it was loaded.
        """
        draft = check_contact(draft, self._db.clock.today())
        files = [person.file_id for person in draft.persons]
        names = self._names(files)
        with self._db.write(N_("Record contact with {names}"), names=names) as unit:
            session = unit.session
            contact_rows.check_version(session, draft.line_id, draft.version)
            line = self._line(unit, draft)
            line.on_date, line.start_time, line.end_time = draft.on_date, draft.start_time, draft.end_time
            line.way, line.place, line.record = draft.way, draft.place or None, draft.record
            line.purpose = " ".join(draft.purpose) or None
            line.companions, line.companion_mode = draft.companions or None, draft.companion_mode
            line.state = LineState.DONE.value
            session.add(line)
            session.flush()
            contact_rows.link(session, line.id, files)
            contact_rows.unlink_others(session, line.id, files)
            ids = [self._person(unit, line, i, person) for i, person in enumerate(draft.persons)]
            return RecordedContact(line.id, tuple(ids), names)

    def appointment(self, draft: AppointmentDraft) -> RecordedContact:
        """Write the call that asked for a visit, what came of it, and the visit it plans: one act.

        The call is a contact of its own, real when they answered. Raises like `record`.
        """
        draft = check_appointment(draft, self._db.clock.today())
        names = self._names(draft.file_ids)
        with self._db.write(N_("Ask {names} for a visit"), names=names) as unit:
            session = unit.session
            contact_rows.check_version(session, draft.line_id, draft.version)
            call = contact_rows.line_of(session, draft.line_id)
            call.on_date, call.start_time, call.record = draft.on_date, draft.start_time, draft.record
            call.way, call.state = Way.PHONE.value, LineState.DONE.value
            session.add(call)
            session.flush()
            contact_rows.link(session, call.id, draft.file_ids)
            contact_rows.unlink_others(session, call.id, draft.file_ids)
            visit_id = self._visit(unit, draft, names)
            ids = []
            for file_id in draft.file_ids:
                key = {"line_id": call.id, "file_id": file_id}
                asked = {"visit_line_id": visit_id, "state": draft.state, "reason": draft.reason or None}
                contact_rows.upsert(session, Appointment, key, asked)
                ids.append(contact_rows.upsert(session, Contact, key, {"met": draft.answered}).id)
            return RecordedContact(call.id, tuple(ids), names, visit_id)

    def _line(self, unit: Unit, draft: ContactDraft) -> LogLine:
        """The line to record on. A plan kept on another day is moved there, with its trace on its own day."""
        line = contact_rows.line_of(unit.session, draft.line_id)
        if draft.line_id is not None and line.on_date != draft.on_date and line.plan:
            told = select(Contact.id).where(Contact.line_id == line.id).limit(1)
            if line.state == LineState.OPEN and unit.session.scalar(told) is None:
                moved_to = self._log.move_line(line.id, draft.on_date)
                return contact_rows.line_of(unit.session, moved_to)
        return line

    def _visit(self, unit: Unit, draft: AppointmentDraft, names: str) -> int | None:
        """The planned line of the visit; a failed one keeps its line, which then shows that it failed."""
        if draft.visit_on is None:
            return draft.visit_line_id
        line = (
            unit.session.get(LogLine, draft.visit_line_id) if draft.visit_line_id is not None else None
        ) or LogLine()
        if line.state != LineState.DONE:
            line.on_date, line.start_time, line.way = draft.visit_on, draft.visit_time, Way.VISIT.value
            line.place = draft.visit_place or line.place
            line.purpose = " ".join(draft.visit_purpose) or line.purpose
            line.plan = draft.visit_plan or line.plan or tr("Visit {names}", names=names)
        unit.session.add(line)
        unit.session.flush()
        contact_rows.link(unit.session, line.id, draft.file_ids)
        return line.id

    def _person(self, unit: Unit, line: LogLine, index: int, person: ContactPerson) -> int:
        session, today = unit.session, self._db.clock.today()
        contact = contact_rows.upsert(
            session,
            Contact,
            {"line_id": line.id, "file_id": person.file_id},
            {
                "person_id": person.person_id,
                "met": person.met,
                "not_met": person.not_met,
                "outcome": person.outcome,
                "signals": " ".join(person.signals),
                "impressions": person.impressions or None,
                "services": person.services or None,
                "opinion": person.opinion or None,
            },
        )
        self._next_step(unit, contact, person)
        if person.done_steps:
            session.execute(
                update(Reminder)
                .where(Reminder.id.in_(person.done_steps), Reminder.file_id == person.file_id)
                .values(done_on=today)
            )
        if person.rung_to is not None:
            try:
                self._ladder.move(
                    person.file_id,
                    person.rung_to,
                    reason=person.rung_reason,
                    until=person.rung_until,
                    on=line.on_date,
                )
            except InvalidInput as error:
                error.field = f"persons.{index}.rung_{error.field}"
                raise
        return contact.id

    def _next_step(self, unit: Unit, contact: Contact, person: ContactPerson) -> None:
        """A next step is a reminder row; an edited contact keeps the row it made."""
        key = {"contact_id": contact.id, "kind": ReminderKind.NEXT_STEP.value}
        step = person.next_step
        if step is None:
            unit.session.execute(delete(Reminder).filter_by(**key).where(Reminder.done_on.is_(None)))
            return
        made = {"created_on": self._db.clock.today()}
        known = unit.session.scalar(select(Reminder.id).filter_by(**key))
        contact_rows.upsert(
            unit.session,
            Reminder,
            key,
            {
                "text": step.text,
                "due_on": step.due_on,
                "due_time": step.due_time,
                "file_id": contact.file_id,
                "person_id": contact.person_id,
                "line_id": contact.line_id,
                **({} if known else made),
            },
        )

    def delete(self, line_id: int) -> None:
        """Take a contact or appointment away with its open next steps; moves on the ladder stay.

        A line that was planned stays and is open again; an unplanned one goes too.
        """
        with self._db.read() as session:
            files = session.scalars(select(Contact.file_id).where(Contact.line_id == line_id)).all()
        with self._db.write(N_("Delete contact with {names}"), names=self._names(files)) as unit:
            session = unit.session
            line = contact_rows.line_of(session, line_id)
            session.execute(
                delete(Reminder).where(
                    Reminder.line_id == line_id, Reminder.contact_id.is_not(None), Reminder.done_on.is_(None)
                )
            )
            for model in (Contact, Appointment):
                session.execute(delete(model).where(model.line_id == line_id))
            if line.unplanned:
                session.execute(delete(LineFile).where(LineFile.line_id == line_id))
                session.execute(delete(LogLine).where(LogLine.id == line_id))
            else:
                line.state = LineState.OPEN.value

    def facts(self, file_ids: Sequence[int], line_id: int | None = None) -> list[FileFacts]:
        """What the form shows of these files; visit numbers leave the line being edited out."""
        with self._db.read() as session:
            return contact_facts.facts_of(session, file_ids, line_id)

    def load(self, line_id: int) -> ContactDraft:
        """The contact on a line, or the draft its plan makes. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            return contact_facts.load_contact(session, line_id, self._db.clock.today())

    def load_appointment(self, line_id: int) -> AppointmentDraft:
        """The appointment whose call, or whose planned visit, this line is."""
        with self._db.read() as session:
            return contact_facts.load_appointment(session, line_id, self._db.clock.today())

    def is_appointment(self, line_id: int) -> bool:
        """True when the line is a call that asked for a visit."""
        with self._db.read() as session:
            return session.scalar(select(Appointment.id).where(Appointment.line_id == line_id)) is not None

    def confirmations(self, line_ids: Sequence[int]) -> dict[int, str]:
        """Planned visits → `AppointmentState` of the latest call that asked for them."""
        with self._db.read() as session:
            rows = session.execute(
                select(Appointment.visit_line_id, Appointment.state)
                .where(Appointment.visit_line_id.in_(line_ids))
                .order_by(Appointment.id)
            )
            return {row.visit_line_id: row.state for row in rows if row.visit_line_id is not None}

    def good_day(self, in_days: int) -> date:
        """The first working day that is at least so many days ahead."""
        with self._db.read() as session:
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        return calendar.add(self._db.clock.today() + timedelta(days=in_days - 1), 1)

    def appointment_rate(self, first: date, last: date) -> AppointmentRate:
        """Calls that asked for a visit in a period, and how many of them were agreed."""
        with self._db.read() as session:
            row = session.execute(
                select(func.count(), func.count().filter(Appointment.state == AppointmentState.AGREED.value))
                .join(LogLine, LogLine.id == Appointment.line_id)
                .where(LogLine.on_date.between(first, last))
            ).one()
            return AppointmentRate(row[0], row[1])

    def _names(self, file_ids: Sequence[int]) -> str:
        with self._db.read() as session:
            found = dict(
                session.execute(
                    select(ClientFile.id, ClientFile.name).where(ClientFile.id.in_(file_ids))
                ).all()
            )
        if len(found) != len(set(file_ids)):
            raise InvalidInput("gone", N_("This file is no longer there."), field="who")
        return tr(", ").join(found[i] for i in file_ids)
