"""Goals, and how far the diary has come with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.goals import GoalDraft, Pace, Smart, check_goal, check_overlap, missing, paces
from app.domain.terms import Metric
from app.domain.working_days import WorkCalendar
from app.models import Goal
from app.services.counts import Counted, CountService
from app.storage.database import Database
from app.storage.derived import settings_of


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what was counted for it so far."""

    id: int
    draft: GoalDraft
    counted: Counted
    levels: tuple[Pace, ...]
    missing: tuple[Smart, ...]
    days_left: int  # working days, today among them
    days: int
    begun: bool
    over: bool
    closed_on: date | None


class GoalService:
    """Keeps goals; every command is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._counts = CountService(database)

    def all(self, *, closed: bool = False) -> list[GoalRow]:
        """Open goals by their end, those closed after them where asked for."""
        today = self._db.clock.today()
        with self._db.read() as session:
            query = select(Goal).order_by(Goal.closed_on.is_not(None), Goal.ends_on, Goal.id)
            if not closed:
                query = query.where(Goal.closed_on.is_(None))
            goals = session.scalars(query).all()
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        periods = {(goal.starts_on, min(goal.ends_on, today)) for goal in goals if goal.starts_on <= today}
        counted = {period: self._counts.count(*period) for period in periods}
        return [self._row(goal, counted, calendar, today) for goal in goals]

    def _row(
        self,
        goal: Goal,
        counted: dict[tuple[date, date], dict[str, Counted]],
        calendar: WorkCalendar,
        today: date,
    ) -> GoalRow:
        draft = _draft(goal)
        found = counted.get((goal.starts_on, min(goal.ends_on, today)), {}).get(goal.metric, Counted())
        before = goal.starts_on - timedelta(days=1)
        days = calendar.between(before, goal.ends_on)
        gone = calendar.between(before, min(today - timedelta(days=1), goal.ends_on))
        left = calendar.between(max(today, goal.starts_on) - timedelta(days=1), goal.ends_on)
        return GoalRow(
            goal.id,
            draft,
            found,
            paces(draft, found.value, gone, days),
            missing(draft),
            left,
            days,
            goal.starts_on <= today,
            goal.ends_on < today,
            goal.closed_on,
        )

    def load(self, goal_id: int) -> tuple[GoalDraft, int]:
        """A goal for its form, and its version. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            return _draft(_get(session, goal_id)), self._db.version_of("goal", goal_id)

    def add(self, draft: GoalDraft) -> int:
        """Keep a goal; returns its id. Raises `InvalidInput` at the field that refuses."""
        draft = check_goal(draft, self._db.clock.today())
        with self._db.write(
            N_("Set the goal {title}"), title=draft.title or Metric(draft.metric).text
        ) as unit:
            check_overlap(draft, _others(unit.session, None))
            goal = Goal(created_on=self._db.clock.today(), **_columns(draft))
            unit.session.add(goal)
            unit.session.flush()
            return goal.id

    def edit(self, goal_id: int, draft: GoalDraft, version: int | None = None) -> None:
        """Change it. Raises like `add`, and `EditConflict` when it was changed since `version`."""
        draft = check_goal(draft, self._db.clock.today())
        with self._db.write(
            N_("Change the goal {title}"), title=draft.title or Metric(draft.metric).text
        ) as unit:
            goal = _get(unit.session, goal_id)
            if version is not None and version != self._db.version_of("goal", goal_id):
                raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
            check_overlap(draft, _others(unit.session, goal_id))
            for name, value in _columns(draft).items():
                setattr(goal, name, value)

    def close(self, goal_id: int) -> None:
        """Put it aside, reached or not."""
        with self._db.write(N_("Close a goal")) as unit:
            _get(unit.session, goal_id).closed_on = self._db.clock.today()

    def reopen(self, goal_id: int) -> None:
        """Take it up again. Raises `InvalidInput` where another goal has its place."""
        with self._db.write(N_("Reopen a goal")) as unit:
            goal = _get(unit.session, goal_id)
            check_overlap(_draft(goal), _others(unit.session, goal_id))
            goal.closed_on = None

    def delete(self, goal_id: int) -> None:
        """Take it away."""
        with self._db.write(N_("Delete a goal")) as unit:
            unit.session.delete(_get(unit.session, goal_id))


def _get(session: Session, goal_id: int) -> Goal:
    goal = session.get(Goal, goal_id)
    if goal is None:
        raise InvalidInput("gone", N_("This goal is no longer there."))
    return goal


def _others(session: Session, goal_id: int | None) -> list[GoalDraft]:
    query = select(Goal).where(Goal.closed_on.is_(None), Goal.id != (goal_id or 0))
    return [_draft(goal) for goal in session.scalars(query)]


def _draft(goal: Goal) -> GoalDraft:
    return GoalDraft(
        goal.title,
        goal.metric,
        goal.base,
        goal.stretch,
        goal.challenge,
        goal.starts_on,
        goal.ends_on,
        goal.attainable or "",
        goal.relevant or "",
    )


def _columns(draft: GoalDraft) -> dict[str, object]:
    return {
        "title": draft.title,
        "metric": draft.metric,
        "base": draft.base,
        "stretch": draft.stretch,
        "challenge": draft.challenge,
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
        "attainable": draft.attainable or None,
        "relevant": draft.relevant or None,
    }


def _named(draft: GoalDraft) -> str:
    return draft.title or Metric(draft.metric).label
