"""Chinese working days: holidays and make-up days as published, weekdays beyond."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar
from chinese_calendar import constants

_FIRST = min(constants.holidays).year
_LAST = max(constants.holidays).year


@cache
def _published(year: int) -> tuple[date, ...]:
    """The working days of a year."""
    day, found = date(year, 1, 1), []
    while day.year == year:
        if chinese_calendar.is_workday(day) if _FIRST <= year <= _LAST else day.weekday() < 5:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


class WorkCalendar:
    """Working days with the user's own corrections (day → is a working day)."""

    def __init__(self, overrides: Mapping[date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._years: dict[int, tuple[date, ...]] = {}

    def known(self, day: date) -> bool:
        """Whether that year's holidays are published; beyond, weekdays count and the screen says so."""
        return _FIRST <= day.year <= _LAST

    def is_working(self, day: date) -> bool:
        days = self._year(day.year)
        at = bisect_right(days, day)
        return at > 0 and days[at - 1] == day

    def _year(self, year: int) -> tuple[date, ...]:
        if year not in self._years:
            days = set(_published(year))
            for day, works in self._overrides.items():
                if day.year == year:
                    (days.add if works else days.discard)(day)
            self._years[year] = tuple(sorted(days))
        return self._years[year]

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`; the day itself for n = 0."""
        if n <= 0:
            return day
        year = day.year
        at = bisect_right(self._year(year), day) + n - 1
        while at >= len(self._year(year)):
            at -= len(self._year(year))
            year += 1
        return self._year(year)[at]

    def between(self, after: date, until: date) -> int:
        """How many working days lie after `after` up to and with `until`; negative when reversed."""
        if until < after:
            return -self.between(until, after)
        count = -bisect_right(self._year(after.year), after)
        for year in range(after.year, until.year):
            count += len(self._year(year))
        return count + bisect_right(self._year(until.year), until)

    def in_month(self, year: int, month: int) -> int:
        """Working days of a month."""
        return sum(day.month == month for day in self._year(year))


def holiday_name(day: date) -> str | None:
    """The public holiday on that day (an English msgid), if one is published."""
    if not _FIRST <= day.year <= _LAST:
        return None
    off, name = chinese_calendar.get_holiday_detail(day)
    return name if off and name else None
