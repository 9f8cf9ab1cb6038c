"""What goes into the bag for a visit 随身物品 and what is shown there 展示资料: a list per kind of visit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.field_text import LINE_LIMIT, field_line
from app.domain.terms import Rung, Standing, Way
from app.domain.terms.term import Term

MOST_ITEMS: Final = 60  # of one list: more is no checklist any more
MOST_KINDS: Final = 20
_KIND_LIMIT: Final = 40
_BETWEEN: Final = re.compile(r"[、，,;；\n]+")
IN_PERSON: Final = frozenset({Way.VISIT.value, Way.MEAL.value, Way.OFFICE.value, Way.EVENT.value})
OUT: Final = IN_PERSON - {Way.OFFICE.value}  # one goes there, bag in hand


class VisitKind(Term):
    """The kinds of visit that bring a list of their own; further ones are named by the user."""

    FIRST = "first", N_("First visit")
    REPEAT = "repeat", N_("Repeat visit")
    CLOSING = "closing", N_("Closing")
    SERVICE = "service", N_("Client service")


# Domain §5: always with us, and the papers that fit the visit.
_ALWAYS: Final = (
    N_("Badge, licence"),
    N_("Business cards"),
    N_("Laptop, memory stick"),
    N_("Notebook and pen"),
    N_("Umbrella, shoe covers"),
)
DEFAULTS: Final[Mapping[str, tuple[str, ...]]] = {
    VisitKind.FIRST.value: (
        *_ALWAYS,
        N_("Small gift"),
        N_("Company profile"),
        N_("Product folders"),
        N_("Questionnaire"),
        N_("Press cuttings"),
        N_("Letters of thanks or recommendation"),
    ),
    VisitKind.REPEAT.value: (
        *_ALWAYS,
        N_("Sample investment proposal"),
        N_("Recent market or price charts"),
        N_("Past results"),
        N_("Account statement (only with that client's consent)"),
        N_("Analysis of the products that concern them"),
    ),
    VisitKind.CLOSING.value: (
        *_ALWAYS,
        N_("Appointment form for the account"),
        N_("Sample investment proposal"),
        N_("Analysis of the products that concern them"),
        N_("Letters of thanks or recommendation"),
        N_("Past results"),
    ),
    VisitKind.SERVICE.value: (
        *_ALWAYS,
        N_("Small gift"),
        N_("Recent market or price charts"),
        N_("Analysis of the products that concern them"),
        N_("Questionnaire"),
    ),
}
# Domain §1: a joint visit wants both written before anybody sets out.
JOINT_NOTES: Final = (
    N_("Written first: analysis of the target"),
    N_("Written first: strategy for the target"),
)


@dataclass(frozen=True, slots=True)
class BagEntry:
    """One thing to bring, or to have done before setting out."""

    text: str
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Bag:
    """The list of one visit. `kept`: the visit's own; else the usual one of its kind, nothing packed."""

    kind: str
    entries: tuple[BagEntry, ...] = ()
    kept: bool = False

    @property
    def packed(self) -> int:
        return sum(entry.packed for entry in self.entries)

    @property
    def is_packed(self) -> bool:
        return bool(self.entries) and self.packed == len(self.entries)


def kind_of(*, rung: str | None, standing: str, number: int | None) -> str:
    """The kind a visit is by itself: whom it is to, and which one it is."""
    if standing == Standing.CLIENT:
        return VisitKind.SERVICE.value
    if rung == Rung.A:
        return VisitKind.CLOSING.value
    return (VisitKind.FIRST if number is None or number <= 1 else VisitKind.REPEAT).value


def kind_label(kind: str) -> str:
    """A kind in words; one's own is called as it was named."""
    return VisitKind(kind).label if kind in VisitKind.__members__.values() else kind


def kinds(own: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The four kinds, then those the user added."""
    usual = tuple(kind.value for kind in VisitKind)
    return (*usual, *(kind for kind in own if kind not in usual))


def usual_texts(kind: str, own: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The list of a kind: the user's, else the trade's in the language in use."""
    if kind in own:
        return tuple(own[kind])
    return tuple(tr(text) for text in DEFAULTS.get(kind, ()))


def material_texts(materials: str) -> tuple[str, ...]:
    """The things named in the visit's own words, one by one: 公司简介、问卷. Whole sentences are left out."""
    parts = (" ".join(part.split()) for part in _BETWEEN.split(materials))
    return tuple(part for part in parts if 0 < len(part) <= LINE_LIMIT)[:MOST_ITEMS]


def usual_bag(kind: str, own: Mapping[str, Sequence[str]], *, joint: bool, materials: str = "") -> Bag:
    """The list of a visit nobody has touched: a joint visit's two notes, its own materials, the usual."""
    notes = tuple(tr(text) for text in JOINT_NOTES) if joint else ()
    texts = dict.fromkeys((*notes, *material_texts(materials), *usual_texts(kind, own)))
    return Bag(kind, tuple(BagEntry(text) for text in texts))


def kept_bag(kind: str, entries: Sequence[BagEntry], materials: str) -> Bag:
    """The visit's own list; what its materials name since then stands at its end."""
    there = {entry.text for entry in entries}
    added = tuple(BagEntry(text) for text in material_texts(materials) if text not in there)
    return Bag(kind, (*entries, *added), kept=True)


def day_bag(bags: Iterable[Bag]) -> tuple[BagEntry, ...]:
    """A day's things, each once, notes first; packed when it is packed for every visit that wants it."""
    packed: dict[str, bool] = {}
    for bag in bags:
        for entry in bag.entries:
            packed[entry.text] = packed.get(entry.text, True) and entry.packed
    notes = [tr(text) for text in JOINT_NOTES if tr(text) in packed]
    return tuple(BagEntry(text, packed[text]) for text in dict.fromkeys((*notes, *packed)))


def check_entries(entries: Iterable[BagEntry], field: str = "bag") -> tuple[BagEntry, ...]:
    """Clean entries, empty and repeated ones left out. Raises `InvalidInput` at `field`."""
    found: dict[str, BagEntry] = {}
    for entry in entries:
        text = field_line(entry.text, field)
        if text and text not in found:
            found[text] = BagEntry(text, entry.packed)
    if len(found) > MOST_ITEMS:
        raise InvalidInput("long", N_("A list holds at most {most} entries."), field=field, most=MOST_ITEMS)
    return tuple(found.values())


def check_lists(lists: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The user's lists as they are kept: only those that differ from the trade's.

    Raises `InvalidInput` at `kind` or `bag`.
    """
    kept: dict[str, list[str]] = {}
    for name, texts in lists.items():
        kind = field_line(name, "kind", _KIND_LIMIT)
        if not kind:
            raise InvalidInput("no_name", N_("Say what this kind of visit is called."), field="kind")
        if kind in kept:
            raise InvalidInput("twice", N_("“{name}” is there already."), field="kind", name=kind)
        clean = [entry.text for entry in check_entries(BagEntry(text) for text in texts)]
        if kind not in DEFAULTS or clean != [tr(text) for text in DEFAULTS[kind]]:
            kept[kind] = clean
    if len(kept) > MOST_KINDS:
        raise InvalidInput("many", N_("At most {most} kinds of visit."), field="kind", most=MOST_KINDS)
    return kept
