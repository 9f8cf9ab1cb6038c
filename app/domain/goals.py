"""Goals: SMART, at three levels, and how far the diary has come with them.

Source: domain §5. “30 accounts opened within three months” is a goal; “earn more” is not: what is missing of
specific, measurable, attainable, relevant and dated is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.field_text import field_line, field_text
from app.domain.terms.planning import GoalLevel, Metric
from app.domain.terms.term import Term

# What acts tell of; turnover, commission and income come with trade records.
METRICS: Final = (
    Metric.OPENED,
    Metric.EQUITY,
    Metric.VISITS,
    Metric.FIRST_VISITS,
    Metric.SECOND_VISITS,
    Metric.THIRD_VISITS,
    Metric.CONTACTS,
    Metric.CALLS,
    Metric.APPOINTMENTS,
    Metric.NEW_FILES,
)
_MOST: Final = 10**15


class Smart(Term):
    """The five things that make a wish a goal."""

    SPECIFIC = "specific", N_("Specific: what is counted")
    MEASURABLE = "measurable", N_("Measurable: how many")
    ATTAINABLE = "attainable", N_("Attainable: what makes it possible")
    RELEVANT = "relevant", N_("Relevant: why it matters")
    TIMED = "timed", N_("Dated: from when to when")


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal as its form edits it; counts, or fen where the metric is money."""

    title: str = ""
    metric: str = ""
    base: int | None = None
    stretch: int | None = None
    challenge: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    attainable: str = ""
    relevant: str = ""

    def targets(self) -> dict[GoalLevel, int]:
        """The levels that are set."""
        given = {
            GoalLevel.BASE: self.base,
            GoalLevel.STRETCH: self.stretch,
            GoalLevel.CHALLENGE: self.challenge,
        }
        return {level: value for level, value in given.items() if value is not None}


def missing(draft: GoalDraft) -> tuple[Smart, ...]:
    """Which of the five are not said yet."""
    said = {
        Smart.SPECIFIC: bool(draft.metric),
        Smart.MEASURABLE: draft.base is not None,
        Smart.ATTAINABLE: bool(draft.attainable.strip()),
        Smart.RELEVANT: bool(draft.relevant.strip()),
        Smart.TIMED: draft.starts_on is not None and draft.ends_on is not None,
    }
    return tuple(each for each in Smart if not said[each])


def check_goal(draft: GoalDraft, today: date) -> GoalDraft:
    """The goal with clean text. Raises `InvalidInput` at the field that keeps it from being one.

    Attainable and relevant may come later; what, how many and until when may not.
    """
    if draft.metric not in METRICS:
        raise InvalidInput("metric", N_("Say what is counted."), field="metric")
    if draft.base is None:
        raise InvalidInput("base", N_("Say how many."), field="base")
    floor = 0
    for level, value in draft.targets().items():
        if not 0 < value <= _MOST:
            raise InvalidInput("amount", N_("A goal is a number above zero."), field=level)
        if value < floor:
            raise InvalidInput(
                "order", N_("Each level asks for at least as much as the one before."), field=level
            )
        floor = value
    if draft.starts_on is None or draft.ends_on is None:
        raise InvalidInput(
            "dates", N_("Say from when to when."), field="ends_on" if draft.starts_on else "starts_on"
        )
    if draft.ends_on < draft.starts_on:
        raise InvalidInput("reversed", N_("It ends before it begins."), field="ends_on")
    if draft.ends_on < today:
        raise InvalidInput("past", N_("This period is past."), field="ends_on")
    return replace(
        draft,
        title=field_line(draft.title, "title"),
        attainable=field_text(draft.attainable, "attainable"),
        relevant=field_text(draft.relevant, "relevant"),
    )


def check_overlap(draft: GoalDraft, others: Iterable[GoalDraft]) -> None:
    """Two goals for the same thing at the same time say nothing: `InvalidInput` at `starts_on`."""
    for other in others:
        if (
            other.metric == draft.metric
            and other.starts_on is not None
            and other.ends_on is not None
            and draft.starts_on is not None
            and draft.ends_on is not None
            and other.starts_on <= draft.ends_on
            and draft.starts_on <= other.ends_on
        ):
            raise InvalidInput(
                "overlap",
                N_("There is a goal for the same at that time: {start} to {end}."),
                field="starts_on",
                start=other.starts_on,
                end=other.ends_on,
            )


@dataclass(frozen=True, slots=True)
class Pace:
    """How far one level has come: its share, and how far ahead of the working days gone by."""

    level: GoalLevel
    target: int
    value: int
    ahead: Fraction  # of the metric; below zero: behind

    @property
    def share(self) -> Fraction:
        return Fraction(self.value, self.target)

    @property
    def reached(self) -> bool:
        return self.value >= self.target


def paces(draft: GoalDraft, value: int, gone: int, days: int) -> tuple[Pace, ...]:
    """Each level against an even pace: `gone` of the period's `days` working days are over."""
    part = Fraction(gone, days) if days else Fraction(1)
    return tuple(
        Pace(level, target, value, value - target * part) for level, target in draft.targets().items()
    )
