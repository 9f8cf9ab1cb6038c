"""Settings of the work with their defaults (longest silences and lead days are the field's)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from app.core.errors import InvalidInput
from app.domain.leads import Leads, leads

SILENCE: dict[str, int] = {"A": 3, "B": 5, "C": 10, "D": 10, "E": 20, "F": 60, "client": 20}  # working days
SIZE_BANDS_FEN: dict[str, int] = {  # the lower bound belongs to the band
    "large": 500_000_000,
    "fairly_large": 100_000_000,
    "medium": 20_000_000,
    "small": 0,
}


_LEADS = frozenset({"birthday_lead_days", "festival_lead_days"})


@dataclass(frozen=True, slots=True)
class WorkSettings:
    """What the diary's owner decided; every value has a default."""

    trade: str = ""  # empty until the first start asked
    owner: str = ""  # the account manager's name, for the foot of printed forms
    firm: str = ""
    in_training: bool = False  # 实习期: someone comes along or guides, always
    silence: Mapping[str, int] = field(default_factory=lambda: dict(SILENCE))
    silence_by_grade: Mapping[str, int] = field(default_factory=dict)
    birthday_lead_days: Leads = (7, 1)  # a present takes a week, a call a day
    festival_lead_days: Leads = (7, 1)
    greetings: Mapping[str, list[str]] = field(
        default_factory=dict
    )  # festival → groups; see domain.greetings
    occasion_overdue_days: int = 14  # a birthday nobody marked stays this long
    size_bands_fen: Mapping[str, int] = field(default_factory=lambda: dict(SIZE_BANDS_FEN))
    contacts_a_day: int = 10  # calls and visits that a day's rhythm may ask for
    visits_a_day: int = 6  # what a day can hold
    visits_on: Mapping[str, int] = field(default_factory=dict)  # ISO date → what this day can hold
    checklists: Mapping[str, list[str]] = field(default_factory=dict)  # kind of visit → what to bring
    score_weights: Mapping[str, int] = field(default_factory=dict)  # group → percent; empty: domain.scoring
    score_criteria: list[dict[str, Any]] = field(default_factory=list)  # empty: those of domain.scoring
    day_overrides: Mapping[str, bool] = field(default_factory=dict)  # ISO date → is a working day

    def work_day_overrides(self) -> dict[date, bool]:
        return {date.fromisoformat(day): value for day, value in self.day_overrides.items()}

    def room_on(self, day: date) -> int:
        """How many visits a day can hold."""
        return self.visits_on.get(day.isoformat(), self.visits_a_day)

    def longest_silence(
        self, rung: str | None, standing: str, grade: str | None, own: int | None
    ) -> int | None:
        """Working days without a real contact: the file's own, else its grade's, else its rung's."""
        if standing == "lost":
            return None
        if own is not None:
            return own
        if grade and grade in self.silence_by_grade:
            return self.silence_by_grade[grade]
        if standing == "client":
            return self.silence.get("client")
        return self.silence.get(rung) if rung else None


def parse(stored: Mapping[str, str]) -> WorkSettings:
    """From the JSON values of the setting table; unknown keys and broken values are left at their default."""
    known: dict[str, Any] = {}
    for each in fields(WorkSettings):
        if each.name not in stored:
            continue
        try:
            value = json.loads(stored[each.name])
            if each.name in _LEADS:  # one number, before there could be several
                value = leads(value if isinstance(value, list) else [value])
        except (ValueError, TypeError, InvalidInput):
            continue
        default = (
            SILENCE if each.name == "silence" else SIZE_BANDS_FEN if each.name == "size_bands_fen" else None
        )
        known[each.name] = {**default, **value} if default is not None and isinstance(value, dict) else value
    return WorkSettings(**known)
