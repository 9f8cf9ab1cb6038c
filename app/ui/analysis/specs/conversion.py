"""Conversion by source and by strategy: accounts per first visit, with what the cases allow to say."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.domain.conversion import Conversion, figure, in_order, interval
from app.domain.terms import SourceMethod, Strategy, Term, label_of
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.analysis.since import covered, first_day, since_picks
from app.ui.analysis.spec import Behind, ChartSpec, Look, Nothing, Picks

Conversions = tuple[Conversion, ...]


class ConversionSpec(ChartSpec[Conversions]):
    """A row a group of files; sub-classes say what they are grouped by."""

    explanation: ClassVar = N_(
        "Of the files with a first visit: how many opened an account within 180 days. Nine times in ten "
        "the true rate lies within the line; young files count as under way, not as failed."
    )
    kinds: ClassVar = frozenset({"contact", "log_line", "rung_change", "client_file"})
    paper: ClassVar = (1000, 380)
    lines: ClassVar = 16
    table_characters: ClassVar = 40
    uses_period: ClassVar = False
    by: ClassVar[Literal["source", "strategy"]]
    term: ClassVar[type[Term]]
    heading: ClassVar[str]

    def picks(self, today: date) -> Picks:
        return since_picks()

    def headings(self) -> tuple[str, ...]:
        return (tr(self.heading), tr("Rate"), tr("90% interval"), tr("First visits"), tr("Under way"))

    def count(self, job: JobContext, services: Services, look: Look) -> Conversions:
        job.check()
        found = services.measured.conversion_by(self.by, first_day(look.picked, look.today))
        return tuple(
            in_order(
                [
                    Conversion(
                        row.code,
                        label_of(self.term, row.code) or tr("not said"),
                        row.measured.hits,
                        row.measured.cases,
                        row.low,
                        row.high,
                        row.measured.begun,
                        row.measured.unfinished,
                        row.measured.case_ids,
                    )
                    for row in found
                ]
            )
        )

    def draw(self, counted: Conversions, look: Look, frame: Frame) -> Chart:
        from app.charts import conversion

        return conversion.draw(counted, frame)

    def rows(self, counted: Conversions) -> tuple[FigureRow, ...]:
        return tuple(
            FigureRow(row.code, (row.label, figure(row), interval(row), str(row.begun), str(row.unfinished)))
            for row in counted
        )

    def behind(self, counted: Conversions, key: str) -> Behind:
        row = next(row for row in counted if row.code == key)
        return Behind(tr("First visits: {group}", group=row.label), row.file_ids)

    def covers(self, counted: Conversions, look: Look) -> str:
        return covered(look.picked, look.today)

    def nothing(self, counted: Conversions) -> Nothing | None:
        if counted:
            return None
        sentence = tr("No scored file has had a first visit in this time: there is no rate to show.")
        return Nothing(sentence, tr("To the scores"), "plans/scores")


class SourceSpec(ConversionSpec):
    """By how they were come to know."""

    chart_id: ClassVar = "source"
    title: ClassVar = N_("Conversion by source")
    by: ClassVar = "source"
    term: ClassVar = SourceMethod
    heading: ClassVar = N_("Source")


class StrategySpec(ConversionSpec):
    """By the strategy they trade."""

    chart_id: ClassVar = "strategy"
    title: ClassVar = N_("Conversion by strategy")
    by: ClassVar = "strategy"
    term: ClassVar = Strategy
    heading: ClassVar = N_("Strategy")
