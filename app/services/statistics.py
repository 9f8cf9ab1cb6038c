"""Counted from acts, never typed: the flow on the ladder, the visit funnel, activity by day."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from sqlalchemy import func, select

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
            changes = {
                file_id: list(rows)
                for file_id, rows in groupby(
                    session.execute(
                        select(
                            RungChange.file_id,
                            RungChange.changed_on,
                            RungChange.from_rung,
                            RungChange.to_rung,
                        ).order_by(RungChange.file_id, RungChange.changed_on, RungChange.id)
                    ),
                    key=lambda row: int(row.file_id),
                )
            }
            files = session.execute(
                select(
                    ClientFile.id,
                    ClientFile.created_on,
                    ClientFile.rung,
                    ClientFile.opened_on,
                    ClientFile.lost_on,
                )
            ).all()
        tracks = []
        for file in files:
            own = changes.get(file.id, [])
            # A file made with a rung but without a move (an import, say) stood there from its first day.
            began_at = own[0].from_rung if own else place_of_row(file.rung, file.opened_on, file.lost_on)
            began_on = min(file.created_on, own[0].changed_on) if own else file.created_on
            tracks.append(Track(file.id, began_on, began_at, tuple((c.changed_on, c.to_rung) for c in own)))
        return ladder_flow(tracks, start, end)

    def visit_funnel(self, start: date, end: date) -> VisitFunnel:
        """First, second, third visits and openings between these days, both included."""
        number = (
            func.row_number().over(
                partition_by=Contact.file_id,
                order_by=(LogLine.on_date, LogLine.start_time, LogLine.id),
            )
            + ClientFile.visits_before
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
            .where(held_visit())
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
