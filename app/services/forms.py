"""What the printed forms are filled from: the lines of some days, and the contacts of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.domain.terms import ReminderKind, Way
from app.models import ClientFile, Contact, LogLine, Person, Reminder
from app.services.form_lines import FormLine, chosen_lines, form_lines
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class CardContact:
    """A contact as its card tells it."""

    on_date: date
    start_time: time | None
    way: str | None
    place: str
    number: int | None  # of a visit that was held
    purpose: tuple[str, ...]
    companions: str
    companion_mode: str | None
    person: str
    record: str
    met: bool
    not_met: str | None
    outcome: str | None
    signals: tuple[str, ...]
    impressions: str
    services: str
    opinion: str
    next_step: str
    next_on: date | None
    next_done: bool


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A follow-up of a file that is still open."""

    text: str
    due_on: date | None
    due_time: time | None


class FormService:
    """Reads for paper; writes nothing."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def lines(self, first: date, last: date) -> list[FormLine]:
        """The lines of these days with their files, in the order of the day; lines without a time last."""
        with self._db.read() as session:
            return form_lines(session, first, last, self._db.clock.today())

    def chosen(self, line_ids: Iterable[int]) -> list[FormLine]:
        """These lines, the acts behind a figure, in the order of their days."""
        with self._db.read() as session:
            return chosen_lines(session, line_ids, self._db.clock.today())

    def done(self, on: date) -> list[OpenItem]:
        """What was due on this day and has been done."""
        with self._db.read() as session:
            day = func.coalesce(Reminder.snoozed_until, Reminder.due_on)
            rows = session.execute(
                select(Reminder.text, Reminder.due_on, Reminder.due_time, ClientFile.name)
                .outerjoin(ClientFile, ClientFile.id == Reminder.file_id)
                .where(day == on, Reminder.done_on.is_not(None))
                .order_by(Reminder.due_time.is_(None), Reminder.due_time, Reminder.id)
            )
            return [OpenItem(_named(row.text, row.name), row.due_on, row.due_time) for row in rows]

    def overdue(self, on: date) -> int:
        """How many follow-ups with an earlier day are still open."""
        with self._db.read() as session:
            day = func.coalesce(Reminder.snoozed_until, Reminder.due_on)
            open_ = select(func.count()).where(day < on, Reminder.done_on.is_(None))
            return session.scalar(open_) or 0

    def contacts(self, file_id: int) -> list[CardContact]:
        """Every contact of a file, newest first."""
        with self._db.read() as session:
            before = session.scalar(select(ClientFile.visits_before).where(ClientFile.id == file_id)) or 0
            rows = session.execute(_card_contacts(file_id)).all()
        found, held = [], before
        for row in rows:
            visit = row.way == Way.VISIT and row.met
            held += visit
            found.append(
                CardContact(
                    on_date=row.on_date,
                    start_time=row.start_time,
                    way=row.way,
                    place=row.place or "",
                    number=held if visit else None,
                    purpose=tuple((row.purpose or "").split()),
                    companions=row.companions or "",
                    companion_mode=row.companion_mode,
                    person=row.person or "",
                    record=row.record,
                    met=row.met,
                    not_met=row.not_met,
                    outcome=row.outcome,
                    signals=tuple(row.signals.split()),
                    impressions=row.impressions or "",
                    services=row.services or "",
                    opinion=row.opinion or "",
                    next_step=row.next_step or "",
                    next_on=row.next_on,
                    next_done=row.next_done is not None,
                )
            )
        return found[::-1]

    def open_items(self, file_id: int) -> list[OpenItem]:
        """The follow-ups of a file that are still open, those with a day first."""
        with self._db.read() as session:
            day = func.coalesce(Reminder.snoozed_until, Reminder.due_on).label("day")
            rows = session.execute(
                select(Reminder.text, day, Reminder.due_time)
                .where(
                    Reminder.file_id == file_id,
                    Reminder.done_on.is_(None),
                    Reminder.kind != ReminderKind.RUNG_END.value,  # told beside the rung
                )
                .order_by(day.is_(None), day, Reminder.id)
            )
            return [OpenItem(row.text, row.day, row.due_time) for row in rows]


def _named(text: str, name: str | None) -> str:
    return f"{name}: {text}" if name and name not in text else text


def _card_contacts(file_id: int) -> Any:
    step = aliased(Reminder)
    return (
        select(
            LogLine.on_date,
            LogLine.start_time,
            LogLine.way,
            LogLine.place,
            LogLine.purpose,
            LogLine.companions,
            LogLine.companion_mode,
            LogLine.record,
            Contact.met,
            Contact.not_met,
            Contact.outcome,
            Contact.signals,
            Contact.impressions,
            Contact.services,
            Contact.opinion,
            Person.name.label("person"),
            step.text.label("next_step"),
            step.due_on.label("next_on"),
            step.done_on.label("next_done"),
        )
        .join(LogLine, LogLine.id == Contact.line_id)
        .outerjoin(Person, Person.id == Contact.person_id)
        .outerjoin(step, (step.contact_id == Contact.id) & (step.kind == ReminderKind.NEXT_STEP.value))
        .where(Contact.file_id == file_id)
        .order_by(LogLine.on_date, func.coalesce(LogLine.start_time, time.min), LogLine.id)
    )
