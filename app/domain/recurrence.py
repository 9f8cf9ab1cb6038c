"""What comes again: every occurrence is reckoned from its anchor, never from the last one.

So a 31st that fell on a 30th is a 31st again the month after, and 29 February returns in leap years.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn
from app.domain import lunar
from app.domain.annual import AnnualDate, Calendar, next_on
from app.domain.terms.term import Term
from app.domain.working_days import WorkCalendar

MOST_EVERY: Final = 999


class RepeatUnit(Term):
    """What a recurrence counts in; a lunar year from the lunar day of its anchor."""

    DAY = "day", N_("days")
    WEEK = "week", N_("weeks")
    MONTH = "month", N_("months")
    YEAR = "year", N_("years")
    LUNAR_YEAR = "lunar_year", N_("lunar years")


_EVERY: Final = {
    RepeatUnit.DAY: N_("every day"),
    RepeatUnit.WEEK: N_("every week"),
    RepeatUnit.MONTH: N_("every month"),
    RepeatUnit.YEAR: N_("every year"),
    RepeatUnit.LUNAR_YEAR: N_("every lunar year"),
}


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many units, from an anchor; with `shift` a day off gives way to the next working day."""

    unit: RepeatUnit
    every: int = 1
    until: date | None = None
    shift: bool = False


def check_repeat(repeat: Repeat, anchor: date) -> None:
    """Raises `InvalidInput` at `every` or `until`."""
    if not 1 <= repeat.every <= MOST_EVERY:
        raise InvalidInput(
            "every", N_("Say how often: a number from 1 to {most}."), field="every", most=MOST_EVERY
        )
    if repeat.until is not None and repeat.until < anchor:
        raise InvalidInput("until", N_("It ends before it begins."), field="until")


def following(anchor: date, repeat: Repeat, after: date, calendar: WorkCalendar | None = None) -> date | None:
    """The first occurrence later than `after`; `None` when the recurrence has ended by then."""
    number = max(0, _about(anchor, repeat, after) - 1)
    while True:
        plain = _occurrence(anchor, repeat, number)
        if plain is None or (repeat.until is not None and plain > repeat.until):
            return None
        shown = _shifted(plain, calendar) if repeat.shift and calendar is not None else plain
        if shown > after:
            return shown
        number += 1


def _about(anchor: date, repeat: Repeat, day: date) -> int:
    """Roughly how many occurrences lie between the anchor and a day, never too many."""
    days = max(0, (day - anchor).days)
    length = {RepeatUnit.DAY: 1, RepeatUnit.WEEK: 7, RepeatUnit.MONTH: 31, RepeatUnit.YEAR: 366}
    return days // (length.get(repeat.unit, 385) * repeat.every)


def _occurrence(anchor: date, repeat: Repeat, number: int) -> date | None:
    count = number * repeat.every
    try:
        if repeat.unit is RepeatUnit.DAY:
            return anchor + timedelta(days=count)
        if repeat.unit is RepeatUnit.WEEK:
            return anchor + timedelta(days=7 * count)
        if repeat.unit is RepeatUnit.LUNAR_YEAR:
            return _lunar_years(anchor, count)
        return add_months(anchor, count * (12 if repeat.unit is RepeatUnit.YEAR else 1))
    except (OverflowError, ValueError):
        return None  # beyond the calendar


def _lunar_years(anchor: date, years: int) -> date:
    first = lunar.to_lunar(anchor)
    annual = AnnualDate(Calendar.LUNAR, first.month, first.day, first.leap, None)
    begins = lunar.to_solar(lunar.LunarDate(first.year + years, 1, 1))
    return next_on(annual, begins)


def kept_on(anchor: date, repeat: Repeat, calendar: WorkCalendar) -> date:
    """The day of the first occurrence: the anchor, or the working day it gives way to."""
    return _shifted(anchor, calendar) if repeat.shift else anchor


def _shifted(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def repeat_words(repeat: Repeat) -> str:
    """In words: every month, every 2 weeks."""
    n = repeat.every
    if n == 1:  # not a plural: Chinese has one form for 1 and 2, but says 每月
        words = tr(_EVERY[repeat.unit])
    else:
        words = {
            RepeatUnit.DAY: lambda: trn("every {n} day", "every {n} days", n),
            RepeatUnit.WEEK: lambda: trn("every {n} week", "every {n} weeks", n),
            RepeatUnit.MONTH: lambda: trn("every {n} month", "every {n} months", n),
            RepeatUnit.YEAR: lambda: trn("every {n} year", "every {n} years", n),
            RepeatUnit.LUNAR_YEAR: lambda: trn("every {n} lunar year", "every {n} lunar years", n),
        }[repeat.unit]()
    return words if repeat.until is None else tr("{words} until {day}", words=words, day=f"{repeat.until}")
