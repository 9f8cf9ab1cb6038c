"""Activity by day over a year: a square a day, darker with more contacts, marked where there were visits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from app.charts.canvas import Canvas
from app.charts.picture import Chart, Frame
from app.core.i18n import N_, tr, trn
from app.domain.funnels import DayActivity

_WEEKDAYS = (N_("Mon"), "", N_("Wed"), "", N_("Fri"), "", N_("Sun"))
LEVELS = (1, 3, 5, 8)  # from this many contacts on a darker shade


def level(contacts: int) -> int:
    """The shade of a day, 0 for none to 4."""
    return sum(contacts >= bound for bound in LEVELS)


def draw(year: int, days: Mapping[date, DayActivity], today: date, frame: Frame) -> Chart:
    """Weeks from left to right, Monday on top; keys are ISO dates."""
    canvas = Canvas(frame)
    colours = frame.colours
    em = frame.text
    first = date(year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    weeks = (date(year, 12, 31) - monday).days // 7 + 1
    left, top = 3.2 * em, 1.7 * em
    cell = max(min((frame.width - left - 0.4 * em) / weeks, (frame.height - top - 2.2 * em) / 7), 4.0)
    for row, name in enumerate(_WEEKDAYS):
        if name:
            canvas.write(
                left - 0.5 * em,
                top + (row + 0.5) * cell,
                tr(name),
                align="right",
                size=0.85,
                colour=colours.muted,
            )
    for month in range(1, 13):
        week = (date(year, month, 1) - monday).days // 7
        canvas.write(left + week * cell, 0.8 * em, _month(month), size=0.85, colour=colours.muted)
    day = first
    while day.year == year:
        week, row = divmod((day - monday).days, 7)
        found = days.get(day)
        corners = canvas.box(
            left + week * cell + 0.5,
            top + row * cell + 0.5,
            cell - 1.5,
            cell - 1.5,
            _shade(colours.ground, colours.grid, colours.accent, level(found.contacts) if found else 0),
        )
        if found and found.visits:
            size = max(cell * 0.26, 2.0)
            centre_x, centre_y = left + (week + 0.5) * cell - 0.25, top + (row + 0.5) * cell - 0.25
            canvas.box(centre_x - size / 2, centre_y - size / 2, size, size, colours.ground)
        if day == today:
            canvas.outline(corners)
        canvas.region(day.isoformat(), corners, day_tip(day, found))
        day += timedelta(days=1)
    _legend(canvas, left, top + 7 * cell + 1.1 * em, cell)
    return canvas.chart()


def day_tip(day: date, found: DayActivity | None) -> str:
    """A day's figures in words."""
    if found is None:
        return tr("{date}: no contact", date=day.isoformat())
    contacts = trn("{n} contact", "{n} contacts", found.contacts)
    visits = trn("{n} visit", "{n} visits", found.visits)
    return tr("{date}: {contacts}, {visits}", date=day.isoformat(), contacts=contacts, visits=visits)


def _month(month: int) -> str:
    names = (
        N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
        N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
    )  # fmt: skip
    return tr(names[month - 1])


def _legend(canvas: Canvas, x: float, y: float, cell: float) -> None:
    """What the shades and the mark mean."""
    colours, em = canvas.colours, canvas.frame.text
    size = min(cell, em)
    for number in range(1, len(LEVELS) + 1):
        canvas.box(x, y - size / 2, size, size, _shade(colours.ground, colours.grid, colours.accent, number))
        bound = LEVELS[number - 1]
        upper = LEVELS[number] - 1 if number < len(LEVELS) else None
        text = f"{bound}+" if upper is None else f"{bound}–{upper}"
        canvas.write(x + size + 0.3 * em, y, text, size=0.85, colour=colours.muted)
        x += size + 2.6 * em
    canvas.write(x, y, tr("contacts"), size=0.85, colour=colours.muted)
    x += 5.5 * em
    canvas.box(x, y - size / 2, size, size, colours.accent)
    mark = max(size * 0.3, 2.0)
    canvas.box(x + (size - mark) / 2, y - mark / 2, mark, mark, colours.ground)
    canvas.write(x + size + 0.4 * em, y, tr("with a visit"), size=0.85, colour=colours.muted)


def _shade(ground: str, empty: str, full: str, number: int) -> str:
    """Between the ground and the accent colour; days without a contact have the grid's."""
    if number == 0:
        return empty
    share = (0.35, 0.55, 0.78, 1.0)[number - 1]
    mixed = (
        round(int(ground[i : i + 2], 16) * (1 - share) + int(full[i : i + 2], 16) * share) for i in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)
