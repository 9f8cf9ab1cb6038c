"""The analysis page: a list of charts, the chosen one large, each figure leading to the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.charts.picture import Chart, Frame
from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.sheets.chart_sheet import chart_sheet
from app.sheets.page import Sheet
from app.ui.analysis.chart_list import ChartList
from app.ui.analysis.colours import paper_colours, window_colours
from app.ui.analysis.panel import ChartPanel
from app.ui.analysis.period_bar import PeriodBar
from app.ui.analysis.registry import CHARTS
from app.ui.analysis.spec import ChartSpec, Look
from app.ui.analysis.unswept import unswept
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.widgets.empty_state import EmptyState

_LAST: Final = "analysis_chart"


class AnalysisPage(Page):
    """Counts and draws only the chart that is shown, beside the window's thread."""

    page_id = "analysis"
    kinds = frozenset[str]().union(*(spec.kinds for spec in CHARTS))

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.panels: dict[str, ChartPanel] = {}  # those shown so far
        self._chart_id = ""
        self._asked = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._redraw)
        self.period = PeriodBar(context.services.clock, context.preferences)
        self.period.chosen.connect(self._on_period)
        self.list = ChartList((spec.chart_id, tr(spec.title)) for spec in CHARTS)
        self.list.chosen.connect(self._on_chart)
        self.list.left.connect(self._on_left)
        for number in range(len(CHARTS)):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, partial(self.list.setCurrentRow, number))
        self.empty = EmptyState(
            tr("Nothing to count yet: charts begin with the first contact you record."),
            tr("Record a contact"),
            lambda: self.context.contact_requested.emit(ContactSeed()),
        )
        self._charts = QStackedWidget()
        self._stack = QStackedWidget()
        self._build()
        if not self.list.choose(str(context.preferences.get(_LAST, ""))):
            self.list.setCurrentRow(0)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2)
        self.period.setContentsMargins(8, 6, 8, 0)
        right.addWidget(self.period)
        right.addWidget(self._charts, 1)
        full = QWidget()
        layout = QHBoxLayout(full)
        layout.setContentsMargins(8, 8, 0, 8)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # -- which chart

    @property
    def panel(self) -> ChartPanel:
        """The chart that is shown."""
        return self.panels[self._chart_id]

    def show_tab(self, tab_id: str) -> None:
        self.list.choose(tab_id)

    def _on_left(self) -> None:
        self.panel.focus_figures()

    def _on_chart(self, chart_id: str) -> None:
        self._chart_id = chart_id
        if chart_id not in self.panels:
            self.panels[chart_id] = self._made(chart_id)
            self._charts.addWidget(self.panel)
        self._charts.setCurrentWidget(self.panel)
        self.period.setVisible(self.panel.spec.uses_period)
        self.context.preferences.set(_LAST, chart_id)
        if self.isVisible() and self.panel.stale:
            self.refresh()
        elif self.isVisible():
            self._again.start(0)  # the window may have another size or other colours by now

    def _made(self, chart_id: str) -> ChartPanel:
        spec = next(spec for spec in CHARTS if spec.chart_id == chart_id)
        today = self.context.services.clock.today()
        panel = ChartPanel(spec, spec.picks(today), self.context.preferences)
        panel.view.redraw_wanted.connect(lambda: self._again.start(0))
        panel.asked.connect(self._on_asked)
        panel.print_wanted.connect(self._on_print)
        panel.picked.connect(self.refresh)
        panel.place_wanted.connect(self.context.page_requested)
        return panel

    def _on_period(self) -> None:
        self._age(lambda spec: spec.uses_period)
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        self._age(lambda spec: changes.touches(spec.kinds))
        if not self.isVisible() or self.panel.stale:
            super()._on_changed(changes)

    def _age(self, which: Callable[[ChartSpec[Any]], bool]) -> None:
        """The figures of these charts are no longer true: they are counted anew when they are shown."""
        for panel in self.panels.values():
            panel.stale = panel.stale or which(panel.spec)

    # -- drawing

    def refresh(self) -> None:
        """Count and draw anew in the background; the old picture stays until then."""
        self._again.stop()
        if not self.context.services.statistics.anything():
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        self.period.follow_today()
        try:
            start, end = self.period.days()
        except InvalidInput:
            return  # told beside the field; the old period stays
        today = self.context.services.clock.today()
        self._draw(Look(start, end, today, self.panel.code()))

    def _redraw(self) -> None:
        """The same figures at another size or in other colours."""
        panel = self.panel
        if panel.look is not None and not panel.stale:
            self._draw(panel.look, panel.counted)

    def _draw(self, look: Look, counted: Any = None) -> None:
        self._asked += 1
        asked, panel, frame, services = self._asked, self.panel, self._frame(), self.context.services
        spec = panel.spec

        def job(running: JobContext) -> tuple[Any, Chart]:
            with unswept():
                found = spec.count(running, services, look) if counted is None else counted
                running.check()
                return found, spec.draw(found, look, frame)

        def show(found: tuple[Any, Chart]) -> None:
            if asked == self._asked:  # else a later one is on its way
                panel.show_counted(look, *found)

        self.context.later(job, show)

    def _frame(self) -> Frame:
        view = self.panel.view
        text = float(self.fontMetrics().height()) * 0.85
        return Frame(
            max(view.width(), 360),
            max(view.height(), 120),
            window_colours(self.palette()),
            self.devicePixelRatioF(),
            text,
        )

    # -- what is behind a figure

    def _on_asked(self, key: str) -> None:
        if self.panel.look is not None:
            self.panel.spec.behind(self.panel.counted, key).show(self.context)

    # -- paper

    def _on_print(self) -> None:
        """The chart drawn for paper, with the figures of its places below."""
        if (look := self.panel.look) is not None:
            panel = self.panel
            self.context.later(
                lambda _running: self._sheet(panel, look),
                lambda sheet: self.context.print_requested.emit("sheet", sheet),
            )

    def print_form(self) -> tuple[str, object] | None:
        panel = self.panel
        if (look := panel.look) is None or not panel.print.isEnabled():
            return None
        return "sheet", self.context.jobs.wait_for(lambda _running: self._sheet(panel, look), patience_ms=100)

    def _sheet(self, panel: ChartPanel, look: Look) -> Sheet:
        spec, services = panel.spec, self.context.services
        frame = Frame(*spec.paper, paper_colours(), scale=2.5, text=14.0)
        today: date = services.clock.today()
        return chart_sheet(
            panel.title,
            spec.covers(panel.counted, look),
            spec.draw(panel.counted, look, frame).png,
            spec.paper,
            spec.headings(),
            [row.cells for row in spec.printed_rows(panel.counted)],
            owner=services.settings.current().owner,
            printed=today.isoformat(),
        )
