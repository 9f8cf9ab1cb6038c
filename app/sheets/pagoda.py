"""The performance pagoda 业绩规划宝塔表 of a quarter: drawn for the total, in tables per strategy, A4."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from app.core.i18n import tr
from app.domain.pagoda import FACTORS, LEVELS, STEPS, Levels, a_month
from app.domain.pagoda_plan import PagodaFigures
from app.domain.pagoda_words import period_of, rates_of, show_factor, show_level
from app.domain.period import span
from app.domain.settings import WorkSettings
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis, Factor, PagodaLevel
from app.services.plan import PlanRow
from app.sheets.page import (
    Block,
    Cell,
    Column,
    Drawing,
    Field,
    Heading,
    Inscription,
    Paragraph,
    Row,
    Shape,
    Sheet,
    Space,
    Stroke,
    Table,
    heading,
)
from app.sheets.wording import month_day, owner_text, period_text, printed_text

_WIDTH: Final = 182.0
_TOWER: Final = 118.0  # the base; the rest stands for what is said beside it
_TOP: Final = 58.0  # the width of the highest storey
_STOREY, _WALL, _ROOF, _PLINTH = 6.7, 5.2, 9.5, 2.2
_EAVES: Final = 2.2  # how far a storey's floor stands out


def pagoda(
    plan: PlanRow | None, figures: PagodaFigures | None, day: date, settings: WorkSettings, today: date
) -> Sheet:
    """The sheet for the quarter that `day` lies in; without a plan a form to fill in by hand."""
    first, last = span("quarter", day)
    totals = figures.total if figures is not None else {}
    rates = figures.total_rates if figures is not None else {}
    remarks = plan.remarks if plan is not None else ""
    return Sheet(
        tr("Performance pagoda"),
        (
            _drawing(totals, rates),
            Space(1.5),
            Heading(tr("Figures by strategy")),
            _level_table(plan, figures),
            Heading(tr("Rates by strategy")),
            _rate_table(figures),
            *_notes(plan),
            Heading(tr("General remarks")),
            *_remarks(remarks),
        ),
        subtitle=f"{period_text('quarter', day)} ({month_day(first)} – {month_day(last)})",
        fields=(
            Field(tr("Account manager"), settings.owner, 1.1),
            Field(tr("Branch"), plan.branch if plan is not None else "", 1.4),
            Field(tr("Team"), plan.team if plan is not None else "", 1.0),
            Field(tr("Runs on"), Basis(plan.basis).label if plan is not None else "", 1.2),
        ),
        owner=owner_text(settings),
        fit_pages=1,
        printed=printed_text(today),
        file_name=f"{tr('Performance pagoda')} {first.year}-Q{(first.month + 2) // 3}",
    )


# The tower -------------------------------------------------------------------------------------


def _drawing(totals: Levels, rates: Mapping[Factor, Fraction]) -> Drawing:
    """Eight storeys on one another, the step's rate in the wall below each, a month's figure beside."""
    shapes: list[Shape] = []
    strokes: list[Stroke] = []
    texts: list[Inscription] = []
    middle = _WIDTH / 2
    y = _ROOF
    shapes.append(_roof(middle))
    strokes.append(Stroke((middle, 0), (middle, 3.2), strong=True))
    last = len(LEVELS) - 1
    for number, level in enumerate(reversed(LEVELS)):
        half = (_TOP + (_TOWER - _TOP) * number / last) / 2
        shapes.append(_storey(middle, y, half))
        strokes.append(
            Stroke((middle - half - _EAVES, y + _STOREY), (middle + half + _EAVES, y + _STOREY), strong=True)
        )
        texts.append(Inscription(level.label, middle - half + 1, y, half - 2, _STOREY, align="right"))
        shown = show_level(level, totals[level]) if level in totals else ""
        texts.append(Inscription(shown, middle + 2, y, half - 3, _STOREY, bold=True, align="left"))
        if level in totals:
            month = tr("{figure} a month", figure=_month(level, totals[level]))
            left = middle + half + _EAVES + 1.5
            texts.append(Inscription(month, left, y, _WIDTH - left, _STOREY, small=True, align="left"))
        y += _STOREY
        if level in STEPS:
            wall = half - 1.5
            shapes.append(_box(middle - wall, y, 2 * wall, _WALL))
            said = "  ".join(_step(factor, rates) for factor in STEPS[level])
            texts.append(Inscription(said, middle - wall + 1, y + 0.3, 2 * wall - 2, _WALL - 0.6, small=True))
            y += _WALL
    shapes.append(_box(middle - _TOWER / 2 - _EAVES - 3, y, _TOWER + 2 * _EAVES + 6, _PLINTH, shaded=True))
    return Drawing(_WIDTH, y + _PLINTH, tuple(shapes), tuple(strokes), tuple(texts))


def _roof(middle: float) -> Shape:
    half = _TOP / 2 + _EAVES
    curve = ((0.0, 0.26), (0.12, 0.5), (0.34, 0.74), (0.66, 0.9), (1.0, 1.0))  # eaves that turn up
    right = tuple((middle + half * x, _ROOF * y) for x, y in curve)
    left = tuple((middle - half * x, _ROOF * y) for x, y in reversed(curve[1:]))
    return Shape((*right, *left), shaded=True)


def _storey(middle: float, top: float, half: float) -> Shape:
    return Shape(
        (
            (middle - half, top),
            (middle + half, top),
            (middle + half + _EAVES, top + _STOREY),
            (middle - half - _EAVES, top + _STOREY),
        ),
        shaded=True,
    )


def _box(left: float, top: float, width: float, height: float, *, shaded: bool = False) -> Shape:
    right, bottom = left + width, top + height
    return Shape(((left, top), (right, top), (right, bottom), (left, bottom)), shaded)


def _step(factor: Factor, rates: Mapping[Factor, Fraction]) -> str:
    shown = show_factor(factor, rates[factor]) if factor in rates else "______"
    return f"× {factor.label} {shown}"


def _month(level: PagodaLevel, value: Fraction) -> str:
    return show_level(level, a_month(value))


# The tables ------------------------------------------------------------------------------------


def _level_table(plan: PlanRow | None, figures: PagodaFigures | None) -> Table:
    columns = (
        Column(tr("Strategy"), fixed=23),
        *(Column(level.label, align="right") for level in LEVELS),
    )
    rows = []
    for number, strategy in enumerate(Strategy):
        part = figures.parts[number] if figures is not None else {}
        pin = plan.strategies[number].pin_level if plan is not None else None
        rows.append(_row(strategy.label, [_figure(level, part, pinned=level is pin) for level in LEVELS]))
    total = figures.total if figures is not None else {}
    cells = [_figure(level, total) for level in LEVELS]
    rows.append(_row(tr("Total"), cells, strong_top=True))
    months = [Cell(_month(level, total[level]) if level in total else "", small=True) for level in LEVELS]
    rows.append(_row(tr("a month"), months))
    return Table(columns, tuple(rows), row_height=6.2)


def _figure(level: PagodaLevel, part: Levels, *, pinned: bool = False) -> Cell:
    shown = show_level(level, part[level]) if level in part else ""
    return Cell(shown, bold=pinned, shaded=pinned)


def _rate_table(figures: PagodaFigures | None) -> Table:
    columns = (
        Column(tr("Strategy"), fixed=23),
        *(Column(factor.label, align="right") for factor in FACTORS),
    )
    rows = []
    for number, strategy in enumerate(Strategy):
        rates = rates_of(figures.rates[number]) if figures is not None else {}
        rows.append(_row(strategy.label, _each(FACTORS, rates, show_factor)))
    total = figures.total_rates if figures is not None else {}
    rows.append(_row(tr("Total"), _each(FACTORS, total, show_factor), strong_top=True))
    periods = [Cell(period_of(factor, total.get(factor)), small=True, align="left") for factor in FACTORS]
    rows.append(_row(tr("Counted over"), periods))
    return Table(columns, tuple(rows), row_height=6.2)


def _each(
    factors: tuple[Factor, ...],
    rates: Mapping[Factor, Fraction],
    show: Callable[[Factor, Fraction], str],
) -> list[Cell]:
    return [Cell(show(factor, rates[factor]) if factor in rates else "") for factor in factors]


def _row(name: str, cells: list[Cell], *, strong_top: bool = False) -> Row:
    return Row((heading(name), *cells), strong_top=strong_top)


def _notes(plan: PlanRow | None) -> list[Block]:
    if plan is None:
        return []
    note = tr("Shaded: typed in; the other figures of its row follow from it. Counts are rounded up.")
    return [Space(1), Paragraph(note, small=True)]


def _remarks(remarks: str) -> list[Block]:
    if remarks:
        return [Paragraph(line) for line in remarks.split("\n")]
    return [Table((Column(),), (Row((Cell(),), min_height=16),))]
