"""The one place that knows matplotlib: shapes and words at pixel places, and regions to click on.

Import it in a worker only: matplotlib takes its time. Objects of its own, no pyplot and no global state.
"""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Sequence
from typing import Literal

from app.charts.picture import Chart, Frame, Point, Region
from app.core import paths

_folder = paths.data_dir() / "matplotlib"  # its list of fonts; nothing of ours
_folder.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("MPLCONFIGDIR", str(_folder))

from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.font_manager import FontProperties, get_font  # noqa: E402
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle  # noqa: E402
from matplotlib.path import Path as Curve  # noqa: E402

gc.freeze()  # matplotlib stays: no sweep for garbage need go through its hundred thousand objects again

_DPI = 100.0
_POINTS = 72.0 / _DPI  # font sizes are points, everything else is pixels
_STEPS = 12  # corners along one side of a band's region
Align = Literal["left", "center", "right"]


class Canvas:
    """Draws from the top left in pixels; `chart()` gives the picture with its regions."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.colours = frame.colours
        self._regions: list[Region] = []
        self._figure = Figure(
            figsize=(frame.width / _DPI, frame.height / _DPI),
            dpi=_DPI * frame.scale,
            facecolor=frame.colours.ground,
        )
        self._agg = FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, frame.width)
        self._axes.set_ylim(frame.height, 0)
        self._axes.set_axis_off()

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, *, hatched: bool = False
    ) -> tuple[Point, ...]:
        """A rectangle, filled or hatched; returns its corners."""
        self._add(
            Rectangle(
                (x, y),
                width,
                height,
                facecolor="none" if hatched else colour,
                edgecolor=colour if hatched else "none",
                hatch="////" if hatched else None,
                linewidth=0.8 if hatched else 0,
            )
        )
        return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))

    def band(self, start: Point, end: Point, thick: float, colour: str) -> tuple[Point, ...]:
        """A band that swings from one point over to another on the right; returns its outline."""
        (x1, y1), (x2, y2) = start, end
        mid = (x1 + x2) / 2
        corners = [
            (x1, y1), (mid, y1), (mid, y2), (x2, y2),
            (x2, y2 + thick), (mid, y2 + thick), (mid, y1 + thick), (x1, y1 + thick), (x1, y1),
        ]  # fmt: skip
        codes = [
            Curve.MOVETO, *[Curve.CURVE4] * 3, Curve.LINETO, *[Curve.CURVE4] * 3, Curve.CLOSEPOLY,
        ]  # fmt: skip
        self._add(PathPatch(Curve(corners, codes), facecolor=colour, alpha=0.45, linewidth=0))
        upper = [_bezier((x1, y1), (mid, y1), (mid, y2), (x2, y2), n / _STEPS) for n in range(_STEPS + 1)]
        return (*upper, *((x, y + thick) for x, y in reversed(upper)))

    def shape(
        self, corners: Sequence[Point], colour: str, *, filled: bool = True, hatched: bool = False
    ) -> None:
        """A shape by its corners: filled, hatched, or only its outline."""
        self._add(
            Polygon(
                list(corners),
                facecolor=colour if filled and not hatched else "none",
                edgecolor="none" if filled and not hatched else colour,
                hatch="////" if hatched else None,
                linewidth=0 if filled or hatched else 1.2,
            )
        )

    def line(self, points: Sequence[Point], colour: str, *, thick: float = 1.0, dashed: bool = False) -> None:
        """A line through these points, as thick as that many pixels."""
        self._add(
            PathPatch(
                Curve(list(points)),
                fill=False,
                edgecolor=colour,
                linewidth=thick * _POINTS,
                linestyle=(0, (4, 3)) if dashed else "-",
            )
        )

    def dot(self, x: float, y: float, radius: float, colour: str, *, filled: bool = True) -> None:
        """A round mark."""
        self._add(
            Circle((x, y), radius, facecolor=colour if filled else self.colours.ground, edgecolor=colour)
        )

    def outline(self, corners: Sequence[Point]) -> None:
        """A line around a shape, in the colour of text."""
        self._add(Polygon(list(corners), fill=False, edgecolor=self.colours.text, linewidth=1.0))

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        colour: str | None = None,
        align: Align = "left",
        size: float = 1.0,
        bold: bool = False,
    ) -> None:
        """Text with its middle line at `y`; `size` is a multiple of the normal font."""
        font = FontProperties(fname=_font_file(bold=bold), size=self.frame.text * size * _POINTS)
        self._axes.text(
            x,
            y,
            text,
            color=colour or self.colours.text,
            ha=align,
            va="center_baseline",
            fontproperties=font,
            parse_math=False,
        )

    def width(self, text: str, *, size: float = 1.0, bold: bool = False) -> float:
        """How wide a text will be, in pixels."""
        font = get_font(_font_file(bold=bold))
        font.set_size(self.frame.text * size * _POINTS, _DPI)
        font.set_text(text)
        return float(font.get_width_height()[0]) / 64

    def fitted(self, text: str, room: float, *, size: float = 1.0) -> str:
        """The text, cut with … where it is wider than there is room for."""
        if self.width(text, size=size) <= room:
            return text
        kept = len(text) - 1
        while kept > 1 and self.width(text[:kept] + "…", size=size) > room:
            kept -= 1
        return text[:kept].rstrip() + "…"

    def region(self, key: str, corners: Sequence[Point], tip: str) -> None:
        """Remember what stands here; a later one lies on top."""
        self._regions.append(Region(key, tuple(corners), tip))

    def chart(self) -> Chart:
        """The picture as it is now."""
        held = io.BytesIO()
        # `savefig` would draw everything twice.
        self._agg.print_png(held, pil_kwargs={"compress_level": 1})  # type: ignore[no-untyped-call]
        return Chart(held.getvalue(), self.frame.width, self.frame.height, tuple(reversed(self._regions)))

    def _add(self, patch: Patch) -> None:
        # `add_patch` would also widen the axes' limits, which stand, and takes most of the time of a chart.
        self._axes.add_artist(patch)


def _font_file(*, bold: bool) -> str:
    name = "NotoSansSC-Bold.subset.ttf" if bold else "NotoSansSC-Regular.ttf"
    return str(paths.resource(f"fonts/{name}"))


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )
