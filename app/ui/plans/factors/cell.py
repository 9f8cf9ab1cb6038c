"""A cell of the factors: what is assumed, what is in use, and below both what the diary shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.factor_table import Column, FactorCell
from app.domain.factor_words import NOTHING, certainty_text, in_use_text, measured_text, shown, written
from app.services.drafts import DraftService
from app.ui import theme
from app.ui.plans.factors.edit import FactorEdit
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel, tooltip

_UNRECORDED: Final = frozenset({Column.FEE, Column.SHARE})  # until the diary keeps trades


class FactorCellWidget(QWidget):
    """One figure three times. What is typed and what is clicked, the tab hears of."""

    files_wanted = Signal()

    def __init__(self, column: Column, strategy: str | None, drafts: DraftService) -> None:
        super().__init__()
        self.column, self.strategy = column, strategy
        self.cell = FactorCell(None, None, None)
        self.edit = FactorEdit(drafts)
        money = column is Column.EQUITY
        self.edit.setFixedWidth(self.edit.fontMetrics().averageCharWidth() * (12 if money else 9))
        if column is Column.FREQUENCY:
            self.edit.setPlaceholderText(NOTHING)
        self.in_use, self.certainty = PlainLabel(), PlainLabel()
        self.message = FieldMessage()
        self.measured = QPushButton()
        self.measured.setFlat(True)
        self.measured.setAutoDefault(True)
        self.measured.setStyleSheet(
            "QPushButton {text-align: left; padding: 0} QPushButton:enabled {color: palette(link)}"
        )
        self.measured.clicked.connect(lambda _on=False: self.files_wanted.emit())
        self.certainty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.edit.settled.connect(lambda: self.message.say(""))
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.edit)
        top.addWidget(self.in_use, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.setSpacing(0)
        layout.addLayout(top)
        for widget in (self.message, self.measured, self.certainty):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setFocusProxy(self.edit)

    @property
    def writable(self) -> bool:
        """Whether an assumption can be typed here: the output follows, a frequency is each strategy's own."""
        return self.column is not Column.OUTPUT and not (
            self.column is Column.FREQUENCY and self.strategy is None
        )

    def show_cell(self, cell: FactorCell, draft_key: str) -> None:
        """Show these figures; what is being typed stays."""
        self.cell = cell
        column, seen = self.column, cell.measured
        self.edit.setVisible(self.writable)
        if self.writable:
            self.edit.fill(
                shown(column, cell.assumed) if cell.assumed is not None else "",
                written(column, cell.assumed),
                draft_key,
            )
        used, assumed = in_use_text(column, cell.in_use), in_use_text(column, cell.assumed)
        self.in_use.setText(used if not self.writable else f"→ {used}" if used != assumed else "")
        self.in_use.setStyleSheet(f"color: {theme.warning_colour().name()}" if cell.old else "")
        recorded = column.factor is not None and seen is not None
        self.measured.setVisible(recorded)
        self.certainty.setVisible(recorded)
        if not recorded:
            return
        text = measured_text(column, seen)
        if text == NOTHING:
            text = tr("not recorded yet") if column in _UNRECORDED else tr("no case yet")
        self.measured.setText(text)
        self.measured.setEnabled(bool(seen and seen.case_ids))
        self.certainty.setText(certainty_text(column, seen))
        self.measured.setToolTip(tooltip(self._about()))

    def _about(self) -> str:
        lines = [self.column.about]
        seen = self.cell.measured
        if seen is not None and seen.unfinished:
            lines.append(
                tr("Unfinished ones began too lately to tell: they count until today, not as failures.")
            )
        if seen is not None and seen.case_ids:
            lines.append(tr("Click: the files behind the figure."))
        return "\n".join(lines)
