"""The left rail: one button a page, icon over word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.ui.icons import icon
from app.ui.shell.pages import PageEntry

_STYLE = """
QToolButton { border: none; border-left: 3px solid transparent; padding: 6px 4px; }
QToolButton:hover { background: palette(midlight); }
QToolButton:focus { text-decoration: underline; }
QToolButton:checked { border-left-color: palette(highlight); background: palette(base); }
"""


class Rail(QFrame):
    """Tells which page is wanted."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self.buttons: dict[str, QToolButton] = {}
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.setStyleSheet(_STYLE)
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(2)
        for number, entry in enumerate(entries, 1):
            button = QToolButton()
            button.setText(tr(entry.title))
            button.setIconSize(QSize(22, 22))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(76)
            button.setToolTip(f"{tr(entry.title)}  Ctrl+{number}")
            button.clicked.connect(lambda _checked=False, page=entry.page_id: self.chosen.emit(page))
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[entry.page_id] = button
        layout.addStretch(1)
        self.tint()

    def mark(self, page_id: str) -> None:
        """Show which page is open."""
        self.buttons[page_id].setChecked(True)

    def tint(self) -> None:
        """Draw the icons in the colour of the text, which may have changed."""
        for entry in self._entries:
            self.buttons[entry.page_id].setIcon(icon(entry.icon))
