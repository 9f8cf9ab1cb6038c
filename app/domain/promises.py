"""What a follow-up that was understood would become: a plan line, a reminder, a birthday, a date."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from app.core.i18n import N_, tr
from app.domain.annual import AnnualDate, Calendar
from app.domain.follow_ups import Heard, PromiseKind
from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.leads import LEAD_LIMIT, Leads, leads, leads_words
from app.domain.lunar import to_lunar
from app.domain.recurrence import repeat_words
from app.domain.relatives import Relative, relative_in
from app.domain.terms.term import Term

_LUNAR: Final = re.compile(r"农历|阴历|[正冬腊]月|月初[一二三四五六七八九十]|月廿")
_BORN_IN: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)?\d\d)\s*[年./-]\s*\d{1,2}\s*[月./-]")
_AHEAD: Final = re.compile(
    rf"(?:提前|到期前|生日前)(?P<n>{NUMBER}|半)\s*个?(?P<u>天|日|周|星期|礼拜|月)"
    r"|\b(?P<m>\d{1,2}|an?|one|two|three|four|five) (?P<v>day|week)s? (?:before|ahead|in advance|earlier)\b",
    re.IGNORECASE,
)
_ANNIVERSARY: Final = re.compile(
    r"(?:结婚|公司|开业|成立|建厂|入职|相识)?纪念日|结婚.{0,3}周年|(?:wedding )?anniversary", re.IGNORECASE
)
_SHORT_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


class OfferKind(Term):
    """What accepting writes."""

    PLAN = "plan", N_("Plan line")
    REMINDER = "reminder", N_("Reminder")
    BIRTHDAY = "birthday", N_("Birthday")
    DATE = "date", N_("Date that matters")
    FACT = "fact", N_("Fact of the file")


def kind_of(heard: Heard) -> OfferKind:
    """A visit with a day is a plan of that day; what comes or ends of itself a date of the file."""
    if heard.on is None or heard.repeat is not None:
        return OfferKind.REMINDER
    if heard.kind is PromiseKind.BIRTHDAY:
        return OfferKind.BIRTHDAY
    if heard.kind in (PromiseKind.ANNIVERSARY, PromiseKind.MATURITY):
        return OfferKind.DATE
    if heard.kind in (PromiseKind.VISIT, PromiseKind.EVENT, PromiseKind.OPEN):
        return OfferKind.PLAN
    return OfferKind.REMINDER


def whose_birthday(text: str) -> Relative | None:
    """The family member whose birthday it is: the one named last before it."""
    return relative_in(re.split(r"生日|过寿|birthday", text)[0])


def birthday_of(heard: Heard, day: date) -> AnnualDate:
    """The birthday a day stands for: lunar where the words were; its year where it was told."""
    told = _BORN_IN.search(heard.text)
    year = int(told["y"]) if told else 0
    if told and year < 100:
        year += 2000 if year < day.year % 100 else 1900
    known = year if 0 < year < day.year else None
    if _LUNAR.search(heard.text):
        found = to_lunar(day)
        return AnnualDate(Calendar.LUNAR, found.month, found.day, found.leap, known)
    return AnnualDate(Calendar.SOLAR, day.month, day.day, year=known)


def leads_of(heard: Heard) -> Leads:
    """提前一周提醒, two days before: so many days ahead it is to be told."""
    found = _AHEAD.search(heard.text)
    if found is None:
        return ()
    number, unit = found["n"] or found["m"], (found["u"] or found["v"]).lower()
    amount = number_of(number.lower())
    if number == "半":
        return (15,) if unit == "月" else ()
    days = 0 if amount is None else amount * {"周": 7, "星期": 7, "礼拜": 7, "week": 7, "月": 30}.get(unit, 1)
    return leads((days,)) if 0 < days <= LEAD_LIMIT else ()


def date_title(heard: Heard) -> str:
    """What a date is kept as: of one that comes every year without the day it was said of."""
    found = _ANNIVERSARY.search(heard.text)
    return found.group() if heard.kind is PromiseKind.ANNIVERSARY and found else heard.text


def day_words(day: date, today: date) -> str:
    """Wed 25 Nov, with its year where that is another one."""
    weekday = tr(_SHORT_DAYS[day.weekday()])
    if day.year == today.year:
        return tr("{weekday} {month}-{day}", weekday=weekday, month=day.month, day=day.day)
    return tr("{weekday} {year}-{month}-{day}", weekday=weekday, year=day.year, month=day.month, day=day.day)


def offer_words(heard: Heard, day: date | None, who: str, today: date) -> str:
    """One line for the strip: Wed 11-25 15:30 · Visit · 刘总."""
    if day is None:
        when = tr("kept open, without a date")
    else:
        when = day_words(day, today) + _hours(heard.at, heard.until)
        if heard.before:
            when = tr("by {day}", day=when)
    again = repeat_words(heard.repeat) if heard.repeat is not None else ""
    what = heard.kind.label
    if heard.kind is PromiseKind.BIRTHDAY and (relative := whose_birthday(heard.text)) is not None:
        what = tr("{who}: birthday", who=relative.role.label)
    early = leads_words(leads_of(heard)) if day is not None and leads_of(heard) else ""
    return " · ".join(part for part in (when, again, what, who, early) if part)


def _hours(at: time | None, until: time | None) -> str:
    if at is None:
        return ""
    return f" {at:%H:%M}" + (f"–{until:%H:%M}" if until is not None else "")
