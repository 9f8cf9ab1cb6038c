"""The calendar: every dated thing of some days in one place, and moved from day to day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain import lunar
from app.domain.festivals import festival_name
from app.domain.lunar import LunarDate
from app.domain.working_days import WorkCalendar, holiday_name
from app.services.calendar_occasions import occasion_entries
from app.services.calendar_rows import (
    CalendarEntry,
    entry_order,
    greeting_entries,
    log_entries,
    period_entries,
    rank_of,
    reminder_entries,
)
from app.services.daily_log import DailyLogService
from app.services.reminders import ReminderService
from app.services.week_plan import WeekPlanService
from app.storage.database import Database
from app.storage.derived import settings_of

__all__ = ["BIRTHDAYS_A_DAY", "CalendarDay", "CalendarEntry", "CalendarService"]

BIRTHDAYS_A_DAY = 6  # read by name where a month is shown; the day's own list names all

BIRTHDAYS_FIRST = 2  # before the day's work


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day: what kind of day it is, and all that stands on it."""

    on: date
    lunar: LunarDate | None  # none outside 1901–2100
    festival: str | None  # a text to translate
    holiday: str | None  # the public holiday it is off for; a text to translate
    working: bool
    known: bool  # False: no holidays are published for its year
    entries: tuple[CalendarEntry, ...] = ()
    more: int = 0  # birthdays and dates that are not among the entries

    @property
    def make_up(self) -> bool:
        """A Saturday or Sunday that is worked."""
        return self.working and self.on.weekday() >= 5

    @property
    def name(self) -> str | None:
        """The festival or else the holiday, as a text to translate."""
        return self.festival or self.holiday


class CalendarService:
    """Reads days and moves what stands on them; every move is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def days(self, first: date, last: date, most: int | None = BIRTHDAYS_A_DAY) -> tuple[CalendarDay, ...]:
        """All days of a range; of birthdays and dates at most so many a day, the rest as a number."""
        with self._db.read() as session:
            settings = settings_of(session)
            calendar = WorkCalendar(settings.work_day_overrides())
            # Hundreds of plain rows: a third of the time would go into a session's loading of objects.
            connection = session.connection()
            occasions, more = occasion_entries(connection, first, last, most)
            today = self._db.clock.today()
            entries = [
                *occasions,
                *greeting_entries(session, first, last, today, settings),
                *reminder_entries(connection, first, last, today, calendar),
                *log_entries(connection, first, last),
                *period_entries(connection, first, last),
            ]
        by_day: dict[date, list[CalendarEntry]] = {}
        for entry in entries:
            by_day.setdefault(entry.on, []).append(entry)
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(
            replace(
                day_of(on, calendar),
                entries=_in_order(by_day.get(on, [])),
                more=more[on],
            )
            for on in days
        )

    def day(self, on: date) -> CalendarDay:
        """One day with everything on it."""
        return self.days(on, on, None)[0]

    def move(self, entry: CalendarEntry, on: date, start: time | None) -> str:
        """Put it on a day and at an hour, its length kept; returns its key there.

        Raises `InvalidInput` for what does not move.
        """
        if start == entry.start or not entry.movable:
            return self._to_day(entry, on)
        with self._db.write(N_("Move {title}"), title=entry.text):
            key = self._to_day(entry, on)
            number = int(key.split("/")[1])
            if entry.kind == "reminder":
                reminders = ReminderService(self._db)
                reminders.edit(number, replace(reminders.load(number), due_time=start))
            else:
                DailyLogService(self._db).set_time(number, start, _end(entry, start))
            return key

    def _to_day(self, entry: CalendarEntry, on: date) -> str:
        kind, number = entry.key.split("/")[:2]
        if not entry.movable:
            raise InvalidInput("fixed", _FIXED[_why(entry)], field="on")
        if entry.on == on:
            return entry.key
        if kind == "reminder":
            ReminderService(self._db).move(int(number), on)
            return entry.key
        if entry.kind == "visit":
            return f"line/{WeekPlanService(self._db).move_visit(int(number), on)}"
        return f"line/{DailyLogService(self._db).move_line(int(number), on)}"


def _end(entry: CalendarEntry, start: time | None) -> time | None:
    """As long as before, until midnight at most."""
    if start is None or entry.start is None or entry.end is None:
        return None
    day = entry.on
    length = datetime.combine(day, entry.end) - datetime.combine(day, entry.start)
    ends = datetime.combine(day, start) + length
    return ends.time() if ends.date() == day else time(23, 59)


_FIXED = {
    "birthday": N_("A birthday cannot be moved: its day belongs to the file."),
    "date": N_("This date belongs to its file: change it there."),
    "greeting": N_("A festival cannot be moved."),
    "rung_end": N_("The end of a rung belongs to its reason: move the card on the ladder."),
    "goal": N_("This end belongs to the plan: change it on the plans page."),
    "coming": N_("This comes again by itself: move its next day, and the days after it follow."),
    "done": N_("This is done: what happened stays on its day."),
}


def _why(entry: CalendarEntry) -> str:
    """Which sentence says why it stays."""
    if entry.kind in {"birthday", "date", "greeting", "rung_end"}:
        return entry.kind
    if entry.kind in {"goal", "target"}:
        return "goal"
    return "coming" if entry.repeats and entry.state == "open" else "done"


def _in_order(entries: list[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """As `entry_order`; where many have their birthday, all but two stand after the day's work."""
    ordered = sorted(entries, key=entry_order)
    births = [entry for entry in ordered if entry.kind == "birthday"]
    if len(births) <= BIRTHDAYS_FIRST:
        return tuple(ordered)
    late = {entry.key for entry in births[BIRTHDAYS_FIRST:]}
    ordered.sort(key=lambda entry: (rank_of(entry), entry.key in late))
    return tuple(ordered)


def day_of(on: date, calendar: WorkCalendar) -> CalendarDay:
    """What kind of day it is, with nothing on it."""
    working = calendar.is_working(on)
    return CalendarDay(
        on,
        lunar.to_lunar(on) if lunar.FIRST <= on <= lunar.LAST else None,
        festival_name(on),
        None if working else holiday_name(on),
        working,
        calendar.known(on),
    )
