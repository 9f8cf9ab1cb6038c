"""How long cards stand on a rung: the median with its bounds, read off a Kaplan–Meier curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from app.domain.funnels import TRUSTED_FROM

_HALF: Final = 0.5
_MOST_OF_THEM: Final = 0.9


class CurveStep(Protocol):
    """A day on which cards left: the share gone by then, between its bounds."""

    @property
    def time(self) -> int: ...
    @property
    def reached(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


@dataclass(frozen=True, slots=True)
class RungStay:
    """The stays on one rung: how many ended, how many still last, and the curve of those gone by each day."""

    rung: str
    cases: int
    unfinished: int
    steps: tuple[CurveStep, ...]
    file_ids: tuple[int, ...] = ()
    climbed: int = 0  # of those that ended: higher or opened
    lost: int = 0

    @property
    def trusted(self) -> bool:
        """Enough cases for a median and a curve."""
        return self.cases >= TRUSTED_FROM

    @property
    def median(self) -> int | None:
        """The day by which half have left; none while fewer have."""
        return _first(self.steps, "reached") if self.trusted else None

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The interval of the median: where the curve's bounds cross one half."""
        if not self.trusted:
            return None, None
        return _first(self.steps, "high"), _first(self.steps, "low")


def _first(steps: Sequence[CurveStep], what: str) -> int | None:
    return next((step.time for step in steps if getattr(step, what) >= _HALF), None)


def days_shown(stays: Sequence[RungStay]) -> int:
    """How many days an axis wants: until nine in ten have left, or to the end of what is known."""
    wanted = [10]
    for stay in stays:
        if stay.trusted and stay.steps:
            gone = next((s.time for s in stay.steps if s.reached >= _MOST_OF_THEM), stay.steps[-1].time)
            wanted.append(gone)
    return max(wanted)


def bounds_text(stay: RungStay) -> str:
    """The interval of the median in days, open where too few have left to tell."""
    if stay.median is None:
        return ""
    low, high = stay.bounds
    return f"{low if low is not None else 0}–{high if high is not None else '…'}"
