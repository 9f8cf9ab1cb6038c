"""Lead days: how early something is told, and how often again. A present wants a week, a call a day.

The day itself is always among them and is not written: "7, 1" is told 7 days before, 1 day before, and on
the day. A row keeps the earliest as a number, by which lists are read, and the nearer ones as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn

Leads = tuple[int, ...]  # days before, the earliest first; empty: on the day alone
LEAD_LIMIT: Final = 365
MOST_LEADS: Final = 6
_BETWEEN: Final = re.compile(r"[\s,，、;；/]+")


def leads(days: Iterable[int], field: str = "leads") -> Leads:
    """In order, each once, without the day itself. Raises `InvalidInput` at `field`."""
    found = tuple(sorted({day for day in days if day != 0}, reverse=True))
    if any(not 0 <= day <= LEAD_LIMIT for day in found):
        raise InvalidInput(
            "lead", N_("Days before: numbers from 0 to {limit}."), field=field, limit=LEAD_LIMIT
        )
    if len(found) > MOST_LEADS:
        raise InvalidInput("leads", N_("At most {most} times before the day."), field=field, most=MOST_LEADS)
    return found


def read_leads(text: str, field: str = "leads") -> Leads:
    """What was typed: "7, 1, 0". Raises `InvalidInput` at `field`."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if any(not part.isdecimal() or len(part) > 4 for part in parts):
        raise InvalidInput(
            "lead", N_("Days before: numbers from 0 to {limit}."), field=field, limit=LEAD_LIMIT
        )
    return leads(map(int, parts), field)


def leads_text(days: Leads) -> str:
    """As it is typed: "7, 1, 0"."""
    return ", ".join(str(day) for day in (*days, 0))


def leads_words(days: Leads) -> str:
    """7, 1 days before and on the day."""
    if not days:
        return tr("on the day")
    said = tr(", ").join(map(str, days))
    return trn(
        "{days} day before and on the day",
        "{days} days before and on the day",
        2 if len(days) > 1 else days[0],
        days=said,
    )


def columns(days: Leads) -> dict[str, int | str | None]:
    """As a row keeps them."""
    return {"lead_days": days[0] if days else 0, "nearer_days": " ".join(map(str, days[1:])) or None}


@lru_cache(maxsize=256)
def of_columns(lead_days: int, nearer_days: str | None) -> Leads:
    """Back from a row."""
    return leads((lead_days, *map(int, (nearer_days or "").split())))


def told_for(days: Leads, ahead: int) -> int:
    """Which telling stands when so many days are left: the nearest lead that was reached, 0 on the day."""
    return min((day for day in days if day >= ahead), default=0) if ahead > 0 else 0


def told_again(days: Leads, on: date, today: date) -> date | None:
    """The next day it is told after today; `None` once the day has come."""
    ahead = (on - today).days
    nearer = [day for day in (*days, 0) if day < ahead]
    return on - timedelta(days=max(nearer)) if nearer else None
