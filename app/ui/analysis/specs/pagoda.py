"""Pagoda planned against actual: a quarter's plan, and what acts have brought so far."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.checks import percent
from app.domain.pagoda_progress import PagodaProgress, progress
from app.domain.pagoda_words import show_level
from app.domain.period import span
from app.domain.working_days import WorkCalendar
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.spec import Behind, ChartSpec, Look, Nothing, Picks

_QUARTERS_BACK = 8


class PagodaSpec(ChartSpec[PagodaProgress]):
    """The whole quarter's plan as an outline, filled by what is there."""

    chart_id: ClassVar = "pagoda"
    title: ClassVar = N_("Pagoda: planned and actual")
    explanation: ClassVar = N_(
        "What the quarter is to bring over all strategies, and what the diary has counted so far."
    )
    kinds: ClassVar = frozenset(
        {"contact", "log_line", "rung_change", "client_file", "development_plan", "strategy_plan"}
    )
    paper: ClassVar = (1000, 385)
    lines: ClassVar = 22
    table_characters: ClassVar = 40
    uses_period: ClassVar = False

    def picks(self, today: date) -> Picks:
        options = []
        day = today
        for _ in range(_QUARTERS_BACK):
            start = span("quarter", day)[0]
            options.append((start.isoformat(), quarter_name(start)))
            day = start - timedelta(days=1)
        return Picks(tr("Quarter"), tuple(options))

    def headings(self) -> tuple[str, ...]:
        return (tr("Level"), tr("Actual"), tr("Planned"), tr("Attained"))

    def count(self, job: JobContext, services: Services, look: Look) -> PagodaProgress:
        start, end = span("quarter", date.fromisoformat(look.picked))
        plan = services.plan.of(start)
        planned = services.plan.total(plan) if plan is not None else None
        job.check()
        counted = services.counts.count(start, end)
        calendar = WorkCalendar(services.settings.current().work_day_overrides())
        return progress(start, end, look.today, planned, counted, calendar)

    def draw(self, counted: PagodaProgress, look: Look, frame: Frame) -> Chart:
        from app.charts import pagoda

        return pagoda.draw(counted, frame)

    def rows(self, counted: PagodaProgress) -> tuple[FigureRow, ...]:
        """A row a level, income on top as in the picture."""
        rows = []
        for tier in reversed(counted.tiers):
            level = tier.level
            actual = (
                show_level(level, Fraction(tier.actual)) if tier.actual is not None else tr("not recorded")
            )
            planned = show_level(level, tier.planned) if tier.planned is not None else ""
            attained = percent(tier.attained) if tier.attained is not None else ""
            rows.append(FigureRow(level.value, (level.label, actual, planned, attained)))
        return tuple(rows)

    def behind(self, counted: PagodaProgress, key: str) -> Behind:
        tier = next(tier for tier in counted.tiers if tier.level == key)
        title = tr("{what}, {when}", what=tier.level.label, when=quarter_name(counted.start))
        return Behind(title, tier.file_ids, tier.line_ids)

    def covers(self, counted: PagodaProgress, look: Look) -> str:
        return quarter_name(counted.start)

    def nothing(self, counted: PagodaProgress) -> Nothing | None:
        if counted.planned or any(tier.actual for tier in counted.tiers):
            return None
        sentence = tr("This quarter has no plan yet, and nothing of it is done.")
        return Nothing(sentence, tr("To the pagoda"), "plans/pagoda")


def quarter_name(start: date) -> str:
    """The year and which quarter of it."""
    return tr("Quarter {quarter} of {year}", quarter=(start.month + 2) // 3, year=start.year)
