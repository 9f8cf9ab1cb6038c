"""What a file's own fields say about its points: offered beside the sheet, never kept by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.i18n import tr
from app.domain.money import show_money
from app.domain.terms import (
    AttitudeType,
    DecisionRole,
    DemandType,
    FileKind,
    Outcome,
    Ownership,
    RiskAppetite,
    Rung,
    SourceMethod,
    Trade,
    label_of,
)

_WAN_FEN: Final = 10_000 * 100
FUNDS_FEN: Final = (20 * _WAN_FEN, 100 * _WAN_FEN, 200 * _WAN_FEN, 500 * _WAN_FEN)  # points 2, 3, 4, 5
INCOME_FEN: Final = (5 * _WAN_FEN, 10 * _WAN_FEN, 30 * _WAN_FEN, 100 * _WAN_FEN)
_OUTCOMES: Final[Mapping[str | None, int]] = {
    Outcome.REFUSED: 0,
    Outcome.LUKEWARM: 1,
    Outcome.PENDING: 2,
    Outcome.GOOD: 3,
    Outcome.AGREEING: 3,
    Outcome.ADDS_FUNDS: 5,
    Outcome.AGREED_TO_OPEN: 5,
}
_DEMANDS: Final[Mapping[str | None, int]] = {
    DemandType.URGENT: 5,
    DemandType.GROWING: 4,
    DemandType.CONFIDENT: 3,
    DemandType.OVERCONFIDENT: 2,
}
_ATTITUDES: Final[Mapping[str | None, int]] = {
    AttitudeType.AVOIDING: 1,
    AttitudeType.SELF_DIRECTED: 3,
    AttitudeType.DELEGATING: 4,
    AttitudeType.CONSULTING: 5,
}
_OWN_TRADES: Final = frozenset({Trade.SECURITIES, Trade.INSURANCE})  # these have something for the averse
MANY_SIGNALS: Final = 2  # several at once: ask now


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the diary knows of a file that bears on its score."""

    kind: str = FileKind.PERSON.value
    trade: str = ""
    assets_fen: int | None = None
    equity_fen: int | None = None
    income_fen: int | None = None
    ownership: str | None = None
    hedging_direction: str | None = None
    risk_appetite: str | None = None
    demand_type: str | None = None
    attitude_type: str | None = None
    other_accounts: str = ""
    source_method: str | None = None
    rung: str | None = None
    important: bool = False
    decision_roles: tuple[str, ...] = ()  # of the persons in the file
    last_outcome: str | None = None  # of the last contact that told one
    signals: int = 0  # buying signals of the last real contact
    met: bool = False  # face to face, ever
    spoken: bool = False
    tried: int = 0  # contacts tried in a row without reaching anyone
    next_date: date | None = None  # the next day that matters: a rung's end, an important date
    today: date = date.min

    @property
    def unsuited(self) -> bool:
        """Risk-averse where the firm's trade has nothing for such a person (投资者适当性)."""
        return self.risk_appetite == RiskAppetite.AVERSE and self.trade not in _OWN_TRADES


@dataclass(frozen=True, slots=True)
class Hint:
    """Points that the file suggests, and what they rest on."""

    points: int
    why: str


def hints(facts: FileFacts) -> dict[str, Hint]:
    """For each criterion that the file's own fields say something about."""
    found = {code: rule(facts) for code, rule in _RULES.items()}
    return {code: hint for code, hint in found.items() if hint is not None}


def _band(amount: int, bounds: tuple[int, ...]) -> int:
    """0 for nothing, else 1 and one more for each bound reached; the bound belongs to the upper band."""
    return 0 if amount <= 0 else 1 + sum(amount >= bound for bound in bounds)


