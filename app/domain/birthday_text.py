"""Birthdays and yearly days as people write them: 1976-3-5, 3月5日, 八月十五, 闰四月初三, 农历8-15."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain import lunar
from app.domain.annual import PROBLEMS, AnnualDate, Calendar, problem

_DIGITS: Final = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
_LUNAR_DAY: Final = re.compile(r"(?:(\d{4})年?)?(闰)?([正一二三四五六七八九十冬腊]{1,2})月(.{1,3})$")
_NUMBERS: Final = re.compile(r"(?:(\d{4})[-/.年])?(闰|leap)?(\d{1,2})[-/.月](\d{1,2})[日号]?$")
_SOLID: Final = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_LUNAR_WORDS: Final = re.compile(r"^(?:农历|阴历|旧历|lunar)")
_SOLAR_WORDS: Final = re.compile(r"^(?:公历|阳历|solar)")


def read_annual(text: str, calendar: Calendar = Calendar.SOLAR, field: str = "birthday") -> AnnualDate | None:
    """The day, none for no text; words in the text overrule `calendar`. Raises `InvalidInput`."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    if not plain:
        return None
    if _LUNAR_WORDS.search(plain):
        calendar, plain = Calendar.LUNAR, _LUNAR_WORDS.sub("", plain)
    elif _SOLAR_WORDS.search(plain):
        calendar, plain = Calendar.SOLAR, _SOLAR_WORDS.sub("", plain)
    found = _spoken(plain)
    if found is not None:
        calendar = Calendar.LUNAR
    else:
        found = _written(plain)
    if found is None:
        raise InvalidInput(
            "day",
            N_("This is no day. Write it as {example}."),
            field=field,
            example="1976-3-5, 3-5, 八月十五",
        )
    year, leap, month, day = found
    wrong = problem(calendar, month, day, leap, year)
    if wrong:
        raise InvalidInput(wrong, PROBLEMS[wrong], field=field)
    return AnnualDate(calendar, month, day, leap, year)


def write_annual(day: AnnualDate | None) -> str:
    """The shortest text that `read_annual` reads back, in the day's own calendar."""
    if day is None:
        return ""
    if day.calendar is Calendar.LUNAR:
        said = lunar.month_text(day.month, day.leap) + lunar.day_text(day.day)
        return f"{day.year}年{said}" if day.year else said
    return f"{day.year}-{day.month}-{day.day}" if day.year else f"{day.month}-{day.day}"


def day_examples(calendar: Calendar) -> str:
    """What may be typed, for the empty field."""
    if calendar is Calendar.LUNAR:
        return tr("e.g. {example}", example="八月十五, 闰4-3, 1976-8-15")
    return tr("e.g. {example}", example="1976-3-5, 3-5")


_Found = tuple[int | None, bool, int, int]


def _spoken(text: str) -> _Found | None:
    match = _LUNAR_DAY.match(text)
    if not match:
        return None
    year, leap, month_text, day_text = match.groups()
    month = _MONTHS.get(month_text) or _number(month_text)
    day = _number(day_text.removeprefix("初").removesuffix("日"))
    if month is None or day is None:
        return None
    return (int(year) if year else None, bool(leap), month, day)


def _written(text: str) -> _Found | None:
    solid = _SOLID.match(text)
    if solid:
        return (int(solid.group(1)), False, int(solid.group(2)), int(solid.group(3)))
    match = _NUMBERS.match(text)
    if not match:
        return None
    year, leap, month, day = match.groups()
    return (int(year) if year else None, bool(leap), int(month), int(day))


def _number(text: str) -> int | None:
    """十五, 廿三, 三十, 二十一, 5."""
    if text.isdecimal():
        return int(text)
    plain = text.replace("廿", "二十").replace("卅", "三十")
    if not plain or any(c not in _DIGITS and c != "十" for c in plain):
        return None
    if "十" not in plain:
        return _DIGITS[plain] if len(plain) == 1 else None
    tens, _, ones = plain.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
