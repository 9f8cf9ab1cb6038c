"""Day templates: the two shipped ones are written when there are none, and are the user's from then on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import delete, func, select, update

from app.core.i18n import N_, tr
from app.domain.day_templates import SHIPPED, pattern_of, read_weekdays, weekdays_text
from app.domain.field_text import field_line
from app.domain.working_days import WorkCalendar
from app.models import Act, DayTemplate, LogLine, TemplateLine
from app.storage.database import Database, Unit
from app.storage.derived import settings_of

OFTEN: Final = 3  # days with the same line at the same hour make a habit of it
OFTEN_WITHIN: Final = 14


@dataclass(frozen=True, slots=True)
class TemplateLineRow:
    """A line of a template."""

    start: time | None
    end: time | None
    text: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template with its lines in order, and the weekdays whose pattern it is (Monday 0)."""

    id: int
    name: str
    lines: tuple[TemplateLineRow, ...]
    weekdays: frozenset[int] = frozenset()


class DayTemplateService:
    """Reads and changes the templates."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def all(self) -> list[TemplateRow]:
        """Every template; none before `ensure`."""
        with self._db.read() as session:
            lines: dict[int, list[TemplateLineRow]] = {}
            for row in session.scalars(
                select(TemplateLine).order_by(
                    TemplateLine.template_id, TemplateLine.position, TemplateLine.id
                )
            ):
                found = TemplateLineRow(row.start_time, row.end_time, row.text)
                lines.setdefault(row.template_id, []).append(found)
            templates = session.scalars(select(DayTemplate).order_by(DayTemplate.position, DayTemplate.id))
            return [
                TemplateRow(t.id, t.name, tuple(lines.get(t.id, ())), read_weekdays(t.weekdays))
                for t in templates
            ]

    def for_day(self, day: date) -> TemplateRow | None:
        """The pattern of this day: its weekday's own; none on a holiday; a make-up day has the week's."""
        rows = self.all()
        with self._db.read() as session:
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        found = pattern_of([row.weekdays for row in rows], day, works=calendar.is_working(day))
        return None if found is None else rows[found]

    def routine(self, day: date) -> frozenset[tuple[time | None, str]]:
        """Times and texts that come again by themselves: of all patterns, and of lines written day by day."""
        often = (
            select(LogLine.start_time, LogLine.plan)
            .where(LogLine.on_date.between(day - timedelta(days=OFTEN_WITHIN), day - timedelta(days=1)))
            .where(LogLine.start_time.is_not(None), LogLine.plan != "")
            .group_by(LogLine.start_time, LogLine.plan)
            .having(func.count(LogLine.on_date.distinct()) >= OFTEN)
        )
        with self._db.read() as session:
            written = {(row.start_time, row.plan) for row in session.execute(often)}
        return frozenset((line.start, line.text) for row in self.all() for line in row.lines) | written

    def ensure(self) -> None:
        """Write the shipped templates, in the language in use, where there are none at all."""
        with self._db.read() as session:
            if session.scalar(select(func.count()).select_from(DayTemplate)):
                return
        with self._db.write(N_("Add the day templates")) as unit:
            for name, pattern, weekdays in SHIPPED:
                lines = [TemplateLineRow(a, b, tr(text)) for a, b, text in pattern]
                self._write(unit, None, tr(name), lines, weekdays)
            # Nobody asked for it: Ctrl+Z goes past it to what the user did.
            unit.session.execute(update(Act).where(Act.id == unit.act_id).values(kind="setup"))

    def save(
        self,
        template_id: int | None,
        name: str,
        lines: Sequence[TemplateLineRow],
        weekdays: Collection[int] | None = None,
    ) -> int:
        """Keep a template as it stands in its dialog; returns its id. Raises `InvalidInput`.

        A weekday has one pattern: those named here are taken from the others. `None` leaves them as they are.
        """
        name = field_line(name, "name") or tr("Day template")
        cleaned = [TemplateLineRow(row.start, row.end, field_line(row.text, "text")) for row in lines]
        with self._db.write(N_("Change day template {name}"), name=name) as unit:
            return self._write(unit, template_id, name, [row for row in cleaned if row.text], weekdays)

    def delete(self, template_id: int) -> None:
        """Take a template away."""
        with self._db.write(N_("Delete a day template")) as unit:
            unit.session.delete(unit.session.get_one(DayTemplate, template_id))

    @staticmethod
    def _write(
        unit: Unit,
        template_id: int | None,
        name: str,
        lines: Sequence[TemplateLineRow],
        weekdays: Collection[int] | None,
    ) -> int:
        session = unit.session
        if template_id is None:
            last = session.scalar(select(func.max(DayTemplate.position))) or 0
            template = DayTemplate(name=name, position=last + 1)
            session.add(template)
        else:
            template = session.get_one(DayTemplate, template_id)
            template.name = name
            session.execute(delete(TemplateLine).where(TemplateLine.template_id == template_id))
        session.flush()
        if weekdays is not None:
            template.weekdays = weekdays_text(weekdays)
            for other in session.scalars(select(DayTemplate).where(DayTemplate.id != template.id)):
                other.weekdays = weekdays_text(read_weekdays(other.weekdays) - set(weekdays))
        for position, row in enumerate(lines):
            session.add(
                TemplateLine(
                    template_id=template.id,
                    start_time=row.start,
                    end_time=row.end,
                    text=row.text,
                    position=position,
                )
            )
        return template.id
