"""Colours that mean something, the same everywhere, in light and dark."""

from __future__ import annotations

import contextlib
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.core.errors import UserError
from app.core.preferences import Preferences
from app.ui.fonts import load_fonts

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


def faded_colour() -> QColor:
    """For hints and what is past."""
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def good_colour() -> QColor:
    """For what is done."""
    return QColor("#4ade80" if is_dark() else "#15803d")


def warning_colour() -> QColor:
    """For what is overdue or refused."""
    return QColor("#f87171" if is_dark() else "#b91c1c")


ACCENT: Final = "#1d6fb8"
_LIGHT: Final = {
    "Window": "#f4f4f3",
    "Base": "#ffffff",
    "AlternateBase": "#f8f8f7",
    "Button": "#fbfbfa",
    "Text": "#1f2023",
    "Placeholder": "#6f7378",
    "Disabled": "#9b9ea3",
    "Highlight": ACCENT,
    "Mid": "#c9c9c6",
    "Tip": "#fffdf2",
}
_DARK: Final = {
    "Window": "#1f2124",
    "Base": "#27292d",
    "AlternateBase": "#2c2f33",
    "Button": "#303338",
    "Text": "#e8e6e3",
    "Placeholder": "#9aa0a6",
    "Disabled": "#6e7277",
    "Highlight": "#2b7fce",
    "Mid": "#45494f",
    "Tip": "#33363b",
}


def _palette(colours: dict[str, str]) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours["Button"]), QColor(colours["Window"]))
    text = QColor(colours["Text"])
    for each in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        palette.setColor(each, text)
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours["Disabled"]))
    palette.setColor(role.Window, QColor(colours["Window"]))
    palette.setColor(role.Base, QColor(colours["Base"]))
    palette.setColor(role.AlternateBase, QColor(colours["AlternateBase"]))
    palette.setColor(role.ToolTipBase, QColor(colours["Tip"]))
    palette.setColor(role.PlaceholderText, QColor(colours["Placeholder"]))
    palette.setColor(role.Mid, QColor(colours["Mid"]))
    palette.setColor(role.Highlight, QColor(colours["Highlight"]))
    palette.setColor(role.Accent, QColor(colours["Highlight"]))
    palette.setColor(role.HighlightedText, QColor("#ffffff"))
    palette.setColor(role.Link, QColor(colours["Highlight"]))
    return palette


TEXT_SIZES: Final = (80, 90, 100, 110, 125, 150)  # percent of the system's font
_POINTS: Final = "shiji_system_points"
_SMALLEST_POINTS: Final = 9.0
_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def text_size(preferences: Preferences) -> int:
    """The chosen size of all text, in percent of the system's."""
    found = preferences.get("text_size", 100)
    return found if found in TEXT_SIZES else 100


def apply(preferences: Preferences) -> None:
    """Give the application its colours and text size: the system's unless a setting says otherwise."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.property(_POINTS) is None:  # what the system gave, before any scaling
        app.setProperty(_POINTS, max(app.font().pointSizeF(), _SMALLEST_POINTS))
        app.setStyle("Fusion")
        with contextlib.suppress(UserError):  # the screen can do without; print says what is missing
            load_fonts()
    wanted = preferences.get("colours", "system")
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES.get(wanted, Qt.ColorScheme.Unknown))  # for the title bar as well
    dark = wanted == "dark" or (wanted != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
    app.setPalette(_palette(_DARK if dark else _LIGHT))
    font = app.font()
    font.setPointSizeF(float(app.property(_POINTS)) * text_size(preferences) / 100)
    app.setFont(font)


def step_text_size(preferences: Preferences, steps: int) -> int:
    """A step larger or smaller (0: back to the system's); returns the new percentage."""
    at = TEXT_SIZES.index(text_size(preferences)) + steps
    size = TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))] if steps else 100
    preferences.set("text_size", size)
    return size
