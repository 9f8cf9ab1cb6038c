"""Chinese words for months, quarters and years, and days named by them: 下月5号, 月底前, 第一个工作日."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import (
    BY,
    PAST,
    Dates,
    Rule,
    clause_after,
    is_told,
    last_of_month,
    made_of,
    working_day_of,
)
from app.domain.follow_ups.words import WEEK, WEEKDAY, WEEKDAYS
from app.domain.recurrence import add_months

_W: Final = WEEK
_D: Final = WEEKDAY
_MONTH_WORDS: Final = {"下下": 2, "下": 1, "本": 0, "这": 0, "当": 0, "上": -1, "": 0}


def _which_month(word: str, today: date) -> date | None:
    ahead = _MONTH_WORDS[word.replace("个", "").replace("月", "")]
    return None if ahead < 0 else add_months(today.replace(day=1), ahead)


def _day_of_month(found: re.Match[str], today: date) -> Dates:
    month = _which_month(found["w"], today)
    day = number_of(found["d"])
    if month is None:
        return PAST
    made = None if day is None else made_of(month.year, month.month, day)
    if made is None:
        return ()
    return (made,) if made >= today else PAST


_PARTS: Final = {"初": 1, "上旬": 5, "中": 15, "中旬": 15, "下旬": 25, "底": 31, "末": 31, "最后一天": 31}


def _part_of(month: date, part: str) -> date:
    return month.replace(day=min(_PARTS[part.lstrip("的")], monthrange(month.year, month.month)[1]))


def _part_of_month(found: re.Match[str], today: date) -> Dates:
    month = _which_month(found["w"] or "", today)
    if month is None:
        return PAST
    made = _part_of(month, found["p"])
    if made < today and not found["w"]:
        made = _part_of(add_months(month, 1), found["p"])  # 月初 said on the 23rd is the next month's
    return (made,) if made >= today else PAST


def _part_of_named_month(found: re.Match[str], today: date) -> Dates:
    number = number_of(found["m"])
    if number is None or not 1 <= number <= 12:
        return ()
    part, word = found["p"] or "初", (found["y"] or "").rstrip("年")
    if word.isdigit():
        year = int(word) + (2000 if len(word) == 2 else 0)
        made = _part_of(date(year, number, 1), part)
        return (made,) if made >= today else PAST
    year = today.year + {"明": 1, "后": 2}.get(word, 0)
    made = _part_of(date(year, number, 1), part)
    return (made if made >= today else _part_of(date(year + 1, number, 1), part),)


def _beginning_of_year(_found: re.Match[str], today: date) -> Dates:
    return (date(today.year + 1, 1, 1),)


def _end_of_year(found: re.Match[str], today: date) -> Dates:
    return (date(today.year + (1 if found["y"] == "明" else 0), 12, 31),)


def _quarter(found: re.Match[str], today: date) -> Dates:
    first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    following = add_months(first, 3)
    return (following,) if found["q"].startswith("下") else (following - timedelta(days=1),)


def _relative_month(found: re.Match[str], today: date) -> Dates:
    month = _which_month(found["w"], today)
    return PAST if month is None else (month,) if month > today else (last_of_month(today),)


def _nth_weekday(found: re.Match[str], today: date) -> Dates:
    """下个月第一个周一."""
    number, day = number_of(found["n"]) or 1, WEEKDAYS[found["d"]]
    named = number_of(found["m"]) if found["m"] else None
    month = today.replace(day=1) if named is None else today.replace(month=named, day=1)
    if found["w"]:
        which = _which_month(found["w"], today)
        if which is None:
            return PAST
        month = which
    for ahead in (0, 12 if named else 1):
        first = add_months(month, ahead)
        made = first + timedelta(days=(day - first.weekday()) % 7 + 7 * (number - 1))
        if made.month == first.month and made >= today:
            return (made,)
    return ()


def _working_day_of_month(found: re.Match[str], today: date) -> Dates:
    """下月第一个工作日, 月底最后一个交易日."""
    word, named = (found["w"] or "").replace("每", ""), number_of(found["m"] or "")
    number = -1 if found["n"] is None else number_of(found["n"]) or 1
    first = _which_month(word, today) if named is None else today.replace(month=min(named, 12) or 1, day=1)
    assert first is not None
    for month in (first, add_months(first, 1 if named is None else 12)):
        made = working_day_of(month, number)
        if made >= today:
            return (made,)
    return ()


def _half_year(found: re.Match[str], today: date) -> Dates:
    """下半年 begins on 1 July."""
    month = 7 if found["h"] == "下" else 1
    made = date(today.year + (1 if found["y"] else 0), month, 1)
    if is_told(clause_after(found)) or (made < today and not found["y"] and month == 1):
        return ()
    return (made,) if made > today else ()


def _named_quarter(found: re.Match[str], today: date) -> Dates:
    number = number_of(found["n"])
    if number is None or not 1 <= number <= 4:
        return ()
    for year in (today.year, today.year + 1):
        last = last_of_month(date(year, 3 * number, 1))
        made = date(year, 3 * number - 2, 1) if found["p"] == "初" else last
        if made >= today:
            return (made,)
    return ()


_OF_MONTH: Final = rf"(?:(?P<w>下下个?|下个?|本|这个?|当|每个?)|(?P<m>{NUMBER}))?月份?(?:底|末)?"

MONTHS: Final[tuple[tuple[str, Rule], ...]] = (
    (rf"(?P<w>下下个?月|下个?月|上个?月|本月|这个?月|当月)(?P<d>{NUMBER})[日号]", _day_of_month),
    (
        rf"(?P<w>下下个?|下个?|上个?|本|这个?|当)?月份?(?P<p>初|上旬|中旬|中|下旬|底|末|的最后一天|最后一天){BY}",
        _part_of_month,
    ),
    (
        rf"(?P<y>[明后]年|(?<!\d)(?:20)?\d\d年)?(?P<m>{NUMBER})月份?(?P<p>初|上旬|中旬|中|下旬|底|末){BY}",
        _part_of_named_month,
    ),
    (rf"(?P<y>[明后]年|(?<![\d到至])(?:20)?\d\d年)(?P<m>{NUMBER})月份?(?P<p>)", _part_of_named_month),
    (
        rf"{_OF_MONTH}的?(?:第(?P<n>[一二两三四五])个|最后一个)(?:工作|交易)日{BY}",
        _working_day_of_month,
    ),
    (rf"(?P<y>)(?P<m>{NUMBER})月份?(?P<p>)(?=再|要|去|来|到期|交(?!易)|回|签|见|续)", _part_of_named_month),
    (rf"(?P<y>今|明|本)?年?年?(?:年底|年末){BY}", _end_of_year),
    (r"(?:明年|来年)?年初|明年初", _beginning_of_year),
    (rf"(?P<q>下一?个?季度|本?季度?末|本季度内){BY}", _quarter),
    (r"(?P<w>下下个?月|下个?月|上个?月)", _relative_month),
    (r"(?P<w>本月|这个?月|当月)(?:之?内|以内)", _relative_month),
    (
        rf"(?:(?P<w>下下个?月|下个?月|上个?月|本月|这个?月|当月)|(?P<m>{NUMBER})月份?)?的?第(?P<n>[一二三四])个?{_W}(?P<d>{_D})",
        _nth_weekday,
    ),
    (r"(?P<y>明年)?(?P<h>[上下])半年(?=再|开始|要|打算|准备|去|来|开户|换|到期)", _half_year),
    (rf"第?(?P<n>[一二三四1-4])季度(?P<p>末|底|初|结束|(?=之?前|以前|之?内|以内)){BY}", _named_quarter),
    (r"(?<![月\d上中下])(?P<w>)(?P<p>[上中下]旬)", _part_of_month),
)
