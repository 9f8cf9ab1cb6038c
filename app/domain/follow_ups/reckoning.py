"""What the rules for days share: the arithmetic of days and months, and the sign for what is past."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

PAST: Final = (date.min,)


Dates = tuple[date, ...]


Rule = Callable[["re.Match[str]", date], Dates]


BY: Final = r"(?:之?前|以前)?"


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def plus(day: date, days: int) -> Dates:
    """So many days on, as a rule answers it."""
    return (day + timedelta(days=days),)


def made_of(year: int, month: int, day: int) -> date | None:
    """The date, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def next_of(month: int, day: int, today: date) -> Dates:
    """The next such day; 29 February waits for a leap year."""
    for year in range(today.year, today.year + 9):
        made = made_of(year, month, day)
        if made is not None and made >= today:
            return (made,)
    return ()


def look_back(_found: re.Match[str], _today: date) -> Dates:
    """Words about what was."""
    return PAST
