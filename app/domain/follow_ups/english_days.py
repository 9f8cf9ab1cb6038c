"""English words for days: next Friday, in two weeks, 15 December."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.domain.follow_ups.festival_days import back_at_work, festival
from app.domain.follow_ups.numerals import number_of
from app.domain.follow_ups.reckoning import (
    PAST,
    RECENT,
    Dates,
    Rule,
    last_of_month,
    look_back,
    made_of,
    monday_of,
    next_of,
    plus,
    was_told,
    working_day_of,
)
from app.domain.follow_ups.words import EN_MONTH, EN_MONTHS, EN_NUMBER, EN_WEEKDAY, EN_WEEKDAYS, FESTIVALS
from app.domain.recurrence import add_months
from app.domain.working_days import WorkCalendar


def _english_weekday(found: re.Match[str], today: date) -> Dates:
    """Next Friday, said on a Monday: most mean the one of next week, some the one that comes first."""
    day = EN_WEEKDAYS.index(found["d"].lower()[:3])
    made = monday_of(today) + timedelta(days=day)
    which = (found["w"] or "").lower().strip()
    if which == "last":
        return PAST
    following = made + timedelta(days=7)
    if which == "next":
        return (following, made) if made > today else (following,)
    if made == today:
        return (following, today)
    if (made < today and was_told(found)) or _MET.search(found.string[: found.start()]):
        return PAST
    return (made,) if made > today else (following,)


def _weekday_of_next_week(found: re.Match[str], today: date) -> Dates:
    return plus(monday_of(today), 7 + EN_WEEKDAYS.index(found["d"].lower()[:3]))


def _weeks_from(found: re.Match[str], today: date) -> Dates:
    """A week on Wednesday, Monday week, two weeks from tomorrow."""
    word, days = found["d"].lower(), 7 * (number_of(found.groupdict().get("n") or "one") or 1)
    if "fortnight" in found.group().lower():
        days *= 2
    if word in _WORDS:
        return plus(today, _WORDS[word] + days)
    ahead = (EN_WEEKDAYS.index(word[:3]) - today.weekday()) % 7
    return (
        plus(today, ahead + days)
        if ahead
        else (today + timedelta(days=days), today + timedelta(days=days + 7))
    )


def _months_of(found: re.Match[str], today: date) -> tuple[date, date]:
    """The first days of the months that may be meant: this one and the next, or one by its name."""
    word = found["m"].lower()
    if word[:3] in EN_MONTHS:
        first = date(today.year, _english_month(word), 1)
        return first, add_months(first, 12)
    first = add_months(today.replace(day=1), int(word.startswith("next")))
    return first, add_months(first, 1)


def _nth_weekday(found: re.Match[str], today: date) -> Dates:
    """First Monday of next month, last Friday of December."""
    day, number = EN_WEEKDAYS.index(found["d"].lower()[:3]), _ORDINALS[found["n"].lower()]
    for first in _months_of(found, today):
        if number < 0:
            last = last_of_month(first)
            made = last - timedelta(days=(last.weekday() - day) % 7)
        else:
            made = first + timedelta(days=(day - first.weekday()) % 7 + 7 * (number - 1))
        if made >= today:
            return (made,)
    return ()


def _nth_working_day(found: re.Match[str], today: date) -> Dates:
    number = _ORDINALS[found["n"].lower()]
    for first in _months_of(found, today):
        made = working_day_of(first, number)
        if made >= today:
            return (made,)
    return ()


def _working_days(found: re.Match[str], today: date) -> Dates:
    number = number_of(found["n"])
    return () if number is None else (WorkCalendar().add(today, number),)


def _weekend(found: re.Match[str], today: date) -> Dates:
    return plus(monday_of(today), 12 if "next" in found.group().lower() else 5)


def _english_month(name: str) -> int:
    return EN_MONTHS.index(name.lower()[:3]) + 1


def _english_date(found: re.Match[str], today: date) -> Dates:
    month, day = _english_month(found["m"]), int(found["d"])
    if found["y"]:
        made = made_of(int(found["y"]), month, day)
        if made is not None and made < today and _BORN.search(found.string[: found.start()]):
            return next_of(month, day, today)
        return () if made is None else (made,) if made >= today else PAST
    coming = next_of(month, day, today)
    ago = next_of(month, day, today - timedelta(days=RECENT))
    return PAST if ago and ago != coming and was_told(found) else coming


def _english_after(found: re.Match[str], today: date) -> Dates:
    amount = number_of(found["n"])
    if amount is None:
        return ()
    unit = found["u"].lower()
    if unit == "day":
        return plus(today, amount)
    if unit in ("week", "fortnight"):
        return plus(today, (7 if unit == "week" else 14) * amount)
    return (add_months(today, amount * (12 if unit == "year" else 1)),)


def _english_period(found: re.Match[str], today: date) -> Dates:
    unit = found["u"].lower()
    if found["w"].lower() == "last":
        return PAST
    if re.search(r"\b(?:be|turns?|is) \d{1,3} $", found.string[: found.start()]):
        return ()  # an age
    if unit == "week":
        return (monday_of(today) + timedelta(days=7),)
    if unit == "month":
        return (add_months(today.replace(day=1), 1),)
    return (date(today.year + 1, 1, 1),)


def _english_end(found: re.Match[str], today: date) -> Dates:
    unit = found["u"].lower()
    following = (found["n"] or "").strip().lower() == "next"
    if unit == "week":
        return (max(today, monday_of(today) + timedelta(days=11 if following else 4)),)
    if unit == "month":
        return (last_of_month(add_months(today.replace(day=1), int(following))),)
    if unit == "quarter":
        ahead = 2 - (today.month - 1) % 3 + 3 * int(following)
        return (last_of_month(add_months(today.replace(day=1), ahead)),)
    return (date(today.year + int(following), 12, 31),)


_FESTIVALS: Final = {
    "christmas": "圣诞", "new year's": "元旦", "spring festival": "春节", "chinese new year": "春节",
    "lunar new year": "春节", "lantern festival": "元宵", "dragon boat festival": "端午",
    "mid-autumn festival": "中秋", "mid-autumn": "中秋", "national day": "国庆", "labour day": "五一",
    "labor day": "五一", "valentine's": "情人节", "teachers'": "教师节",
    "mother's": "母亲节", "father's": "父亲节",
}  # fmt: skip


def _english_festival(found: re.Match[str], today: date) -> Dates:
    day = festival(_FESTIVALS[found["f"].lower()], today)
    if day is None:
        return ()
    if found["e"] or (found["p"] or "").lower() in ("before", "by", "until"):
        return (day - timedelta(days=1),)
    name = _FESTIVALS[found["f"].lower()]
    return (back_at_work(day, FESTIVALS[name].rest),) if (found["p"] or "").lower() == "after" else (day,)


def _english_day_number(found: re.Match[str], today: date) -> Dates:
    """On the 18th: this month's, or the next that has it."""
    for ahead in range(3):
        month = add_months(today.replace(day=1), ahead)
        made = made_of(month.year, month.month, int(found["d"]))
        if made is not None and made >= today:
            return (made,)
    return ()


