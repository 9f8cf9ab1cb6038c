"""How much of a file is known, per group and in total, and what to ask next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.client_fields import ClientField, Group, fields_for
from app.domain.terms import SourceMethod

ASK_AT_ONCE: Final = 3  # more than three questions make a visit an interrogation


@dataclass(frozen=True, slots=True)
class GroupShare:
    """How many of a group's questions are answered."""

    group: Group
    known: int
    asked: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """The groups in the order of the form, the sum of them, and the next questions, most important first."""

    groups: tuple[GroupShare, ...]
    next: tuple[ClientField, ...]

    @property
    def known(self) -> int:
        return sum(each.known for each in self.groups)

    @property
    def asked(self) -> int:
        return sum(each.asked for each in self.groups)

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means everything."""
        return 100 * self.known // self.asked if self.asked else 100


def is_known(value: object) -> bool:
    """Whether a field holds an answer; a nought is one."""
    return value is not None and value not in ("", ())


def is_asked(field: ClientField, values: Mapping[str, object]) -> bool:
    """Whether the field matters for this file, given what is known of it."""
    if not field.rank:
        return False
    if field.name == "acquaintance":
        return values.get("source_method") == SourceMethod.ACQUAINTANCE
    if field.name == "referrer_id":
        return values.get("source_method") == SourceMethod.REFERRAL
    return True


def completeness(values: Mapping[str, object], kind: str, trade: str = "") -> Completeness:
    """What is known of a file whose fields hold these values."""
    asked = [field for field in fields_for(kind, trade) if is_asked(field, values)]
    known = {field.name for field in asked if is_known(values.get(field.name))}
    shares = tuple(
        GroupShare(group, sum(f.name in known for f in mine), len(mine))
        for group in Group
        if (mine := [f for f in asked if f.group is group])
    )
    missing = sorted((f for f in asked if f.name not in known), key=lambda f: f.rank)
    return Completeness(shares, tuple(missing[:ASK_AT_ONCE]))
