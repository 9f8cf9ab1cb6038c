"""Flows over a period, counted from what happened: the ladder from start to end, visits step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from app.core.i18n import N_, tr
from app.domain.ladder import RUNGS
from app.domain.terms import Exit

NEW: Final = "new"  # not on the ladder before the period
PLACES: Final = (*RUNGS, Exit.OPENED.value, Exit.LOST.value)
STEPS: Final = ("first", "second", "third", "opened")
_SIDE_LABELS: Final = {NEW: N_("new"), Exit.OPENED.value: N_("Opened"), Exit.LOST.value: N_("Lost")}
_STEP_LABELS: Final = {
    "first": N_("First visits"),
    "second": N_("Second visits"),
    "third": N_("Third visits"),
    "opened": N_("Opened"),
}
TRUSTED_FROM: Final = 6  # cases; fewer are told without a percentage


def step_label(step: str) -> str:
    """A step of the visit funnel in words."""
    return tr(_STEP_LABELS[step])


def side_label(place: str) -> str:
    """A place of the ladder's flow in a word or a letter."""
    return tr(_SIDE_LABELS[place]) if place in _SIDE_LABELS else place


@dataclass(frozen=True, slots=True)
class Track:
    """A file's way on the ladder: where it began and when, and its moves in order."""

    file_id: int
    began_on: date
    began_at: str | None
    moves: tuple[tuple[date, str | None], ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share and the cases behind it; never shown without them."""

    hits: int
    cases: int

    def __str__(self) -> str:
        if not self.cases:
            return "–"
        if self.cases < TRUSTED_FROM:
            return tr("{hits} of {cases}", hits=self.hits, cases=self.cases)
        return tr(
            "{percent}% ({hits} of {cases})",
            percent=round(100 * self.hits / self.cases),
            hits=self.hits,
            cases=self.cases,
        )


@dataclass(frozen=True, slots=True)
class LadderFlow:
    """Files by where they stood before the period and after it, and every move in between."""

    start: date
    end: date
    passed: Mapping[tuple[str, str], tuple[int, ...]]  # (place before or NEW, place after) → files
    moves: Mapping[tuple[str, str], tuple[int, ...]]  # (from or NEW, to) → files, one entry a move

    def before(self, place: str) -> int:
        """How many stood there before the period (`NEW`: how many entered in it)."""
        return sum(len(files) for (start, _), files in self.passed.items() if start == place)

    def after(self, place: str) -> int:
        """How many stand there at the end of the period."""
        return sum(len(files) for (_, end), files in self.passed.items() if end == place)

    def came(self, place: str) -> int:
        """Moves to this place within the period."""
        return sum(len(files) for (_, to), files in self.moves.items() if to == place)

    def went(self, place: str) -> int:
        """Moves away from it."""
        return sum(len(files) for (start, _), files in self.moves.items() if start == place)

    def climbed(self, rung: str) -> Rate:
        """Of those who stood on this rung before: how many stand higher now or have opened."""
        higher = (*RUNGS[: RUNGS.index(rung)], Exit.OPENED.value)
        hits = sum(len(self.passed.get((rung, place), ())) for place in higher)
        return Rate(hits, self.before(rung))

    def lost(self, rung: str) -> Rate:
        """Of those who stood on this rung before: how many are lost."""
        return Rate(len(self.passed.get((rung, Exit.LOST.value), ())), self.before(rung))


def place_on(track: Track, day: date) -> str | None:
    """Where the card stood at the end of that day."""
    place = track.began_at if track.began_on <= day else None
    for moved_on, to in track.moves:
        if moved_on > day:
            break
        place = to
    return place


def ladder_flow(
    tracks: Iterable[Track], start: date, end: date, stayed: Mapping[str, Sequence[int]] | None = None
) -> LadderFlow:
    """The flow from the evening before `start` to the evening of `end`.

    `stayed`: files by the place where they stood before and stand still, which need no track.
    """
    passed = {(place, place): list(files) for place, files in (stayed or {}).items()}
    moves: dict[tuple[str, str], list[int]] = {}
    for track in tracks:
        before: str | None = None
        place: str | None = None
        way = [*([(track.began_on, track.began_at)] if track.began_at else []), *track.moves]
        for moved_on, to in way:
            if moved_on > end:
                break
            if moved_on < start:
                before = to
            elif to is not None and to != place:
                moves.setdefault((place or NEW, to), []).append(track.file_id)
            place = to
        if place is not None:
            passed.setdefault((before or NEW, place), []).append(track.file_id)
    return LadderFlow(start, end, _frozen(passed), _frozen(moves))


def _frozen(found: Mapping[tuple[str, str], list[int]]) -> dict[tuple[str, str], tuple[int, ...]]:
    return {key: tuple(files) for key, files in found.items()}


@dataclass(frozen=True, slots=True)
class Visit:
    """A held visit: whose, when, the how manieth, and whether the file was scored."""

    file_id: int
    on_date: date
    number: int
    scored: bool


@dataclass(frozen=True, slots=True)
class VisitFunnel:
    """Files that took each step within the period; those never scored stand apart."""

    start: date
    end: date
    scored: Mapping[str, tuple[int, ...]]
    unscored: Mapping[str, tuple[int, ...]]
    rates: Mapping[str, Rate]  # of those (scored) who took the step before in the period: who took this one


def visit_funnel(
    visits: Iterable[Visit], openings: Iterable[tuple[int, date, bool]], start: date, end: date
) -> VisitFunnel:
    """Count first, second and third visits and openings (file, day, scored) within the period."""
    taken: dict[bool, dict[str, dict[int, date]]] = {
        scored: {step: {} for step in STEPS} for scored in (True, False)
    }
    for visit in visits:
        if visit.number <= 3:
            taken[visit.scored][STEPS[visit.number - 1]].setdefault(visit.file_id, visit.on_date)
    for file_id, day, scored in openings:
        taken[scored]["opened"].setdefault(file_id, day)
    within = {
        scored: {
            step: tuple(file_id for file_id, day in files.items() if start <= day <= end)
            for step, files in steps.items()
        }
        for scored, steps in taken.items()
    }
    rates: dict[str, Rate] = {}
    for earlier, later in pairwise(STEPS):
        cases = within[True][earlier]
        reached = taken[True][later]
        hits = sum(file_id in reached and reached[file_id] <= end for file_id in cases)
        rates[later] = Rate(hits, len(cases))
    return VisitFunnel(start, end, within[True], within[False], rates)


@dataclass(frozen=True, slots=True)
class DayActivity:
    """Real contacts and held visits of one day."""

    day: date
    contacts: int
    visits: int
