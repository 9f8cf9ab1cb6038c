"""One metric of a check: planned, actual, attainment, why, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.core.i18n import tr, trn
from app.domain.checks import percent
from app.domain.terms.planning import Metric
from app.services.checks import MetricRow
from app.services.drafts import DraftService
from app.sheets.plan_check import figure
from app.ui import theme
from app.ui.widgets.day_menu import pick_day, short_day
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.note_field import NoteField, Writer

NOTES = ("cause", "countermeasure")


class RowWidgets(QObject):
    """The widgets of one row; they stay while the figures in them change."""

    acts_wanted = Signal(str)  # the metric whose acts are to be listed
    line_wanted = Signal(str, object)  # the metric whose countermeasure goes into the plan, and the day
    day_wanted = Signal(object)  # the day on which its line stands

    def __init__(
        self,
        metric: str,
        drafts: DraftService,
        draft_key: str,
        write: Callable[[str], Writer],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.metric = metric
        self.row: MetricRow | None = None
        self._days: Sequence[date] = ()
        self._today = date.min
        self.name = PlainLabel(Metric(metric).label)
        self.name.setWordWrap(True)
        self.planned = PlainLabel()
        self.actual = QPushButton()
        self.actual.setFlat(True)
        self.actual.setAutoDefault(True)
        self.actual.setStyleSheet(
            "QPushButton {text-align: right; padding: 2px 4px} QPushButton:enabled {color: palette(link)}"
        )
        self.actual.clicked.connect(lambda _on=False: self.acts_wanted.emit(metric))
        self.share = PlainLabel()
        hints = {"cause": tr("Why?"), "countermeasure": tr("What will you do about it?")}
        self.notes = {
            column: NoteField(drafts, f"{draft_key}/{metric}/{column}", write(column), hints[column])
            for column in NOTES
        }
        self.plan = QPushButton()
        self.plan.setAutoDefault(True)
        self.plan.clicked.connect(lambda _on=False: self._on_plan())
        self.notes["countermeasure"].text.textChanged.connect(self._offer)
        for label, side in (
            (self.name, Qt.AlignmentFlag.AlignLeft),
            (self.planned, Qt.AlignmentFlag.AlignRight),
            (self.share, Qt.AlignmentFlag.AlignRight),
        ):
            label.setMinimumHeight(self.notes["cause"].text.height())  # on one line with the texts
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.actual.setMinimumHeight(self.notes["cause"].text.height())

    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return (self.name, self.planned, self.actual, self.share, *self.notes.values(), self.plan)

    @property
    def dirty(self) -> bool:
        return any(note.dirty for note in self.notes.values())

    def show_row(
        self, row: MetricRow, days: Sequence[date], today: date, into: str, *, writable: bool
    ) -> None:
        """The figures and words of this metric; a text being written stays."""
        self.row, self._days, self._today = row, days, today
        self.planned.setText(figure(row.metric, row.planned) or "–")
        self.planned.setToolTip(
            tooltip(tr("No target is set: so many visits stood in the plan.")) if row.from_visits else ""
        )
        self.actual.setText(figure(row.metric, row.actual) or "–")
        self.actual.setEnabled(row.counted is not None and row.counted.value > 0)
        self.actual.setToolTip(tooltip(self._actual_hint(row)))
        self.share.setText(percent(row.attainment))
        reached = row.attainment is not None and row.attainment >= 1
        self.share.setStyleSheet(f"color: {theme.good_colour().name()}" if reached else "")
        for note in self.notes.values():
            note.set_writable(writable)
        if row.line_on is not None:
            self.plan.setText(tr("In the plan: {day}", day=short_day(row.line_on, today)))
            self.plan.setToolTip(tooltip(tr("Open the day")))
        else:
            self.plan.setText(into)
            self.plan.setToolTip(
                tooltip(tr("The countermeasure becomes a line of the log on the day you choose."))
            )

        self._offer()

    def _offer(self) -> None:
        """The way into the plan stands there once there is something to take."""
        words = self.notes["countermeasure"].text
        planned = self.row is not None and self.row.line_on is not None
        self.plan.setVisible(planned or (not words.isReadOnly() and bool(words.toPlainText().strip())))

    @staticmethod
    def _actual_hint(row: MetricRow) -> str:
        if row.counted is None:
            return tr("Nothing in this diary tells of it yet.")
        hint = tr("Counted from the acts: click to see them.") if row.counted.value else ""
        apart = len(row.counted.unscored)
        if apart:
            more = trn(
                "{n} more with a file that was never scored does not count.",
                "{n} more with files that were never scored do not count.",
                apart,
            )
            hint = f"{hint}\n{more}" if hint else more
        return hint

    def _on_plan(self) -> None:
        """Go to the line that was made, or offer the days of the next plan."""
        if self.row is not None and self.row.line_on is not None:
            self.day_wanted.emit(self.row.line_on)
            return
        if not self.notes["countermeasure"].save():
            return
        self.day_menu().popup(self.plan.mapToGlobal(QPoint(0, self.plan.height())))

    def day_menu(self) -> QMenu:
        """The working days of the next plan, or another day."""
        menu = QMenu(self.plan)
        for number, day in enumerate(self._days, 1):
            text = f"&{number}  {short_day(day, self._today)}"
            menu.addAction(text, partial(self.line_wanted.emit, self.metric, day))
        menu.addSeparator()
        first = self._days[0] if self._days else self._today
        choose = partial(self.line_wanted.emit, self.metric)
        menu.addAction(tr("Pick a day…"), lambda: pick_day(self.plan, first, choose))
        return menu
