"""Targets split over time: a quarter's into months, a month's into weeks, by their working days.

A week that crosses the edge of a month is two parts, each with its own days: a month's weeks add up to
the month exactly, and such a week's target is the sum of its parts in both months.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.exact_text import show_sum
from app.domain.money import read_money, show_money
from app.domain.period import span
from app.domain.terms.planning import MONEY_METRICS, Metric, PeriodKind
from app.domain.working_days import WorkCalendar

NEGATIVE: Final = N_("A target is not less than nothing.")
MOST: Final = 10**15  # fen, or of anything counted
SHOWN: Final = (  # what always has a row; others only once they have a target
    Metric.CALLS,
    Metric.APPOINTMENTS,
    Metric.CONTACTS,
    Metric.VISITS,
    Metric.FIRST_VISITS,
    Metric.SECOND_VISITS,
    Metric.THIRD_VISITS,
    Metric.NEW_FILES,
    Metric.OPENED,
    Metric.EQUITY,
)
_DAY: Final = timedelta(days=1)
_YUAN: Final = 100
_FINE: Final = 50  # shares of money are at least so many units each, where the sum allows it


@dataclass(frozen=True, slots=True)
class Part:
    """Some days of a period, and how many of them are worked. `known`: the holidays are published."""

    first: date
    last: date
    days: int
    known: bool = True

    @property
    def monday(self) -> date:
        """The Monday of the week it lies in."""
        return self.first - _DAY * self.first.weekday()


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a target; a fixed one keeps its value, another takes from the rest by its weight."""

    weight: int
    fixed: int | None = None


def weeks_of(month_on: date, calendar: WorkCalendar) -> tuple[Part, ...]:
    """The weeks of a month from Monday to Sunday, cut at its edges: four to six of them."""
    first, last = span(PeriodKind.MONTH, month_on)
    parts = []
    while first <= last:
        end = min(last, first + _DAY * (6 - first.weekday()))
        parts.append(_part(first, end, calendar))
        first = end + _DAY
    return tuple(parts)


def months_of(quarter_on: date, calendar: WorkCalendar) -> tuple[Part, ...]:
    """The three months of a quarter."""
    first, last = span(PeriodKind.QUARTER, quarter_on)
    parts = []
    while first <= last:
        end = span(PeriodKind.MONTH, first)[1]
        parts.append(_part(first, end, calendar))
        first = end + _DAY
    return tuple(parts)


def parts_of_week(monday: date, calendar: WorkCalendar) -> tuple[Part, ...]:
    """A week as the months have it: one part, or two where a month ends within it."""
    sunday = monday + _DAY * 6
    edge = span(PeriodKind.MONTH, monday)[1]
    if edge >= sunday:
        return (_part(monday, sunday, calendar),)
    return (_part(monday, edge, calendar), _part(edge + _DAY, sunday, calendar))


def _part(first: date, last: date, calendar: WorkCalendar) -> Part:
    return Part(
        first,
        last,
        calendar.between(first - _DAY, last),
        all(calendar.known(day) for day in (first, last)),
    )


def split(total: int, shares: Sequence[Share], unit: int = 1) -> tuple[int, ...]:
    """The total over its shares in whole numbers: fixed ones stay, the rest goes by weight.

    Largest remainder (Hare and Niemeyer), the earlier share first where remainders are equal. Adds up
    exactly unless the fixed ones alone exceed the total or none is free. Without any weight all free ones
    share alike. What is left below `unit` goes to the heaviest.
    """
    rest = max(0, total - sum(share.fixed or 0 for share in shares))
    free = [number for number, share in enumerate(shares) if share.fixed is None]
    result = [share.fixed or 0 for share in shares]
    if not free:
        return tuple(result)
    weights = {number: shares[number].weight for number in free}
    if not any(weights.values()):
        weights = dict.fromkeys(free, 1)
    units, below = divmod(rest, unit)
    whole = sum(weights.values())
    for number in free:
        result[number] = units * weights[number] // whole
    missing = units - sum(result[number] for number in free)
    by_remainder = sorted(free, key=lambda number: (-(units * weights[number] % whole), number))
    for number in by_remainder[:missing]:
        result[number] += 1
    for number in free:
        result[number] *= unit
    result[max(free, key=lambda number: (weights[number], -number))] += below
    return tuple(result)


def unit_of(metric: str, total: int, count: int) -> int:
    """In what steps a target is split: counts one by one, money in round sums (1, 10 … yuan)."""
    if metric not in MONEY_METRICS or total < _YUAN:
        return 1
    unit = _YUAN
    while unit * 10 * _FINE * count <= total:
        unit *= 10
    return unit


def check_target(metric: str, value: int) -> int:
    """A target as it may be kept. Raises `InvalidInput` at the metric."""
    field = Metric(metric).value
    if value < 0:
        raise InvalidInput("negative", NEGATIVE, field=field)
    if value > MOST:
        raise InvalidInput("too_much", N_("This is too much for a target."), field=field)
    return value


def read_target(text: str, metric: str) -> int | None:
    """A target as it is typed: 12, 500万; nothing for no text. Raises `InvalidInput` at the metric."""
    plain = re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))
    if not plain:
        return None
    if plain.startswith(("-", "−")):
        raise InvalidInput("negative", NEGATIVE, field=metric)
    if metric in MONEY_METRICS:
        return read_money(plain, metric)
    if not re.fullmatch(r"\d{1,15}", plain):
        raise InvalidInput("whole", N_("A target is a whole number, like 12."), field=metric)
    return int(plain)


def show_target(metric: str, value: int | None) -> str:
    """A target as it is read; nothing where there is none."""
    if value is None:
        return ""
    if metric in MONEY_METRICS:
        short = show_sum(Fraction(value))
        return short if read_money(short) == value else show_money(value)
    return f"{value:,}"


def check_start(kind: str, starts_on: date) -> None:
    """A period begins where the calendar has it begin. Raises `InvalidInput` at `starts_on`.

    So no two periods of a kind can overlap, and none can end before it begins.
    """
    if span(PeriodKind(kind), starts_on)[0] == starts_on:
        return
    messages = {
        PeriodKind.QUARTER: N_("A quarter begins on the first of January, April, July or October."),
        PeriodKind.MONTH: N_("A month begins on its first day."),
        PeriodKind.WEEK: N_("A week begins on a Monday."),
    }
    raise InvalidInput("overlap", messages[PeriodKind(kind)], field="starts_on")
