"""The fonts that travel with the program: always for print and charts, for the screen as a fallback."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from app.core import paths
from app.core.errors import UserError
from app.core.i18n import N_


class Fonts(NamedTuple):
    """The families to name in a `QFont`."""

    regular_family: str
    bold_family: str

    def make(self, pixels: int, *, bold: bool = False) -> QFont:
        """A font for paper; bold characters that the subset lacks come from Regular, emboldened."""
        font = QFont()
        font.setFamilies([self.bold_family, self.regular_family] if bold else [self.regular_family])
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(max(1, pixels))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@cache
def load_fonts() -> Fonts:
    """Load the bundled fonts, once for the life of the application, which must exist."""
    # Qt tells for every font of the system that it cannot shape a rare letter: nothing anyone can act on.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    return Fonts(_load("NotoSansSC-Regular.ttf"), _load("NotoSansSC-Bold.subset.ttf"))


def _load(name: str) -> str:
    path = paths.resource(f"fonts/{name}")
    found = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if not found:
        raise UserError(
            "font_missing",
            N_("A font of the program is missing: {file}. Install the program again."),
            file=str(path),
        )
    return found[0]
