"""The check of a week 周计划达成检查表: figures, why and what next, and every visit; A4."""

from __future__ import annotations

from datetime import date

from app.core.i18n import tr
from app.domain.settings import WorkSettings
from app.services.checks import CheckRow
from app.sheets.page import Heading, Paragraph, Sheet, Space
from app.sheets.plan_check import (
    head_fields,
    in_order,
    legend,
    metric_table,
    signatures,
    summary_table,
    visit_table,
)
from app.sheets.wording import owner_text, period_text, printed_text

SPARE_ROWS = 2  # to write in by hand below what is known


def week_check(check: CheckRow, settings: WorkSettings, today: date) -> Sheet:
    """The sheet of the week; an empty one is a form to write on."""
    year, week, _day = check.starts_on.isocalendar()
    return Sheet(
        tr("Week check"),
        (
            metric_table(check, today),
            Space(2.5),
            summary_table(check),
            Heading(tr("Visits of the week")),
            visit_table(in_order(check.visits), check.starts_on, blank_rows=SPARE_ROWS),
            Space(0.8),
            Paragraph(legend(), small=True),
            Space(2.0),
            signatures(),
        ),
        subtitle=period_text("week", check.starts_on),
        fields=head_fields(check, settings),
        owner=owner_text(settings),
        printed=printed_text(today),
        fit_pages=1,
        file_name=f"{tr('Week check')} {year}-W{week:02d}",
    )
