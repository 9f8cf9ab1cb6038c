"""What a card says: in short for the drawing, in full for the tooltip and a screen reader."""

from __future__ import annotations

from datetime import date

from app.core.i18n import tr, trn
from app.domain.text import show_plain
from app.services.ladder_cards import CardRow


def short_date(day: date, today: date) -> str:
    """Month and day, with the year where it is another."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def silence(card: CardRow) -> str:
    """How long there was no real contact, in working days."""
    if card.last_contact_on is None:
        return trn("never met, {n} d", "never met, {n} d", card.silent_days)
    if card.silent_days <= 0:
        return tr("contact today")
    return trn("silent {n} d", "silent {n} d", card.silent_days)


def silence_short(card: CardRow) -> str:
    """The same where there is little room."""
    return trn("{n} d", "{n} d", max(card.silent_days, 0))


def next_step(card: CardRow, today: date) -> str:
    """The planned next step, if any lies ahead."""
    if card.next_step_on is None or card.next_step_on < today:
        return ""
    return tr("→ {date}", date=short_date(card.next_step_on, today))


def why_here(card: CardRow, today: date) -> str:
    """Why the card stands on its rung and until when."""
    reason = show_plain(" ".join(card.reason.split()), 80)
    if card.until is None:
        return reason
    until = tr("until {date}", date=short_date(card.until, today))
    return f"{until} · {reason}" if reason else until


def spoken(card: CardRow) -> str:
    """Everything on the card in full."""
    lines = [f"{card.rung} · {show_plain(card.name)}"]
    if card.last_contact_on is None:
        lines.append(
            trn(
                "no real contact yet, {n} working day",
                "no real contact yet, {n} working days",
                card.silent_days,
            )
        )
    else:
        lines.append(
            trn(
                "last real contact {date}, {n} working day ago",
                "last real contact {date}, {n} working days ago",
                card.silent_days,
                date=card.last_contact_on.isoformat(),
            )
        )
    if card.stale:
        lines.append(tr("silent for too long"))
    if card.next_step_on is not None:
        lines.append(tr("next step planned for {date}", date=card.next_step_on.isoformat()))
    if card.until is not None:
        lines.append(tr("reason ends {date}", date=card.until.isoformat()))
    if card.reason:
        lines.append(tr("reason: {text}", text=show_plain(card.reason)))
    if card.important:
        lines.append(tr("important client"))
    return "\n".join(lines)
