"""Whom a festival concerns: the rule as SQL, what was decided by hand, and how much is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from app.domain.festivals import Festival, festivals_between
from app.domain.greetings import CLIENTS, ONLY, SHOWN_AFTER, GreetingState, greeted_festivals, groups_of
from app.domain.settings import WorkSettings
from app.domain.terms import Standing
from app.models import ClientFile, FileSummary, Greeting, Phone


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


def concerned(festival: Festival, on: date, settings: WorkSettings) -> ColumnElement[bool]:
    """The files of the list: by the rule and not left out, or named by hand."""
    decided = select(Greeting.file_id).where(Greeting.festival == festival.value, Greeting.on_date == on)
    left_out = decided.where(Greeting.state == GreetingState.LEFT_OUT.value)
    named = decided.where(Greeting.state != GreetingState.LEFT_OUT.value)
    return or_(and_(_by_rule(festival, settings), ClientFile.id.not_in(left_out)), ClientFile.id.in_(named))


def _by_rule(festival: Festival, settings: WorkSettings) -> ColumnElement[bool]:
    f = ClientFile
    rungs: list[str] = []
    grades: list[str] = []
    clients = False
    for group in groups_of(festival, settings.greetings):
        kind, _, code = group.partition(":")
        if kind == CLIENTS:
            clients = True
        else:
            (grades if kind == "grade" else rungs).append(code)
    parts: list[ColumnElement[bool]] = [f.standing == Standing.CLIENT.value] if clients else []
    if rungs:
        parts.append(f.rung.in_(rungs))
    if grades:
        parts.append(f.grade.in_(grades))
    found = and_(f.standing != Standing.LOST.value, or_(false(), *parts))
    only = ONLY.get(festival)
    return found if only is None else and_(found, f.gender == only.value)


def count(session: Session, festival: Festival, on: date, settings: WorkSettings) -> FestivalCount:
    """How many there are to greet, and how many were."""
    total = session.scalar(select(func.count()).where(concerned(festival, on, settings))) or 0
    greeted = session.scalar(
        select(func.count()).where(
            Greeting.festival == festival.value,
            Greeting.on_date == on,
            Greeting.state == GreetingState.GREETED.value,
        )
    )
    return FestivalCount(festival, on, total, greeted or 0)


def near(session: Session, today: date, until: date, settings: WorkSettings) -> list[FestivalCount]:
    """The festivals told within these days, by their lead days, at which somebody is still to be greeted."""
    last = until + timedelta(days=max(settings.festival_lead_days, default=0))
    wanted = greeted_festivals(settings.greetings)
    days = festivals_between(today - timedelta(days=SHOWN_AFTER), last, wanted) if wanted else []
    counts = [count(session, festival, on, settings) for on, festival in days]
    return [each for each in counts if each.left > 0]


def rows(session: Session, festival: Festival, on: date, settings: WorkSettings) -> list[GreetingRow]:
    """Everybody of the list: those still to greet first, the nearest to signing and clients first."""
    f = ClientFile
    done = func.coalesce(Greeting.state, "") == GreetingState.GREETED.value
    found = session.execute(
        select(f.id, f.name, f.rung, f.standing, FileSummary.last_contact_on, Greeting.state,
               Greeting.greeted_on, _by_rule(festival, settings).label("ruled"))
        .outerjoin(FileSummary, FileSummary.file_id == f.id)
        .outerjoin(
            Greeting,
            and_(Greeting.file_id == f.id, Greeting.festival == festival.value, Greeting.on_date == on),
        )
        .where(concerned(festival, on, settings))
        .order_by(done, f.standing != Standing.CLIENT.value, func.coalesce(f.rung, "Z"), f.id)
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
    """The first number of each file itself."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), 500):
        query = select(Phone.file_id, Phone.number).where(
            Phone.file_id.in_(ids[start : start + 500]), Phone.person_id.is_(None)
        )
        for file_id, number in session.execute(query.order_by(Phone.position, Phone.id)):
            found.setdefault(file_id, number)
    return found
