"""How sure the figures are, in a sentence."""

from __future__ import annotations

from fractions import Fraction
from math import isfinite

from app.core.i18n import tr, trn
from app.domain.inference import Range
from app.domain.pagoda_range import PagodaRanges
from app.domain.pagoda_words import show_level
from app.domain.terms.planning import PagodaLevel


def range_text(found: PagodaRanges) -> str:
    """What income and first visits may come to in nine draws of ten, and what that rests on."""
    parts = []
    if found.income is not None:
        parts.append(tr("Income, nine times in ten: {range}.", range=_said(PagodaLevel.INCOME, found.income)))
    if found.first is not None:
        said = _said(PagodaLevel.FIRST, found.first)
        parts.append(tr("First visits it takes, nine times in ten: {range}.", range=said))
    if not parts:
        return ""
    parts.append(
        trn(
            "{n} case of the diary stands behind it.",
            "{n} cases of the diary stand behind it.",
            found.cases,
        )
        if found.cases
        else tr("Only assumptions stand behind it, weighing as ten cases each.")
    )
    return " ".join(parts)


def _said(level: PagodaLevel, found: Range) -> str:
    return f"{_figure(level, found.low)} – {_figure(level, found.high)}"


def _figure(level: PagodaLevel, value: float) -> str:
    if not isfinite(value):
        return tr("without end")
    return show_level(level, Fraction(round(value)))
