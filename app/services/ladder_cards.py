"""What stands on the ladder: heads of the columns, cards by silence, the silent ones, a card's moves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from app.domain.ladder import RUNGS, reason_text
from app.domain.settings import WorkSettings
from app.domain.terms import Exit, Standing
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, ContactPause, FileSummary, RungChange
from app.services.fixed import fixed
from app.storage import derived
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A rung or a way off the ladder: cards there now, and how many came and went since the month began."""

    place: str
    count: int
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as it is drawn. Silence is counted in working days from the last real contact."""

    file_id: int
    name: str
    kind: str
    rung: str
    silent_days: int
    stale: bool
    last_contact_on: date | None
    next_step_on: date | None
    reason: str
    until: date | None
    important: bool
    grade: str | None


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A file gone silent: how long (working days), and the longest silence it should have."""

    file_id: int
    name: str
    kind: str
    rung: str | None
    standing: str
    silent_days: int
    longest: int
    last_contact_on: date | None


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A kept move: from, to, when, why (in words), and until when the reason held."""

    id: int
    changed_on: date
    from_rung: str | None
    to_rung: str | None
    reason: str
    until: date | None


_ORDER = (FileSummary.stale_on, FileSummary.next_step_on, FileSummary.file_id)


def is_stale(today: date) -> ColumnElement[bool]:
    """Silent for too long: its day has come, and no next step is planned from today on."""
    return and_(
        FileSummary.stale_on <= today,
        or_(FileSummary.next_step_on.is_(None), FileSummary.next_step_on < today),
    )


def is_wanted(today: date) -> ColumnElement[bool]:
    """Silent for too long, and not left in peace for a while."""
    paused = select(ContactPause.file_id).where(ContactPause.until_on > today)
    return and_(is_stale(today), FileSummary.file_id.not_in(paused))


def moved(start: date, end: date) -> ColumnElement[bool]:
    """Real moves within these days; a changed reason on the same rung is none."""
    return and_(
        RungChange.changed_on.between(start, end), RungChange.from_rung.is_distinct_from(RungChange.to_rung)
    )


class LadderCards:
    """Reads the ladder; every list is paged by the ids it was handed."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def columns(self) -> dict[str, HeadRow]:
        """Heads of A–F, `opened` and `lost`, with this month's comings and goings."""
        today = self._db.clock.today()
        month = moved(today.replace(day=1), today)
        with self._db.read() as session:
            counts = _counted(session, select(FileSummary.rung, func.count()).group_by(FileSummary.rung))
            for place, standing in ((Exit.OPENED, Standing.CLIENT), (Exit.LOST, Standing.LOST)):
                counts[place.value] = (
                    session.scalar(select(func.count()).where(FileSummary.standing == standing.value)) or 0
                )
            came, went = (
                _counted(
                    session, select(end, func.count(distinct(RungChange.file_id))).where(month).group_by(end)
                )
                for end in (RungChange.to_rung, RungChange.from_rung)
            )
        return {
            place: HeadRow(place, counts.get(place, 0), came.get(place, 0), went.get(place, 0))
            for place in (*RUNGS, Exit.OPENED.value, Exit.LOST.value)
        }

    def moved_files(self, place: str, *, came: bool, start: date, end: date) -> list[int]:
        """The files that came to this place (or left it) within these days, latest first."""
        column = RungChange.to_rung if came else RungChange.from_rung
        with self._db.read() as session:
            return list(
                session.scalars(
                    select(RungChange.file_id)
                    .where(moved(start, end), column == place)
                    .group_by(RungChange.file_id)
                    .order_by(func.max(RungChange.id).desc())
                )
            )

    def off_ids(self, place: str) -> list[int]:
        """The files that are off the ladder by this way now: clients, or lost ones."""
        standing = Standing.CLIENT if place == Exit.OPENED else Standing.LOST
        with self._db.read() as session:
            return list(
                session.scalars(
                    select(FileSummary.file_id)
                    .where(FileSummary.standing == standing.value)
                    .order_by(FileSummary.pinyin)
                )
            )

    def card_ids(self, rung: str, *, text: str = "", silent_only: bool = False) -> list[int]:
        """The cards of a rung in their order: longest silent first, those with a next step planned last."""
        today = self._db.clock.today()
        planned = FileSummary.next_step_on >= today
        free = or_(FileSummary.next_step_on.is_(None), FileSummary.next_step_on < today)
        query = select(FileSummary.file_id).where(FileSummary.rung == rung)
        if silent_only:
            query = query.where(is_stale(today))
        if wanted := text.strip().lower():
            query = query.where(FileSummary.search.contains(wanted, autoescape=True))
        # Two walks along one index instead of a sort, each handed over as one JSON text.
        found: list[int] = []
        with self._db.read() as session:
            for part in (free, planned):
                ordered = query.where(part).order_by(*_ORDER).subquery()
                found += json.loads(session.scalar(select(func.json_group_array(ordered.c.file_id))) or "[]")
        return found

    def cards(self, ids: Sequence[int]) -> list[CardRow]:
        """These cards, in this order; files that are gone or off the ladder are left out."""
        today = self._db.clock.today()
        with self._db.read() as session:
            calendar = WorkCalendar(derived.settings_of(session).work_day_overrides())
            found = {
                row.id: CardRow(
                    row.id,
                    row.name,
                    row.kind,
                    row.rung,
                    calendar.between(row.last_contact_on or row.created_on, today),
                    bool(row.stale),
                    row.last_contact_on,
                    row.next_step_on,
                    row.rung_reason or "",
                    row.rung_until,
                    row.important,
                    row.grade,
                )
                for row in session.execute(_card_query(today).where(ClientFile.id.in_(ids)))
            }
        return [found[i] for i in ids if i in found]

    def card(self, file_id: int) -> tuple[str, str | None, bool]:
        """A file's name, where its card is, and whether an account was ever opened."""
        with self._db.read() as session:
            file = session.get_one(ClientFile, file_id)
            return file.name, place_of(file), file.opened_on is not None

    def history(self, file_id: int) -> list[MoveRow]:
        """Every move of a card, newest first."""
        with self._db.read() as session:
            return [
                MoveRow(
                    c.id, c.changed_on, c.from_rung, c.to_rung, reason_text(c.to_rung, c.reason), c.until_on
                )
                for c in session.scalars(
                    select(RungChange).where(RungChange.file_id == file_id).order_by(RungChange.id.desc())
                )
            ]

    def stale(self, today: date, limit: int = 10) -> list[StaleRow]:
        """The files silent for too long, worst first: overdue days measured by their own longest silence.

        Who is left in peace is not among them.
        """
        with self._db.read() as session:
            settings = derived.settings_of(session)
            calendar = WorkCalendar(settings.work_day_overrides())
            overdue = func.julianday(today.isoformat()) - func.julianday(FileSummary.stale_on) + 1
            rows = session.execute(
                select(
                    ClientFile.id,
                    ClientFile.name,
                    ClientFile.kind,
                    ClientFile.rung,
                    ClientFile.standing,
                    ClientFile.grade,
                    ClientFile.silence_days,
                    ClientFile.created_on,
                    FileSummary.last_contact_on,
                )
                .join(FileSummary, FileSummary.file_id == ClientFile.id)
                .where(is_wanted(today))
                .order_by((overdue / func.max(longest_in_sql(settings), 1)).desc(), ClientFile.id)
                .limit(limit)
            )
            return [
                StaleRow(
                    row.id,
                    row.name,
                    row.kind,
                    row.rung,
                    row.standing,
                    calendar.between(row.last_contact_on or row.created_on, today),
                    settings.longest_silence(row.rung, row.standing, row.grade, row.silence_days) or 0,
                    row.last_contact_on,
                )
                for row in rows
            ]

    def stale_count(self, today: date) -> int:
        """How many files `stale` has in all."""
        with self._db.read() as session:
            return session.scalar(select(func.count()).select_from(FileSummary).where(is_wanted(today))) or 0


