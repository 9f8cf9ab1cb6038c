"""The check of a week or month 周/月计划达成检查: what became of each planned visit, and how far it came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr, trn
from app.domain.funnels import TRUSTED_FROM
from app.domain.period import span
from app.domain.terms import LineState
from app.domain.terms.term import Term
from app.domain.working_days import WorkCalendar

KINDS: Final = ("week", "month")


class Fate(Term):
    """What became of a planned visit, or that it was none."""

    DONE = "done", N_("Done")
    TICKED = "ticked", N_("Ticked, no contact recorded")
    MOVED = "moved", N_("Moved away")
    MISSED = "missed", N_("Missed")
    AHEAD = "ahead", N_("Still ahead")
    UNPLANNED = "unplanned", N_("Unplanned")


PLANNED: Final = (Fate.DONE, Fate.TICKED, Fate.MOVED, Fate.MISSED, Fate.AHEAD)


def fate_of(
    *,
    state: str,
    unplanned: bool,
    met: bool | None,
    moved_within: bool,
    past: bool,
    is_visit: bool,
) -> Fate | None:
    """What became of one line with one person; none where another line tells it, or there is nothing to tell.

    `met` is none without a contact. A line moved within the period is told by the line it moved to; one moved
    out of it was planned here. A visit is done when it was held: a tick alone is no contact.
    """
    if state == LineState.MOVED:
        return None if moved_within or unplanned else Fate.MOVED
    if unplanned:
        return Fate.UNPLANNED if met else None
    if met:
        return Fate.DONE
    if met is None and state == LineState.DONE:
        return Fate.TICKED if is_visit else Fate.DONE
    if met is None and state == LineState.OPEN and not past:
        return Fate.AHEAD
    return Fate.MISSED


def attainment(actual: int, planned: int | None) -> Fraction | None:
    """Actual ÷ planned; none where nothing was planned."""
    return Fraction(actual, planned) if planned else None


def percent(share: Fraction | None) -> str:
    """67 %, or a dash; half a percent rounds up."""
    if share is None:
        return "–"
    return tr("{percent}%", percent=int(share * 100 + Fraction(1, 2)))


def sentence(tally: Mapping[Fate, int]) -> str:
    """“7 of 10 visits, 70%: 2 moved, 1 missed, 3 unplanned”; few cases are told without a percentage."""
    planned = sum(tally.get(fate, 0) for fate in PLANNED)
    done, unplanned = tally.get(Fate.DONE, 0), tally.get(Fate.UNPLANNED, 0)
    if not planned:
        if not unplanned:
            return ""
        return trn(
            "No visit was planned; {n} was made all the same.",
            "No visit was planned; {n} were made all the same.",
            unplanned,
        )
    head = trn("{done} of {n} visit", "{done} of {n} visits", planned, done=done)
    if planned >= TRUSTED_FROM:
        head = tr("{count}, {percent}", count=head, percent=percent(Fraction(done, planned)))
    rest = [text for text in _parts(tally) if text]
    return tr("{count}: {rest}", count=head, rest=tr(", ").join(rest)) if rest else head


def _parts(tally: Mapping[Fate, int]) -> list[str]:
    ticked, moved = tally.get(Fate.TICKED, 0), tally.get(Fate.MOVED, 0)
    missed, ahead = tally.get(Fate.MISSED, 0), tally.get(Fate.AHEAD, 0)
    unplanned = tally.get(Fate.UNPLANNED, 0)
    return [
        trn("{n} without a record", "{n} without a record", ticked) if ticked else "",
        trn("{n} moved", "{n} moved", moved) if moved else "",
        trn("{n} missed", "{n} missed", missed) if missed else "",
        trn("{n} still ahead", "{n} still ahead", ahead) if ahead else "",
        trn("{n} unplanned", "{n} unplanned", unplanned) if unplanned else "",
    ]


def day_for_countermeasure(kind: str, starts_on: date, today: date, calendar: WorkCalendar) -> date:
    """The first working day of the next plan that is not past."""
    after = span(kind, starts_on)[1] + timedelta(days=1)
    return calendar.add(max(after, today) - timedelta(days=1), 1)


def check_countermeasure(kind: str, starts_on: date, text: str, on: date, today: date) -> None:
    """It has words, and goes into a later plan. Raises `InvalidInput` at `countermeasure` or `on`."""
    if not text.strip():
        raise InvalidInput("empty", N_("Write the countermeasure first."), field="countermeasure")
    if on < today:
        raise InvalidInput("past", N_("This day is past."), field="on")
    if on <= span(kind, starts_on)[1]:
        raise InvalidInput(
            "same-period", N_("A countermeasure goes into a later plan: choose a day after it."), field="on"
        )
