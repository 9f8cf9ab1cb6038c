"""Colours that mean something, the same everywhere, in light and dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette

_RUNGS: Final = {  # from near (warm) to far (cool); white letters stand on them
    "A": "#c2410c",
    "B": "#a16207",
    "C": "#4d7c0f",
    "D": "#0f766e",
    "E": "#1d6fb8",
    "F": "#64748b",
}


def is_dark() -> bool:
    """True while the window's ground is dark."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def rung_colour(rung: str) -> QColor:
    """The rung's colour; its letter always stands beside it."""
    return QColor(_RUNGS.get(rung, "#64748b"))


def warning_colour() -> QColor:
    """For what is overdue or refused."""
    return QColor("#f87171" if is_dark() else "#b91c1c")
