"""Words for days, each with the rule that turns it into dates: the tables of five modules, read as one.

A rule gets its match and the day of the line; it returns the dates meant, likeliest first, none where the
words name no day, or `PAST` where they look back: what was is no promise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.follow_ups.chinese_days import CHINESE
from app.domain.follow_ups.chinese_months import MONTHS
from app.domain.follow_ups.chinese_spans import SPANS
from app.domain.follow_ups.english_days import ENGLISH
from app.domain.follow_ups.festival_days import FESTIVE
from app.domain.follow_ups.reckoning import PAST, Dates, Rule


@dataclass(frozen=True, slots=True)
class DayToken:
    """Words for a day, where they stand, and the days they mean."""

    start: int
    end: int
    dates: Dates
    before: bool = False  # a deadline: the last day

    @property
    def past(self) -> bool:
        return self.dates == PAST


_COMPILED: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), rule, english)
    for table, english in (((*FESTIVE, *CHINESE, *MONTHS, *SPANS), False), (ENGLISH, True))
    for pattern, rule in table
)
# Half of the time goes into rows of the language that a text does not use.
_CHINESE_TEXT: Final = re.compile(r"[\u4e00-\u9fff]|\d\s*[/.-]\s*\d")
_ENGLISH_TEXT: Final = re.compile("[A-Za-z][a-z]{2}|[A-Z]{6}|EOD|COB|MON|TUE|WED|THU|FRI|SAT|SUN")
_DEADLINE: Final = re.compile(r"前$|^by |^before |内$", re.IGNORECASE)


def day_tokens(text: str, today: date) -> list[DayToken]:
    """All words for days in blanked text, in order; of two that overlap the longer, else the earlier rule."""
    spoken = (_CHINESE_TEXT.search(text) is not None, _ENGLISH_TEXT.search(text) is not None)
    found = [
        (match.start(), match.start() - match.end(), order, match, rule)
        for order, (pattern, rule, english) in enumerate(_COMPILED)
        if spoken[english]
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    found.sort(key=lambda each: each[:3])
    tokens: list[DayToken] = []
    reached = 0
    for start, _length, _order, match, rule in _longest(found):
        if start < reached:
            continue
        dates = rule(match, today)
        if dates:
            deadline = _DEADLINE.search(match.group()) is not None
            tokens.append(DayToken(start, match.end(), dates, before=deadline))
            reached = match.end()
    return tokens


def _longest(
    found: list[tuple[int, int, int, re.Match[str], Rule]],
) -> list[tuple[int, int, int, re.Match[str], Rule]]:
    """Without those that lie wholly inside a longer one beginning earlier or at the same place."""
    kept: list[tuple[int, int, int, re.Match[str], Rule]] = []
    for each in found:
        inside = any(
            each[3].start() >= other[3].start()
            and each[3].end() <= other[3].end()
            and len(other[3].group()) > len(each[3].group())
            for other in kept
        )
        if not inside:
            kept.append(each)
    return kept
