"""What the score sheet and its table show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.score_hints import Hint
from app.domain.scoring import ScoreGroup


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion on the sheet of one file."""

    code: str
    label: str
    share: Fraction  # of the 100 points, when all have points
    points: int | None
    levels: tuple[str, ...]  # what 0–5 mean
    hint: Hint | None
    question: str  # what to ask; empty for the user's own criteria


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group on the sheet of one file."""

    code: ScoreGroup
    weight: int  # percent of the total
    value: int | None  # 0–100
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The score sheet of one file."""

    file_id: int
    name: str
    total: int | None  # 0–100 as shown
    exact: Fraction | None
    known: int  # criteria that have points …
    asked: int  # … of so many
    groups: tuple[GroupRow, ...]
    missing: tuple[ScoreGroup, ...]  # groups without which there is no total
    lead_class: str | None
    proposed_class: str | None  # what the points stand for; none while too little is known
    advice: tuple[str, ...]
    warning: str  # what suitability forbids

    @property
    def criteria(self) -> tuple[CriterionRow, ...]:
        """All criteria, group by group."""
        return tuple(row for group in self.groups for row in group.criteria)

    @property
    def unscored(self) -> tuple[CriterionRow, ...]:
        """What to find out next, what decides most first."""
        return tuple(sorted((row for row in self.criteria if row.points is None), key=lambda row: -row.share))


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A prospect in the table."""

    file_id: int
    name: str
    kind: str
    rung: str | None
    lead_class: str | None
    important: bool
    points: Mapping[str, int]
    total: int | None
    reason: str  # why now; empty where nothing presses
    order: str  # how the place in the proposed order came about
    product: str  # the same in figures alone
    worth: int  # score × likelihood × timing, percent
    visit_on: date | None  # already planned
    warning: str


@dataclass(frozen=True, slots=True)
class RankedPage:
    """Some rows of the table, and how many there are in all."""

    rows: tuple[RankedRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ScoreFilter:
    """Which prospects, in which order: `order` (proposed), `total` or `name`."""

    text: str = ""
    state: str = ""  # `scored` (has a total), `unscored` (has none), or any
    rungs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    sort: str = "order"
