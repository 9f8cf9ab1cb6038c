"""The parts of the morning brief in words, each entry with the place it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.core.i18n import tr, trn
from app.domain.terms.planning import Metric
from app.domain.text import show_line
from app.services.check_rows import CheckRow
from app.services.day_brief import BriefRow, Short, is_unconfirmed
from app.services.due import DueRow
from app.services.form_lines import FormLine
from app.ui.context import Context
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.due_text import what_text, when_text, who_text
from app.ui.widgets.line_text import hours_text, names_text

MOST_FIGURES: Final = 5
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the brief: when, what, who; and where it leads."""

    when: str
    what: str
    who: str
    go: Callable[[], None]
    marked: bool = False  # wants an eye: unconfirmed, or late


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    entries: tuple[Entry, ...]


def sections(context: Context, row: BriefRow) -> list[Section]:
    """Those that hold something."""
    made = [
        Section(tr("Today's visits and appointments"), tuple(_visit(context, line) for line in row.visits)),
        Section(
            trn("Left open: {n} line", "Left open: {n} lines", len(row.left)),
            tuple(_left(context, line, row) for line in row.left),
        ),
        Section(tr("Due and late"), _due(context, row, row.due)),
        Section(tr("Birthdays and dates"), _due(context, row, row.dates)),
        Section(tr("Who is wanted"), _wanted(context, row)),
        Section(tr("This week"), _figures(context, row.week) if row.figures else ()),
    ]
    return [section for section in made if section.entries]


def _visit(context: Context, line: FormLine) -> Entry:
    what, unconfirmed = show_line(line.plan, _LONGEST), is_unconfirmed(line)
    if unconfirmed:
        what = " · ".join(part for part in (what, tr("not confirmed")) if part)
    return Entry(
        hours_text(line.start_time, line.end_time),
        what,
        names_text(line),
        lambda: _open(context, line),
        unconfirmed,
    )


def _open(context: Context, line: FormLine) -> None:
    if line.files:
        context.file_requested.emit(line.files[0].file_id)
    else:
        context.day_requested.emit(line.on_date)


def _left(context: Context, line: FormLine, row: BriefRow) -> Entry:
    when = " ".join(
        part
        for part in (short_day(line.on_date, row.day), hours_text(line.start_time, line.end_time))
        if part
    )
    return Entry(
        when,
        show_line(line.plan, _LONGEST),
        names_text(line),
        lambda: context.day_requested.emit(line.on_date),
    )


def _due(context: Context, row: BriefRow, short: Short) -> tuple[Entry, ...]:
    def go(due: DueRow) -> Callable[[], None]:
        file_id = due.file_id
        if file_id is not None:
            return lambda: context.file_requested.emit(file_id)
        return lambda: context.page_requested.emit("reminders")

    made = [
        Entry(
            when_text(due, row.day),
            show_line(what_text(due), _LONGEST),
            show_line(who_text(due), 60),
            go(due),
            bool(due.days_overdue),
        )
        for due in short.rows
    ]
    return (*made, *_more(short.total - len(made), lambda: context.page_requested.emit("reminders")))


def _wanted(context: Context, row: BriefRow) -> tuple[Entry, ...]:
    made = [
        Entry(
            trn("silent {n} day", "silent {n} days", each.silent_days),
            show_line(each.reasons[0] if each.reasons else "", _LONGEST),
            show_line(each.name, 60),
            lambda file_id=each.file_id: context.file_requested.emit(file_id),  # type: ignore[misc]
        )
        for each in row.wanted
    ]
    return (*made, *_more(row.wanted_total - len(made), context.rhythm_requested.emit))


def _more(left: int, go: Callable[[], None]) -> tuple[Entry, ...]:
    return (Entry("", trn("{n} more…", "{n} more…", left), "", go),) if left > 0 else ()


def _figures(context: Context, week: CheckRow) -> tuple[Entry, ...]:
    from app.sheets.plan_check import figure  # wanted only where there are figures

    def go() -> None:
        context.page_requested.emit("plans/checks")

    made = [
        Entry(
            Metric(row.metric).label,
            tr(
                "{actual} of {planned}",
                actual=figure(row.metric, row.actual or 0),
                planned=figure(row.metric, row.planned),
            ),
            "",
            go,
        )
        for row in week.metrics
        if row.planned
    ][:MOST_FIGURES]
    said = week.sentence()
    return (*made, *((Entry("", said, "", go),) if said and not made else ()))
