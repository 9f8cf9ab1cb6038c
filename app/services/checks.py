"""Week and month checks: planned, actual, why, and what next. Figures are counted, words are written."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain.checks import KINDS, PLANNED, Fate, check_countermeasure, day_for_countermeasure
from app.domain.field_text import field_text
from app.domain.period import span
from app.domain.terms import Way
from app.domain.terms.planning import Metric
from app.domain.working_days import WorkCalendar
from app.models import CheckNote, PlanCheck
from app.services.check_rows import (
    CheckRow,
    MetricRow,
    PlanItem,
    metric_rows,
    plan_items,
    targets_of,
    words_of,
)
from app.services.counts import CountService
from app.services.daily_log import DailyLogService, LineDraft
from app.storage.database import Database, Unit
from app.storage.derived import settings_of

__all__ = ["NOTES", "CheckRow", "CheckService", "MetricRow", "PlanItem"]

NOTES = ("cause", "countermeasure")


class CheckService:
    """Reads checks anew each time; keeps only the words written in them."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._counts = CountService(database)
        self._log = DailyLogService(database)

    # Reading ----------------------------------------------------------------------------------

    def check(self, kind: str, day: date) -> CheckRow:
        """The check of the week or month that a day lies in."""
        start, end = _span(kind, day)
        today = self._db.clock.today()
        counted = self._counts.count(start, end)
        with self._db.read() as session:
            items = plan_items(session, start, end, today)
            targets = targets_of(session, kind, start)
            check = _find(session, kind, start)
            notes = words_of(session, check)
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        visits = tuple(item for item in items if item.way == Way.VISIT)
        return CheckRow(
            kind,
            start,
            end,
            metric_rows(targets, sum(item.fate in PLANNED for item in visits), counted, notes),
            visits,
            tuple(item for item in items if item.way != Way.VISIT and item.fate is not Fate.UNPLANNED),
            (check.summary or "") if check is not None else "",
            check.closed_on if check is not None else None,
            day_for_countermeasure(kind, start, today, calendar),
        )

    # Writing ----------------------------------------------------------------------------------

    def set_note(
        self, kind: str, day: date, metric: str, column: str, text: str, *, before: str | None = None
    ) -> None:
        """Write cause or countermeasure of a metric. Raises `InvalidInput` at the column.

        `before` is what the cell held when it was opened: one changed meanwhile raises `EditConflict`.
        """
        if column not in NOTES:
            raise KeyError(column)
        cleaned, code = field_text(text, column), Metric(metric).value
        with self._db.write(N_("Write in the check")) as unit:
            check = self._open(unit, kind, day)
            note = _note(unit.session, check.id, code)
            stored = (getattr(note, column) if note is not None else None) or ""
            _compare(stored, cleaned, before, column)
            if note is None:
                note = CheckNote(check_id=check.id, metric=code)
                unit.session.add(note)
            setattr(note, column, cleaned or None)
            if not (note.cause or note.countermeasure or note.line_id):
                unit.session.delete(note)
            unit.session.flush()

    def set_summary(self, kind: str, day: date, text: str, *, before: str | None = None) -> None:
        """The sentence about the whole period. Raises `InvalidInput` at `summary`."""
        cleaned = field_text(text, "summary")
        with self._db.write(N_("Write in the check")) as unit:
            check = self._open(unit, kind, day)
            _compare(check.summary or "", cleaned, before, "summary")
            check.summary = cleaned or None

    def into_next_plan(self, kind: str, day: date, metric: str, on: date | None = None) -> int:
        """Make the countermeasure a line of a later day, the first of the next plan if none is named.

        Returns the line's id. Raises `InvalidInput` at `countermeasure` or `on`.
        """
        start, _end = _span(kind, day)
        with self._db.write(N_("Take a countermeasure into the next plan")) as unit:
            session, today = unit.session, self._db.clock.today()
            check = self._open(unit, kind, day)
            note = _note(session, check.id, Metric(metric).value)
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
            on = on or day_for_countermeasure(kind, start, today, calendar)
            text = (note.countermeasure if note is not None else None) or ""
            check_countermeasure(kind, start, text, on, today)
            assert note is not None
            if note.line_id is not None:
                raise InvalidInput(
                    "planned", N_("This countermeasure stands in the plan already."), field="countermeasure"
                )
            note.line_id = self._log.add_line(LineDraft(on, plan=text))
            return note.line_id

    def close(self, kind: str, day: date) -> None:
        """The check is done: its words stay as they are until it is opened again."""
        with self._db.write(N_("Close the check")) as unit:
            self._open(unit, kind, day).closed_on = self._db.clock.today()

    def reopen(self, kind: str, day: date) -> None:
        """Write in a closed check again."""
        with self._db.write(N_("Open the check again")) as unit:
            check = _find(unit.session, kind, _span(kind, day)[0])
            if check is not None:
                check.closed_on = None

    def _open(self, unit: Unit, kind: str, day: date) -> PlanCheck:
        """The check to write in, made when it is the first word. Raises `InvalidInput` when it is closed."""
        start, _end = _span(kind, day)
        check = _find(unit.session, kind, start)
        if check is None:
            check = PlanCheck(kind=kind, starts_on=start)
            unit.session.add(check)
            unit.session.flush()
        if check.closed_on is not None:
            raise InvalidInput("closed", N_("This check is closed: open it again to write in it."))
        return check


def _span(kind: str, day: date) -> tuple[date, date]:
    if kind not in KINDS:
        raise KeyError(kind)
    return span(kind, day)


def _compare(stored: str, wanted: str, before: str | None, field: str) -> None:
    if before is not None and stored not in {before, wanted}:
        raise EditConflict("changed", N_("This was changed elsewhere since you opened it."), field=field)


def _find(session: Session, kind: str, start: date) -> PlanCheck | None:
    return session.scalars(select(PlanCheck).filter_by(kind=kind, starts_on=start)).first()


def _note(session: Session, check_id: int, metric: str) -> CheckNote | None:
    return session.scalars(select(CheckNote).filter_by(check_id=check_id, metric=metric)).first()
