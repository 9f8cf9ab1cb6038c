"""How far the first visits of a month came, in the words of screen and paper."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from app.core.i18n import tr
from app.domain.funnels import Rate
from app.services.measured import CohortRow
from app.sheets.wording import day_text, period_text


class CohortColumn(IntEnum):
    """The columns from left to right."""

    MONTH = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    OPENED = 4
    UNDER_WAY = 5
    UNSCORED = 6
    STATE = 7


def finished(row: CohortRow, today: date) -> bool:
    """Whether all of a month's first visits had their time."""
    return row.finished_on <= today or not row.under_way


def ids_of(row: CohortRow, column: CohortColumn) -> tuple[int, ...]:
    """The files behind a figure."""
    return {
        CohortColumn.FIRST: row.first,
        CohortColumn.SECOND: row.second,
        CohortColumn.THIRD: row.third,
        CohortColumn.OPENED: row.opened,
        CohortColumn.UNDER_WAY: row.under_way,
        CohortColumn.UNSCORED: row.unscored,
    }.get(column, ())


def cohort_text(row: CohortRow, column: CohortColumn, today: date) -> str:
    """A cell: a share with its cases when the month is over, before that the count alone."""
    if column is CohortColumn.MONTH:
        return period_text("month", row.month_on)
    if column is CohortColumn.STATE:
        if finished(row, today):
            return tr("finished")
        return tr("unfinished until {day}", day=day_text(row.finished_on))
    count = len(ids_of(row, column))
    if column in {CohortColumn.SECOND, CohortColumn.THIRD, CohortColumn.OPENED}:
        if finished(row, today):
            return str(Rate(count, len(row.first)))
        return tr("{hits} of {cases}", hits=count, cases=len(row.first)) if row.first else "–"
    return f"{count:,}"


def cohort_headings() -> list[str]:
    """The headings of all columns."""
    return [
        tr("First visit in"),
        tr("First visits"),
        tr("Second by now"),
        tr("Third by now"),
        tr("Account by now"),
        tr("Still under way"),
        tr("Not scored"),
        tr("State"),
    ]
