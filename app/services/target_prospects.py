"""The prospects named for a month: taken from a ranked list, put onto weeks and days, carried over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.period import span
from app.domain.targets import check_start
from app.domain.terms import LineState, Standing
from app.domain.text import show_plain
from app.domain.week_plan import VisitDraft, monday_of
from app.models import ClientFile, Contact, FileSummary, LogLine, TargetProspect
from app.services import visit_candidates
from app.services.files import FileService
from app.services.files.filters import within
from app.services.form_lines import FormLine
from app.services.named_rows import MONTH, NamedRow, read_named
from app.services.visit_candidates import CandidatePage
from app.services.week_plan import WeekPlanService
from app.services.week_rhythm import RhythmService
from app.storage.database import Database

_WEEK: Final = timedelta(days=7)


class ProspectService:
    """Names prospects for months, weeks and days; every command is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._week = WeekPlanService(database)

    @property
    def _offset(self) -> timedelta:
        """From the moments of acts to the user's days."""
        clock = self._db.clock
        return clock.local_now() - clock.now().replace(tzinfo=None)

    # Reading ----------------------------------------------------------------------------------

    def named(self, month_on: date) -> tuple[NamedRow, ...]:
        """The prospects named for a month, in their order."""
        check_start(MONTH, month_on)
        with self._db.read() as session:
            return read_named(session, month_on, self._offset)

    def named_in_week(self, monday: date) -> tuple[NamedRow, ...]:
        """Those named for a week, of whichever month."""
        monday = monday_of(monday)
        months = sorted({span(MONTH, monday)[0], span(MONTH, monday + _WEEK - timedelta(days=1))[0]})
        with self._db.read() as session:
            rows = [row for month_on in months for row in read_named(session, month_on, self._offset)]
        return tuple(row for row in rows if row.week_on == monday)

    def proposals(self, month_on: date, text: str = "", limit: int = 60, offset: int = 0) -> CandidatePage:
        """Whom to name, by score × likelihood × timing, each with a short reason; those named are left out.

        With a text, clients are found too; lost ones never are.
        """
        check_start(MONTH, month_on)
        there = select(TargetProspect.file_id).where(TargetProspect.month_on == month_on)
        wanted = FileSummary.file_id.not_in(there) & (FileSummary.standing != Standing.LOST.value)
        if not text.strip():
            wanted &= FileSummary.standing != Standing.CLIENT.value
        last_week = monday_of(span(MONTH, month_on)[1])  # what falls due by the end of the month counts
        with self._db.read() as session:
            today = self._db.clock.today()
            return visit_candidates.page(session, last_week, today, text, limit, offset, among=wanted)

    # Changing ---------------------------------------------------------------------------------

    def add(self, month_on: date, file_ids: Sequence[int], week_on: date | None = None) -> list[int]:
        """Name prospects for a month, perhaps for one of its weeks; they become targets.

        Those named already are left as they are. Raises `InvalidInput` at `month`, `week` or `who`.
        """
        check_start(MONTH, month_on)
        today = self._db.clock.today()
        if span(MONTH, month_on)[1] < today:
            raise InvalidInput("past", N_("This month is over."), field="month")
        week_on = _checked_week(month_on, week_on, today)
        with self._db.write(N_("Name target prospects for a month")) as unit:
            session = unit.session
            files = {
                file.id: file
                for file in session.scalars(
                    select(ClientFile).where(ClientFile.id.in_(within(tuple(file_ids))))
                )
            }
            _check_files(files, file_ids)
            there = set(
                session.scalars(select(TargetProspect.file_id).where(TargetProspect.month_on == month_on))
            )
            new = [each for each in dict.fromkeys(file_ids) if each not in there]
            FileService(self._db).take_as_target(
                [each for each in new if files[each].target_on is None and files[each].opened_on is None]
            )
            return [self._name(session, month_on, each, week_on) for each in new]

    def _name(
        self,
        session: Session,
        month_on: date,
        file_id: int,
        week_on: date | None,
        source: TargetProspect | None = None,
    ) -> int:
        last = session.scalar(
            select(func.max(TargetProspect.position)).where(TargetProspect.month_on == month_on)
        )
        row = TargetProspect(
            file_id=file_id,
            month_on=month_on,
            week_on=week_on,
            position=0 if last is None else last + 1,
            carried_from_id=source.id if source is not None else None,
            note=source.note if source is not None else None,
        )
        session.add(row)
        session.flush()
        return row.id

    def put_on_week(self, named_id: int, week_on: date | None) -> None:
        """Put a name onto a week, or onto none; one with a planned visit moves by its day instead.

        Raises `InvalidInput` at `week`.
        """
        with self._db.write(N_("Put a target prospect onto a week")) as unit:
            row = _row(unit.session, named_id)
            if _open_line(unit.session, row) is not None:
                raise InvalidInput(
                    "planned", N_("A visit is planned for a day: move it to another day."), field="week"
                )
            row.week_on = _checked_week(row.month_on, week_on, self._db.clock.today())

    def put_on_day(self, named_id: int, day: date) -> int:
        """Plan the visit to a named prospect for a day, or move it there; returns its line.

        Raises `InvalidInput` at `on`.
        """
        with self._db.write(N_("Plan the visit to a target prospect")) as unit:
            session = unit.session
            row = _row(session, named_id)
            if span(MONTH, day)[0] != row.month_on:
                raise InvalidInput(
                    "month", N_("This day lies in another month: carry the name over."), field="on"
                )
            line = _open_line(session, row)
            if line is not None and line.on_date == day:
                return line.id
            if line is not None:
                line_id = self._week.move_visit(line.id, day)
            else:
                line_id = self._week.plan_visit(VisitDraft((row.file_id,), day))
            session.refresh(row)
            row.line_id, row.week_on = line_id, monday_of(day)
            return line_id

    def set_done(self, named_id: int, *, done: bool) -> None:
        """Tick a name without a visit, or take the tick back."""
        label = N_("Tick a target prospect") if done else N_("Take back the tick of a target prospect")
        with self._db.write(label) as unit:
            _row(unit.session, named_id).done_on = self._db.clock.today() if done else None

    def remove(self, named_id: int) -> None:
        """Take a name off the month. A visit planned for it stays in the week plan."""
        with self._db.write(N_("Take a target prospect off the month")) as unit:
            session = unit.session
            row = _row(session, named_id)
            if row.carried_from_id is not None:  # it did not leave there, then
                origin = session.get(TargetProspect, row.carried_from_id)
                if origin is not None:
                    origin.carried_on = None
            session.execute(
                update(TargetProspect)
                .where(TargetProspect.carried_from_id == row.id)
                .values(carried_from_id=None)
            )
            session.delete(row)

    def reorder(self, month_on: date, named_ids: Sequence[int]) -> None:
        """Put the names of a month into this order; those not told follow as they were."""
        with self._db.write(N_("Change the order of target prospects")) as unit:
            rows = {row.id: row for row in _stored(unit.session, month_on)}
            order = [each for each in named_ids if each in rows]
            order += [each for each in rows if each not in order]
            for position, each in enumerate(order):
                rows[each].position = position

    # Carrying over ----------------------------------------------------------------------------

    def carry_over(self, month_on: date) -> list[int]:
        """Take a month's unfinished names into the next, or into this month when that is later.

        A trace stays on both. Who has a visit ahead in this month stays; a visit already planned there stays
        theirs. Raises `InvalidInput` at `month`
        when the month has not begun or nothing is unfinished.
        """
        check_start(MONTH, month_on)
        today = self._db.clock.today()
        if month_on > today:
            raise InvalidInput("early", N_("This month has not begun yet."), field="month")
        next_on = max(span(MONTH, month_on)[1] + timedelta(days=1), span(MONTH, today)[0])
        with self._db.write(N_("Carry unfinished target prospects over")) as unit:
            session = unit.session
            rows = [row for row in read_named(session, month_on, self._offset) if row.left_over(today)]
            if not rows:
                raise InvalidInput("none", N_("Nothing of this month is unfinished."), field="month")
            there = {row.file_id: row for row in _stored(session, next_on)}
            made = []
            for row in rows:
                old = _row(session, row.id)
                old.carried_on = today
                if row.file_id in there:
                    there[row.file_id].carried_from_id = old.id
                    continue
                new_id = self._name(session, next_on, row.file_id, None, old)
                made.append(new_id)
                line = _open_line(session, old)
                if line is not None and span(MONTH, line.on_date)[0] == next_on:
                    new = _row(session, new_id)
                    new.line_id, new.week_on = line.id, monday_of(line.on_date)
            return made

    def unfinished_in_week(self, monday: date) -> list[NamedRow]:
        """Names of a past week that have no planned visit and nothing came of."""
        monday = monday_of(monday)
        if monday + _WEEK > self._db.clock.today():
            return []
        return [row for row in self.named_in_week(monday) if row.unfinished and row.line_id is None]

    def left_over_in_week(self, monday: date) -> int:
        """How many names and visits of a past week `carry_week` would take along."""
        return len(self.unfinished_in_week(monday)) + len(self._unfinished_visits(monday_of(monday)))

    def _unfinished_visits(self, monday: date) -> list[FormLine]:
        """Visits go into the next week only, while that is not over either."""
        after = monday + _WEEK
        return RhythmService(self._db).unfinished(after) if after == monday_of(self._db.clock.today()) else []

    def carry_week(self, monday: date) -> int:
        """Carry a past week's unfinished names and visits into the week after it; returns how many.

        One act; visits leave the log's own trace, names theirs. Raises `InvalidInput` when there is nothing.
        """
        monday, today = monday_of(monday), self._db.clock.today()
        after = max(monday + _WEEK, monday_of(today))
        names, visits = self.unfinished_in_week(monday), self._unfinished_visits(monday)
        if not names and not visits:
            raise InvalidInput("none", N_("Nothing of last week is unfinished."), field="week")
        with self._db.write(N_("Carry last week's unfinished visits and names over")) as unit:
            moved = len(RhythmService(self._db).carry_over(after)) if visits else 0
            for row in names:
                old = _row(unit.session, row.id)
                old.carried_on = today
                month_on = old.month_on if after <= span(MONTH, old.month_on)[1] else span(MONTH, after)[0]
                there = {each.file_id: each for each in _stored(unit.session, month_on)}
                if month_on != old.month_on and old.file_id in there:
                    there[old.file_id].carried_from_id = old.id  # named there already: it is the same one
                else:
                    self._name(unit.session, month_on, old.file_id, after, old)
            return moved + len(names)


