"""The steps of a target towards an account 开发步骤 (domain §3): which are told, which tell themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.field_text import field_text
from app.domain.terms.planning import DevelopmentStepKind as Step

TEXT_LIMIT: Final = 2_000
COUNTED: Final = frozenset({Step.VISITS, Step.OPENED})  # they come from the diary alone
TYPED: Final = tuple(step for step in Step if step not in COUNTED)


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step as it is written: when, what was done, what comes next."""

    step: str
    on_date: date | None = None
    done: str = ""
    next: str = ""


def check_step(draft: StepDraft, today: date) -> StepDraft:
    """The draft with clean text. Raises `InvalidInput` at `step`, `on_date`, `done` or `next`."""
    step = Step(draft.step)
    if step is Step.VISITS:
        raise InvalidInput(
            "counted", N_("Visits come from the log by themselves: record the contact there."), field="step"
        )
    if step is Step.OPENED:
        raise InvalidInput(
            "counted", N_("The opening comes by itself: move the card to “opened”."), field="step"
        )
    done = field_text(draft.done, "done", TEXT_LIMIT)
    following = field_text(draft.next, "next", TEXT_LIMIT)
    if not (done or following):
        raise InvalidInput("empty", N_("Say what was done or what comes next."), field="done")
    if done and draft.on_date is None:
        raise InvalidInput("date", N_("Say on which day it was done."), field="on_date")
    if done and draft.on_date is not None and draft.on_date > today:
        raise InvalidInput(
            "ahead", N_("What was done cannot lie ahead: write it as what comes next."), field="on_date"
        )
    return replace(draft, step=step.value, done=done, next=following)


def reached(steps: Iterable[str]) -> Step | None:
    """The furthest step of those with something done, none at the beginning."""
    found = {Step(step) for step in steps}
    return max(found, key=list(Step).index) if found else None
