"""What a chart is asked for and what it gives back. No drawing library is needed to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Colours:
    """The window's colours, or those of paper, as `#rrggbb`."""

    ground: str
    text: str
    muted: str
    grid: str
    accent: str
    places: Mapping[str, str]  # rungs, `opened`, `lost`, `new`


@dataclass(frozen=True, slots=True)
class Frame:
    """How large to draw, in pixels; `scale` device pixels to one; `text` is the height of the normal font."""

    width: int
    height: int
    colours: Colours
    scale: float = 1.0
    text: float = 13.0


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the picture (corners in pixels from the top left) and, in `tip`, what it stands for."""

    key: str
    corners: tuple[Point, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: PNG bytes, its size in pixels, and its regions, the topmost first."""

    png: bytes
    width: int
    height: int
    regions: tuple[Region, ...]

    def at(self, x: float, y: float) -> Region | None:
        """The region under a point."""
        return next((region for region in self.regions if _inside(region.corners, x, y)), None)


def _inside(corners: tuple[Point, ...], x: float, y: float) -> bool:
    """Even-odd rule: count the edges that a ray to the right crosses."""
    found = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found
