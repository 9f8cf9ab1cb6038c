"""The score sheet of prospects 客户分析表 (domain §6): criteria in three groups, 0–5 points, 100 in total.

A group's value is the weighted mean of its criteria that have points; the total is the weighted mean of
the groups that have a value. What nobody knows yet is left out of the weights, so that it neither lifts
nor lowers anyone. A total needs a criterion of value and one of opportunity: without either it would
say only how to talk to somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.field_text import field_line
from app.domain.settings import WorkSettings
from app.domain.terms.term import Term

MOST_POINTS: Final = 5
WHOLE: Final = 100
NAME_LIMIT: Final = 20
MOST_CRITERIA: Final = 20


class ScoreGroup(Term):
    """What a criterion tells about."""

    VALUE = "value", N_("Value")
    OPPORTUNITY = "opportunity", N_("Opportunity")
    STRATEGY = "strategy", N_("Strategy")


NEEDED: Final = (ScoreGroup.VALUE, ScoreGroup.OPPORTUNITY)  # a total stands on both
GROUP_WEIGHTS: Final[Mapping[str, int]] = {"value": 40, "opportunity": 40, "strategy": 20}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is judged. `weight` is its percentage within its group; `name` the user's own."""

    code: str
    group: str
    weight: int
    name: str = ""
    archived: bool = False

    @property
    def label(self) -> str:
        """The user's own name, else ours in the language in use."""
        return self.name or tr(_LABELS.get(self.code, self.code))


