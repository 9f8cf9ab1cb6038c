"""A phone number that one click copies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.core.i18n import tr
from app.domain import phone
from app.domain.text import show_plain
from app.ui.widgets.labels import tooltip


class PhoneButton(QPushButton):
    """Shows the number in groups and copies it as it is dialled."""

    copied = Signal(str)

    def __init__(self, number: str, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        shown = show_plain(phone.pretty(number), 30)
        self.setText((f"{show_plain(label, 16)} {shown}" if label else shown).replace("&", "&&"))
        self.setToolTip(tooltip(tr("Copy {number}", number=number)))
        self.setAutoDefault(False)
        self.clicked.connect(self.copy)

    def copy(self) -> None:
        """Put the number on the clipboard."""
        digits = phone.digits(self.number)
        QGuiApplication.clipboard().setText(digits or self.number)
        self.copied.emit(digits or self.number)
