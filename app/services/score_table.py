"""Prospects in the order of score × likelihood × timing (or of their total), filtered and paged in SQL."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.i18n import tr
from app.domain.classing import suitability_warning
from app.domain.scoring import scheme_of
from app.domain.settings import WorkSettings
from app.domain.terms import LineState, Standing
from app.domain.visit_ranking import score_of, worth
from app.domain.week_plan import monday_of
from app.models import ClientFile, FileScore, FileSummary, LineFile, LogLine
from app.services.files.find import matches, search_words
from app.services.score_rows import RankedRow, ScoreFilter
from app.services.score_sql import scored_files
from app.services.visit_timing import (
    GROUP_DUE,
    GROUP_LATE,
    GROUP_STALE,
    Timing,
    order_text,
    score_or_class,
    timing,
)

PROSPECTS = (Standing.PROSPECT.value, Standing.LEAD.value, Standing.TARGET.value)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The parts that an order is made of."""

    scored: Subquery
    when: Timing

    @property
    def worth(self) -> ColumnElement[int]:
        return score_or_class(self.scored.c.total) * self.when.likely * self.when.percent

    def select(self, *columns: Any) -> Select[Any]:
        """These columns of prospects, with everything beside them that an order may need."""
        due, late = self.when.due, self.when.late
        return (
            select(*columns)
            .select_from(FileSummary)
            .join(ClientFile, ClientFile.id == FileSummary.file_id)
            .outerjoin(self.scored, self.scored.c.file_id == FileSummary.file_id)
            .outerjoin(due, due.c.file_id == FileSummary.file_id)
            .outerjoin(late, late.c.file_id == FileSummary.file_id)
        )


def _ranking(settings: WorkSettings, today: date, files: Sequence[int] | None = None) -> _Ranking:
    scored = scored_files(scheme_of(settings), files)
    return _Ranking(scored, timing(monday_of(today), today, settings))


def page(
    session: Session, settings: WorkSettings, today: date, wanted: ScoreFilter, limit: int, offset: int
) -> list[RankedRow]:
    """Some of the prospects that fit, in the order asked for."""
    ranking = _ranking(settings, today)
    query = _ordered(ranking, ranking.select(*_columns(ranking)), wanted).limit(limit).offset(offset)
    return _rows(session, settings, today, session.execute(query).all())


def ids(session: Session, settings: WorkSettings, today: date, wanted: ScoreFilter) -> list[int]:
    """All prospects that fit, in the order asked for."""
    ranking = _ranking(settings, today)
    query = _ordered(ranking, ranking.select(FileSummary.file_id), wanted).subquery()
    # One JSON text instead of a row for each of 28,000.
    return list(json.loads(session.scalar(select(func.json_group_array(query.c.file_id))) or "[]"))


def _ordered(ranking: _Ranking, query: Select[Any], wanted: ScoreFilter) -> Select[Any]:
    total = ranking.scored.c.total
    by_worth = ranking.worth.desc()
    orders: dict[str, tuple[Any, ...]] = {
        "order": (by_worth, total.desc()),
        "total": (total.is_(None), ranking.scored.c.exact.desc(), by_worth),
        "name": (),
    }
    return query.where(_fits(ranking.scored, wanted)).order_by(
        *orders[wanted.sort], FileSummary.pinyin, FileSummary.file_id
    )


def count(session: Session, settings: WorkSettings, wanted: ScoreFilter) -> int:
    """How many prospects fit; only what they are chosen by is looked at."""
    scored = scored_files(scheme_of(settings))
    query = select(func.count()).select_from(FileSummary).where(_fits(scored, wanted))
    if wanted.classes:
        query = query.join(ClientFile, ClientFile.id == FileSummary.file_id)
    if wanted.state:
        query = query.outerjoin(scored, scored.c.file_id == FileSummary.file_id)
    return session.scalar(query) or 0


