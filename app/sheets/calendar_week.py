"""A week on a landscape page: seven columns, the day in parts, with room to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from app.core.i18n import N_, tr
from app.domain.settings import WorkSettings
from app.services.calendar import CalendarDay
from app.sheets.calendar_words import below_number, entry_text, rest_mark, unknown_years
from app.sheets.page import Cell, Column, Paragraph, Row, Sheet, Table, heading, label
from app.sheets.wording import owner_text, period_text, printed_text, weekday

_PARTS: Final[tuple[tuple[str, time | None, time | None, float], ...]] = (
    (N_("All day"), None, None, 24.0),
    (N_("Morning"), time(0), time(12), 44.0),
    (N_("Afternoon"), time(12), time(18), 50.0),
    (N_("Evening"), time(18), None, 26.0),
)
_MOST: Final = 10  # entries in a part of a day


def calendar_week(days: Sequence[CalendarDay], settings: WorkSettings, today: date) -> Sheet:
    """The sheet for seven days."""
    monday = days[0].on
    year, week, _day = monday.isocalendar()
    head = Row((heading(""), *(heading(_title(day)) for day in days)))
    rows = [
        Row((label(tr(name)), *(_cell(day, begin, end) for day in days)), high)
        for name, begin, end, high in _PARTS
    ]
    columns = (Column(fixed=16), *(Column(valign="top") for _ in days))
    title, note = tr("Calendar"), unknown_years(days)
    return Sheet(
        title,
        (
            Table(columns, tuple(rows), (head,), stretch=True),
            *([Paragraph(note, small=True)] if note else []),
        ),
        orientation="landscape",
        subtitle=period_text("week", monday),
        owner=owner_text(settings),
        printed=printed_text(today),
        fit_pages=1,
        file_name=f"{title} {year}-W{week:02d}",
    )


def _title(day: CalendarDay) -> str:
    below = " ".join(filter(None, (below_number(day), rest_mark(day))))
    return f"{weekday(day.on, short=True)} {day.on:%m-%d}\n{below}"


def _cell(day: CalendarDay, begin: time | None, end: time | None) -> Cell:
    """What begins in this part of the day; without a begin what has no hour."""
    if begin is None:
        entries = [entry for entry in day.entries if entry.start is None]
    else:
        entries = [
            entry
            for entry in day.entries
            if entry.start is not None and begin <= entry.start and (end is None or entry.start < end)
        ]
        entries.sort(key=lambda entry: entry.start or time.min)
    left = max(0, len(entries) - _MOST) + (day.more if begin is None else 0)
    lines = [entry_text(entry, ends=True) for entry in entries[:_MOST]]
    if left:
        lines.append(tr("+{n} more", n=left))
    return Cell("\n".join(lines), small=True, valign="top")
