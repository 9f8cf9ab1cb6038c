"""Festivals by their day: the solar ones, the lunar ones, and Tomb-Sweeping, which follows the sun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from app.core.i18n import N_
from app.domain import lunar
from app.domain.terms.term import Term


class Festival(Term):
    """A festival; its code is what the diary keeps."""

    NEW_YEAR = "new_year", N_("New Year's Day")
    WOMEN = "women", N_("Women's Day")
    LABOUR = "labour", N_("Labour Day")
    YOUTH = "youth", N_("Youth Day")
    CHILDREN = "children", N_("Children's Day")
    TEACHERS = "teachers", N_("Teachers' Day")
    NATIONAL = "national", N_("National Day")
    SPRING = "spring", N_("Spring Festival")
    LANTERN = "lantern", N_("Lantern Festival")
    DRAGON_BOAT = "dragon_boat", N_("Dragon Boat Festival")
    QIXI = "qixi", N_("Qixi Festival")
    MID_AUTUMN = "mid_autumn", N_("Mid-Autumn Festival")
    DOUBLE_NINTH = "double_ninth", N_("Double Ninth Festival")
    LABA = "laba", N_("Laba Festival")
    EVE = "eve", N_("New Year's Eve (lunar)")
    TOMB_SWEEPING = "tomb_sweeping", N_("Tomb-Sweeping Day")

    @property
    def number(self) -> int:
        """Where a number is wanted instead of the code; new festivals come last."""
        return list(Festival).index(self) + 1

    @classmethod
    def numbered(cls, number: int) -> Festival:
        """The festival of this number."""
        return list(cls)[number - 1]


_SOLAR: Final = {
    (1, 1): Festival.NEW_YEAR,
    (3, 8): Festival.WOMEN,
    (5, 1): Festival.LABOUR,
    (5, 4): Festival.YOUTH,
    (6, 1): Festival.CHILDREN,
    (9, 10): Festival.TEACHERS,
    (10, 1): Festival.NATIONAL,
}
_LUNAR: Final = {
    (1, 1): Festival.SPRING,
    (1, 15): Festival.LANTERN,
    (5, 5): Festival.DRAGON_BOAT,
    (7, 7): Festival.QIXI,
    (8, 15): Festival.MID_AUTUMN,
    (9, 9): Festival.DOUBLE_NINTH,
    (12, 8): Festival.LABA,
}
_CENTURY: Final = {19: 5.59, 20: 4.81}  # where the sun's longitude of 15° falls in April, by century


def festival_name(day: date) -> str | None:
    """The festival of this day as a text to translate; a lunar one where two meet."""
    found = festivals_on(day)
    return found[0].text if found else None


def festivals_on(day: date) -> tuple[Festival, ...]:
    """All that fall on this day, a lunar one first."""
    each = (_lunar_festival(day), _SOLAR.get((day.month, day.day)), _tomb_sweeping(day))
    return tuple(festival for festival in each if festival is not None)


def festivals_between(
    first: date, last: date, wanted: Iterable[Festival] = tuple(Festival)
) -> list[tuple[date, Festival]]:
    """Those of the wanted ones that fall within these days, by day."""
    chosen = frozenset(wanted)
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return [(day, festival) for day in days for festival in festivals_on(day) if festival in chosen]


def _lunar_festival(day: date) -> Festival | None:
    if not lunar.FIRST <= day <= lunar.LAST:
        return None
    found = lunar.to_lunar(day)
    if not found.leap and (found.month, found.day) in _LUNAR:
        return _LUNAR[found.month, found.day]
    if found.month == 12 and found.day >= 29 and day < lunar.LAST:
        morrow = lunar.to_lunar(day + timedelta(days=1))
        return Festival.EVE if (morrow.month, morrow.day) == (1, 1) else None
    return None


def _tomb_sweeping(day: date) -> Festival | None:
    constant = _CENTURY.get(day.year // 100)
    if day.month != 4 or constant is None:
        return None
    year = day.year % 100
    return Festival.TOMB_SWEEPING if day.day == int(year * 0.2422 + constant) - year // 4 else None
