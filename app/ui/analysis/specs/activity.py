"""Activity by day in the year in which the period ends."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.funnels import DayActivity
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.spec import Behind, ChartSpec, Look

Days = tuple[DayActivity, ...]


class ActivitySpec(ChartSpec[Days]):
    """A square a day."""

    chart_id: ClassVar = "activity"
    title: ClassVar = N_("Activity by day")
    explanation: ClassVar = N_(
        "Real contacts a day in the year in which the period ends; a dot marks days with visits."
    )
    kinds: ClassVar = frozenset({"contact", "log_line"})
    paper: ClassVar = (1000, 190)
    lines: ClassVar = 13
    grows: ClassVar = False

    def headings(self) -> tuple[str, ...]:
        return (tr("Day"), tr("Contacts"), tr("Visits"))

    def count(self, job: JobContext, services: Services, look: Look) -> Days:
        job.check()
        year = look.end.year
        return tuple(services.statistics.activity(date(year, 1, 1), date(year, 12, 31)))

    def draw(self, counted: Days, look: Look, frame: Frame) -> Chart:
        from app.charts import activity

        return activity.draw(look.end.year, {day.day: day for day in counted}, look.today, frame)

    def rows(self, counted: Days) -> tuple[FigureRow, ...]:
        """A row a day with contacts, newest first."""
        return tuple(
            FigureRow(day.day.isoformat(), (day.day.isoformat(), str(day.contacts), str(day.visits)))
            for day in reversed(counted)
        )

    def behind(self, counted: Days, key: str) -> Behind:
        return Behind(day=date.fromisoformat(key))

    def covers(self, counted: Days, look: Look) -> str:
        return str(look.end.year)
