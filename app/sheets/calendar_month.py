"""A month on one landscape page: a row a week, every day with its lunar day and what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from unicodedata import east_asian_width

from app.core.i18n import tr
from app.domain.settings import WorkSettings
from app.services.calendar import CalendarDay
from app.sheets.calendar_words import below_number, entry_text, rest_mark, unknown_years
from app.sheets.page import Cell, Column, Paragraph, Row, Sheet, Table
from app.sheets.wording import owner_text, period_text, printed_text, week_of, weekday

_ROOM: Final = 160.0  # mm that the weeks may share
_HEAD: Final = 6.0
_LINE: Final = 3.75  # mm a line of small type takes
_WIDTH: Final = 25  # of a line, counted in Latin letters


def month_days(day: date) -> tuple[date, date]:
    """Whole weeks around the month of a day, Monday first: as many as it touches."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return week_of(first)[0], week_of(last)[1]


def calendar_month(days: Sequence[CalendarDay], on: date, settings: WorkSettings, today: date) -> Sheet:
    """The sheet for the month of `on`; days of other months bear their number only."""
    weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
    height = _ROOM / len(weeks) - _HEAD
    fits = int((height - 1.5) / _LINE)
    rows: list[Row] = []
    for week in weeks:
        rows.append(Row(tuple(_number(day, on) for day in week), _HEAD, strong_top=True))
        rows.append(Row(tuple(_body(day, on, fits) for day in week), height))
    title = tr("Calendar")
    note = unknown_years([day for day in days if day.on.month == on.month])
    return Sheet(
        title,
        (
            Table(
                tuple(Column(weekday(day.on), valign="top") for day in weeks[0]),
                tuple(rows),
                row_height=_HEAD,
            ),
            *([Paragraph(note, small=True)] if note else []),
        ),
        orientation="landscape",
        subtitle=period_text("month", on),
        owner=owner_text(settings),
        printed=printed_text(today),
        fit_pages=1,
        file_name=f"{title} {on:%Y-%m}",
    )


def _number(day: CalendarDay, on: date) -> Cell:
    if day.on.month != on.month:
        return Cell(f"({day.on.day})", small=True, shaded=True, align="left", valign="middle")
    text = "  ".join(filter(None, (f"{day.on.day}", rest_mark(day), below_number(day))))
    return Cell(text, bold=True, shaded=not day.working, align="left", valign="middle")


def _body(day: CalendarDay, on: date, fits: int) -> Cell:
    if day.on.month != on.month:
        return Cell(shaded=True)
    return Cell("\n".join(_lines(day, fits)), small=True, valign="top")


def _lines(day: CalendarDay, fits: int) -> list[str]:
    """One line an entry; what has no room is counted."""
    count = len(day.entries) + day.more
    kept = day.entries if count <= fits else day.entries[: max(0, fits - 1)]
    lines = [short(entry_text(entry), _WIDTH) for entry in kept]
    if len(kept) < count:
        lines.append(tr("+{n} more", n=count - len(kept)))
    return lines


def short(text: str, width: int) -> str:
    """The text as far as it fits into so many Latin letters; a Chinese one takes the room of two."""
    used = 0
    for at, letter in enumerate(text):
        used += 2 if east_asian_width(letter) in "WF" else 1
        if used > width:
            return text[: max(0, at - 1)].rstrip() + "…"
    return text
