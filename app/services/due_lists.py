"""The first of what is due, in order, and how many there are in all: only what is shown is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.domain.reminders import Bucket
from app.services.due_marks import Alike, DueMark, alike, by_day, rank


class DueMarks(NamedTuple):
    """The first of a list, and how many there are of each bucket, and of each kind."""

    marks: list[DueMark]
    by_bucket: Counter[Bucket]
    by_kind: Counter[str]


def pressing_of(session: Session, today: date, limit: int) -> DueMarks:
    """As `pressing_first` of `marks_of`, the first `limit` of them."""
    return _first(alike(session, today, today, today), lambda mark: (rank(mark), by_day(mark)[:-1]), limit)


def page_of(
    session: Session,
    today: date,
    horizon_days: int,
    occasion_days: int,
    kinds: Collection[str] = (),
    limit: int | None = None,
) -> DueMarks:
    """As `marks_of`, the first `limit` of these kinds; kinds are counted before any are left out."""
    until, soon = today + timedelta(days=horizon_days), today + timedelta(days=occasion_days)
    return _first(alike(session, today, until, soon), lambda mark: by_day(mark)[:-1], limit, kinds)


def _first(
    groups: list[Alike],
    order: Callable[[DueMark], Any],
    limit: int | None,
    kinds: Collection[str] = (),
) -> DueMarks:
    """All are counted; those of one day are made only as far as they are among the first."""
    found, by_bucket, by_kind = DueMarks([], Counter(), Counter())
    keyed = sorted(((order(each.like), each) for each in groups), key=itemgetter(0))
    for _order, run in groupby(keyed, key=itemgetter(0)):
        marks: list[DueMark] = []
        for _key, each in run:
            by_kind[each.like.kind] += each.size
            if kinds and each.like.kind not in kinds:
                continue
            by_bucket[each.like.bucket] += each.size
            if limit is None or len(found) < limit:
                marks += each.marks()
        marks.sort(key=lambda mark: mark.key.id)
        found += marks if limit is None else marks[: max(0, limit - len(found))]
    return DueMarks(found, by_bucket, by_kind)
