"""What the diary knows of a file that bears on its score."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.score_hints import FileFacts
from app.domain.terms import OccasionKind, Way
from app.models import ClientFile, Contact, LogLine, Occasion, Person

_FACE_TO_FACE = frozenset({Way.VISIT, Way.MEAL, Way.OFFICE, Way.EVENT})
_LAST = 30  # contacts looked at: older ones say nothing about today


def facts_of(session: Session, file: ClientFile, trade: str, today: date) -> FileFacts:
    """One file's facts, the newest contacts first."""
    contacts = session.execute(
        select(Contact.met, Contact.outcome, Contact.signals, LogLine.way)
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(Contact.file_id == file.id)
        .order_by(LogLine.on_date.desc(), LogLine.start_time.desc(), LogLine.id.desc())
        .limit(_LAST)
    ).all()
    reached = [row for row in contacts if row.met]
    tried = next((at for at, row in enumerate(contacts) if row.met), len(contacts))
    outcomes = [row.outcome for row in contacts if row.outcome]
    return FileFacts(
        kind=file.kind,
        trade=trade,
        assets_fen=file.assets_fen,
        equity_fen=file.equity_fen,
        income_fen=file.income_fen,
        ownership=file.ownership,
        hedging_direction=file.hedging_direction,
        risk_appetite=file.risk_appetite,
        demand_type=file.demand_type,
        attitude_type=file.attitude_type,
        other_accounts=file.other_accounts or "",
        source_method=file.source_method,
        rung=file.rung,
        important=file.important,
        decision_roles=tuple(
            session.scalars(
                select(Person.decision_role)
                .where(Person.file_id == file.id, Person.decision_role.is_not(None))
                .distinct()
            )
        ),
        last_outcome=outcomes[0] if outcomes else None,
        signals=len(reached[0].signals.split()) if reached else 0,
        met=any(row.way in _FACE_TO_FACE for row in reached),
        spoken=bool(reached),
        tried=tried,
        next_date=_next_date(session, file, today),
        today=today,
    )


def _next_date(session: Session, file: ClientFile, today: date) -> date | None:
    occasion = session.scalar(
        select(func.min(Occasion.on_date)).where(
            Occasion.file_id == file.id,
            Occasion.kind == OccasionKind.DATE.value,
            Occasion.on_date >= today,
        )
    )
    days = [day for day in (occasion, file.rung_until) if day is not None and day >= today]
    return min(days, default=None)
