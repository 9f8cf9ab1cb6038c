"""The day templates, changed in place: one line of the list is one line of the day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import tr
from app.domain.text import show_plain
from app.services.day_templates import TemplateLineRow, TemplateRow
from app.ui.context import Context
from app.ui.widgets.day_menu import weekday_names
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.time_field import read_time


class TemplateDialog(QDialog):
    """Choose a template, change its lines, save; an empty line is left out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Day templates"))
        self.resize(620, 460)
        self._templates = context.services.templates
        self._rows: list[TemplateRow] = []
        self.choice = QComboBox()
        self.name = QLineEdit()
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([tr("From"), tr("To"), tr("What")])
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.message = FieldMessage(self)
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        for text, command in ((tr("New template"), self._new), (tr("Delete template"), self._delete)):
            top.addWidget(_button(text, command))
        self.days = [QCheckBox(text) for text in weekday_names()]
        week = QHBoxLayout()
        for number, box in enumerate(self.days):
            week.addWidget(box)
            box.clicked.connect(lambda _on=False, number=number: self._tell_taken(number))
        week.addStretch(1)
        tools = QHBoxLayout()
        for text, command in (
            (tr("Add a line"), self._add_line),
            (tr("Take the line away"), self._remove_line),
            (tr("Up"), lambda: self._shift(-1)),
            (tr("Down"), lambda: self._shift(1)),
        ):
            tools.addWidget(_button(text, command))
        tools.addStretch(1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Close
        )
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.name)
        layout.addWidget(PlainLabel(tr("The pattern of these days; on public holidays there is none:")))
        layout.addLayout(week)
        layout.addWidget(self.table, 1)
        layout.addLayout(tools)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self.choice.currentIndexChanged.connect(lambda: self.message.say(""))
        self.choice.currentIndexChanged.connect(self._show)
        self._load(None)

    def _load(self, chosen: int | None) -> None:
        self._rows = self._templates.all()
        self.choice.blockSignals(True)
        self.choice.clear()
        for row in self._rows:
            self.choice.addItem(row.name, row.id)
        self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))
        self.choice.blockSignals(False)
        self._show()

    def _show(self) -> None:
        at = self.choice.currentIndex()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        self.name.setText(row.name if row else "")
        for number, box in enumerate(self.days):
            box.setChecked(row is not None and number in row.weekdays)
        self.table.setRowCount(0)
        for line in row.lines if row else ():
            self._append(line)

    def _append(self, line: TemplateLineRow) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        times = [f"{moment:%H:%M}" if moment else "" for moment in (line.start, line.end)]
        for column, text in enumerate((*times, line.text)):
            self.table.setItem(at, column, QTableWidgetItem(text))

    def _texts(self, row: int) -> list[str]:
        cells = (self.table.item(row, column) for column in range(3))
        return [cell.text().strip() if cell is not None else "" for cell in cells]

    def lines(self) -> list[TemplateLineRow]:
        """The lines as they stand. Raises `InvalidInput` for a text that is no time."""
        found = []
        for row in range(self.table.rowCount()):
            start, end, text = self._texts(row)
            found.append(TemplateLineRow(read_time(start), read_time(end), text))
        return found

    def weekdays(self) -> frozenset[int]:
        """The weekdays that are ticked, Monday 0."""
        return frozenset(number for number, box in enumerate(self.days) if box.isChecked())

    def _tell_taken(self, number: int) -> None:
        """A weekday has one pattern: say from which it is taken."""
        here = self.choice.currentData()
        other = next((row for row in self._rows if number in row.weekdays and row.id != here), None)
        if other is not None and self.days[number].isChecked():
            day, name = self.days[number].text(), show_plain(other.name, 40)
            self.message.say(
                tr("{day} is taken from “{name}” when this is saved.", day=day, name=name), calm=True
            )
        else:
            self.message.say("")

    def save(self) -> None:
        """Keep the template that is shown."""
        try:
            kept = self._templates.save(
                self.choice.currentData(), self.name.text(), self.lines(), self.weekdays()
            )
        except UserError as error:
            self.message.say(error.message)
            return
        self.message.say(tr("Saved"), calm=True)
        self._load(kept)

    def _new(self) -> None:
        self._load(self._templates.save(None, tr("Day template"), []))
        self.choice.setCurrentIndex(self.choice.count() - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _delete(self) -> None:
        if self.choice.currentData() is not None:
            self._templates.delete(self.choice.currentData())
            self._load(None)

    def _add_line(self) -> None:
        self._append(TemplateLineRow(None, None, ""))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.edit(self.table.currentIndex())

    def _remove_line(self) -> None:
        self.table.removeRow(self.table.currentRow())

    def _shift(self, by: int) -> None:
        at, to = self.table.currentRow(), self.table.currentRow() + by
        if at < 0 or not 0 <= to < self.table.rowCount():
            return
        mine, other = self._texts(at), self._texts(to)
        for column in range(3):
            self.table.setItem(at, column, QTableWidgetItem(other[column]))
            self.table.setItem(to, column, QTableWidgetItem(mine[column]))
        self.table.setCurrentCell(to, self.table.currentColumn())


def _button(text: str, command: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on=False: command())
    return made
