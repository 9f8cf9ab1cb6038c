"""Lunar days and festivals: 腊月二十三, 八月十五, 春节前, 国庆后."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.domain import lunar
from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import (
    BY,
    PAST,
    RECENT,
    Dates,
    Rule,
    clause_after,
    is_told,
    next_of,
    says_what_to_do,
)
from app.domain.follow_ups.words import FESTIVAL, FESTIVALS
from app.domain.recurrence import add_months
from app.domain.working_days import WorkCalendar

_THE_YEAR: Final = r"(?<![\d一两三四五六七八九十半几多今明去后当来])年"  # 年前, not 两年前
_SEASON: Final = 45  # days before the New Year in which its days are spoken of
_GIVEN: Final = re.compile(r"[发送寄过]了[^，。；,;]*$")
_NEW_YEAR: Final = re.compile("开工|开市|开门|开业|上班|拜年|回娘家")
_LUNAR_MONTHS: Final = {name: n for n, name in enumerate("正二三四五六七八九十冬腊", start=1)} | {"一": 1}


def lunar_next(month: int, day: int, today: date) -> Dates:
    """The next such day; the 30th falls on the 29th in a short month."""
    for year in range(today.year - 1, today.year + 3):
        for tried in (day, day - 1) if day == 30 else (day,):
            try:
                made = lunar.to_solar(lunar.LunarDate(year, month, tried))
            except ValueError:
                continue
            if made >= today:
                return (made,)
            break
    return ()


def _lunar_number(text: str) -> int | None:
    return number_of(text.removeprefix("初"))


def _lunar_day(found: re.Match[str], today: date) -> Dates:
    month, day = _LUNAR_MONTHS.get(found["m"]), _lunar_number(found["d"])
    if found["m"].startswith("十") and len(found["m"]) == 2:
        month = 10 + (number_of(found["m"][1]) or 0)
    if month is None or day is None or not 1 <= day <= 30:
        return ()
    earlier = timedelta(days=1 if found.group().endswith("前") else 0)
    return tuple(each - earlier for each in lunar_next(month, day, today))


def _lunar_or_solar(found: re.Match[str], today: date) -> Dates:
    """八月十五 without a word more is the lunar day to most, the solar one to some."""
    month, day = number_of(found["m"]), number_of(found["d"])
    if month is None or day is None or not 1 <= month <= 12:
        return ()
    return tuple(dict.fromkeys((*lunar_next(month, day, today), *next_of(month, day, today))))


def _eve(found: re.Match[str], today: date) -> Dates:
    first = lunar_next(1, 1, today + timedelta(days=1))
    earlier = (
        2 if found.group().endswith("前") and found.group()[0] in "除年大" and len(found.group()) > 2 else 1
    )
    return _unless_told(tuple(each - timedelta(days=earlier) for each in first), found, today)


def _unless_told(dates: Dates, found: re.Match[str], today: date) -> Dates:
    """今天除夕 tells what day it is; what is to be done on it is another thing."""
    return () if dates[:1] == (today,) and not says_what_to_do(clause_after(found)) else dates


# By the mean-year formula of the 21st century: month and constant. Names that are also words for the
# weather or a man (大雪, 雨水, 小满) are no days here.
_TERMS: Final = {
    "立春": (2, 3.87), "惊蛰": (3, 5.63), "春分": (3, 20.646), "清明": (4, 4.81), "谷雨": (4, 20.1),
    "立夏": (5, 5.52), "芒种": (6, 5.678), "夏至": (6, 21.37), "立秋": (8, 7.5), "秋分": (9, 23.042),
    "霜降": (10, 23.438), "立冬": (11, 7.438), "冬至": (12, 21.94),
}  # fmt: skip
_A_DAY_OFF: Final = {  # years in which the formula misses by a day
    ("立秋", 2002): 1, ("冬至", 2021): -1, ("春分", 2084): 1, ("霜降", 2089): 1, ("立冬", 2089): 1,
}  # fmt: skip


def _term(name: str, year: int) -> date:
    """The day of a solar term, right for 2000–2099."""
    month, constant = _TERMS[name]
    short = year % 100
    leaps = (short - 1 if month <= 2 else short) // 4
    return date(year, month, int(short * 0.2422 + constant) - leaps + _A_DAY_OFF.get((name, year), 0))


def _sunday(year: int, month: int, number: int) -> date:
    """The second Sunday of May, the third of June."""
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


def festival(name: str, today: date) -> date | None:
    """The next day of a festival by its Chinese name; `None` where the calendar ends."""
    calendar, month, day, _rest = FESTIVALS[name]
    if calendar == "lunar":
        found = lunar_next(month, day, today)
        return found[0] if found else None
    if calendar == "solar":
        found = next_of(month, day, today)
        return found[0] if found else None
    if calendar == "sunday":
        return min(
            made for year in (today.year, today.year + 1) if (made := _sunday(year, month, day)) >= today
        )
    this_year = _term(name, today.year)
    return this_year if this_year >= today else _term(name, today.year + 1)


def _festival(found: re.Match[str], today: date) -> Dates:
    name = found["f"]
    day = festival(name, today)
    if day is None:
        return ()
    place = found["p"] or ""
    last = festival(name, today - timedelta(days=RECENT))
    before = found.string[: found.start()]
    if last is not None and last < today and (is_told(clause_after(found)) or _GIVEN.search(before)):
        return PAST
    if place.endswith("前"):
        return (day - timedelta(days=1),)
    if place.endswith("后") or found["o"]:
        return (back_at_work(day, FESTIVALS[name].rest),)
    return _unless_told((day,), found, today)


def _after_new_year(_found: re.Match[str], today: date) -> Dates:
    day = festival("春节", today)
    return () if day is None else (back_at_work(day, FESTIVALS["春节"].rest),)


def _early_next_month(found: re.Match[str], today: date) -> Dates:
    """下月初三: of the moon's next month to most, of the sun's to some."""
    day = number_of(found["d"]) or 1
    month = lunar.to_lunar(today).month
    return (*lunar_next(month % 12 + 1, day, today), add_months(today.replace(day=1), 1).replace(day=day))


def _bare_lunar_day(found: re.Match[str], today: date) -> Dates:
    """初五 alone: of the first month around the New Year; 初一 to 初三 are years of school otherwise."""
    day = number_of(found["d"]) or 1
    near = lunar_next(1, day, today)
    if near and ((near[0] - today).days <= _SEASON or _NEW_YEAR.search(clause_after(found))):
        return near
    if day <= 3:
        return ()
    month = lunar.to_lunar(today).month
    coming = [one for which in (month, month % 12 + 1) for one in lunar_next(which, day, today)]
    return (min(coming),) if coming else ()


def back_at_work(festival_day: date, rest: int) -> date:
    """The first working day after a festival's days off."""
    calendar = WorkCalendar()
    day = festival_day + timedelta(days=1 if calendar.known(festival_day) else rest)
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day


