"""What the rules for days share: the arithmetic of days and months, and the sign for what is past."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from app.domain.working_days import WorkCalendar

PAST: Final = (date.min,)
RECENT: Final = 90  # days back within which a day without a year may well be the one that was


Dates = tuple[date, ...]


Rule = Callable[["re.Match[str]", date], Dates]


BY: Final = r"(?:之?前|以前)?"


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def plus(day: date, days: int) -> Dates:
    """So many days on, as a rule answers it."""
    return (day + timedelta(days=days),)


def made_of(year: int, month: int, day: int) -> date | None:
    """The date, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def working_day_of(month: date, number: int) -> date:
    """The first, third … working day of the month that begins here; -1 is the last."""
    calendar = WorkCalendar()
    if number > 0:
        return calendar.add(month - timedelta(days=1), number)
    day = last_of_month(month)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def next_of(month: int, day: int, today: date) -> Dates:
    """The next such day; 29 February waits for a leap year."""
    for year in range(today.year, today.year + 9):
        made = made_of(year, month, day)
        if made is not None and made >= today:
            return (made,)
    return ()


_CLAUSE: Final = re.compile(r"[，。；,;!！?？\n]")
_DONE: Final = re.compile(
    r"了(?![解结断却])|(?<!路)过(?![来去户年节生寿目完后几两会世])|的时候|已|刚(?![性好要])|没(?=[接来见人去谈打成在空有时扣交到收付])|[开签买办上](?:的)(?=户|合同|仓|单|房|车|保|[小大]学|[初高]中|$)|[很挺]|谈得|聊得"
)
_MARKET_HOURS: Final = re.compile("[收开]盘[前后]")
_STILL: Final = re.compile(r"(?<![主重])要|得去|准备|打算|再|前|务必|必须|记得|争取|等|之后|以后|收盘后|到时")


def clause_after(found: re.Match[str]) -> str:
    """The words after a match up to the next pause."""
    return _CLAUSE.split(found.string[found.end() :], maxsplit=1)[0]


def is_told(clause: str) -> bool:
    """Whether a clause tells what was, not what is to be: 来过, 谈了, 没接."""
    return _DONE.search(clause) is not None and _STILL.search(_MARKET_HOURS.sub("", clause)) is None


_DOING: Final = re.compile(
    r"(?<![主重])要|得|前|再|给|把|去|回|打|发|寄|送|见|约|拜访|来|办|签|(?<!成)交|联系|争取|务必|必须|到期"
)
_MET: Final = re.compile(r"[见来谈聊去打约]过(?!后|之后)|碰[到见]|遇[到见]|偶遇")
_WAS: Final = re.compile(r"\b(?:was|were|went)\b", re.IGNORECASE)
_PAST_VERB: Final = re.compile(
    r"\b(?:spoke|talked)\b[^,;]*$|\b(?:met|saw|visited|signed|came|went|sent|called|bought|sold|lost|opened|settled|matured|lapsed|paid|received|closed|expired|renewed)\b"
    r"(?! to\b)[^,;]*$",
    re.IGNORECASE,
)


def met_before(clause: str) -> bool:
    """Whether a clause can only tell of what was, whatever day it names: 见过一面, 碰到他."""
    return _MET.search(clause) is not None and _STILL.search(clause) is None


def says_what_to_do(clause: str) -> bool:
    """Whether a clause about today names an act: what is only told of today is no promise."""
    return _DOING.search(clause) is not None


def was_told(found: re.Match[str]) -> bool:
    """The same in English, where the verb stands before: we met on Nov 3."""
    after = re.split(r"[,;.]", found.string[found.end() :], maxsplit=1)[0]
    return _PAST_VERB.search(found.string[: found.start()]) is not None or _WAS.search(after) is not None


def look_back(_found: re.Match[str], _today: date) -> Dates:
    """Words about what was."""
    return PAST
