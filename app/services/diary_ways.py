"""How far every file of the diary came, read in a few Core selects: what the measured rates rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.domain.cohorts import Stay, Way, stays
from app.domain.terms import AppointmentState, Exit
from app.models import Appointment, ClientFile, Contact, FileSummary, JournalRow, LogLine, OpenAct, RungChange
from app.services.ladder_cards import place_of_row
from app.storage.database import Database
from app.storage.derived import held_visit

_NUMBERED: Final = 3  # visits that are told apart
_RESTS_ON: Final = ("client_file", "log_line", "contact", "appointment", "rung_change")


@dataclass(frozen=True, slots=True)
class Call:
    """A call that asked for a visit."""

    file_id: int
    strategy: str | None
    on: date
    agreed: bool


@dataclass(frozen=True, slots=True)
class Funds:
    """An opened file: since when, and its funds in 分."""

    file_id: int
    strategy: str | None
    on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of all files that were visited, as of one moment of the diary."""

    moment: int  # the newest row of the journal; 0: read within an act, not to be kept
    all: tuple[Way, ...]
    calls: tuple[Call, ...]
    equity: tuple[Funds, ...]


def ways_of(database: Database) -> Ways:
    """The ways of all files, read again only when something they rest on was written."""
    kept = _KEPT.get(database)
    with database.read() as session:
        found = _kept_or_read(session, kept)
    if found.moment:
        _KEPT[database] = found
    return found


# Half a second of reading at fifty years of work, asked for by several services: kept by the diary.
_KEPT: Final[WeakKeyDictionary[Database, Ways]] = WeakKeyDictionary()


def _kept_or_read(session: Session, kept: Ways | None) -> Ways:
    writing = session.scalar(select(OpenAct.act_id).limit(1)) is not None
    moment = 0 if writing else session.scalar(select(func.max(JournalRow.id))) or 0
    if kept is not None and moment >= kept.moment and not writing:
        since = select(JournalRow.id).where(JournalRow.id > kept.moment, JournalRow.table_name.in_(_RESTS_ON))
        if session.scalar(since.limit(1)) is None:
            return replace(kept, moment=moment)
    return _read(session, moment)


def _read(session: Session, moment: int) -> Ways:
    visits = _visits(session)
    opened = _openings(session)
    days = _Days()
    ways: list[Way] = []
    equity: list[Funds] = []
    files = session.connection().execute(
        select(
            ClientFile.id,
            ClientFile.strategy,
            ClientFile.source_method,
            ClientFile.lead_class.is_not(None),
            ClientFile.visits_before,
            type_coerce(ClientFile.opened_on, String),
            ClientFile.equity_fen,
        )
        .join(FileSummary, FileSummary.file_id == ClientFile.id)
        .where(or_(FileSummary.visits > 0, ClientFile.opened_on.is_not(None)))
        .order_by(ClientFile.id)
    )
    for file_id, strategy, source, scored, before, opened_text, funds in files:
        # An account of before this diary has a day, but no move on the ladder.
        opened_on = opened.get(file_id) or days.of(opened_text)
        if opened_on is not None and funds is not None:
            equity.append(Funds(file_id, strategy, opened_on, funds))
        held = visits.get(file_id)
        if held is not None:
            first, second, third = (*(None,) * before, *held, None, None, None)[:3]
            ways.append(Way(file_id, strategy, source, bool(scored), first, second, third, opened_on))
    return Ways(moment, tuple(ways), _calls(session), tuple(equity))


def read_stays(session: Session) -> list[Stay]:
    """Every stay of every card on a rung, by file."""
    days = _Days()
    moves: dict[int, list[tuple[date, str | None, str | None]]] = {}
    changes = session.connection().execute(
        select(
            RungChange.file_id,
            type_coerce(RungChange.changed_on, String),
            RungChange.from_rung,
            RungChange.to_rung,
        ).order_by(RungChange.id)
    )
    for file_id, text, start, to in changes.all():
        moves.setdefault(file_id, []).append((days.known(text), start, to))
    files = session.connection().execute(
        select(
            ClientFile.id,
            type_coerce(ClientFile.created_on, String),
            ClientFile.rung,
            ClientFile.opened_on,
            ClientFile.lost_on,
        ).order_by(ClientFile.id)
    )
    found: list[Stay] = []
    for file_id, text, rung, opened_on, lost_on in files.all():
        created_on = days.known(text)
        own = moves.get(file_id)
        if own is None:
            # A file made with a rung but without a move (an import, say) stood there from its first day.
            found += stays(file_id, created_on, place_of_row(rung, opened_on, lost_on), ())
            continue
        own.sort(key=_day)
        found += stays(file_id, min(own[0][0], created_on), own[0][1], [(day, to) for day, _, to in own])
    return found


def _day(move: tuple[date, str | None, str | None]) -> date:
    return move[0]


class _Days:
    """Dates out of their text, each read once: a diary of fifty years has few days and many rows."""

    def __init__(self) -> None:
        self._known: dict[str, date] = {}

    def known(self, text: str) -> date:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = date.fromisoformat(text)
        return found

    def of(self, text: str | None) -> date | None:
        return None if text is None else self.known(text)


def _visits(session: Session) -> dict[int, list[date]]:
    """The days of the first three held visits of every file.

    A row a day with its files: the day is read once, and of fifty years' visits far fewer rows are made.
    """
    found: dict[int, list[date]] = {}
    for on_date, files in session.connection().execute(
        select(LogLine.on_date, func.group_concat(Contact.file_id))
        .join(Contact, Contact.line_id == LogLine.id)
        .where(held_visit())
        .group_by(LogLine.on_date)
        .order_by(LogLine.on_date)
    ):
        for file_id in map(int, files.split(",")):
            held = found.get(file_id)
            if held is None:
                found[file_id] = [on_date]
            elif len(held) < _NUMBERED:
                held.append(on_date)
    return found


def _openings(session: Session) -> dict[int, date]:
    """The first opening of every file, from its moves."""
    moves = session.execute(
        select(RungChange.file_id, func.min(RungChange.changed_on))
        .where(RungChange.to_rung == Exit.OPENED.value)
        .group_by(RungChange.file_id)
    )
    return {file_id: day for file_id, day in moves}  # noqa: C416 - rows are no pairs to mypy


def _calls(session: Session) -> tuple[Call, ...]:
    """Every call for a visit, one a file; a pending one was tried too."""
    return tuple(
        Call(row.file_id, row.strategy, row.on_date, row.state == AppointmentState.AGREED.value)
        for row in session.execute(
            select(Appointment.file_id, ClientFile.strategy, Appointment.state, LogLine.on_date)
            .join(LogLine, LogLine.id == Appointment.line_id)
            .join(ClientFile, ClientFile.id == Appointment.file_id)
            .order_by(LogLine.on_date, Appointment.id)
        )
    )
