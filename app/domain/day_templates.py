"""The patterns of the day an account manager starts with 作息模板; both are the user's to change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Final

from app.core.i18n import N_

Pattern = tuple[tuple[time, time | None, str], ...]

OUTSIDE: Final[Pattern] = (
    (time(8, 0), None, N_("Morning papers")),
    (time(8, 30), time(9, 15), N_("Morning meeting")),
    (time(9, 30), time(11, 30), N_("Visits, or client service beside the market; appointments by phone")),
    (time(11, 30), time(13, 0), N_("Rest, or lunch with a client")),
    (time(13, 0), time(15, 0), N_("Visits or client service")),
    (time(15, 0), time(17, 30), N_("Visits, evening meeting or training; service on the day's market")),
    (time(19, 0), time(21, 30), N_("Visits, talks, study")),
    (time(20, 0), time(22, 0), N_("Put visit records and files in order, plan tomorrow")),
)
BRANCH: Final[Pattern] = (
    (time(8, 30), time(9, 15), N_("Morning meeting")),
    (time(9, 15), time(10, 30), N_("Receive clients")),
    (time(10, 30), time(11, 30), N_("Accounts and transfers")),
    (time(11, 30), time(13, 0), N_("Midday rest")),
    (time(13, 0), time(15, 0), N_("Receive clients")),
    (time(15, 0), time(17, 30), N_("File and scan papers")),
)
WORKING_WEEK: Final = frozenset(range(5))
SHIPPED: Final[tuple[tuple[str, Pattern, frozenset[int]], ...]] = (
    (N_("A day outside"), OUTSIDE, WORKING_WEEK),
    (N_("A day at the branch"), BRANCH, frozenset()),
)


def read_weekdays(text: str | None) -> frozenset[int]:
    """The weekdays of a stored text `0 1 2 3 4`, Monday 0."""
    return frozenset(int(part) for part in (text or "").split())


def weekdays_text(weekdays: Collection[int]) -> str | None:
    """As it is stored; nothing for a pattern that is filled in on request only."""
    return " ".join(map(str, sorted(weekdays))) or None


def pattern_of(patterns: Sequence[Collection[int]], day: date, *, works: bool) -> int | None:
    """Which of the patterns, given by their weekdays, is that of a day.

    A public holiday from Monday to Friday has none. A make-up working day at a weekend without a pattern of
    its own is like the days of the working week: it has the pattern most of them have, the first of equals.
    """
    weekday = day.weekday()
    if weekday in WORKING_WEEK and not works:
        return None
    own = next((at for at, days in enumerate(patterns) if weekday in days), None)
    if own is not None or not works:
        return own
    counts = [len(WORKING_WEEK.intersection(days)) for days in patterns]
    most = max(counts, default=0)
    return counts.index(most) if most and weekday not in WORKING_WEEK else None
