"""The days of a text as one reads them: told twice is one, from … to … begins, put off is where it went."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from app.domain.follow_ups.days import DayToken
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
    r"\s*(?:(?:on|from|starting|beginning)(?:\s+on)?(?:\s+the)?)?\s*", re.IGNORECASE
)
_MOVED_FROM: Final = re.compile(
    r"\b(?:moved|postponed|rescheduled|changed|shifted)\s+from\s*$", re.IGNORECASE
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
    for head in heads:
        last = kept[-1] if kept else None
        if last is None or sentence_of(last.start, stops) != sentence_of(head.start, stops):
            kept.append(head)
            continue
        between = text[last.end : head.start]
        if _says_again(last, head, text) or (isinstance(head, DayToken) and _RANGE.fullmatch(between)):
            continue
        if isinstance(last, DayToken) and isinstance(head, RepeatToken) and _FROM_ON.fullmatch(between):
            kept[-1] = replace(head, dates=last.dates)  # 从明天起每天
            continue
        begins = _NEXT_TIME.search(between) is not None or _BEGINNING.fullmatch(between) is not None
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
    return kept


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
