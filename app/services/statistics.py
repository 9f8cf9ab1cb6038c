"""Counted from acts, never typed: the flow on the ladder, the visit funnel, activity by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from app.domain.funnels import DayActivity, LadderFlow, Track, Visit, VisitFunnel, ladder_flow, visit_funnel
from app.domain.terms import Exit
from app.models import ClientFile, Contact, LogLine, RungChange
from app.services.ladder_cards import place_of_row
from app.storage.database import Database
from app.storage.derived import held_visit, real_contact


class StatisticsService:
    """Reads whole histories through Core selects; meant for the read lane."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def anything(self) -> bool:
        """Whether there is anything to draw at all."""
        with self._db.read() as session:
            return any(
                session.scalar(select(table.id).limit(1)) is not None for table in (RungChange, Contact)
            )

    def ladder_flow(self, start: date, end: date) -> LadderFlow:
        """How the rungs fed each other between these days, both included."""
        with self._db.read() as session:
            touched = (
                select(RungChange.file_id)
                .where(RungChange.changed_on >= start)
                .union(select(ClientFile.id).where(ClientFile.created_on >= start))
                .subquery()
            )
            ids = select(touched.c[0])
            return ladder_flow(_tracks(session, ids), start, end, _stayed(session, ids))

    def visit_funnel(self, start: date, end: date) -> VisitFunnel:
        """First, second, third visits and openings between these days, both included."""
        number = (
            func.row_number().over(
                partition_by=Contact.file_id,
                order_by=(LogLine.on_date, LogLine.start_time, LogLine.id),
            )
            + ClientFile.visits_before
        )
        visited = (
            select(Contact.file_id)
            .join(LogLine, LogLine.id == Contact.line_id)
            .where(held_visit(), LogLine.on_date.between(start, end))
        )
        numbered = (
            select(
                Contact.file_id,
                LogLine.on_date,
                number.label("number"),
                ClientFile.lead_class.is_not(None).label("scored"),
            )
            .join(LogLine, LogLine.id == Contact.line_id)
            .join(ClientFile, ClientFile.id == Contact.file_id)
            # Who had no visit in the period takes no step in it, and is not even numbered.
            .where(held_visit(), Contact.file_id.in_(visited))
            .subquery()
        )
        first_opening = func.min(RungChange.changed_on)
        with self._db.read() as session:
            visits = [
                Visit(row.file_id, row.on_date, row.number, bool(row.scored))
                for row in session.execute(select(numbered).where(numbered.c.number <= 3))
            ]
            openings = [
                (row.id, row.day, bool(row.scored))
                for row in session.execute(
                    select(
                        ClientFile.id,
                        first_opening.label("day"),
                        ClientFile.lead_class.is_not(None).label("scored"),
                    )
                    .join(RungChange, RungChange.file_id == ClientFile.id)
                    .where(RungChange.to_rung == Exit.OPENED.value)
                    .group_by(ClientFile.id)
                )
            ]
        return visit_funnel(visits, openings, start, end)

    def activity(self, start: date, end: date) -> list[DayActivity]:
        """The days between these with at least one real contact, in order."""
        with self._db.read() as session:
            return [
                DayActivity(row.on_date, row.contacts, row.visits)
                for row in session.execute(
                    select(
                        LogLine.on_date,
                        func.count().label("contacts"),
                        func.count().filter(held_visit()).label("visits"),
                    )
                    .join(Contact, Contact.line_id == LogLine.id)
                    .where(real_contact(), LogLine.on_date.between(start, end))
                    .group_by(LogLine.on_date)
                    .order_by(LogLine.on_date)
                )
            ]


def _stayed(session: Session, touched: Select[int]) -> dict[str, list[int]]:
    """Everyone else by the place where they stand: SQLite tells them in a few rows, not one a file."""
    # The row of the greatest moment gives its other columns: SQLite's rule for max() beside bare columns.
    moment = type_coerce(RungChange.changed_on, String) + func.printf("%012d", RungChange.id)
    last = (
        select(RungChange.file_id, RungChange.to_rung, func.max(moment))
        .where(RungChange.file_id.not_in(touched))
        .group_by(RungChange.file_id)
        .subquery()
    )
    found: dict[str, list[int]] = {}
    connection = session.connection()
    for place, ids in connection.execute(
        select(last.c.to_rung, func.group_concat(last.c.file_id)).group_by(last.c.to_rung)
    ):
        if place is not None:
            found[place] = [int(each) for each in ids.split(",")]
    unmoved = connection.execute(
        select(
            ClientFile.rung,
            func.max(ClientFile.opened_on),
            func.max(ClientFile.lost_on),
            func.group_concat(ClientFile.id),
        )
        .where(ClientFile.id.not_in(touched), ClientFile.id.not_in(select(RungChange.file_id)))
        .group_by(ClientFile.rung, ClientFile.opened_on.is_(None), ClientFile.lost_on.is_(None))
    )
    for rung, opened_on, lost_on, ids in unmoved:
        if (place := place_of_row(rung, opened_on, lost_on)) is not None:
            found.setdefault(place, []).extend(int(each) for each in ids.split(","))
    return found


def _tracks(session: Session, touched: Select[int]) -> Iterator[Track]:
    """The whole way of each of these files."""
    connection = session.connection()
    moves = connection.execute(
        select(RungChange.file_id, RungChange.changed_on, RungChange.from_rung, RungChange.to_rung)
        .where(RungChange.file_id.in_(touched))
        .order_by(RungChange.file_id, RungChange.changed_on, RungChange.id)
    )
    changes = {file_id: list(own) for file_id, own in groupby(moves, key=itemgetter(0))}
    for file_id, began_on, rung, opened_on, lost_on in connection.execute(
        select(
            ClientFile.id, ClientFile.created_on, ClientFile.rung, ClientFile.opened_on, ClientFile.lost_on
        ).where(ClientFile.id.in_(touched))
    ):
        own = changes.get(file_id)
        if own is None:
            # A file made with a rung but without a move (an import, say) stood there from its first day.
            yield Track(file_id, began_on, place_of_row(rung, opened_on, lost_on), ())
            continue
        way = tuple((day, to) for _, day, _, to in own)
        yield Track(file_id, min(began_on, way[0][0]), own[0][2], way)
