"""The daily log 工作日志: a page a day, A4, with rows left to write in by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.i18n import tr, trn
from app.domain.settings import WorkSettings
from app.domain.terms import LineState, OccasionKind
from app.domain.working_days import WorkCalendar, holiday_name
from app.services.due import DueRow
from app.services.form_lines import FormLine
from app.services.forms import OpenItem
from app.sheets.page import Cell, Column, Field, PageBreak, Paragraph, Row, Sheet, Space, Table, label
from app.sheets.wording import (
    BOX,
    day_text,
    legend,
    lunar_text,
    owner_text,
    printed_text,
    state_mark,
    times,
    weekday,
)

_BIRTHDAYS: Final = frozenset({OccasionKind.BIRTHDAY, OccasionKind.PERSON_BIRTHDAY})
_OCCASIONS: Final = frozenset(OccasionKind)
MOST_DUE: Final = 12  # at the head of the day; a longer list goes on after the log
SPARE_ROWS: Final = 2  # to write in by hand, on a full page too


def daily_log(
    lines: Sequence[FormLine],
    due: Sequence[DueRow],
    done: Sequence[OpenItem],
    overdue: int,
    on: date,
    settings: WorkSettings,
    today: date,
) -> Sheet:
    """The sheet of a day: its lines, and what is due on it."""
    items = _follow_ups(due, done, overdue)
    return Sheet(
        tr("Daily log"),
        (
            _due_table(items[:MOST_DUE]),
            Space(2.5),
            Table(
                _columns(),
                tuple(map(_row, lines)),
                row_height=9,
                blank_rows=SPARE_ROWS,
                blank_height=10.5,
                fill_page=True,
            ),
            Space(0.8),
            Paragraph(legend(), small=True),
            *((PageBreak(), _due_table(items[MOST_DUE:])) if items[MOST_DUE:] else ()),
        ),
        subtitle=_date_line(on, settings),
        fields=(
            Field(tr("Account manager"), settings.owner, 1.3),
            Field(tr("Firm"), settings.firm),
            Field(tr("Tally of the day"), _counts(lines), 1.5),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Daily log')} {on.isoformat()}",
    )


def _date_line(on: date, settings: WorkSettings) -> str:
    """2026年11月23日 星期一 · 农历十月十五, with what is special about the day."""
    calendar = WorkCalendar(settings.work_day_overrides())
    works, holiday = calendar.is_working(on), holiday_name(on)
    parts = [f"{day_text(on)} {weekday(on)}", lunar_text(on)]
    if works and on.weekday() >= 5:
        parts.append(tr("Make-up workday"))
    elif not works:
        parts.append(tr(holiday) if holiday else tr("Day off"))
    return " · ".join(part for part in parts if part)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Time · client"), fixed=25, align="center"),
        Column(tr("Work plan"), share=1.15),
        Column(tr("Work record"), share=1.6),
        Column(tr("Review"), share=1.1),
        Column(tr("Notes"), share=1.0),
        Column(tr("State"), fixed=12, align="center"),
    )


def _row(line: FormLine) -> Row:
    who = "\n".join(dict.fromkeys(_who(line)))
    begins = times(line.start_time, line.end_time)
    when = "\n".join(part for part in (begins, who) if part)
    return Row.of(Cell(when), line.plan, line.record, line.review, line.notes, Cell(state_mark(line)))


def _who(line: FormLine) -> list[str]:
    """Whom the line is about: the file, and whom of an enterprise we spoke with."""
    return [
        tr("{name} ({how})", name=each.name, how=each.person) if each.told and each.person else each.name
        for each in line.files
    ]


def _counts(lines: Sequence[FormLine]) -> str:
    """How the day went; empty, to write on, while no line is settled."""
    states = Counter(line.state for line in lines)
    settled = len(lines) - states[LineState.OPEN.value]
    if not settled:
        return ""
    return tr(
        "{done} done, {not_done} not done, {moved} moved",
        done=states[LineState.DONE.value],
        not_done=states[LineState.NOT_DONE.value],
        moved=states[LineState.MOVED.value],
    )


def _follow_ups(due: Sequence[DueRow], done: Sequence[OpenItem], overdue: int) -> list[str]:
    """What is due on the day: follow-ups, then birthdays and dates, then what is done already."""
    items = [_due_text(row) for row in sorted(due, key=lambda row: row.kind in _OCCASIONS)]
    items += [" ".join(part for part in ("✓", times(item.due_time), item.text) if part) for item in done]
    if overdue:
        text = trn("{n} earlier follow-up is still open", "{n} earlier follow-ups are still open", overdue)
        items.insert(MOST_DUE - 1, f"※ {text}")
    return items


def _due_table(items: Sequence[str]) -> Table:
    """To tick off, in two columns; space to write on where nothing is."""
    half = (len(items) + 1) // 2
    pairs = [(items[at], items[half + at] if half + at < len(items) else "") for at in range(half)]
    pairs = pairs or [("", ""), ("", "")]
    return Table(
        (Column(fixed=25), Column(), Column()),
        tuple(
            Row(
                (*((label(tr("Due today"), rowspan=len(pairs)),) if at == 0 else ()), Cell(left), Cell(right))
            )
            for at, (left, right) in enumerate(pairs)
        ),
        row_height=7,
    )


def _due_text(row: DueRow) -> str:
    """□ 15:30 回电王总 · 王建国 · 138 0574 2211."""
    title = row.title
    if row.turns is not None:
        title = (
            trn("{title}, turns {n}", "{title}, turns {n}", row.turns, title=title)
            if row.kind in _BIRTHDAYS
            else trn("{title}, {n} year", "{title}, {n} years", row.turns, title=title)
        )
    people = [name for name in (row.person, row.file_name) if name and name not in title]
    head = " ".join(part for part in (BOX, times(row.time), title) if part)
    return " · ".join([head, *people, *([row.phone] if row.phone else [])])
