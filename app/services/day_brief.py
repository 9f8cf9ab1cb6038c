"""The morning brief: what the day brings, each part short; empty parts are left out by who shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.terms import AppointmentState, LineState, OccasionKind, Way
from app.domain.working_days import WorkCalendar
from app.services.check_rows import CheckRow
from app.services.checks import CheckService
from app.services.contact_rhythm import ContactRhythmService, RhythmRow
from app.services.day_templates import DayTemplateService, TemplateRow
from app.services.due import DueRow
from app.services.due_marks import DueMark, pressing_first
from app.services.evening_rows import is_left, is_routine
from app.services.form_lines import FormLine, form_lines
from app.services.reminders import ReminderService
from app.storage.database import Database
from app.storage.derived import settings_of

FEW: Final = 4
WANTED: Final = 3
_OCCASIONS: Final = frozenset(kind.value for kind in OccasionKind)


@dataclass(frozen=True, slots=True)
class Short:
    """The first rows of a list, and how many there are in all."""

    rows: tuple[DueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class BriefRow:
    """What the morning brief tells."""

    day: date
    visits: tuple[FormLine, ...]  # what is planned with somebody, or at an hour
    due: Short  # promises that are due or late
    dates: Short  # birthdays, dates and festivals of today and within their lead days
    wanted: tuple[RhythmRow, ...]
    wanted_total: int
    week: CheckRow
    left: tuple[FormLine, ...]  # open since the last working day
    left_on: date  # that day
    template: TemplateRow | None  # the day's pattern, while the day is empty

    @property
    def is_empty(self) -> bool:
        """Nothing to tell. The pattern alone is no news: the day's page offers it itself."""
        return not (self.visits or self.due.total or self.dates.total or self.wanted or self.left
                    or self.figures)  # fmt: skip

    @property
    def figures(self) -> bool:
        """Whether the week has anything to measure by."""
        return any(row.planned or row.actual for row in self.week.metrics)


class DayBriefService:
    """Reads what a day begins with."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._templates = DayTemplateService(database)
        self._reminders = ReminderService(database)
        self._rhythm = ContactRhythmService(database)
        self._checks = CheckService(database)

    def read(self) -> BriefRow:
        """The brief of today."""
        today = self._db.clock.today()
        with self._db.read() as session:
            before = _last_worked(WorkCalendar(settings_of(session).work_day_overrides()), today)
            lines = form_lines(session, today, today, today)
            earlier = form_lines(session, before, today - timedelta(days=1), today)
        routine = self._templates.routine(today)
        marks = self._reminders.marks(today)
        rhythm = self._rhythm.page(WANTED)
        return BriefRow(
            today,
            tuple(line for line in lines if _is_meeting(line) and not is_routine(line, routine)),
            self._short(pressing_first([mark for mark in marks if _is_due(mark)])),
            self._short(sorted((mark for mark in marks if mark.kind in _OCCASIONS), key=_nearest_first)),
            rhythm.rows,
            rhythm.total,
            self._checks.check("week", today),
            tuple(line for line in earlier if is_left(line) and not is_routine(line, routine)),
            before,
            None if lines else self._templates.for_day(today),
        )

    def _short(self, marks: list[DueMark]) -> Short:
        return Short(tuple(self._reminders.rows(marks[:FEW])), len(marks))


def is_unconfirmed(line: FormLine) -> bool:
    """A visit that somebody was not asked for yet, or did not agree to."""
    return line.way == Way.VISIT and any(file.asked != AppointmentState.AGREED for file in line.files)


def _is_meeting(line: FormLine) -> bool:
    return line.state == LineState.OPEN and not line.record and (bool(line.files) or bool(line.start_time))


def _nearest_first(mark: DueMark) -> tuple[bool, int]:
    """Today's, those ahead, and last those that were missed."""
    return mark.days_overdue > 0, mark.lead or mark.days_overdue


def _is_due(mark: DueMark) -> bool:
    return mark.kind not in _OCCASIONS and mark.due_on is not None and mark.lead == 0


def _last_worked(calendar: WorkCalendar, day: date) -> date:
    """The last working day before a day, a month back at most."""
    before = (day - timedelta(days=n) for n in range(1, 31))
    return next((each for each in before if calendar.is_working(each)), day - timedelta(days=1))
