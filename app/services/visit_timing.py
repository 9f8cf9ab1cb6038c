"""When a file is due, late or silent, and how likely it is to sign: what visits are ordered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, case, cast, func, select, union_all

from app.core.i18n import tr
from app.domain.settings import WorkSettings
from app.domain.terms import OccasionKind, Standing
from app.domain.visit_ranking import (
    CLASS_SCORE,
    CLIENT_LIKELIHOOD,
    DUE,
    LATE,
    LIKELIHOOD,
    NO_HURRY,
    NO_SCORE,
    SILENT,
    SILENT_MOST,
    SILENT_STEP,
    worth,
)
from app.models import ClientFile, FileSummary, Occasion, Reminder
from app.services.fixed import fixed, fixed_case
from app.services.ladder_cards import is_stale, longest_in_sql

GROUP_DUE, GROUP_LATE, GROUP_STALE, GROUP_REST = range(4)
day_due = func.coalesce(Reminder.snoozed_until, Reminder.due_on)


@dataclass(frozen=True, slots=True)
class Timing:
    """Columns to order visits by; a query joins `due` and `late` by the file."""

    due: Subquery
    late: Subquery
    group: ColumnElement[int]
    likely: ColumnElement[int]
    percent: ColumnElement[int]


def timing(monday: date, today: date, settings: WorkSettings) -> Timing:
    """For the week of this Monday; the query must have `ClientFile` and `FileSummary` in it."""
    due, late = _due(monday, monday + timedelta(days=6)), _late(monday)
    is_due, is_late, silent = due.c.day.is_not(None), late.c.day.is_not(None), is_stale(today)
    group = case((is_due, GROUP_DUE), (is_late, GROUP_LATE), (silent, GROUP_STALE), else_=GROUP_REST)
    # Most cards stand on F: it is compared first.
    likely = fixed_case(
        dict(sorted(LIKELIHOOD.items(), reverse=True)),
        FileSummary.rung,
        case((FileSummary.standing == Standing.CLIENT.value, CLIENT_LIKELIHOOD), else_=LIKELIHOOD["F"]),
    )
    past = cast(_julian(today) - func.julianday(FileSummary.stale_on), Integer)
    longest = func.max(longest_in_sql(settings), 1)
    percent = case(
        (is_due, fixed(DUE)),
        (is_late, fixed(LATE)),
        (silent, func.min(fixed(SILENT) + (fixed(SILENT_STEP) * past).op("/")(longest), fixed(SILENT_MOST))),
        else_=fixed(NO_HURRY),
    )
    return Timing(due, late, group, likely, percent)


def _julian(day: date) -> float:
    """The day as SQLite's `julianday` counts it."""
    return day.toordinal() + 1721424.5


def score_or_class(score: ColumnElement[Any]) -> ColumnElement[int]:
    """The score, else what the lead class stands for, else the middle."""
    return func.coalesce(score, fixed_case(CLASS_SCORE, ClientFile.lead_class, NO_SCORE), type_=Integer)


def _due(monday: date, sunday: date) -> Any:
    """The first day in the week on which something of a file is due: a step, an end, a date."""
    steps = select(Reminder.file_id, day_due.label("day")).where(
        Reminder.file_id.is_not(None), Reminder.done_on.is_(None), day_due.between(monday, sunday)
    )
    dates = select(Occasion.file_id, Occasion.on_date).where(
        Occasion.kind == OccasionKind.DATE.value, Occasion.on_date.between(monday, sunday)
    )
    both = union_all(steps, dates).subquery()
    return select(both.c.file_id, func.min(both.c.day).label("day")).group_by(both.c.file_id).subquery()


def _late(monday: date) -> Any:
    """The latest day before the week on which something was due that is still open."""
    return (
        select(Reminder.file_id, func.max(day_due).label("day"))
        .where(Reminder.file_id.is_not(None), Reminder.done_on.is_(None), day_due < monday)
        .group_by(Reminder.file_id)
        .subquery()
    )


def order_text(score: int, likely: int, timing: int, *, scored: bool) -> str:
    """The product that gives the place, in words."""
    values = {
        "score": score,
        "likely": likely,
        "timing": timing,
        "worth": round(worth(score, likely, timing)),
    }
    if scored:
        return tr("Order: score {score} × likelihood {likely} % × timing {timing} % = {worth}", **values)
    return tr(
        "Order: not scored, taken as {score} × likelihood {likely} % × timing {timing} % = {worth}", **values
    )