_PARTS: Final = {
    "early": 1, "first week of": 1, "beginning of": 1, "mid": 15, "middle of": 15, "late": 25, "end of": 31,
}  # fmt: skip


def _english_part(found: re.Match[str], today: date) -> Dates:
    """Early, mid or late December."""
    day, month = _PARTS[found["p"].lower()], _english_month(found["m"])
    for year in (today.year, today.year + 1):
        made = date(year, month, min(day, last_of_month(date(year, month, 1)).day))
        if made >= today:
            return (made,)
    return ()


def _english_part_of_next(found: re.Match[str], today: date) -> Dates:
    return (add_months(today.replace(day=1), 1).replace(day=_PARTS[found["p"].lower()]),)


def _english_month_alone(found: re.Match[str], today: date) -> Dates:
    made = date(today.year, _english_month(found["m"]), 1)
    return PAST if was_told(found) else (made if made > today else add_months(made, 12),)


def _english_word(found: re.Match[str], today: date) -> Dates:
    if _WORDS[found["d"].lower()] == 0 and was_told(found):
        return PAST
    return plus(today, _WORDS[found["d"].lower()])


_AGO: Final = (
    r"\b(?:yesterday|earlier|the day before|last (?:week|month|year|night|time)|"
    r"(?:\d+|an?|two|three|few) (?:day|week|month|year)s? ago)\b"
)

