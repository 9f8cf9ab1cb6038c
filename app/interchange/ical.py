"""iCalendar (RFC 5545): what is dated goes out as events with alarms, and events of others come in.

Times are floating, that is, of whatever clock the reader's calendar shows: a visit at 14:00 is at 14:00 in
any time zone. A rule cannot express a lunar year, so lunar days go out as dated events of the coming years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil, floor
from typing import Any, Final

from app.core.errors import UserError
from app.core.i18n import N_
from app.domain.recurrence import MOST_EVERY, Repeat, RepeatUnit
from app.domain.text import TooLong, clean_line, clean_text

LARGEST: Final = 20_000_000  # bytes of a file that is read
MOST: Final = 20_000  # events in it
LONGEST: Final = 500  # characters of a title
_RULES: Final = {
    RepeatUnit.DAY: "DAILY",
    RepeatUnit.WEEK: "WEEKLY",
    RepeatUnit.MONTH: "MONTHLY",
    RepeatUnit.YEAR: "YEARLY",
}
_UNITS: Final = {name: unit for unit, name in _RULES.items()}
_UNDERSTOOD: Final = frozenset({"FREQ", "INTERVAL", "UNTIL", "WKST"})
_SAID_TWICE: Final = {  # what a rule may repeat of its first day; anything else would change its days
    RepeatUnit.DAY: frozenset[str](),
    RepeatUnit.WEEK: frozenset({"BYDAY"}),
    RepeatUnit.MONTH: frozenset({"BYMONTHDAY"}),
    RepeatUnit.YEAR: frozenset({"BYMONTH", "BYMONTHDAY"}),
}
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated. Without `at` it lasts the whole day."""

    uid: str
    title: str
    on: date
    at: time | None = None
    until: time | None = None
    lead_days: tuple[int, ...] = ()  # an alarm each, so many days before
    note: str = ""
    place: str = ""
    repeat: Repeat | None = None  # one that `has_rule`
    once: bool = False  # it came with a rule that is not known here: only its first day is taken


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held: its events, and the titles of those that could not be understood."""

    events: tuple[Event, ...]
    left_out: tuple[str, ...]


def to_ics(events: Iterable[Event], now: datetime) -> bytes:
    """A calendar file; `now` (aware) is when it is made."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//Shiji//Work diary//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for event in events:
        made.add_component(_component(event, now))
    return bytes(made.to_ical())


def _component(event: Event, now: datetime) -> Any:
    import icalendar

    found = icalendar.Event()
    found.add("uid", event.uid)
    found.add("dtstamp", now.astimezone(UTC))
    found.add("summary", event.title)
    if event.at is None:
        found.add("dtstart", event.on)
        found.add("dtend", event.on + timedelta(days=1))
    else:
        start = datetime.combine(event.on, event.at)
        end = datetime.combine(event.on, event.until) if event.until else start + timedelta(minutes=30)
        found.add("dtstart", start)
        found.add("dtend", max(end, start))
    if event.note:
        found.add("description", event.note)
    if event.place:
        found.add("location", event.place)
    if event.repeat is not None:
        found.add("rrule", _rule(event.repeat, event.at))
    for days in event.lead_days:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        # Whole days ring at nine in the morning of the day meant.
        ahead = timedelta(hours=9) - timedelta(days=days) if event.at is None else -timedelta(days=days)
        alarm.add("trigger", ahead)
        found.add_component(alarm)
    return found


def has_rule(repeat: Repeat, anchor: date) -> bool:
    """Whether a rule says the same days: none knows lunar years, days off, or the last of shorter months."""
    if repeat.unit is RepeatUnit.LUNAR_YEAR or repeat.shift:
        return False
    if repeat.unit is RepeatUnit.MONTH:
        return anchor.day <= 28
    return repeat.unit is not RepeatUnit.YEAR or (anchor.month, anchor.day) != (2, 29)


def _rule(repeat: Repeat, at: time | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"freq": _RULES[repeat.unit]}
    if repeat.every != 1:
        rule["interval"] = repeat.every
    if repeat.until is not None:  # of the kind of the first day, or its last one is lost
        rule["until"] = repeat.until if at is None else datetime.combine(repeat.until, at)
    return rule


