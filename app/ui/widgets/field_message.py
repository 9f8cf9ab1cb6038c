"""What is wrong with a field, said right below it; no room taken while all is well."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.widgets.labels import PlainLabel


class FieldMessage(PlainLabel):
    """A refusal at its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        self.say("")

    def say(self, text: str, *, calm: bool = False) -> None:
        """Show the text, or nothing. `calm`: a remark, not a refusal."""
        self.setText(text)
        self.setVisible(bool(text))
        colour = "palette(placeholder-text)" if calm else theme.warning_colour().name()
        self.setStyleSheet(f"color: {colour}")
