"""Last week's rhythm for this week: its weekdays, times and ways, with whom one picks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr, trn
from app.domain.terms import Way, label_of
from app.domain.text import show_plain
from app.services.week_plan import VisitDraft
from app.services.week_rhythm import Rhythm, RhythmSlot
from app.sheets.wording import times
from app.ui.context import Context
from app.ui.plans.week import visit_text
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_SAME = ()  # stands for whom last week's visit was about
_SHOWN = 28


@dataclass(frozen=True, slots=True)
class _SlotRow:
    slot: RhythmSlot
    tick: QCheckBox
    who: QComboBox


class RhythmDialog(QDialog):
    """A row per slot: ticked or not, and who fills it. Saved as one act."""

    planned = Signal(list)  # the new lines

    def __init__(self, context: Context, rhythm: Rhythm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rhythm = rhythm
        self.setWindowTitle(tr("Like last week"))
        told = PlainLabel(
            tr("Last week's weekdays, times and ways. Tick what to plan and pick with whom."), self
        )
        told.setWordWrap(True)
        self.best = QRadioButton(tr("The best of the list"), self)
        self.same = QRadioButton(tr("The same clients as last week"), self)
        self.best.setEnabled(bool(rhythm.candidates))
        self.rows: list[_SlotRow] = []
        self.message = FieldMessage(self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.save_button = QPushButton("", self)
        self._build(told)
        self.best.toggled.connect(self._propose)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        (self.best if rhythm.candidates else self.same).setChecked(True)
        self._propose()
        if self.rows:
            self.rows[0].tick.setFocus()

    def _build(self, told: PlainLabel) -> None:
        room = QWidget(self)
        grid = QGridLayout(room)
        grid.setContentsMargins(2, 2, 8, 2)
        grid.setColumnStretch(2, 1)
        for at, slot in enumerate(self._rhythm.slots):
            self.rows.append(self._row(grid, at, slot))
        grid.setRowStretch(len(self.rows), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(room)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button in (self.cancel_button, self.save_button):
            button.setAutoDefault(False)
        self.save_button.setDefault(True)
        who = QHBoxLayout()
        who.addWidget(self.best)
        who.addWidget(self.same)
        who.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.message, 1)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(who)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
        height = min(170 + 34 * max(len(self.rows), 3), 600)
        self.resize(min(self.fontMetrics().averageCharWidth() * 108, 960), height)

    def _row(self, grid: QGridLayout, at: int, slot: RhythmSlot) -> _SlotRow:
        when = " ".join((visit_text.day_title(slot.on), times(slot.start, slot.end) or tr("no time")))
        tick = QCheckBox(when)
        tick.setChecked(not slot.against)
        who = QComboBox()
        who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        who.setMinimumContentsLength(_SHOWN)
        who.addItem(tr("{names} (as last week)", names=show_plain(slot.names, _SHOWN)), _SAME)
        for file_id, name in self._rhythm.candidates:
            who.addItem(show_plain(name, 60), (file_id,))
        who.activated.connect(lambda _at, tick=tick: tick.setChecked(True))
        against = PlainLabel(slot.against)
        against.setStyleSheet("color: palette(placeholder-text)")
        for column, widget in enumerate((tick, PlainLabel(label_of(Way, slot.way)), who, against)):
            grid.addWidget(widget, at, column)
        tick.toggled.connect(self._count)
        return _SlotRow(slot, tick, who)

    def _propose(self) -> None:
        """Fill the slots: the ranked ones in their order, each once, or whom last week saw there."""
        ranked: Iterator[int] = iter(range(1, len(self._rhythm.candidates) + 1))
        for row in self.rows:
            row.who.setCurrentIndex(next(ranked, 0) if self.best.isChecked() and not row.slot.against else 0)
        self._count()

    def drafts(self) -> list[VisitDraft]:
        """The visits that are ticked."""
        return [
            row.slot.draft(row.who.currentData() or row.slot.file_ids)
            for row in self.rows
            if row.tick.isChecked()
        ]

    def _count(self) -> None:
        count = sum(row.tick.isChecked() for row in self.rows)
        self.save_button.setText(trn("Plan {n} visit", "Plan {n} visits", count))
        self.save_button.setEnabled(count > 0)

    def save(self) -> None:
        """One act, then close; or say what is wrong."""
        drafts = self.drafts()
        refused: list[InvalidInput] = []

        def attempt() -> list[int] | None:
            try:
                return self._context.services.rhythm.copy(drafts)
            except InvalidInput as error:
                refused.append(error)
                return None

        made = self._context.act(
            attempt, lambda lines: trn("{n} visit planned", "{n} visits planned", len(lines)) if lines else ""
        )
        self.message.say(refused[0].message if refused else "")
        if made:
            self.accept()
            self.planned.emit(made)
