"""The visits of the period by what became of them: missed first, for they ask for something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.i18n import tr
from app.domain.checks import Fate
from app.domain.terms import NotMet, Outcome, Way, label_of
from app.domain.text import show_plain
from app.services.checks import CheckRow, PlanItem
from app.sheets.wording import times
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.labels import tooltip

ORDER: Final = (Fate.MISSED, Fate.MOVED, Fate.TICKED, Fate.UNPLANNED, Fate.AHEAD, Fate.DONE)
_OTHERS: Final = "others"
_ITEM: Final = Qt.ItemDataRole.UserRole
_WIDTHS: Final = {0: 32, 1: 26, 3: 32}  # in characters; the plan takes what is left


class FateTree(QTreeWidget):
    """Enter or a double click goes to the day, O opens the file."""

    day_wanted = Signal(object)
    file_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([tr("Visits"), tr("Who"), tr("Work plan"), tr("What became of it")])
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        header, character = self.header(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * character)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.itemDoubleClicked.connect(lambda item, _column: self._open(item))
        self._folded: set[str] = {Fate.DONE.value, _OTHERS}

    def show_check(self, check: CheckRow, today: date) -> None:
        """All visits, by fate; what was folded stays folded, what one stood on stays chosen."""
        self._remember()
        chosen = self._key(self.currentItem())
        self.clear()
        groups = [(fate.value, fate.label, check.having(fate)) for fate in ORDER]
        groups.append((_OTHERS, tr("Other planned contacts"), check.others))
        for code, label, items in groups:
            if items:
                self._add(code, label, items, today, chosen)

    def _add(
        self, code: str, label: str, items: Sequence[PlanItem], today: date, chosen: tuple[int, int] | None
    ) -> None:
        group = QTreeWidgetItem([f"{label}  {len(items)}"])
        group.setData(0, Qt.ItemDataRole.UserRole + 1, code)
        group.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        self.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for item in items:
            when = " ".join(part for part in (short_day(item.on_date, today), times(item.start_time)) if part)
            plan = " ".join(show_plain(item.plan, 200).split()) or label_of(Way, item.way)
            row = QTreeWidgetItem([when, show_plain(item.name, 60), plan, _told(item, today, code)])
            row.setData(0, _ITEM, item)
            for column in (1, 2):
                row.setToolTip(column, tooltip(show_plain((item.name, item.plan)[column - 1], 1000)))
            group.addChild(row)
            if chosen == (item.line_id, item.file_id):
                self.setCurrentItem(row)
        group.setExpanded(code not in self._folded)

    def _remember(self) -> None:
        for number in range(self.topLevelItemCount()):
            group = self.topLevelItem(number)
            assert group is not None
            code = str(group.data(0, Qt.ItemDataRole.UserRole + 1))
            (self._folded.discard if group.isExpanded() else self._folded.add)(code)

    @staticmethod
    def _key(item: QTreeWidgetItem | None) -> tuple[int, int] | None:
        found = item.data(0, _ITEM) if item is not None else None
        return (found.line_id, found.file_id) if isinstance(found, PlanItem) else None

    def _open(self, item: QTreeWidgetItem | None) -> None:
        found = item.data(0, _ITEM) if item is not None else None
        if isinstance(found, PlanItem):
            self.day_wanted.emit(found.on_date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        found = item.data(0, _ITEM) if item is not None else None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            if isinstance(found, PlanItem):
                self._open(item)
            else:
                item.setExpanded(not item.isExpanded())
            return
        if plain and event.key() == Qt.Key.Key_O and isinstance(found, PlanItem):
            self.file_wanted.emit(found.file_id)
            return
        super().keyPressEvent(event)


def _told(item: PlanItem, today: date, code: str) -> str:
    """What became of one, in a few words."""
    if item.fate is Fate.MOVED:
        if item.moved_to is None:
            return tr("Moved")
        return tr("Moved to {day}", day=short_day(item.moved_to, today))
    if item.not_met:
        return tr("Not met ({why})", why=label_of(NotMet, item.not_met))
    if item.outcome:
        return label_of(Outcome, item.outcome)
    if item.fate is Fate.TICKED:
        return tr("Record the contact, and it counts.")
    return item.fate.label if code == _OTHERS else ""
