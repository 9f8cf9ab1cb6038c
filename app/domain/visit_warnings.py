"""What speaks against a planned visit, in words: allowed all the same, but said before and after saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from app.core.i18n import tr, trn


class WarningKind(StrEnum):
    """What is wrong; the form shows it at the field it belongs to."""

    OVERLAP = "overlap"  # with another visit, or with something else that has a time
    DAY_OFF = "day_off"
    FULL = "full"  # more visits than the day can hold
    TWICE = "twice"  # the same file twice in a week
    LOST = "lost"
    ALONE = "alone"  # in training, and nobody takes part or guides


_FIELDS = {
    WarningKind.OVERLAP: "when",
    WarningKind.DAY_OFF: "when",
    WarningKind.FULL: "when",
    WarningKind.TWICE: "who",
    WarningKind.LOST: "who",
    WarningKind.ALONE: "companions",
}


@dataclass(frozen=True, slots=True)
class VisitWarning:
    """One thing that speaks against a visit."""

    kind: WarningKind
    text: str

    @property
    def field(self) -> str:
        """The field of the form it is said at."""
        return _FIELDS[self.kind]


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that takes up a time: a planned visit, another line of the log, a reminder with an hour."""

    on: date
    start: time | None
    end: time | None
    what: str  # names, or what is planned
    line_id: int | None = None
    file_ids: tuple[int, ...] = ()
    visit: bool = False  # one goes to see someone: counts for the day's room
    open: bool = True  # neither recorded nor ended


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a day is and can hold; `holiday` is already in words."""

    working: bool
    holiday: str
    capacity: int


def meets(one: Slot, other: Slot) -> bool:
    """Whether two slots take up the same time. One without an end is a moment: its length is not known."""
    if one.on != other.on or one.start is None or other.start is None:
        return False
    if one.start == other.start:
        return True
    first, second = (one, other) if one.start < other.start else (other, one)
    assert second.start is not None
    return first.end is not None and second.start < first.end


def planned(slots: Iterable[Slot], on: date) -> int:
    """How many visits a day holds."""
    return sum(slot.visit for slot in slots if slot.on == on)


def warnings_of(
    slot: Slot,
    others: Sequence[Slot],
    day: DayFacts,
    *,
    names: dict[int, str],
    lost: frozenset[int] = frozenset(),
    alone: bool = False,
) -> tuple[VisitWarning, ...]:
    """All that speaks against a visit. `others`: what else the week holds, itself left out."""
    found: list[VisitWarning] = []

    def say(kind: WarningKind, text: str) -> None:
        found.append(VisitWarning(kind, text))

    if same := [_told(other) for other in others if other.open and meets(slot, other)]:
        say(WarningKind.OVERLAP, tr("At the same time: {what}", what=tr(", ").join(same)))
    if not day.working:
        off = day.holiday or tr("not a working day")
        say(WarningKind.DAY_OFF, tr("A day off: {name}", name=off))
    count = planned(others, slot.on) + slot.visit
    if slot.visit and count > day.capacity:
        say(WarningKind.FULL, full_text(count, day.capacity))
    for file_id in slot.file_ids:
        again = [o for o in others if o.visit and file_id in o.file_ids] if slot.visit else []
        if again:
            days = tr(", ").join(f"{o.on:%m-%d}" for o in again)
            say(
                WarningKind.TWICE,
                tr("{name}: a visit in this week already ({days})", name=names.get(file_id, ""), days=days),
            )
        if file_id in lost:
            say(WarningKind.LOST, tr("{name} is marked as lost.", name=names.get(file_id, "")))
    if alone and slot.visit:
        say(WarningKind.ALONE, tr("In training: someone takes part or guides you beforehand."))
    return tuple(found)


def full_text(planned: int, capacity: int) -> str:
    """That a day holds more than it can, in words."""
    return trn(
        "{planned} visits planned, the day holds {n}",
        "{planned} visits planned, the day holds {n}",
        capacity,
        planned=planned,
    )


def _told(slot: Slot) -> str:
    at = f"{slot.start:%H:%M}" if slot.start else ""
    until = f"–{slot.end:%H:%M}" if slot.end else ""
    return f"{at}{until} {slot.what}".strip()
