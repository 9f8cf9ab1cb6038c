"""The performance factors 业绩要素评估表 of a quarter: assumed beside measured, by strategy, A4 landscape."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.i18n import tr
from app.domain.factor_table import Column as Factors
from app.domain.factor_table import FactorRow
from app.domain.factor_words import (
    NOTHING,
    certainty_text,
    in_use_text,
    lever_text,
    measured_text,
    shown,
    strategy_name,
)
from app.domain.period import span
from app.domain.settings import WorkSettings
from app.domain.terms import Strategy
from app.domain.terms.planning import Basis
from app.services.factor_table import FactorTable
from app.services.measured import CohortRow
from app.sheets.cohort_words import CohortColumn, cohort_headings, cohort_text
from app.sheets.page import Block, Cell, Column, Field, Heading, Paragraph, Row, Sheet, Space, Table
from app.sheets.wording import month_day, owner_text, period_text, printed_text

_MONTHS: Final = 4  # of first visits that the sheet tells of
_BLANK_MONTHS: Final = 3
_SHARES: Final = {Factors.FIRST: 1.35, Factors.REPEAT: 1.35, Factors.OPENING: 1.35, Factors.EQUITY: 1.25}


def performance_factors(table: FactorTable | None, day: date, settings: WorkSettings, today: date) -> Sheet:
    """The sheet for the quarter that `day` lies in; without a plan a form to fill in by hand."""
    first, last = span("quarter", day)
    plan = table.plan if table is not None else None
    return Sheet(
        tr("Performance factors"),
        (
            _factors(table),
            Space(1.5),
            *([Paragraph(lever_text(table.lever), bold=True)] if table is not None else []),
            Paragraph(
                tr(
                    "Measured: the share of all who began (cases), below it where it lies at 90 %; "
                    "unfinished ones began too lately to tell and are no failures. What moves the factors: "
                    "the strategies traded, the clients' leanings, one's own skill in guiding, "
                    "the firm's policy."
                ),
                small=True,
            ),
            Heading(tr("First visits month by month, and how far they came by now")),
            _cohorts(table.diary.cohorts if table is not None else (), today),
            Heading(tr("General remarks")),
            *_remarks(plan.remarks if plan is not None else ""),
        ),
        orientation="landscape",
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
        file_name=f"{tr('Performance factors')} {first.year}-Q{(first.month + 2) // 3}",
    )


def _factors(table: FactorTable | None) -> Table:
    columns = (
        Column(tr("Strategy"), fixed=24, align="center"),
        Column("", fixed=18, align="center"),
        *(Column(column.label, share=_SHARES.get(column, 0.95), align="center") for column in Factors),
    )
    rows: list[Row] = []
    for strategy in (*(each.value for each in Strategy), None):
        found = next((row for row in table.rows if row.strategy == strategy), None) if table else None
        rows += _strategy_rows(strategy, found)
    return Table(columns, tuple(rows), row_height=5.2)


def _strategy_rows(strategy: str | None, row: FactorRow | None) -> list[Row]:
    """Three lines: as assumed, as the diary shows it with its cases, as the plan uses it."""
    lines: dict[str, list[Cell]] = {tr("Assumed"): [], tr("Measured"): [], tr("In use"): []}
    assumed, measured, used = lines.values()
    for column in Factors:
        cell = row.cells[column] if row is not None else None
        if cell is None:
            for line in lines.values():
                line.append(Cell())
            continue
        assumed.append(Cell(_said(shown(column, cell.assumed))))
        texts = (measured_text(column, cell.measured), certainty_text(column, cell.measured))
        measured.append(Cell(_said("\n".join(text for text in texts if text)), small=True))
        used.append(Cell(_said(in_use_text(column, cell.in_use)), bold=True))
    name = Cell(strategy_name(strategy), bold=True, rowspan=len(lines), shaded=strategy is None)
    return [
        Row((*((name,) if number == 0 else ()), Cell(title, small=True), *cells), strong_top=number == 0)
        for number, (title, cells) in enumerate(lines.items())
    ]


def _said(text: str) -> str:
    return "" if text == NOTHING else text


def _cohorts(rows: tuple[CohortRow, ...], today: date) -> Table:
    columns = tuple(
        Column(heading, share=1.7 if number == CohortColumn.STATE else 1, align="center")
        for number, heading in enumerate(cohort_headings())
    )
    shown_rows = tuple(
        Row.of(*(cohort_text(row, column, today) for column in CohortColumn)) for row in rows[:_MONTHS]
    )
    blank = 0 if shown_rows else _BLANK_MONTHS
    return Table(columns, shown_rows, row_height=5.2, blank_rows=blank, blank_height=5.2)


def _remarks(text: str) -> list[Block]:
    if text:
        return [Paragraph(text)]
    return [Table((Column(),), (Row.of(""),), row_height=9)]
