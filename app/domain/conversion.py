"""How many of a group of files opened an account: the rate with its cases, its interval, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.i18n import tr, trn
from app.domain.funnels import TRUSTED_FROM


@dataclass(frozen=True, slots=True)
class Conversion:
    """A group: `cases` whose outcome is known, of them `hits`; `begun` counts those under way too."""

    code: str
    label: str
    hits: int
    cases: int
    low: float
    high: float
    begun: int = 0
    unfinished: int = 0
    file_ids: tuple[int, ...] = ()

    @property
    def rate(self) -> float:
        """Hits ÷ cases."""
        return self.hits / self.cases if self.cases else 0.0

    @property
    def trusted(self) -> bool:
        """Enough cases for a percentage."""
        return self.cases >= TRUSTED_FROM


def in_order(groups: Iterable[Conversion]) -> list[Conversion]:
    """The best first, those of few cases below."""
    return sorted(groups, key=lambda row: (not row.trusted, -row.rate if row.trusted else 0.0, -row.cases))


def figure(row: Conversion) -> str:
    """The rate with its cases; few cases without a percentage."""
    if not row.cases:
        return tr("none decided yet")
    if not row.trusted:
        return tr("{hits} of {cases}", hits=row.hits, cases=row.cases)
    return tr("{percent}% ({hits} of {cases})", percent=round(100 * row.rate), hits=row.hits, cases=row.cases)


def begun_text(row: Conversion) -> str:
    """How many began, and how many of them may still open an account."""
    if not row.begun:
        return ""
    first = trn("{n} first visit", "{n} first visits", row.begun)
    return tr("{first}, {unfinished} under way", first=first, unfinished=row.unfinished)


def interval(row: Conversion) -> str:
    """The bounds in percent; nothing for few cases."""
    return f"{round(100 * row.low)}–{round(100 * row.high)}%" if row.trusted else ""


def tip(row: Conversion) -> str:
    """A group's figures in words."""
    if not row.cases:
        return f"{row.label}: {begun_text(row) or figure(row)}"
    if not row.trusted:
        few = trn("{n} case is too few for a rate", "{n} cases are too few for a rate", row.cases)
        return tr("{label}: {figure}, {few}", label=row.label, figure=figure(row), few=few)
    return tr(
        "{label}: {figure}, between {low}% and {high}%",
        label=row.label,
        figure=figure(row),
        low=round(100 * row.low),
        high=round(100 * row.high),
    )
