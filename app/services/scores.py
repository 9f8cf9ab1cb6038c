"""The score sheet of prospects, and the order of visits it proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_, tr
from app.domain.approach import advice, lead_class_of
from app.domain.classing import suitability_warning
from app.domain.score_hints import Hint, hints
from app.domain.score_levels import QUESTIONS, levels_of
from app.domain.scoring import (
    Criterion,
    Scheme,
    ScoreGroup,
    check_points,
    checked,
    rounded,
    scheme_of,
    stored,
)
from app.models import ClientFile, FileScore
from app.services import score_table
from app.services.files import FileService
from app.services.score_facts import facts_of
from app.services.score_rows import CriterionRow, GroupRow, RankedPage, RankedRow, ScoreFilter, ScoreSheet
from app.services.score_sql import scored_files
from app.services.settings import SettingsService
from app.storage.database import Database
from app.storage.derived import settings_of

__all__ = [
    "CriterionRow",
    "GroupRow",
    "RankedPage",
    "RankedRow",
    "ScoreFilter",
    "ScoreService",
    "ScoreSheet",
]

ANYTHING: Final = -1  # for `before`: whatever is there may be written over


class ScoreService:
    """Reads and writes points; ranks prospects by them."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # Reading ----------------------------------------------------------------------------------

    def scheme(self) -> Scheme:
        """The criteria and weights in use."""
        with self._db.read() as session:
            return scheme_of(settings_of(session))

    def sheet(self, file_id: int) -> ScoreSheet:
        """The sheet of a file with what its own fields suggest. Raises `InvalidInput` when it is gone."""
        with self._db.read() as session:
            settings = settings_of(session)
            scheme = scheme_of(settings)
            file = _file(session, file_id)
            points = _points(session, file_id)
            facts = facts_of(session, file, settings.trade, self._db.clock.today())
        suggested = hints(facts)
        used = {each.code for each in scheme.active}
        exact = scheme.total(points)
        return ScoreSheet(
            file_id=file_id,
            name=file.name,
            total=rounded(exact),
            exact=exact,
            known=len(used & points.keys()),
            asked=len(used),
            groups=tuple(
                GroupRow(
                    group,
                    scheme.weights[group],
                    rounded(scheme.group_value(group, points)),
                    tuple(
                        _criterion(scheme, each, file.kind, points.get(each.code), suggested.get(each.code))
                        for each in scheme.of_group(group)
                    ),
                )
                for group in ScoreGroup
                if scheme.of_group(group)
            ),
            missing=scheme.missing(points),
            lead_class=file.lead_class,
            proposed_class=lead_class_of({code: points[code] for code in used & points.keys()}, facts),
            advice=advice(facts),
            warning=suitability_warning(file.risk_appetite, settings.trade),
        )

    def totals(self, file_ids: Sequence[int] | None = None) -> dict[int, int]:
        """The totals of these files (of all, when none are named) that have one."""
        with self._db.read() as session:
            scored = scored_files(scheme_of(settings_of(session)))
            query = select(scored.c.file_id, scored.c.total).where(scored.c.total.is_not(None))
            if file_ids is not None:
                query = query.where(scored.c.file_id.in_(list(file_ids)))
            return {row.file_id: row.total for row in session.execute(query)}

    def ranked(
        self,
        limit: int = 60,
        offset: int = 0,
        text: str = "",
        *,
        scored_only: bool = False,
        wanted: ScoreFilter | None = None,
    ) -> RankedPage:
        """Prospects in the proposed order of visits, or as `wanted` says; paged in SQL."""
        asked = wanted or ScoreFilter(text=text, state="scored" if scored_only else "")
        today = self._db.clock.today()
        with self._db.read() as session:
            settings = settings_of(session)
            return RankedPage(
                tuple(score_table.page(session, settings, today, asked, limit, offset)),
                score_table.count(session, settings, asked),
            )

    def order(self, wanted: ScoreFilter) -> list[int]:
        """The ids of all prospects that fit, in the order asked for."""
        with self._db.read() as session:
            return score_table.ids(session, settings_of(session), self._db.clock.today(), wanted)

    def rows(self, file_ids: Sequence[int]) -> list[RankedRow]:
        """These files as rows of the table, in this order."""
        with self._db.read() as session:
            return score_table.rows(session, settings_of(session), self._db.clock.today(), file_ids)

    # Changing ---------------------------------------------------------------------------------

    def set_points(
        self, file_id: int, criterion: str, points: int | None, *, before: int | None = ANYTHING
    ) -> None:
        """Give a file points for a criterion, or take them back with none; one act.

        `before` is what was shown: points changed meanwhile raise `EditConflict`. Raises `InvalidInput`
        at `points` and `criterion`.
        """
        points = check_points(points)
        scheme = self.scheme()
        label = scheme.criterion(criterion).label
        with self._db.read() as session:
            name, now = _file(session, file_id).name, _points(session, file_id).get(criterion)
        if before not in (ANYTHING, now):
            raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
        if points == now:
            return
        act = (
            N_("Score {name}: {criterion} {points}")
            if points is not None
            else N_("Take back the score of {name}: {criterion}")
        )
        with self._db.write(act, name=name, criterion=label, points=points) as unit:
            _keep(unit.session, file_id, {criterion: points})

    def take_hints(self, file_id: int) -> int:
        """Give every criterion without points those that the file suggests; tells how many. One act."""
        sheet = self.sheet(file_id)
        taken = {row.code: row.hint.points for row in sheet.unscored if row.hint is not None}
        if taken:
            with self._db.write(N_("Score {name} from the file"), name=sheet.name) as unit:
                _keep(unit.session, file_id, taken)
        return len(taken)

    def clear(self, file_id: int) -> None:
        """Take back all points of a file; one act."""
        with self._db.read() as session:
            name = _file(session, file_id).name
        with self._db.write(N_("Take back the score sheet of {name}"), name=name) as unit:
            unit.session.execute(delete(FileScore).where(FileScore.file_id == file_id))

    def take_class(self, file_id: int) -> str | None:
        """Set the lead class that the sheet proposes, if any; tells which. One act."""
        proposed = self.sheet(file_id).proposed_class
        if proposed is not None:
            FileService(self._db).set_lead_class([file_id], proposed)
        return proposed

    def set_scheme(self, scheme: Scheme) -> None:
        """Change criteria and weights. Raises `InvalidInput` at the field (see `scoring.checked`)."""
        values = stored(checked(scheme))
        with self._db.write(N_("Change the criteria of the score sheet")):
            SettingsService(self._db).change(values)


def _file(session: Session, file_id: int) -> ClientFile:
    file = session.get(ClientFile, file_id)
    if file is None:
        raise InvalidInput("gone", N_("This file is no longer there."))
    return file


def _points(session: Session, file_id: int) -> dict[str, int]:
    query = select(FileScore.criterion, FileScore.points).where(FileScore.file_id == file_id)
    return {row.criterion: row.points for row in session.execute(query)}


def _keep(session: Session, file_id: int, points: Mapping[str, int | None]) -> None:
    kept = {
        row.criterion: row for row in session.scalars(select(FileScore).where(FileScore.file_id == file_id))
    }
    for criterion, given in points.items():
        row = kept.get(criterion)
        if given is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(FileScore(file_id=file_id, criterion=criterion, points=given))
        else:
            row.points = given


def _criterion(
    scheme: Scheme, criterion: Criterion, kind: str, points: int | None, hint: Hint | None
) -> CriterionRow:
    return CriterionRow(
        code=criterion.code,
        label=criterion.label,
        share=scheme.share(criterion),
        points=points,
        levels=tuple(tr(text) for text in levels_of(criterion.code, kind)),
        hint=hint,
        question=tr(QUESTIONS.get(criterion.code, "")),
    )
