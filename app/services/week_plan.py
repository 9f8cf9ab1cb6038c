"""The weekly visit plan: planned visits are lines of the log, read by the week and changed as single acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.daily_log import check_move
from app.domain.terms import AppointmentState, LineState, Way
from app.domain.visit_warnings import VisitWarning
from app.domain.week_plan import VisitDraft, check_day, check_visit, default_plan, leaves_trace, monday_of
from app.models import Appointment, ClientFile, Contact, LineFile, LogLine
from app.services import contact_rows, visit_candidates
from app.services.daily_log import DailyLogService, LineDraft
from app.services.settings import SettingsService
from app.services.visit_bags import keep
from app.services.visit_candidates import CandidatePage
from app.services.week_rows import DayPlan, WeekRow, read_week, warnings_for
from app.storage.database import Database, Unit
from app.storage.derived import settings_of

__all__ = [
    "CandidatePage",
    "DayPlan",
    "VisitDraft",
    "VisitWarning",
    "WeekPlanService",
    "WeekRow",
    "monday_of",
]

MOST_A_DAY = 50


class WeekPlanService:
    """Reads weeks and candidates; plans, changes, moves and removes visits."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._log = DailyLogService(database)

    # Reading ----------------------------------------------------------------------------------

    def week(self, monday: date) -> WeekRow:
        """The week that begins on this Monday."""
        with self._db.read() as session:
            return read_week(session, monday_of(monday), self._db.clock.today())

    def warnings(self, draft: VisitDraft, line_id: int | None = None) -> tuple[VisitWarning, ...]:
        """What speaks against a visit as it stands in the form; none of it keeps it from being saved."""
        with self._db.read() as session:
            return warnings_for(session, draft, line_id, self._db.clock.today())

    def candidates(self, monday: date, text: str = "", limit: int = 60, offset: int = 0) -> CandidatePage:
        """Whom to see in this week, the most pressing first, each with a short reason."""
        with self._db.read() as session:
            today = self._db.clock.today()
            return visit_candidates.page(session, monday_of(monday), today, text, limit, offset)

    def visit(self, line_id: int) -> tuple[VisitDraft, int]:
        """A planned visit for editing, and its version. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            line = contact_rows.line_of(session, line_id)
            return _draft_of(session, line), contact_rows.version_of(session, line_id)

    def suggested_plan(self, way: str, file_ids: Sequence[int]) -> str:
        """What the plan column will say when it is left empty."""
        with self._db.read() as session:
            return default_plan(way, _names(session, file_ids))

    def in_training(self) -> bool:
        """Whether the diary's owner is in training and always wants someone along."""
        with self._db.read() as session:
            return settings_of(session).in_training

    def any_important(self, file_ids: Sequence[int]) -> bool:
        """Whether an important client is among these."""
        with self._db.read() as session:
            query = select(ClientFile.id).where(ClientFile.id.in_(list(file_ids)), ClientFile.important)
            return session.scalar(query.limit(1)) is not None

    # Changing ---------------------------------------------------------------------------------

    def plan_visit(self, draft: VisitDraft) -> int:
        """Write a planned visit; returns its line. Raises `InvalidInput` at `who`, `on`, `start`, `end`."""
        draft = check_visit(draft)
        check_day(draft.on, self._db.clock.today())
        with self._db.read() as session:
            names = _names(session, draft.file_ids)
        plan = draft.plan or default_plan(draft.way, names)
        with self._db.write(N_("Plan a visit to {names}"), names=", ".join(names)) as unit:
            line_id = self._log.add_line(LineDraft(draft.on, plan=plan, file_ids=draft.file_ids))
            _fill(unit.session.get_one(LogLine, line_id), replace(draft, plan=plan))
            if draft.bag is not None:
                keep(unit.session, line_id, draft.bag)
            return line_id

    def edit_visit(self, line_id: int, draft: VisitDraft, version: int | None = None) -> int:
        """Change a planned visit, its day too; returns its line, a new one where the move leaves a trace.

        Raises `InvalidInput` at the field, `EditConflict` when it was changed since `version`.
        """
        draft = check_visit(draft)
        with self._db.read() as session:
            names = _names(session, draft.file_ids)
        with self._db.write(N_("Change the planned visit to {names}"), names=", ".join(names)) as unit:
            session = unit.session
            contact_rows.check_version(session, line_id, version)
            line = contact_rows.line_of(session, line_id)
            before = _draft_of(session, line)
            if draft.on != line.on_date:
                line_id = self._move(unit, line, draft.on)
                line = session.get_one(LogLine, line_id)
            plan = draft.plan
            if not plan or plan == default_plan(before.way, _names(session, before.file_ids)):
                plan = default_plan(draft.way, names)  # the words follow the names they were made of
            _fill(line, replace(draft, plan=plan))
            session.flush()
            self._log.set_files(line_id, draft.file_ids)
            if draft.bag is not None:
                keep(session, line_id, draft.bag)
            return line_id

    def move_visit(self, line_id: int, on: date) -> int:
        """Put a visit on another day; returns its line, a new one where the move leaves a trace."""
        with self._db.write(N_("Move a planned visit")) as unit:
            return self._move(unit, contact_rows.line_of(unit.session, line_id), on)

    def remove(self, line_id: int) -> None:
        """Take a visit off the plan. Raises `InvalidInput` for one that was recorded."""
        with self._db.write(N_("Take a visit off the plan")) as unit:
            line = contact_rows.line_of(unit.session, line_id)
            if line.record or _told(unit.session, line_id):
                raise InvalidInput(
                    "told", N_("This visit was recorded: delete it in the log, record and all."), field="on"
                )
            self._log.delete_lines([line_id])

    def shift(self, line_id: int, step: int) -> bool:
        """Put a visit without a time before (-1) or after (1) its neighbour in the day's way.

        False when there is none. Raises `InvalidInput` for one with a time: the time decides its place.
        """
        with self._db.read() as session:
            line = contact_rows.line_of(session, line_id)
            if line.start_time is not None:
                raise InvalidInput("timed", N_("The time decides its place: change the time."), field="start")
            rows = session.execute(
                select(LogLine.id, LogLine.way, LogLine.unplanned, LogLine.state)
                .where(LogLine.on_date == line.on_date, LogLine.start_time.is_(None))
                .order_by(LogLine.position, LogLine.id)
            ).all()
        order = [row.id for row in rows]
        shown = [row.id for row in rows if row.way and not row.unplanned]
        there = shown.index(line_id) + step if line_id in shown else -1
        if not 0 <= there < len(shown):
            return False
        order.remove(line_id)
        order.insert(order.index(shown[there]) + (step > 0), line_id)
        with self._db.write(N_("Change the order of a day's visits")) as unit:
            for position, each in enumerate(order):
                unit.session.get_one(LogLine, each).position = position
        return True

    def set_room(self, day: date, visits: int | None, *, usual: int | None = None) -> None:
        """How many visits this day can hold, none: as many as any; `usual`: how many any day holds then.

        Raises `InvalidInput` at `room`.
        """
        for figure in (visits, usual):
            if figure is not None and not 0 <= figure <= MOST_A_DAY:
                raise InvalidInput("room", N_("From 0 to {most} visits."), field="room", most=MOST_A_DAY)
        with self._db.write(N_("Change how many visits a day holds")) as unit:
            settings = settings_of(unit.session)
            any_day = settings.visits_a_day if usual is None else usual
            rooms = {key: value for key, value in settings.visits_on.items() if key != day.isoformat()}
            if visits is not None and visits != any_day:
                rooms[day.isoformat()] = visits
            SettingsService(self._db).change({"visits_a_day": any_day, "visits_on": rooms})

    def _move(self, unit: Unit, line: LogLine, on: date) -> int:
        session, today = unit.session, self._db.clock.today()
        check_move(line.on_date, on)
        check_day(on, today)
        if line.state == LineState.DONE or _told(session, line.id):
            raise InvalidInput(
                "told", N_("This visit was recorded already: plan another one instead."), field="on"
            )
        agreed = session.scalar(
            select(Appointment.id).where(
                Appointment.visit_line_id == line.id, Appointment.state == AppointmentState.AGREED.value
            )
        )
        if leaves_trace(line.on_date, on, today, agreed=agreed is not None):
            return self._log.move_line(line.id, on)
        line.on_date = on
        session.flush()
        return line.id


