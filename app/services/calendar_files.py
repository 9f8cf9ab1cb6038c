"""The diary as a calendar file, and a calendar file into the diary: reminders, plans, birthdays, dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import N_, tr
from app.domain.annual import AnnualDate, Calendar, next_on, occurrences
from app.domain.field_text import LINE_LIMIT, field_line
from app.domain.leads import LEAD_LIMIT, MOST_LEADS, Leads, leads, of_columns
from app.domain.recurrence import Repeat, RepeatUnit, following, repeat_words
from app.domain.reminders import Due
from app.domain.terms import ReminderKind
from app.domain.working_days import WorkCalendar
from app.interchange.ical import Event, has_rule, read_ics, to_ics
from app.models import ClientFile, ImportantDate, LineFile, LogLine, Person, Reminder
from app.services.reminder_series import repeat_of, work_calendar
from app.services.reminders import ReminderDraft, ReminderService
from app.storage.database import Database
from app.storage.derived import settings_of

YEARS: Final = 10  # for which days go out one by one that no rule can say
MOST_DAYS: Final = 120  # of one reminder, one by one
_OWN: Final = "@shiji"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a calendar file brings."""

    events: tuple[Event, ...]  # the new ones
    new: tuple[str, ...]  # their titles with their days, in order
    known: int  # in the diary already
    past: int
    left_out: tuple[str, ...]  # could not be understood


class CalendarFileService:
    """Writes and reads iCalendar files."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._reminders = ReminderService(database)

    def export(self) -> bytes:
        """Everything open and dated from today on, with its alarms."""
        today = self._db.clock.today()
        with self._db.read() as session:
            early = settings_of(session).birthday_lead_days
            events = [
                *_reminders(session),
                *_plans(session, today),
                *_births(session, today, early),
                *_dates(session, today),
            ]
        return to_ics(events, self._db.clock.now())

    def look(self, raw: bytes) -> Imported:
        """What of a file would be new; nothing is written. Raises `UserError` for what is no calendar.

        What the diary itself wrote, and what it holds already, is left alone.
        """
        found = read_ics(raw)
        today = self._db.clock.today()
        with self._db.read() as session:
            there = {
                (row.text, row.anchor_on or row.due_on, row.due_time)
                for row in session.execute(
                    select(Reminder.text, Reminder.due_on, Reminder.anchor_on, Reminder.due_time)
                )
            }
        new: list[Event] = []
        known = past = 0
        left_out = list(found.left_out)
        for event in found.events:
            ahead = _ahead(event, today)
            names = {(text, event.on, event.at) for text in (event.title, _text(event))}
            if event.uid.endswith(_OWN) or names & there:
                known += 1
            elif ahead is None:
                past += 1
            elif len(event.title) > LINE_LIMIT:
                left_out.append(event.title)
            else:
                new.append(event)
                there |= names
        titles = tuple(_told(event, today) for event in new)
        return Imported(tuple(new), titles, known, past, tuple(left_out))

    def take_in(self, found: Imported) -> int:
        """Write what was found to be new as reminders, one act, all or nothing; returns how many."""
        today = self._db.clock.today()
        if found.events:
            with self._db.write(N_("Import {count} calendar entries"), count=len(found.events)):
                for event in found.events:
                    self._keep(event, today)
        return len(found.events)

    def _keep(self, event: Event, today: date) -> None:
        self._reminders.add(
            ReminderDraft(
                _text(event),
                due_on=_ahead(event, today),
                due_time=event.at,
                leads=leads(sorted({day for day in event.lead_days if day <= LEAD_LIMIT})[:MOST_LEADS]),
                repeat=event.repeat,
            ),
            began=event.on,
        )


def _text(event: Event) -> str:
    """The reminder's text: with the place, where there is room for it."""
    title = f"{event.title} ({field_line(event.place, 'place')})" if event.place else event.title
    return title if len(title) <= LINE_LIMIT else event.title


def _told(event: Event, today: date) -> str:
    """2026-11-30 09:00 Weekly meeting · every week."""
    when = f"{_ahead(event, today)}" + (f" {event.at:%H:%M}" if event.at is not None else "")
    again = repeat_words(event.repeat) if event.repeat is not None else ""
    if event.once:
        again = tr("once only: how it comes again is not known here")
    return f"{when} {event.title}" + (f" · {again}" if again else "")


def _ahead(event: Event, today: date) -> date | None:
    """The next day of an event from today on; none when it is over."""
    if event.on >= today:
        return event.on
    return following(event.on, event.repeat, today - timedelta(days=1)) if event.repeat else None


