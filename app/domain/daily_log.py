"""The rules of the daily log: its four columns, what is unplanned, and where a moved line may go."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_

COLUMNS: Final = ("plan", "record", "review", "notes")
HEADINGS: Final = {
    "plan": N_("Work plan"),
    "record": N_("Work record"),
    "review": N_("Review"),
    "notes": N_("Notes"),
}


def is_unplanned(plan: str, record: str) -> bool:
    """A line that was added with a record and without a plan was not planned."""
    return bool(record.strip()) and not plan.strip()


def check_move(from_day: date, to_day: date) -> None:
    """A line moves to another day. Raises `InvalidInput` at `day`."""
    if to_day == from_day:
        raise InvalidInput("same-day", N_("The line stands on this day already."), field="day")