def _fits(scored: Subquery, wanted: ScoreFilter) -> ColumnElement[bool]:
    rules: list[ColumnElement[bool]] = [FileSummary.standing.in_(PROSPECTS)]
    if words := search_words(wanted.text):
        rules.append(matches(words))
    if wanted.state:
        known = scored.c.total
        rules.append(known.is_not(None) if wanted.state == "scored" else known.is_(None))
    if wanted.rungs:
        rules.append(FileSummary.rung.in_(wanted.rungs))
    if wanted.classes:
        named = [code for code in wanted.classes if code]
        none = [ClientFile.lead_class.is_(None)] if "" in wanted.classes else []
        rules.append(or_(ClientFile.lead_class.in_(named), *none))
    return and_(*rules)


def rows(session: Session, settings: WorkSettings, today: date, files: Sequence[int]) -> list[RankedRow]:
    """These files as rows of the table, in this order; those that are gone are left out."""
    ranking = _ranking(settings, today, files)
    found = session.execute(ranking.select(*_columns(ranking)).where(FileSummary.file_id.in_(files)))
    by_id = {row.file_id: row for row in _rows(session, settings, today, found.all())}
    return [by_id[each] for each in files if each in by_id]


def _columns(ranking: _Ranking) -> tuple[Any, ...]:
    return (
        ClientFile.id,
        ClientFile.name,
        ClientFile.kind,
        ClientFile.rung,
        ClientFile.lead_class,
        ClientFile.important,
        ClientFile.risk_appetite,
        ranking.scored.c.total,
        ranking.when.group.label("pressing"),
        ranking.when.likely.label("likely"),
        ranking.when.percent.label("percent"),
        ranking.when.due.c.day.label("due"),
        ranking.when.late.c.day.label("late"),
    )


def _rows(session: Session, settings: WorkSettings, today: date, found: Sequence[Any]) -> list[RankedRow]:
    files = [row.id for row in found]
    points: dict[int, dict[str, int]] = defaultdict(dict)
    for file_id, criterion, got in session.execute(
        select(FileScore.file_id, FileScore.criterion, FileScore.points).where(FileScore.file_id.in_(files))
    ):
        points[file_id][criterion] = got
    planned = _planned(session, files, today)
    return [_row(row, points[row.id], planned.get(row.id), settings.trade) for row in found]


def _row(row: Any, points: dict[str, int], visit_on: date | None, trade: str) -> RankedRow:
    score = score_of(row.total, row.lead_class)
    return RankedRow(
        file_id=row.id,
        name=row.name,
        kind=row.kind,
        rung=row.rung,
        lead_class=row.lead_class,
        important=row.important,
        points=points,
        total=row.total,
        reason=_reason(row),
        order=order_text(score, row.likely, row.percent, scored=row.total is not None),
        product=_product(row, score),
        worth=round(worth(score, row.likely, row.percent)),
        visit_on=visit_on,
        warning=suitability_warning(row.risk_appetite, trade),
    )


def _product(row: Any, score: int) -> str:
    """Brackets stand around what was not scored."""
    figure = str(score) if row.total is not None else f"({score})"
    return f"{figure} × {row.likely} % × {row.percent} %"


def _reason(row: Any) -> str:
    if row.pressing == GROUP_DUE:
        return tr("due {day}", day=str(row.due)[5:])
    if row.pressing == GROUP_LATE:
        return tr("late since {day}", day=str(row.late)[5:])
    return tr("silent too long") if row.pressing == GROUP_STALE else ""


def _planned(session: Session, files: Sequence[int], today: date) -> dict[int, date]:
    """The next planned visit of each of these files."""
    query = (
        select(LineFile.file_id, func.min(LogLine.on_date))
        .join(LogLine, LogLine.id == LineFile.line_id)
        .where(
            LineFile.file_id.in_(files),
            LogLine.on_date.between(today, today + timedelta(days=366)),
            LogLine.way.is_not(None),
            LogLine.state == LineState.OPEN.value,
            ~LogLine.unplanned,
        )
        .group_by(LineFile.file_id)
    )
    return {file_id: _as_date(day) for file_id, day in session.execute(query)}


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
