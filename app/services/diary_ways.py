"""How far every file of the diary came, read in a few Core selects: what the measured rates rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import String, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.domain.cohorts import Stay, Way, stays
from app.domain.terms import AppointmentState, Exit
from app.models import Appointment, ClientFile, Contact, FileSummary, JournalRow, LogLine, OpenAct, RungChange
from app.services.ladder_cards import place_of_row
from app.storage.database import Database
from app.storage.derived import held_visit

_NUMBERED: Final = 3  # visits that are told apart
_DAY: Final = 10  # characters of a date
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
    moment = _moment(session)
    if kept is not None and _still_true(session, kept.moment, moment, _RESTS_ON):
        return replace(kept, moment=moment)
    return _read(session, moment)


def _moment(session: Session) -> int:
    """The newest row of the journal; 0 within an act, whose rows are not to be kept."""
    if session.scalar(select(OpenAct.act_id).limit(1)) is not None:
        return 0
    return session.scalar(select(func.max(JournalRow.id))) or 0


def _still_true(session: Session, then: int, now: int, tables: Sequence[str]) -> bool:
    """Whether nothing was written into these tables from one moment to the other."""
    since = select(JournalRow.id).where(JournalRow.id > then, JournalRow.table_name.in_(tables))
    return 0 < then <= now and session.scalar(since.limit(1)) is None


_KEPT_STAYS: Final[WeakKeyDictionary[Database, tuple[int, list[Stay]]]] = WeakKeyDictionary()


def stays_of(database: Database) -> list[Stay]:
    """The stays of all cards, read again only when a card or a move was written."""
    then, kept = _KEPT_STAYS.get(database, (0, []))
    with database.read() as session:
        now = _moment(session)
        if not _still_true(session, then, now, ("client_file", "rung_change")):
            kept = read_stays(session)
    if now:
        _KEPT_STAYS[database] = now, kept
    return kept


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
    for file_id, strategy, source, scored, before, opened_text, funds in files.all():
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
    connection = session.connection()
    changes = connection.execute(
        select(
            RungChange.file_id,
            type_coerce(RungChange.changed_on, String),
            RungChange.from_rung,
            RungChange.to_rung,
        ).order_by(RungChange.file_id, RungChange.changed_on, RungChange.id)
    )
    for file_id, own in groupby(changes.all(), key=itemgetter(0)):
        moves[file_id] = [(days[text], start, to) for _, text, start, to in own]
    # A file made with a rung but without a move (an import, say) stood there from its first day.
    unmoved = {
        file_id: place_of_row(rung, opened_on, lost_on)
        for file_id, rung, opened_on, lost_on in connection.execute(
            select(ClientFile.id, ClientFile.rung, ClientFile.opened_on, ClientFile.lost_on).where(
                ClientFile.id.not_in(select(RungChange.file_id))
            )
        )
    }
    found: list[Stay] = []
    files = select(ClientFile.id, type_coerce(ClientFile.created_on, String)).order_by(ClientFile.id)
    for file_id, text in connection.execute(files).all():
        created_on, way = days[text], moves.get(file_id)
        if way is None:
            found += stays(file_id, created_on, unmoved[file_id], ())
        else:
            found += stays(file_id, min(way[0][0], created_on), way[0][1], [(day, to) for day, _, to in way])
    return found


class _Days(dict[str, date]):
    """Dates out of their text, each read once: a diary of fifty years has few days and many rows."""

    def __missing__(self, text: str) -> date:
        found = self[text] = date.fromisoformat(text)
        return found

    def of(self, text: str | None) -> date | None:
        return None if text is None else self[text]


def _visits(session: Session) -> dict[int, list[date]]:
    """The days of the first three held visits of every file.

    They come as one text, `2026-11-2312,…` a day and a file: fifty years' visits as rows take twice the time.
    """
    days = _Days()
    found: dict[int, list[date]] = {}
    day_and_file = type_coerce(LogLine.on_date, String) + cast(Contact.file_id, String)
    visits = select(func.group_concat(day_and_file)).join(Contact, Contact.line_id == LogLine.id)
    text: str | None = session.scalar(visits.where(held_visit()))
    for visit in sorted(text.split(",")) if text else ():
        file_id = int(visit[_DAY:])
        held = found.get(file_id)
        if held is None:
            found[file_id] = [days[visit[:_DAY]]]
        elif len(held) < _NUMBERED:
            held.append(days[visit[:_DAY]])
    return found


def _openings(session: Session) -> dict[int, date]:
    """The first opening of every file, from its moves."""
    moves = session.execute(
        select(RungChange.file_id, func.min(RungChange.changed_on))
        .where(RungChange.to_rung == Exit.OPENED.value)
        .group_by(RungChange.file_id)
    )
    return {file_id: day for file_id, day in moves.all()}  # noqa: C416 - rows are no pairs to mypy


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
