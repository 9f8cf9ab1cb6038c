"""The bar over the page: the search box, the commands one needs all day, and what is going on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.ui.context import Context
from app.ui.shell.progress import ProgressSign
from app.ui.shell.search_box import SearchBox


class TopBar(QWidget):
    """One search box; one button each for recording, a new file, undo, redo."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(context, self)
        self.progress = ProgressSign(context.jobs, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._row.addWidget(self.search, 1)
        self._row.addStretch(1)
        self._row.addWidget(self.progress)

    def add(self, action: QAction, *, words: bool) -> None:
        """A button for this command, with its words beside the icon or without."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(not words)
        button.setIconSize(QSize(18, 18))
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
