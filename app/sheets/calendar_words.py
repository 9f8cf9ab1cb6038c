"""A calendar's days and entries in words, the same on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.i18n import N_, is_chinese, tr, trc
from app.domain import lunar
from app.domain.terms import LineState
from app.services.calendar import CalendarDay, CalendarEntry
from app.sheets.wording import day_text, lunar_text, times, weekday

KINDS = {
    "visit": N_("Visit"),
    "line": N_("Line of the log"),
    "reminder": N_("Reminder"),
    "rung_end": N_("End of a rung"),
    "birthday": N_("Birthday"),
    "date": N_("Date that matters"),
    "greeting": N_("Greetings"),
    "goal": N_("End of a goal"),
    "target": N_("End of targets"),
}


def lunar_short(day: CalendarDay) -> str:
    """初二, the month's name on its first day; 10/2."""
    found = day.lunar
    if found is None:
        return ""
    if not is_chinese():
        month = f"leap {found.month}" if found.leap else f"{found.month}"
        return tr("lunar {day}", day=f"{month}/1") if found.day == 1 else f"{found.month}/{found.day}"
    return lunar.month_text(found.month, found.leap) if found.day == 1 else lunar.day_text(found.day)


def below_number(day: CalendarDay) -> str:
    """The festival or holiday of a day, else its lunar day."""
    return tr(day.name) if day.name else lunar_short(day)


def rest_mark(day: CalendarDay) -> str:
    """休 on a weekday off, 班 on a weekend that is worked; mostly nothing."""
    if day.make_up:
        return trc("calendar", "work")
    return trc("calendar", "off") if not day.working and (day.holiday or day.on.weekday() < 5) else ""


def whole_day(day: CalendarDay) -> str:
    """Everything about a day: its date, weekday, lunar day, festival and whether it is worked."""
    parts = [f"{day_text(day.on)} {weekday(day.on)}", lunar_text(day.on)]
    parts += [tr(name) for name in dict.fromkeys((day.festival, day.holiday)) if name]
    if day.make_up:
        parts.append(tr("Make-up workday"))
    elif day.holiday or (not day.working and day.on.weekday() < 5):
        parts.append(tr("Day off"))
    if not day.known:
        parts.append(tr("public holidays of this year not known yet"))
    return " · ".join(filter(None, parts))


def unknown_years(days: Sequence[CalendarDay]) -> str:
    """That holidays are not known, where that is so."""
    if all(day.known for day in days):
        return ""
    return tr("The holiday plan of these days is not published: only what is off by law counts.")


def entry_text(entry: CalendarEntry, *, ends: bool = False) -> str:
    """09:30 Visit Mr Liu; what is done or failed bears its mark."""
    mark = {LineState.DONE.value: "✓", LineState.NOT_DONE.value: "×"}.get(entry.state, "")
    when = times(entry.start, entry.end if ends else None)
    return " ".join(filter(None, (mark, when, entry.text)))


def spoken(entry: CalendarEntry) -> str:
    """The entry with its kind, as its tooltip and a screen reader tell it."""
    parts = [tr(KINDS[entry.kind]), entry_text(entry, ends=True)]
    if entry.repeats and entry.kind == "reminder":
        parts.append(tr("comes again"))
    return " · ".join(parts)
