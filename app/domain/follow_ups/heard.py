"""What the grammar gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from app.core.i18n import N_
from app.domain.recurrence import Repeat
from app.domain.terms.term import Term


class PromiseKind(Term):
    """What was promised, as far as one word tells."""

    VISIT = "visit", N_("Visit")
    CALL = "call", N_("Call")
    SEND = "send", N_("Send")
    BIRTHDAY = "birthday", N_("Birthday")
    ANNIVERSARY = "anniversary", N_("Anniversary")
    OPEN = "open", N_("Account opening")
    MATURITY = "maturity", N_("Maturity")
    GIFT = "gift", N_("Present")
    EVENT = "event", N_("Event")
    OTHER = "other", N_("Follow-up")


@dataclass(frozen=True, slots=True)
class Heard:
    """One follow-up understood in a text. Without `on` it is open: promised, but for no day.

    `alternatives` holds the other days where usage is split, likeliest first after `on`; a wrong day is
    then never offered alone. `before`: the day is the last one ("before the Spring Festival").
    """

    text: str  # the words around it
    start: int  # where its date or time stands in the text
    end: int
    on: date | None
    at: time | None = None
    until: time | None = None
    alternatives: tuple[date, ...] = ()
    repeat: Repeat | None = None
    before: bool = False
    kind: PromiseKind = PromiseKind.OTHER

    @property
    def days(self) -> tuple[date, ...]:
        """All days offered, likeliest first."""
        return () if self.on is None else (self.on, *self.alternatives)
