"""The daily log: one page a day, planned the evening before, recorded by day, reviewed at night."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import delete, func, select, update

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.daily_log import COLUMNS, check_move, is_unplanned
from app.domain.field_text import field_text
from app.domain.terms import LineState
from app.models import BagItem, Contact, DayTemplate, LineFile, LogLine, TargetProspect, TemplateLine
from app.services.contact_rows import link
from app.services.form_lines import FormLine, form_lines
from app.storage.database import Database, Unit
from app.storage.derived import held_visit, real_contact

GONE = N_("This line of the log is no longer there.")


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A new line of a day; every part may be empty but one."""

    on: date
    start: time | None = None
    end: time | None = None
    plan: str = ""
    record: str = ""
    review: str = ""
    notes: str = ""
    file_ids: tuple[int, ...] = ()
    way: str | None = None
    place: str = ""

    @classmethod
    def with_text(cls, on: date, column: str, text: str) -> LineDraft:
        """A new line that begins with the text of one column."""
        texts = {**dict.fromkeys(COLUMNS, ""), column: text}
        return cls(
            on, plan=texts["plan"], record=texts["record"], review=texts["review"], notes=texts["notes"]
        )


@dataclass(frozen=True, slots=True)
class DayCount:
    """How much happened on a day: lines that hold something, real contacts, visits held."""

    lines: int
    contacts: int
    visits: int


