"""Words for what comes again: 每月5号, 每周一, 每两周, 每年中秋, every Monday.

A rule gives the next days, likeliest first, and how it repeats from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.domain.follow_ups.festival_days import festival, lunar_next
from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import next_of
from app.domain.follow_ups.words import (
    EN_MONTH,
    EN_MONTHS,
    EN_WEEKDAY,
    EN_WEEKDAYS,
    FESTIVAL,
    FESTIVALS,
    WEEK,
    WEEKDAY,
    WEEKDAYS,
)
from app.domain.recurrence import Repeat, RepeatUnit, add_months
from app.domain.working_days import WorkCalendar

_UNITS: Final = {
    "天": RepeatUnit.DAY, "日": RepeatUnit.DAY, "晚": RepeatUnit.DAY, "周": RepeatUnit.WEEK,
    "星期": RepeatUnit.WEEK, "礼拜": RepeatUnit.WEEK, "月": RepeatUnit.MONTH, "年": RepeatUnit.YEAR,
    "day": RepeatUnit.DAY, "week": RepeatUnit.WEEK, "month": RepeatUnit.MONTH, "year": RepeatUnit.YEAR,
}  # fmt: skip
Found = tuple[tuple[date, ...], Repeat] | None
Rule = Callable[["re.Match[str]", date], Found]


@dataclass(frozen=True, slots=True)
class RepeatToken:
    """Words for a recurrence, where they stand, its next days, and how it goes on."""

    start: int
    end: int
    dates: tuple[date, ...]
    repeat: Repeat


def _after(day: date, repeat: Repeat) -> date:
    if repeat.unit is RepeatUnit.DAY:
        return day + timedelta(days=repeat.every)
    if repeat.unit is RepeatUnit.WEEK:
        return day + timedelta(days=7 * repeat.every)
    return add_months(day, repeat.every * (12 if repeat.unit is RepeatUnit.YEAR else 1))


def _weekly(number: int, today: date) -> Found:
    days = (number - today.weekday()) % 7
    made = today + timedelta(days=days)
    dates = (made,) if days else (today + timedelta(days=7), today)
    return dates, Repeat(RepeatUnit.WEEK)


def _weekday(found: re.Match[str], today: date) -> Found:
    return _weekly(WEEKDAYS[found["d"]], today)


def _english_weekday(found: re.Match[str], today: date) -> Found:
    return _weekly(EN_WEEKDAYS.index(found["d"].lower()[:3]), today)


def _monthly(found: re.Match[str], today: date) -> Found:
    """每月5号; a 31st falls on the last day of a shorter month, reckoned from its anchor."""
    day = number_of(found["d"])
    return None if day is None else _on_day(day, today)


def _on_day(day: int, today: date) -> Found:
    if not 1 <= day <= 31:
        return None
    for ahead in range(13):
        month = add_months(today.replace(day=1), ahead)
        try:
            made = month.replace(day=day)
        except ValueError:
            continue  # the anchor must be a month that has the day
        if made >= today:
            return (made,), Repeat(RepeatUnit.MONTH)
    return None


def _month_end(_found: re.Match[str], today: date) -> Found:
    last = add_months(today.replace(day=1), 1) - timedelta(days=1)
    while last.day != 31:  # from a 31st every month's last day follows
        last = add_months(last.replace(day=1), 2) - timedelta(days=1)
    here = add_months(today.replace(day=1), 1) - timedelta(days=1)
    return ((here,) if here == last else (here, last)), Repeat(RepeatUnit.MONTH)


def _yearly(found: re.Match[str], today: date) -> Found:
    month, day = number_of(found["m"]), number_of(found["d"])
    dates = () if month is None or day is None or not 1 <= month <= 12 else next_of(month, day, today)
    return (dates, Repeat(RepeatUnit.YEAR)) if dates else None


def _english_yearly(found: re.Match[str], today: date) -> Found:
    dates = next_of(EN_MONTHS.index(found["m"][:3].lower()) + 1, int(found["d"]), today)
    return (dates, Repeat(RepeatUnit.YEAR)) if dates else None


def _festival(found: re.Match[str], today: date) -> Found:
    name = found["f"]
    made = festival(name, today)
    if made is None:
        return None
    lunar = FESTIVALS[name].calendar == "lunar"
    return (made,), Repeat(RepeatUnit.LUNAR_YEAR if lunar else RepeatUnit.YEAR)


def _lunar_year(found: re.Match[str], today: date) -> Found:
    months = {name: n for n, name in enumerate("正二三四五六七八九十冬腊", start=1)}
    day = number_of(found["d"].removeprefix("初"))
    dates = () if day is None else lunar_next(months[found["m"]], day, today)
    return (dates, Repeat(RepeatUnit.LUNAR_YEAR)) if dates else None


def _first_working_day(_found: re.Match[str], today: date) -> Found:
    """Of every month: its first, and a day off gives way to the next working day."""
    found = _on_day(1, today)
    return None if found is None else (found[0], replace(found[1], shift=True))


def _working_days(_found: re.Match[str], today: date) -> Found:
    """Every day, and a day off gives way to the next working day."""
    return (WorkCalendar().add(today, 1),), Repeat(RepeatUnit.DAY, shift=True)


def _every_weekday(found: re.Match[str], today: date) -> Found:
    """每两周的周五, 隔周三: the next such day, then every so many weeks."""
    amount = _interval(found)
    first = _weekday(found, today)
    return None if first is None or not amount else (first[0], replace(first[1], every=amount))


def _interval(found: re.Match[str]) -> int | None:
    """隔一天 leaves one out: every second day."""
    word = found.groupdict().get("n")
    if found.group().lstrip("每").startswith("隔") and word in (None, "", "一", "1"):
        return 2
    return number_of(word) if word else 1


def _rising(found: re.Match[str], today: date) -> Found:
    """周一三五 without a word more is every week's; 周三四点 is an hour."""
    days = [WEEKDAYS[each] for each in found["d"] + found["more"]]
    return _weekly(days[0], today) if days == sorted(set(days)) else None


