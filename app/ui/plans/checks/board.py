"""What the check's page is made of: bar, sentence, the grid of metrics, the visits by their fate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.services.checks import CheckRow
from app.sheets.wording import day_text
from app.ui.page import Page
from app.ui.plans.checks.fate_tree import FateTree
from app.ui.plans.checks.metric_row import RowWidgets
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fitting_room import FittingRoom
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.note_field import NoteField

_WIDTHS = (20, 10, 10, 10)  # of name and figures, in characters
_PLAN_WIDTH = 22
_LEAST_TREE = 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class CheckBoard:
    """Widgets and looks; the page decides."""

    def __init__(self, page: Page) -> None:
        self.kinds = {"week": QPushButton(tr("Week")), "month": QPushButton(tr("Month"))}
        self.earlier, self.later, self.now = QToolButton(), QToolButton(), QPushButton()
        self.title, self.closed = PlainLabel(), PlainLabel()
        self.close_check, self.print = QPushButton(), QPushButton(tr("Print"))
        self.sentence = PlainLabel()
        self.room = QWidget()
        self.grid = QGridLayout(self.room)
        self.tree = FateTree()
        self.laid: list[RowWidgets] = []
        self.empty = EmptyState(
            tr("Nothing was planned or done in this period yet. Plan visits, and this check fills itself."),
            tr("Plan visits"),
            lambda: None,
        )
        self._summary = QVBoxLayout()
        self._full = QWidget()
        self._stack = QStackedWidget()
        self._build(page)

    def _build(self, page: Page) -> None:
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(self._bar(page))
        font = self.sentence.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.sentence.setFont(font)
        self.sentence.setWordWrap(True)
        self.sentence.setContentsMargins(2, 4, 2, 4)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sentence)
        room = FittingRoom(self._upper())
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(room)
        self.tree.setMinimumHeight(_LEAST_TREE)
        column.addWidget(self.tree, 1)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)
        layout.addWidget(self._stack, 1)

    def _upper(self) -> QWidget:
        upper = QWidget()
        layout = QVBoxLayout(upper)
        layout.setContentsMargins(0, 0, 6, 4)
        layout.addWidget(self.room)
        layout.addLayout(self._summary)
        layout.addStretch(1)
        self.grid.setContentsMargins(2, 0, 0, 0)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(4)
        heads = (
            tr("Metric"),
            tr("Planned"),
            tr("Actual"),
            tr("Attainment"),
            tr("Cause of the gap"),
            tr("Countermeasure"),
        )
        character = self.room.fontMetrics().averageCharWidth()
        for at, text in enumerate(heads):
            label = PlainLabel(text)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.grid.addWidget(label, 0, at, _RIGHT if 1 <= at <= 3 else Qt.AlignmentFlag.AlignLeft)
            if at < len(_WIDTHS):
                self.grid.setColumnMinimumWidth(at, _WIDTHS[at] * character)
            else:
                self.grid.setColumnStretch(at, 1)
        self.grid.setColumnMinimumWidth(6, _PLAN_WIDTH * character)
        return upper

    def _bar(self, page: Page) -> QHBoxLayout:
        bar = QHBoxLayout()
        group = QButtonGroup(page)
        for button in self.kinds.values():
            button.setCheckable(True)
            button.setStyleSheet("QPushButton:checked {font-weight: bold}")
            button.setAutoDefault(False)
            group.addButton(button)
            bar.addWidget(button)
        bar.addSpacing(8)
        for arrow, text, tip, keys in (
            (self.earlier, "◀", tr("The period before (Ctrl+PgUp)"), "Ctrl+PgUp"),
            (self.later, "▶", tr("The period after (Ctrl+PgDn)"), "Ctrl+PgDown"),
        ):
            arrow.setText(text)
            arrow.setToolTip(tip)
            QShortcut(QKeySequence(keys), page, arrow.click)
            bar.addWidget(arrow)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        bar.addWidget(self.title)
        bar.addWidget(self.now)
        self.now.setToolTip(tr("Today's period (Ctrl+Home)"))
        QShortcut(QKeySequence("Ctrl+Home"), page, self.now.click)
        bar.addStretch(1)
        self.closed.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        bar.addWidget(self.closed)
        self.print.setToolTip(tr("The check on paper (Ctrl+P)"))
        for button in (self.now, self.close_check, self.print):
            button.setAutoDefault(False)
        bar.addWidget(self.close_check)
        bar.addWidget(self.print)
        return bar

    def show_kind(self, kind: str) -> None:
        self.kinds[kind].setChecked(True)

    def show_check(self, check: CheckRow, today: date, *, writable: bool) -> None:
        """Sentence, state and visits; the grid is laid by `lay_rows`."""
        self.sentence.setText(check.sentence() or tr("No visit was planned and none was made."))
        self.tree.show_check(check, today)
        self.tree.setVisible(bool(check.visits or check.others))
        self._stack.setCurrentWidget(self.empty if check.is_empty else self._full)
        closed = check.closed_on
        self.closed.setText(tr("Closed on {day}", day=day_text(closed)) if closed is not None else "")
        self.close_check.setText(tr("Open again") if closed is not None else tr("Close the check"))
        self.close_check.setToolTip(
            tooltip(tr("Its words then stay as they are. The figures are counted anew each time."))
        )
        self.close_check.setEnabled(writable and not check.is_empty)

    def show_summary(self, field: NoteField) -> None:
        """The sentence about the whole period below the grid."""
        self._summary.addWidget(field)

    def forget_rows(self) -> None:
        """The rows are gone with the period they belonged to."""
        self.laid = []

    def lay_rows(self, rows: Sequence[RowWidgets]) -> None:
        """Put the rows below one another; nothing moves while they are the same."""
        if list(rows) == self.laid:
            return
        self.laid = list(rows)
        before: QWidget | None = None
        for number, row in enumerate(rows, 1):
            for at, widget in enumerate(row.widgets()):
                top = Qt.AlignmentFlag.AlignTop
                align = {0: top, 1: top, 2: top, 3: top, 6: top}.get(at, Qt.AlignmentFlag(0))
                self.grid.addWidget(widget, number, at, align)
                if widget is not row.plan:
                    widget.show()
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
