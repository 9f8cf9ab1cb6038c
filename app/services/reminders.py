"""What must not be forgotten: follow-ups, ends of rungs, birthdays and dates, in one list by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.festivals import Festival
from app.domain.field_text import field_line
from app.domain.leads import Leads, columns, leads, of_columns, told_again
from app.domain.recurrence import Repeat, check_repeat
from app.domain.reminders import Bucket, check_snooze
from app.domain.terms import OccasionKind, ReminderKind
from app.models import ClientFile, ImportantDate, OccasionMark, Person, Reminder
from app.services.due import DuePage, DueRow, due_rows, rows_of
from app.services.due_lists import DueMarks, page_of, pressing_of
from app.services.due_marks import DueKey, DueMark, marks_of
from app.services.reminder_series import (
    begins_anew,
    come_again,
    first_day,
    repeat_of,
    series_columns,
    take_back_next,
)
from app.storage.database import Database, Unit
from app.storage.derived import settings_of


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A follow-up to be kept. Without `due_on` it stays open and is shown until done."""

    text: str
    due_on: date | None = None
    due_time: time | None = None
    file_id: int | None = None
    person_id: int | None = None
    line_id: int | None = None
    leads: Leads = ()  # days before, on which it is told too
    kind: str = ReminderKind.FOLLOW_UP.value
    repeat: Repeat | None = None  # comes again, reckoned from `due_on`
    version: int | None = None  # of what was loaded; none: save over whatever is there


@dataclass(frozen=True, slots=True)
class OpenStep:
    """An open follow-up of a file, offered as settled by a new contact."""

    id: int
    file_id: int
    kind: str
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class DueCounts:
    """For the tray and the rail."""

    overdue: int
    today: int
    ahead: int  # shown already, within their lead days
    undated: int

    @property
    def pressing(self) -> int:
        return self.overdue + self.today


@dataclass(frozen=True, slots=True)
class Settled:
    """What ticking off left."""

    again: date | None  # the first day one of them is told again, nearer to its own day


