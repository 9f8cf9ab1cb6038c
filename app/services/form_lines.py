"""Lines of the log with their files and what came of each, as the printed forms show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.contact import visit_number
from app.domain.terms import DecisionRole, FileKind, LineState, PersonRole, Way
from app.models import Appointment, ClientFile, Contact, LineFile, LogLine, Person
from app.storage.derived import held_visit

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class FileOnLine:
    """A file that a line is about, and what came of it where there was a contact."""

    file_id: int
    name: str
    person: str  # the contact person spoken with, or whom to ask for
    scored: bool  # its lead class is set: only then a first visit counts
    number: int | None  # of the visit, or expected of it; none for other ways
    told: bool = False  # a contact was recorded
    met: bool = False
    not_met: str | None = None
    outcome: str | None = None
    asked: str | None = None  # AppointmentState of the latest call that asked for this visit


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the log as the forms print it."""

    id: int
    on_date: date
    start_time: time | None
    end_time: time | None
    plan: str
    record: str
    review: str
    notes: str
    state: str
    unplanned: bool
    moved_to: date | None
    way: str | None
    place: str
    purpose: tuple[str, ...]
    materials: str
    companions: str
    companion_mode: str | None
    moved_from: date | None = None
    route: str = ""  # how one gets there
    files: tuple[FileOnLine, ...] = ()

    @property
    def is_planned_visit(self) -> bool:
        """Whether the weekly plan shows it: someone is to be contacted in a chosen way."""
        return bool(self.files) and self.way is not None and not self.unplanned


def form_lines(session: Session, first: date, last: date, today: date) -> list[FormLine]:
    """The lines of these days in the order of the day; lines without a time come last."""
    return _with_files(session, _lines(session, LogLine.on_date.between(first, last)), today)


def chosen_lines(session: Session, line_ids: Iterable[int], today: date) -> list[FormLine]:
    """These lines in the order of their days; those that are gone are left out."""
    lines = [line for ids in _chunks(line_ids) for line in _lines(session, LogLine.id.in_(ids))]
    lines.sort(key=lambda line: (line.on_date, line.start_time is None, line.start_time or time.min))
    return _with_files(session, lines, today)


def _with_files(session: Session, lines: Sequence[FormLine], today: date) -> list[FormLine]:
    files = _files(session, [line.id for line in lines], today)
    return [replace(line, files=tuple(files.get(line.id, ()))) for line in lines]


def _lines(session: Session, which: ColumnElement[bool]) -> list[FormLine]:
    moved, origin = aliased(LogLine), aliased(LogLine)
    rows = session.execute(
        select(LogLine, moved.on_date.label("moved_to"), origin.on_date.label("moved_from"))
        .outerjoin(moved, moved.id == LogLine.moved_to_id)
        .outerjoin(origin, origin.moved_to_id == LogLine.id)
        .where(which)
        .order_by(
            LogLine.on_date,
            LogLine.start_time.is_(None),
            LogLine.start_time,
            LogLine.position,
            LogLine.id,
        )
    )
    return [_line(row.LogLine, row.moved_to, row.moved_from) for row in rows]


def _line(line: LogLine, moved_to: date | None, moved_from: date | None) -> FormLine:
    return FormLine(
        id=line.id,
        on_date=line.on_date,
        start_time=line.start_time,
        end_time=line.end_time,
        plan=line.plan,
        record=line.record,
        review=line.review,
        notes=line.notes,
        state=line.state,
        unplanned=line.unplanned,
        moved_to=moved_to,
        way=line.way,
        place=line.place or "",
        purpose=tuple((line.purpose or "").split()),
        materials=line.materials or "",
        companions=line.companions or "",
        companion_mode=line.companion_mode,
        moved_from=moved_from,
        route=line.route or "",
    )


