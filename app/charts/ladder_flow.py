"""The ladder's flow: where cards stood before a period, on the left, and where they stand after it."""

from __future__ import annotations

from app.charts.canvas import Canvas
from app.charts.picture import Chart, Frame
from app.core.i18n import tr
from app.domain.funnels import NEW, LadderFlow, side_label
from app.domain.ladder import RUNGS
from app.domain.terms import Exit

_OFF = (Exit.OPENED.value, Exit.LOST.value)
LEFT = (*RUNGS, NEW, *_OFF)
RIGHT = (Exit.OPENED.value, *RUNGS, Exit.LOST.value)
_BAR = 16.0
_GAP = 9.0
_THIN = 1.5  # no band is thinner, or it could not be seen


def shown(flow: LadderFlow) -> dict[tuple[str, str], tuple[int, ...]]:
    """What is drawn: everyone on the ladder before or after; who was off it and stayed off is not."""
    return {
        (start, end): files
        for (start, end), files in flow.passed.items()
        if not (start in _OFF and start == end)
    }


def draw(flow: LadderFlow, frame: Frame) -> Chart:
    """Bands as thick as their number of cards; keys are `from>to` for bands and `side:place` for bars."""
    canvas = Canvas(frame)
    bands = shown(flow)
    total = sum(len(files) for files in bands.values())
    em = frame.text
    top, side = 2.6 * em, 7.0 * em
    left, right = side, frame.width - side
    canvas.write(left, em, tr("before {date}", date=flow.start.isoformat()), colour=frame.colours.muted)
    canvas.write(
        right, em, tr("on {date}", date=flow.end.isoformat()), align="right", colour=frame.colours.muted
    )
    if not total:
        canvas.write(
            frame.width / 2, frame.height / 2, tr("Nobody was on the ladder in this period."), align="center"
        )
        return canvas.chart()
    heights = {key: float(len(files)) for key, files in bands.items()}
    room = frame.height - top - 0.8 * em
    unit = _unit(heights, room)
    thick = {key: max(count * unit, _THIN) for key, count in heights.items()}
    tops_left = _stack(LEFT, {p: sum(t for (a, _), t in thick.items() if a == p) for p in LEFT}, top, room)
    tops_right = _stack(RIGHT, {p: sum(t for (_, b), t in thick.items() if b == p) for p in RIGHT}, top, room)
    at_left, at_right = dict(tops_left), dict(tops_right)
    for end in RIGHT:
        for start in LEFT:
            if (start, end) not in thick:
                continue
            key = (start, end)
            colour = frame.colours.places[start]
            from_y, to_y = at_left[start], at_right[end]
            outline = canvas.band((left + _BAR, from_y), (right - _BAR, to_y), thick[key], colour)
            canvas.region(f"{start}>{end}", outline, _tip(start, end, len(bands[key])))
            at_left[start] += thick[key]
            at_right[end] += thick[key]
    for places, tops, used, x, which in (
        (LEFT, tops_left, at_left, left, "before"),
        (RIGHT, tops_right, at_right, right - _BAR, "after"),
    ):
        for place in places:
            height = used[place] - tops[place]
            if height <= 0:
                continue
            count = sum(
                len(files) for key, files in bands.items() if key[0 if which == "before" else 1] == place
            )
            corners = canvas.box(x, tops[place], _BAR, height, frame.colours.places[place])
            label = f"{side_label(place)}  {count}"
            canvas.region(f"{which}:{place}", corners, label)
            middle = tops[place] + height / 2
            if which == "before":
                canvas.write(x - 0.5 * em, middle, label, align="right")
            else:
                canvas.write(x + _BAR + 0.5 * em, middle, label)
    return canvas.chart()


def _unit(heights: dict[tuple[str, str], float], room: float) -> float:
    """Pixels a card, so that the fuller side with its gaps fits the room."""
    free = room - _GAP * (max(len(LEFT), len(RIGHT)) - 1) - _THIN * len(heights)
    return max(free, 20.0) / sum(heights.values())


def _stack(places: tuple[str, ...], heights: dict[str, float], top: float, room: float) -> dict[str, float]:
    """Where each bar begins, the whole stack centred in the room."""
    used = [place for place in places if heights[place] > 0]
    gap = _GAP
    spare = room - sum(heights.values()) - gap * (len(used) - 1)
    if len(used) > 1:
        gap += max(spare, 0.0) / len(used)
    y = top + max(room - sum(heights.values()) - gap * (len(used) - 1), 0.0) / 2
    tops = {}
    for place in places:
        tops[place] = y
        if heights[place] > 0:
            y += heights[place] + gap
    return tops


def _tip(start: str, end: str, count: int) -> str:
    if start == end:
        return tr("stayed on {place}: {count}", place=side_label(end), count=count)
    return tr("{start} → {end}: {count}", start=side_label(start), end=side_label(end), count=count)
