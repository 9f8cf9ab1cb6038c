"""What an empty page says: one sentence, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence and a button in the middle of the room."""

    def __init__(
        self, sentence: str, button: str, command: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sentence = QLabel(sentence)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda _on=False: command())
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self.sentence)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(2)
        self.setFocusProxy(self.button)
