"""The acts behind a figure: lines of the log with whom they were about and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.domain.terms import NotMet, Outcome, Way, label_of
from app.domain.text import show_plain
from app.services.form_lines import FileOnLine, FormLine
from app.sheets.wording import times, weekday
from app.ui.context import Context
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel, tooltip

_DAY: Final = Qt.ItemDataRole.UserRole
_MOST_SHOWN: Final = 200  # characters of a text in its one line
_WIDTHS: Final = {0: 20, 1: 12, 2: 22, 3: 28, 5: 20}  # in characters; the record takes what is left


class LineList(QDialog):
    """Enter or a double click goes to the day; Esc closes."""

    def __init__(
        self, context: Context, title: str, line_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(show_plain(title, 120))
        self.resize(980, 520)
        self.head = PlainLabel()
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setHeaderLabels(
            [tr("Day"), tr("Time"), tr("Who"), tr("Work plan"), tr("Work record"), tr("Outcome")]
        )
        self.list.itemActivated.connect(lambda _item, _column: self.open_day())
        self.nothing = EmptyState(tr("No act stands behind this figure yet."), tr("Close"), self.reject)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.button = QPushButton(tr("Open the day"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _on=False: self.open_day())
        self.buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter belongs to the list
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.stack)
        layout.addWidget(self.buttons)
        self._set_widths()
        self._read(tuple(line_ids))

    def _set_widths(self) -> None:
        header, character = self.list.header(), self.fontMetrics().averageCharWidth()
        header.setStretchLastSection(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * character)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)

    def _read(self, line_ids: tuple[int, ...]) -> None:
        forms = self._context.services.forms

        def read(_job: JobContext) -> list[FormLine]:
            return forms.chosen(line_ids)

        self._context.later(read, self._take)

    def _take(self, lines: list[FormLine]) -> None:
        self.head.setText(trn("{n} line of the log", "{n} lines of the log", len(lines)))
        self.head.setVisible(bool(lines))
        self.buttons.setVisible(bool(lines))
        items = [_item(line) for line in lines]
        self.list.addTopLevelItems(items)
        self.stack.setCurrentWidget(self.list if items else self.nothing)
        if items:
            self.list.setCurrentItem(items[0])
            self.list.setFocus()
        else:
            self.nothing.setFocus()

    def open_day(self) -> None:
        """Go to the day of the line one stands on."""
        item = self.list.currentItem()
        day = item.data(0, _DAY) if item is not None else None
        if isinstance(day, date):
            self.accept()
            self._context.day_requested.emit(day)


def _item(line: FormLine) -> QTreeWidgetItem:
    who = tr(", ").join(file.name for file in line.files)
    came = tr(", ").join(text for text in dict.fromkeys(map(_came, line.files)) if text)
    texts = [
        f"{line.on_date.isoformat()} {weekday(line.on_date, short=True)}",
        times(line.start_time, line.end_time),
        who,
        line.plan or label_of(Way, line.way),
        line.record,
        came,
    ]
    item = QTreeWidgetItem([" ".join(show_plain(text, _MOST_SHOWN).split()) for text in texts])
    for column, text in enumerate(texts):
        item.setToolTip(column, tooltip(show_plain(text, 2000)))
    item.setData(0, _DAY, line.on_date)
    return item


def _came(file: FileOnLine) -> str:
    """What came of it with one person."""
    if file.told and not file.met:
        why = label_of(NotMet, file.not_met)
        return tr("Not met ({why})", why=why) if why else tr("Not met")
    return label_of(Outcome, file.outcome) or (tr("met") if file.told else "")
