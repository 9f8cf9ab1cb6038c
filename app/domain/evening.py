"""The evening review: what is proposed for each thing that is left of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.core.i18n import N_
from app.domain.terms.term import Term


class Fate(Term):
    """What becomes of something that is left."""

    KEEP = "keep", N_("stays as it is")
    DONE = "done", N_("done")
    NOT_DONE = "not_done", N_("not done")
    MOVE = "move", N_("to another day")
    DROP = "drop", N_("taken away")


@dataclass(frozen=True, slots=True)
class Decision:
    """A fate, with the day where it is moved to."""

    fate: Fate
    on: date | None = None

    @classmethod
    def move(cls, on: date) -> Decision:
        return cls(Fate.MOVE, on)


KEEP: Final = Decision(Fate.KEEP)


DAY_BEGINS: Final = time(5)  # who works later than midnight is still in the evening before


def evening_of(now: datetime) -> date:
    """The day whose work this hour still belongs to."""
    return now.date() - timedelta(days=int(now.time() < DAY_BEGINS))


def for_line(*, routine: bool, next_day: date) -> Decision:
    """A line goes to the next working day; what the day's pattern brings by itself is nobody's debt."""
    return KEEP if routine else Decision.move(next_day)


def for_step(due_on: date, day: date, next_day: date) -> Decision:
    """What is due on the day goes on to the next; what was late before stays late and is not hidden."""
    return Decision.move(next_day) if due_on >= day else KEEP


def spoken_at(on_date: date, start: time | None, now: datetime) -> datetime:
    """When the words of a line were said: its own hour, or now where that is the same day and later."""
    spoken = datetime.combine(on_date, start or time.min)
    return max(spoken, now) if on_date == now.date() else spoken
