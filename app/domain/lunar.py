"""The lunar calendar for the civil days 1901-01-01 … 2100-12-31: borax, with three months put right.

borax is imported at the first question, not with this module (27 ms).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

FIRST: Final = date(1901, 1, 1)
LAST: Final = date(2100, 12, 31)
FIRST_YEAR: Final = 1900  # its last weeks lie in 1901
LAST_YEAR: Final = 2100

# New moons within three minutes of midnight, which borax 4.1 puts a day late: their first days, outright,
# so that a borax that has learnt them changes nothing.
_CORRECTIONS: Final = {
    (2057, 9, False): date(2057, 9, 28),
    (2089, 8, False): date(2089, 9, 4),
    (2097, 7, False): date(2097, 8, 7),
}
_EPOCH: Final = date(1900, 1, 31).toordinal()  # the first day of lunar 1900

_MONTHS: Final = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DIGITS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar; `year` is the lunar year, which begins with the Spring Festival."""

    year: int
    month: int
    day: int
    leap: bool = False


_Month = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class _Table:
    """Every month in order, with the ordinal of its first day, one day past the end last."""

    months: tuple[_Month, ...]
    starts: tuple[int, ...]
    at: dict[_Month, int]
    leaps: dict[int, int]


@cache
def _table() -> _Table:
    from borax.calendars.lunardate import LCalendars

    months: list[_Month] = []
    starts: list[int] = []
    start = _EPOCH
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month, days, leap in LCalendars.iter_year_month(year):
            each = (year, month, bool(leap))
            months.append(each)
            starts.append(_CORRECTIONS[each].toordinal() if each in _CORRECTIONS else start)
            start += days
    starts.append(start)
    return _Table(
        tuple(months),
        tuple(starts),
        {each: index for index, each in enumerate(months)},
        {year: month for year, month, leap in months if leap},
    )


def _outside(what: object) -> ValueError:
    return ValueError(f"{what} is outside the lunar calendar, {FIRST} to {LAST}")


def to_lunar(d: date) -> LunarDate:
    """The lunar day of a civil day; ValueError outside 1901–2100."""
    if not FIRST <= d <= LAST:
        raise _outside(d)
    table, ordinal = _table(), d.toordinal()
    index = bisect_right(table.starts, ordinal) - 1
    year, month, leap = table.months[index]
    return LunarDate(year, month, ordinal - table.starts[index] + 1, leap)


def to_solar(l: LunarDate) -> date:  # noqa: E741 - l for lunar, as everywhere here
    """The civil day of a lunar day; ValueError for a day that does not exist or lies outside 1901–2100."""
    if not 1 <= l.day <= month_length(l.year, l.month, l.leap):
        raise ValueError(f"{l} does not exist")
    table = _table()
    found = date.fromordinal(table.starts[table.at[l.year, l.month, l.leap]] + l.day - 1)
    if not FIRST <= found <= LAST:
        raise _outside(l)
    return found


def month_length(year: int, month: int, leap: bool = False) -> int:
    """29 or 30 days; 0 for a leap month that the year does not have, or a month that is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _outside(f"lunar year {year}")
    table = _table()
    index = table.at.get((year, month, leap))
    return 0 if index is None else table.starts[index + 1] - table.starts[index]


def leap_month(year: int) -> int | None:
    """The number of the month that comes twice in this lunar year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _outside(f"lunar year {year}")
    return _table().leaps.get(year)


@cache
def longest_month(month: int, leap: bool) -> int:
    """The most days this month has in any year; 0 for a leap month that never comes between 1901 and 2100."""
    return max(month_length(year, month, leap) for year in range(FIRST_YEAR, LAST_YEAR + 1))


def month_text(month: int, leap: bool = False) -> str:
    """正月 … 冬月, 腊月; 闰四月."""
    return f"{'闰' if leap else ''}{_MONTHS[month - 1]}月"


def day_text(day: int) -> str:
    """初一 … 三十."""
    if day <= 10:
        return f"初{_DIGITS[day - 1]}"
    tens, unit = divmod(day, 10)
    if unit == 0:
        return f"{_DIGITS[tens - 1]}十"
    return ("十", "廿")[tens - 1] + _DIGITS[unit - 1]
