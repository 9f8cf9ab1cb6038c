"""The prospects named for a month as they stand: planned, seen, opened, carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.domain.period import span
from app.domain.terms import LineState, Standing
from app.domain.terms.planning import PeriodKind
from app.domain.week_plan import monday_of
from app.models import Act, ClientFile, Contact, JournalRow, LogLine, TargetProspect
from app.services.files.filters import within
from app.storage.derived import held_visit

MONTH = PeriodKind.MONTH.value


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A prospect named for a month: where it stands, when it will be seen, and what came of it."""

    id: int
    file_id: int
    name: str
    rung: str | None
    standing: str
    month_on: date
    week_on: date | None  # its Monday; of a planned visit, the Monday of its day
    line_id: int | None  # the planned visit
    line_on: date | None
    line_state: str | None
    held_on: date | None  # the visit that was held for it
    opened_on: date | None  # the account, if it was opened in this month
    done_on: date | None  # ticked by hand
    carried_on: date | None  # it left for another week or month on this day
    carried_to: tuple[date, date | None] | None  # month and week it went to
    came_from: tuple[date, date | None] | None  # month and week it came from
    note: str

    @property
    def finished(self) -> bool:
        """Seen, opened or ticked: nothing to carry over."""
        return any((self.held_on, self.opened_on, self.done_on)) or self.standing == Standing.LOST

    @property
    def unfinished(self) -> bool:
        """Still to be seen, here and not somewhere it was carried to."""
        return not self.finished and self.carried_on is None

    def left_over(self, today: date) -> bool:
        """Unfinished, and no visit is ahead in its month: what is carried over."""
        ahead = self.line_on is not None and today <= self.line_on <= span(MONTH, self.month_on)[1]
        return self.unfinished and not (ahead and self.line_state == LineState.OPEN)


def read_named(session: Session, month_on: date, offset: timedelta) -> tuple[NamedRow, ...]:
    """The names of a month in their order; `offset` leads from the moments of acts to the user's days."""
    origin, went = aliased(TargetProspect), aliased(TargetProspect)
    rows = session.execute(
        select(
            TargetProspect,
            ClientFile.name,
            ClientFile.rung,
            ClientFile.standing,
            ClientFile.opened_on,
            LogLine.on_date.label("line_on"),
            LogLine.state.label("line_state"),
            origin.month_on.label("from_month"),
            origin.week_on.label("from_week"),
            went.month_on.label("to_month"),
            went.week_on.label("to_week"),
        )
        .join(ClientFile, ClientFile.id == TargetProspect.file_id)
        .outerjoin(LogLine, LogLine.id == TargetProspect.line_id)
        .outerjoin(origin, origin.id == TargetProspect.carried_from_id)
        .outerjoin(went, went.carried_from_id == TargetProspect.id)
        .where(TargetProspect.month_on == month_on)
        .order_by(TargetProspect.position, TargetProspect.id)
    ).all()
    held = _held(session, month_on, [row.TargetProspect.file_id for row in rows])
    since = _named_on(session, [row.TargetProspect.id for row in rows], offset)
    found: dict[int, NamedRow] = {}
    for row in rows:
        found.setdefault(row.TargetProspect.id, _named_row(row, month_on, since, held))
    return tuple(found.values())


def _named_row(
    row: Any, month_on: date, since: dict[int, date], held: dict[int, list[tuple[date, int]]]
) -> NamedRow:
    stored: TargetProspect = row.TargetProspect
    week_on = monday_of(row.line_on) if row.line_on is not None else stored.week_on
    first, last = span(MONTH, month_on)
    opened = row.opened_on if row.opened_on is not None and first <= row.opened_on <= last else None
    return NamedRow(
        stored.id,
        stored.file_id,
        row.name,
        row.rung,
        row.standing,
        month_on,
        week_on,
        stored.line_id,
        row.line_on,
        row.line_state,
        _held_on(stored, since.get(stored.id, first), held.get(stored.file_id, [])),
        opened,
        stored.done_on,
        stored.carried_on,
        (row.to_month, row.to_week) if row.to_month is not None else None,
        (row.from_month, row.from_week) if row.from_month is not None else None,
        stored.note or "",
    )


def _held_on(stored: TargetProspect, named_on: date, visits: Sequence[tuple[date, int]]) -> date | None:
    """The first visit held since it was named, until it was carried over; its planned one at any time."""
    for day, line_id in visits:
        if line_id == stored.line_id:
            return day
        if named_on <= day and (stored.carried_on is None or day <= stored.carried_on):
            return day
    return None


def _held(session: Session, month_on: date, file_ids: Sequence[int]) -> dict[int, list[tuple[date, int]]]:
    """The visits held in a month, by file, the earliest first."""
    first, last = span(MONTH, month_on)
    found: dict[int, list[tuple[date, int]]] = {}
    for row in session.execute(
        select(Contact.file_id, LogLine.on_date, LogLine.id)
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(
            Contact.file_id.in_(within(tuple(file_ids))),
            held_visit(),
            LogLine.on_date.between(first, last),
        )
        .order_by(LogLine.on_date, LogLine.id)
    ):
        found.setdefault(row.file_id, []).append((row.on_date, row.id))
    return found


def _named_on(session: Session, ids: Sequence[int], offset: timedelta) -> dict[int, date]:
    """On which day each name was written, by the journal."""
    rows = session.execute(
        select(JournalRow.row_id, func.min(Act.at).label("at"))
        .join(Act, Act.id == JournalRow.act_id)
        .where(
            JournalRow.table_name == TargetProspect.__tablename__,
            JournalRow.row_id.in_(within(tuple(ids))),
        )
        .group_by(JournalRow.row_id)
    )
    return {row.row_id: (row.at.replace(tzinfo=None) + offset).date() for row in rows}
