"""The score of every file at once, in SQL with whole numbers: as exact as `Scheme.total`."""

from __future__ import annotations

from functools import reduce
from operator import add, mul

from sqlalchemy import ColumnElement, Float, Subquery, case, cast, func, literal, null, select

from app.domain.scoring import MOST_POINTS, NEEDED, WHOLE, Scheme, ScoreGroup
from app.models import FileScore


def scored_files(scheme: Scheme) -> Subquery:
    """`file_id`, `total` (0–100 as shown, null where there is none), `exact` to sort by, `known` criteria."""
    groups = [group for group in ScoreGroup if scheme.of_group(group) and scheme.weights[group]]
    sums = {}
    for group in groups:
        weight = case({each.code: each.weight for each in scheme.of_group(group)}, value=FileScore.criterion)
        sums[group] = (
            func.coalesce(func.sum(weight * FileScore.points), 0).label(f"got_{group.value}"),
            func.coalesce(func.sum(weight), 0).label(f"weight_{group.value}"),
        )
    per_file = (
        select(
            FileScore.file_id,
            func.count().label("known"),
            *(column for pair in sums.values() for column in pair),
        )
        .where(FileScore.criterion.in_([each.code for each in scheme.active]))
        .group_by(FileScore.file_id)
        .subquery()
    )
    got = {group: per_file.c[f"got_{group.value}"] for group in groups}
    weight_of = {group: per_file.c[f"weight_{group.value}"] for group in groups}

    def divisor(group: ScoreGroup) -> ColumnElement[int]:
        return func.max(weight_of[group], 1)

    def product(of: list[ScoreGroup]) -> ColumnElement[int]:
        return reduce(mul, (divisor(group) for group in of), literal(1))

    numerator: ColumnElement[int] = reduce(
        add,
        (
            WHOLE * scheme.weights[group] * got[group] * product([each for each in groups if each != group])
            for group in groups
        ),
    )
    present = reduce(add, (case((weight_of[group] > 0, scheme.weights[group]), else_=0) for group in groups))
    denominator = MOST_POINTS * present * product(groups)
    complete = reduce(lambda one, other: one & other, (weight_of[group] > 0 for group in NEEDED))
    return select(
        per_file.c.file_id,
        per_file.c.known,
        case((complete, (2 * numerator + denominator).op("/")(2 * denominator)), else_=null()).label("total"),
        case((complete, cast(numerator, Float) / cast(denominator, Float)), else_=null()).label("exact"),
    ).subquery("scored")
