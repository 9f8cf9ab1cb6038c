"""How the weeks of a month and the prospects named for it are worded, on screen and on paper."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.i18n import tr, trn
from app.domain.period import span
from app.domain.targets import Part
from app.domain.terms import Standing
from app.services.targets import NamedRow
from app.sheets.wording import near_day, period_text


def part_days(part: Part) -> str:
    """11-02–08, or the one day."""
    if part.first == part.last:
        return f"{part.first:%m-%d}"
    return f"{part.first:%m-%d}–{part.last:%d}"


def part_title(part: Part) -> str:
    """第45周, W45."""
    return tr("W{week}", week=part.first.isocalendar().week)


def working_days(count: int) -> str:
    """How many days are worked."""
    return trn("{n} workday", "{n} workdays", count)


def crosses(part: Part) -> bool:
    """Whether the week goes on in another month."""
    return part.last - part.first < timedelta(days=6)


def place_text(place: tuple[date, date | None], seen_from: date) -> str:
    """The month, or the week within the month one looks from."""
    month_on, week_on = place
    if week_on is not None and month_on == span("month", seen_from)[0]:
        return tr("week {week}", week=week_on.isocalendar().week)
    return period_text("month", month_on)


def came_text(row: NamedRow) -> str:
    """Where a name was carried over from."""
    if row.came_from is None:
        return ""
    return tr("carried over from {place}", place=place_text(row.came_from, row.month_on))


def state_text(row: NamedRow, today: date) -> str:
    """What came of a name, or when it will be seen; empty while nothing is arranged."""
    seen_from = row.month_on
    if row.opened_on is not None:
        return tr("opened {day}", day=near_day(row.opened_on, seen_from))
    if row.held_on is not None:
        return tr("visited {day}", day=near_day(row.held_on, seen_from))
    if row.done_on is not None:
        return tr("done {day}", day=near_day(row.done_on, seen_from))
    if row.carried_on is not None:
        if row.carried_to is None:
            return tr("carried over {day}", day=near_day(row.carried_on, seen_from))
        return tr("carried over to {place}", place=place_text(row.carried_to, row.month_on))
    if row.standing == Standing.LOST:
        return tr("lost")
    if row.line_on is not None:
        day = near_day(row.line_on, seen_from)
        return (
            tr("planned {day}", day=day) if row.line_on >= today else tr("planned {day}, not held", day=day)
        )
    last = row.week_on + timedelta(days=6) if row.week_on is not None else span("month", row.month_on)[1]
    return tr("not seen") if last < today else ""