def _every(found: re.Match[str], today: date) -> Found:
    """每两周: counted from today, so the first falls one interval on."""
    amount = _interval(found)
    if not amount:
        return None
    repeat = Repeat(_UNITS[found["u"].lower()], amount)
    return (_after(today, repeat),), repeat


def _quarter_end(_found: re.Match[str], today: date) -> Found:
    following = add_months(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), 3)
    last = here = following - timedelta(days=1)
    while last.day != 31:  # from a 31st every quarter's last day follows
        last = add_months(last.replace(day=1), 4) - timedelta(days=1)
    return ((here,) if here == last else (here, last)), Repeat(RepeatUnit.MONTH, 3)


def _again(repeat: Repeat, today: date) -> Found:
    return (_after(today, repeat),), repeat


def _other_weekday(found: re.Match[str], today: date) -> Found:
    first = _english_weekday(found, today)
    return None if first is None else (first[0], Repeat(RepeatUnit.WEEK, 2))


def _half_monthly(_found: re.Match[str], today: date) -> Found:
    return _again(Repeat(RepeatUnit.DAY, 15), today)


def _quarterly(_found: re.Match[str], today: date) -> Found:
    return _again(Repeat(RepeatUnit.MONTH, 3), today)


_DOING: Final = (
    r"(?=[^，。；,;]{0,10}(?:发|送|打|联系|回访|提醒|寄|推|问|见|拜访|报|汇报|通|约|看望|沟通|跟进))"
)

