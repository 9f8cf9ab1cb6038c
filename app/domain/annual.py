"""Yearly days, solar and lunar: every occurrence is computed from the anchor, never from the last one.

Rules for the edges: 29 February is kept on the 28th in a common year; the lunar 30th on the 29th of a month
that has no 30th; a day of a leap month in the ordinary month of the same number when the year has no such
leap month. The year of a lunar date is the lunar year. Before a known year nothing occurs. Lunar dates occur
within 1901–2100 only.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.core.i18n import N_, is_chinese, tr
from app.domain import lunar
from app.domain.lunar import LunarDate


class Calendar(StrEnum):
    """Which calendar a yearly day is kept in."""

    SOLAR = "solar"
    LUNAR = "lunar"


_FIRST_YEAR: Final = 1000  # shorter years are slips of the keyboard; firms are old, but not that old
_LAST_YEAR: Final = 2999
_LEAP_YEAR: Final = 2000  # a year-less 29 February must never be read through a year that lacks it

PROBLEMS: Final = {
    "month-out-of-range": N_("The month must be 1 to 12."),
    "year-out-of-range": N_("This year is outside what the calendar knows."),
    "day-does-not-exist": N_("This day does not exist."),
    "leap-month-does-not-exist": N_("There is no such leap month."),
    "solar-has-no-leap-month": N_("Only the lunar calendar has leap months."),
}
"""What `problem` may answer, in words for the user."""

RULES: Final = {
    "feb-29": N_("In a year without 29 February it is kept on 28 February."),
    "lunar-30": N_("When the lunar month has only 29 days it is kept on the 29th."),
    "leap-month": N_("In a year without this leap month it is kept in the ordinary month of that number."),
}
"""The stated rules by the code that `edge_rule` gives."""


def problem(
    calendar: Calendar, month: int, day: int, leap: bool = False, year: int | None = None
) -> str | None:
    """Why this is no yearly day: a code of `PROBLEMS`, or None when all is well."""
    if not 1 <= month <= 12:
        return "month-out-of-range"
    if calendar is Calendar.SOLAR:
        return _solar_problem(month, day, leap, year)
    return _lunar_problem(month, day, leap, year)


def _solar_problem(month: int, day: int, leap: bool, year: int | None) -> str | None:
    if leap:
        return "solar-has-no-leap-month"
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return "year-out-of-range"
    longest = monthrange(_LEAP_YEAR if year is None else year, month)[1]
    return None if 1 <= day <= longest else "day-does-not-exist"


def _lunar_problem(month: int, day: int, leap: bool, year: int | None) -> str | None:
    if year is None:
        longest = lunar.longest_month(month, leap)
    elif lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        longest = lunar.month_length(year, month, leap)
    else:
        return "year-out-of-range"
    if not longest:
        return "leap-month-does-not-exist"
    if not 1 <= day <= longest:
        return "day-does-not-exist"
    if year is not None and not _in_range(year, month, day, leap):
        return "year-out-of-range"
    return None


def _in_range(year: int, month: int, day: int, leap: bool) -> bool:
    try:
        lunar.to_solar(LunarDate(year, month, day, leap))
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class AnnualDate:
    """A birthday or another day that comes every year; raises ValueError(code of `PROBLEMS`) for none."""

    calendar: Calendar
    month: int
    day: int
    leap: bool = False
    year: int | None = None

    def __post_init__(self) -> None:
        found = problem(self.calendar, self.month, self.day, self.leap, self.year)
        if found:
            raise ValueError(found)


def occurrences(a: AnnualDate, first: date, last: date) -> list[date]:
    """The days from `first` to `last`, both included, on which it is kept, in order."""
    return [day for day in _from(a, first, last.year) if first <= day <= last]


def occurrence(a: AnnualDate, year: int) -> date | None:
    """The first day it is kept in this civil year; a lunar day may miss a year, or come twice."""
    return next((day for day in _from(a, date(year, 1, 1), year) if day.year == year), None)


def next_on(a: AnnualDate, on_or_after: date) -> date:
    """The first day on or after this one on which it is kept; ValueError past the end of the calendar."""
    last = max(on_or_after.year, a.year or 0) + 9  # 8 years lie between two 29 Februaries at most
    for day in _from(a, on_or_after, min(last, date.max.year)):
        if day >= on_or_after:
            return day
    raise ValueError(f"{a} is not kept on or after {on_or_after}: the calendar ends there")


def _from(a: AnnualDate, first: date, last_year: int) -> Iterator[date]:
    """Its days in order, beginning with the calendar year before `first` but never before the anchor."""
    if a.calendar is Calendar.SOLAR:
        for year in range(max(first.year, a.year or 1), last_year + 1):
            yield _solar_day(a, year)
        return
    begin = max(first.year - 1, a.year or lunar.FIRST_YEAR, lunar.FIRST_YEAR)
    for year in range(begin, min(last_year, lunar.LAST_YEAR) + 1):
        found = _lunar_day(a, year)
        if found is not None:
            yield found


def _solar_day(a: AnnualDate, year: int) -> date:
    if a.month == 2 and a.day == 29 and not isleap(year):
        return date(year, 2, 28)
    return date(year, a.month, a.day)


def _lunar_day(a: AnnualDate, year: int) -> date | None:
    leap = a.leap and lunar.leap_month(year) == a.month
    day = min(a.day, lunar.month_length(year, a.month, leap))
    try:
        return lunar.to_solar(LunarDate(year, a.month, day, leap))
    except ValueError:  # the tail of lunar 1900 or of 2100 that lies outside the range
        return None


def age_on(a: AnnualDate, day: date) -> int | None:
    """Full years 周岁 reached on this day; None when the year is unknown or still to come."""
    if a.year is None:
        return None
    if a.calendar is Calendar.SOLAR:
        age = day.year - a.year - (day < _solar_day(a, day.year))
    else:
        year = lunar.to_lunar(min(max(day, lunar.FIRST), lunar.LAST)).year
        kept = _lunar_day(a, year)
        age = year - a.year - (kept is None or day < kept)
    return age if age >= 0 else None


def turns(a: AnnualDate, occurrence: date) -> int | None:
    """The age (or the anniversary) reached on this occurrence; None when the year is unknown."""
    return age_on(a, occurrence)


def edge_rule(a: AnnualDate) -> str | None:
    """The code of the stated rule that this day may need: feb-29, leap-month, lunar-30."""
    if a.calendar is Calendar.SOLAR:
        return "feb-29" if (a.month, a.day) == (2, 29) else None
    if a.leap:
        return "leap-month"
    return "lunar-30" if a.day == 30 else None


def rule_text(a: AnnualDate) -> str:
    """The rules for this day in the user's words; empty for a day that comes every year as it is."""
    code = edge_rule(a)
    codes = [code] if code else []
    if code == "leap-month" and a.day == 30:
        codes.append("lunar-30")
    return ("" if is_chinese() else " ").join(tr(RULES[code]) for code in codes)


_MONTH_NAMES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def describe(a: AnnualDate, *, year_note: bool = True) -> str:
    """1976年3月5日, 农历八月十五; an unknown year is said unless `year_note` is off."""
    if a.calendar is Calendar.LUNAR:
        if is_chinese():
            day = lunar.month_text(a.month, a.leap) + lunar.day_text(a.day)
        else:
            day = f"leap {a.month}/{a.day}" if a.leap else f"{a.month}/{a.day}"
        known = tr("lunar {day}, {year}", day=day, year=a.year) if a.year else tr("lunar {day}", day=day)
    else:
        month = a.month if is_chinese() else _MONTH_NAMES[a.month - 1]
        known = (
            tr("{day} {month} {year}", day=a.day, month=month, year=a.year)
            if a.year
            else tr("{day} {month}", day=a.day, month=month)
        )
    return known if a.year or not year_note else tr("{day} (year unknown)", day=known)
