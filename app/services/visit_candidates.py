"""Whom to visit next: what is due this week, then who was silent too long, then by rung and lead class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, union_all
from sqlalchemy.orm import Session

from app.core.i18n import tr, trn
from app.domain.settings import WorkSettings
from app.domain.terms import LeadClass, LineState, OccasionKind, Standing, label_of
from app.domain.week_plan import CLASS_ORDER, RUNG_ORDER
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, FileSummary, ImportantDate, LineFile, LogLine, Occasion, Reminder
from app.services.files.find import first_phones, matches, search_words
from app.services.ladder_cards import is_stale, longest_in_sql
from app.storage.derived import settings_of

_DUE, _LATE, _STALE, _REST = range(4)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A file worth a visit, why, and what to expect."""

    file_id: int
    name: str
    kind: str
    rung: str | None
    phone: str
    reason: str
    pressing: bool  # the reason is a date or a silence, not only where the card stands
    number: int  # of the visit, were it the next
    important: bool
    planned_on: date | None  # already in this week


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """Some rows of the ranked list, and how many there are in all."""

    rows: tuple[CandidateRow, ...]
    total: int


def page(session: Session, monday: date, today: date, text: str, limit: int, offset: int) -> CandidatePage:
    """The ranked files, paged in SQL. With a text, lost ones and those planned already are found too."""
    settings = settings_of(session)
    sunday = monday + timedelta(days=6)
    due, late = _due(monday, sunday), _late(monday)
    words = search_words(text)
    group = case(
        (due.c.day.is_not(None), _DUE),
        (late.c.day.is_not(None), _LATE),
        (is_stale(today), _STALE),
        else_=_REST,
    )
    days = func.julianday(today.isoformat()) - func.julianday(FileSummary.stale_on) + 1
    query = (
        select(FileSummary.file_id, group.label("ranked"), due.c.day.label("due"), late.c.day.label("late"))
        .join(ClientFile, ClientFile.id == FileSummary.file_id)
        .outerjoin(due, due.c.file_id == FileSummary.file_id)
        .outerjoin(late, late.c.file_id == FileSummary.file_id)
        .where(matches(words) if words else _open_to_visits(monday, sunday))
    )
    rows = session.execute(
        query.order_by(
            group,
            case((group == _DUE, due.c.day)),
            case((group == _LATE, late.c.day)).desc(),
            case((group == _STALE, days / func.max(longest_in_sql(settings), 1))).desc(),
            _place(FileSummary.rung, RUNG_ORDER),
            _place(ClientFile.lead_class, CLASS_ORDER),
            FileSummary.pinyin,
            FileSummary.file_id,
        )
        .limit(limit)
        .offset(offset)
    ).all()
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    return CandidatePage(tuple(_rows(session, rows, monday, today, settings)), total)


def _open_to_visits(monday: date, sunday: date) -> ColumnElement[bool]:
    return and_(
        FileSummary.standing != Standing.LOST.value,
        FileSummary.file_id.not_in(_planned(monday, sunday).with_only_columns(LineFile.file_id)),
    )


def _planned(monday: date, sunday: date) -> Select[int, date]:
    """Which files have a visit in this week that was not moved away."""
    return (
        select(LineFile.file_id, LogLine.on_date)
        .join(LogLine, LogLine.id == LineFile.line_id)
        .where(
            LogLine.on_date.between(monday, sunday),
            LogLine.way.is_not(None),
            LogLine.state != LineState.MOVED.value,
            ~LogLine.unplanned,
        )
    )


_day_due = func.coalesce(Reminder.snoozed_until, Reminder.due_on)


def _due(monday: date, sunday: date) -> Any:
    """The first day in the week on which something of a file is due: a step, an end, a date."""
    steps = select(Reminder.file_id, _day_due.label("day")).where(
        Reminder.file_id.is_not(None), Reminder.done_on.is_(None), _day_due.between(monday, sunday)
    )
    dates = select(Occasion.file_id, Occasion.on_date).where(
        Occasion.kind == OccasionKind.DATE.value, Occasion.on_date.between(monday, sunday)
    )
    both = union_all(steps, dates).subquery()
    return select(both.c.file_id, func.min(both.c.day).label("day")).group_by(both.c.file_id).subquery()


