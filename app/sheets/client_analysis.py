"""The client analysis 客户分析表 of prospects: ranked by score, with the key to the points, A4 landscape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.i18n import is_chinese, tr
from app.domain.approach import class_letter
from app.domain.score_levels import levels_of
from app.domain.scoring import MOST_POINTS, Criterion, Scheme, ScoreGroup
from app.domain.settings import WorkSettings
from app.services.scores import RankedRow
from app.sheets.page import Cell, Column, Field, Heading, PageBreak, Paragraph, Row, Sheet, Table, heading
from app.sheets.wording import day_text, owner_text, printed_text

MOST: Final = 200  # prospects; below them nobody is visited on the strength of a list


def client_analysis(
    rows: Sequence[RankedRow], left_out: int, scheme: Scheme, settings: WorkSettings, today: date
) -> Sheet:
    """Prospects with a total, the highest first; `left_out` of them have no room on the list."""
    criteria = scheme.active
    more = tr("{count} more have a total.", count=left_out) if left_out else ""
    note = tr(
        "Points 0–{most} for each criterion; what has none is left out of the weights. A total wants points"
        " for value and for opportunity. Order: score × likelihood × timing.",
        most=MOST_POINTS,
    )
    return Sheet(
        tr("Client analysis"),
        (
            Table(
                _columns(criteria),
                tuple(_row(number, row, criteria) for number, row in enumerate(rows, 1)),
                head=_heads(scheme),
                row_height=6.6,
                blank_rows=3,
                blank_height=6.6,
                fill_page=True,
                stretch=True,
            ),
            Paragraph(" ".join(filter(None, (note, more))), small=True),
            PageBreak(),
            Heading(tr("What the points mean")),
            _key(scheme),
        ),
        orientation="landscape",
        subtitle=tr("prospects before the first visit"),
        fields=(
            Field(tr("Account manager"), settings.owner, 1.2),
            Field(tr("Firm"), settings.firm, 1.6),
            Field(tr("As of"), day_text(today)),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Client analysis')} {today.isoformat()}",
    )


def _columns(criteria: Sequence[Criterion]) -> tuple[Column, ...]:
    room, most = (130.0, 14.5) if is_chinese() else (144.0, 16.0)  # English names are longer
    points = max(9.0, min(most, room / max(1, len(criteria))))
    return (
        Column(tr("No."), fixed=9, align="center"),
        Column(tr("Name"), share=1.4),
        Column(tr("Rung"), fixed=11, align="center"),
        Column(tr("Class"), fixed=11, align="center"),
        *(Column(each.label, fixed=points, align="center") for each in criteria),
        Column(tr("Total"), fixed=12, align="center"),
        Column(tr("Order"), fixed=12, align="center"),
        Column(tr("Visit · what next"), share=1.6),
    )


def _heads(scheme: Scheme) -> tuple[Row, ...]:
    groups = [(group, scheme.of_group(group)) for group in ScoreGroup]
    shown = [(group, mine) for group, mine in groups if mine]
    return (
        Row(
            (
                *(heading(text, rowspan=2) for text in (tr("No."), tr("Name"), tr("Rung"), tr("Class"))),
                *(
                    heading(
                        tr("{group}\n{weight} %", group=group.label, weight=scheme.weights[group]),
                        colspan=len(mine),
                    )
                    for group, mine in shown
                ),
                *(heading(text, rowspan=2) for text in (tr("Total"), tr("Order"), tr("Visit · what next"))),
            )
        ),
        Row(tuple(_criterion_head(scheme, each) for _, mine in shown for each in mine)),
    )


def _criterion_head(scheme: Scheme, each: Criterion) -> Cell:
    share = f"{float(scheme.share(each)):g}"
    return Cell(f"{each.label}\n{share}", small=True, shaded=True, align="center", valign="middle")


def _row(number: int, row: RankedRow, criteria: Sequence[Criterion]) -> Row:
    visit = f"{row.visit_on:%m-%d}" if row.visit_on is not None else ""
    warned = tr("suitability!") if row.warning else ""
    return Row.of(
        str(number),
        Cell(row.name, bold=row.important),
        row.rung or "",
        class_letter(row.lead_class),
        *(str(row.points[each.code]) if each.code in row.points else "" for each in criteria),
        Cell("" if row.total is None else str(row.total), bold=True),
        str(row.worth),
        " · ".join(filter(None, (warned, visit))),
    )


def _key(scheme: Scheme) -> Table:
    """A row for each criterion: what 0 to 5 stand for, and the other words where a firm is meant."""
    rows: list[Row] = []
    for each in scheme.active:
        person, firm = levels_of(each.code, "person"), levels_of(each.code, "enterprise")
        texts = [
            tr(one) if one == other else tr("{person}\nFirm: {firm}", person=tr(one), firm=tr(other))
            for one, other in zip(person, firm, strict=True)
        ]
        rows.append(Row.of(Cell(each.label, bold=True), *(Cell(text, small=True) for text in texts)))
    points = (Column(str(number), share=1.0) for number in range(MOST_POINTS + 1))
    return Table((Column(tr("Criterion"), fixed=24), *points), tuple(rows), row_height=8)
