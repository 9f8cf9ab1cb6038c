"""The ladder A–F: cards move, every move is kept, and a rung's end date becomes a reminder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, update

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain import ladder
from app.domain.standing import standing_of
from app.domain.terms import Exit, ReminderKind
from app.domain.text import clean_line
from app.models import ClientFile, Reminder, RungChange
from app.services.ladder_cards import LadderCards, place_of
from app.storage.database import Unit


class LadderService(LadderCards):
    """Moves cards and tells what stands on each rung."""

    def move(
        self, file_id: int, to: str, *, reason: str = "", until: date | None = None, on: date | None = None
    ) -> None:
        """Move a card to a rung `A`–`F`, to `opened` or to `lost` (reason: a loss code, perhaps `: text`).

        Raises `InvalidInput` with the field `to`, `reason`, `until` or `on`.
        """
        self.move_many([file_id], to, reason=reason, until=until, on=on)

    def move_many(
        self,
        file_ids: Iterable[int],
        to: str,
        *,
        reason: str = "",
        until: date | None = None,
        on: date | None = None,
    ) -> None:
        """Move several cards as one act; when one cannot move, none does."""
        ids = list(dict.fromkeys(file_ids))
        said = clean_line(reason, 3 * len(reason) + 8)  # cleaned only; its limit is told at the field
        with self._db.read() as session:
            names = list(session.scalars(select(ClientFile.name).where(ClientFile.id.in_(ids[:1]))))
        if len(ids) == 1:
            label, params = _LABELS.get(to, N_("Move {name} to {rung}")), {"name": "".join(names), "rung": to}
        else:
            label = _LABELS_MANY.get(to, N_("Move {count} cards to {rung}"))
            params = {"count": str(len(ids)), "rung": to}
        with self._db.write(label, **params) as unit:
            for file_id in ids:
                self._move(unit, file_id, to, said, until, on)

    def _move(
        self, unit: Unit, file_id: int, to: str, reason: str, until: date | None, on: date | None
    ) -> None:
        session, today = unit.session, self._db.clock.today()
        file = session.get(ClientFile, file_id)
        if file is None:
            raise InvalidInput("gone", N_("This file is no longer there."), field="to")
        start = place_of(file)
        wrong = ladder.problem(start, to, reason, until, today, client=file.opened_on is not None)
        if wrong is not None:
            raise wrong
        day = on or today
        if day > today:
            raise InvalidInput("future", N_("A move cannot lie in the future."), field="on")
        last = session.scalar(select(func.max(RungChange.changed_on)).where(RungChange.file_id == file_id))
        # Told late, after a later move: it holds from that move on, so that dates and order agree.
        day = max(day, last) if last else day
        session.add(
            RungChange(
                file_id=file_id,
                changed_on=day,
                from_rung=start,
                to_rung=to,
                reason=reason or None,
                until_on=until,
            )
        )
        _settle(file, start, to, reason, until, day)
        session.execute(
            update(Reminder)
            .where(
                Reminder.file_id == file_id,
                Reminder.kind == ReminderKind.RUNG_END.value,
                Reminder.done_on.is_(None),
            )
            .values(done_on=today)
        )
        if until is not None:
            session.add(
                Reminder(
                    kind=ReminderKind.RUNG_END.value,
                    text=reason,
                    file_id=file_id,
                    due_on=until,
                    created_on=today,
                )
            )


_LABELS_MANY = {
    Exit.OPENED.value: N_("Accounts opened: {count}"),
    Exit.LOST.value: N_("Lost cards: {count}"),
}
_LABELS = {Exit.OPENED.value: N_("Account opened: {name}"), Exit.LOST.value: N_("Lost: {name}")}


def _settle(file: ClientFile, start: str | None, to: str, reason: str, until: date | None, day: date) -> None:
    """Write where the card now is onto its file."""
    on_ladder = to in ladder.RUNGS
    if start != to:
        file.rung_since = day if on_ladder else None
    file.rung = to if on_ladder else None
    file.rung_reason = reason or None if on_ladder else None
    file.rung_until = until
    file.lost_on = day if to == Exit.LOST else None
    file.lost_reason = ladder.split_loss(reason)[0] if to == Exit.LOST else None
    if to == Exit.OPENED and file.opened_on is None:
        file.opened_on = day
    file.standing = standing_of(
        lead_class=file.lead_class,
        target_on=file.target_on,
        opened_on=file.opened_on,
        lost_on=file.lost_on,
    ).value
