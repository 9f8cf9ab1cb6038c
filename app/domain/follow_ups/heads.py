"""The days of a text as one reads them: told twice is one, from … to … begins, put off is where it went."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import timedelta
from typing import Final

from app.domain.follow_ups.days import DayToken
from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import made_of
from app.domain.follow_ups.repeats import RepeatToken
from app.domain.follow_ups.words import EN_WEEKDAYS

Head = DayToken | RepeatToken
_PUT_OFF: Final = re.compile(
    r"(?:改|推|推迟|延|延期|延后|顺延|提前|挪|调|调整)[到至为成在]"
    r"|(?:moved|postponed|rescheduled|changed) to",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"\s*(?:到|至|-|–|—|~)\s*")
_NEXT_TIME: Final = re.compile(r"(?:下一?次|首次|第一次|next|first)[^，。,]{0,6}$", re.IGNORECASE)
_BEGINNING: Final = re.compile(
    r"[\s,]*(?:(?:on|from|starting|beginning)(?:\s+on)?(?:\s+the)?)?\s*", re.IGNORECASE
)
_MOVED_FROM: Final = re.compile(
    r"\b(?:moved|postponed|rescheduled|changed|shifted)\s+from\s*$", re.IGNORECASE
)
_NUMBER_ALONE: Final = re.compile(r"(?:(?:on|by|before|until) the )?(?P<d>\d{1,2})(?:st|nd|rd|th|[号日])")
_BESIDE: Final = re.compile(  # 提前一周 says how early it is told, not another day
    rf"\bthe day (?P<w>before|after)\b(?! tomorrow)"
    rf"|到期前(?P<n>{NUMBER})个?(?P<u>天|日|周|星期)(?!提醒|通知|告诉)"
)
_FROM_ON: Final = re.compile(r"(?:起|开始|以后|之后)?[，,]?就?")


def sentence_of(at: int, stops: list[int]) -> int:
    """Which sentence a place of the text is in."""
    return bisect_right(stops, at)


def ahead(heads: list[Head]) -> list[Head]:
    """Those that do not look back."""
    return [head for head in heads if not (isinstance(head, DayToken) and head.past)]


def told_once(heads: list[Head], text: str, stops: list[int]) -> list[Head]:
    """Without what only says a day again: 12月8日（周二）, 明天2月1日; and what 去年 takes into the past."""
    kept: list[Head] = []
    for each in heads:
        last = kept[-1] if kept else None
        if last is None or sentence_of(last.start, stops) != sentence_of(each.start, stops):
            kept.append(each)
            continue
        head = _of_its_month(last, each, text)
        between = text[last.end : head.start]
        if _says_again(last, head, text) or (isinstance(head, DayToken) and _RANGE.fullmatch(between)):
            continue
        if isinstance(last, DayToken) and isinstance(head, RepeatToken) and _FROM_ON.fullmatch(between):
            kept[-1] = replace(head, dates=last.dates)  # 从明天起每天
            continue
        begins = (
            _NEXT_TIME.search(between) is not None
            or _BEGINNING.fullmatch(between) is not None
            or re.match(r"\s*(?:开始|起)", text[head.end :]) is not None
        )
        if isinstance(last, RepeatToken) and isinstance(head, DayToken) and begins:
            kept[-1] = replace(last, dates=head.dates)  # 每三个月一次，下次是10月20号
            continue
        moved = between.strip().lower() == "to" and _MOVED_FROM.search(text[: last.start]) is not None
        if moved or _is_named_by(last, head, text):
            kept.pop()
        elif _PUT_OFF.search(between):
            here = sentence_of(head.start, stops)
            kept = [each for each in kept if sentence_of(each.start, stops) != here]
        kept.append(head)
    return [_beside(each, text, stops) for each in kept]


def _beside(head: Head, text: str, stops: list[int]) -> Head:
    """3月1号到期，到期前一周聊; on the 31st, nudge him the day before: another day than the one named."""
    if not isinstance(head, DayToken) or head.past:
        return head
    sentence = sentence_of(head.start, stops)
    found = _BESIDE.search(text, head.end, stops[sentence] if sentence < len(stops) else len(text))
    if found is None:
        return head
    days = 7 if (found["u"] or "天") in ("周", "星期") else 1
    shift = timedelta(days=days * (number_of(found["n"] or "1") or 1) * (1 if found["w"] == "after" else -1))
    return replace(head, dates=tuple(each + shift for each in head.dates))


def _of_its_month(last: Head, head: Head, text: str) -> Head:
    """7月6日寄出，9号打电话: a number alone is of the month that was named before it."""
    number = _NUMBER_ALONE.fullmatch(text[head.start : head.end])
    if number is None or not isinstance(last, DayToken) or not isinstance(head, DayToken):
        return head
    if last.past or head.past:
        return head
    made = made_of(last.dates[0].year, last.dates[0].month, int(number["d"]))
    return head if made is None or made < head.dates[0] else replace(head, dates=(made,))


def _near(last: Head, head: Head, text: str) -> bool:
    return not text[last.end : head.start].strip(" ,，（(的")


def _says_again(last: Head, head: Head, text: str) -> bool:
    """The second of two is the same day in other words, or belongs to a year gone by."""
    near, words = _near(last, head, text), text[head.start : head.end]
    gone_year = near and isinstance(last, DayToken) and last.past and text[last.end - 1] == "年"
    same_day = isinstance(head, DayToken) and not head.past and last.dates[0] in head.dates
    weekday = (near and "周" in words) or "星期" in words
    return bool(
        gone_year or same_day or (near and weekday and last.dates[0].weekday() == head.dates[0].weekday())
    )


def _is_named_by(last: Head, head: Head, text: str) -> bool:
    """Thursday 26 Nov: the date says which Thursday."""
    word = text[last.start : last.end].strip().lower()
    return (
        isinstance(last, DayToken)
        and word[:3] in EN_WEEKDAYS
        and _near(last, head, text)
        and head.dates[0] >= last.dates[0]
        and last.dates[0].weekday() == head.dates[0].weekday()
    )