def _funds(facts: FileFacts) -> Hint | None:
    known = [
        (amount, text)
        for amount, text in (
            (facts.assets_fen, tr("assets {amount}", amount=show_money(facts.assets_fen))),
            (facts.equity_fen, tr("funds in the account {amount}", amount=show_money(facts.equity_fen))),
        )
        if amount is not None
    ]
    if not known:
        return None
    amount, text = max(known)
    return Hint(_band(amount, FUNDS_FEN), text)


def _income(facts: FileFacts) -> Hint | None:
    if facts.income_fen is None or facts.kind == FileKind.ENTERPRISE:
        return None
    return Hint(
        _band(facts.income_fen, INCOME_FEN), tr("{amount} a year", amount=show_money(facts.income_fen))
    )


def _standing(facts: FileFacts) -> Hint | None:
    if facts.kind == FileKind.ENTERPRISE and facts.ownership == Ownership.LISTED:
        return Hint(5, tr("a listed firm"))
    return Hint(4, tr("marked as important")) if facts.important else None


def _need(facts: FileFacts) -> Hint | None:
    if facts.unsuited:
        return Hint(0, tr("risk-averse: not to be pushed"))
    if facts.demand_type in _DEMANDS:
        return Hint(_DEMANDS[facts.demand_type], label_of(DemandType, facts.demand_type))
    return Hint(3, tr("has something to hedge")) if facts.hedging_direction else None


def _timing(facts: FileFacts) -> Hint | None:
    if facts.rung == Rung.A:
        return Hint(5, tr("rung {rung}", rung="A"))
    if facts.next_date is not None and facts.next_date >= facts.today:
        days = (facts.next_date - facts.today).days
        points = 4 if days <= 31 else 3 if days <= 92 else 2 if days <= 183 else 1
        return Hint(points, tr("a date that matters: {day}", day=facts.next_date.isoformat()))
    return None


def _intent(facts: FileFacts) -> Hint | None:
    if facts.signals >= MANY_SIGNALS and facts.last_outcome != Outcome.REFUSED:
        return Hint(4, tr("{count} buying signals", count=facts.signals))
    if facts.last_outcome in _OUTCOMES:
        outcome = tr("last contact: {outcome}", outcome=label_of(Outcome, facts.last_outcome))
        return Hint(_OUTCOMES[facts.last_outcome], outcome)
    return None


def _reach(facts: FileFacts) -> Hint | None:
    if facts.source_method == SourceMethod.ACQUAINTANCE:
        return Hint(5, SourceMethod.ACQUAINTANCE.label)
    if facts.met:
        return Hint(3, tr("met before"))
    if facts.source_method == SourceMethod.REFERRAL:
        return Hint(3, SourceMethod.REFERRAL.label)
    if facts.spoken:
        return Hint(2, tr("spoken with, not met"))
    if facts.tried >= 3:
        return Hint(0, tr("tried {count} times in vain", count=facts.tried))
    if facts.source_method in {SourceMethod.LISTS, SourceMethod.COLD}:
        return Hint(1, label_of(SourceMethod, facts.source_method))
    return None


def _attitude(facts: FileFacts) -> Hint | None:
    if facts.attitude_type not in _ATTITUDES:
        return None
    return Hint(_ATTITUDES[facts.attitude_type], label_of(AttitudeType, facts.attitude_type))


def _decision(facts: FileFacts) -> Hint | None:
    for role, points in ((DecisionRole.DECIDER, 5), (DecisionRole.ACTING, 4), (DecisionRole.INFLUENCER, 2)):
        if role in facts.decision_roles:
            if role is DecisionRole.DECIDER and facts.kind == FileKind.PERSON:
                return Hint(3, tr("another one in the family decides"))
            return Hint(points, tr("{role} in the file", role=role.label))
    return None


_RULES: Final[Mapping[str, Callable[[FileFacts], Hint | None]]] = {
    "funds": _funds,
    "income": _income,
    "standing": _standing,
    "need": _need,
    "timing": _timing,
    "intent": _intent,
    "reachability": _reach,
    "attitude": _attitude,
    "decision": _decision,
}
