"""Whom a festival concerns: the rule as SQL, what was decided by hand, and how much is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from app.domain.festivals import Festival, festivals_between
from app.domain.greetings import ONLY, SHOWN_AFTER, GreetingState, greeted_festivals, groups_of
from app.domain.settings import WorkSettings
from app.domain.terms import Standing
from app.models import ClientFile, FileSummary, Greeting, Person, Phone


@dataclass(frozen=True, slots=True)
class GreetingRow:
    """One of those to greet."""

    file_id: int
    name: str
    rung: str | None
    standing: str
    phone: str
    last_contact_on: date | None
    state: GreetingState
    greeted_on: date | None
    by_hand: bool  # added against the rule


class FestivalCount(NamedTuple):
    """How many a festival concerns, and how many of them were greeted."""

    festival: Festival
    on_date: date
    total: int
    greeted: int

    @property
    def left(self) -> int:
        return self.total - self.greeted


def _by_rule(festival: Festival, settings: WorkSettings) -> ColumnElement[bool]:
    """Of `FileSummary`, whose indexes count rungs and clients without reading a file."""
    f = FileSummary
    codes: dict[str, list[str]] = {"client": [], "rung": [], "grade": []}
    for group in groups_of(festival, settings.greetings):
        kind, _, code = group.partition(":")
        codes[kind].append(code)
    parts: list[ColumnElement[bool]] = [f.standing == Standing.CLIENT.value] if codes["client"] else []
    if codes["rung"]:
        parts.append(f.rung.in_(codes["rung"]))
    if codes["grade"]:
        graded = select(ClientFile.id).where(ClientFile.grade.in_(codes["grade"]))
        parts.append(and_(f.file_id.in_(graded), f.standing != Standing.LOST.value))
    only = ONLY.get(festival)
    if only is None:
        return or_(false(), *parts)
    meant = select(ClientFile.id).where(ClientFile.gender == only.value)
    return and_(or_(false(), *parts), f.file_id.in_(meant))


def _decided(festival: Festival, on: date, *states: GreetingState) -> Select[int]:
    """The files about which this was decided by hand."""
    return select(Greeting.file_id).where(
        Greeting.festival == festival.value,
        Greeting.on_date == on,
        Greeting.state.in_([state.value for state in states]),
    )


def greeted(festival: Festival, on: date) -> Select[int]:
    """The files that were greeted."""
    return _decided(festival, on, GreetingState.GREETED)


def _named(festival: Festival, on: date) -> Select[int]:
    return _decided(festival, on, GreetingState.WANTED, GreetingState.GREETED)


def count(session: Session, festival: Festival, on: date, settings: WorkSettings) -> FestivalCount:
    """How many there are to greet, and how many were."""
    rule, file_id = _by_rule(festival, settings), FileSummary.file_id
    left_out, named = _decided(festival, on, GreetingState.LEFT_OUT), _named(festival, on)
    ruled = session.scalar(select(func.count(file_id)).where(rule, file_id.not_in(left_out))) or 0
    against = ~func.coalesce(rule, false())  # a file without a rung answers neither yes nor no
    by_hand = session.scalar(select(func.count(file_id)).where(file_id.in_(named), against)) or 0
    done = session.scalar(select(func.count()).select_from(greeted(festival, on).subquery())) or 0
    return FestivalCount(festival, on, ruled + by_hand, done)


def near(session: Session, today: date, until: date, settings: WorkSettings) -> list[FestivalCount]:
    """The festivals told within these days, by their lead days, at which somebody is still to be greeted."""
    last = until + timedelta(days=max(settings.festival_lead_days, default=0))
    wanted = greeted_festivals(settings.greetings)
    days = festivals_between(today - timedelta(days=SHOWN_AFTER), last, wanted) if wanted else []
    counts = [count(session, festival, on, settings) for on, festival in days]
    return [each for each in counts if each.left > 0]


def rows(
    session: Session, festival: Festival, on: date, settings: WorkSettings, limit: int | None = None
) -> list[GreetingRow]:
    """Everybody of the list: those still to greet first, the nearest to signing and clients first."""
    f, rule = ClientFile, _by_rule(festival, settings)
    left_out = _decided(festival, on, GreetingState.LEFT_OUT)
    done = func.coalesce(Greeting.state, "") == GreetingState.GREETED.value
    found = session.execute(
        select(f.id, f.name, f.rung, f.standing, FileSummary.last_contact_on, Greeting.state,
               Greeting.greeted_on, rule.label("ruled"))
        .join(FileSummary, FileSummary.file_id == f.id)
        .outerjoin(
            Greeting,
            and_(Greeting.file_id == f.id, Greeting.festival == festival.value, Greeting.on_date == on),
        )
        .where(or_(and_(rule, f.id.not_in(left_out)), f.id.in_(_named(festival, on))))
        .order_by(done, f.standing != Standing.CLIENT.value, func.coalesce(f.rung, "Z"), f.id)
        .limit(limit)
    ).all()  # fmt: skip
    phones = _phones(session, [row.id for row in found])
    return [
        GreetingRow(
            row.id,
            row.name,
            row.rung,
            row.standing,
            phones.get(row.id, ""),
            row.last_contact_on,
            GreetingState(row.state or GreetingState.WANTED.value),
            row.greeted_on,
            by_hand=not row.ruled,
        )
        for row in found
    ]


def left_out(session: Session, festival: Festival, on: date) -> list[tuple[int, str]]:
    """Who was taken off this list by hand."""
    query = (
        select(ClientFile.id, ClientFile.name)
        .join(Greeting, Greeting.file_id == ClientFile.id)
        .where(
            Greeting.festival == festival.value,
            Greeting.on_date == on,
            Greeting.state == GreetingState.LEFT_OUT.value,
        )
    )
    return [(row.id, row.name) for row in session.execute(query.order_by(ClientFile.id))]


def _phones(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The number to call for each file, the client's own first; another's with the name of who answers."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        query = (
            select(Phone.file_id, Phone.number, Person.name)
            .outerjoin(Person, Person.id == Phone.person_id)
            .where(Phone.file_id.in_(ids[start : start + 500]))
            .order_by(Phone.person_id.is_not(None), Phone.position, Phone.id)
        )
        for file_id, number, name in session.execute(query):
            found.setdefault(file_id, f"{number} {name}" if name else number)
    return found
