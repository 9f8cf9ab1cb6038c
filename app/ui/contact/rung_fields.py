"""Where the card stands and whether it moves: the rung, its reason, the day when that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain import ladder
from app.domain.terms import Exit, Rung
from app.services.contact_facts import FileFacts
from app.ui import theme
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel, tooltip


@dataclass(frozen=True, slots=True)
class RungMove:
    """A move to be made with the contact."""

    to: str
    reason: str
    until: date | None


class RungFields(QWidget):
    """Chips for the places this card may go to; the rest opens when a place wants it."""

    changed = Signal()

    def __init__(self, name: str, facts: FileFacts, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._start = facts.place
        self.places = ChipRow([(to, to if len(to) == 1 else Exit(to).label) for to in self._open_to(today)])
        self.places.setObjectName(f"{name}.rung")
        for rung in Rung:
            if rung.value in self._open_to(today):
                self.places.tint(rung.value, theme.rung_colour(rung.value))
                self.places.chip(rung.value).setToolTip(tooltip(f"{rung.value}: {rung.label}"))
        self.places.set_values([self._start] if self._start else [])
        self.loss = QComboBox(self)
        self.loss.setObjectName(f"{name}.loss")
        for reason in ladder.loss_reasons(client=facts.is_client):
            self.loss.addItem(reason.label, reason.value)
        self.reason = QLineEdit(facts.rung_reason, self)
        self.reason.setObjectName(f"{name}.rung_reason")
        self.until_word = PlainLabel(tr("until"), self)
        self.until = DateField(today, facts.rung_until, self)
        self.until.line.setObjectName(f"{name}.rung_until")
        self.until.setFixedWidth(self.fontMetrics().averageCharWidth() * 18)
        second = QHBoxLayout()
        second.addWidget(self.loss)
        second.addWidget(self.reason, 1)
        second.addWidget(self.until_word)
        second.addWidget(self.until)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.places)
        self.message = FieldMessage(self)
        layout.addLayout(second)
        layout.addWidget(self.message)
        self.places.changed.connect(self._on_place)
        self.reason.textChanged.connect(self.changed)
        self.until.changed.connect(self.changed)
        self._show_needed()

    def _open_to(self, today: date) -> list[str]:
        """The places the ladder lets this card go to, and the one where it is."""
        found = []
        for to in (*ladder.RUNGS, *ladder.EXITS):
            wrong = ladder.problem(self._start, to, "", None, today, client=self._facts.is_client)
            if to == self._start or wrong is None or wrong.field != "to":
                found.append(to)
        return found

    def place(self) -> str | None:
        """The place chosen; the one where it stands when none is."""
        return self.places.value() or self._start

    def planned_move(self) -> RungMove | None:
        """The move to make, or `None`. Raises `InvalidInput` when the end date cannot be read."""
        to = self.place()
        if to is None:
            return None
        try:
            until = self.until.value() if self.until.isVisibleTo(self) else None
        except InvalidInput as error:
            error.field = "rung_until"
            raise
        reason = self.reason.text().strip() if self.reason.isVisibleTo(self) else ""
        if to == Exit.LOST:
            reason = ": ".join(filter(None, (str(self.loss.currentData()), reason)))
        if to == self._start and (
            to not in ladder.ASKS_REASON
            or (reason, until) == (self._facts.rung_reason, self._facts.rung_until)
        ):
            return None
        return RungMove(to, reason, until)

    def choose(self, to: str) -> None:
        """Choose a place, as a click would."""
        self.places.set_values([to])
        self._on_place()

    def _on_place(self) -> None:
        if self.places.value() is None and self._start:
            self.places.set_values([self._start])
        if self.place() != self._start and self.reason.text() == self._facts.rung_reason:
            self.reason.clear()
            self.until.set_value(None)
        self.refresh()
        if self.reason.isVisibleTo(self) and not self.reason.text() and self.place() != self._start:
            self.reason.setFocus()

    def refresh(self) -> None:
        """Show what the chosen place asks for."""
        self._show_needed()
        self.changed.emit()

    def _show_needed(self) -> None:
        to = self.place()
        lost = to == Exit.LOST and to != self._start
        wants = to is not None and (
            to in ladder.ASKS_REASON or (to != self._start and ladder.needs_reason(self._start, to))
        )
        self.loss.setVisible(lost)
        self.reason.setVisible(wants)
        self.reason.setPlaceholderText(
            tr("more about it, if you like") if lost else tr("Why? (a reason is wanted)")
        )
        for each in (self.until, self.until_word):
            each.setVisible(to in ladder.ASKS_REASON)
