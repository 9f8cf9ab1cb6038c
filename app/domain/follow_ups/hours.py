"""Words for the time of day: 下午3:30, 七点半, 15:00-17:30, 3pm, 半小时后.

A bare hour from 1 to 7 is in the afternoon or evening: nobody visits a client at three at night.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from app.domain.follow_ups.numerals import NUMBER, number_of

_PERIODS: Final = {
    "凌晨": "night", "清晨": "morning", "早上": "morning", "早晨": "morning", "早": "morning",
    "上午": "morning",
    "中午": "noon", "下午": "afternoon", "午后": "afternoon", "傍晚": "afternoon", "晚上": "evening",
    "晚间": "evening", "夜里": "evening", "晚": "evening",
}  # fmt: skip
_PERIOD: Final = "|".join(sorted(_PERIODS, key=len, reverse=True))
_HOUR: Final = r"(?:[01]?\d|2[0-4]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE: Final = (
    r"(?:半|[一三]刻|[0-5]?\d分?|零[一二三四五六七八九]分?|"
    r"[一二三四五六七八九]分|[一二三四五]?十[一二三四五六七八九]?分?)"
)
_WORDS: Final = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_O_CLOCK: Final = r"(?:点|时(?=\d|整|许|半|[，。；,;\s]|$))"
_CHINESE: Final = rf"(?:(?P<p>{_PERIOD})\s*)?(?P<h>{_HOUR})\s*{_O_CLOCK}(?P<m>{_MINUTE})?(?P<o>钟|整)?"
_COLON: Final = rf"(?:(?P<p>{_PERIOD})\s*)?(?<!\d)(?P<h>[01]?\d|2[0-4])\s*[:：]\s*(?P<m>[0-5]\d)(?!\d)"
_ENGLISH: Final = r"(?<!\d)(?P<h>1[0-2]|0?\d)(?:[:.](?P<m>[0-5]\d))?\s*(?P<p>[ap])\.?m\b\.?"
_FROM_TO: Final = (
    r"(?<!\d)(?P<b>between\s+)?(?P<h>1[0-2]|[1-9])(?::(?P<m>[0-5]\d))?\s*(?:-|–|to|until|(?(b)and))\s*"
    r"(?P<u>1[0-2]|[1-9])(?::(?P<v>[0-5]\d))?\s*(?P<p>[ap])\.?m\b\.?"
)
_AT: Final = r"\bat\s+(?P<h>1[0-2]|[1-9])(?![\d:.%]|\s*(?:%|percent|lots?|yuan|[ap]\.?m))"
_PAST: Final = (
    rf"\b(?P<q>half(?: past)?|a?\s*quarter past|a?\s*quarter to)\s+(?P<h>1[0-2]|[1-9]|{'|'.join(_WORDS)})\b"
)
_TO_MINUTES: Final = r"(?<![\d:/-])(?P<h>1?\d|2[0-3])\s*[-–]\s*(?P<u>1?\d|2[0-3]):(?P<v>[0-5]\d)(?!\d)"
_PARTS: Final = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "evening"}
_PART_OF_DAY: Final = re.compile(r"(?P<p>morning|afternoon|evening|night)\s*$", re.IGNORECASE)
_NOON: Final = r"\b(?P<w>noon|midnight)\b"
_AFTER: Final = rf"(?:再?过)?(?P<n>{NUMBER}|半)\s*个?(?P<f>半)?(?P<u>小时|钟头|分钟|刻钟)(?:以后|之后|后)"
_IN: Final = r"\bin\s+(?P<n>\d{1,3}|an?|half an|two|three)\s+(?P<u>hour|minute)s?\b"
_TO: Final = re.compile(r"\s*(?:到|至|-|–|—|~|～|\bto\b|\buntil\b)\s*")


@dataclass(frozen=True, slots=True)
class HourToken:
    """Words for a time of day; `sure` ones need no day beside them. `moment`: reckoned from now."""

    start: int
    end: int
    at: time | None
    until: time | None = None
    sure: bool = True
    moment: datetime | None = None
    period: str = ""
    midnight: bool = False  # 晚上十二点: the day that follows begins


def _clock(hour: int, minute: int, period: str) -> time | None:
    later = period in ("afternoon", "evening") and hour < 12
    if later or (period == "noon" and hour in (1, 2)) or (not period and 1 <= hour <= 7):
        hour += 12
    if hour == 24 or (period == "evening" and hour == 12):
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minutes(text: str | None) -> int:
    if not text:
        return 0
    if text in ("半", "一刻", "三刻"):
        return {"半": 30, "一刻": 15, "三刻": 45}[text]
    return number_of(text.removesuffix("分")) or 0


def _chinese(found: re.Match[str]) -> HourToken | None:
    hour = number_of(found["h"])
    period = _PERIODS.get(found["p"] or "", "")
    at = None if hour is None else _clock(hour, _minutes(found["m"]), period)
    if at is None:
        return None
    sure = bool(found["p"] or found["o"] or found["m"]) or (hour or 0) >= 13
    if period == "evening" and hour == 12:
        return HourToken(found.start(), found.end(), at, midnight=True)
    return HourToken(found.start(), found.end(), at, sure=sure, period=period)


def _colon(found: re.Match[str]) -> HourToken | None:
    hour, period = int(found["h"]), _PERIODS.get(found["p"] or "", "")
    at = _clock(hour, int(found["m"]), period or ("morning" if len(found["h"]) == 2 else ""))
    return None if at is None else HourToken(found.start(), found.end(), at, period=period)


def _english(found: re.Match[str]) -> HourToken | None:
    hour = int(found["h"]) % 12 + (12 if found["p"].lower() == "p" else 0)
    return HourToken(found.start(), found.end(), time(hour, int(found["m"] or 0)))


def _english_range(found: re.Match[str]) -> HourToken | None:
    """3 to 5 pm, 10-12 am, 11 to 1 pm: the end says the half of the day."""
    later = 12 if found["p"].lower() == "p" else 0
    until = time(int(found["u"]) % 12 + later, int(found["v"] or 0))
    for half in (later, 0):
        at = time(int(found["h"]) % 12 + half, int(found["m"] or 0))
        if at < until:
            return HourToken(found.start(), found.end(), at, until)
    return None


def _to_minutes(found: re.Match[str]) -> HourToken | None:
    """10-11:30."""
    at, until = _clock(int(found["h"]), 0, ""), _clock(int(found["u"]), int(found["v"]), "")
    return HourToken(found.start(), found.end(), at, until) if at and until and at < until else None


def _bare_english(found: re.Match[str]) -> HourToken | None:
    part = _PART_OF_DAY.search(found.string[: found.start()])
    at = _clock(int(found["h"]), 0, _PARTS[part["p"].lower()] if part else "")
    return None if at is None else HourToken(found.start(), found.end(), at, sure=False)


def _past(found: re.Match[str]) -> HourToken | None:
    """Half past three, quarter to five."""
    hour, words = number_of(found["h"]), found["q"].lower()
    if hour is None:
        return None
    minute = 30 if words.startswith("half") else 15
    if words.endswith("to"):
        hour, minute = hour - 1, 45
    at = _clock(hour, minute, "")
    return None if at is None else HourToken(found.start(), found.end(), at)


def _noon(found: re.Match[str]) -> HourToken:
    return HourToken(found.start(), found.end(), time(12 if found["w"].lower() == "noon" else 0))


def in_the_evening(token: HourToken) -> HourToken:
    """今晚八点: the day's word says which half of the day the bare hour is in."""
    if token.period or token.at is None or not 1 <= token.at.hour < 12:
        return token
    return replace(token, at=token.at.replace(hour=token.at.hour + 12), sure=True)


