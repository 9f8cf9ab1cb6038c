"""Visit funnel: first, second, third visits and openings of the period."""

from __future__ import annotations

from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.funnels import STEPS, VisitFunnel, step_label
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.spec import Behind, ChartSpec, Look


class VisitFunnelSpec(ChartSpec[VisitFunnel]):
    """A bar a step, with the rate that led there."""

    chart_id: ClassVar = "visits"
    title: ClassVar = N_("Visit funnel")
    explanation: ClassVar = N_(
        "A first visit counts once the file is scored (lead class); the others stand apart."
    )
    kinds: ClassVar = frozenset({"contact", "log_line", "rung_change", "client_file"})
    paper: ClassVar = (1000, 300)
    lines: ClassVar = 18
    grows: ClassVar = False
    table_characters: ClassVar = 54

    def headings(self) -> tuple[str, ...]:
        return (tr("Step"), tr("Scored"), tr("Not scored"), tr("Of the step before"))

    def count(self, job: JobContext, services: Services, look: Look) -> VisitFunnel:
        job.check()
        return services.statistics.visit_funnel(look.start, look.end)

    def draw(self, counted: VisitFunnel, look: Look, frame: Frame) -> Chart:
        from app.charts import visit_funnel

        return visit_funnel.draw(counted, frame)

    def rows(self, counted: VisitFunnel) -> tuple[FigureRow, ...]:
        return tuple(
            FigureRow(
                f"scored:{step}",
                (
                    step_label(step),
                    str(len(counted.scored[step])),
                    str(len(counted.unscored[step])),
                    str(counted.rates.get(step, "")),
                ),
            )
            for step in STEPS
        )

    def behind(self, counted: VisitFunnel, key: str) -> Behind:
        group, step = key.split(":")
        title = tr(
            "{step}, {start} to {end}",
            step=step_label(step),
            start=counted.start.isoformat(),
            end=counted.end.isoformat(),
        )
        return Behind(title, (counted.scored if group == "scored" else counted.unscored)[step])
