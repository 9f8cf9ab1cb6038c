"""How targets follow from one another within one act: quarter → months → weeks, typed ones stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.period import span
from app.domain.targets import Part, Share, months_of, parts_of_week, split, unit_of, weeks_of
from app.domain.terms.planning import PeriodKind
from app.domain.working_days import WorkCalendar
from app.models import PeriodTarget

QUARTER, MONTH, WEEK = (kind.value for kind in (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.WEEK))
_Key = tuple[str, date, str]


class TargetBook:
    """The stored targets of one transaction."""

    def __init__(self, session: Session, calendar: WorkCalendar, today: date) -> None:
        self._session = session
        self.calendar = calendar
        self._today = today

    def find(self, key: _Key) -> PeriodTarget | None:
        kind, starts_on, metric = key
        return self._session.scalars(
            select(PeriodTarget).filter_by(kind=kind, starts_on=starts_on, metric=metric)
        ).one_or_none()

    def adjusted(self, key: _Key) -> bool:
        row = self.find(key)
        return row is not None and row.adjusted

    def put(self, key: _Key, value: int, *, adjusted: bool) -> None:
        kind, starts_on, metric = key
        row = self.find(key)
        if row is None:
            row = PeriodTarget(kind=kind, starts_on=starts_on, metric=metric, target=value)
            self._session.add(row)
        row.target, row.adjusted = value, adjusted
        self._session.flush()

    def spread(self, kind: str, starts_on: date, metric: str) -> None:
        """Bring everything within the quarter of a changed period up to date."""
        quarter_on = span(QUARTER, starts_on)[0]
        months = months_of(quarter_on, self.calendar)
        quarter = self.find((QUARTER, quarter_on, metric))
        if quarter is not None:
            self.spread_over(quarter.target, MONTH, months, metric)
        for month in months:
            if quarter is not None or kind != MONTH or month.first == starts_on:
                self.spread_month(month.first, metric)

    def spread_month(self, day: date, metric: str) -> None:
        """Split a month's target over its weeks, if it has one."""
        month_on = span(MONTH, day)[0]
        month = self.find((MONTH, month_on, metric))
        if month is not None:
            self.spread_over(month.target, WEEK, weeks_of(month_on, self.calendar), metric)

    def spread_over(
        self, total: int, kind: str, parts: Sequence[Part], metric: str, *, anew: bool = False
    ) -> None:
        """Share a total out. `anew`: nothing stays as it was."""
        kept = [self.find((kind, part.first, metric)) for part in parts]
        typed = [row.target if row is not None and row.adjusted and not anew else None for row in kept]
        stays = [
            row.target if own is None and row is not None and part.last < self._today and not anew else own
            for row, own, part in zip(kept, typed, parts, strict=True)
        ]
        ahead = any(own is None and part.days for own, part in zip(stays, parts, strict=True))
        fixed = stays if ahead else typed
        shares = [Share(part.days, own) for part, own in zip(parts, fixed, strict=True)]
        values = split(total, shares, unit_of(metric, total, len(parts)))
        for part, own, value in zip(parts, typed, values, strict=True):
            self.put((kind, part.first, metric), value, adjusted=own is not None)

    def release(self, kind: str, starts_on: date, metric: str) -> None:
        """Take back what was typed, and let it follow from the period above, or go with what is below."""
        above = {QUARTER: None, MONTH: QUARTER, WEEK: MONTH}[kind]
        parts = (
            [part.first for part in parts_of_week(starts_on, self.calendar)]
            if kind == WEEK and starts_on.weekday() == 0
            else [starts_on]
        )
        for first in parts:
            row = self.find((kind, first, metric))
            if row is None:
                continue
            parent = self.find((above, span(above, first)[0], metric)) if above is not None else None
            if parent is not None:
                row.adjusted = False
                self._session.flush()
                self.spread(QUARTER, first, metric) if kind == MONTH else self.spread_month(first, metric)
            else:
                self._take_away(kind, first, metric)

    def _take_away(self, kind: str, first: date, metric: str) -> None:
        """A target that follows from nothing goes, and with it what followed from it; typed ones stay."""
        row = self.find((kind, first, metric))
        if row is not None:
            self._session.delete(row)
            self._session.flush()
        below: Iterable[tuple[str, Part]] = ()
        if kind == QUARTER:
            below = ((MONTH, part) for part in months_of(first, self.calendar))
        elif kind == MONTH:
            below = ((WEEK, part) for part in weeks_of(first, self.calendar))
        for inner, part in below:
            found = self.find((inner, part.first, metric))
            if found is not None and not found.adjusted:
                self._take_away(inner, part.first, metric)
