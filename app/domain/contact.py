"""A contact as it is told: what the form asks, what it must not miss, and what it may suggest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.field_text import field_line, field_text
from app.domain.terms import Outcome, RiskAppetite, Signal, Trade, Way

SIGNALS_FOR_A = 3  # as many at once suggest rung A


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next, with or without a day."""

    text: str
    due_on: date | None = None
    due_time: time | None = None


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """One file of a contact: what came of it with them, and what follows."""

    file_id: int
    person_id: int | None = None
    met: bool = True  # met, or answered in both directions
    not_met: str | None = None
    outcome: str | None = None
    signals: tuple[str, ...] = ()
    impressions: str = ""
    services: str = ""
    opinion: str = ""
    next_step: NextStep | None = None
    rung_to: str | None = None
    rung_reason: str = ""
    rung_until: date | None = None
    done_steps: tuple[int, ...] = ()  # earlier open follow-ups that this contact settles


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact to be recorded. `record` goes to the log line's record column: text lives once."""

    persons: tuple[ContactPerson, ...]
    on_date: date
    start_time: time | None = None
    end_time: time | None = None
    way: str | None = Way.VISIT.value
    place: str = ""
    purpose: tuple[str, ...] = ()
    companions: str = ""
    companion_mode: str | None = None
    record: str = ""
    line_id: int | None = None  # the line of the log that this records; none: a new one, unplanned
    version: int | None = None  # of what was loaded; none: save over whatever is there


@dataclass(frozen=True, slots=True)
class AppointmentDraft:
    """Asking for a visit 约访: the call, what came of it, and the visit it plans."""

    file_ids: tuple[int, ...]
    on_date: date
    start_time: time | None = None
    state: str = "agreed"
    answered: bool = True  # they spoke with us: a real contact
    reason: str = ""
    record: str = ""
    visit_on: date | None = None
    visit_time: time | None = None
    visit_place: str = ""
    visit_purpose: tuple[str, ...] = ()
    visit_plan: str = ""
    visit_line_id: int | None = None  # a visit planned already that this call confirms
    line_id: int | None = None  # the line of the call
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A quiet offer in the form: words, and what one click would fill in."""

    code: str
    text: str
    rung_to: str | None = None
    in_days: int | None = None


_RETURN: dict[Outcome, tuple[str, int]] = {
    Outcome.GOOD: (N_("A good contact: return soon."), 3),
    Outcome.AGREEING: (N_("Beginning to agree: return soon."), 3),
    Outcome.ADDS_FUNDS: (N_("Thank them, and tell how their funds are looked after."), 3),
    Outcome.PENDING: (N_("Undecided: agree on when to ask again."), 7),
    Outcome.LUKEWARM: (
        N_("Lukewarm: keep in touch at intervals, with a reason to call (a report, an event, a chance)."),
        14,
    ),
    Outcome.REFUSED: (N_("Refused: no pressing. Ask what stood in the way and let some time pass."), 30),
}


def suggestions(
    *, met: bool, outcome: str | None, signals: Collection[str], rung: str | None
) -> tuple[Suggestion, ...]:
    """What the field would do next after such a contact; nothing of it happens by itself."""
    if not met:
        return (Suggestion("try_again", tr("Not met: try another hour of the day."), in_days=1),)
    found: list[Suggestion] = []
    agreed = Signal.CLEAR_AGREEMENT.value in signals or outcome == Outcome.AGREED_TO_OPEN
    if (agreed or len(signals) >= SIGNALS_FOR_A) and rung is not None:
        text = (
            tr("They agree: ask now, and have the account papers ready.")
            if agreed
            else tr("{count} buying signals at once: ask now.", count=len(signals))
        )
        found.append(Suggestion("ask_now", text, rung_to="A" if rung != "A" else None, in_days=1))
    if outcome in _RETURN:
        words, days = _RETURN[Outcome(outcome)]
        found.append(Suggestion("return", tr(words), in_days=days))
    return tuple(found)


def unsuitable(trade: str, risk_appetite: str | None) -> bool:
    """True when suitability asks for restraint: a risk-averse person and futures."""
    return trade == Trade.FUTURES and risk_appetite == RiskAppetite.AVERSE


def visit_number(visits_before: int, earlier_held: int) -> int:
    """Which visit this is: first, second, third and so on."""
    return 1 + visits_before + earlier_held


def check_contact(draft: ContactDraft, today: date) -> ContactDraft:
    """The draft with clean text. Raises `InvalidInput` at the field that keeps it from being saved."""
    _check_files([person.file_id for person in draft.persons])
    _check_day(draft.on_date, today)
    _check_times(draft.start_time, draft.end_time)
    return replace(
        draft,
        persons=tuple(_check_person(i, person) for i, person in enumerate(draft.persons)),
        place=field_line(draft.place, "place"),
        companions=field_line(draft.companions, "companions"),
        companion_mode=draft.companion_mode if draft.companions.strip() else None,
        record=field_text(draft.record, "record"),
    )


def _check_person(index: int, person: ContactPerson) -> ContactPerson:
    at = f"persons.{index}."
    step = person.next_step
    if step is not None:
        words = field_line(step.text, at + "next_step")
        if not words and (step.due_on or step.due_time):
            raise InvalidInput("step_text", N_("Say what the next step is."), field=at + "next_step")
        if step.due_time is not None and step.due_on is None:
            raise InvalidInput("step_day", N_("An hour needs its day."), field=at + "next_step")
        step = NextStep(words, step.due_on, step.due_time) if words else None
    return replace(
        person,
        not_met=None if person.met else person.not_met,
        outcome=person.outcome if person.met else None,
        signals=person.signals if person.met else (),
        impressions=field_text(person.impressions, at + "impressions"),
        services=field_text(person.services, at + "services"),
        opinion=field_text(person.opinion, at + "opinion"),
        next_step=step,
        rung_reason=field_line(person.rung_reason, at + "rung_reason"),
    )


def check_appointment(draft: AppointmentDraft, today: date) -> AppointmentDraft:
    """The draft with clean text. Raises `InvalidInput` at the field that keeps it from being saved."""
    _check_files(draft.file_ids)
    _check_day(draft.on_date, today)
    failed = draft.state == "failed"
    if draft.state == "agreed" and draft.visit_on is None:
        raise InvalidInput("visit_day", N_("Agreed for which day?"), field="visit_on")
    if draft.visit_on is not None and not failed and draft.visit_on < draft.on_date:
        raise InvalidInput("visit_past", N_("The visit cannot lie before the call."), field="visit_on")
    return replace(
        draft,
        answered=draft.answered or not failed,
        reason=field_line(draft.reason, "reason"),
        record=field_text(draft.record, "record"),
        visit_on=None if failed else draft.visit_on,
        visit_time=None if failed else draft.visit_time,
        visit_place=field_line(draft.visit_place, "visit_place"),
        visit_plan=field_text(draft.visit_plan, "visit_plan"),
    )


def _check_files(file_ids: Sequence[int]) -> None:
    if not file_ids:
        raise InvalidInput("who", N_("Say who it was."), field="who")
    if len(set(file_ids)) != len(file_ids):
        raise InvalidInput("twice", N_("The same file is named twice."), field="who")


def _check_day(day: date, today: date) -> None:
    if day > today:
        raise InvalidInput(
            "future", N_("This day has not come yet: plan it in the log instead."), field="on_date"
        )


def _check_times(start: time | None, end: time | None) -> None:
    if start is not None and end is not None and end < start:
        raise InvalidInput("times", N_("It ends before it begins."), field="end_time")
