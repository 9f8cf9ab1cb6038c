"""The numbers of a client or a person: each with what it is for; an empty line waits for the next."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.services.files import PhoneDraft


class _Row(QWidget):
    def __init__(self, phone: PhoneDraft) -> None:
        super().__init__()
        self.id = phone.id
        self.number = QLineEdit(phone.number)
        self.number.setPlaceholderText(tr("Number"))
        self.number.setMinimumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.label = QLineEdit(phone.label)
        self.label.setPlaceholderText(tr("mobile, office …"))
        self.remove = QToolButton()
        self.remove.setText("✕")
        self.remove.setToolTip(tr("Take this number away"))
        self.remove.setAutoRaise(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.number, 3)
        layout.addWidget(self.label, 2)
        layout.addWidget(self.remove)


class PhonesField(QWidget):
    """Edits a list of numbers."""

    changed = Signal()
    rows_changed = Signal()  # lines came or went
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.set_phones(())

    def phones(self) -> tuple[PhoneDraft, ...]:
        """The numbers as typed, empty ones left out."""
        return tuple(
            PhoneDraft(row.number.text(), row.label.text(), row.id)
            for row in self._rows
            if row.number.text().strip()
        )

    def set_phones(self, phones: Sequence[PhoneDraft]) -> None:
        """Show these and an empty line; the same numbers leave their lines untouched."""
        if self._rows and self.phones() == tuple(phones):
            return
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for phone in (*phones, PhoneDraft("")):
            self._add(phone)
        self.setFocusProxy(self._rows[0].number)
        self.rows_changed.emit()

    def lines(self) -> list[QLineEdit]:
        """Every line one can type in."""
        return [line for row in self._rows for line in (row.number, row.label)]

    def text(self) -> str:
        """All numbers as one text, for a draft."""
        return json.dumps([[p.number, p.label, p.id] for p in self.phones()], ensure_ascii=False)

    def set_text(self, text: str) -> None:
        """From a draft."""
        try:
            self.set_phones([PhoneDraft(str(n), str(label), key) for n, label, key in json.loads(text)])
        except (ValueError, TypeError):
            return

    def _add(self, phone: PhoneDraft) -> None:
        row = _Row(phone)
        row.number.textChanged.connect(self._on_text)
        row.label.textChanged.connect(self._on_text)
        row.remove.clicked.connect(lambda: self._on_remove(row))
        row.remove.setVisible(bool(phone.number))
        self._rows.append(row)
        self._layout.addWidget(row)

    def _drop(self, row: _Row) -> None:
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_text(self) -> None:
        for row in self._rows:
            row.remove.setVisible(bool(row.number.text()))
        if self._rows[-1].number.text().strip():
            self._add(PhoneDraft(""))
            self.rows_changed.emit()
        self.changed.emit()

    def _on_remove(self, row: _Row) -> None:
        self._rows.remove(row)
        self._drop(row)
        self.setFocusProxy(self._rows[0].number)
        self._rows[0].number.setFocus()
        self.changed.emit()
        self.removed.emit()
