"""Days, visits and marks as every form words them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from app.core.i18n import N_, is_chinese, tr
from app.domain import lunar
from app.domain.annual import AnnualDate, Calendar, describe
from app.domain.period import span
from app.domain.settings import WorkSettings
from app.domain.terms import CompanionMode, LineState, Term, VisitPurpose, label_of
from app.services.form_lines import FormLine

MARKS: Final = {LineState.DONE.value: "✓", LineState.NOT_DONE.value: "×", LineState.MOVED.value: "→"}
UNPLANNED: Final = "＋"
BOX: Final = "□"

_WEEKDAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_SHORT: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_NUMERALS: Final = ("", "初", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def weekday(day: date, *, short: bool = False) -> str:
    """The name of the day of the week."""
    return tr((_SHORT if short else _WEEKDAYS)[day.weekday()])


def day_text(day: date) -> str:
    """2026年11月23日, 23 Nov 2026."""
    return describe(AnnualDate(Calendar.SOLAR, day.month, day.day, year=day.year))


def month_day(day: date) -> str:
    """11月23日, 23 Nov."""
    return describe(AnnualDate(Calendar.SOLAR, day.month, day.day), year_note=False)


def lunar_text(day: date) -> str:
    """农历十月十五; nothing outside the lunar calendar."""
    if not lunar.FIRST <= day <= lunar.LAST:
        return ""
    found = lunar.to_lunar(day)
    return describe(AnnualDate(Calendar.LUNAR, found.month, found.day, found.leap), year_note=False)


def near_day(day: date | None, seen_from: date) -> str:
    """A day in few characters: with its year where that is another one."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == seen_from.year else day.isoformat()


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def period_text(kind: str, day: date) -> str:
    """The day, week, month or quarter that a day lies in: 2026年11月, Nov 2026."""
    first, last = span(kind, day)
    if kind == "day":
        return f"{day_text(day)} {weekday(day)}"
    if kind == "week":
        year, week, _day = first.isocalendar()
        return tr(
            "Week {week} of {year} ({first} – {last})",
            week=week,
            year=year,
            first=month_day(first),
            last=day_text(last) if last.year != first.year else month_day(last),
        )
    if kind == "month":
        name = first.month if is_chinese() else f"{first:%b}"
        return tr("{month} {year}", month=name, year=first.year)
    return tr("Quarter {quarter} of {year}", quarter=(first.month + 2) // 3, year=first.year)


def times(start: time | None, end: time | None = None, between: str = "–") -> str:
    """09:30–11:00."""
    begun = f"{start:%H:%M}" if start else ""
    return f"{begun}{between}{end:%H:%M}" if end else begun


def visit_text(number: int | None) -> str:
    """初访, 二访, 第12访; 1st, 2nd, 12th."""
    if number is None:
        return ""
    if is_chinese():
        return f"{_NUMERALS[number]}访" if number < len(_NUMERALS) else f"第{number}访"
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def labels(kind: type[Term], codes: Sequence[str]) -> str:
    """Several codes in words."""
    return tr(", ").join(label_of(kind, code) for code in codes)


def purposes(codes: Sequence[str]) -> str:
    """What a contact is for, in words."""
    return labels(VisitPurpose, codes)


def companion_text(companions: str, mode: str | None) -> str:
    """Who comes along, or coaches beforehand."""
    how = label_of(CompanionMode, mode) if companions else ""
    return tr("{name} ({how})", name=companions, how=how) if how else companions


def state_mark(line: FormLine) -> str:
    """✓ done, × not done, → and the day it was moved to; ＋ where it was not planned."""
    mark = MARKS.get(line.state, "")
    if line.state == LineState.MOVED and line.moved_to is not None:
        mark = f"→\n{near_day(line.moved_to, line.on_date)}"
    return f"{UNPLANNED}{mark}" if line.unplanned else mark


def legend() -> str:
    """What the marks mean."""
    return tr("✓ done   × not done   → moved to another day   ＋ not planned")


def owner_text(settings: WorkSettings) -> str:
    """Whose diary, for the foot of every page."""
    return " · ".join(part for part in (settings.owner, settings.firm) if part)


def printed_text(today: date) -> str:
    """When it was printed, for the foot of every page."""
    return tr("Printed {day}", day=today.isoformat())
