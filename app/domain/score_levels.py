"""What the points 0–5 of each criterion mean, and what to ask while it has none (domain §6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core.i18n import N_

Levels = tuple[str, str, str, str, str, str]

LEVELS: Final[Mapping[str, Levels]] = {
    "funds": (
        N_("No money that could be invested"),
        N_("Less than 200,000 could be invested"),
        N_("200,000 or more could be invested"),
        N_("A million or more could be invested"),
        N_("Two million or more could be invested"),
        N_("Five million or more could be invested"),
    ),
    "income": (
        N_("No steady income"),
        N_("Less than 50,000 a year"),
        N_("50,000 to 100,000 a year"),
        N_("More than 100,000 a year"),
        N_("More than 300,000 a year"),
        N_("More than a million a year"),
    ),
    "standing": (
        N_("Keeps to themselves; nobody goes by what they say"),
        N_("An ordinary job; influence within the family"),
        N_("Good at their work; friends and colleagues trust their word"),
        N_("A department head, a professional, a shop owner with a circle of their own"),
        N_("Runs a firm or is known in the trade; could bring others like themselves"),
        N_("A leader of the trade or of an association; others follow"),
    ),
    "need": (
        N_("No need, or it would not suit them (risk-averse, say)"),
        N_("Has never thought of it"),
        N_("A vague wish, nothing definite"),
        N_("Can say what is to be solved"),
        N_("The need is clear; they look for a way"),
        N_("Urgent: a loss was made or an exposure is open just now"),
    ),
    "timing": (
        N_("Nothing will happen within a year"),
        N_("Cannot be said; later than half a year"),
        N_("Within half a year"),
        N_("Within three months: money falls due, say"),
        N_("Within a month, with a date"),
        N_("As soon as we ask"),
    ),
    "intent": (
        N_("Said no"),
        N_("Cool; changes the subject"),
        N_("Listens"),
        N_("Begins to agree; asks questions"),
        N_("Agrees in principle; compares fees, steps and risks"),
        N_("Ready to open an account"),
    ),
    "reachability": (
        N_("Cannot be reached"),
        N_("A number on a list; never spoken with"),
        N_("Spoken with, not met"),
        N_("Met, or someone introduces us"),
        N_("Finds time whenever asked"),
        N_("Family, friend or seen often"),
    ),
    "attitude": (
        N_("Walks away from any talk about investing"),
        N_("Avoiding: wants to know us first"),
        N_("Goes their own way and wants no opinion"),
        N_("Self-directed: decides alone, wants data and speed"),
        N_("Delegating: glad of a plan; the decisions must stay theirs"),
        N_("Consulting: weighs an analysis, then decides"),
    ),
    "decision": (
        N_("Nobody there has a say, and nobody passes it on"),
        N_("We know only people without a say"),
        N_("Someone with influence whose view we do not know"),
        N_("Someone with influence who speaks for us"),
        N_("An acting decision maker, or husband and wife together"),
        N_("Decides in person, and we talk with them"),
    ),
}
OF_ENTERPRISE: Final[Mapping[str, Levels]] = {
    "income": (
        N_("Losses for years"),
        N_("Hardly a profit, or one year with and one without"),
        N_("About 500,000 profit a year"),
        N_("More than a million profit a year"),
        N_("More than five million profit a year"),
        N_("More than ten million profit a year"),
    ),
    "standing": (
        N_("No steady business"),
        N_("A small firm of the place"),
        N_("A settled firm of the place with regular customers"),
        N_("Known in the region"),
        N_("Among the first of its trade"),
        N_("The leader of its trade, or listed"),
    ),
}
OWN: Final[Levels] = (  # of criteria that the user added
    N_("Nothing of it"),
    N_("Very little"),
    N_("A little"),
    N_("Fair"),
    N_("Good"),
    N_("As good as can be"),
)

QUESTIONS: Final[Mapping[str, str]] = {
    "funds": N_("How much could be invested, and where is that money now?"),
    "income": N_("What comes in during a year, and how steadily?"),
    "standing": N_("What do they do, and who goes by their word?"),
    "need": N_("What would they like to solve: preserve value, earn, secure a price?"),
    "timing": N_("When does money fall due, when does the season or contract begin?"),
    "intent": N_("What do they think of it after hearing us?"),
    "reachability": N_("Who could introduce us, and when and how are they best reached?"),
    "attitude": N_("Do they decide alone, ask for advice, leave it to others, or avoid it?"),
    "decision": N_("Who decides about money, and whose word counts with them?"),
}


def levels_of(code: str, kind: str) -> Levels:
    """The six sentences of a criterion for a person or an enterprise."""
    if kind == "enterprise" and code in OF_ENTERPRISE:
        return OF_ENTERPRISE[code]
    return LEVELS.get(code, OWN)
