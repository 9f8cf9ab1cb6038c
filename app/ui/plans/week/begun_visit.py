"""A visit form half filled in, as text: kept each second, shown again when the form is next opened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.domain.visit_bag import BagEntry


@dataclass(frozen=True, slots=True)
class Begun:
    """What stood in the fields, as typed: it may not be valid yet."""

    who: tuple[int, ...]
    seed_day: str  # the day the form was opened for
    texts: dict[str, str]
    way: str
    purpose: tuple[str, ...]
    mode: str
    bag: tuple[BagEntry, ...] | None  # none: untouched


def pack(begun: Begun) -> str:
    """As the draft table keeps it."""
    return json.dumps(
        {
            "who": begun.who,
            "seed_day": begun.seed_day,
            "texts": begun.texts,
            "way": begun.way,
            "purpose": begun.purpose,
            "mode": begun.mode,
            "bag": None if begun.bag is None else [[entry.text, entry.packed] for entry in begun.bag],
        },
        ensure_ascii=False,
    )


def unpack(text: str) -> Begun | None:
    """What was packed; `None` when it cannot be read."""
    try:
        found: dict[str, Any] = json.loads(text)
        bag = found["bag"]
        return Begun(
            tuple(int(each) for each in found["who"]),
            str(found["seed_day"]),
            {str(key): str(value) for key, value in found["texts"].items()},
            str(found["way"]),
            tuple(str(each) for each in found["purpose"]),
            str(found["mode"]),
            None if bag is None else tuple(BagEntry(str(name), bool(packed)) for name, packed in bag),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
