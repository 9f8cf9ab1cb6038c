"""The evening review: what is left of a day, decided in one act that makes the next working day's plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import Final, TypeVar

from app.core.errors import InvalidInput
from app.core.i18n import N_, trn
from app.domain.daily_log import COLUMNS
from app.domain.evening import Decision, Fate, for_line, for_step, spoken_at
from app.domain.promises import day_words
from app.domain.reminders import Bucket
from app.domain.terms import LineState, ReminderKind
from app.domain.working_days import WorkCalendar
from app.services.daily_log import DailyLogService
from app.services.day_templates import DayTemplateService
from app.services.due_marks import DueMark
from app.services.evening_rows import (
    EveningDraft,
    EveningRow,
    OpenLine,
    OpenStep,
    Patterns,
    Promise,
    Reading,
    is_left,
    is_routine,
    promise_of,
)
from app.services.form_lines import FormLine
from app.services.offers import OfferService
from app.services.reminders import ReminderService
from app.storage.database import Database
from app.storage.derived import settings_of

__all__ = ["EveningDraft", "EveningRow", "EveningService", "OpenLine", "OpenStep", "Promise", "Reading"]

MOST_STEPS: Final = 40  # follow-ups that one evening goes through; the reminders page has all of them

K = TypeVar("K")


class EveningService:
    """Reads what is left of a day; writes all decisions at once or none of them."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._log = DailyLogService(database)
        self._templates = DayTemplateService(database)
        self._reminders = ReminderService(database)
        self._offers = OfferService(database)

    # Reading ----------------------------------------------------------------------------------

    def read(self, day: date | None = None) -> EveningRow:
        """What is left of a day (today, unless told), with proposals. Nothing is written."""
        today = self._db.clock.today()
        day = day or today
        with self._db.read() as session:
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        next_day = calendar.add(max(day, today - timedelta(days=1)), 1)
        lines, planned = self._log.day(day), tuple(self._log.day(next_day))
        routine = self._templates.routine(day)
        marks = self._due(day) if day == today else []
        return EveningRow(
            day,
            next_day,
            tuple(
                OpenLine(line, for_line(routine=is_routine(line, routine), next_day=next_day))
                for line in lines
                if is_left(line)
            ),
            tuple(
                OpenStep(row, for_step(row.due_on or day, day, next_day))
                for row in self._reminders.rows(marks[:MOST_STEPS])
            ),
            max(0, len(marks) - MOST_STEPS),
            tuple(self._promises(lines, routine)),
            planned,
            None if planned else self._templates.for_day(next_day),
        )

    def _due(self, day: date) -> list[DueMark]:
        """Follow-ups of the day, then those that were late before; ends of rungs wait on their own page."""
        marks = [
            mark
            for mark in self._reminders.marks(day)
            if mark.key.is_reminder
            and mark.kind != ReminderKind.RUNG_END
            and mark.bucket in {Bucket.TODAY, Bucket.OVERDUE}
        ]
        marks.sort(key=lambda mark: (mark.days_overdue, mark.time is None, mark.time or time.min))
        return marks

    def _promises(self, lines: Iterable[FormLine], routine: Patterns) -> Iterator[Promise]:
        now = self._db.clock.local_now()
        seen: set[tuple[str, str]] = set()
        for line in lines:
            files = [file.file_id for file in line.files]
            at = spoken_at(line.on_date, line.start_time, now)
            for column in COLUMNS[is_routine(line, routine) :]:  # its plan is the pattern's, not a promise
                for offer in self._offers.offers(getattr(line, column), at, files, line.id):
                    promise = promise_of(line, column, offer, now)
                    if promise is not None and (said := (offer.key, promise.readings[0].words)) not in seen:
                        seen.add(said)
                        yield promise

    # Writing ----------------------------------------------------------------------------------

    def close(self, draft: EveningDraft) -> str:
        """Do all of it as one act; returns what was done in words.

        Raises `InvalidInput` at the `field` of the row that refuses; then nothing was written.
        """
        today = self._db.clock.today()
        with self._db.write(N_("Evening review of {day}"), day=day_words(draft.day, today)):
            said = [*self._lines(draft, today), *self._steps(draft, today), *self._keep(draft)]
            if draft.template_id is not None:
                count = self._log.fill_template(draft.next_day, draft.template_id)
                said.append(trn("{n} line filled in", "{n} lines filled in", count))
        for promise in draft.let_go:
            self._offers.dismiss(promise.line.id, promise.offer)
        return " · ".join(said)

    def _lines(self, draft: EveningDraft, today: date) -> Iterator[str]:
        left = {line.id for line in self._log.day(draft.day) if is_left(line)}
        for line_id, _decision in draft.lines:
            if line_id not in left:
                raise InvalidInput(
                    "changed", N_("This line was changed elsewhere meanwhile."), field=f"line/{line_id}"
                )
        for decision, ids in _alike(draft.lines).items():
            if decision.fate is Fate.MOVE and decision.on is not None:
                for line_id in ids:
                    with _at(f"line/{line_id}"):
                        self._log.move_line(line_id, decision.on)
                day = day_words(decision.on, today)
                yield trn("{n} line moved to {day}", "{n} lines moved to {day}", len(ids), day=day)
            elif decision.fate is Fate.DROP:
                self._log.delete_lines(ids)
                yield trn("{n} line deleted", "{n} lines deleted", len(ids))
            elif decision.fate is Fate.DONE:
                self._log.set_state(ids, LineState.DONE.value)
                yield trn("{n} line done", "{n} lines done", len(ids))
            elif decision.fate is Fate.NOT_DONE:
                self._log.set_state(ids, LineState.NOT_DONE.value)
                yield trn("{n} line not done", "{n} lines not done", len(ids))

    def _steps(self, draft: EveningDraft, today: date) -> Iterator[str]:
        for decision, keys in _alike(draft.steps).items():
            if decision.fate is Fate.MOVE and decision.on is not None:
                for key in keys:
                    with _at(f"step/{key}"):
                        self._reminders.snooze(key, decision.on)
                day = day_words(decision.on, today)
                yield trn("{n} follow-up put off to {day}", "{n} follow-ups put off to {day}", len(keys),
                          day=day)  # fmt: skip
            elif decision.fate is Fate.DONE:
                self._reminders.done(keys)
                yield trn("{n} follow-up done", "{n} follow-ups done", len(keys))

    def _keep(self, draft: EveningDraft) -> Iterator[str]:
        for promise, reading in draft.kept:
            with _at(promise.field):
                self._offers.keep(promise.offer, on=reading.on, who=reading.who, line_id=promise.line.id)
        if draft.kept:
            yield trn("{n} promise noted down", "{n} promises noted down", len(draft.kept))


def _alike(decisions: Iterable[tuple[K, Decision]]) -> dict[Decision, list[K]]:
    """What was decided alike, each in its order."""
    found: dict[Decision, list[K]] = {}
    for key, decision in decisions:
        found.setdefault(decision, []).append(key)
    return found


@contextmanager
def _at(field: str) -> Iterator[None]:
    """A refusal names the row of the review that it belongs to."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(error.code, error.text, field=field, **error.params) from error
