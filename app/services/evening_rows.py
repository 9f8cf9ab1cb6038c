"""What the evening review reads and what it is told: open lines, follow-ups, promises, and decisions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from app.domain.evening import Decision
from app.domain.terms import LineState
from app.services.day_templates import TemplateRow
from app.services.due import DueRow
from app.services.file_facts import FactOffer
from app.services.form_lines import FormLine
from app.services.named import Named
from app.services.offers import AnyOffer

MOST_READINGS: Final = 6
Patterns: TypeAlias = Collection[tuple[time | None, str]]  # what a day's pattern brings: when, and its text


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line still open, and what is proposed for it."""

    line: FormLine
    proposed: Decision

    @property
    def field(self) -> str:
        return f"line/{self.line.id}"


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A follow-up that is due or late, and what is proposed for it."""

    row: DueRow
    proposed: Decision

    @property
    def field(self) -> str:
        return f"step/{self.row.key}"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a promise: the day, and whom it is about."""

    on: date | None
    who: Named | None
    words: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Something heard in a line that was neither kept nor turned down."""

    line: FormLine
    offer: AnyOffer
    readings: tuple[Reading, ...]  # likeliest first
    sure: bool  # a follow-up that can be read in one way only; what changes a file waits to be asked for

    @property
    def said(self) -> str:
        """The words in which it was promised."""
        return self.offer.fact.words if isinstance(self.offer, FactOffer) else self.offer.heard.text

    @property
    def field(self) -> str:
        return f"promise/{self.line.id}/{self.offer.key}"


@dataclass(frozen=True, slots=True)
class EveningRow:
    """What the review shows."""

    day: date
    next_day: date
    lines: tuple[OpenLine, ...]
    steps: tuple[OpenStep, ...]
    more_steps: int  # late ones that are not shown
    promises: tuple[Promise, ...]
    planned: tuple[FormLine, ...]  # what stands on the next day already
    template: TemplateRow | None  # the next day's pattern, where nothing stands there yet


@dataclass(frozen=True, slots=True)
class EveningDraft:
    """What was decided: of lines by id, of follow-ups by key; the promises to be kept, and to be let go."""

    day: date
    next_day: date
    lines: tuple[tuple[int, Decision], ...] = ()
    steps: tuple[tuple[str, Decision], ...] = ()
    kept: tuple[tuple[Promise, Reading], ...] = ()
    let_go: tuple[Promise, ...] = ()
    template_id: int | None = None


def is_left(line: FormLine) -> bool:
    """Planned, and neither told of nor decided."""
    return line.state == LineState.OPEN and not line.record and bool(line.plan or line.files)


def is_routine(line: FormLine, patterns: Patterns) -> bool:
    """A line as the day's pattern brings it, about nobody."""
    return not line.files and (line.start_time, line.plan) in patterns


def promise_of(line: FormLine, column: str, offer: AnyOffer, now: datetime) -> Promise | None:
    """The offer with all its readings; none where its moment has gone by, or where it is the line itself.

    A plan tells what is to be done, not what somebody is like.
    """
    planned = column == "plan"
    if isinstance(offer, FactOffer):
        days: tuple[date | None, ...] = ()
        if planned:
            return None
    else:
        days = tuple(
            day
            for day in offer.days
            if _is_ahead(day, offer.heard.at, now) and not (planned and day == line.on_date)
        )
        if offer.days and not days:
            return None
    people: tuple[Named | None, ...] = offer.who[:1] if offer.chosen else offer.who
    ways = [(day, who) for day in days or (None,) for who in people or (None,)][:MOST_READINGS]
    readings = tuple(Reading(day, who, offer.words(now.date(), day, who)) for day, who in ways)
    return Promise(line, offer, readings, len(readings) == 1 and not isinstance(offer, FactOffer))


def _is_ahead(day: date, at: time | None, now: datetime) -> bool:
    return day > now.date() or (day == now.date() and at is not None and at > now.time())
