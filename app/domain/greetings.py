"""Whom to greet at a festival 节日问候: by where they stand, the rest added or left out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core.i18n import N_, tr
from app.domain.festivals import Festival
from app.domain.terms import Gender, Grade, Rung, Term

SHOWN_AFTER: Final = 2  # days after a festival that a greeting still makes sense


class GreetingState(Term):
    """What is decided or done about one file at one festival."""

    WANTED = "wanted", N_("To greet")
    GREETED = "greeted", N_("Greeted")
    LEFT_OUT = "left_out", N_("Left out")


CLIENTS: Final = "client"
GROUPS: Final = (
    CLIENTS,
    *(f"grade:{grade.value}" for grade in Grade),
    *(f"rung:{rung.value}" for rung in Rung),
)
_NEAR: Final = (CLIENTS, "rung:A", "rung:B", "rung:C")
DEFAULTS: Final[Mapping[Festival, tuple[str, ...]]] = {
    Festival.NEW_YEAR: (CLIENTS,),
    Festival.SPRING: (*_NEAR, "rung:D", "rung:E"),
    Festival.DRAGON_BOAT: _NEAR,
    Festival.MID_AUTUMN: _NEAR,
    Festival.NATIONAL: (CLIENTS,),
}
ONLY: Final = {Festival.WOMEN: Gender.FEMALE}  # a greeting that concerns some alone


def group_label(group: str) -> str:
    """Clients, AAA, rung B."""
    kind, _, code = group.partition(":")
    if kind == CLIENTS:
        return tr("Clients")
    return Grade(code).label if kind == "grade" else tr("Rung {rung}", rung=code)


def groups_of(festival: Festival, chosen: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Who is greeted by the rule: what was chosen, else what is usual; empty: nobody."""
    if festival.value in chosen:
        return tuple(group for group in GROUPS if group in chosen[festival.value])
    return DEFAULTS.get(festival, ())


def greeted_festivals(chosen: Mapping[str, list[str]]) -> tuple[Festival, ...]:
    """The festivals at which anybody is greeted by the rule."""
    return tuple(festival for festival in Festival if groups_of(festival, chosen))