class DailyLogService:
    """Reads days and changes their lines; every command is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # Reading ----------------------------------------------------------------------------------

    def day(self, on: date) -> list[FormLine]:
        """The lines of a day in its order; lines without a time come last."""
        with self._db.read() as session:
            return form_lines(session, on, on, self._db.clock.today())

    def activity(self, first: date, last: date) -> dict[date, DayCount]:
        """What happened on each day of a period; days without anything are absent."""
        with self._db.read() as session:
            counts = session.execute(
                select(LogLine.on_date, func.count())
                .where(LogLine.on_date.between(first, last), LogLine.state != LineState.MOVED.value)
                .group_by(LogLine.on_date)
            )
            lines = {day: count for day, count in counts}  # noqa: C416 - rows, not tuples, for the types
            talks = session.execute(
                select(
                    LogLine.on_date, func.count().filter(real_contact()), func.count().filter(held_visit())
                )
                .join(Contact, Contact.line_id == LogLine.id)
                .where(LogLine.on_date.between(first, last))
                .group_by(LogLine.on_date)
            )
            counted = {day: (contacts or 0, visits or 0) for day, contacts, visits in talks}
        return {day: DayCount(count, *counted.get(day, (0, 0))) for day, count in lines.items()}

    def unfinished(self, on: date) -> list[FormLine]:
        """Lines of a day that were planned and neither done nor moved: what the evening carries over."""
        return [line for line in self.day(on) if line.state == LineState.OPEN and not line.record]

    # Changing ---------------------------------------------------------------------------------

    def add_line(self, draft: LineDraft) -> int:
        """Write a new line; returns its id. Raises `InvalidInput` at the column that refuses."""
        texts = {column: field_text(getattr(draft, column), column) for column in COLUMNS}
        with self._db.write(N_("Add a line to the log")) as unit:
            line = LogLine(
                on_date=draft.on,
                start_time=draft.start,
                end_time=draft.end,
                way=draft.way,
                place=draft.place or None,
                unplanned=is_unplanned(texts["plan"], texts["record"]),
                position=self._next_position(unit, draft.on),
                **texts,
            )
            unit.session.add(line)
            unit.session.flush()
            link(unit.session, line.id, draft.file_ids)
            return line.id

    def set_text(self, line_id: int, column: str, text: str, *, before: str | None = None) -> None:
        """Write one cell. Raises `InvalidInput` at the column.

        `before` is what the cell held when it was opened: one changed meanwhile raises `EditConflict`.
        """
        if column not in COLUMNS:
            raise KeyError(column)
        cleaned = field_text(text, column)
        with self._db.write(N_("Write in the log")) as unit:
            line = _line_of(unit, line_id)
            if before is not None and getattr(line, column) not in {before, cleaned}:
                raise EditConflict(
                    "changed", N_("This was changed elsewhere since you opened it."), field=column
                )
            setattr(line, column, cleaned)

    def set_time(self, line_id: int, start: time | None, end: time | None = None) -> None:
        """When the line begins and ends. Raises `InvalidInput` at `time` when it ends before it begins."""
        if start is not None and end is not None and end < start:
            raise InvalidInput("times", N_("It ends before it begins."), field="time")
        with self._db.write(N_("Change the time of a line")) as unit:
            line = _line_of(unit, line_id)
            line.start_time, line.end_time = start, end if start is not None else None

    def set_state(self, line_ids: Iterable[int], state: str) -> None:
        """Done, not done, or open again. A moved line keeps its trace and is left alone."""
        labels = {
            LineState.DONE.value: N_("Mark as done"),
            LineState.NOT_DONE.value: N_("Mark as not done"),
            LineState.OPEN.value: N_("Mark as open"),
        }
        with self._db.write(labels[state]) as unit:
            for line_id in line_ids:
                line = _line_of(unit, line_id)
                if line.moved_to_id is None:
                    line.state = state

    def move_line(self, line_id: int, to_day: date) -> int:
        """Put a line off to another day; a trace stays on both. Returns the new line's id."""
        return self.carry_over([line_id], to_day)[0]

    def carry_over(self, line_ids: Iterable[int], to_day: date) -> list[int]:
        """Move several lines to a day as one act; returns the new lines' ids."""
        with self._db.write(N_("Move a line to another day")) as unit:
            return [self._move(unit, line_id, to_day) for line_id in line_ids]

    def _move(self, unit: Unit, line_id: int, to_day: date) -> int:
        session, old = unit.session, _line_of(unit, line_id)
        check_move(old.on_date, to_day)
        if old.moved_to_id is not None:
            raise InvalidInput("moved", N_("This line was moved already."), field="day")
        new = LogLine(
            on_date=to_day,
            start_time=old.start_time,
            end_time=old.end_time,
            position=self._next_position(unit, to_day),
            plan=old.plan,
            notes="" if old.record else old.notes,
            way=old.way,
            place=old.place,
            purpose=old.purpose,
            materials=old.materials,
            companions=old.companions,
            companion_mode=old.companion_mode,
            route=old.route,
        )
        session.add(new)
        session.flush()
        # What is packed stays packed: the bag goes along, and a day named in the month's plan too.
        for row in (BagItem, TargetProspect):
            session.execute(update(row).where(row.line_id == line_id).values(line_id=new.id))
        files = session.scalars(
            select(LineFile.file_id)
            .where(LineFile.line_id == line_id)
            .order_by(LineFile.position, LineFile.id)
        ).all()
        link(session, new.id, files)
        old.state, old.moved_to_id = LineState.MOVED.value, new.id
        return new.id

    def set_files(self, line_id: int, file_ids: Sequence[int]) -> None:
        """Whom the line is about. A file with a contact on this line stays."""
        with self._db.write(N_("Say whom a line is about")) as unit:
            session = unit.session
            _line_of(unit, line_id)
            told = set(session.scalars(select(Contact.file_id).where(Contact.line_id == line_id)))
            session.execute(
                delete(LineFile).where(
                    LineFile.line_id == line_id, LineFile.file_id.not_in([*file_ids, *told])
                )
            )
            link(session, line_id, file_ids)

    def delete_lines(self, line_ids: Iterable[int]) -> None:
        """Take lines away with what was recorded on them; undo brings all of it back."""
        with self._db.write(N_("Delete from the log")) as unit:
            for line_id in line_ids:
                unit.session.delete(_line_of(unit, line_id))
                unit.session.flush()

    def fill_template(self, on: date, template_id: int) -> int:
        """Fill the plan column from a template, for times that are still free; returns how many lines.

        A line without a time that stands there already stays once.
        """
        with self._db.write(N_("Fill the day from a template")) as unit:
            session = unit.session
            session.get_one(DayTemplate, template_id)
            there = session.execute(select(LogLine.start_time, LogLine.plan).where(LogLine.on_date == on))
            texts = {(row.start_time, row.plan) for row in there}
            taken = {start for start, _text in texts if start is not None}
            rows = session.scalars(
                select(TemplateLine)
                .where(TemplateLine.template_id == template_id)
                .order_by(TemplateLine.position, TemplateLine.id)
            ).all()
            free = [
                row for row in rows if row.start_time not in taken and (row.start_time, row.text) not in texts
            ]
            start = self._next_position(unit, on)
            session.add_all(
                LogLine(
                    on_date=on,
                    start_time=row.start_time,
                    end_time=row.end_time,
                    plan=row.text,
                    position=start + at,
                )
                for at, row in enumerate(free)
            )
            return len(free)

    @staticmethod
    def _next_position(unit: Unit, on: date) -> int:
        last = unit.session.scalar(select(func.max(LogLine.position)).where(LogLine.on_date == on))
        return 0 if last is None else last + 1


def _line_of(unit: Unit, line_id: int) -> LogLine:
    line = unit.session.get(LogLine, line_id)
    if line is None:
        raise InvalidInput("gone", GONE)
    return line
