"""Process figures of a period: appointment rate, visits per opening, hours per opening; cases beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Final

from app.core.i18n import tr
from app.domain.funnels import Rate
from app.domain.period import span

KINDS: Final = ("day", "week", "month")
SHOWN: Final = {"day": 31, "week": 13, "month": 12}  # periods in one table


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes spent on visits, and how many of the visits' lines say when they began and ended."""

    minutes: int = 0
    timed: int = 0
    lines: int = 0

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.minutes + other.minutes, self.timed + other.timed, self.lines + other.lines)

    def __str__(self) -> str:
        if not self.timed:
            return "–"
        return tr(
            "{hours} h ({timed} of {lines} with times)",
            hours=one_decimal(Fraction(self.minutes, 60)),
            timed=self.timed,
            lines=self.lines,
        )


@dataclass(frozen=True, slots=True)
class ProcessFigures:
    """How a period's work turned into accounts. A ratio without cases is none, never zero."""

    calls: int
    agreed: int
    visits: int
    opened: int
    hours: Hours

    @property
    def appointment_rate(self) -> Rate:
        """Appointments agreed against calls tried (domain notes §3, 约访)."""
        return Rate(self.agreed, self.calls)

    @property
    def visits_per_opening(self) -> Fraction | None:
        """Visits held ÷ accounts opened in the same period."""
        return Fraction(self.visits, self.opened) if self.opened else None

    @property
    def hours_per_opening(self) -> Fraction | None:
        """Hours of the visits with times ÷ accounts opened; none while no visit says its times."""
        if not self.opened or not self.hours.timed:
            return None
        return Fraction(self.hours.minutes, 60 * self.opened)


def total(figures: Iterable[ProcessFigures]) -> ProcessFigures:
    """Several periods taken together: rates anew from the sums, never an average of rates."""
    calls = agreed = visits = opened = 0
    hours = Hours()
    for each in figures:
        calls, agreed = calls + each.calls, agreed + each.agreed
        visits, opened = visits + each.visits, opened + each.opened
        hours += each.hours
    return ProcessFigures(calls, agreed, visits, opened, hours)


def shown_range(kind: str, day: date) -> tuple[date, date]:
    """The days of a table whose last period holds this day."""
    last = span(kind, day)[1]
    first = span(kind, day)[0]
    for _ in range(SHOWN[kind] - 1):
        first = span(kind, first - timedelta(days=1))[0]
    return first, last


def minutes_of(start: time | None, end: time | None) -> int | None:
    """How long a line took, where it says when it began and ended."""
    if start is None or end is None:
        return None
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def hours_of(lines: Mapping[int, tuple[time | None, time | None]]) -> Hours:
    """The time of these lines, each counted once however many people were seen on it."""
    known = [minutes for times in lines.values() if (minutes := minutes_of(*times)) is not None]
    return Hours(sum(known), len(known), len(lines))


def periods(kind: str, start: date, end: date) -> Iterator[tuple[date, date]]:
    """The days, weeks or months from `start` to `end`; the first and last are cut to fit."""
    day = start
    while day <= end:
        last = min(span(kind, day)[1], end)
        yield day, last
        day = last + timedelta(days=1)


def one_decimal(value: Fraction) -> str:
    """A ratio as it is shown: 12.5, or 12 without a needless zero."""
    return f"{float(value):.1f}".removesuffix(".0")
