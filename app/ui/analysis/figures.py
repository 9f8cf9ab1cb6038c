"""What the tables beside the charts say, from the same frozen rows that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.i18n import tr
from app.domain.funnels import (
    NEW,
    PLACES,
    STEPS,
    DayActivity,
    LadderFlow,
    VisitFunnel,
    side_label,
    step_label,
)
from app.domain.ladder import RUNGS
from app.ui.analysis.figures_table_model import FigureRow


def ladder_headings() -> tuple[str, ...]:
    return (tr("Rung"), tr("Before"), tr("Came"), tr("Went"), tr("Now"), tr("Climbed"), tr("Lost"))


def ladder_rows(flow: LadderFlow) -> tuple[FigureRow, ...]:
    """A row a place, with rates of those who stood there before; below, who went from where to where."""
    rows = []
    for place in PLACES:
        counts = (flow.before(place), flow.came(place), flow.went(place), flow.after(place))
        rates = (str(flow.climbed(place)), str(flow.lost(place))) if place in RUNGS else ("", "")
        rows.append(FigureRow(f"after:{place}", (side_label(place), *map(str, counts), *rates)))
    entered = flow.went(NEW)
    rows.append(FigureRow(f"before:{NEW}", (side_label(NEW), "", "", str(entered), "", "", "")))
    for (start, end), files in sorted(flow.passed.items(), key=lambda item: -len(item[1])):
        if start != end:
            words = f"{side_label(start)} → {side_label(end)}"
            rows.append(FigureRow(f"{start}>{end}", (words, "", "", "", str(len(files)), "", "")))
    return tuple(rows)


def visit_headings() -> tuple[str, ...]:
    return (tr("Step"), tr("Scored"), tr("Not scored"), tr("Of the step before"))


def visit_rows(funnel: VisitFunnel) -> tuple[FigureRow, ...]:
    """A row a step."""
    return tuple(
        FigureRow(
            f"scored:{step}",
            (
                step_label(step),
                str(len(funnel.scored[step])),
                str(len(funnel.unscored[step])),
                str(funnel.rates.get(step, "")),
            ),
        )
        for step in STEPS
    )


def activity_headings() -> tuple[str, ...]:
    return (tr("Day"), tr("Contacts"), tr("Visits"))


def activity_rows(days: Sequence[DayActivity]) -> tuple[FigureRow, ...]:
    """A row a day with contacts, newest first."""
    return tuple(
        FigureRow(day.day.isoformat(), (day.day.isoformat(), str(day.contacts), str(day.visits)))
        for day in reversed(days)
    )
