"""Contacts and plans of a file in words: the same on the card and in the history."""

from __future__ import annotations

from app.core.i18n import tr
from app.domain.terms import AppointmentState, LineState, NotMet, Outcome, Way, label_of
from app.services.history_contacts import CardContactRow, PlannedRow


def contact_title(row: CardContactRow) -> str:
    """How, the visit's number, whether they were met, and what came of it."""
    if row.appointment is not None:
        return " · ".join(
            part
            for part in (label_of(AppointmentState, row.appointment), row.appointment_reason, row.person)
            if part
        )
    way = label_of(Way, row.way) or tr("Contact")
    if row.visit_number:
        way = tr("Visit {number}", number=row.visit_number)
    outcome = label_of(Outcome, row.outcome) if row.met else label_of(NotMet, row.not_met) or tr("Not met")
    return " · ".join(part for part in (way, row.person, row.place, outcome) if part)


def contact_text(row: CardContactRow) -> str:
    """What was said and thought, and what comes next."""
    parts = [row.record]
    if row.impressions:
        parts.append(tr("Impressions: {text}", text=row.impressions))
    if row.services:
        parts.append(tr("Done for them: {text}", text=row.services))
    if row.opinion:
        parts.append(tr("My view: {text}", text=row.opinion))
    if row.next_step:
        day = row.next_on.isoformat() if row.next_on else ""
        parts.append(
            tr("Next, {day}: {step}", day=day, step=row.next_step)
            if day and not row.next_done
            else tr("Next: {step}", step=row.next_step)
        )
    return "\n".join(part for part in parts if part)


def planned_title(row: PlannedRow) -> str:
    """Planned, moved, or only mentioned."""
    way = label_of(Way, row.way)
    if row.state == LineState.OPEN and row.way:
        return tr("Planned: {way}", way=way)
    state = label_of(LineState, row.state)
    return tr("Log: {state}", state=" · ".join(part for part in (way, state) if part))
