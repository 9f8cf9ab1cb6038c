"""The colours that charts are drawn in: the window's, or those of paper."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from app.charts.picture import Colours
from app.domain.funnels import NEW
from app.domain.ladder import RUNGS
from app.domain.terms import Exit
from app.ui import theme


def window_colours(palette: QPalette) -> Colours:
    """The colours of the window, light or dark."""
    role = QPalette.ColorRole
    ground = palette.color(role.Window)
    return Colours(
        ground=ground.name(),
        text=palette.color(role.WindowText).name(),
        muted="#9aa0a6" if theme.is_dark() else "#6b7280",
        grid="#44474c" if theme.is_dark() else "#dcdfe4",
        accent=palette.color(role.Highlight).name(),
        places=_places(),
    )


def paper_colours() -> Colours:
    """The colours on paper."""
    return Colours("#ffffff", "#000000", "#555555", "#e5e7eb", "#2563eb", _places())


def _places() -> dict[str, str]:
    colours = {rung: theme.rung_colour(rung).name() for rung in RUNGS}
    return {**colours, NEW: "#9ca3af", Exit.OPENED.value: "#15803d", Exit.LOST.value: "#9f1239"}