_LABELS: Final[Mapping[str, str]] = {
    "funds": N_("Funds"),
    "income": N_("Income"),
    "standing": N_("Influence"),
    "need": N_("Need"),
    "timing": N_("Timing"),
    "intent": N_("Intent"),
    "reachability": N_("Reach"),
    "attitude": N_("Attitude"),
    "decision": N_("Decisions"),
}
CRITERIA: Final[tuple[Criterion, ...]] = (
    Criterion("funds", "value", 50),
    Criterion("income", "value", 25),
    Criterion("standing", "value", 25),
    Criterion("need", "opportunity", 30),
    Criterion("timing", "opportunity", 20),
    Criterion("intent", "opportunity", 30),
    Criterion("reachability", "opportunity", 20),
    Criterion("attitude", "strategy", 50),
    Criterion("decision", "strategy", 50),
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The criteria and their weights."""

    weights: Mapping[str, int]  # group → percentage of the total
    criteria: tuple[Criterion, ...]

    @property
    def active(self) -> tuple[Criterion, ...]:
        """The criteria in use, in the order of their groups."""
        return tuple(
            each
            for group in ScoreGroup
            for each in self.criteria
            if each.group == group and not each.archived
        )

    def of_group(self, group: str) -> tuple[Criterion, ...]:
        """The criteria in use of a group."""
        return tuple(each for each in self.active if each.group == group)

    def criterion(self, code: str) -> Criterion:
        """A criterion in use. Raises `InvalidInput` when there is none of this code."""
        for each in self.active:
            if each.code == code:
                return each
        raise InvalidInput(
            "criterion", N_("There is no criterion “{criterion}”."), field="criterion", criterion=code
        )

    def share(self, criterion: Criterion) -> Fraction:
        """How many of the 100 points this criterion decides when all have points."""
        return Fraction(self.weights[criterion.group] * criterion.weight, WHOLE)

    def group_value(self, group: str, points: Mapping[str, int]) -> Fraction | None:
        """0–100, exactly; none while no criterion of the group has points."""
        known = [(each.weight, points[each.code]) for each in self.of_group(group) if each.code in points]
        weight = sum(weight for weight, _ in known)
        if not weight:
            return None
        return Fraction(WHOLE * sum(weight * got for weight, got in known), MOST_POINTS * weight)

    def total(self, points: Mapping[str, int]) -> Fraction | None:
        """0–100, exactly; none without points for value and for opportunity."""
        values = {group: self.group_value(group, points) for group in ScoreGroup}
        if any(values[group] is None for group in NEEDED):
            return None
        known = {group: value for group, value in values.items() if value is not None}
        whole = sum(self.weights[group] for group in known)
        return sum((self.weights[group] * value for group, value in known.items()), Fraction(0)) / whole

    def missing(self, points: Mapping[str, int]) -> tuple[ScoreGroup, ...]:
        """The groups that want a first criterion before there is a total."""
        return tuple(group for group in NEEDED if self.group_value(group, points) is None)


def rounded(value: Fraction | None) -> int | None:
    """As it is shown: to whole points, halves upwards."""
    if value is None:
        return None
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def check_points(points: int | None) -> int | None:
    """Raises `InvalidInput` for anything but 0–5 or none."""
    if points is not None and (isinstance(points, bool) or not 0 <= points <= MOST_POINTS):
        raise InvalidInput("points", N_("Points go from 0 to {most}."), field="points", most=MOST_POINTS)
    return points


DEFAULT: Final = Scheme(GROUP_WEIGHTS, CRITERIA)


def scheme_of(settings: WorkSettings) -> Scheme:
    """The user's own criteria and weights; what is kept but cannot be used gives way to ours."""
    try:
        kept = settings.score_weights
        found = Scheme(
            {group.value: int(kept.get(group.value, GROUP_WEIGHTS[group.value])) for group in ScoreGroup},
            tuple(_parsed(each) for each in settings.score_criteria) or CRITERIA,
        )
        _check_weights(found)
    except (InvalidInput, AttributeError, KeyError, TypeError, ValueError):
        return DEFAULT
    return found


def stored(scheme: Scheme) -> dict[str, Any]:
    """The values of `WorkSettings` that keep a scheme."""
    return {
        "score_weights": dict(scheme.weights),
        "score_criteria": [
            {
                "code": each.code,
                "group": each.group,
                "weight": each.weight,
                "name": each.name,
                "archived": each.archived,
            }
            for each in scheme.criteria
        ],
    }


def _parsed(kept: Mapping[str, Any]) -> Criterion:
    return Criterion(
        str(kept["code"]),
        ScoreGroup(kept["group"]).value,
        int(kept["weight"]),
        str(kept.get("name", "")),
        bool(kept.get("archived", False)),
    )


def own_code(scheme: Scheme) -> str:
    """A code for a criterion to be added; those of archived ones are never used again."""
    used = {each.code for each in scheme.criteria}
    number = 1
    while f"own{number}" in used:
        number += 1
    return f"own{number}"


def checked(scheme: Scheme) -> Scheme:
    """The scheme with clean names.

    Raises `InvalidInput` at `weight/GROUP`, `sum`, `sum/GROUP`, `share/CODE` or `name/CODE`.
    """
    named = tuple(
        replace(each, name=field_line(each.name, f"name/{each.code}", NAME_LIMIT)) for each in scheme.criteria
    )
    found = Scheme(dict(scheme.weights), named)
    _check_names(found)
    _check_weights(found)
    return found


def _check_names(scheme: Scheme) -> None:
    seen: set[str] = set()
    for each in scheme.active:
        if not each.name and each.code not in _LABELS:
            raise InvalidInput("name", N_("Write a name."), field=f"name/{each.code}")
        if each.label in seen:
            raise InvalidInput(
                "twice", N_("There is a criterion of this name already."), field=f"name/{each.code}"
            )
        seen.add(each.label)
    if len(scheme.active) > MOST_CRITERIA:
        raise InvalidInput("many", N_("At most {most} criteria at a time."), field="sum", most=MOST_CRITERIA)


def _check_weights(scheme: Scheme) -> None:
    for group in ScoreGroup:
        least = 1 if group in NEEDED else 0
        _check_percent(scheme.weights[group], least, f"weight/{group.value}")
    _check_sum(scheme.weights.values(), "sum")
    for group in ScoreGroup:
        mine = scheme.of_group(group)
        for each in mine:
            _check_percent(each.weight, 1, f"share/{each.code}")
        if mine:
            _check_sum((each.weight for each in mine), f"sum/{group.value}")
        elif scheme.weights[group]:
            raise InvalidInput(
                "empty", N_("A group with a weight wants a criterion."), field=f"sum/{group.value}"
            )


def _check_percent(value: int, least: int, field: str) -> None:
    if not least <= value <= WHOLE:
        raise InvalidInput(
            "weight", N_("From {least} to {most} percent."), field=field, least=least, most=WHOLE
        )


def _check_sum(parts: Iterable[int], field: str) -> None:
    if (whole := sum(parts)) != WHOLE:
        raise InvalidInput("sum", N_("Together {sum} %: they must make 100 %."), field=field, sum=whole)


def evened(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The same criteria with weights in the same proportion that make 100 together (largest remainders)."""
    if not criteria:
        return ()
    weights = [max(1, each.weight) for each in criteria]
    whole = sum(weights)
    exact = [Fraction(WHOLE * weight, whole) for weight in weights]
    floors = [max(1, int(each)) for each in exact]
    order = sorted(range(len(exact)), key=lambda at: (floors[at] - exact[at], at))
    left = WHOLE - sum(floors)
    while left:  # a floor raised to 1 may have overshot: then the largest give way
        if left > 0:
            for at in order[:left]:
                floors[at] += 1
        else:
            floors[max(range(len(floors)), key=floors.__getitem__)] -= 1
        left = WHOLE - sum(floors)
    return tuple(replace(each, weight=weight) for each, weight in zip(criteria, floors, strict=True))
