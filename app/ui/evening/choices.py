"""What is decided so far in the evening review: the proposals, until they are changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from app.core.i18n import tr
from app.domain.evening import KEEP, Decision, Fate
from app.domain.promises import OfferKind, day_words
from app.services.evening import EveningDraft, EveningRow, OpenLine, OpenStep, Promise, Reading
from app.services.offers import Offer

Left: TypeAlias = OpenLine | OpenStep | Promise
STEP_FATES = frozenset({Fate.KEEP, Fate.DONE, Fate.MOVE})


@dataclass(slots=True)
class Choices:
    """Decisions by the `field` of their row; of promises the reading to be kept, and those to be let go."""

    row: EveningRow
    fates: dict[str, Decision] = field(default_factory=dict)
    kept: dict[str, Reading | None] = field(default_factory=dict)
    let_go: set[str] = field(default_factory=set)
    fill: bool = True

    def reread(self, row: EveningRow) -> None:
        """The day was read again: what was decided of rows that are still there stays."""
        self.row = row

    def of(self, each: OpenLine | OpenStep) -> Decision:
        """What becomes of a line or a follow-up."""
        return self.fates.get(each.field, each.proposed)

    def reading(self, promise: Promise) -> Reading | None:
        """How a promise is kept; `None`: not."""
        return self.kept.get(promise.field, promise.readings[0] if promise.sure else None)

    def decide(self, each: Left, fate: Fate, on: date | None = None) -> None:
        """Decide one row; what has no meaning for it is left alone."""
        if isinstance(each, Promise):
            self._promise(each, fate, on)
        elif isinstance(each, OpenLine) or fate in STEP_FATES:
            self.fates[each.field] = Decision(fate, on)

    def _promise(self, promise: Promise, fate: Fate, on: date | None) -> None:
        self.let_go.discard(promise.field)
        current = self.reading(promise) or promise.readings[0]
        if fate is Fate.MOVE:
            if on is not None and _has_a_day(promise):
                words = promise.offer.words(self.row.day, on, current.who)
                self.kept[promise.field] = replace(current, on=on, words=words)
        elif fate is Fate.DONE:
            self.kept[promise.field] = current
        else:
            self.kept[promise.field] = None
            if fate is Fate.DROP:
                self.let_go.add(promise.field)

    def next_reading(self, promise: Promise) -> None:
        """Not kept → its first reading → the next … → not kept."""
        self.let_go.discard(promise.field)
        current = self.reading(promise)
        if current is None:
            self.kept[promise.field] = promise.readings[0]
        else:
            at = promise.readings.index(current) + 1 if current in promise.readings else len(promise.readings)
            self.kept[promise.field] = promise.readings[at] if at < len(promise.readings) else None

    def draft(self) -> EveningDraft:
        """All of it, as it is written."""
        row = self.row
        lines = tuple((each.line.id, self.of(each)) for each in row.lines)
        steps = tuple((each.row.key, self.of(each)) for each in row.steps)
        return EveningDraft(
            row.day,
            row.next_day,
            tuple(pair for pair in lines if pair[1] != KEEP),
            tuple(pair for pair in steps if pair[1] != KEEP),
            tuple((each, found) for each in row.promises if (found := self.reading(each)) is not None),
            tuple(each for each in row.promises if each.field in self.let_go),
            row.template.id if row.template is not None and self.fill else None,
        )

    def words(self, each: Left, today: date) -> str:
        """The decision as its row says it."""
        if isinstance(each, Promise):
            return self._promise_words(each)
        decision = self.of(each)
        if decision.fate is Fate.MOVE and decision.on is not None:
            return f"→ {day_words(decision.on, today)}"
        if decision == KEEP and isinstance(each, OpenStep) and each.row.days_overdue:
            return tr("stays late")
        return decision.fate.label

    def _promise_words(self, promise: Promise) -> str:
        reading = self.reading(promise)
        if reading is None:
            return tr("not offered again") if promise.field in self.let_go else tr("not kept")
        if len(promise.readings) == 1 or reading not in promise.readings:
            return reading.words
        at = promise.readings.index(reading) + 1
        return tr("{words} ({n} of {count})", words=reading.words, n=at, count=len(promise.readings))


def _has_a_day(promise: Promise) -> bool:
    """Whether another day may be chosen: not for birthdays and series, whose day is what was told."""
    offer = promise.offer
    if not isinstance(offer, Offer) or offer.heard.repeat is not None:
        return False
    return offer.kind in {OfferKind.PLAN, OfferKind.REMINDER}
