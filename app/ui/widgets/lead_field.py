"""How many days before: several numbers in one line, said back in words beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.leads import Leads, leads_text, leads_words, read_leads
from app.ui.widgets.labels import PlainLabel


class LeadField(QWidget):
    """`7, 1, 0` is told 7 days before, 1 day before and on the day."""

    changed = Signal()

    def __init__(self, value: Leads = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 18)
        self.line.setToolTip(tr("Days before, with commas: 7, 1, 0. On the day itself it is always told."))
        self.words = PlainLabel("", self)
        self.words.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self.words, 1)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self._say)
        self.set_value(value)

    def set_value(self, value: Leads) -> None:
        """Show these."""
        self.line.setText(leads_text(value))
        self._say()

    def value(self) -> Leads:
        """What the line says. Raises `InvalidInput` at `leads`."""
        return read_leads(self.line.text())

    def _say(self) -> None:
        try:
            self.words.setText(leads_words(self.value()))
        except InvalidInput as wrong:
            self.words.setText(wrong.message)
        self.changed.emit()
