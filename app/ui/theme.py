"""Colours that mean something, the same everywhere, in light and dark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.core.preferences import Preferences

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


class Theme:
    """Colours and text size of the application, following the system unless a setting says otherwise."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        self._app = app
        self._preferences = preferences
        app.setStyle("Fusion")
        self._points = app.font().pointSizeF() if app.font().pointSizeF() > 0 else 10.0
        app.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Take colours and text size from the settings of this computer and the system."""
        wanted = self._preferences.get("colours", "system")
        system_is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = wanted == "dark" or (wanted != "light" and system_is_dark)
        self._app.setPalette(_palette(_DARK if dark else _LIGHT))
        font = self._app.font()
        font.setPointSizeF(self._points * text_size(self._preferences) / 100)
        self._app.setFont(font)


TEXT_SIZES: Final = (80, 90, 100, 110, 125, 150)  # percent of the system's font


def text_size(preferences: Preferences) -> int:
    """The chosen size of all text, in percent of the system's."""
    found = preferences.get("text_size", 100)
    return found if found in TEXT_SIZES else 100


def step_text_size(preferences: Preferences, steps: int) -> int:
    """A step larger or smaller (0: back to the system's); returns the new percentage."""
    at = TEXT_SIZES.index(text_size(preferences)) + steps
    size = TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))] if steps else 100
    preferences.set("text_size", size)
    return size
