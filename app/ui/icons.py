"""Icons by name, in the colour of the text they stand beside (Lucide, ISC licence)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core import paths

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon `resources/icons/NAME.svg`, in this colour or in that of the window's text."""
    text = QGuiApplication.palette().color(QPalette.ColorRole.WindowText).name()
    return _drawn(name, colour or text)


@lru_cache(maxsize=128)
def _drawn(name: str, colour: str) -> QIcon:
    svg = paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QIcon()
    for size in _SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(picture)
    return made
