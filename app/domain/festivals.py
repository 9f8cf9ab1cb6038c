"""Festivals by their day: the solar ones, the lunar ones, and Tomb-Sweeping, which follows the sun."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from app.core.i18n import N_
from app.domain import lunar

_SOLAR: Final = {
    (1, 1): N_("New Year's Day"),
    (3, 8): N_("Women's Day"),
    (5, 1): N_("Labour Day"),
    (5, 4): N_("Youth Day"),
    (6, 1): N_("Children's Day"),
    (9, 10): N_("Teachers' Day"),
    (10, 1): N_("National Day"),
}
_LUNAR: Final = {
    (1, 1): N_("Spring Festival"),
    (1, 15): N_("Lantern Festival"),
    (5, 5): N_("Dragon Boat Festival"),
    (7, 7): N_("Qixi Festival"),
    (8, 15): N_("Mid-Autumn Festival"),
    (9, 9): N_("Double Ninth Festival"),
    (12, 8): N_("Laba Festival"),
}
_EVE: Final = N_("New Year's Eve (lunar)")
_TOMB_SWEEPING: Final = N_("Tomb-Sweeping Day")
_CENTURY: Final = {19: 5.59, 20: 4.81}  # where the sun's longitude of 15° falls in April, by century


def festival_name(day: date) -> str | None:
    """The festival of this day as a text to translate; a lunar one where two meet."""
    return _lunar_festival(day) or _SOLAR.get((day.month, day.day)) or _tomb_sweeping(day)


def _lunar_festival(day: date) -> str | None:
    if not lunar.FIRST <= day <= lunar.LAST:
        return None
    found = lunar.to_lunar(day)
    if not found.leap and (found.month, found.day) in _LUNAR:
        return _LUNAR[found.month, found.day]
    if found.month == 12 and found.day >= 29 and day < lunar.LAST:
        morrow = lunar.to_lunar(day + timedelta(days=1))
        return _EVE if (morrow.month, morrow.day) == (1, 1) else None
    return None


def _tomb_sweeping(day: date) -> str | None:
    constant = _CENTURY.get(day.year // 100)
    if day.month != 4 or constant is None:
        return None
    year = day.year % 100
    return _TOMB_SWEEPING if day.day == int(year * 0.2422 + constant) - year // 4 else None
