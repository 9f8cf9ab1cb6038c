"""Over the page of a diary that cannot be written: what that means, and the one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.core.i18n import tr
from app.domain.text import show_plain
from app.ui.widgets.labels import PlainLabel


class ReadOnlyBanner(QFrame):
    """Stands as long as the diary is open."""

    def __init__(self, file: str, save_copy: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.text = PlainLabel(
            tr(
                "{file} can only be read: nothing can be changed here. Save a copy to work in.",
                file=show_plain(file, 60),
            )
        )
        self.text.setWordWrap(True)
        button = QPushButton(tr("Save a copy…"))
        button.clicked.connect(lambda _on=False: save_copy())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.text, 1)
        row.addWidget(button)
