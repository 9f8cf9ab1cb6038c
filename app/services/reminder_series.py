"""Reminders that come again: the next row of a series, and how a row says that it is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.recurrence import Repeat, RepeatUnit, following, kept_on
from app.domain.working_days import WorkCalendar
from app.models import Reminder
from app.storage.derived import settings_of

_CARRIED = (
    "kind", "text", "file_id", "person_id", "contact_id", "line_id", "due_time", "lead_days", "nearer_days",
    "anchor_on", "repeat_unit", "repeat_every", "repeat_until", "repeat_shift",
)  # fmt: skip


def come_again(session: Session, ids: Sequence[int], today: date) -> None:
    """The next row of each series that was done, unless the series went on before."""
    calendar = work_calendar(session)
    series = select(Reminder).where(Reminder.id.in_(ids), Reminder.repeat_unit.is_not(None))
    for row in session.scalars(series).all():
        repeat = repeat_of(row)
        assert repeat is not None
        assert row.due_on is not None
        due = following(row.anchor_on or row.due_on, repeat, max(row.due_on, today), calendar)
        if due is not None and _next_of(session, row) is None:
            session.add(
                Reminder(**{name: getattr(row, name) for name in _CARRIED}, due_on=due, created_on=today)
            )


def take_back_next(session: Session, ids: Sequence[int]) -> None:
    """The rows that came when these of a series were done, as long as they stand as they came."""
    series = select(Reminder).where(
        Reminder.id.in_(ids), Reminder.repeat_unit.is_not(None), Reminder.done_on.is_not(None)
    )
    for row in session.scalars(series).all():
        came = _next_of(session, row)
        if came is None or _next_of(session, came) is not None:
            continue  # the series went on: without it a day would be lost
        if (came.created_on, came.done_on, came.snoozed_until) == (row.done_on, None, None):
            session.delete(came)


def _next_of(session: Session, row: Reminder) -> Reminder | None:
    """The row of the same series that comes after this one, done or not."""
    same = [getattr(Reminder, name).is_not_distinct_from(getattr(row, name)) for name in _CARRIED]
    later = select(Reminder).where(Reminder.id > row.id, Reminder.due_on > row.due_on, *same)
    return session.scalars(later.order_by(Reminder.due_on, Reminder.id).limit(1)).first()


def work_calendar(session: Session) -> WorkCalendar:
    """The working days as the settings have them."""
    return WorkCalendar(settings_of(session).work_day_overrides())


def first_day(session: Session, repeat: Repeat | None, wanted: date | None) -> date | None:
    """The day a reminder begins on: the one wanted, unless it gives way to a working day."""
    if repeat is None or wanted is None:
        return wanted
    return kept_on(wanted, repeat, work_calendar(session))


def begins_anew(row: Reminder, repeat: Repeat | None, due_on: date | None) -> bool:
    """Whether an edited series is reckoned from its new day: not where only its end or days off changed."""
    before = repeat_of(row)
    if before is None or repeat is None or row.due_on != due_on:
        return True
    return (before.unit, before.every) != (repeat.unit, repeat.every)


def series_columns(repeat: Repeat | None, anchor: date | None) -> dict[str, Any]:
    """The columns that say how a reminder comes again."""
    return {
        "anchor_on": anchor if repeat else None,
        "repeat_unit": repeat.unit.value if repeat else None,
        "repeat_every": repeat.every if repeat else None,
        "repeat_until": repeat.until if repeat else None,
        "repeat_shift": repeat.shift if repeat else None,
    }


def repeat_of(row: Reminder) -> Repeat | None:
    """How it comes again, where it does."""
    if row.repeat_unit is None:
        return None
    return Repeat(
        RepeatUnit(row.repeat_unit), row.repeat_every or 1, row.repeat_until, bool(row.repeat_shift)
    )
