"""The order of visits 拜访次序 (domain §3): score × likelihood × timing, each between 0 and 1.

The score stands for what a file could bring. An unscored file is taken by its lead class, one without
either in the middle, so that it is neither pushed ahead nor forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

# How near the signature is (domain §3). E before B: there the effort still missing is ours.
LIKELIHOOD: Final[Mapping[str, int]] = {"A": 100, "E": 80, "B": 70, "D": 60, "C": 50, "F": 35}
CLIENT_LIKELIHOOD: Final = 60  # more funds, a recommendation
CLASS_SCORE: Final[Mapping[str, int]] = {"I": 80, "II": 65, "III": 50, "IV": 30}
NO_SCORE: Final = 50
# What was promised for this week comes before what was promised and is late, then the silent ones.
DUE: Final = 100
LATE: Final = 95
SILENT: Final = 30  # silent for just the longest silence; grows with every further one
SILENT_STEP: Final = 5
SILENT_MOST: Final = 45
NO_HURRY: Final = 10


def score_of(score: int | None, lead_class: str | None) -> int:
    """The score, else what the lead class stands for, else the middle."""
    return score if score is not None else CLASS_SCORE.get(lead_class or "", NO_SCORE)


def likelihood(rung: str | None, standing: str) -> int:
    """Percent."""
    if rung is not None and rung in LIKELIHOOD:
        return LIKELIHOOD[rung]
    return CLIENT_LIKELIHOOD if standing == "client" else LIKELIHOOD["F"]


def silent_timing(past: int, longest: int) -> int:
    """Percent: 30 when the longest silence is over, five more for each that has passed since, 45 at most."""
    return min(SILENT_MOST, SILENT + SILENT_STEP * past // max(longest, 1))


def worth(score: int, likely: int, timing: int) -> Fraction:
    """The product, in percent of the best there could be."""
    return Fraction(score * likely * timing, 100 * 100)
