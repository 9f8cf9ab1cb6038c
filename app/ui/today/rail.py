"""Beside the day: the week's count, what is due, who has gone silent, and whom to visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.domain.terms.planning import Metric
from app.domain.text import show_plain
from app.services.ladder_cards import StaleRow
from app.ui.context import Context
from app.ui.widgets.due_list import DueList
from app.ui.widgets.elided_button import ElidedButton
from app.ui.widgets.labels import PlainLabel, tooltip

if TYPE_CHECKING:
    from app.services.checks import CheckRow, MetricRow

SILENT: Final = 5
SUGGESTED: Final = 3
TARGETS: Final = 5


@dataclass(frozen=True, slots=True)
class RailRows:
    """What the rail shows besides the due list."""

    check: CheckRow
    silent: tuple[StaleRow, ...]
    silent_count: int


class TodayRail(QScrollArea):
    """Everything in it leads somewhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(200)
        room = QWidget()
        self._layout = QVBoxLayout(room)
        self._layout.setContentsMargins(8, 0, 8, 8)
        self.week = PlainLabel()
        self.week.setWordWrap(True)
        self.due = DueList(context)
        self.suggested, self.silent = QVBoxLayout(), QVBoxLayout()
        self.targets = QVBoxLayout()
        self.targets.setSpacing(0)
        self._section(tr("This week"), self.week)
        self._layout.addLayout(self.targets)
        self._section(tr("Due"), self.due)
        self._section(tr("Visit next"), self.suggested)
        self._section(tr("Gone silent"), self.silent)
        self._layout.addStretch(1)
        self.setWidget(room)

    def _section(self, title: str, content: QWidget | QVBoxLayout) -> None:
        heading = QLabel(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self._layout.addSpacing(4)
        self._layout.addWidget(heading)
        if isinstance(content, QVBoxLayout):
            content.setSpacing(0)
            self._layout.addLayout(content)
        else:
            self._layout.addWidget(content)

    def refresh(self) -> None:
        """Ask again; the due list asks for itself."""
        services, today = self._context.services, self._context.services.clock.today()

        def read(_job: JobContext) -> RailRows:
            return RailRows(
                check=services.checks.check("week", today),
                silent=tuple(services.ladder.stale(today, SILENT + SUGGESTED)),
                silent_count=services.ladder.stale_count(today),
            )

        self._context.later(read, self._take)

    def _take(self, rows: RailRows) -> None:
        self.week.setText(rows.check.sentence() or tr("No visit was planned and none was made."))
        _fill(self.targets, [self._target(row) for row in _with_targets(rows.check)], "")
        # The nearer to signing, the sooner a visit pays; among equals the longest overdue first.
        near = sorted(rows.silent, key=lambda row: row.rung or "Z")[:SUGGESTED]
        _fill(self.suggested, [self._button(row) for row in near], tr("Nobody waits for a visit."))
        buttons = [self._button(row) for row in rows.silent[:SILENT]]
        left = rows.silent_count - len(buttons)
        if left > 0:
            more = QPushButton(trn("{n} more…", "{n} more…", left))
            more.setFlat(True)
            more.clicked.connect(lambda _on=False: self._context.rhythm_requested.emit())
            buttons.append(more)
        _fill(self.silent, buttons, tr("Everybody was heard of lately."))

    def _target(self, row: MetricRow) -> QPushButton:
        """A metric of the week against its target; it leads to the check."""
        from app.sheets.plan_check import figure  # wanted only where there are targets

        told = tr(
            "{metric}: {actual} of {planned}",
            metric=Metric(row.metric).label,
            actual=figure(row.metric, row.actual or 0),
            planned=figure(row.metric, row.planned),
        )
        button = ElidedButton(told)
        button.setToolTip(tooltip(f"{told}\n{tr('The check of this week')}"))
        button.clicked.connect(lambda: self._context.page_requested.emit("plans/checks"))
        return button

    def _button(self, row: StaleRow) -> QPushButton:
        place = f"{row.rung}  " if row.rung else ""
        days = trn("silent {n} day", "silent {n} days", row.silent_days)
        button = ElidedButton(f"{place}{show_plain(row.name, 18)} · {days}")
        button.setToolTip(tooltip(f"{show_plain(row.name, 200)} · {days}"))
        button.clicked.connect(lambda: self._context.file_requested.emit(row.file_id))
        return button


def _with_targets(check: CheckRow) -> list[MetricRow]:
    """What the week has targets for; the plan's own visits stand in the sentence already."""
    rows = [row for row in check.metrics if row.planned and not row.from_visits]
    return rows[:TARGETS]


def _fill(layout: QVBoxLayout, buttons: Sequence[QPushButton], nothing: str) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
    for button in buttons:
        layout.addWidget(button)
    if not buttons and nothing:
        told = QLabel(nothing)
        told.setWordWrap(True)
        told.setEnabled(False)
        layout.addWidget(told)