def _stored(session: Session, month_on: date) -> Sequence[TargetProspect]:
    return session.scalars(
        select(TargetProspect)
        .where(TargetProspect.month_on == month_on)
        .order_by(TargetProspect.position, TargetProspect.id)
    ).all()


def _row(session: Session, named_id: int) -> TargetProspect:
    row = session.get(TargetProspect, named_id)
    if row is None:
        raise InvalidInput("gone", N_("This name is no longer in the plan."), field="who")
    return row


def _open_line(session: Session, row: TargetProspect) -> LogLine | None:
    """The planned visit of a name while it is still ahead of being held, put off or dropped."""
    line = session.get(LogLine, row.line_id) if row.line_id is not None else None
    if line is None or line.state != LineState.OPEN:
        return None
    told = session.scalar(
        select(Contact.id).where(Contact.line_id == line.id, Contact.file_id == row.file_id).limit(1)
    )
    return line if told is None else None


def _checked_week(month_on: date, week_on: date | None, today: date) -> date | None:
    """The Monday of a week that lies in the month, at least with a day, and is not over."""
    if week_on is None:
        return None
    monday, last = monday_of(week_on), span(MONTH, month_on)[1]
    if monday > last or monday + _WEEK <= month_on:
        raise InvalidInput("week", N_("This week does not lie in the month."), field="week")
    if monday + _WEEK <= today:
        raise InvalidInput("past", N_("This week is over."), field="week")
    return monday


def _check_files(files: dict[int, ClientFile], wanted: Iterable[int]) -> None:
    ids = list(wanted)
    if not ids:
        raise InvalidInput("who", N_("Say whom to name."), field="who")
    for file_id in ids:
        file = files.get(file_id)
        if file is None:
            raise InvalidInput("gone", N_("This file is no longer there."), field="who")
        if file.lost_on is not None:
            raise InvalidInput(
                "lost",
                N_("{name} is lost: win them back first."),
                field="who",
                name=show_plain(file.name, 40),
            )
