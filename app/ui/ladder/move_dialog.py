"""Why a card moves: from, to, the reason where one is wanted, and the date on which it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr, trn
from app.domain import ladder
from app.domain.terms import Exit, Rung
from app.domain.text import show_plain
from app.ui import theme
from app.ui.context import Context
from app.ui.widgets.composing import Composing
from app.ui.widgets.date_field import DateField
from app.ui.widgets.labels import PlainLabel


class MoveDialog(QDialog):
    """Asks for what the move needs; Enter saves, Esc cancels. One act for all its cards."""

    moved = Signal(object)  # the ids

    def __init__(
        self, context: Context, file_ids: Sequence[int], to: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._ids = list(file_ids)
        cards = [context.services.ladder.card(file_id) for file_id in self._ids[:200]]
        starts = {place for _, place, _ in cards}
        self._start = starts.pop() if len(starts) == 1 else None
        self._client = any(client for *_, client in cards)
        self.setWindowTitle(tr("Move on the ladder"))
        self.setMinimumWidth(400)
        first = show_plain(cards[0][0], 40)
        self.who = PlainLabel(
            first
            if len(cards) == 1
            else trn("{name} and {n} more card", "{name} and {n} more cards", len(self._ids) - 1, name=first)
        )
        font = self.who.font()
        font.setBold(True)
        self.who.setFont(font)
        self.to = QComboBox()
        self.to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for place in self._open_places():
            self.to.addItem(_place_text(place), place)
        self.why_code = QComboBox()
        self.why_code.addItem(tr("Choose a reason…"), "")
        for reason in ladder.loss_reasons(client=self._client):
            self.why_code.addItem(reason.label, reason.value)
        self.why = QLineEdit()
        self.until = DateField(context.services.clock.today())
        self._errors = {field: _error_label() for field in ("to", "reason", "until")}
        self._build()
        self._composing = Composing(self)
        self._composing.watch(self)
        self.to.currentIndexChanged.connect(self._on_place)
        self.to.setCurrentIndex(max(self.to.findData(to), 0))
        self._on_place()
        (self.to if not to else self.why_code if to == Exit.LOST else self.why).setFocus()

    def _open_places(self) -> list[str]:
        """Where these cards may go at all."""
        if self._start == Exit.LOST:
            return [Exit.OPENED.value] if self._client else [Rung.F.value, Exit.OPENED.value]
        if self._start == Exit.OPENED:
            return [Exit.LOST.value]
        return [*ladder.RUNGS, Exit.OPENED.value, Exit.LOST.value]

    def _build(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(tr("From"), QLabel(ladder.place_label(self._start)))
        self._form.addRow(tr("To"), self.to)
        self._form.addRow(self._errors["to"])
        self._form.addRow(tr("Why lost"), self.why_code)
        self._form.addRow(tr("Reason"), self.why)
        self._form.addRow(self._errors["reason"])
        self._form.addRow(tr("Ends on"), self.until)
        self._form.addRow(self._errors["until"])
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Move"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.who)
        layout.addLayout(self._form)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the input method while it composes."""
        if not self._composing.active:
            super().keyPressEvent(event)

    def place(self) -> str:
        """Where the cards are to go."""
        return str(self.to.currentData())

    def _on_place(self) -> None:
        to = self.place()
        self._form.setRowVisible(self.why_code, to == Exit.LOST)
        self._form.setRowVisible(self.until, to in ladder.ASKS_REASON)
        wanted = ladder.needs_reason(self._start, to) and to != Exit.LOST
        self.why.setPlaceholderText(_example(to) if wanted else tr("if you like"))
        label = self._form.labelForField(self.why)
        if isinstance(label, QLabel):
            label.setText(tr("In detail") if to == Exit.LOST else tr("Reason"))
        self.hint.setText(self._hint(to))
        for field in self._errors:
            self._show_error(field, "")

    def _hint(self, to: str) -> str:
        if ladder.is_skip(self._start, to):
            return tr("This skips a rung: say why.")
        if to in ladder.ASKS_REASON:
            return tr("The end date becomes a reminder.")
        if to == Exit.OPENED:
            return tr("They become a client and leave the ladder.")
        if to == Exit.LOST:
            return tr("The card leaves the ladder; nothing is deleted.")
        return ""

    def save(self) -> None:
        """Do it, or say at the field what is missing."""
        for field in self._errors:
            self._show_error(field, "")
        done = self._context.act(self._move, said=lambda wrong: self._said() if wrong is _MOVED else "")
        if isinstance(done, InvalidInput):
            field = done.field if done.field in self._errors else "to"
            self._show_error(field, done.message)
            lost = self.place() == Exit.LOST
            {"to": self.to, "until": self.until, "reason": self.why_code if lost else self.why}[
                field
            ].setFocus()
        elif done is _MOVED:
            self.accept()
            self.moved.emit(self._ids)

    def _move(self) -> object:
        """The refusal that belongs to a field, or that it is done."""
        try:
            self._context.services.ladder.move_many(
                self._ids, self.place(), reason=self._reason(), until=self._until()
            )
        except InvalidInput as wrong:
            return wrong
        return _MOVED

    def _reason(self) -> str:
        text = self.why.text().strip()
        if self.place() != Exit.LOST:
            return text
        code = str(self.why_code.currentData())
        return f"{code}: {text}" if text else code

    def _until(self) -> date | None:
        if self.place() not in ladder.ASKS_REASON:
            return None
        try:
            return self.until.value()
        except InvalidInput as wrong:
            wrong.field = "until"
            raise

    def _said(self) -> str:
        where = ladder.place_label(self.place())
        if len(self._ids) > 1:
            return tr("{count} cards: {place}", count=len(self._ids), place=where)
        return tr("{name}: {place}", name=self.who.text(), place=where)

    def _show_error(self, field: str, text: str) -> None:
        self._errors[field].setText(text)
        self._form.setRowVisible(self._errors[field], bool(text))


_MOVED = object()


def open_move_dialog(
    context: Context, file_id: int, to: str = "", parent: QWidget | None = None
) -> MoveDialog:
    """Ask where this card goes and why; the window stays usable behind it."""
    return open_for(context, [file_id], to, parent)


def open_for(context: Context, file_ids: Sequence[int], to: str, parent: QWidget | None = None) -> MoveDialog:
    """The same for several cards."""
    dialog = MoveDialog(context, file_ids, to, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _place_text(place: str) -> str:
    return f"{place}  {Rung(place).label}" if place in ladder.RUNGS else Exit(place).label


def _example(to: str) -> str:
    return {
        "B": tr("e.g. the deposit is tied up until spring"),
        "C": tr("e.g. the suitability test is not passed yet"),
        "D": tr("e.g. waits for the payment of a customer"),
    }.get(to, tr("e.g. called and wants to sign"))


def _error_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {theme.warning_colour().name()}")
    return label