class ReminderService:
    """Keeps reminders and tells what is due."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, draft: ReminderDraft, *, began: date | None = None) -> int:
        """Keep a new reminder; returns its id. Raises `InvalidInput` at `text` or `due_on`.

        A series that is under way is reckoned from the day it `began`.
        """
        draft = _checked(draft)
        _check_series(draft)
        with self._db.write(N_("Add reminder “{title}”"), title=draft.text) as unit:
            row = Reminder(
                kind=draft.kind,
                text=draft.text,
                file_id=draft.file_id,
                person_id=draft.person_id,
                line_id=draft.line_id,
                due_on=first_day(unit.session, draft.repeat, draft.due_on),
                due_time=draft.due_time,
                **columns(draft.leads),
                created_on=self._db.clock.today(),
                **series_columns(draft.repeat, began or draft.due_on),
            )
            unit.session.add(row)
            unit.session.flush()
            return row.id

    def load(self, reminder_id: int) -> ReminderDraft:
        """A reminder as its form edits it."""
        with self._db.read() as session:
            row = session.get(Reminder, reminder_id)
        if row is None:
            raise InvalidInput("gone", N_("This reminder is no longer there."))
        return ReminderDraft(
            text=row.text,
            due_on=row.due_on,
            due_time=row.due_time,
            file_id=row.file_id,
            person_id=row.person_id,
            line_id=row.line_id,
            leads=of_columns(row.lead_days, row.nearer_days),
            kind=row.kind,
            repeat=repeat_of(row),
            version=self._db.version_of("reminder", reminder_id),
        )

    def edit(self, reminder_id: int, draft: ReminderDraft) -> None:
        """Save an edited reminder. Raises `EditConflict` when it was changed since it was loaded."""
        draft = _checked(draft)
        with self._db.write(N_("Change reminder “{title}”"), title=draft.text) as unit:
            row = unit.session.get(Reminder, reminder_id)
            if row is None:
                raise InvalidInput("gone", N_("This reminder is no longer there."))
            if draft.version is not None and draft.version != self._db.version_of("reminder", reminder_id):
                raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
            if draft.due_on != row.due_on:
                row.snoozed_until = None
            if (draft.repeat, draft.due_on) != (repeat_of(row), row.due_on):
                _check_series(draft)
                anew = begins_anew(row, draft.repeat, draft.due_on)
                row.due_on = first_day(unit.session, draft.repeat, draft.due_on)
                anchor = None if anew else row.anchor_on
                _set(row, series_columns(draft.repeat, anchor or draft.due_on))
            row.text, row.due_time = draft.text, draft.due_time
            row.file_id, row.person_id = draft.file_id, draft.person_id
            _set(row, columns(draft.leads))

    def move(self, reminder_id: int, on: date) -> None:
        """Onto another day, the next of a series with those after it; what was put off is due then."""
        draft = replace(self.load(reminder_id), due_on=on)
        with self._db.write(N_("Move {title}"), title=draft.text) as unit:
            self.edit(reminder_id, draft)
            unit.session.get_one(Reminder, reminder_id).snoozed_until = None

    def delete(self, keys: Iterable[str | int]) -> None:
        """Take reminders away. Birthdays and dates belong to their file and stay."""
        parsed = [key for key in map(DueKey.parse, keys) if key.is_reminder]
        with self._write(parsed, N_("Delete reminder “{title}”"), N_("Delete {count} reminders")) as unit:
            ids = [key.id for key in parsed]
            unit.session.execute(delete(Reminder).where(Reminder.id.in_(ids)))

    def done(self, keys: Iterable[str | int], *, altogether: bool = False) -> Settled:
        """Mark reminders (ids) and occasions (due keys) as dealt with.

        What comes again is there at once for its next day; days that went by meanwhile are done with it.
        A birthday or date still ahead comes back for its next lead day, unless `altogether`.
        """
        today = self._db.clock.today()
        again = self._mark(
            keys, today, None, N_("Done: {title}"), N_("Done: {count} reminders"), altogether=altogether
        )
        return Settled(again)

    def undone(self, keys: Iterable[str | int]) -> None:
        """Open them again; what came after one of a series goes away, unless it was changed meanwhile."""
        self._mark(keys, None, None, N_("Not done yet: {title}"), N_("Not done yet: {count} reminders"))

    def snooze(self, keys: str | int | Iterable[str | int], until: date) -> None:
        """Put off to a day after today; until then they are not shown. Raises `InvalidInput` at `until`."""
        check_snooze(until, self._db.clock.today())
        named = [keys] if isinstance(keys, str | int) else list(keys)
        self._mark(named, None, until, N_("Put off: {title}"), N_("Put off {count} reminders"))

    def due(self, today: date | None = None, horizon_days: int = 0) -> list[DueRow]:
        """What is shown on this day: overdue, due, within lead days, undated; and what the horizon adds.

        Dated ones first, in order; what has no date stands at the end.
        """
        with self._db.read() as session:
            return due_rows(session, today or self._db.clock.today(), horizon_days)

    def pressing(self, limit: int, today: date | None = None) -> DuePage:
        """The most pressing of what is due on this day, for a short list."""
        with self._db.read() as session:
            return _page(session, pressing_of(session, today or self._db.clock.today(), limit))

    def page(
        self,
        kinds: Collection[str] = (),
        *,
        limit: int | None = None,
        horizon_days: int = 36_500,
        occasion_days: int = 31,
    ) -> DuePage:
        """All that is open, by day: one's own reminders however far ahead, birthdays and dates for a month.

        `kinds` leaves the others out.
        """
        with self._db.read() as session:
            today = self._db.clock.today()
            return _page(session, page_of(session, today, horizon_days, occasion_days, kinds, limit))

    def marks(self, today: date | None = None) -> list[DueMark]:
        """What `due` shows, without names: cheap enough to ask each minute."""
        with self._db.read() as session:
            return marks_of(session, today or self._db.clock.today())

    def rows(self, marks: Sequence[DueMark]) -> list[DueRow]:
        """These with their names."""
        with self._db.read() as session:
            return rows_of(session, marks)

    def upcoming(self, days: int, today: date | None = None) -> list[DueRow]:
        """What is due after today, within so many days."""
        day = today or self._db.clock.today()
        return [row for row in self.due(day, days) if row.due_on is not None and row.due_on > day]

    def counts(self, today: date | None = None) -> DueCounts:
        """How many of each, as `due` shows them."""
        marks = self.marks(today)
        found = Counter(mark.bucket for mark in marks)
        late, now, undated = found[Bucket.OVERDUE], found[Bucket.TODAY], found[Bucket.UNDATED]
        return DueCounts(late, now, len(marks) - late - now - undated, undated)

    def open_steps(self, file_ids: Sequence[int]) -> list[OpenStep]:
        """The open follow-ups of these files, oldest first; ends of rungs are not among them."""
        with self._db.read() as session:
            found = session.execute(
                select(Reminder.id, Reminder.file_id, Reminder.kind, Reminder.text, Reminder.due_on)
                .where(
                    Reminder.file_id.in_(file_ids),
                    Reminder.done_on.is_(None),
                    Reminder.kind != ReminderKind.RUNG_END.value,
                )
                .order_by(Reminder.due_on.is_(None), Reminder.due_on, Reminder.id)
            )
            return [OpenStep(row.id, row.file_id or 0, row.kind, row.text, row.due_on) for row in found]

    def _mark(
        self,
        keys: Iterable[str | int],
        done_on: date | None,
        until: date | None,
        one: str,
        many: str,
        *,
        altogether: bool = True,
    ) -> date | None:
        parsed = [DueKey.parse(key) for key in keys]
        if not parsed:
            return None
        coming: list[date] = []
        values = {"done_on": done_on} if done_on is not None else {"done_on": None, "snoozed_until": until}
        with self._write(parsed, one, many) as unit:
            ids = [key.id for key in parsed if key.is_reminder]
            if done_on is None:
                take_back_next(unit.session, ids)
            was_open = unit.session.scalars(
                select(Reminder.id).where(Reminder.id.in_(ids), Reminder.done_on.is_(None))
            ).all()
            unit.session.execute(update(Reminder).where(Reminder.id.in_(ids)).values(**values))
            for key in parsed:
                if key.is_reminder:
                    continue
                again = None if done_on is None or altogether else _told_again(unit.session, key, done_on)
                if again is None:
                    _mark_occasion(unit.session, key, values)
                else:
                    _mark_occasion(unit.session, key, {"done_on": None, "snoozed_until": again})
                    coming.append(again)
            if done_on is not None:
                come_again(unit.session, was_open, done_on)
        return min(coming, default=None)

    def _write(self, keys: Sequence[DueKey], one: str, many: str) -> AbstractContextManager[Unit]:
        """The act that concerns these, named by the text of the only one or by their number."""
        if len(keys) != 1:
            return self._db.write(many, count=len(keys))
        with self._db.read() as session:
            return self._db.write(one, title=_text_of(session, keys[0]))


def _page(session: Session, found: DueMarks) -> DuePage:
    return DuePage(tuple(rows_of(session, found.marks)), found.by_bucket, found.by_kind)


def _checked(draft: ReminderDraft) -> ReminderDraft:
    words = field_line(draft.text, "text")
    if not words:
        raise InvalidInput("empty", N_("Say what is to be remembered."), field="text")
    if draft.due_time is not None and draft.due_on is None:
        raise InvalidInput("day", N_("An hour needs its day."), field="due_on")
    return replace(draft, text=words, leads=leads(draft.leads))


def _check_series(draft: ReminderDraft) -> None:
    if draft.repeat is None:
        return
    if draft.due_on is None:
        raise InvalidInput("repeat", N_("What comes again needs its first day."), field="due_on")
    check_repeat(draft.repeat, draft.due_on)


def _set(row: Reminder | OccasionMark, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _text_of(session: Session, key: DueKey) -> str:
    if key.is_reminder:
        query = select(Reminder.text).where(Reminder.id == key.id)
    elif key.kind == OccasionKind.FESTIVAL:
        return Festival.numbered(key.id).label
    elif key.kind == OccasionKind.DATE:
        query = select(ImportantDate.title).where(ImportantDate.id == key.id)
    else:
        owner = ClientFile if key.kind == OccasionKind.BIRTHDAY else Person
        query = select(owner.name).where(owner.id == key.id)
    return session.scalar(query) or ""


def _told_again(session: Session, key: DueKey, today: date) -> date | None:
    """When this birthday or date is told next; `None` once its day has come."""
    if key.on_date is None:
        return None
    if key.kind == OccasionKind.DATE:
        row = session.get(ImportantDate, key.id)
        early: Leads = of_columns(row.lead_days, row.nearer_days) if row is not None else ()
    elif key.kind == OccasionKind.FESTIVAL:
        early = settings_of(session).festival_lead_days
    else:
        early = settings_of(session).birthday_lead_days
    return told_again(early, key.on_date, today)


def _mark_occasion(session: Session, key: DueKey, values: Mapping[str, date | None]) -> None:
    mark = session.scalars(
        select(OccasionMark).where(
            OccasionMark.kind == key.kind,
            OccasionMark.source_id == key.id,
            OccasionMark.on_date == key.on_date,
        )
    ).one_or_none()
    if mark is None:
        mark = OccasionMark(kind=key.kind, source_id=key.id, on_date=key.on_date)
        session.add(mark)
    _set(mark, values)
