"""One of a list of codes, or none; the wheel scrolls the page, not the choice."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.terms import Term


class ChoiceField(QComboBox):
    """A combo box over terms. `picked` tells that the list was closed, `changed` every step."""

    changed = Signal()
    picked = Signal()

    def __init__(
        self, terms: Iterable[Term], *, none: str | None = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if none is not None:
            self.addItem(none, "")
        for term in terms:
            self.addItem(term.label, term.value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def value(self) -> str | None:
        """The code, or none."""
        return str(self.currentData()) or None if self.currentIndex() >= 0 else None

    def set_value(self, code: str | None) -> None:
        """Show this code; one that is not in the list shows none."""
        self.setCurrentIndex(max(self.findData(code or ""), 0))

    def hidePopup(self) -> None:
        open_before = self.view().isVisible()
        super().hidePopup()
        if open_before:
            QTimer.singleShot(0, self, self.picked.emit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
