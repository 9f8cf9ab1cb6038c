"""When something is due, shown, put off, or past: the rules behind every reminder and birthday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.leads import Leads, told_for


class Bucket(StrEnum):
    """The groups of the reminders page, in its order."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Due:
    """A date with its lead days, and perhaps the day it was put off to."""

    on_date: date | None
    leads: Leads = ()
    snoozed_until: date | None = None

    @property
    def due_on(self) -> date | None:
        """The day it has to be done: its date, or the day it was put off to when that is later."""
        if self.on_date is None or self.snoozed_until is None:
            return self.on_date
        return max(self.on_date, self.snoozed_until)

    @property
    def shown_from(self) -> date | None:
        """The first day it is shown (`None`: always). What was put off stays away until then."""
        if self.snoozed_until is not None:
            return self.snoozed_until
        return self.on_date - timedelta(days=max(self.leads, default=0)) if self.on_date else None

    def is_shown(self, today: date) -> bool:
        start = self.shown_from
        return start is None or start <= today

    def days_overdue(self, today: date) -> int:
        """Days past its due day; 0 while it is not."""
        return max(0, (today - self.due_on).days) if self.due_on else 0

    def days_ahead(self, today: date) -> int:
        """Days until its due day; 0 when it has come."""
        return max(0, (self.due_on - today).days) if self.due_on else 0

    def told_for(self, today: date) -> int:
        """Which of its tellings stands: so many days before, 0 on its day and after."""
        return told_for(self.leads, self.days_ahead(today))

    def is_dropped(self, today: date, overdue_days: int) -> bool:
        """A yearly date nobody marked leaves the list by itself after so many days."""
        return self.days_overdue(today) > overdue_days


def bucket_of(due_on: date | None, today: date) -> Bucket:
    """Where a reminder stands on the page. The week ends on Sunday."""
    if due_on is None:
        return Bucket.UNDATED
    if due_on < today:
        return Bucket.OVERDUE
    if due_on == today:
        return Bucket.TODAY
    if due_on == today + timedelta(days=1):
        return Bucket.TOMORROW
    if due_on <= today + timedelta(days=6 - today.weekday()):
        return Bucket.WEEK
    return Bucket.LATER


def check_snooze(until: date, today: date) -> None:
    """Refuse a day that would bring it back at once."""
    if until <= today:
        raise InvalidInput("snooze_past", N_("Choose a day after today."), field="until")


def quick_days(today: date) -> dict[str, date]:
    """The days one click offers: tomorrow, in three days, next Monday, in two weeks."""
    return {
        "tomorrow": today + timedelta(days=1),
        "three_days": today + timedelta(days=3),
        "monday": today + timedelta(days=7 - today.weekday()),
        "two_weeks": today + timedelta(days=14),
    }


_EDGES = {
    "feb-29": N_("29 February: kept on 28 February in common years."),
    "lunar-30": N_("Lunar 30th: kept on the 29th in a short month."),
    "leap-month": N_("Leap month: kept in the ordinary month of that number in other years."),
}
_NO_YEAR = N_("No age is told.")


def edge_words(rule: str | None, *, year_known: bool = True) -> str:
    """How a yearly date is reckoned where that is not plain; empty where it is."""
    words = [tr(_EDGES[rule])] if rule in _EDGES else []
    if not year_known:
        words.append(tr(_NO_YEAR))
    return " ".join(words)


def is_ripe(due_on: date | None, at: time | None, now: datetime) -> bool:
    """True once something shown may be told of: it waits only for its time on its own day."""
    if due_on is None:
        return False  # what has no date presses nobody
    return at is None or due_on != now.date() or datetime.combine(due_on, at) <= now
