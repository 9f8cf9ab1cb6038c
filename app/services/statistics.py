"""Counted from acts, never typed: the flow on the ladder, the visit funnel, activity by day."""

from __future__ import annotations

from datetime import date

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
            changes: dict[int, list[tuple[date, str | None, str | None]]] = {}
            for file_id, day, start_at, to in session.execute(
                select(
                    RungChange.file_id, RungChange.changed_on, RungChange.from_rung, RungChange.to_rung
                ).order_by(RungChange.file_id, RungChange.changed_on, RungChange.id)
            ):
                changes.setdefault(file_id, []).append((day, start_at, to))
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
        for file_id, began_on, rung, opened_on, lost_on in files:
            own = changes.get(file_id, [])
            # A file made with a rung but without a move (an import, say) stood there from its first day.
            began_at = own[0][1] if own else place_of_row(rung, opened_on, lost_on)
            first_day = min(began_on, own[0][0]) if own else began_on
            tracks.append(Track(file_id, first_day, began_at, tuple((day, to) for day, _, to in own)))
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
