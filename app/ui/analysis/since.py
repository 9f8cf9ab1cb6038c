"""How far back a chart looks that tells of everything until now."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.i18n import N_, tr
from app.ui.analysis.spec import Picks

_BACK: Final = (
    ("all", N_("the beginning")),
    ("years_2", N_("two years ago")),
    ("months_12", N_("a year ago")),
    ("year", N_("the first of January")),
    ("days_90", N_("90 days ago")),
)
_DAYS: Final = {"years_2": 730, "months_12": 365, "days_90": 90}


def since_picks() -> Picks:
    """All there is, or what began later."""
    return Picks(tr("Since"), tuple((code, tr(text)) for code, text in _BACK))


def first_day(picked: str, today: date) -> date | None:
    """The first day that counts; none: all of them."""
    if picked == "year":
        return today.replace(month=1, day=1)
    days = _DAYS.get(picked)
    return date.fromordinal(today.toordinal() - days) if days is not None else None


def covered(picked: str, today: date) -> str:
    """The same in words, for the head of a sheet."""
    first = first_day(picked, today)
    if first is None:
        return tr("everything until {day}", day=today.isoformat())
    return tr("{start} to {end}", start=first.isoformat(), end=today.isoformat())
