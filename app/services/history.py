"""What happened to a file, newest first: contacts, plans, moves, reminders, and every change of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.ladder import place_label, reason_text
from app.domain.terms import LineState
from app.models import ClientFile, Reminder, RungChange
from app.services.history_contacts import CardContactRow, PlannedRow, contacts, lines_without_contact
from app.services.history_edits import EditedAct, acts_of, edited_acts, made_by
from app.services.history_text import contact_text, contact_title, planned_title
from app.storage.database import Database

__all__ = ["CardContactRow", "HistoryKind", "HistoryRow", "HistoryService", "PlannedRow"]


class HistoryKind(StrEnum):
    """What kind of thing happened."""

    CONTACT = "contact"
    LINE = "line"
    RUNG = "rung"
    REMINDER = "reminder"
    EDIT = "edit"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened. `line_id` opens its day, `act_id` is the act that told it."""

    when: date
    kind: HistoryKind
    title: str
    text: str
    line_id: int | None = None
    act_id: int | None = None
    can_undo: bool = False


class HistoryService:
    """Reads the history and the card of a file."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def contacts(self, file_id: int, offset: int = 0, limit: int = 50) -> list[CardContactRow]:
        """The card, newest contact first."""
        with self._db.read() as session:
            return contacts(session, file_id, offset, limit)

    def planned(self, file_id: int) -> list[PlannedRow]:
        """Visits and calls still planned, the next one first."""
        with self._db.read() as session:
            rows = lines_without_contact(session, file_id, 200)
        return [row for row in reversed(rows) if row.state == LineState.OPEN]

    def history(self, file_id: int, offset: int = 0, limit: int = 100) -> list[HistoryRow]:
        """Everything that happened to the file, a page at a time."""
        with self._db.read() as session:
            # Each source gives as many as could be on this page; together they are put in order.
            most = offset + limit
            found = [
                *_contact_rows(session, file_id, most),
                *_line_rows(session, file_id, most),
                *_rung_rows(session, file_id, most),
                *_reminder_rows(session, file_id, most),
                *self._edit_rows(session, file_id),
            ]
        found.sort(key=lambda pair: pair[0], reverse=True)
        return [row for _, row in found[offset:most]]

    def _edit_rows(
        self, session: Session, file_id: int
    ) -> Iterator[tuple[tuple[date, int, int], HistoryRow]]:
        # The journal keeps moments in UTC; the day is the user's own.
        offset = self._db.clock.local_now() - self._db.clock.now().replace(tzinfo=None)
        created_on = session.scalar(select(ClientFile.created_on).where(ClientFile.id == file_id))
        for act in edited_acts(session, file_id):
            when = (act.at.replace(tzinfo=None) + offset).date()
            if act.made and created_on is not None:
                when = created_on
            kind = HistoryKind.CREATED if act.made else HistoryKind.EDIT
            title = tr("File made") if act.made else act.label
            text = "\n".join(dict.fromkeys(change for change in act.changes if change))
            yield (
                (when, 0 if act.made else 2, act.id),
                HistoryRow(when, kind, title, text, act_id=act.id, can_undo=act.can_undo),
            )


_Pair = tuple[tuple[date, int, int], HistoryRow]


def _acts(session: Session, table: str, ids: list[int]) -> dict[int, EditedAct]:
    made = made_by(session, table, ids)
    acts = acts_of(session, made.values())
    return {row_id: acts[act_id] for row_id, act_id in made.items() if act_id in acts}


def _contact_rows(session: Session, file_id: int, most: int) -> Iterator[_Pair]:
    rows = contacts(session, file_id, 0, most)
    acts = _acts(session, "contact", [row.contact_id for row in rows])
    for row in rows:
        act = acts.get(row.contact_id)
        yield (
            (row.on_date, 3, act.id if act else row.contact_id),
            HistoryRow(
                row.on_date,
                HistoryKind.CONTACT,
                contact_title(row),
                contact_text(row),
                row.line_id,
                act.id if act else None,
                act.can_undo if act else False,
            ),
        )


def _line_rows(session: Session, file_id: int, most: int) -> Iterator[_Pair]:
    for row in lines_without_contact(session, file_id, most):
        yield (
            (row.on_date, 1, row.line_id),
            HistoryRow(row.on_date, HistoryKind.LINE, planned_title(row), row.text, row.line_id),
        )


def _rung_rows(session: Session, file_id: int, most: int) -> Iterator[_Pair]:
    rows = session.scalars(
        select(RungChange)
        .where(RungChange.file_id == file_id, RungChange.from_rung.is_not(None))
        .order_by(RungChange.id.desc())
        .limit(most)
    ).all()
    acts = _acts(session, "rung_change", [row.id for row in rows])
    for row in rows:
        act = acts.get(row.id)
        text = reason_text(row.to_rung, row.reason)
        if row.until_on is not None:
            text = tr("{reason} (until {day})", reason=text, day=row.until_on.isoformat())
        yield (
            (row.changed_on, 4, row.id),
            HistoryRow(
                row.changed_on,
                HistoryKind.RUNG,
                tr("{start} → {end}", start=place_label(row.from_rung), end=place_label(row.to_rung)),
                text,
                None,
                act.id if act else None,
                act.can_undo if act else False,
            ),
        )


def _reminder_rows(session: Session, file_id: int, most: int) -> Iterator[_Pair]:
    rows = session.scalars(
        select(Reminder)
        .where(Reminder.file_id == file_id, Reminder.contact_id.is_(None))
        .order_by(Reminder.id.desc())
        .limit(most)
    ).all()
    acts = _acts(session, "reminder", [row.id for row in rows])
    for row in rows:
        act = acts.get(row.id)
        if row.done_on is not None:
            state = tr("done {day}", day=row.done_on.isoformat())
        elif row.due_on is not None:
            state = tr("due {day}", day=row.due_on.isoformat())
        else:
            state = tr("no date")
        yield (
            (row.created_on, 2, row.id),
            HistoryRow(
                row.created_on,
                HistoryKind.REMINDER,
                tr("Reminder, {state}", state=state),
                row.text,
                None,
                act.id if act else None,
                act.can_undo if act else False,
            ),
        )