_WORDS: Final = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "tmw": 1,
    "this afternoon": 0,
    "this evening": 0,
}
_MET: Final = re.compile(  # what was done on a weekday gone by: saw Mr Liu (on) Friday
    r"\b(?:met|saw|visited|spoke|came)\b(?:\s+(?!for\b|about\b)[\w.]+){0,3}\s+$", re.IGNORECASE
)
_BORN: Final = re.compile(r"\b(?:born|birthday)\b[^,.;]{0,12}$", re.IGNORECASE)
_ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "last": -1,
}  # fmt: skip
_NTH: Final = rf"(?:the )?\b(?P<n>{'|'.join(_ORDINALS)})"
_OF_MONTH: Final = rf"(?:of|in) (?P<m>(?:the|this|next|each|every) month|{EN_MONTH})\b"
_TO_FRIDAY: Final = timedelta(days=4)
_NO_TAX: Final = "(?<!tax )(?<!financial )(?<!fiscal )"
_TO: Final = "today|tomorrow"
_FESTIVE: Final = "|".join(_FESTIVALS)
ENGLISH: Final[tuple[tuple[str, Rule], ...]] = (
    (
        rf"\b(?:(?P<p>before|after|by|until) )?(?:the )?(?P<f>{_FESTIVE})(?: day)?\b(?P<e> eve\b)?",
        _english_festival,
    ),
    (r"\b(?:on|by|before|until)\s+the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _english_day_number),
    (
        rf"\b(?:by |before |at |in )?(?:the )?(?P<p>{'|'.join(_PARTS)})[ -](?P<m>{EN_MONTH})\b",
        _english_part,
    ),
    (
        r"\b(?:by |before |at |in )?(?:the )?(?P<p>early|beginning of|mid|middle of|late)[ -]next month\b",
        _english_part_of_next,
    ),
    (rf"\b(?:in|by|before|until|next) (?P<m>{EN_MONTH})\b(?!\.?\s+\d)", _english_month_alone),
    (r"\b(?:the )?week after next\b", lambda _found, today: (monday_of(today) + timedelta(days=14),)),
    (r"\b(?:the )?month after next\b", lambda _found, today: (add_months(today.replace(day=1), 2),)),
    (
        rf"\b(?:by |before |at )?(?:the )?(?P<n>next )?{_NO_TAX}(?P<u>month|year|quarter)[ -]end\b",
        _english_end,
    ),
    (rf"{_NTH} (?P<d>{EN_WEEKDAY}) {_OF_MONTH}", _nth_weekday),
    (rf"{_NTH} (?:working|business|trading) day {_OF_MONTH}", _nth_working_day),
    (
        rf"\b(?:(?:in|within|after) )?(?P<n>{EN_NUMBER}) (?:working|business|trading) days?\b",
        _working_days,
    ),
    (rf"\bnext week,? (?:on )?(?P<d>{EN_WEEKDAY})\b", _weekday_of_next_week),
    (rf"\b(?:on )?(?P<d>{EN_WEEKDAY})(?: of)? next week\b", _weekday_of_next_week),
    (
        rf"\b(?P<n>{EN_NUMBER}) (?:week|fortnight)s? (?:(?:on|from) |(?=to))(?P<d>{EN_WEEKDAY}|{_TO})\b",
        _weeks_from,
    ),
    (rf"\b(?P<d>{EN_WEEKDAY}|today|tomorrow) (?:week|fortnight)\b", _weeks_from),
    (r"\b(?:later|sometime) this week\b", lambda _found, today: (max(today, monday_of(today) + _TO_FRIDAY),)),
    (r"\b(?:(?:at|over|on|by) )?(?:the|this|next) weekend\b", _weekend),
    (
        r"\b(?:by )?(?:the )?(?:EOD|COB|end of (?:the )?day|close of business)\b(?! (?:on )?[A-Z])",
        lambda _found, today: (today,),
    ),
    (r"\b(?:the )?day after tomorrow\b", lambda _found, today: plus(today, 2)),
    (r"\b(?P<d>tomorrow|tmrw|tmr|tmw|tonight|today|this afternoon|this evening)\b", _english_word),
    (
        _AGO,
        look_back,
    ),
    (
        rf"\b(?:(?:on|by|before|until|this|coming)\s+)?(?P<w>next\s+|last\s+)?(?P<d>{EN_WEEKDAY})\b",
        _english_weekday,
    ),
    (
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{EN_MONTH})\b\.?(?:,?\s+(?P<y>(?:19|20)\d\d))?",
        _english_date,
    ),
    (
        rf"\b(?P<m>{EN_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d)(?:,?\s+(?P<y>(?:19|20)\d\d))?",
        _english_date,
    ),
    (
        rf"\b(?:in|within|after)\s+(?P<n>{EN_NUMBER})\s+(?P<u>day|week|fortnight|month|year)s?\b",
        _english_after,
    ),
    (rf"\b(?P<n>{EN_NUMBER})\s+(?P<u>day|week|month|year)s?\s+(?:from now|later)\b", _english_after),
    (
        r"\b(?:by |before |at )?(?:the )?end of (?:the |this )?(?P<n>next )?(?P<u>week|month|year|quarter)\b",
        _english_end,
    ),
    (r"\b(?P<w>next)\s+(?P<u>week|month|year)\b", _english_period),
)
