"""Process figures: how calls became appointments, and visits and hours became accounts."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.core.jobs import JobContext
from app.domain.process import KINDS, shown_range
from app.services.counts import ProcessRow
from app.sheets.wording import day_text
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.process.process_table_model import Column, ProcessTableModel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel

_KIND = "process_kind"


class _Table(QTableView):
    """Enter follows a figure as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ProcessTab(Page):
    """A table of days, weeks or months; counted beside the window."""

    page_id = "process"
    kinds = frozenset({"log_line", "contact", "appointment", "rung_change", "client_file"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        kept = context.preferences.get(_KIND, "week")
        self.kind: str = kept if kept in KINDS else "week"
        self.day = context.services.clock.today()  # in the last period of the table
        self._asked = 0
        self.model = ProcessTableModel()
        self.table = _Table()
        self.switch = {
            "day": QPushButton(tr("By day")),
            "week": QPushButton(tr("By week")),
            "month": QPushButton(tr("By month")),
        }
        self.earlier, self.later, self.now = QToolButton(), QToolButton(), QPushButton(tr("Up to today"))
        self.title = PlainLabel()
        self.hint = PlainLabel(tr("Enter or a double click on a figure lists the acts behind it."))
        self.empty = EmptyState(
            tr("No call, visit or opening in these periods. Record a contact, and the figures begin."),
            tr("Plan visits"),
            lambda: self.context.page_requested.emit("plans/week"),
        )
        self.stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(self._bar())
        table = self.table
        table.setModel(self.model)
        table.setAlternatingRowColors(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.PERIOD, QHeaderView.ResizeMode.ResizeToContents)
        for wide in (Column.RATE, Column.HOURS, Column.HOURS_EACH):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.ResizeToContents)
        table.doubleClicked.connect(lambda _index: self.open_acts())
        table.activated.connect(lambda _index: self.open_acts())
        self.stack.addWidget(table)
        self.stack.addWidget(self.empty)
        layout.addWidget(self.stack, 1)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout.addWidget(self.hint)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        group = QButtonGroup(self)
        for kind, button in self.switch.items():
            button.setCheckable(True)
            button.setStyleSheet("QPushButton:checked {font-weight: bold}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, kind=kind: self.show_kind(kind))
            group.addButton(button)
            bar.addWidget(button)
        bar.addSpacing(8)
        for arrow, text, tip, keys, by in (
            (self.earlier, "◀", tr("Earlier (Ctrl+PgUp)"), "Ctrl+PgUp", -1),
            (self.later, "▶", tr("Later (Ctrl+PgDn)"), "Ctrl+PgDown", 1),
        ):
            arrow.setText(text)
            arrow.setToolTip(tip)
            arrow.clicked.connect(lambda _on=False, by=by: self.step(by))
            QShortcut(QKeySequence(keys), self, arrow.click)
            bar.addWidget(arrow)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        bar.addWidget(self.title)
        self.now.setAutoDefault(False)
        self.now.setToolTip(tr("Up to today (Ctrl+Home)"))
        self.now.clicked.connect(lambda _on=False: self._show_now())
        QShortcut(QKeySequence("Ctrl+Home"), self, self.now.click)
        bar.addWidget(self.now)
        bar.addStretch(1)
        return bar

    # -- which periods

    def show_kind(self, kind: str) -> None:
        """By day, week or month, up to the same day."""
        self.kind = kind
        self.context.preferences.set(_KIND, kind)
        self.refresh()

    def step(self, by: int) -> None:
        """The table before or after this one."""
        first, last = shown_range(self.kind, self.day)
        today = self.context.services.clock.today()
        if by < 0:
            self.day = first - timedelta(days=1)
        else:
            self.day = min(last + (last - first) + timedelta(days=1), today)
        self.refresh()

    def follow(self, before: date, today: date) -> None:
        if shown_range(self.kind, self.day) == shown_range(self.kind, before):
            self.day = today

    def _show_now(self) -> None:
        self.day = self.context.services.clock.today()
        self.refresh()

    # -- reading

    def refresh(self) -> None:
        """Count anew beside the window; the table stays until then."""
        self._asked += 1
        number, kind = self._asked, self.kind
        first, last = shown_range(kind, self.day)
        today = self.context.services.clock.today()
        last = min(last, today)
        counts = self.context.services.counts
        self.switch[kind].setChecked(True)
        self.title.setText(tr("{first} to {last}", first=day_text(first), last=day_text(last)))
        self.later.setEnabled(last < today)
        self.now.setEnabled(last < today)

        def read(_job: JobContext) -> tuple[ProcessRow, ...]:
            return counts.process(kind, first, last)

        def take(rows: tuple[ProcessRow, ...]) -> None:
            if number == self._asked:
                self._take(kind, rows)

        self.context.later(read, take)

    def _take(self, kind: str, rows: tuple[ProcessRow, ...]) -> None:
        here = self.table.currentIndex()
        at = (max(here.row(), 0), max(here.column(), Column.CALLS))
        self.model.set_rows(kind, rows)
        self.stack.setCurrentWidget(self.empty if self.model.is_empty else self.table)
        self.hint.setVisible(not self.model.is_empty)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(at[0], self.model.rowCount() - 1), at[1]))

    def open_acts(self) -> None:
        """The acts behind the figure one stands on; openings are files."""
        acts = self.model.acts(self.table.currentIndex())
        if acts is None:
            return
        title = tr("{metric}, {period}", metric=acts.metric.label, period=acts.period)
        if acts.line_ids:
            self.context.lines_requested.emit(title, acts.line_ids)
        else:
            self.context.files_requested.emit(title, acts.file_ids)
