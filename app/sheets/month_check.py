"""The check of a month 月计划达成检查表: figures, why and what next, its weeks, and what went astray; A4."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

from app.core.i18n import tr
from app.domain.checks import PLANNED, Fate, percent
from app.domain.process import periods
from app.domain.settings import WorkSettings
from app.services.checks import CheckRow
from app.sheets.page import Cell, Column, Heading, Paragraph, Row, Sheet, Space, Table
from app.sheets.plan_check import (
    head_fields,
    in_order,
    legend,
    metric_table,
    signatures,
    summary_table,
    visit_table,
)
from app.sheets.wording import near_day, owner_text, period_text, printed_text

SPARE_ROWS = 2  # to write in by hand below what is known
ASTRAY = (Fate.MISSED, Fate.MOVED, Fate.TICKED, Fate.UNPLANNED)


def month_check(check: CheckRow, settings: WorkSettings, today: date) -> Sheet:
    """The sheet of the month; visits held as planned are counted, the others listed."""
    astray = [item for item in check.visits if item.fate in ASTRAY]
    return Sheet(
        tr("Month check"),
        (
            metric_table(check, today),
            Space(2.5),
            summary_table(check),
            Heading(tr("Visits by week")),
            _weeks(check, today),
            Heading(tr("Visits that went otherwise than planned")),
            visit_table(in_order(astray), check.starts_on, blank_rows=SPARE_ROWS),
            Space(0.8),
            Paragraph(legend(), small=True),
            Space(2.0),
            signatures(),
        ),
        subtitle=period_text("month", check.starts_on),
        fields=head_fields(check, settings),
        owner=owner_text(settings),
        printed=printed_text(today),
        fit_pages=1,
        file_name=f"{tr('Month check')} {check.starts_on:%Y-%m}",
    )


def _weeks(check: CheckRow, today: date) -> Table:
    """How each week of the month went; weeks that have not begun are left to write on."""
    figures = (tr("Planned"), tr("Held"), tr("Moved away"), tr("Missed"), tr("Unplanned"), tr("Attainment"))
    rows = []
    for first, last in periods("week", check.starts_on, check.ends_on):
        tally = Counter(item.fate for item in check.visits if first <= item.on_date <= last)
        planned = sum(tally[fate] for fate in PLANNED)
        named = f"{near_day(first, first)} – {near_day(last, first)}"
        counts = [planned, *(tally[f] for f in (Fate.DONE, Fate.MOVED, Fate.MISSED, Fate.UNPLANNED))]
        shown = [str(count) if first <= today else "" for count in counts]
        shown[0] = str(planned) if planned or first <= today else ""
        share = percent(Fraction(tally[Fate.DONE], planned)) if planned and first <= today else ""
        rows.append(Row.of(named, *(Cell(text) for text in shown), share))
    return Table(
        (Column(tr("Week"), fixed=40, align="center"), *(Column(text, align="center") for text in figures)),
        tuple(rows),
        row_height=6.6,
    )
