"""How many visits a day can hold: this one, and any."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.services.week_plan import MOST_A_DAY
from app.ui.context import Context
from app.ui.plans.week import visit_text
from app.ui.widgets.labels import PlainLabel


class RoomDialog(QDialog):
    """Two figures; the day follows the usual one until it gets its own."""

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = day
        settings = context.services.settings.current()
        self._usual, self._own = settings.visits_a_day, settings.visits_on.get(day.isoformat())
        self.setWindowTitle(tr("Visits a day"))
        self.usual = QSpinBox(self)
        self.mine = QSpinBox(self)
        for field in (self.usual, self.mine):
            field.setRange(0, MOST_A_DAY)
        self.usual.setValue(self._usual)
        self.mine.setValue(self._own if self._own is not None else self._usual)
        self._follows = self._own is None
        hint = PlainLabel(
            tr("Visits, meals, meetings at the office and events count; calls and messages do not."), self
        )
        hint.setWordWrap(True)
        hint.setStyleSheet("color: palette(placeholder-text)")
        self.save_button = QPushButton(tr("Save"), self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        form = QFormLayout()
        form.addRow(visit_text.day_title(day), self.mine)
        form.addRow(tr("Any other day"), self.usual)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addLayout(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        self.mine.valueChanged.connect(self._on_mine)
        self.usual.valueChanged.connect(self._on_usual)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mine.selectAll()

    def _on_mine(self) -> None:
        self._follows = False

    def _on_usual(self, value: int) -> None:
        if self._follows:
            self.mine.blockSignals(True)
            self.mine.setValue(value)
            self.mine.blockSignals(False)

    def save(self) -> None:
        """One act for both, then close."""
        usual, mine = self.usual.value(), self.mine.value()

        def keep() -> bool:
            self._context.services.week.set_room(self._day, mine, usual=usual)
            return True

        if self._context.act(keep, tr("Saved: {n} visits a day", n=usual)):
            self.accept()
