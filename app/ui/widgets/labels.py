"""Labels and tooltips for the user's own text: always literal, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is, whatever it holds."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that takes what room there is and ends in … where it is too little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def tell(self, text: str) -> None:
        """Say this, as far as it fits."""
        self.said = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, self.width()))
        self.setToolTip(tooltip(self.said) if self.text() != self.said else "")


def tooltip(text: str) -> str:
    """Text for `setToolTip` and `ToolTipRole`, which would take markup in it for markup."""
    return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else ""
