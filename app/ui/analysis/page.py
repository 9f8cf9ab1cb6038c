"""The analysis page: three charts over a period, each figure leading to the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.charts.picture import Chart, Frame
from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.domain.funnels import side_label, step_label
from app.sheets.chart_sheet import chart_sheet
from app.ui.analysis import figures
from app.ui.analysis.drawing import (
    ACTIVITY,
    LADDER,
    VISITS,
    Counted,
    count,
    draw,
    paper_colours,
    window_colours,
)
from app.ui.analysis.panel import ChartPanel
from app.ui.analysis.period_bar import PeriodBar
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.widgets.empty_state import EmptyState

_PAPER = {LADDER: (1000, 350), VISITS: (1000, 300), ACTIVITY: (1000, 190)}


class AnalysisPage(Page):
    """How the rungs fed each other, how visits led to accounts, and how busy the days were."""

    page_id = "analysis"
    kinds = frozenset({"rung_change", "contact", "log_line", "client_file"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.period = PeriodBar(context.services.clock, context.preferences)
        self.period.chosen.connect(self.refresh)
        self.panels = {
            LADDER: ChartPanel(
                tr("Flow on the ladder"),
                tr("Where the cards stood before the period and where they stand after it."),
                figures.ladder_headings(),
                17.5,
                54,
            ),
            VISITS: ChartPanel(
                tr("Visit funnel"),
                tr("A first visit counts once the file is scored (lead class); the others stand apart."),
                figures.visit_headings(),
                11,
                54,
            ),
            ACTIVITY: ChartPanel(
                tr("Activity by day"),
                tr("Real contacts a day in the year in which the period ends; a dot marks days with visits."),
                figures.activity_headings(),
                11,
                28,
            ),
        }
        self.counted: Counted | None = None
        self._asked = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._redraw)
        self._build()

    def _build(self) -> None:
        column = QWidget()
        stack = QVBoxLayout(column)
        stack.setContentsMargins(8, 4, 8, 8)
        for name, panel in self.panels.items():
            stack.addWidget(panel)
            panel.view.redraw_wanted.connect(lambda: self._again.start(0))
            panel.asked.connect(lambda key, name=name: self._on_asked(name, key))
            panel.print_wanted.connect(lambda name=name: self._on_print(name))
        stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(column)
        full = QWidget()
        layout = QVBoxLayout(full)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.period.setContentsMargins(8, 8, 8, 0)
        layout.addWidget(self.period)
        layout.addWidget(scroll, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self.empty = EmptyState(
            tr("Nothing to count yet: charts begin with the first contact you record."),
            tr("Record a contact"),
            lambda: self.context.contact_requested.emit(ContactSeed()),
        )
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # -- drawing

    def refresh(self) -> None:
        """Count and draw anew in the background; the old picture stays until then."""
        self._again.stop()
        statistics = self.context.services.statistics
        if not statistics.anything():
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        try:
            days = self.period.days()
        except InvalidInput:
            return  # told beside the field; the old period stays
        self._draw(lambda running: count(running, statistics, *days))

    def _redraw(self) -> None:
        """The same figures at another size or in other colours."""
        if (counted := self.counted) is not None:
            self._draw(lambda _running: counted)

    def _draw(self, counting: Callable[[JobContext], Counted]) -> None:
        self._asked += 1
        asked, frames, today = self._asked, self._frames(), self.context.services.clock.today()

        def job(running: JobContext) -> tuple[Counted, dict[str, Chart]]:
            counted = counting(running)
            return counted, draw(running, counted, today, frames)

        self.context.later(job, lambda found: self._show(asked, *found))

    def _frames(self) -> dict[str, Frame]:
        colours = window_colours(self.palette())
        text = float(self.fontMetrics().height()) * 0.85
        return {
            name: Frame(
                max(panel.view.width(), 360), panel.view.height(), colours, self.devicePixelRatioF(), text
            )
            for name, panel in self.panels.items()
        }

    def _show(self, asked: int, counted: Counted, charts: dict[str, Chart]) -> None:
        if asked != self._asked:
            return  # a later one is on its way
        self.counted = counted
        rows = {
            LADDER: figures.ladder_rows(counted.flow),
            VISITS: figures.visit_rows(counted.funnel),
            ACTIVITY: figures.activity_rows(counted.days),
        }
        for name, panel in self.panels.items():
            panel.view.show_chart(charts[name], panel.title)
            panel.show_figures(rows[name])

    # -- what is behind a figure

    def _on_asked(self, name: str, key: str) -> None:
        if self.counted is None:
            return
        if name == ACTIVITY:
            self.context.day_requested.emit(date.fromisoformat(key))
            return
        title, files = (self._behind_flow if name == LADDER else self._behind_visits)(self.counted, key)
        if files:
            self.context.files_requested.emit(title, files)

    def _behind_flow(self, counted: Counted, key: str) -> tuple[str, list[int]]:
        flow = counted.flow
        if ">" in key:
            start, end = key.split(">")
            files = list(flow.passed.get((start, end), ()))
            if start == end:
                return tr("Stayed on {place}", place=side_label(end)), files
            return tr("From {start} to {end}", start=side_label(start), end=side_label(end)), files
        side, place = key.split(":")
        at = 0 if side == "before" else 1
        found = [file_id for ends, files in flow.passed.items() if ends[at] == place for file_id in files]
        words = {"place": side_label(place), "date": (flow.start if at == 0 else flow.end).isoformat()}
        return (tr("{place} before {date}", **words) if at == 0 else tr("{place} on {date}", **words)), found

    def _behind_visits(self, counted: Counted, key: str) -> tuple[str, list[int]]:
        group, step = key.split(":")
        funnel = counted.funnel
        found = list((funnel.scored if group == "scored" else funnel.unscored)[step])
        return tr(
            "{step}, {start} to {end}",
            step=step_label(step),
            start=funnel.start.isoformat(),
            end=funnel.end.isoformat(),
        ), found

    # -- paper

    def _on_print(self, name: str) -> None:
        """The chart drawn for paper, with the figures of its places below."""
        if (counted := self.counted) is None:
            return
        today, panel = self.context.services.clock.today(), self.panels[name]
        frame = Frame(*_PAPER[name], paper_colours(), scale=2.5, text=14.0)
        start, end = counted.flow.start.isoformat(), counted.flow.end.isoformat()

        def send(charts: dict[str, Chart]) -> None:
            sheet = chart_sheet(
                panel.title,
                str(counted.flow.end.year)
                if name == ACTIVITY
                else tr("{start} to {end}", start=start, end=end),
                charts[name].png,
                _PAPER[name],
                panel.figures.headings,
                [row.cells for row in panel.figures.rows if ">" not in row.key],
                owner=self.context.services.settings.current().owner,
                printed=today.isoformat(),
            )
            self.context.print_requested.emit("sheet", sheet)

        self.context.later(lambda running: draw(running, counted, today, {name: frame}), send)
