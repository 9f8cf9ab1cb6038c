"""The ladder's rules: who may move where, and what a move must say."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.terms import ClientLossReason, Exit, LossReason, Rung

RUNGS: Final = tuple(rung.value for rung in Rung)
EXITS: Final = tuple(way.value for way in Exit)
ASKS_REASON: Final = frozenset("BCD")  # each stands on a rung for a reason that may end on a date
REASON_LIMIT: Final = 500


def is_skip(start: str | None, to: str) -> bool:
    """True when a move passes over at least one rung, up or down."""
    if start not in RUNGS or to not in RUNGS:
        return False
    return abs(RUNGS.index(start) - RUNGS.index(to)) > 1


def needs_reason(start: str | None, to: str) -> bool:
    """True when a move cannot be saved without saying why."""
    return to in ASKS_REASON or to == Exit.LOST or is_skip(start, to)


def loss_reasons(*, client: bool) -> type[LossReason | ClientLossReason]:
    """The codes a loss is explained by: a client leaves for other reasons than a prospect."""
    return ClientLossReason if client else LossReason


def split_loss(reason: str) -> tuple[str, str]:
    """A stored loss `code: text` as its code and its text."""
    code, _, text = reason.partition(":")
    return code.strip(), text.strip()


def reason_text(to: str | None, reason: str | None) -> str:
    """A kept reason as it is shown: loss codes in words, everything else as it was written."""
    if to != Exit.LOST or not reason:
        return reason or ""
    code, text = split_loss(reason)
    for kind in (LossReason, ClientLossReason):
        if code in kind.__members__.values():
            label = tr(kind(code).text)
            return f"{label}: {text}" if text else label
    return reason


def place_label(place: str | None) -> str:
    """A rung's letter, or how the card left the ladder, in words."""
    if place in EXITS:
        return Exit(place).label
    return place or tr("not on the ladder")


def problem(
    start: str | None, to: str, reason: str, until: date | None, today: date, *, client: bool = False
) -> InvalidInput | None:
    """What keeps this move from being saved, at its field; `None` when nothing does.

    `start` is a rung, `lost`, `opened` or `None`; `client` tells that an account was open before.
    """
    return _wrong_place(start, to, reason, client=client) or _wrong_words(
        start, to, reason, until, today, client=client
    )


def _wrong_place(start: str | None, to: str, reason: str, *, client: bool) -> InvalidInput | None:
    if to not in RUNGS and to not in EXITS:
        return InvalidInput("unknown_rung", N_("There is no rung “{rung}”."), field="to", rung=to)
    if start == to and (to not in ASKS_REASON or not reason.strip()):
        return InvalidInput("same_rung", N_("The card stands there already."), field="to")
    if start == Exit.OPENED and to in RUNGS:
        return InvalidInput("is_client", N_("A client is off the ladder."), field="to")
    if start == Exit.LOST and to in RUNGS:
        if client:
            return InvalidInput(
                "was_client", N_("A lost client who is won back is a client again."), field="to"
            )
        if to != Rung.F:
            return InvalidInput("returns_to_f", N_("A lost prospect returns to rung F."), field="to")
    return None


def _wrong_words(
    start: str | None, to: str, reason: str, until: date | None, today: date, *, client: bool
) -> InvalidInput | None:
    said = reason.strip()
    if len(said) > REASON_LIMIT:
        return InvalidInput("too_long", N_("At most {limit} characters."), field="reason", limit=REASON_LIMIT)
    if to == Exit.LOST:
        if split_loss(said)[0] not in loss_reasons(client=client).__members__.values():
            return InvalidInput("loss_reason", N_("Say why they were lost."), field="reason")
    elif not said and to in ASKS_REASON:
        return InvalidInput("reason", N_("Rung {rung} wants a reason."), field="reason", rung=to)
    elif not said and is_skip(start, to):
        return InvalidInput("skip_reason", N_("More than one rung at once: say why."), field="reason")
    if until is not None:
        if to in EXITS:
            return InvalidInput("until_off", N_("Only a rung can have an end date."), field="until")
        if until < today:
            return InvalidInput("until_past", N_("The end date has passed already."), field="until")
    return None
