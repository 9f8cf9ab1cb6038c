"""Counts and draws in a worker: only here does matplotlib come in, never on the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtGui import QPalette

from app.charts.picture import Chart, Colours, Frame
from app.core.jobs import JobContext
from app.domain.funnels import NEW, DayActivity, LadderFlow, VisitFunnel
from app.domain.ladder import RUNGS
from app.domain.terms import Exit
from app.services.statistics import StatisticsService
from app.ui import theme

LADDER: Final = "ladder"
VISITS: Final = "visits"
ACTIVITY: Final = "activity"


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a period; the days are those of the whole year in which it ends."""

    flow: LadderFlow
    funnel: VisitFunnel
    days: tuple[DayActivity, ...]


def count(job: JobContext, statistics: StatisticsService, start: date, end: date) -> Counted:
    """Read what happened between these days."""
    flow = statistics.ladder_flow(start, end)
    job.check()
    funnel = statistics.visit_funnel(start, end)
    job.check()
    return Counted(flow, funnel, tuple(statistics.activity(date(end.year, 1, 1), date(end.year, 12, 31))))


def draw(job: JobContext, counted: Counted, today: date, frames: Mapping[str, Frame]) -> dict[str, Chart]:
    """The pictures that there are frames for."""
    from app.charts import activity, ladder_flow, visit_funnel

    days = {day.day: day for day in counted.days}
    drawers: dict[str, Callable[[Frame], Chart]] = {
        LADDER: lambda frame: ladder_flow.draw(counted.flow, frame),
        VISITS: lambda frame: visit_funnel.draw(counted.funnel, frame),
        ACTIVITY: lambda frame: activity.draw(counted.flow.end.year, days, today, frame),
    }
    charts = {}
    for name, frame in frames.items():
        job.check()
        charts[name] = drawers[name](frame)
    return charts


def window_colours(palette: QPalette) -> Colours:
    """The colours of the window, light or dark."""
    role = QPalette.ColorRole
    ground = palette.color(role.Window)
    return Colours(
        ground=ground.name(),
        text=palette.color(role.WindowText).name(),
        muted="#9aa0a6" if theme.is_dark() else "#6b7280",
        grid="#44474c" if theme.is_dark() else "#dcdfe4",
        accent=palette.color(role.Highlight).name(),
        places=_places(),
    )


def paper_colours() -> Colours:
    """The colours on paper."""
    return Colours("#ffffff", "#000000", "#555555", "#e5e7eb", "#2563eb", _places())


def _places() -> dict[str, str]:
    colours = {rung: theme.rung_colour(rung).name() for rung in RUNGS}
    return {**colours, NEW: "#9ca3af", Exit.OPENED.value: "#15803d", Exit.LOST.value: "#9f1239"}
