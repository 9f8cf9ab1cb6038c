"""Where someone stands: the ladder, its ends, the triage before it."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.terms.term import Term


class Rung(Term):
    """The ladder after Hara Ippei; A is nearest to signing."""

    A = "A", N_("on the edge of signing: would sign when asked")
    B = "B", N_("cannot sign just now for some reason; will in time become A")
    C = "C", N_("as ready as A, but an obstacle of suitability or qualification")
    D = "D", N_("nothing against them, but their finances are not steady")
    E = "E", N_("does not know the product well enough; more to find out and explain")
    F = "F", N_("cannot climb within a year, or still being looked into")


class Exit(Term):
    """How a card leaves the ladder."""

    OPENED = "opened", N_("Account opened")
    LOST = "lost", N_("Lost")


class LossReason(Term):
    """Why a prospect was lost."""

    NOT_WORTH = "not_worth", N_("Not worth developing")
    WRONG_PERSON = "wrong_person", N_("Wrong person")
    UNSUITABLE = "unsuitable", N_("Unsuitable or risk-averse")
    OTHER_FIRM = "other_firm", N_("Chose another firm")
    NO_ANSWER = "no_answer", N_("No answer")
    OTHER = "other", N_("Another reason")


class ClientLossReason(Term):
    """Why a client left: unavoidable ones first, then avoidable ones."""

    GIVEN_UP = "given_up", N_("Given up on purpose")
    POACHED = "poached", N_("Poached by another firm")
    FORCED = "forced", N_("Forced by circumstances or moved away")
    LEFT = "left", N_("Left by themselves")
    LOSSES = "losses", N_("Left after losses")
    DRAWN = "drawn", N_("Drawn by another firm's offer")
    FOLLOWED = "followed", N_("Followed a colleague or agent who left")


class Standing(Term):
    """Where a person stands 客户状态."""

    PROSPECT = "prospect", N_("Prospect")
    LEAD = "lead", N_("Lead")
    TARGET = "target", N_("Target")
    CLIENT = "client", N_("Client")
    LOST = "lost", N_("Lost")


class LeadClass(Term):
    """Quick triage by money, approachability and intent; I–IV in code so that nobody takes it for a rung."""

    I = "I", N_("Lead class A: money, approachable, clear intent")  # noqa: E741
    II = "II", N_("Lead class B: has an account elsewhere")
    III = "III", N_("Lead class C: money without clear intent, or intent with little money")
    IV = "IV", N_("Lead class D: neither money nor intent")
