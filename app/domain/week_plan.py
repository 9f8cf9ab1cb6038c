"""The rules of the weekly visit plan: what a planned visit needs, where it may go, who should come along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.field_text import field_line, field_text
from app.domain.terms import Way
from app.domain.visit_bag import BagEntry, check_entries


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """Whom to see on a day, and with what. Only who and the day are required."""

    file_ids: tuple[int, ...]
    on: date
    start: time | None = None
    end: time | None = None
    way: str = Way.VISIT.value
    purpose: tuple[str, ...] = ()
    place: str = ""
    materials: str = ""
    companions: str = ""
    companion_mode: str | None = None
    plan: str = ""  # empty: words made of the way and the names
    route: str = ""  # how one gets there
    bag: tuple[BagEntry, ...] | None = None  # none: left as it is, the usual list of its kind at first


def monday_of(day: date) -> date:
    """The Monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def check_visit(draft: VisitDraft) -> VisitDraft:
    """The draft with clean text. Raises `InvalidInput` at the field that keeps it from being saved."""
    if not draft.file_ids:
        raise InvalidInput("who", N_("Say whom you will see."), field="who")
    if draft.end is not None and draft.start is None:
        raise InvalidInput("times", N_("Say when it begins."), field="start")
    if draft.start is not None and draft.end is not None and draft.end < draft.start:
        raise InvalidInput("times", N_("It ends before it begins."), field="end")
    companions = field_line(draft.companions, "companions")
    return replace(
        draft,
        file_ids=tuple(dict.fromkeys(draft.file_ids)),
        place=field_line(draft.place, "place"),
        materials=field_text(draft.materials, "materials"),
        companions=companions,
        companion_mode=draft.companion_mode if companions else None,
        plan=field_text(draft.plan, "plan"),
        route=field_line(draft.route, "route"),
        bag=None if draft.bag is None else check_entries(draft.bag),
    )


def check_day(on: date, today: date) -> None:
    """Plans are made for today or later. Raises `InvalidInput` at `on`."""
    if on < today:
        raise InvalidInput("past", N_("This day is past: record the contact instead."), field="on")


def leaves_trace(old: date, new: date, today: date, *, agreed: bool) -> bool:
    """Whether a move is kept on both days: not while a plan is only being arranged for days ahead."""
    return agreed or old <= today or new <= today


def default_plan(way: str, names: Sequence[str]) -> str:
    """What the log's plan column says when nothing else was written."""
    joined = tr(", ").join(names)
    if way == Way.VISIT:
        return tr("Visit {names}", names=joined)
    return tr("{way}: {names}", way=Way(way).label, names=joined)


def route_line(stops: Sequence[tuple[str, str]]) -> str:
    """A day's way: each place with how one gets there, in order."""
    return " → ".join(f"{place} ({how})" if how else place for place, how in stops)


def companion_hint(*, in_training: bool, important: bool, number: int | None) -> str:
    """A quiet word on taking someone along, empty when there is no need."""
    if in_training:
        return tr("In training: someone takes part or guides you beforehand.")
    if important:
        return tr("An important client: better not alone.")
    if number is not None and number > 1:
        return tr("A repeat visit: think of taking someone along.")
    return ""