def read_ics(raw: bytes) -> Read:
    """The events of a calendar file. Raises `UserError` for what is none, or is too large."""
    import icalendar

    if len(raw) > LARGEST:
        raise UserError(
            "too-large", N_("This calendar file is larger than {most} MB."), most=LARGEST // 10**6
        )
    if b"BEGIN:VCALENDAR" not in raw[:4096].upper():
        raise UserError("no-calendar", N_("This is not a calendar file (.ics)."))
    broken = UserError("broken-calendar", N_("This calendar file is damaged and cannot be read."))
    if b"END:VCALENDAR" not in raw[-4096:].upper():
        raise broken  # cut short
    try:
        calendars = icalendar.Calendar.from_ical(raw, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise broken from error
    events: list[Event] = []
    left_out: list[str] = []
    for component in _components(calendars):
        if len(events) + len(left_out) >= MOST:
            raise UserError("too-many", N_("This calendar file holds more than {most} events."), most=MOST)
        event = _event(component)
        if event is None:
            left_out.append(_beside(component, "summary", LONGEST) or "?")
        else:
            events.append(event)
    return Read(tuple(events), tuple(left_out))


def _components(calendars: Iterable[Any]) -> Iterator[Any]:
    for calendar in calendars:
        for kind in ("VEVENT", "VTODO"):
            yield from calendar.walk(kind)


def _event(component: Any) -> Event | None:
    """An event of another program; `None` where it has no day or cannot be understood."""
    try:
        start = _value(component, "dtstart") or _value(component, "due")
        if start is None:
            return None
        end = _value(component, "dtend")
        title = clean_line(str(component.get("summary", "")), LONGEST)
        if not title:
            return None
        on, at = _local(start)
        repeat = _repeat(component, on)
        until = _local(end)[1] if isinstance(end, datetime) and _local(end)[0] == on else None
        return Event(
            uid=str(component.get("uid", "")),
            title=title,
            on=on,
            at=at,
            until=until if at is not None and until is not None and until >= at else None,
            lead_days=tuple(sorted(set(_leads(component, whole_day=at is None)))),
            note=_beside(component, "description", 4000),
            place=_beside(component, "location", 200),
            repeat=repeat,
            once=repeat is None and component.get("rrule") is not None,
        )
    except (ValueError, TypeError, AttributeError, OverflowError, UserError):
        return None


def _beside(component: Any, name: str, limit: int) -> str:
    """What is only said beside an event: too long, it stays away and the event comes in."""
    try:
        return clean_text(str(component.get(name, "")), limit)
    except TooLong:
        return ""


def _value(component: Any, name: str) -> Any:
    found = component.get(name)
    return getattr(found, "dt", None)


def _local(moment: date | datetime) -> tuple[date, time | None]:
    """The civil day and hour here; what bears a time zone is brought to this one."""
    if not isinstance(moment, datetime):
        return moment, None
    if moment.tzinfo is not None:
        moment = moment.astimezone().replace(tzinfo=None)
    return moment.date(), moment.time().replace(second=0, microsecond=0)


def _leads(component: Any, *, whole_day: bool) -> Iterator[int]:
    """Days before; on whole days an alarm at nine in the morning of the day before is one day ahead."""
    for alarm in component.walk("VALARM"):
        trigger = getattr(alarm.get("trigger"), "dt", None)
        if isinstance(trigger, timedelta):
            days = -trigger.total_seconds() / 86_400
            yield max(0, ceil(days) if whole_day else floor(days))


def _repeat(component: Any, on: date) -> Repeat | None:
    """The recurrence, where it is one of ours; others come in for their first day only."""
    rule = component.get("rrule")
    if rule is None or isinstance(rule, list):
        return None
    unit = _UNITS.get(str(_first(rule, "FREQ")).upper())
    every = int(_first(rule, "INTERVAL") or 1)
    if unit is None or not 1 <= every <= MOST_EVERY:
        return None
    of_first_day = {"BYMONTH": str(on.month), "BYMONTHDAY": str(on.day), "BYDAY": _WEEKDAYS[on.weekday()]}
    for name in {name.upper() for name in rule} - _UNDERSTOOD:
        values = rule[name] if isinstance(rule[name], list) else [rule[name]]
        if name not in _SAID_TWICE[unit] or [str(value).upper() for value in values] != [of_first_day[name]]:
            return None
    until = _first(rule, "UNTIL")
    last = None if until is None else _local(until)[0]
    return Repeat(unit, every, last) if last is None or last >= on else None


def _first(rule: Any, name: str) -> Any:
    found = rule.get(name)
    return found[0] if isinstance(found, list) and found else found