def _reminders(session: Session) -> Iterator[Event]:
    rows = session.execute(
        select(Reminder, ClientFile.name, ClientFile.rung)
        .outerjoin(ClientFile, ClientFile.id == Reminder.file_id)
        .where(Reminder.done_on.is_(None), Reminder.due_on.is_not(None))
        .order_by(Reminder.id)
    )
    calendar = work_calendar(session)
    for row, name, rung in rows:
        text = row.text
        if row.kind == ReminderKind.RUNG_END:
            text = tr("Rung {rung}: the reason ends ({reason})", rung=rung or "–", reason=text)
        title = f"{text} · {name}" if name else text
        on, repeat = Due(row.due_on, (), row.snoozed_until).due_on, repeat_of(row)
        anchor = row.anchor_on or row.due_on
        assert on is not None
        assert anchor is not None
        event = Event(f"reminder-{row.id}{_OWN}", title, on, row.due_time, lead_days=_alarms(row))
        if repeat is None:
            yield event
            continue
        if on == row.due_on and has_rule(repeat, anchor):
            yield replace(event, repeat=repeat)
        else:
            yield event
            yield from _after(row.id, event, anchor, repeat, calendar)


def _after(
    number: int, event: Event, anchor: date, repeat: Repeat, calendar: WorkCalendar
) -> Iterator[Event]:
    """What comes after the open day of a series, where one rule cannot say it together with that day."""
    day = following(anchor, repeat, event.on, calendar)
    if day is not None and has_rule(repeat, anchor):
        yield replace(event, uid=f"reminder-{number}-next{_OWN}", on=day, repeat=repeat)
        return
    last, count = event.on + timedelta(days=366 * YEARS), 1
    while day is not None and day <= last and count < MOST_DAYS:
        yield replace(event, uid=f"reminder-{number}-{count}{_OWN}", on=day)
        day, count = following(anchor, repeat, day, calendar), count + 1


def _plans(session: Session, today: date) -> Iterator[Event]:
    lines = session.scalars(
        select(LogLine)
        .where(LogLine.on_date >= today, LogLine.state == "open", LogLine.plan != "")
        .where(LogLine.way.is_not(None) | LogLine.start_time.is_not(None))
        .order_by(LogLine.on_date, LogLine.id)
    ).all()
    names: dict[int, list[str]] = {}
    for line_id, name in session.execute(
        select(LineFile.line_id, ClientFile.name)
        .join(ClientFile, ClientFile.id == LineFile.file_id)
        .join(LogLine, LogLine.id == LineFile.line_id)
        .where(LogLine.on_date >= today)
        .order_by(LineFile.position, LineFile.id)
    ):
        names.setdefault(line_id, []).append(name)
    for line in lines:
        who = ", ".join(names.get(line.id, ()))
        first = line.plan.splitlines()[0]
        title = f"{first} · {who}" if who and who not in first else first
        yield Event(
            f"line-{line.id}{_OWN}",
            title,
            line.on_date,
            line.start_time,
            line.end_time,
            note=line.plan if "\n" in line.plan else "",
            place=line.place or "",
        )


def _births(session: Session, today: date, early: Leads) -> Iterator[Event]:
    kinds: tuple[tuple[str, type[ClientFile | Person]], ...] = (("file", ClientFile), ("person", Person))
    for kind, model in kinds:
        born = (model.birth_calendar, model.birth_year, model.birth_month, model.birth_day, model.birth_leap)
        query = select(model.id, model.name, *born).where(model.birth_month.is_not(None))
        for row_id, name, *day in session.execute(query.order_by(model.id)):
            annual = _annual(*day)
            if annual is not None:
                title = tr("{name}: birthday", name=name)
                yield from _yearly(f"birthday-{kind}-{row_id}", title, annual, today, (*early, 0))


def _dates(session: Session, today: date) -> Iterator[Event]:
    rows = session.execute(
        select(ImportantDate, ClientFile.name)
        .join(ClientFile, ClientFile.id == ImportantDate.file_id)
        .order_by(ImportantDate.id)
    )
    for row, name in rows:
        annual = _annual(row.calendar, row.year, row.month, row.day, row.leap)
        if annual is None:
            continue
        title, uid = f"{row.title} · {name}", f"date-{row.id}"
        if row.yearly or row.year is None:
            yield from _yearly(uid, title, annual, today, _alarms(row))
        else:
            found = occurrences(annual, date(row.year, 1, 1), date(row.year + 1, 3, 1))
            if found and found[0] >= today:
                yield Event(uid + _OWN, title, found[0], lead_days=_alarms(row))


def _yearly(
    uid: str, title: str, annual: AnnualDate, today: date, alarms: tuple[int, ...]
) -> Iterator[Event]:
    """A solar day by a rule, but 29 February; that and lunar days one by one for the coming years."""
    if annual.calendar is Calendar.SOLAR and (annual.month, annual.day) != (2, 29):
        first = next_on(annual, today)
        yield Event(uid + _OWN, title, first, lead_days=alarms, repeat=Repeat(RepeatUnit.YEAR))
        return
    for day in occurrences(annual, today, today.replace(day=1, year=today.year + YEARS)):
        yield Event(f"{uid}-{day:%Y}{_OWN}", title, day, lead_days=alarms)


def _alarms(row: Reminder | ImportantDate) -> tuple[int, ...]:
    """On every day it is told."""
    return (*of_columns(row.lead_days, row.nearer_days), 0)


def _annual(calendar: Any, year: Any, month: Any, day: Any, leap: Any) -> AnnualDate | None:
    if month is None or day is None:
        return None
    return AnnualDate(Calendar(calendar), month, day, bool(leap), year)
