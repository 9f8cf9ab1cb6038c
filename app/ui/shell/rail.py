"""The left rail: one button a page, icon over word."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.ui.icons import icon
from app.ui.shell.pages import PageEntry


class Rail(QFrame):
    """Tells which page is wanted."""

    chosen = Signal(str)

    def __init__(self, entries: Iterable[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(4)
        for number, entry in enumerate(entries, 1):
            button = QToolButton()
            button.setText(tr(entry.title))
            button.setIcon(icon(entry.icon))
            button.setIconSize(QSize(22, 22))
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(56)
            button.setMinimumWidth(72)
            button.setToolTip(f"{tr(entry.title)}  Ctrl+{number}")
            button.clicked.connect(lambda _checked=False, page=entry.page_id: self.chosen.emit(page))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[entry.page_id] = button
        layout.addStretch(1)

    def mark(self, page_id: str) -> None:
        """Show which page is open."""
        self._buttons[page_id].setChecked(True)
