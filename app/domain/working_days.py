"""Working days in China: public holidays, make-up days, and what the diary's owner overrides.

chinese_calendar knows the published years only. In years to come Monday to Friday count without the days
that are off by law, whatever the plan of the year; make-up days and longer rests are not known, and `known`
says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from app.core.i18n import N_
from app.domain import lunar
from app.domain.festivals import Festival, festivals_on

_NAMES: Final = {
    "New Year's Day": N_("New Year's Day"),
    "Spring Festival": N_("Spring Festival"),
    "Tomb-sweeping Day": N_("Tomb-Sweeping Day"),
    "Labour Day": N_("Labour Day"),
    "Dragon Boat Festival": N_("Dragon Boat Festival"),
    "Mid-autumn Festival": N_("Mid-Autumn Festival"),
    "National Day": N_("National Day"),
    "Anti-Fascist 70th Day": N_("Victory Day, 70th anniversary"),
}
_SOLAR: Final = {
    (1, 1): N_("New Year's Day"),
    (5, 1): N_("Labour Day"),
    (5, 2): N_("Labour Day"),
    (10, 1): N_("National Day"),
    (10, 2): N_("National Day"),
    (10, 3): N_("National Day"),
}
_LUNAR: Final = {
    Festival.EVE: N_("Spring Festival"),
    Festival.SPRING: N_("Spring Festival"),
    Festival.TOMB_SWEEPING: N_("Tomb-Sweeping Day"),
    Festival.DRAGON_BOAT: N_("Dragon Boat Festival"),
    Festival.MID_AUTUMN: N_("Mid-Autumn Festival"),
}
_NONE: Final[Mapping[date, bool]] = MappingProxyType({})
_DAY: Final = timedelta(days=1)


@cache
def _published() -> range:
    """The years whose holidays have been published."""
    from chinese_calendar import holidays

    return range(min(holidays).year, max(holidays).year + 1)


def _by_law(d: date) -> str | None:
    """The name of the holiday that a day is off for in every year (decree 795 of the State Council, 2024)."""
    if (d.month, d.day) in _SOLAR:
        return _SOLAR[d.month, d.day]
    for festival in festivals_on(d):
        if festival in _LUNAR:
            return _LUNAR[festival]
    if not lunar.FIRST <= d <= lunar.LAST:
        return None
    found = lunar.to_lunar(d)
    second_or_third = (found.month, found.leap) == (1, False) and found.day in (2, 3)
    return _LUNAR[Festival.SPRING] if second_or_third else None


def _is_working(d: date) -> bool:
    weekday = d.weekday() < 5
    if d.year not in _published():
        return weekday and (d.year < _published().start or _by_law(d) is None)
    # As its `is_workday`, which looks through all holidays for the first and the last at each question.
    import chinese_calendar

    return d in chinese_calendar.workdays or (weekday and d not in chinese_calendar.holidays)


def _days_of(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + _DAY * n for n in range(366 if monthrange(year, 2)[1] == 29 else 365))


@cache
def _ordinals(year: int) -> tuple[int, ...]:
    """The working days of a year without overrides, shared by all calendars."""
    return tuple(d.toordinal() for d in _days_of(year) if _is_working(d))


class WorkCalendar:
    """Which days are worked; `overrides` tells single days otherwise (True: a working day)."""

    def __init__(self, overrides: Mapping[date, bool] = _NONE) -> None:
        self._overrides = dict(overrides)
        self._years: dict[int, tuple[int, ...]] = {}

    def _worked(self, year: int) -> tuple[int, ...]:
        """The ordinals of the year's working days, in order."""
        found = self._years.get(year)
        if found is None:
            found = _ordinals(year)
            mine = {d.toordinal(): works for d, works in self._overrides.items() if d.year == year}
            if mine:
                kept = {n for n in found if mine.get(n, True)} | {n for n, works in mine.items() if works}
                found = tuple(sorted(kept))
            self._years[year] = found
        return found

    def is_working(self, d: date) -> bool:
        """Whether this day is worked."""
        override = self._overrides.get(d)
        return _is_working(d) if override is None else override

    def known(self, d: date) -> bool:
        """False where the plan of the year is not published, nor the day overridden: the law alone counts."""
        return d.year in _published() or d in self._overrides

    def add(self, d: date, n: int) -> date:
        """The n-th working day after `d`; `d` itself for 0."""
        if n < 0:
            raise ValueError("n must not be negative")
        if n == 0:
            return d
        year = d.year
        worked = self._worked(year)
        index = bisect_right(worked, d.toordinal()) + n - 1
        while index >= len(worked):
            index -= len(worked)
            year += 1
            worked = self._worked(year)
        return date.fromordinal(worked[index])

    def between(self, a: date, b: date) -> int:
        """The working days after `a` up to and with `b`; 0 when `b` is not later."""
        if b <= a:
            return 0
        whole = sum(len(self._worked(year)) for year in range(a.year, b.year))
        return (
            whole
            + bisect_right(self._worked(b.year), b.toordinal())
            - bisect_right(self._worked(a.year), a.toordinal())
        )

    def in_month(self, year: int, month: int) -> int:
        """How many days of this month are worked."""
        worked = self._worked(year)
        first = date(year, month, 1).toordinal()
        return bisect_left(worked, first + monthrange(year, month)[1]) - bisect_left(worked, first)


def holiday_name(d: date) -> str | None:
    """The public holiday that a day off belongs to, as a text to translate; None on any other day."""
    if d.year not in _published():
        return None if d.year < _published().start else _by_law(d)
    import chinese_calendar

    name = chinese_calendar.holidays.get(d)
    return None if name is None else _NAMES.get(name, str(name))
