"""Classes that follow from a file: size, tenure, the grade that is shown, and what suitability forbids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from app.core.i18n import N_, tr
from app.domain.terms import Activity, Grade, RiskAppetite, Size, Standing, Term, Trade


class Tenure(Term):
    """New for the first year after the account was opened."""

    NEW = "new", N_("New client")
    OLD = "old", N_("Old client")


def size_of(equity_fen: int | None, bands_fen: Mapping[str, int]) -> Size | None:
    """The band the funds lie in; the lower bound belongs to the band. Nothing while the funds are unknown."""
    if equity_fen is None:
        return None
    reached = [(bound, code) for code, bound in bands_fen.items() if equity_fen >= bound]
    return Size(max(reached)[1]) if reached else None


def tenure_of(opened_on: date | None, today: date) -> Tenure | None:
    """Nothing before the account is open."""
    if opened_on is None:
        return None
    try:
        year_later = opened_on.replace(year=opened_on.year + 1)
    except ValueError:  # opened on 29 February
        year_later = opened_on + timedelta(days=366)
    return Tenure.NEW if today < year_later else Tenure.OLD


def grade_text(grade: str | None, activity: str | None, standing: str) -> str:
    """The grade as it is shown: dormant and prospect are states, the grade follows them."""
    if standing not in {Standing.CLIENT, Standing.LOST}:
        return tr("Prospect grade")
    if activity == Activity.DORMANT:
        return Activity.DORMANT.label
    return tr("grade {grade}", grade=Grade(grade).value) if grade else ""


def suitability_warning(risk_appetite: str | None, trade: str) -> str:
    """What must be kept in mind when offering anything to this person; empty for nothing."""
    if risk_appetite != RiskAppetite.AVERSE:
        return ""
    if trade in {Trade.SECURITIES, Trade.INSURANCE}:
        return tr("Risk-averse: offer only what cannot cost them more than they can bear (suitability).")
    return tr("Risk-averse: must not be led into futures (suitability).")
