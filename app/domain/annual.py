"""Days that come every year, solar or lunar, computed from their anchor and never from the last one.

Rules at the edges: 29 February is kept on 28 February in common years; a lunar 30th on the 29th in a
short month; a leap-month day in the ordinary month of its number in years without that leap month.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.i18n import is_chinese, tr
from app.domain import lunar
from app.domain.lunar import LunarDate

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Calendar(StrEnum):
    """Which calendar a date is counted in."""

    SOLAR = "solar"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class AnnualDate:
    """Month and day in a calendar, perhaps the year it began. ValueError(code) for a day that is none."""

    calendar: Calendar
    month: int
    day: int
    leap: bool = False
    year: int | None = None

    def __post_init__(self) -> None:
        if code := problem(self.calendar, self.month, self.day, leap=self.leap, year=self.year):
            raise ValueError(code)


def problem(
    calendar: Calendar, month: int, day: int, *, leap: bool = False, year: int | None = None
) -> str | None:
    """Why this is no date: `no-such-day`, `no-such-leap-month`, `year-out-of-range`, or `None`."""
    if not 1 <= month <= 12 or day < 1:
        return "no-such-day"
    if calendar is Calendar.SOLAR:
        if leap or day > _LONGEST[month - 1]:
            return "no-such-day"
        if year is not None and not 1 <= year <= 9999:
            return "year-out-of-range"
        return "no-such-day" if year and (month, day) == (2, 29) and not isleap(year) else None
    if day > 30:
        return "no-such-day"
    if year is None:
        return None
    if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        return "year-out-of-range"
    length = lunar.month_length(year, month, leap=leap)
    if length == 0:
        return "no-such-leap-month"
    return "no-such-day" if day > length else None


def _in_year(annual: AnnualDate, year: int) -> date | None:
    """The day it is kept in this year of its own calendar."""
    if annual.calendar is Calendar.SOLAR:
        day = 28 if (annual.month, annual.day) == (2, 29) and not isleap(year) else annual.day
        return date(year, annual.month, day)
    if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
        return None
    leap = annual.leap and lunar.leap_month(year) == annual.month
    day = min(annual.day, lunar.month_length(year, annual.month, leap=leap))
    return lunar.to_solar(LunarDate(year, annual.month, day, leap))


def occurrences(annual: AnnualDate, first: date, last: date) -> list[date]:
    """Every day it is kept from `first` to `last`, in order; none before the year it began."""
    found = []
    for year in range(max(first.year - 1, annual.year or 1), last.year + 1):
        day = _in_year(annual, year)
        if day is not None and first <= day <= last:
            found.append(day)
    return found


def next_on(annual: AnnualDate, on_or_after: date) -> date:
    """The first day it is kept, that day or later."""
    found = occurrences(annual, on_or_after, date(min(on_or_after.year + 2, 9999), 12, 31))
    if not found:
        start = annual.year or on_or_after.year
        found = occurrences(annual, on_or_after, date(max(start, on_or_after.year) + 2, 12, 31))
    return found[0]


def turns(annual: AnnualDate, occurrence: date) -> int | None:
    """The age (周岁) reached on this day; `None` when the year is unknown."""
    if annual.year is None:
        return None
    if annual.calendar is Calendar.SOLAR:
        return occurrence.year - annual.year
    return lunar.to_lunar(occurrence).year - annual.year


def age_on(annual: AnnualDate, day: date) -> int | None:
    """The age (周岁) on a day: birthdays kept since the year of birth."""
    if annual.year is None:
        return None
    return max(len(occurrences(annual, date(annual.year, 1, 1), day)) - 1, 0)


def edge_rule(annual: AnnualDate) -> str | None:
    """The rule that this date may need: `feb-29`, `lunar-30`, `leap-month`."""
    if annual.calendar is Calendar.SOLAR:
        return "feb-29" if (annual.month, annual.day) == (2, 29) else None
    if annual.leap:
        return "leap-month"
    return "lunar-30" if annual.day == 30 else None


def describe(annual: AnnualDate) -> str:
    """As it is said: 农历八月十五, 1976年3月5日, 3月5日 (year unknown)."""
    if annual.calendar is Calendar.LUNAR:
        said = lunar.lunar_text(LunarDate(2000, annual.month, annual.day, annual.leap))
        if annual.year is None:
            return tr("lunar {day}", day=said)
        return tr("lunar {day}, {year}", day=said, year=annual.year)
    if is_chinese():
        month_day = f"{annual.month}月{annual.day}日"
        return month_day if annual.year is None else f"{annual.year}年{month_day}"
    month_day = f"{annual.day} {date(2000, annual.month, 1):%b}"
    return month_day if annual.year is None else f"{month_day} {annual.year}"
