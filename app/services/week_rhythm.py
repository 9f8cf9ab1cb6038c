"""A week that follows the last one: its rhythm copied onto new visits, its unfinished visits carried over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.terms import LineState, Way
from app.domain.week_plan import VisitDraft, monday_of
from app.services.daily_log import DailyLogService
from app.services.form_lines import FormLine, form_lines
from app.services.week_plan import WeekPlanService
from app.services.week_rows import DayPlan, WeekRow, in_person, is_settled, read_week
from app.storage.database import Database

_WEEK = timedelta(days=7)
_OFFERED = 30  # candidates to choose from beside the slots themselves


@dataclass(frozen=True, slots=True)
class RhythmSlot:
    """A visit of last week as a time that can be filled again."""

    line_id: int  # of last week's visit
    on: date  # this week's day
    start: time | None
    end: time | None
    way: str
    file_ids: tuple[int, ...]  # whom it was about last week
    names: str
    place: str
    route: str
    companions: str
    companion_mode: str | None
    against: str = ""  # why it is not proposed: past, a day off, something there already

    def draft(self, file_ids: tuple[int, ...]) -> VisitDraft:
        """The visit it becomes; place and companion belong to whom they were planned for."""
        same = set(file_ids) == set(self.file_ids)
        return VisitDraft(
            file_ids,
            self.on,
            self.start,
            self.end,
            self.way,
            place=self.place if same else "",
            route=self.route if same else "",
            companions=self.companions if same else "",
            companion_mode=self.companion_mode if same else None,
        )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Last week's slots for this week, and whom to see, the best first."""

    slots: tuple[RhythmSlot, ...]
    candidates: tuple[tuple[int, str], ...]  # file and name, none of them planned this week


class RhythmService:
    """Reads what last week leaves to this one; copies and carries over, one act each."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._plan = WeekPlanService(database)
        self._log = DailyLogService(database)

    def rhythm(self, monday: date) -> Rhythm:
        """Last week's weekdays, times and ways for the week of this Monday."""
        monday, today = monday_of(monday), self._db.clock.today()
        with self._db.read() as session:
            before, now = read_week(session, monday - _WEEK, today), read_week(session, monday, today)
        slots = [_slot(line, now, today) for line in before.lines() if line.state != LineState.MOVED]
        page = self._plan.candidates(monday, limit=_OFFERED + len(slots))
        return Rhythm(tuple(slots), tuple((row.file_id, row.name) for row in page.rows))

    def copy(self, drafts: Sequence[VisitDraft]) -> list[int]:
        """Plan all of these as one act; returns their lines. Raises `InvalidInput` as `plan_visit` does."""
        if not drafts:
            raise InvalidInput("none", N_("Tick at least one visit."), field="slots")
        with self._db.write(N_("Plan the week like the last one")):
            return [self._plan.plan_visit(draft) for draft in drafts]

    def unfinished(self, monday: date) -> list[FormLine]:
        """Last week's planned visits that nothing came of and that nobody put off."""
        monday, today = monday_of(monday), self._db.clock.today()
        if monday + _WEEK <= today:
            return []  # this week is past itself: nothing can be carried into it
        last = min(monday, today) - timedelta(days=1)
        with self._db.read() as session:
            lines = form_lines(session, monday - _WEEK, last, today)
        return [line for line in lines if line.is_planned_visit and not is_settled(line) and not line.record]

    def carry_over(self, monday: date) -> list[int]:
        """Move them into this week as one act, a trace on both days; returns the new lines.

        The same weekday if it is still ahead, worked and not full, else the freest working day.
        """
        lines, today = self.unfinished(monday), self._db.clock.today()
        if not lines:
            raise InvalidInput("none", N_("Nothing of last week is unfinished."))
        week = self._plan.week(monday)
        ahead = [day for day in week.days if day.date >= today]
        taken = Counter({day.date: day.planned for day in ahead})
        made: list[int] = []
        with self._db.write(N_("Carry last week's unfinished visits over")):
            for line in lines:
                day = _best_day(line, ahead, taken)
                taken[day] += in_person(line)
                made.append(self._log.move_line(line.id, day))
        return made


def _best_day(line: FormLine, ahead: Sequence[DayPlan], taken: Counter[date]) -> date:
    usual = next((day for day in ahead if day.date == line.on_date + _WEEK), None)
    if usual is not None and usual.working and taken[usual.date] < usual.capacity:
        return usual.date
    working = [day for day in ahead if day.working] or list(ahead)
    return min(working, key=lambda day: (taken[day.date] - day.capacity, day.date)).date


def _slot(line: FormLine, now: WeekRow, today: date) -> RhythmSlot:
    on = line.on_date + _WEEK
    day = next(each for each in now.days if each.date == on)
    ids = tuple(each.file_id for each in line.files)
    there = [each for each in day.visits if each.state != LineState.MOVED]
    if on < today:
        against = tr("this day is past")
    elif not day.working:
        against = tr("a day off")
    elif line.start_time is not None and any(each.start_time == line.start_time for each in there):
        against = tr("a visit stands there already")
    elif any({each.file_id for each in other.files} & set(ids) for other in there):
        against = tr("planned already")
    else:
        against = ""
    return RhythmSlot(
        line.id,
        on,
        line.start_time,
        line.end_time,
        line.way or Way.VISIT.value,
        ids,
        tr(", ").join(each.name for each in line.files),
        line.place,
        line.route,
        line.companions,
        line.companion_mode,
        against,
    )
