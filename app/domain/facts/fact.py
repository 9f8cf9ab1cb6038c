"""What was understood, and how the tables beside this module are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.client_fields import BY_NAME
from app.domain.relatives import Relative
from app.domain.terms import FileKind

_PASSING: Final = re.compile(
    r"今年|去年|明年|上周|上个?月|最近|刚|年级|岁|高[一二三]|初[一二三]|研[一二三]|大[一二三四]"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said about a client: the field it answers and its value, as `services.files.edit` takes it.

    `whom` holds the words that name the client, empty where the text names nobody before it.
    """

    field: str
    value: str | int  # amounts in 分
    words: str  # as it was said
    start: int  # where these words stand in the text
    end: int
    whom: str = ""
    relative: Relative | None = None  # who of the family it is about

    @property
    def key(self) -> str:
        """By which an offer that was dismissed is known again."""
        return f"{self.field}: {self.words}"

    @property
    def passing(self) -> bool:
        """Whether the words are true of their own time only: 今年上小学."""
        return _PASSING.search(self.words) is not None

    def fits(self, kind: str) -> bool:
        """Whether a file of this kind has the field; a note on habits or health is of people only."""
        if self.field in ("note", "wechat", "email"):
            return kind == FileKind.PERSON
        return BY_NAME[self.field].applies(kind)


@dataclass(frozen=True, slots=True)
class Rule:
    """How something is said, from where a clause begins to speak of the client.

    A group of the pattern that bears the name of a field is that field's value. `says` makes further values
    out of the groups, or fixed ones: {"risk_appetite": "averse"}.
    """

    pattern: re.Pattern[str]
    says: Mapping[str, str] = field(default_factory=dict)
    runs_on: bool = False  # past the pause at the end of the clause


def rule(pattern: str, *, runs_on: bool = False, **says: str) -> Rule:
    """A row of a table."""
    return Rule(re.compile(pattern, re.IGNORECASE), says, runs_on)
