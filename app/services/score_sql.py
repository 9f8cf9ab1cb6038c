"""The score of every file at once, in SQL with whole numbers: as exact as `Scheme.total`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, and_, mul
from typing import Final

from sqlalchemy import ColumnElement, Float, Integer, Subquery, case, cast, func, literal, null, select

from app.domain.scoring import MOST_POINTS, NEEDED, WHOLE, Scheme, ScoreGroup
from app.models import FileScore
from app.services.fixed import fixed, fixed_case

# The sums of all groups travel in one number, nine bits each (a group's weights make 100, times 5 points is
# 500), those of the weights above those of the points: one pass over a file's points gives everything.
_ROOM: Final = 2**9
_PLACE: Final = {group: _ROOM**number for number, group in enumerate(ScoreGroup)}
_ABOVE: Final = _ROOM ** len(ScoreGroup)


def scored_files(scheme: Scheme, file_ids: Sequence[int] | None = None) -> Subquery:
    """`file_id`, `total` (0–100 as shown, null where there is none) and `exact` to sort by.

    Of all files with points, or of these.
    """
    weights = {each.code: each.weight * _PLACE[ScoreGroup(each.group)] for each in scheme.active}
    placed = fixed_case(weights, FileScore.criterion, 0)
    both = func.sum(placed * (FileScore.points + fixed(_ABOVE)), type_=Integer)
    sums = select(FileScore.file_id, both.label("both")).group_by(FileScore.file_id)
    if file_ids is not None:
        sums = sums.where(FileScore.file_id.in_(file_ids))
    per_file = sums.subquery()

    groups = [group for group in ScoreGroup if scheme.weights[group]]
    got = {group: per_file.c.both // fixed(_PLACE[group]) % fixed(_ROOM) for group in groups}
    weight = {group: per_file.c.both // fixed(_ABOVE * _PLACE[group]) % fixed(_ROOM) for group in groups}

    def product(of: Sequence[ScoreGroup]) -> ColumnElement[int]:
        return reduce(mul, (func.max(weight[group], 1, type_=Integer) for group in of), literal(1))

    parts: list[ColumnElement[int]] = [
        WHOLE * scheme.weights[group] * got[group] * product([each for each in groups if each != group])
        for group in groups
    ]
    present: list[ColumnElement[int]] = [
        case((weight[group] > 0, scheme.weights[group]), else_=0) for group in groups
    ]
    fraction = select(
        per_file.c.file_id,
        reduce(add, parts).label("numerator"),
        (MOST_POINTS * reduce(add, present) * product(groups)).label("denominator"),
        reduce(and_, (weight[group] > 0 for group in NEEDED)).label("complete"),
    ).subquery()
    numerator, denominator = fraction.c.numerator, fraction.c.denominator
    shown = (2 * numerator + denominator) // (2 * denominator)
    return select(
        fraction.c.file_id,
        case((fraction.c.complete, shown), else_=null()).label("total"),
        case((fraction.c.complete, cast(numerator, Float) / denominator), else_=null()).label("exact"),
    ).subquery("scored")
