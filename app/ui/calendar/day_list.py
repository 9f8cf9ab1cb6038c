"""Everything on one day as a list: what had no room in the calendar, too."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.services.calendar import CalendarDay, CalendarEntry
from app.sheets.calendar_words import entry_text, spoken, whole_day
from app.ui.calendar.surface import entry_icon, kind_colour
from app.ui.icons import icon
from app.ui.widgets.labels import PlainLabel, tooltip


class DayList(QDialog):
    """Enter or a click opens an entry."""

    opened = Signal(object, object)  # the date, the entry or none

    def __init__(self, day: CalendarDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = day
        self.setWindowTitle(tr("Everything on this day"))
        self.list = QListWidget(self)
        high = self.fontMetrics().height()
        self.list.setIconSize(QSize(high, high))
        for entry in day.entries:
            item = QListWidgetItem(
                icon(entry_icon(entry), kind_colour(entry.kind).name()), entry_text(entry, ends=True)
            )
            item.setToolTip(tooltip(spoken(entry)))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(day.entries))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self.open_day = QPushButton(tr("Open the day"), self)
        self.open_day.setAutoDefault(False)
        self.open_day.clicked.connect(lambda _on=False: self._open(None))
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        head = PlainLabel(whole_day(day), self)
        head.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.open_day)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        if not day.entries:
            layout.addWidget(PlainLabel(tr("Nothing stands on this day."), self))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 70, min(520, 140 + self.fontMetrics().height() * 2 * max(1, len(day.entries))))

    def _on_item(self, item: QListWidgetItem) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole)
        assert isinstance(entry, CalendarEntry)
        self._open(entry)

    def _open(self, entry: CalendarEntry | None) -> None:
        self.accept()
        self.opened.emit(self.day.on, entry)
