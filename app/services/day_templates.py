"""Day templates: the two shipped ones are written when there are none, and are the user's from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy import delete, func, select

from app.core.i18n import N_, tr
from app.domain.day_templates import SHIPPED
from app.domain.field_text import field_line
from app.models import DayTemplate, TemplateLine
from app.storage.database import Database, Unit


@dataclass(frozen=True, slots=True)
class TemplateLineRow:
    """A line of a template."""

    start: time | None
    end: time | None
    text: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template with its lines in order."""

    id: int
    name: str
    lines: tuple[TemplateLineRow, ...]


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
            return [TemplateRow(t.id, t.name, tuple(lines.get(t.id, ()))) for t in templates]

    def ensure(self) -> None:
        """Write the shipped templates, in the language in use, where there are none at all."""
        with self._db.read() as session:
            if session.scalar(select(func.count()).select_from(DayTemplate)):
                return
        with self._db.write(N_("Add the day templates")) as unit:
            for name, pattern in SHIPPED:
                self._write(unit, None, tr(name), [TemplateLineRow(a, b, tr(text)) for a, b, text in pattern])

    def save(self, template_id: int | None, name: str, lines: Sequence[TemplateLineRow]) -> int:
        """Keep a template as it stands in its dialog; returns its id. Raises `InvalidInput`."""
        name = field_line(name, "name") or tr("Day template")
        cleaned = [TemplateLineRow(row.start, row.end, field_line(row.text, "text")) for row in lines]
        with self._db.write(N_("Change day template {name}"), name=name) as unit:
            return self._write(unit, template_id, name, [row for row in cleaned if row.text])

    def delete(self, template_id: int) -> None:
        """Take a template away."""
        with self._db.write(N_("Delete a day template")) as unit:
            unit.session.delete(unit.session.get_one(DayTemplate, template_id))

    @staticmethod
    def _write(unit: Unit, template_id: int | None, name: str, lines: Sequence[TemplateLineRow]) -> int:
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
