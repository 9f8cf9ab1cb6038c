"""Names and particulars of people who do not exist, drawn from the word lists in resources/demo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from app.core import paths


@cache
def words() -> dict[str, Any]:
    """The word lists of the sample diary."""
    found = json.loads(paths.resource("demo/zh.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@dataclass(frozen=True, slots=True)
class Someone:
    """A made-up person: full name, how one addresses them, gender code."""

    name: str
    address: str
    gender: str


def someone(random: Random, taken: set[str] | None = None) -> Someone:
    """A person whose name is not among `taken`, which it then joins."""
    lists = words()
    while True:
        gender = "female" if random.random() < 0.42 else "male"
        surname = random.choice(lists["surnames"])
        name = surname + random.choice(lists[f"given_{gender}"])
        if taken is not None:
            if name in taken:
                continue
            taken.add(name)
        return Someone(name, surname + random.choice(lists[f"titles_{gender}"]), gender)


def mobile(random: Random) -> str:
    """A number in a block that is not given out to subscribers (prefix 100)."""
    return f"100{random.randrange(10_000):04d}{random.randrange(10_000):04d}"