def _files(session: Session, line_ids: Sequence[int], today: date) -> dict[int, list[FileOnLine]]:
    """What each line is about, in the order of the line."""
    rows: list[Any] = []
    for ids in _chunks(line_ids):
        rows += session.execute(
            select(
                LineFile.line_id,
                LineFile.file_id,
                ClientFile.name,
                ClientFile.kind,
                ClientFile.lead_class,
                ClientFile.visits_before,
                LogLine.on_date,
                LogLine.start_time,
                LogLine.way,
                Contact.id.label("contact_id"),
                Contact.met,
                Contact.not_met,
                Contact.outcome,
                Person.name.label("person"),
            )
            .join(LogLine, LogLine.id == LineFile.line_id)
            .join(ClientFile, ClientFile.id == LineFile.file_id)
            .outerjoin(Contact, (Contact.line_id == LineFile.line_id) & (Contact.file_id == LineFile.file_id))
            .outerjoin(Person, Person.id == Contact.person_id)
            .where(LineFile.line_id.in_(ids))
            .order_by(LineFile.line_id, LineFile.position, LineFile.id)
        ).all()
    file_ids = {row.file_id for row in rows}
    visits = _visits(session, {row.file_id for row in rows if row.way == Way.VISIT}, today)
    firms = _whom_to_ask(session, {r.file_id for r in rows if not r.person and r.kind == FileKind.ENTERPRISE})
    asked = _asked(session, line_ids) if file_ids else {}
    found: dict[int, list[FileOnLine]] = defaultdict(list)
    for row in rows:
        found[row.line_id].append(
            FileOnLine(
                file_id=row.file_id,
                name=row.name,
                person=row.person or firms.get(row.file_id, ""),
                scored=row.lead_class is not None,
                number=_number(row, visits.get(row.file_id, ())),
                told=row.contact_id is not None,
                met=bool(row.met),
                not_met=row.not_met,
                outcome=row.outcome,
                asked=asked.get((row.line_id, row.file_id)),
            )
        )
    return found


_Moment = tuple[date, time, int]


def _number(row: Any, visits: Iterable[_Moment]) -> int | None:
    """Which visit this is, will be, or would have been."""
    if row.way != Way.VISIT:
        return None
    at = (row.on_date, row.start_time or time.min, row.line_id)
    return visit_number(row.visits_before, sum(visit < at for visit in visits))


def _visits(session: Session, file_ids: Iterable[int], today: date) -> dict[int, list[_Moment]]:
    """Visits held, and those still planned from today on, which later ones will follow."""
    found: dict[int, list[_Moment]] = defaultdict(list)
    for ids in _chunks(sorted(file_ids)):
        planned: ColumnElement[bool] = (
            (LogLine.way == Way.VISIT.value)
            & (LogLine.state == LineState.OPEN.value)
            & (LogLine.on_date >= today)
            & Contact.id.is_(None)
        )
        for row in session.execute(
            select(LineFile.file_id, LogLine.on_date, LogLine.start_time, LogLine.id)
            .join(LogLine, LogLine.id == LineFile.line_id)
            .outerjoin(Contact, (Contact.line_id == LineFile.line_id) & (Contact.file_id == LineFile.file_id))
            .where(LineFile.file_id.in_(ids), or_(held_visit(), planned))
        ):
            found[row.file_id].append((row.on_date, row.start_time or time.min, row.id))
    return found


def _whom_to_ask(session: Session, file_ids: Iterable[int]) -> dict[int, str]:
    """Of each enterprise the contact person spoken with last, else the one who decides."""
    ranks = {role.value: rank for rank, role in enumerate(DecisionRole)}
    best: dict[int, tuple[tuple[int, int, int], str]] = {}
    for ids in _chunks(sorted(file_ids)):
        last = (
            select(Contact.person_id, func.max(LogLine.on_date).label("on_date"))
            .join(LogLine, LogLine.id == Contact.line_id)
            .where(Contact.file_id.in_(ids), Contact.met)
            .group_by(Contact.person_id)
            .subquery()
        )
        for row in session.execute(
            select(Person.id, Person.file_id, Person.name, Person.decision_role, last.c.on_date)
            .outerjoin(last, last.c.person_id == Person.id)
            .where(Person.file_id.in_(ids), Person.role == PersonRole.CONTACT.value)
        ):
            spoken = row.on_date.toordinal() if row.on_date else 0
            key = (-spoken, ranks.get(row.decision_role or "", len(ranks)), row.id)
            if row.file_id not in best or key < best[row.file_id][0]:
                best[row.file_id] = (key, row.name)
    return {file_id: name for file_id, (_key, name) in best.items()}


def _asked(session: Session, line_ids: Sequence[int]) -> dict[tuple[int, int], str]:
    """What came of asking for these visits, the latest call last."""
    return {
        (row.visit_line_id, row.file_id): row.state
        for ids in _chunks(line_ids)
        for row in session.execute(
            select(Appointment.visit_line_id, Appointment.file_id, Appointment.state)
            .where(Appointment.visit_line_id.in_(ids))
            .order_by(Appointment.id)
        )
    }


def _chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    """A few hundred at a time: SQLite bounds the parameters of a statement."""
    listed = list(ids)
    return (listed[at : at + _CHUNK] for at in range(0, len(listed), _CHUNK))
