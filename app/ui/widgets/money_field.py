"""An amount as people write it: 500万, 30,000; what it was read as is shown beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.i18n import tr
from app.domain.money import read_money, show_money


class MoneyField(QLineEdit):
    """A line for an amount in 分."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("e.g. {example}", example="50万"))

    def value(self) -> int | None:
        """The amount. Raises `InvalidInput` when the text is none."""
        return read_money(self.text())

    def set_value(self, fen: int | None) -> None:
        self.setText(show_money(fen))