def hour_tokens(text: str, now: datetime) -> list[HourToken]:
    """All times of day in a blanked text, in order; "from … to …" is one of them."""
    tokens: list[HourToken] = []
    for pattern, make in _MAKERS:
        for found in pattern.finditer(text):
            token = make(found)
            if token is not None and not any(t.start < token.end and token.start < t.end for t in tokens):
                tokens.append(token)
    for pattern in _SPANS:
        tokens += [token for found in pattern.finditer(text) if (token := _from_now(found, now)) is not None]
    tokens.sort(key=lambda token: token.start)
    return _ranges(text, tokens)


def _from_now(found: re.Match[str], now: datetime) -> HourToken | None:
    number, unit = found["n"].lower(), found["u"].lower()
    half = number in ("半", "half an")
    amount = 0 if half else number_of(number)
    if amount is None:
        return None
    minutes = amount * {"小时": 60, "钟头": 60, "hour": 60, "刻钟": 15}.get(unit, 1)
    if half or found.groupdict().get("f"):
        minutes += 30
    moment = now + timedelta(minutes=minutes)
    return HourToken(
        found.start(), found.end(), moment.time().replace(second=0, microsecond=0), moment=moment
    )


def _ranges(text: str, tokens: list[HourToken]) -> list[HourToken]:
    """下午4点到5点半: the end takes the period of the start."""
    joined: list[HourToken] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.until is None
            and _TO.fullmatch(text[last.end : token.start])
            and last.at
            and token.at
        ):
            until = token.at
            if until < last.at and until.hour < 12:
                until = until.replace(hour=until.hour + 12)
            if until > last.at:
                joined[-1] = HourToken(last.start, token.end, last.at, until, sure=True, period=last.period)
                continue
        joined.append(token)
    return joined


_MAKERS: Final = (
    (re.compile(_TO_MINUTES), _to_minutes),
    (re.compile(_COLON), _colon),
    (re.compile(_FROM_TO, re.IGNORECASE), _english_range),
    (re.compile(_ENGLISH, re.IGNORECASE), _english),
    (re.compile(_PAST, re.IGNORECASE), _past),
    (re.compile(_AT, re.IGNORECASE), _bare_english),
    (re.compile(_CHINESE), _chinese),
    (re.compile(_NOON, re.IGNORECASE), _noon),
)
_SPANS: Final = (re.compile(_AFTER), re.compile(_IN, re.IGNORECASE))