def _names(session: Session, file_ids: Sequence[int]) -> list[str]:
    found = {
        row.id: row.name
        for row in session.execute(
            select(ClientFile.id, ClientFile.name).where(ClientFile.id.in_(list(file_ids)))
        )
    }
    if len(found) != len(set(file_ids)):
        raise InvalidInput("gone", N_("This file is no longer there."), field="who")
    return [found[i] for i in file_ids]


def _told(session: Session, line_id: int) -> bool:
    return session.scalar(select(Contact.id).where(Contact.line_id == line_id).limit(1)) is not None


def _draft_of(session: Session, line: LogLine) -> VisitDraft:
    files = session.scalars(
        select(LineFile.file_id).where(LineFile.line_id == line.id).order_by(LineFile.position, LineFile.id)
    )
    return VisitDraft(
        file_ids=tuple(files),
        on=line.on_date,
        start=line.start_time,
        end=line.end_time,
        way=line.way or Way.VISIT.value,
        purpose=tuple((line.purpose or "").split()),
        place=line.place or "",
        materials=line.materials or "",
        companions=line.companions or "",
        companion_mode=line.companion_mode,
        plan=line.plan,
        route=line.route or "",
    )


def _fill(line: LogLine, draft: VisitDraft) -> None:
    line.start_time, line.end_time = draft.start, draft.end
    line.way, line.plan = draft.way, draft.plan
    line.purpose = " ".join(draft.purpose) or None
    line.place, line.materials = draft.place or None, draft.materials or None
    line.route = draft.route or None
    line.companions, line.companion_mode = draft.companions or None, draft.companion_mode
