"""The development log 客户开拓日志: one prospect's way in full, or all targets of a quarter; A4 landscape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.i18n import tr
from app.domain.settings import WorkSettings
from app.domain.terms import Standing, label_of
from app.domain.terms.planning import DevelopmentStepKind as Step
from app.services.development import DevelopmentLog, StepRow
from app.sheets.page import Cell, Column, Field, Paragraph, Row, Sheet, Space, Table, label
from app.sheets.wording import near_day, owner_text, period_text, printed_text, visit_text

NO_WIDTH: Final = 10
NAME_WIDTH: Final = 34
BLANK_STEPS: Final = 2  # rows of a step to write in by hand where nothing is there
SPARE_STEPS: Final = 1  # below what is there
SPARE_TARGETS: Final = 4
LONGEST: Final = 60  # characters of a step in the overview


def one_log(log: DevelopmentLog, settings: WorkSettings, today: date) -> Sheet:
    """One prospect: each step with its days, what was done, what comes next, and rows to write on."""
    rows = [row for step in Step for row in _step_rows(step, log.of(step), today)]
    return Sheet(
        tr("Client development log"),
        (
            Table(
                (
                    Column(tr("Step"), fixed=30, align="center"),
                    Column(tr("Day"), fixed=24, align="center"),
                    Column(tr("What was done"), share=3.0),
                    Column(tr("What comes next"), share=2.2),
                    Column(tr("Remarks"), share=1.0),
                ),
                tuple(rows),
                row_height=7.4,
                stretch=True,
            ),
        ),
        orientation="landscape",
        fields=(
            Field(tr("Client"), log.name, 1.6),
            Field(tr("Standing"), label_of(Standing, log.standing), 1.0),
            Field(tr("Rung"), log.rung or "", 0.6),
            Field(tr("Target since"), log.target_on.isoformat() if log.target_on else "", 1.1),
            Field(tr("Account manager"), settings.owner, 1.4),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Client development log')} {log.name}",
    )


def _step_rows(step: Step, rows: Sequence[StepRow], today: date) -> list[Row]:
    count = len(rows) + SPARE_STEPS if rows else BLANK_STEPS
    if step is Step.OPENED:
        count = max(len(rows), 1)
    made = []
    for at in range(count):
        row = rows[at] if at < len(rows) else None
        first = (label(step.label, rowspan=count),) if at == 0 else ()
        cells = (
            (Cell(_day(row, today)), Cell(done_text(row)), Cell(row.next), Cell())
            if row is not None
            else (Cell(), Cell(), Cell(), Cell())
        )
        made.append(Row((*first, *cells), strong_top=at == 0))
    return made


def done_text(row: StepRow) -> str:
    """What was done, a visit with its number."""
    return " · ".join(part for part in (visit_text(row.number), row.done) if part)


def _day(row: StepRow, today: date) -> str:
    if row.on_date is None:
        return ""
    text = row.on_date.isoformat()
    return text if row.done or row.on_date < today else f"{text}\n{tr('planned')}"


def all_logs(logs: Sequence[DevelopmentLog], day: date, settings: WorkSettings, today: date) -> Sheet:
    """All targets of the quarter a day lies in, a row each, and rows to write in by hand."""
    opened = sum(bool(log.of(Step.OPENED)) for log in logs)
    rows = tuple(_overview(number, log, today) for number, log in enumerate(logs, 1))
    return Sheet(
        tr("Client development log"),
        (
            Table(
                (
                    Column(tr("No."), fixed=NO_WIDTH, align="center"),
                    Column(tr("Client"), fixed=NAME_WIDTH),
                    *(Column(step.label, share=_share(step)) for step in Step),
                    Column(tr("What comes next"), share=1.5),
                ),
                rows,
                row_height=11.0,
                blank_rows=SPARE_TARGETS,
                blank_height=11.0,
                fill_page=True,
            ),
            Space(0.8),
            Paragraph(
                tr("Visits, events and openings are taken from the diary; a bracket: still ahead."),
                small=True,
            ),
        ),
        orientation="landscape",
        subtitle=period_text("quarter", day),
        fields=(
            Field(tr("Account manager"), settings.owner, 1.4),
            Field(tr("Firm"), settings.firm, 1.6),
            Field(tr("Targets"), str(len(logs)) if logs else "", 0.8),
            Field(tr("Accounts opened"), str(opened) if logs else "", 1.1),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Client development log')} {day.year}-Q{(day.month + 2) // 3}",
    )


def _share(step: Step) -> float:
    return {Step.PLAN: 1.0, Step.VISITS: 1.3, Step.OPENED: 0.8}.get(step, 1.1)


def _overview(number: int, log: DevelopmentLog, today: date) -> Row:
    name = f"{log.name} {log.rung or ''}".strip()
    if log.standing == Standing.LOST:
        name += f"\n{label_of(Standing, log.standing)}"
    following = log.next
    return Row(
        (
            Cell(str(number)),
            Cell(name, bold=True),
            *(Cell(_short(step, log.of(step), today), small=True) for step in Step),
            Cell(_cut(following.next) if following is not None else "", small=True),
        )
    )


def _short(step: Step, rows: Sequence[StepRow], today: date) -> str:
    """The days of visits; of another step its latest day and words."""
    if step is Step.VISITS:
        return "\n".join(_visit(row, today) for row in rows[-3:])
    told = [row for row in rows if row.done] or list(rows)
    if not told:
        return ""
    row = told[-1]
    day = near_day(row.on_date, today)
    if step in {Step.PLAN, Step.OPENED} and row.typed_id is None:
        return day
    return f"{day} {_cut(row.done or row.next)}".strip()


def _visit(row: StepRow, today: date) -> str:
    day = near_day(row.on_date, today)
    return f"{day} {visit_text(row.number)}" if row.done else f"({day})"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
