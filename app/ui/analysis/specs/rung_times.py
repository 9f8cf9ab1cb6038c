"""Time on each rung: how many days cards stay, those still standing counted as not over yet."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.rung_stays import RungStay, bounds_text
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.since import covered, first_day, since_picks
from app.ui.analysis.spec import Behind, ChartSpec, Look, Nothing, Picks

Stays = tuple[RungStay, ...]


class RungTimesSpec(ChartSpec[Stays]):
    """A row and a curve for every rung that a card came to."""

    chart_id: ClassVar = "rung_times"
    title: ClassVar = N_("Time on each rung")
    explanation: ClassVar = N_(
        "By which day half of the cards have left a rung, with its 90% interval (Kaplan–Meier). "
        "Cards that still stand there count until today, not as gone."
    )
    kinds: ClassVar = frozenset({"rung_change", "client_file"})
    paper: ClassVar = (1000, 425)
    lines: ClassVar = 24
    table_characters: ClassVar = 40
    uses_period: ClassVar = False

    def picks(self, today: date) -> Picks:
        return since_picks()

    def headings(self) -> tuple[str, ...]:
        return (
            tr("Rung"),
            tr("Median days"),
            tr("90% interval"),
            tr("Gone"),
            tr("Climbed"),
            tr("Lost"),
            tr("Still there"),
        )

    def count(self, job: JobContext, services: Services, look: Look) -> Stays:
        job.check()
        found = services.measured.time_on_rungs(first_day(look.picked, look.today))
        return tuple(
            RungStay(
                rung,
                len(each.left) + len(each.standing),
                len(each.standing),
                each.steps,
                (*each.left, *each.standing),
                each.climbed,
                each.lost,
            )
            for rung, each in found.items()
        )

    def draw(self, counted: Stays, look: Look, frame: Frame) -> Chart:
        from app.charts import rung_times

        return rung_times.draw(counted, frame)

    def rows(self, counted: Stays) -> tuple[FigureRow, ...]:
        return tuple(
            FigureRow(
                stay.rung,
                (
                    stay.rung,
                    "–" if stay.median is None else str(stay.median),
                    bounds_text(stay),
                    str(stay.cases - stay.unfinished),
                    str(stay.climbed),
                    str(stay.lost),
                    str(stay.unfinished),
                ),
            )
            for stay in counted
        )

    def behind(self, counted: Stays, key: str) -> Behind:
        stay = next(stay for stay in counted if stay.rung == key)
        return Behind(tr("Were or are on {rung}", rung=stay.rung), tuple(dict.fromkeys(stay.file_ids)))

    def covers(self, counted: Stays, look: Look) -> str:
        return covered(look.picked, look.today)

    def nothing(self, counted: Stays) -> Nothing | None:
        if counted:
            return None
        return Nothing(tr("No card came to a rung in this time."), tr("To the ladder"), "ladder")
