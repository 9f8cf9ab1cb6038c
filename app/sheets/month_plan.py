"""The month breakdown 月计划分解表: targets over the weeks, below them whom to see; A4 landscape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.i18n import tr
from app.domain.period import span
from app.domain.settings import WorkSettings
from app.domain.targets import Part, show_target
from app.domain.terms.planning import Metric
from app.services.targets import MetricRow, MonthTargets, NamedRow, TargetRow
from app.sheets.month_words import came_text, crosses, part_days, part_title, state_text, working_days
from app.sheets.page import (
    Cell,
    Column,
    Field,
    Paragraph,
    Row,
    Sheet,
    Space,
    Table,
    heading,
)
from app.sheets.wording import owner_text, period_text, printed_text

METRIC_WIDTH: Final = 42
MONTH_WIDTH: Final = 19
LAST_WIDTH: Final = 22
LEAST_NAMES: Final = 8  # rows for names, written on or not
SPARE_ROWS: Final = 2  # to write in by hand below the names
BLANK_METRICS: Final = 1  # for a metric of one's own


def month_plan(month: MonthTargets, names: Sequence[NamedRow], settings: WorkSettings, today: date) -> Sheet:
    """The sheet of a month, to fill in by hand where nothing is planned yet."""
    quarter = span("quarter", month.month_on)[0]
    return Sheet(
        tr("Month breakdown"),
        (
            _targets(month),
            Space(0.8),
            Paragraph(_rule(month), small=True),
            Space(2.5),
            _names(month, names, today),
        ),
        orientation="landscape",
        subtitle=f"{period_text('month', month.month_on)} · {working_days(sum(p.days for p in month.weeks))}",
        fields=(
            Field(tr("Account manager"), settings.owner, 1.4),
            Field(tr("Firm"), settings.firm, 1.6),
            Field(tr("Quarter"), period_text("quarter", quarter), 1.2),
            Field(tr("Focus of the month"), "", 2.0),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        fit_pages=1,
        file_name=f"{tr('Month plan')} {month.month_on:%Y-%m}",
    )


def _targets(month: MonthTargets) -> Table:
    """A metric a row: the month, its weeks, and room for a remark."""
    head = Row(
        (
            heading(tr("Metric")),
            heading(tr("Month")),
            *(heading(_week_head(part)) for part in month.weeks),
            heading(tr("Remarks")),
        )
    )
    columns = (
        Column(fixed=METRIC_WIDTH),
        Column(fixed=MONTH_WIDTH, align="right"),
        *(Column(align="right") for _ in month.weeks),
        Column(fixed=LAST_WIDTH),
    )
    return Table(
        columns,
        tuple(_target_row(row) for row in month.shown()),
        head=(head,),
        row_height=6.2,
        blank_rows=BLANK_METRICS,
        blank_height=6.2,
    )


def _week_head(part: Part) -> str:
    mark = "*" if crosses(part) else ""
    days = tr("{days} ({count} d)", days=part_days(part), count=part.days)
    return f"{part_title(part)}{mark}\n{days}"


def _target_row(row: MetricRow) -> Row:
    off = ""
    if row.off > 0:
        off = tr("weeks +{number}", number=show_target(row.metric, row.off))
    elif row.off < 0:
        off = tr("weeks −{number}", number=show_target(row.metric, -row.off))
    return Row(
        (
            Cell(Metric(row.metric).label, shaded=True),
            Cell(_figure(row.metric, row.month), bold=True),
            *(Cell(_figure(row.metric, each), bold=each is not None and each.adjusted) for each in row.weeks),
            Cell(off, small=True),
        )
    )


def _figure(metric: str, row: TargetRow | None) -> str:
    return show_target(metric, row.target if row is not None else None)


def _names(month: MonthTargets, names: Sequence[NamedRow], today: date) -> Table:
    """Who is to be seen: below its week, those without one on the left."""
    mondays = {part.monday for part in month.weeks}
    columns = [[row for row in names if row.week_on not in mondays]]
    columns += [[row for row in names if row.week_on == part.monday] for part in month.weeks]
    count = max(LEAST_NAMES, *(len(column) + SPARE_ROWS for column in columns))
    rows = tuple(
        Row((*(_name(column, at, today) for column in columns), Cell()), min_height=7.2)
        for at in range(count)
    )
    head = Row(
        (
            heading(tr("Target prospects, no week yet")),
            *(heading(f"{part_title(part)}  {part_days(part)}") for part in month.weeks),
            heading(tr("Remarks")),
        )
    )
    return Table(
        (
            Column(fixed=METRIC_WIDTH + MONTH_WIDTH),
            *(Column() for _ in month.weeks),
            Column(fixed=LAST_WIDTH),
        ),
        rows,
        head=(head,),
        stretch=True,
    )


def _name(column: Sequence[NamedRow], at: int, today: date) -> Cell:
    if at >= len(column):
        return Cell()
    row = column[at]
    below = [text for text in (state_text(row, today), came_text(row), row.note) if text]
    return Cell("\n".join([f"{row.name} {row.rung or ''}".strip(), *below]), small=True)


def _rule(month: MonthTargets) -> str:
    said = [tr("Split by working days; bold: typed and kept.")]
    if any(crosses(part) for part in month.weeks):
        said.append(tr("* The week goes on in another month: only the days of this month are counted here."))
    if not month.known:
        said.append(tr("The holiday plan of these days is not published: only what is off by law counts."))
    return " ".join(said)
