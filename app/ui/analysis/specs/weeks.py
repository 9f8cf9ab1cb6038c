"""Plan against actual by week: one metric, its target of each week, and the acts behind each bar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.checks import percent
from app.domain.terms.planning import Metric
from app.domain.weekly import UNRECORDED, WeekFigure, Weekly, mondays, show_figure
from app.services.bundle import Services
from app.services.counts import Counted
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.spec import Behind, ChartSpec, Look, Nothing, Picks

_USUAL = (Metric.VISITS, Metric.FIRST_VISITS, Metric.CONTACTS)


class WeeksSpec(ChartSpec[Weekly]):
    """A bar a week beside its target."""

    chart_id: ClassVar = "weeks"
    title: ClassVar = N_("Plan and actual by week")
    explanation: ClassVar = N_("What each week that touches the period has brought, and what was aimed at.")
    kinds: ClassVar = frozenset(
        {"contact", "log_line", "rung_change", "client_file", "appointment", "period_target"}
    )
    paper: ClassVar = (1000, 380)
    lines: ClassVar = 16
    table_characters: ClassVar = 36

    def picks(self, today: date) -> Picks:
        rest = (metric for metric in Metric if metric not in UNRECORDED and metric not in _USUAL)
        return Picks(tr("Metric"), tuple((each.value, each.label) for each in (*_USUAL, *rest)))

    def headings(self) -> tuple[str, ...]:
        return (tr("Week of"), tr("Actual"), tr("Target"), tr("Attained"))

    def count(self, job: JobContext, services: Services, look: Look) -> Weekly:
        metric = Metric(look.picked)
        weeks = mondays(look.start, look.end)
        counted = services.counts.by_period("week", weeks[0], weeks[-1] + timedelta(days=6))
        found = []
        for monday in weeks:
            job.check()
            target = services.targets.targets("week", monday).get(metric)
            acts = counted[monday, monday + timedelta(days=6)].get(metric, Counted())
            aimed = target.target if target is not None else None
            found.append(WeekFigure(monday, acts.value, aimed, acts.line_ids, acts.file_ids))
        return Weekly(metric, tuple(found))

    def draw(self, counted: Weekly, look: Look, frame: Frame) -> Chart:
        from app.charts import weeks

        return weeks.draw(counted, look.today, frame)

    def rows(self, counted: Weekly) -> tuple[FigureRow, ...]:
        """The latest week first."""
        rows = []
        for week in reversed(counted.weeks):
            target = "" if week.target is None else show_figure(counted.metric, week.target)
            attained = "" if week.attained is None else percent(week.attained)
            actual = show_figure(counted.metric, week.actual)
            rows.append(
                FigureRow(week.monday.isoformat(), (week.monday.isoformat(), actual, target, attained))
            )
        return tuple(rows)

    def printed_rows(self, counted: Weekly) -> tuple[FigureRow, ...]:
        """Weeks in which there was something to say."""
        said = {week.monday.isoformat() for week in counted.weeks if week.actual or week.target is not None}
        return tuple(row for row in self.rows(counted) if row.key in said)

    def behind(self, counted: Weekly, key: str) -> Behind:
        week = next(week for week in counted.weeks if week.monday.isoformat() == key)
        title = tr("{what}, week of {day}", what=counted.metric.label, day=key)
        return Behind(title, week.file_ids, week.line_ids)

    def covers(self, counted: Weekly, look: Look) -> str:
        first, last = counted.weeks[0].monday, counted.weeks[-1].sunday
        when = tr("{start} to {end}", start=first.isoformat(), end=last.isoformat())
        return tr("{what}, {when}", what=counted.metric.label, when=when)

    def nothing(self, counted: Weekly) -> Nothing | None:
        if any(week.actual or week.target for week in counted.weeks):
            return None
        sentence = tr("Nothing of this metric was aimed at or done in these weeks.")
        return Nothing(sentence, tr("To the month's targets"), "plans/months")
