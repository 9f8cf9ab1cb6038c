"""Labels and tooltips for the user's own text: always literal, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as it is, whatever it holds."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def tooltip(text: str) -> str:
    """Text for `setToolTip` and `ToolTipRole`, which would take markup in it for markup."""
    return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else ""
