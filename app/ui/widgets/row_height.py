"""How high the rows of a list are: a list of equal rows asks its first, which may hold Latin letters only."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView

_AIR = 6  # pixels


def row_height(view: QAbstractItemView) -> QSize:
    """Room for a line of text in the view's font with air around it."""
    return QSize(0, view.fontMetrics().lineSpacing() + _AIR)