TABLE: Final[tuple[tuple[str, Rule], ...]] = (
    (rf"每(?:{WEEK}一(?:到|至|-|—|~){WEEK}?五|个?(?:工作|交易)日){_DOING}", _working_days),
    (
        rf"(?:每隔?(?P<n>{NUMBER})个?{WEEK}的?|隔(?:一个?)?(?:{WEEK}的?(?={WEEK}))?){WEEK}(?P<d>{WEEKDAY})",
        _every_weekday,
    ),
    (rf"(?:每[逢到]?|逢)(?:个)?{WEEK}(?P<d>{WEEKDAY})", _weekday),
    (
        rf"(?<![下上本这个]){WEEK}(?P<d>[一二三四五六])(?=(?P<more>[二三四五六日天]{{1,5}})(?![点时个位人手号月十\d:：]))",
        _rising,
    ),
    (r"每(?:个)?月(?:的)?第一个(?:工作|交易)日", _first_working_day),
    (rf"(?:每[逢到]?|逢)(?:个)?月(?:的)?(?P<d>{NUMBER})[号日]", _monthly),
    (
        r"每(?:个)?月(?:的)?(?:头(?:一?天|\0\0)|第(?:一天|\0\0)|初(?![一二三四五六七八九十]))",
        lambda _found, today: _on_day(1, today),
    ),
    (r"每(?:个)?月(?:的)?(?:底|末|最后一天)", _month_end),
    (rf"每年(?:的)?(?P<m>{NUMBER})月(?P<d>{NUMBER})[号日]", _yearly),
    (rf"每[逢到]?(?:年(?:的)?)?(?P<f>{FESTIVAL})节?(?:前|后)?", _festival),
    (
        r"每年(?:农历|阴历)?(?P<m>[正二三四五六七八九十冬腊])月(?P<d>初?[一二三四五六七八九十廿]{1,3})(?![日号])",
        _lunar_year,
    ),
    (rf"每(?:隔)?(?P<n>{NUMBER})(?:个)?(?P<u>天|日|周|星期|礼拜|月|年)", _every),
    (r"每(?:隔)?半个?月", _half_monthly),
    (r"每(?:个|一)?季度?(?:末|底|最后一天)", _quarter_end),
    (r"每(?:个|一)?季度?", _quarterly),
    (
        rf"(?<!每)隔(?P<n>{NUMBER})(?:个)?(?P<u>天|日|周|星期|礼拜|月|年)(?=[^，。；,;]{{0,6}}(?:一[次趟回遍]|\0\0))",
        _every,
    ),
    (rf"(?<!每)隔(?P<n>)(?P<u>天|日|周|星期|礼拜|月){_DOING}", _every),
    (rf"每(?P<n>)(?:个|一)?(?P<u>天|日|晚|周|星期|礼拜|月|年)(?!第){_DOING}", _every),
    (r"\b(?:every|each)\s+(?:weekday|(?:working|business|trading)\s+day)s?\b", _working_days),
    (rf"\b(?:every|each)\s+(?P<d>{EN_WEEKDAY})s?\b", _english_weekday),
    (r"\b(?P<d>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b", _english_weekday),
    (r"\bevery\s+quarter\b", _quarterly),
    (rf"\b(?:every|each)\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{EN_MONTH})\b", _english_yearly),
    (rf"\b(?:every|each)\s+(?P<m>{EN_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b", _english_yearly),
    (r"\bevery\s+(?:morning|evening)\b", lambda _found, today: _again(Repeat(RepeatUnit.DAY), today)),
    (
        r"\b(?:every month|monthly)\s+on\s+the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b",
        lambda found, today: _on_day(int(found["d"]), today),
    ),
    (
        r"\b(?:on\s+the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?:every|each)\s+month\b",
        lambda found, today: _on_day(int(found["d"]), today),
    ),
    (rf"\bevery\s+(?:other|second)\s+(?P<d>{EN_WEEKDAY})\b", _other_weekday),
    (
        r"\bevery\s+(?:other|second)\s+(?P<u>day|week|month|year)\b",
        lambda found, today: _again(Repeat(_UNITS[found["u"].lower()], 2), today),
    ),
    (r"\bevery\s+(?:(?P<n>\d{1,3}|two|three|four|six)\s+)?(?P<u>day|week|month|year)s?\b", _every),
)

_COMPILED: Final = tuple((re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in TABLE)


_ALSO: Final = {
    RepeatUnit.MONTH: (re.compile(rf"(?:和|、|及|与)(?P<d>{NUMBER})[号日]"), _monthly),
    RepeatUnit.WEEK: (re.compile(rf"(?:和|、|及|与)?{WEEK}?(?P<d>{WEEKDAY})(?![\d号日月点])"), _weekday),
}


def _also_on(text: str, match: re.Match[str], found: Found, today: date) -> list[RepeatToken]:
    """每月1号和15号 are two, 每周一三五 three."""
    made: list[RepeatToken] = []
    end = match.end()
    while found is not None and "d" in match.groupdict() and found[1].unit in _ALSO:
        pattern, rule = _ALSO[found[1].unit]
        also = pattern.match(text, end)
        second = rule(also, today) if also is not None else None
        if also is None or second is None:
            break
        made.append(
            RepeatToken(also.start(), also.end(), second[0], replace(second[1], every=found[1].every))
        )
        end = also.end()
    return made


def repeat_tokens(text: str, today: date) -> list[RepeatToken]:
    """All words for recurrences in a blanked text, in order, the earlier rule first."""
    if not re.search(
        "[每逢隔]|every|monthly|each|days\\b|[周期拜][一二三四五][二三四五六日天]", text, re.IGNORECASE
    ):
        return []
    tokens: list[RepeatToken] = []
    for pattern, rule in _COMPILED:
        for match in pattern.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in tokens):
                continue
            found = rule(match, today)
            if found is not None:
                tokens.append(RepeatToken(match.start(), match.end(), *found))
                tokens += _also_on(text, match, found, today)
    return sorted(tokens, key=lambda token: token.start)
