"""Each target's way towards an account 客户开拓日志: what was typed, and what the diary tells by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.development import StepDraft, check_step, reached
from app.domain.period import span
from app.domain.terms import Standing
from app.domain.terms.planning import DevelopmentStepKind as Step
from app.models import ClientFile, DevelopmentStep, TargetProspect
from app.services.development_rows import StepRow, steps_of
from app.storage.database import Database

__all__ = ["DevelopmentLog", "DevelopmentService", "StepDraft", "StepRow"]

_ORDER = {step.value: number for number, step in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class DevelopmentLog:
    """A file on its way to an account, its steps in their order and by day."""

    file_id: int
    name: str
    kind: str
    rung: str | None
    standing: str
    target_on: date | None
    opened_on: date | None
    steps: tuple[StepRow, ...]

    def of(self, step: str) -> tuple[StepRow, ...]:
        """What is there of one step."""
        return tuple(row for row in self.steps if row.step == step)

    @property
    def reached(self) -> Step | None:
        """The furthest step with something done."""
        return reached(row.step for row in self.steps if row.done)

    @property
    def next(self) -> StepRow | None:
        """What comes next: the latest word on it."""
        told = [row for row in self.steps if row.next]
        return max(told, key=lambda row: (row.on_date or date.max, row.typed_id or 0)) if told else None


class DevelopmentService:
    """Reads the way of one file or of a quarter's targets; writes the steps the diary cannot know."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # Reading ----------------------------------------------------------------------------------

    def log(self, file_id: int) -> DevelopmentLog:
        """The way of one file. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            found = self._logs(session, [file_id])
        if not found:
            raise InvalidInput("gone", N_("This file is no longer there."), field="client")
        return found[0]

    def targets(self, day: date) -> tuple[DevelopmentLog, ...]:
        """The targets of the quarter a day lies in, named ones first, then the nearest.

        Who was taken into the plan and had neither an account nor been lost before it began; and everyone
        named for one of its months.
        """
        first, last = span("quarter", day)
        with self._db.read() as session:
            named = session.scalars(
                select(TargetProspect.file_id)
                .where(TargetProspect.month_on.between(first, last))
                .group_by(TargetProspect.file_id)
                .order_by(func.min(TargetProspect.month_on), func.min(TargetProspect.position))
            ).all()
            taken = session.scalars(
                select(ClientFile.id)
                .where(
                    ClientFile.target_on <= last,
                    ClientFile.opened_on.is_(None) | (ClientFile.opened_on >= first),
                    ClientFile.lost_on.is_(None) | (ClientFile.lost_on >= first),
                )
                .order_by(ClientFile.rung.is_(None), ClientFile.rung, ClientFile.target_on, ClientFile.id)
            ).all()
            return tuple(self._logs(session, list(dict.fromkeys([*named, *taken]))))

    def _logs(self, session: Session, file_ids: Sequence[int]) -> list[DevelopmentLog]:
        columns = (
            ClientFile.id,
            ClientFile.name,
            ClientFile.kind,
            ClientFile.rung,
            ClientFile.standing,
            ClientFile.target_on,
            ClientFile.opened_on,
        )
        files: dict[int, Any] = {}
        for at in range(0, len(file_ids), 500):
            chunk = file_ids[at : at + 500]
            files.update(
                {row.id: row for row in session.execute(select(*columns).where(ClientFile.id.in_(chunk)))}
            )
        steps = steps_of(session, file_ids, self._db.clock.today())
        return [
            DevelopmentLog(
                each,
                files[each].name,
                files[each].kind,
                files[each].rung,
                files[each].standing,
                files[each].target_on,
                files[each].opened_on,
                tuple(sorted(steps.get(each, ()), key=_place)),
            )
            for each in file_ids
            if each in files
        ]

    def step(self, step_id: int) -> tuple[StepDraft, int]:
        """A typed step for editing, and its version. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            row = _step(session, step_id)
            draft = StepDraft(row.step, row.on_date, row.done or "", row.next or "")
        return draft, self._db.version_of("development_step", step_id)

    # Changing ---------------------------------------------------------------------------------

    def add(self, file_id: int, draft: StepDraft) -> int:
        """Write a step; a prospect becomes a target by it. Returns its id.

        Raises `InvalidInput` at the field.
        """
        draft = check_step(draft, self._db.clock.today())
        with self._db.write(N_("Write in the development log")) as unit:
            session = unit.session
            file = session.get(ClientFile, file_id)
            if file is None:
                raise InvalidInput("gone", N_("This file is no longer there."), field="client")
            if file.target_on is None and file.standing in {Standing.PROSPECT, Standing.LEAD}:
                file.target_on, file.standing = self._db.clock.today(), Standing.TARGET.value
            row = DevelopmentStep(file_id=file_id, step=draft.step)
            _fill(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def edit(self, step_id: int, draft: StepDraft, version: int | None = None) -> None:
        """Change a typed step. Raises like `add`, and `EditConflict` when changed since `version`."""
        draft = check_step(draft, self._db.clock.today())
        with self._db.write(N_("Change the development log")) as unit:
            row = _step(unit.session, step_id)
            if version is not None and version != self._db.version_of("development_step", step_id):
                raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
            _fill(row, draft)

    def remove(self, step_id: int) -> None:
        """Take a typed step away."""
        with self._db.write(N_("Delete from the development log")) as unit:
            unit.session.delete(_step(unit.session, step_id))


def _step(session: Session, step_id: int) -> DevelopmentStep:
    row = session.get(DevelopmentStep, step_id)
    if row is None:
        raise InvalidInput("gone", N_("This step is no longer there."), field="step")
    return row


def _fill(row: DevelopmentStep, draft: StepDraft) -> None:
    row.step, row.on_date = draft.step, draft.on_date
    row.done, row.next = draft.done or None, draft.next or None


def _place(row: StepRow) -> tuple[int, date, int]:
    return _ORDER[row.step], row.on_date or date.max, row.line_id or row.typed_id or 0
