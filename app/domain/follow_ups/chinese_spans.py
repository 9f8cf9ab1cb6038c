"""Chinese words for a span from today: 半个月后, 三个工作日内, 两三天后, 还有十天到期."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import PAST, Dates, Rule, clause_after, is_told, monday_of, plus
from app.domain.follow_ups.words import WEEK, WEEKDAY, WEEKDAYS
from app.domain.recurrence import add_months
from app.domain.working_days import WorkCalendar


def _span_days(number: str, unit: str, half: str, today: date) -> date | None:
    amount = 0 if number == "半" else number_of(number)
    if amount is None:
        return None
    if unit in ("天", "日", "d"):
        return today + timedelta(days=amount)
    if unit in ("周", "星期", "礼拜"):
        return today + timedelta(days=7 * amount + (3 if half else 0))
    months = {"月": 1, "季度": 3, "年": 12}[unit]
    if number == "半":
        return today + timedelta(days=15) if unit == "月" else add_months(today, months // 2)
    made = add_months(today, months * amount)
    if half:
        made = made + timedelta(days=15) if unit == "月" else add_months(made, months // 2)
    return made


def _after(found: re.Match[str], today: date) -> Dates:
    made = _span_days(found["n"], found["u"], found["h"] or "", today)
    clause = clause_after(found)
    if found.group().endswith("内") and (is_told(clause) or clause.startswith(("不", "没", "无"))):
        return PAST
    return () if made is None else (made,)


def _weekday_after(found: re.Match[str], today: date) -> Dates:
    """两周后的周三: of the week two weeks on."""
    weeks = number_of(found["n"])
    return () if weeks is None else plus(monday_of(today), 7 * weeks + WEEKDAYS[found["d"]])


def _working_days(found: re.Match[str], today: date) -> Dates:
    number = number_of(found["n"])
    return () if number is None else (WorkCalendar().add(today, number),)


def _few_days(found: re.Match[str], today: date) -> Dates:
    """两三天: either of them."""
    low, high = number_of(found["a"]), number_of(found["b"])
    if low is None or high is None:
        return ()
    return today + timedelta(days=low), today + timedelta(days=high)


_ENDS: Final = "(?:到期|截止|交割|生日|结束|解禁)"
_UNIT: Final = "(?P<u>天|周|星期|礼拜|月|年)"

SPANS: Final[tuple[tuple[str, Rule], ...]] = (
    (rf"(?P<n>{NUMBER})个?{WEEK}(?:以后|之后|后)的?{WEEK}(?P<d>{WEEKDAY})", _weekday_after),
    (rf"(?:再?过)?(?P<n>{NUMBER})\s*个?工作日(?:以后|之后|过后|后|以内|之内|内)", _working_days),
    (r"(?P<a>[一两二三四五六七八])(?P<b>[二两三四五六七八九])\s*(?:天)(?:以后|之后|后|之?内)", _few_days),
    (
        rf"(?:再?过)?(?P<n>{NUMBER}|半)\s*[来多]?个?(?P<h>半)?(?P<u>天|日|周|星期|礼拜|月|季度|年)(?:以后|之后|过后|后|以内|之内|内)",
        _after,
    ),
    (rf"(?:再?过|再等)(?P<n>{NUMBER}|半)\s*个?(?P<h>半)?(?P<u>天|周|星期|礼拜|月|季度|年)", _after),
    (
        rf"还[有剩差](?P<n>{NUMBER}|半)\s*个?(?P<h>半)?{_UNIT}(?=[^，。；,;]{{0,3}}{_ENDS})",
        _after,
    ),
    (
        rf"[离距][^，。；,;]{{0,6}}{_ENDS}[^，。；,;]{{0,2}}[有剩差](?P<n>{NUMBER}|半)\s*个?(?P<h>半)?{_UNIT}",
        _after,
    ),
)
