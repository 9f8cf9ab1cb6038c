"""Round marks along an axis."""

from __future__ import annotations

from math import ceil, floor, log10


def ticks(most: float, wanted: int = 5, *, whole: bool = True) -> tuple[float, ...]:
    """From 0 to at least `most` in about `wanted` even steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / wanted
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    if whole:
        step = max(step, 1.0)
    return tuple(round(step * number, 10) for number in range(ceil(most / step - 1e-9) + 1))