FESTIVE: Final[tuple[tuple[str, Rule], ...]] = (
    (
        rf"(?:农历|阴历)(?P<m>[正一二三四五六七八九冬腊]|十[一二]?)月(?P<d>初?{NUMBER})[日号]?{BY}",
        _lunar_day,
    ),
    (
        rf"(?P<m>[正冬腊])月(?P<d>初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{{1,3}}){BY}",
        _lunar_day,
    ),
    (r"下个?月初(?P<d>[一二三四五六七八九十])(?![号日天个])", _early_next_month),
    (
        r"(?P<m>[正一二三四五六七八九冬腊]|十[一二]?)月(?P<d>初[一二三四五六七八九十]|廿[一二三四五六七八九]?)",
        _lunar_day,
    ),
    (
        r"(?P<m>[一二三四五六七八九]|十[一二]?)月(?P<d>[一二三]?十[一二三四五六七八九]?)(?![日号])",
        _lunar_or_solar,
    ),
    (
        r"(?P<m>大年|正月)(?P<d>初[一二三四五六七八九十])",
        lambda found, today: lunar_next(1, _lunar_number(found["d"]) or 1, today),
    ),
    (rf"(?:除夕|年三十|大年夜|年夜){BY}", _eve),
    (r"小年(?![轻青纪龄糕])", lambda _found, today: (*lunar_next(12, 23, today), *lunar_next(12, 24, today))),
    (
        rf"(?P<o>过[了完])?(?P<f>{FESTIVAL})节?(?:小?长假|假期|黄金周|放假)?(?P<p>之?前|以前|过?之?后|以后|[当那]天|期间)?",
        _festival,
    ),
    (rf"(?:过年|{_THE_YEAR})(?:之前|以前|前)(?!景)", _eve),
    (
        rf"过完年(?=再|[就去来才])|(?:过完年|过年|{_THE_YEAR})(?:之后|以后|后)",
        _after_new_year,
    ),
    (
        r"(?<![年月\d一二三四五六七八九十])初(?P<d>[一二三四五六七八九十])(?![中级次])",
        _bare_lunar_day,
    ),
)
