"""What is due, in words: the same on Today's rail, in the reminders page and in notices."""

from __future__ import annotations

from datetime import date

from app.core.i18n import tr, trn
from app.domain.terms import OccasionKind
from app.domain.text import show_plain
from app.services.due import DueRow
from app.ui.widgets.day_menu import short_day

OCCASIONS = tuple(kind.value for kind in OccasionKind)
BIRTHDAYS = (OccasionKind.BIRTHDAY.value, OccasionKind.PERSON_BIRTHDAY.value)


def what_text(row: DueRow) -> str:
    """What it is, with the age it completes."""
    if row.turns is None:
        return row.title
    if row.kind in BIRTHDAYS:
        return trn("{title}, turns {n}", "{title}, turns {n}", row.turns, title=row.title)
    return trn("{title}, {n} year", "{title}, {n} years", row.turns, title=row.title)


def note_text(row: DueRow) -> str:
    """How its date is reckoned, that it was put off, and what was given before."""
    parts = [row.said, row.edge_rule] if row.said else []
    if row.snoozed_until is not None and row.on_date is not None and row.snoozed_until > row.on_date:
        parts.append(tr("put off from {day}", day=row.on_date.isoformat()))
    if row.given:
        told = tr(", ").join(f"{show_plain(what, 30)} {day.year}" for day, what in row.given)
        parts.append(tr("given before: {presents}", presents=told))
    return " · ".join(part for part in parts if part)


def done_text(title: str, again: date | None, today: date) -> str:
    """What is said once it is ticked off: for good, or until its next lead day."""
    if again is None:
        return tr("Done: {title}", title=title)
    return tr("Done for now: {title}, told again {day}", title=title, day=short_day(again, today))


def comes_back(row: DueRow) -> bool:
    """Whether ticking it off leaves a later lead day or its own day to tell."""
    return row.lead > 0 and row.kind in OCCASIONS


def who_text(row: DueRow) -> str:
    """Whom it is about: the person, and the file they belong to."""
    if row.person and row.file_name:
        return tr("{person} ({file})", person=row.person, file=row.file_name)
    return row.person or row.file_name


def when_text(row: DueRow, today: date) -> str:
    """Its day and time, and how far off or past it is."""
    if row.due_on is None:
        return tr("no date")
    clock = f" {row.time:%H:%M}" if row.time else ""
    day = f"{short_day(row.due_on, today)}{clock}"
    if row.days_overdue:
        return trn("{day} · {n} day late", "{day} · {n} days late", row.days_overdue, day=day)
    if row.lead == 0:
        return tr("today") + clock
    return trn("{day} · in {n} day", "{day} · in {n} days", row.lead, day=day)
