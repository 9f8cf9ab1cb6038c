"""The goals: three levels each, counted from the diary, ahead or behind and by how much."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.core.jobs import JobContext
from app.domain.goals import GoalDraft, Pace
from app.domain.period import span
from app.domain.text import show_plain
from app.services.goals import GoalRow
from app.ui import theme
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.goals.form import GoalForm
from app.ui.plans.goals.words import level_of, period_of, title_of
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel, tooltip

_ROW: Final = Qt.ItemDataRole.UserRole


class GoalsTab(Page):
    """A goal is a line with a line for each of its levels below it."""

    page_id = "goals"
    kinds = frozenset(
        {"goal", "log_line", "line_file", "contact", "appointment", "client_file", "rung_change", "setting"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form: GoalForm | None = None
        self.new_button = QPushButton(tr("New goal…"), self)
        self.edit_button = QPushButton(tr("Edit"), self)
        self.close_button = QPushButton(tr("Close it"), self)
        self.delete_button = QPushButton(tr("Delete"), self)
        self.closed = QCheckBox(tr("Show closed ones"), self)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([tr("Goal"), tr("Period"), tr("So far"), tr("Still missing of SMART")])
        self.list.setAllColumnsShowFocus(True)
        self.list.installEventFilter(self)
        self.keys = PlainLabel(tr("Enter edits · A shows the acts behind it · N new · Del deletes"), self)
        self.keys.setEnabled(False)
        self.empty = EmptyState(
            tr("A goal says what, how many and until when; the diary counts how far you are."),
            tr("Set a goal"),
            self.add,
            self,
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        top = QHBoxLayout()
        for widget in (self.new_button, self.edit_button, self.close_button, self.delete_button):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.closed)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.keys)
        header, character = self.list.header(), self.fontMetrics().averageCharWidth()
        for column, width in enumerate((40, 46, 40)):
            header.resizeSection(column, width * character)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.new_button.clicked.connect(lambda _on=False: self.add())
        self.edit_button.clicked.connect(lambda _on=False: self.edit())
        self.close_button.clicked.connect(lambda _on=False: self.close_goal())
        self.delete_button.clicked.connect(lambda _on=False: self.delete())
        self.closed.toggled.connect(lambda _on: self.refresh())
        self.list.itemDoubleClicked.connect(lambda _item, _column: self.edit())
        self.list.currentItemChanged.connect(lambda *_: self._on_current())

    def refresh(self) -> None:
        """Count again; the line one stands on stays."""
        goals, closed = self.context.services.goals, self.closed.isChecked()

        def read(_job: JobContext) -> list[GoalRow]:
            return goals.all(closed=closed)

        self.context.later(read, self._take)

    def _take(self, rows: list[GoalRow]) -> None:
        current = self.current()
        self.list.clear()
        for row in rows:
            item = _item(row)
            self.list.addTopLevelItem(item)
            item.setExpanded(True)
            if current is not None and row.id == current.id:
                self.list.setCurrentItem(item)
        if rows and self.list.currentItem() is None and (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self.stack.setCurrentWidget(self.list if rows else self.empty)
        self.keys.setVisible(bool(rows))
        self._on_current()

    def _on_current(self) -> None:
        row = self.current()
        for button in (self.edit_button, self.close_button, self.delete_button):
            button.setEnabled(row is not None)
        closed = row is not None and row.closed_on is not None
        self.close_button.setText(tr("Take it up again") if closed else tr("Close it"))

    def current(self) -> GoalRow | None:
        """The goal one stands on."""
        item = self.list.currentItem()
        return item.data(0, _ROW) if item is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would search for the letters."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            commands = {
                Qt.Key.Key_Return: self.edit,
                Qt.Key.Key_Enter: self.edit,
                Qt.Key.Key_A: self.show_acts,
                Qt.Key.Key_N: self.add,
                Qt.Key.Key_Delete: self.delete,
            }
            command = commands.get(Qt.Key(event.key()))
            if command is not None and not event.modifiers():
                command()
                return True
        return super().eventFilter(watched, event)

    # -- commands

    def add(self) -> None:
        """The form for a new goal, for this quarter to begin with."""
        first, last = span("quarter", self.context.services.clock.today())
        self._open(GoalForm(self.context, GoalDraft(starts_on=first, ends_on=last), parent=self))

    def edit(self) -> None:
        """The form over the goal one stands on."""
        row = self.current()
        if row is None:
            return
        loaded = self.context.act(lambda: self.context.services.goals.load(row.id))
        if loaded is not None:
            self._open(GoalForm(self.context, loaded[0], row.id, loaded[1], self))

    def _open(self, form: GoalForm) -> None:
        self.form = form
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def close_goal(self) -> None:
        """Put it aside, or take it up again."""
        row = self.current()
        if row is None:
            return
        goals = self.context.services.goals
        if row.closed_on is None:
            self.context.act(lambda: goals.close(row.id), tr("Goal closed"))
        else:
            self.context.act(lambda: goals.reopen(row.id), tr("Goal taken up again"))

    def delete(self) -> None:
        """Take it away; the toast offers the way back."""
        row = self.current()
        if row is not None:
            self.context.act(lambda: self.context.services.goals.delete(row.id), tr("Goal deleted"))

    def show_acts(self) -> None:
        """The acts, or the files, that the figure was counted from."""
        row = self.current()
        if row is None:
            return
        title = show_plain(title_of(row), 60)
        if row.counted.line_ids:
            self.context.lines_requested.emit(title, row.counted.line_ids)
        elif row.counted.file_ids:
            self.context.files_requested.emit(title, row.counted.file_ids)
        else:
            self.context.lines_requested.emit(title, ())


def _item(row: GoalRow) -> QTreeWidgetItem:
    lacking = " · ".join(each.label for each in row.missing)
    item = QTreeWidgetItem([show_plain(title_of(row), 80), period_of(row), "", lacking])
    item.setToolTip(
        0, tooltip("\n".join(part for part in (row.draft.attainable, row.draft.relevant) if part))
    )
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)
    item.setData(0, _ROW, row)
    for pace in row.levels:
        item.addChild(_level(row, pace))
    return item


def _level(row: GoalRow, pace: Pace) -> QTreeWidgetItem:
    item = QTreeWidgetItem([pace.level.label, "", level_of(row, pace), ""])
    item.setData(0, _ROW, row)
    if pace.reached:
        item.setForeground(2, theme.good_colour())
    elif pace.ahead < 0 and row.begun:
        item.setForeground(2, theme.warning_colour())
    return item
