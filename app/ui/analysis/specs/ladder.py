"""Flow on the ladder: where the cards stood before the period and where they stand after it."""

from __future__ import annotations

from typing import ClassVar

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.funnels import NEW, PLACES, LadderFlow, side_label
from app.domain.ladder import RUNGS
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.spec import Behind, ChartSpec, Look


class LadderFlowSpec(ChartSpec[LadderFlow]):
    """Bands between the places before and after."""

    chart_id: ClassVar = "ladder"
    title: ClassVar = N_("Flow on the ladder")
    explanation: ClassVar = N_("Where the cards stood before the period and where they stand after it.")
    kinds: ClassVar = frozenset({"rung_change", "client_file"})
    paper: ClassVar = (1000, 350)
    lines: ClassVar = 17.5
    table_characters: ClassVar = 54

    def headings(self) -> tuple[str, ...]:
        return (tr("Rung"), tr("Before"), tr("Came"), tr("Went"), tr("Now"), tr("Climbed"), tr("Lost"))

    def count(self, job: JobContext, services: Services, look: Look) -> LadderFlow:
        job.check()
        return services.statistics.ladder_flow(look.start, look.end)

    def draw(self, counted: LadderFlow, look: Look, frame: Frame) -> Chart:
        from app.charts import ladder_flow

        return ladder_flow.draw(counted, frame)

    def rows(self, counted: LadderFlow) -> tuple[FigureRow, ...]:
        """A row a place, with rates of those who stood there before; below, who went from where to where."""
        moves = []
        for (start, end), files in sorted(counted.passed.items(), key=lambda item: -len(item[1])):
            if start != end:
                words = f"{side_label(start)} → {side_label(end)}"
                moves.append(FigureRow(f"{start}>{end}", (words, "", "", "", str(len(files)), "", "")))
        return (*self.printed_rows(counted), *moves)

    def printed_rows(self, counted: LadderFlow) -> tuple[FigureRow, ...]:
        rows = []
        for place in PLACES:
            counts = (
                counted.before(place), counted.came(place), counted.went(place), counted.after(place),
            )  # fmt: skip
            rates = (str(counted.climbed(place)), str(counted.lost(place))) if place in RUNGS else ("", "")
            rows.append(FigureRow(f"after:{place}", (side_label(place), *map(str, counts), *rates)))
        entered = counted.went(NEW)
        rows.append(FigureRow(f"before:{NEW}", (side_label(NEW), "", "", str(entered), "", "", "")))
        return tuple(rows)

    def behind(self, counted: LadderFlow, key: str) -> Behind:
        if ">" in key:
            start, end = key.split(">")
            files = counted.passed.get((start, end), ())
            if start == end:
                return Behind(tr("Stayed on {place}", place=side_label(end)), files)
            return Behind(tr("From {start} to {end}", start=side_label(start), end=side_label(end)), files)
        side, place = key.split(":")
        at = 0 if side == "before" else 1
        found = [file_id for ends, files in counted.passed.items() if ends[at] == place for file_id in files]
        words = {"place": side_label(place), "date": (counted.start if at == 0 else counted.end).isoformat()}
        title = tr("{place} before {date}", **words) if at == 0 else tr("{place} on {date}", **words)
        return Behind(title, found)