def place_of(file: ClientFile) -> str | None:
    """Where a card is: a rung, `lost`, `opened`, or nowhere on the ladder yet."""
    return place_of_row(file.rung, file.opened_on, file.lost_on)


def place_of_row(rung: str | None, opened_on: date | None, lost_on: date | None) -> str | None:
    """The same from the columns alone."""
    if lost_on is not None:
        return Exit.LOST.value
    if rung is not None:
        return rung
    return Exit.OPENED.value if opened_on is not None else None


def _move_row(change: RungChange) -> MoveRow:
    return MoveRow(
        change.id,
        change.changed_on,
        change.from_rung,
        change.to_rung,
        reason_text(change.to_rung, change.reason),
        change.until_on,
    )


def _counted(session: Session, query: Select[str | None, int]) -> dict[str | None, int]:
    return dict(session.execute(query).all())


def _card_query(today: date) -> Select[*tuple[Any, ...]]:
    return select(
        ClientFile.id,
        ClientFile.name,
        ClientFile.kind,
        ClientFile.rung,
        ClientFile.rung_reason,
        ClientFile.rung_until,
        ClientFile.important,
        ClientFile.grade,
        ClientFile.created_on,
        FileSummary.last_contact_on,
        FileSummary.next_step_on,
        is_stale(today).label("stale"),
    ).join(FileSummary, FileSummary.file_id == ClientFile.id)


def longest_in_sql(settings: WorkSettings) -> ColumnElement[int]:
    """`WorkSettings.longest_silence` in SQL, for ordering only."""
    by_grade = [(ClientFile.grade == grade, days) for grade, days in settings.silence_by_grade.items()]
    by_place = [
        (ClientFile.standing == fixed(Standing.CLIENT.value), settings.silence.get("client", 0)),
        # Most cards stand on F: it is compared first.
        *((ClientFile.rung == fixed(rung), settings.silence.get(rung, 0)) for rung in reversed(RUNGS)),
    ]
    return case(
        (ClientFile.silence_days.is_not(None), ClientFile.silence_days), *by_grade, *by_place, else_=0
    )
