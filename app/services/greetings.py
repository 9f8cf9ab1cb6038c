"""Festivals and whom to greet: the list by rule and by hand, and who was greeted, told in the day's log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.festivals import Festival, festivals_between
from app.domain.greetings import GROUPS, GreetingState, greeted_festivals, groups_of
from app.domain.terms import LineState, VisitPurpose, Way
from app.models import Contact, Greeting, LineFile, LogLine
from app.services import greeting_rows
from app.services.contact_rows import link
from app.services.greeting_rows import FestivalCount, GreetingRow
from app.services.settings import SettingsService
from app.storage.database import Database
from app.storage.derived import settings_of

__all__ = ["FestivalCount", "GreetingPage", "GreetingRow", "GreetingService"]
YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class GreetingPage:
    """The list of one festival."""

    festival: Festival
    on_date: date
    rows: tuple[GreetingRow, ...]
    left_out: tuple[tuple[int, str], ...]  # file and name
    groups: tuple[str, ...]  # of the rule

    total: int  # of the whole list
    greeted: int


class GreetingService:
    """Reads the lists and keeps what was decided and done, one act each."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._settings = SettingsService(database)

    def coming(self, days: int = YEAR) -> list[FestivalCount]:
        """Every festival of the next days by its day, also those at which nobody is greeted."""
        today = self._db.clock.today()
        with self._db.read() as session:
            settings = settings_of(session)
            usual = greeted_festivals(settings.greetings)
            return [
                greeting_rows.count(session, festival, on, settings)
                if festival in usual
                else FestivalCount(festival, on, 0, 0)
                for on, festival in festivals_between(today - timedelta(days=2), today + timedelta(days=days))
            ]

    def at_or_after(self, day: date) -> tuple[Festival, date]:
        """The festival of this day that has a list, else the next one with one, else the next one."""
        with self._db.read() as session:
            settings = settings_of(session)
            coming = festivals_between(day, day + timedelta(days=YEAR))
            listed = (
                (festival, on)
                for on, festival in coming
                if greeting_rows.count(session, festival, on, settings).total
            )
            return next(listed, (coming[0][1], coming[0][0]))

    def page(self, festival: Festival, on: date, limit: int | None = None) -> GreetingPage:
        """The list of this festival on its day, or so many of it: those still to greet come first."""
        with self._db.read() as session:
            settings = settings_of(session)
            counted = greeting_rows.count(session, festival, on, settings)
            return GreetingPage(
                festival,
                on,
                tuple(greeting_rows.rows(session, festival, on, settings, limit)),
                tuple(greeting_rows.left_out(session, festival, on)),
                groups_of(festival, settings.greetings),
                counted.total,
                counted.greeted,
            )

    def greet(self, festival: Festival, on: date, file_ids: Sequence[int], way: Way = Way.MESSAGE) -> int:
        """They were greeted today, told in one line of the day's log for each way; returns how many.

        By phone it counts as a contact; a message does not. Who was greeted before stays as told then.
        """
        with self._db.read() as session:
            before = set(session.scalars(greeting_rows.greeted(festival, on)))
        fresh = [file_id for file_id in dict.fromkeys(file_ids) if file_id not in before]
        if not fresh:
            return 0
        today = self._db.clock.today()
        with self._db.write(
            N_("Greet {count} for {festival}"), count=len(fresh), festival=festival.label
        ) as unit:
            session = unit.session
            line = _line(session, festival, on, today, way)
            for file_id in fresh:
                row = _decided(session, festival, on, file_id)
                row.state, row.greeted_on, row.line_id = GreetingState.GREETED.value, today, line.id
            link(session, line.id, fresh)
            if way is Way.PHONE:
                told = set(session.scalars(select(Contact.file_id).where(Contact.line_id == line.id)))
                session.add_all(
                    Contact(line_id=line.id, file_id=file_id) for file_id in fresh if file_id not in told
                )
        return len(fresh)

    def ungreet(self, festival: Festival, on: date, file_ids: Iterable[int]) -> None:
        """Still to greet after all; their part of the log's line goes too, but nothing written into it."""
        with self._db.write(N_("Still to greet for {festival}"), festival=festival.label) as unit:
            for file_id in file_ids:
                row = _decided(unit.session, festival, on, file_id)
                if row.line_id is not None:
                    _take_off(unit.session, row.line_id, file_id, _record(festival))
                row.state, row.greeted_on, row.line_id = GreetingState.WANTED.value, None, None

    def leave_out(self, festival: Festival, on: date, file_ids: Iterable[int]) -> None:
        """Take files off this list, this time."""
        with self._db.write(N_("Leave out at {festival}"), festival=festival.label) as unit:
            for file_id in file_ids:
                row = _decided(unit.session, festival, on, file_id)
                if row.state == GreetingState.GREETED.value:
                    raise InvalidInput("greeted", N_("Somebody who was greeted stays on the list."))
                row.state = GreetingState.LEFT_OUT.value

    def add(self, festival: Festival, on: date, file_ids: Iterable[int]) -> None:
        """Put files onto this list by hand, also those left out before."""
        with self._db.write(N_("Add to the greetings for {festival}"), festival=festival.label) as unit:
            for file_id in file_ids:
                row = _decided(unit.session, festival, on, file_id)
                if row.state == GreetingState.LEFT_OUT.value:
                    row.state = GreetingState.WANTED.value

    def set_groups(self, festival: Festival, groups: Iterable[str]) -> None:
        """Who is greeted at this festival by the rule, every year."""
        chosen = set(groups)
        kept = dict(self._settings.current().greetings)
        kept[festival.value] = [group for group in GROUPS if group in chosen]
        self._settings.change({"greetings": kept})


def _decided(session: Session, festival: Festival, on: date, file_id: int) -> Greeting:
    """The row of this file, made where there is none."""
    row = session.scalars(
        select(Greeting).where(
            Greeting.festival == festival.value, Greeting.on_date == on, Greeting.file_id == file_id
        )
    ).one_or_none()
    if row is None:
        row = Greeting(festival=festival.value, on_date=on, file_id=file_id, state=GreetingState.WANTED.value)
        session.add(row)
        session.flush()
    return row


def _line(session: Session, festival: Festival, on: date, today: date, way: Way) -> LogLine:
    """Today's line of these greetings: the one there is, or a new one."""
    found = session.scalars(
        select(LogLine)
        .join(Greeting, Greeting.line_id == LogLine.id)
        .where(
            Greeting.festival == festival.value,
            Greeting.on_date == on,
            LogLine.on_date == today,
            LogLine.way == way.value,
        )
        .limit(1)
    ).first()
    if found is not None:
        return found
    last = session.scalar(select(func.max(LogLine.position)).where(LogLine.on_date == today))
    line = LogLine(
        on_date=today,
        record=_record(festival),
        state=LineState.DONE.value,
        unplanned=True,
        way=way.value,
        purpose=VisitPurpose.CARE.value,
        position=0 if last is None else last + 1,
    )
    session.add(line)
    session.flush()
    return line


def _record(festival: Festival) -> str:
    return tr("Greetings for {festival}", festival=festival.label)


def _take_off(session: Session, line_id: int, file_id: int, made: str) -> None:
    """The file goes from the line; a line about nobody goes too, unless something was written into it."""
    for model in (Contact, LineFile):
        session.execute(delete(model).where(model.line_id == line_id, model.file_id == file_id))
    if not session.scalar(select(func.count()).where(LineFile.line_id == line_id)):
        session.execute(delete(LogLine).where(LogLine.id == line_id, LogLine.record == made))
