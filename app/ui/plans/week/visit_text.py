"""A planned visit in words, as its card, its tooltip and a screen reader tell it."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.i18n import N_, tr, trn
from app.domain.terms import AppointmentState, Way, label_of
from app.domain.text import show_plain
from app.domain.visit_bag import Bag
from app.domain.week_plan import companion_hint, default_plan
from app.services.form_lines import FileOnLine, FormLine
from app.services.week_plan import DayPlan, WeekRow
from app.services.week_rows import is_settled
from app.sheets.week_plan import result_text
from app.sheets.wording import companion_text, purposes, times, visit_text, weekday

WAY_ICONS: Final = {
    Way.VISIT.value: "map-pin",
    Way.PHONE.value: "phone",
    Way.MEAL.value: "utensils",
    Way.OFFICE.value: "building-2",
    Way.EVENT.value: "ticket",
    Way.MESSAGE.value: "message-circle",
    Way.MAILING.value: "mail",
}
_ASKED: Final = {
    AppointmentState.AGREED.value: N_("confirmed"),
    AppointmentState.PENDING.value: N_("pending"),
    AppointmentState.FAILED.value: N_("not agreed"),
}


def day_title(day: date) -> str:
    """周三 11-25, Wed 11-25."""
    return f"{weekday(day, short=True)} {day:%m-%d}"


def day_mark(day: DayPlan) -> str:
    """The holiday, or that a weekend is worked; mostly nothing."""
    if day.holiday:
        return tr(day.holiday)
    return tr("Make-up workday") if day.working and day.date.weekday() >= 5 else ""


def names(line: FormLine) -> str:
    """Whom it is about."""
    return tr(", ").join(show_plain(each.name, 30) for each in line.files)


def number(each: FileOnLine) -> str:
    """初访, with a mark while a first visit does not count yet."""
    return visit_text(each.number) + ("*" if each.number == 1 and not each.scored else "")


def asked(line: FormLine) -> str:
    """What came of asking for the visit, the least agreed one where there are several."""
    states = {each.asked for each in line.files if each.asked is not None and not each.told}
    for state in (AppointmentState.FAILED, AppointmentState.PENDING, AppointmentState.AGREED):
        if state.value in states:
            return tr(_ASKED[state.value])
    return ""


def results(line: FormLine) -> list[str]:
    """What came of it, per person where there are several."""
    told = [(each, result_text(line, each)) for each in line.files]
    if len({text for _each, text in told}) == 1:
        return [told[0][1]] if told[0][1] else []
    return [f"{show_plain(each.name, 20)} {text}" for each, text in told if text]


def own_words(line: FormLine) -> str:
    """The plan, where it says more than the way and the names."""
    made = default_plan(line.way or Way.VISIT.value, [each.name for each in line.files])
    return "" if line.plan == made else line.plan


def details(line: FormLine) -> list[str]:
    """Purpose, own words, materials, companion."""
    companion = companion_text(line.companions, line.companion_mode)
    found = (
        tr("For: {text}", text=purposes(line.purpose)) if line.purpose else "",
        own_words(line),
        tr("Way there: {text}", text=line.route) if line.route else "",
        tr("Bring: {text}", text=line.materials) if line.materials else "",
        tr("With: {text}", text=companion) if companion else "",
    )
    return [show_plain(text, 300) for text in found if text]


def way_text(line: FormLine) -> str:
    """How and where."""
    return " · ".join(part for part in (label_of(Way, line.way), show_plain(line.place, 60)) if part)


def companion_wanted(line: FormLine, week: WeekRow) -> str:
    """The quiet word that someone should come along, while nobody does and it matters.

    In training it is a warning instead.
    """
    if line.companions or week.in_training or is_settled(line) or line.way != Way.VISIT:
        return ""
    important = any(each.file_id in week.important for each in line.files)
    number = max((each.number or 1 for each in line.files), default=1)
    return companion_hint(in_training=False, important=important, number=number if important else None)


def warnings(line: FormLine, week: WeekRow) -> list[str]:
    """What speaks against it, in words."""
    return [show_plain(each.text, 200) for each in week.warnings.get(line.id, ())]


def packed(line: FormLine, week: WeekRow) -> str:
    """How much of what to bring is packed; nothing once it is over."""
    bag = week.bags.get(line.id)
    return "" if bag is None or is_settled(line) else packed_text(bag)


def packed_text(bag: Bag) -> str:
    """Packed 5 of 8; nothing for an empty list."""
    if not bag.entries:
        return ""
    return tr("Packed {packed} of {all}", packed=bag.packed, all=len(bag.entries))


def room(day: DayPlan) -> str:
    """3/6: planned, and what the day can hold."""
    return f"{day.planned}/{day.capacity}"


def room_told(day: DayPlan) -> str:
    """The same in a sentence, and the day's way."""
    parts = [
        trn(
            "{n} visit planned, room for {capacity}",
            "{n} visits planned, room for {capacity}",
            day.planned,
            capacity=day.capacity,
        ),
        tr("Calls and messages take no room. Click to change it."),
    ]
    if day.route:
        parts.append(tr("The day's way: {route}", route=show_plain(day.route, 400)))
    return "\n".join(parts)


def spoken(line: FormLine, week: WeekRow) -> str:
    """All of it, one thing a line."""
    who = [
        " ".join(filter(None, (show_plain(each.name, 60), show_plain(each.person, 30), number(each))))
        for each in line.files
    ]
    unscored = any(each.number == 1 and not each.scored for each in line.files)
    parts = [
        f"{day_title(line.on_date)} {times(line.start_time, line.end_time)}".strip(),
        *who,
        way_text(line),
        *details(line),
        asked(line),
        *results(line),
        packed(line, week),
        *warnings(line, week),
        companion_wanted(line, week),
        tr("* A first visit counts only once the lead class is set.") if unscored else "",
    ]
    return "\n".join(part for part in parts if part)
