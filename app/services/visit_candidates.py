"""Whom to visit next: score × likelihood × timing, from what was promised to who was silent too long."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, and_, case, cast, func, select
from sqlalchemy.orm import Session

from app.core.i18n import tr, trn
from app.domain.scoring import scheme_of
from app.domain.settings import WorkSettings
from app.domain.terms import LeadClass, LineState, OccasionKind, Standing, label_of
from app.domain.visit_ranking import likelihood, score_of
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, FileSummary, ImportantDate, LineFile, LogLine, Occasion, Reminder
from app.services.files.find import first_phones, matches, search_words
from app.services.score_sql import scored_files
from app.services.visit_timing import (
    GROUP_DUE,
    GROUP_LATE,
    GROUP_REST,
    GROUP_STALE,
    day_due,
    order_text,
    score_or_class,
    timing,
)
from app.storage.derived import settings_of


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
    order: str = ""  # how its place in the list came about


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """Some rows of the ranked list, and how many there are in all."""

    rows: tuple[CandidateRow, ...]
    total: int


def page(
    session: Session,
    monday: date,
    today: date,
    text: str,
    limit: int,
    offset: int,
    scores: Mapping[int, int] | None = None,
    among: ColumnElement[bool] | None = None,
) -> CandidatePage:
    """The files in the order of score × likelihood × timing, paged in SQL.

    With a text, lost ones and those planned already are found too. `scores` instead of the diary's own;
    `among` instead of those without a visit in this week.
    """
    settings = settings_of(session)
    sunday = monday + timedelta(days=6)
    when = timing(monday, today, settings)
    group, due, late = when.group, when.due, when.late
    words = search_words(text)
    scored = scored_files(scheme_of(settings)) if scores is None else _given(scores)
    if among is None:
        wanted = matches(words) if words else _open_to_visits(monday, sunday)
    else:
        wanted = and_(among, matches(words)) if words else among
    score = score_or_class(scored.c.total)
    query = (
        select(
            FileSummary.file_id,
            group.label("ranked"),
            due.c.day.label("due"),
            late.c.day.label("late"),
            scored.c.total.label("score"),
            when.percent.label("timing"),
        )
        .join(ClientFile, ClientFile.id == FileSummary.file_id)
        .outerjoin(due, due.c.file_id == FileSummary.file_id)
        .outerjoin(late, late.c.file_id == FileSummary.file_id)
        .outerjoin(scored, scored.c.file_id == FileSummary.file_id)
        .where(wanted)
    )
    rows = session.execute(
        query.order_by(
            (score * when.likely * when.percent).desc(),
            case((group == GROUP_DUE, due.c.day)),
            case((group == GROUP_LATE, late.c.day)).desc(),
            FileSummary.stale_on,
            FileSummary.pinyin,
            FileSummary.file_id,
        )
        .limit(limit)
        .offset(offset)
    ).all()
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    return CandidatePage(tuple(_rows(session, rows, monday, today, settings)), total)


def _given(scores: Mapping[int, int]) -> Subquery:
    given = func.json_each(json.dumps(dict(scores))).table_valued("key", "value")
    return select(cast(given.c.key, Integer).label("file_id"), given.c.value.label("total")).subquery()


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
        if rank.ranked in {GROUP_DUE, GROUP_LATE}:
            day = date.fromisoformat(str(rank.due if rank.ranked == GROUP_DUE else rank.late))
            reason = tr("{day}: {text}", day=_day_text(day, today), text=texts.get((file.id, day), ""))
        elif rank.ranked == GROUP_STALE:
            reason = _silence(file, calendar, today, settings)
        else:
            reason = label_of(LeadClass, file.lead_class) or label_of(Standing, file.standing)
        if rank.score is not None:
            reason = tr("{reason} · score {score}", reason=reason, score=rank.score)
        taken, likely = score_of(rank.score, file.lead_class), likelihood(file.rung, file.standing)
        rows.append(
            CandidateRow(
                file_id=file.id,
                name=file.name,
                kind=file.kind,
                rung=file.rung,
                phone=phones.get(file.id, ""),
                reason=reason,
                pressing=rank.ranked != GROUP_REST,
                number=file.visits + 1,
                important=file.important,
                planned_on=planned.get(file.id),
                order=order_text(taken, likely, rank.timing, scored=rank.score is not None),
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
        select(Reminder.file_id, day_due.label("day"), Reminder.text)
        .where(Reminder.file_id.in_(ids), Reminder.done_on.is_(None), day_due <= sunday)
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
