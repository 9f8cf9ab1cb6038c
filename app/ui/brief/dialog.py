"""What the day begins with: short lists that lead somewhere, and two keys that make a plan of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.domain.promises import day_words
from app.domain.text import show_plain
from app.domain.working_days import WorkCalendar, holiday_name
from app.services.day_brief import BriefRow
from app.services.day_templates import TemplateRow
from app.ui import theme
from app.ui.brief.sections import Entry, Section, sections
from app.ui.context import Context
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.row_height import row_height

_ENTRY: Final = Qt.ItemDataRole.UserRole


class BriefDialog(QDialog):
    """Enter starts the day; Space opens the entry; C carries over, T fills in the pattern of the day."""

    def __init__(self, context: Context, row: BriefRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row = row
        self.setWindowTitle(tr("Morning brief"))
        self.resize(860, 640)
        self.head = PlainLabel("", self)
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(12)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.nothing = EmptyState(tr("Nothing presses today."), tr("Start the day"), self.accept)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        self.keys = PlainLabel(
            tr("Enter start the day · Space open the entry · Ctrl+B the brief again"), self
        )
        self.keys.setEnabled(False)
        self.carry = QPushButton(self)
        self.fill = QPushButton(self)
        self.begin = QPushButton(tr("Start the day"), self)
        row_of_buttons = QHBoxLayout()
        for button, command in (
            (self.carry, self.carry_over),
            (self.fill, self.fill_in),
            (self.begin, self.accept),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, command=command: command())
            row_of_buttons.addWidget(button)
        row_of_buttons.insertStretch(2, 1)
        self.begin.setDefault(True)
        for keys, command in (("C", self.carry_over), ("T", self.fill_in)):
            QShortcut(QKeySequence(keys), self).activated.connect(command)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.keys)
        layout.addLayout(row_of_buttons)
        header = self.list.header()
        header.resizeSection(0, self.fontMetrics().averageCharWidth() * 30)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self.open_entry())
        self.list.installEventFilter(self)
        self.show_row(row)

    def show_row(self, row: BriefRow) -> None:
        """Show this brief, standing on its first entry."""
        self._row = row
        self.head.setText(self._heading())
        self.list.clear()
        for section in sections(self._context, row):
            self._add(section)
        self.list.expandAll()
        self.stack.setCurrentWidget(self.list if self.list.topLevelItemCount() else self.nothing)
        self.keys.setVisible(self.stack.currentWidget() is self.list)
        writable = not self._context.services.diary.read_only
        self.carry.setText(trn("Carry {n} line over to today (C)", "Carry {n} lines over to today (C)",
                               len(row.left)))  # fmt: skip
        self.carry.setVisible(bool(row.left) and writable)
        name = show_plain(row.template.name, 24).replace("&", "&&") if row.template else ""
        self.fill.setText(tr("Fill in: {name} (T)", name=name))
        self.fill.setVisible(row.template is not None and writable)
        head = self.list.topLevelItem(0)
        first = head.child(0) if head is not None else None
        if first is not None:
            self.list.setCurrentItem(first)
        (self.list if first is not None else self.nothing).setFocus()

    def _heading(self) -> str:
        day = self._row.day
        said = [day_words(day, day)]
        calendar = WorkCalendar(self._context.services.settings.current().work_day_overrides())
        if (name := holiday_name(day)) is not None:
            said.append(tr(name))
        elif calendar.is_working(day) and day.weekday() >= 5:
            said.append(tr("make-up working day"))
        return " · ".join(said)

    def _add(self, section: Section) -> None:
        head = QTreeWidgetItem([section.title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.list.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setSizeHint(0, row_height(self.list))
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for entry in section.entries:
            head.addChild(_item(entry))

    def current(self) -> Entry | None:
        """The entry one stands on."""
        item = self.list.currentItem()
        found = item.data(0, _ENTRY) if item is not None else None
        return found if isinstance(found, Entry) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would open or tick the row."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Space:
                self.open_entry()
                return True
        return super().eventFilter(watched, event)

    def open_entry(self) -> None:
        """Go where the entry leads."""
        entry = self.current()
        if entry is not None:
            self.accept()
            entry.go()

    def carry_over(self) -> None:
        """What was left open becomes today's plan, one act."""
        ids, day = [line.id for line in self._row.left], self._row.day
        if ids and self.carry.isVisibleTo(self):
            said = trn("{n} line carried over to today", "{n} lines carried over to today", len(ids))
            if self._context.act(lambda: self._context.services.log.carry_over(ids, day), said):
                self._again(self._row.template)

    def fill_in(self) -> None:
        """The pattern of the day becomes its plan."""
        template = self._row.template
        if template is not None and self.fill.isVisibleTo(self):
            log, day = self._context.services.log, self._row.day
            filled = self._context.act(
                lambda: log.fill_template(day, template.id),
                lambda count: trn("{n} line filled in", "{n} lines filled in", count) if count else "",
            )
            if filled is not None:
                self._again(None)

    def _again(self, template: TemplateRow | None) -> None:
        """Read it anew; the pattern stays on offer although the day is no longer empty."""
        brief = self._context.services.brief
        self._context.later(
            lambda _job: brief.read(), lambda row: self.show_row(replace(row, template=template)), to=self
        )


def _item(entry: Entry) -> QTreeWidgetItem:
    item = QTreeWidgetItem([entry.when, entry.what, entry.who])
    item.setData(0, _ENTRY, entry)
    item.setToolTip(1, tooltip(entry.what))
    if entry.marked:
        item.setForeground(0, QBrush(theme.warning_colour()))
    return item
