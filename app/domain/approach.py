"""How to approach somebody, from the strategy group of the score sheet (domain §6, §7).

Never a promise, never a push; whoever is averse to risk is told of risk, not of products (投资者适当性).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.core.i18n import N_, tr
from app.domain.score_hints import FileFacts
from app.domain.terms import AttitudeType, DecisionRole, FileKind, LeadClass, RiskAppetite

ATTITUDE: Final[Mapping[str, str]] = {
    AttitudeType.AVOIDING: N_(
        "Avoiding: make friends first and leave products out. Ask after them, tell of others, invite them"
        " to an event, and wait until they ask."
    ),
    AttitudeType.DELEGATING: N_(
        "Delegating: bring a plan with clear steps. Each order and each transfer is still decided by them:"
        " we do not trade for anyone."
    ),
    AttitudeType.CONSULTING: N_(
        "Consulting: bring an analysis with two or three ways and the risk of each; let them"
        " compare and choose."
    ),
    AttitudeType.SELF_DIRECTED: N_(
        "Self-directed: listen more than you speak. Bring data, tools and quick answers; do not"
        " judge their way."
    ),
}
DECISION: Final[Mapping[str, str]] = {
    DecisionRole.DECIDER: N_(
        "With the decision maker: the point first, the risk beside it, and one next step."
    ),
    DecisionRole.ACTING: N_(
        "With an acting decision maker: leave one page that can be passed on, and ask for a meeting of three."
    ),
    DecisionRole.INFLUENCER: N_(
        "With an influencer: help with what is on their desk first, then ask to be introduced;"
        " never go past them."
    ),
}
AVERSE: Final = N_("Risk-averse: explain and educate, never urge; note what they said about risk.")
UNKNOWN_ATTITUDE: Final = N_("Attitude not known yet: ask how they decided about money the last time.")
UNKNOWN_DECISION: Final = N_("Who decides is not known yet: ask who else should be at the table.")
UNKNOWN_IN_FAMILY: Final = N_("Ask whether they decide about money alone or with the family.")
_ENOUGH: Final = 3


def advice(facts: FileFacts) -> tuple[str, ...]:
    """How to approach this person or firm, what forbids pushing first."""
    said = [tr(AVERSE)] if facts.risk_appetite == RiskAppetite.AVERSE else []
    said.append(tr(ATTITUDE.get(facts.attitude_type or "", UNKNOWN_ATTITUDE)))
    known = [tr(text) for role, text in DECISION.items() if role in facts.decision_roles]
    unknown = UNKNOWN_IN_FAMILY if facts.kind == FileKind.PERSON else UNKNOWN_DECISION
    return (*said, *(known[:1] or [tr(unknown)]))


def lead_class_of(points: Mapping[str, int], facts: FileFacts) -> LeadClass | None:
    """The class that the points stand for (domain §3): money × approachable × intent.

    None while one of the three is not known, and for whom the firm's trade is not suitable.
    """
    funds = [points[code] for code in ("funds", "income") if code in points]
    reach, intent = points.get("reachability"), points.get("intent")
    if not funds or reach is None or intent is None or facts.unsuited:
        return None
    money, believes = max(funds) >= _ENOUGH, intent >= _ENOUGH
    if money and reach >= _ENOUGH and intent > _ENOUGH:
        return LeadClass.I
    if facts.other_accounts.strip() and (money or believes):
        return LeadClass.II
    return LeadClass.III if money or believes else LeadClass.IV


_CLASS_NAMES: Final[Mapping[str | None, str]] = {
    LeadClass.I: N_("lead class A"),
    LeadClass.II: N_("lead class B"),
    LeadClass.III: N_("lead class C"),
    LeadClass.IV: N_("lead class D"),
}


def class_name(code: str | None) -> str:
    """The class in short, with the letter that is printed; empty for none."""
    return tr(_CLASS_NAMES[code]) if code in _CLASS_NAMES else ""


_LETTERS: Final[Mapping[str | None, str]] = dict(zip(LeadClass, "ABCD", strict=True))


def class_letter(code: str | None) -> str:
    """The letter that is printed for a class; empty for none."""
    return _LETTERS.get(code, "")