def _late(monday: date) -> Any:
    """The latest day before the week on which something was due that is still open."""
    return (
        select(Reminder.file_id, func.max(_day_due).label("day"))
        .where(Reminder.file_id.is_not(None), Reminder.done_on.is_(None), _day_due < monday)
        .group_by(Reminder.file_id)
        .subquery()
    )


def _place(column: Any, order: Sequence[str]) -> ColumnElement[int]:
    return case({code: at for at, code in enumerate(order)}, value=column, else_=len(order))


def _rows(
    session: Session, ranked: Sequence[Any], monday: date, today: date, settings: WorkSettings
) -> list[CandidateRow]:
    ids = [row.file_id for row in ranked]
    calendar = WorkCalendar(settings.work_day_overrides())
    texts = _due_texts(session, ids, monday + timedelta(days=6))
    phones = first_phones(session, ids)
    planned = dict(
        session.execute(_planned(monday, monday + timedelta(days=6)).where(LineFile.file_id.in_(ids))).all()
    )
    found = {
        row.id: row
        for row in session.execute(
            select(
                ClientFile.id,
                ClientFile.name,
                ClientFile.kind,
                ClientFile.rung,
                ClientFile.standing,
                ClientFile.grade,
                ClientFile.silence_days,
                ClientFile.lead_class,
                ClientFile.important,
                ClientFile.created_on,
                FileSummary.last_contact_on,
                FileSummary.visits,
            )
            .join(FileSummary, FileSummary.file_id == ClientFile.id)
            .where(ClientFile.id.in_(ids))
        )
    }
    rows = []
    for rank in ranked:
        file = found[rank.file_id]
        if rank.ranked in {_DUE, _LATE}:
            day = date.fromisoformat(str(rank.due if rank.ranked == _DUE else rank.late))
            reason = tr("{day}: {text}", day=_day_text(day, today), text=texts.get((file.id, day), ""))
        elif rank.ranked == _STALE:
            reason = _silence(file, calendar, today, settings)
        else:
            reason = label_of(LeadClass, file.lead_class) or label_of(Standing, file.standing)
        rows.append(
            CandidateRow(
                file_id=file.id,
                name=file.name,
                kind=file.kind,
                rung=file.rung,
                phone=phones.get(file.id, ""),
                reason=reason,
                pressing=rank.ranked != _REST,
                number=file.visits + 1,
                important=file.important,
                planned_on=planned.get(file.id),
            )
        )
    return rows


def _silence(file: Any, calendar: WorkCalendar, today: date, settings: WorkSettings) -> str:
    silent = calendar.between(file.last_contact_on or file.created_on, today)
    longest = settings.longest_silence(file.rung, file.standing, file.grade, file.silence_days) or 0
    return trn(
        "Silent {n} workday (max {longest})",
        "Silent {n} workdays (max {longest})",
        silent,
        longest=longest,
    )


def _day_text(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _due_texts(session: Session, ids: Sequence[int], sunday: date) -> dict[tuple[int, date], str]:
    """What is due of these files on which day."""
    found: dict[tuple[int, date], str] = {}
    for row in session.execute(
        select(Reminder.file_id, _day_due.label("day"), Reminder.text)
        .where(Reminder.file_id.in_(ids), Reminder.done_on.is_(None), _day_due <= sunday)
        .order_by(Reminder.id)
    ):
        found.setdefault((row.file_id, _as_date(row.day)), row.text)
    for row in session.execute(
        select(Occasion.file_id, Occasion.on_date, ImportantDate.title)
        .join(ImportantDate, ImportantDate.id == Occasion.source_id)
        .where(Occasion.kind == OccasionKind.DATE.value, Occasion.file_id.in_(ids))
    ):
        found.setdefault((row.file_id, row.on_date), row.title)
    return found


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
