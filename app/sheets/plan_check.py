"""What week and month checks have in common: figures, words, and visits by what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from app.core.i18n import tr
from app.domain.checks import Fate, percent
from app.domain.money import show_money
from app.domain.settings import WorkSettings
from app.domain.terms import NotMet, Outcome, label_of
from app.domain.terms.planning import MONEY_METRICS, Metric
from app.services.checks import CheckRow, MetricRow, PlanItem
from app.services.counts import COUNTED
from app.sheets.page import Block, Cell, Column, Field, FieldLine, Row, Table, label
from app.sheets.wording import day_text, near_day, times, weekday

MARKS: Final = {
    Fate.DONE: "✓",
    Fate.TICKED: "✓?",
    Fate.MOVED: "→",
    Fate.MISSED: "×",
    Fate.AHEAD: "",
    Fate.UNPLANNED: "＋",
}


def head_fields(check: CheckRow, settings: WorkSettings) -> tuple[Field, ...]:
    """Whose check, and when it was made; a line to write the day on until it is closed."""
    closed = day_text(check.closed_on) if check.closed_on is not None else ""
    return (
        Field(tr("Account manager"), settings.owner, 1.2),
        Field(tr("Firm"), settings.firm, 1.2),
        Field(tr("Checked on"), closed),
    )


def metric_table(check: CheckRow, today: date, *, blank_rows: int = 1) -> Table:
    """Planned, actual, attainment, cause, countermeasure; each metric has its row, to write on by hand."""
    rows = {row.metric: row for row in check.metrics}
    begun = check.starts_on <= today
    codes = [metric.value for metric in Metric if metric in COUNTED or metric.value in rows]
    return Table(
        (
            Column(tr("Metric"), fixed=30),
            Column(tr("Planned"), fixed=19, align="right"),
            Column(tr("Actual"), fixed=19, align="right"),
            Column(tr("Attainment"), fixed=19, align="right"),
            Column(tr("Cause of the gap")),
            Column(tr("Countermeasure")),
        ),
        tuple(_metric_row(code, rows.get(code), check, begun=begun) for code in codes),
        row_height=6.6,
        blank_rows=blank_rows,
        blank_height=6.6,
    )


def _metric_row(code: str, row: MetricRow | None, check: CheckRow, *, begun: bool) -> Row:
    name = Metric(code).label
    if row is None:
        nothing = "0" if begun and code not in MONEY_METRICS else ""
        return Row.of(name, "", nothing)
    follows = row.countermeasure
    if row.line_on is not None:
        follows = tr("{text} (→ {day})", text=follows, day=near_day(row.line_on, check.starts_on))
    actual = figure(code, row.actual) if begun else ""
    return Row.of(
        name,
        figure(code, row.planned),
        actual,
        percent(row.attainment) if row.attainment is not None and begun else "",
        row.cause,
        follows,
    )


def figure(code: str, value: int | None) -> str:
    """A count, or an amount where the metric is money; empty, to write on, where there is none."""
    if value is None:
        return ""
    return show_money(value) if code in MONEY_METRICS else f"{value:,}"


def summary_table(check: CheckRow, height: float = 13.0) -> Table:
    """Room for what the period taught."""
    return Table(
        (Column(fixed=30), Column(valign="top")),
        (Row((label(tr("In a sentence")), Cell(check.sentence())), min_height=7.0),
         Row((label(tr("What it taught")), Cell(check.summary)), min_height=height)),
    )  # fmt: skip


def visit_table(items: Iterable[PlanItem], seen_from: date, *, blank_rows: int) -> Table:
    """Visits in the order of their days, each with what became of it; further rows to write on."""
    return Table(
        (
            Column(tr("Day"), fixed=24, align="center"),
            Column(tr("Time"), fixed=15, align="center"),
            Column(tr("Client"), share=1.1),
            Column(tr("Work plan"), share=1.7),
            Column(tr("State"), fixed=14, align="center"),
            Column(tr("Result, or why not"), share=1.5),
        ),
        tuple(_visit_row(item, seen_from) for item in items),
        row_height=6.6,
        blank_rows=blank_rows,
        blank_height=7.2,
        fill_page=True,
    )


def _visit_row(item: PlanItem, seen_from: date) -> Row:
    return Row.of(
        f"{near_day(item.on_date, seen_from)} {weekday(item.on_date, short=True)}",
        times(item.start_time),
        item.name,
        item.plan,
        MARKS[item.fate],
        _result(item, seen_from),
    )


def _result(item: PlanItem, seen_from: date) -> str:
    if item.fate is Fate.MOVED and item.moved_to is not None:
        return tr("Moved to {day}", day=near_day(item.moved_to, seen_from))
    if item.not_met:
        return tr("Not met ({why})", why=label_of(NotMet, item.not_met))
    return label_of(Outcome, item.outcome)


def legend() -> str:
    """What the marks mean."""
    return tr("✓ held   ✓? ticked, contact not recorded   → moved   × not held   ＋ not planned")


def signatures() -> Block:
    """To be signed."""
    return FieldLine((Field(tr("Account manager")), Field(tr("Team leader")), Field(tr("Date"))))


def in_order(items: Sequence[PlanItem]) -> list[PlanItem]:
    """By day and time, those without a time last."""
    return sorted(items, key=lambda item: (item.on_date, item.start_time is None, str(item.start_time)))
