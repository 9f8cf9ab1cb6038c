"""The goal chain 目标倒推表 of a month: every step with its formula and figures, A4."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from app.core.i18n import tr
from app.domain.exact_text import show_count, show_number, show_rate, show_sum
from app.domain.goal_chain import (
    BESIDE,
    MONEY_INPUTS,
    MONEY_STEPS,
    SHARES,
    STEPS,
    ChainInput,
    ChainStep,
    formula,
)
from app.domain.settings import WorkSettings
from app.domain.terms import Basis, label_of
from app.services.goal_chain import ChainFigures, ChainOutlook, ChainRow
from app.sheets.page import Cell, Column, Field, Paragraph, Row, Sheet, Space, Table
from app.sheets.wording import owner_text, printed_text


def goal_chain(
    row: ChainRow | None,
    figures: ChainFigures | None,
    outlook: ChainOutlook | None,
    day: date,
    settings: WorkSettings,
    today: date,
) -> Sheet:
    """The sheet of the month `day` lies in; without a chain a form to fill in by hand."""
    blocks: list[Paragraph | Space | Table] = []
    if row is not None and figures is not None:
        blocks += [Paragraph(_result(row, figures, outlook), bold=True), Space(2.0)]
    blocks += [_table(row, figures), Space(3.0), _remarks()]
    if row is not None and not row.known:
        blocks.append(
            Paragraph(
                tr("The holiday plan of this year is not published: only what is off by law counts."),
                small=True,
            )
        )
    return Sheet(
        tr("Goal chain"),
        tuple(blocks),
        subtitle=tr("{month} / {year}", month=day.month, year=day.year),
        fields=(
            Field(tr("Account manager"), settings.owner),
            Field(tr("Firm"), settings.firm, 1.6),
            Field(tr("Runs on"), label_of(Basis, row.basis) if row else "", 1.4),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Goal chain')} {day:%Y-%m}",
    )


def _result(row: ChainRow, figures: ChainFigures, outlook: ChainOutlook | None) -> str:
    a_day = figures.steps.get(ChainStep.A_DAY)
    income = show_sum(figures.steps[ChainStep.INCOME])
    if a_day is None:
        return tr("No working day is left in this month: plan the next one.")
    spread = ""
    if outlook is not None and outlook.a_day is not None and outlook.a_day.high < 10_000:
        spread = tr(
            " ({low}–{high}, nine times in ten)",
            low=show_number(Fraction(outlook.a_day.low).limit_denominator(100), 1),
            high=show_number(Fraction(outlook.a_day.high).limit_denominator(100), 1),
        )
    return tr(
        "{income} a month means {visits} visits a day{spread} on the {days} working days left.",
        income=income,
        visits=show_number(a_day, 1),
        spread=spread,
        days=row.assumed.days,
    )


def _table(row: ChainRow | None, figures: ChainFigures | None) -> Table:
    rows = []
    for number, step in enumerate(STEPS, 1):
        names = BESIDE[step]
        assumed = "\n".join(f"{name.label}  {_assumed(name, row)}" for name in names)
        used = "\n".join(_used(name, figures) for name in names)
        pinned = row is not None and row.pin is step
        rows.append(
            Row(
                (
                    Cell(str(number), align="center"),
                    Cell(step.label, bold=True),
                    Cell(formula(step)),
                    Cell(assumed),
                    Cell(used),
                    Cell(("◆ " if pinned else "") + _figure(step, figures), bold=True, align="right"),
                )
            )
        )
    columns = (
        Column(tr("No."), fixed=10, align="center"),
        Column(tr("Step"), share=1.2),
        Column(tr("How it follows"), share=2.0),
        Column(tr("Assumed"), share=2.0),
        Column(tr("In use"), share=1.2),
        Column(tr("Figure"), share=1.1, align="right"),
    )
    return Table(columns, tuple(rows), row_height=15.0)


def _assumed(name: ChainInput, row: ChainRow | None) -> str:
    if row is None:
        return ""
    if name is ChainInput.SPENDING:
        return "" if row.spending_fen is None else show_sum(Fraction(row.spending_fen))
    if name is ChainInput.FACTOR:
        return show_number(row.factor)
    return _shown(name, row.assumed.of(name))


def _used(name: ChainInput, figures: ChainFigures | None) -> str:
    if figures is None or name not in figures.cases:
        return ""
    return tr("{value} ({cases} cases)", value=_shown(name, figures.used.of(name)), cases=figures.cases[name])


def _shown(name: ChainInput, value: Fraction) -> str:
    if name in MONEY_INPUTS:
        return show_sum(value)
    return show_rate(value) if name in SHARES else show_number(value)


def _figure(step: ChainStep, figures: ChainFigures | None) -> str:
    value = figures.steps.get(step) if figures is not None else None
    if value is None:
        return ""
    if step in MONEY_STEPS:
        return show_sum(value)
    return show_number(value, 1) if step is ChainStep.A_DAY else show_count(value)


def _remarks() -> Table:
    rows = tuple(Row((Cell(), Cell())) for _ in range(4))
    return Table((Column(tr("What I will do for it")), Column(tr("What came of it"))), rows, row_height=9.0)
