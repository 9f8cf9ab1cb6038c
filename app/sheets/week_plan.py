"""The weekly visit plan 每周拜访计划表: whom to see on which day, A4 landscape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from app.core.i18n import is_chinese, tr
from app.domain.settings import WorkSettings
from app.domain.terms import AppointmentState, LineState, NotMet, Outcome, Way, label_of
from app.domain.visit_bag import Bag, day_bag
from app.services.form_lines import FileOnLine, FormLine
from app.services.week_rows import DayPlan, WeekRow, is_settled
from app.sheets.page import (
    Block,
    Cell,
    Column,
    Field,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    Space,
    Table,
    heading,
    label,
)
from app.sheets.wording import (
    BOX,
    companion_text,
    day_text,
    month_day,
    near_day,
    owner_text,
    printed_text,
    purposes,
    times,
    visit_text,
    week_of,
    weekday,
)

LEAST_ROWS: Final = 3  # of a working day, written on or not
REST_ROWS: Final = 1  # of a day off without plans
MARK_PACKED: Final = "✓"
_HARD: Final = "\u00a0"  # a space that does not break the line
SPARE_ROWS: Final = 1  # to write in by hand below what is planned


def week_plan(plan: WeekRow, settings: WorkSettings, today: date) -> Sheet:
    """The sheet for a week; on its back the way and the bag of every day with visits ahead."""
    monday, sunday = week_of(plan.days[0].date)
    planned = plan.lines()
    rows = [row for day in plan.days for row in _day_rows(day, plan)]
    year, week, _ = monday.isocalendar()
    return Sheet(
        tr("Weekly visit plan"),
        (
            Table(_columns(), tuple(rows), row_height=6.6, blank_height=6.6, fill_page=True, stretch=True),
            Space(2.5),
            _summary(planned),
            *([Paragraph(_unscored_note(), small=True)] if _unscored(planned) else []),
            *_by_day(plan, today),
        ),
        orientation="landscape",
        subtitle=tr(
            "Week {week} of {year} ({first} – {last})",
            week=week,
            year=year,
            first=month_day(monday),
            last=day_text(sunday) if sunday.year != monday.year else month_day(sunday),
        ),
        fields=(
            Field(tr("Account manager"), settings.owner, 1.1),
            Field(tr("Firm"), settings.firm, 1.6),
            Field(tr("Focus of the week"), "", 2.2),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Weekly visit plan')} {year}-W{week:02d}",
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Day"), fixed=20, align="center"),
        Column(tr("Time"), fixed=14 if is_chinese() else 19, align="center"),
        Column(tr("Client · contact person"), share=1.6),
        Column(tr("Visit no."), fixed=15, align="center"),
        Column(tr("Purpose of visit"), share=2.2),
        Column(tr("Way · place · route"), share=1.2),
        Column(tr("Materials to bring"), share=1.6),
        Column(tr("Companion"), share=1.0),
        Column(tr("Result"), share=1.7),
    )


def _day_rows(day: DayPlan, plan: WeekRow) -> list[Row]:
    works = day.working
    visits = [_visit_row(line, each, plan.bags.get(line.id)) for line in day.visits for each in line.files]
    least = max(LEAST_ROWS, len(visits) + SPARE_ROWS) if works else max(REST_ROWS, len(visits))
    visits += [()] * (least - len(visits))
    label = "\n".join(part for part in (_day_label(day), _room(day)) if part)
    cell = Cell(label, bold=works, shaded=not works, rowspan=len(visits))
    return [
        Row((*((cell,) if number == 0 else ()), *cells), strong_top=number == 0)
        for number, cells in enumerate(visits)
    ]


def _day_label(day: DayPlan) -> str:
    """周三 11-25, with its holiday, or a mark on a weekend that is worked."""
    name = f"{weekday(day.date, short=True)} {day.date:%m-%d}"
    if day.holiday:
        return f"{name}\n{tr(day.holiday)}"
    if day.working and day.date.weekday() >= 5:
        return f"{name}\n{tr('Make-up workday')}"
    return name


def _room(day: DayPlan) -> str:
    """3/6: planned, and what the day can hold; a day that holds more says so."""
    if not day.planned:
        return ""
    figures = f"{day.planned}/{day.capacity}"
    return tr("{figures} too full", figures=figures) if day.full else figures


def _by_day(plan: WeekRow, today: date) -> list[Block]:
    """What a morning needs: whom, the way, and the bag with boxes to tick; only days still ahead."""
    rows: list[Row] = []
    for day in plan.days:
        if day.date < today:
            continue
        out = [line for line in day.visits if line.id in plan.bags and not is_settled(line)]
        if not out:
            continue
        whom = [f"{times(line.start_time)} {_names(line)}".strip() for line in out]
        rows.append(
            Row.of(
                Cell(_day_label(day), bold=True),
                "\n".join(whom),
                day.route,
                _bag_text([plan.bags[line.id] for line in out]),
            )
        )
    if not rows:
        return []
    columns = (
        Column(tr("Day"), fixed=20, align="center"),
        Column(tr("Client"), share=1.3),
        Column(tr("Route"), share=1.2),
        Column(tr("What to bring"), share=3.0),
    )
    return [
        PageBreak(),
        Heading(tr("Route and bag, day by day")),
        Table(columns, tuple(rows), row_height=6.6),
    ]


def _bag_text(bags: Sequence[Bag]) -> str:
    """Boxes to tick, those packed already ticked; a thing and its box are kept on one line."""
    return "   ".join(
        f"{MARK_PACKED if entry.packed else BOX}{_HARD}{entry.text.replace(' ', _HARD)}"
        for entry in day_bag(bags)
    )


def _names(line: FormLine) -> str:
    return tr(", ").join(each.name for each in line.files)


def _visit_row(line: FormLine, each: FileOnLine, bag: Bag | None) -> tuple[Cell, ...]:
    """One client of a planned visit."""
    agreed = each.asked == AppointmentState.AGREED and not each.told
    begins = times(line.start_time)
    who = f"{each.name}\n{each.person}" if each.person else each.name
    mark = "*" if each.number == 1 and not each.scored else ""
    why = [text for text in (purposes(line.purpose), line.plan) if text]
    way = [text for text in (label_of(Way, line.way), line.place, line.route) if text]
    bring = [text for text in (line.materials, _packed(line, bag)) if text]
    return (
        Cell("\n".join((begins, tr("confirmed"))) if agreed else begins),
        Cell(who),
        Cell(visit_text(each.number) + mark),
        Cell(tr(": ").join(why)),
        Cell("\n".join(way)),
        Cell("\n".join(bring)),
        Cell(companion_text(line.companions, line.companion_mode)),
        Cell(result_text(line, each)),
    )


def _packed(line: FormLine, bag: Bag | None) -> str:
    """How much is packed, once somebody has begun to."""
    if bag is None or not bag.kept or is_settled(line):
        return ""
    return tr("Packed {packed} of {all}", packed=bag.packed, all=len(bag.entries))


def result_text(line: FormLine, each: FileOnLine) -> str:
    """What came of it; empty, to write on, while nothing did."""
    if line.state == LineState.MOVED:
        if line.moved_to is None:
            return tr("Moved")
        return tr("Moved to {day}", day=near_day(line.moved_to, line.on_date))
    if each.told and not each.met:
        why = label_of(NotMet, each.not_met)
        return tr("Not met ({why})", why=why) if why else tr("Not met")
    if line.state == LineState.NOT_DONE:
        return tr("Not done")
    if each.told or line.state == LineState.DONE:
        return "✓ " + label_of(Outcome, each.outcome) if each.outcome else "✓"
    return ""


def _counted(lines: Iterable[FormLine]) -> list[tuple[FormLine, FileOnLine]]:
    """What the week's figures count: moved away, it counts in the week it went to."""
    return [(line, each) for line in lines if line.state != LineState.MOVED for each in line.files]


def _unscored(lines: Iterable[FormLine]) -> bool:
    return any(each.number == 1 and not each.scored for _line, each in _counted(lines))


def _unscored_note() -> str:
    return tr("* The lead class is not set yet: counts as a first visit only once the prospect is scored.")


def _summary(lines: Sequence[FormLine]) -> Table:
    """Planned and held by first, second, third and later visits; beside it ruled lines to write on."""
    held: Counter[str] = Counter()
    planned: Counter[str] = Counter()
    for line, each in _counted(lines):
        kind = _kind(line, each)
        planned[kind] += 1
        held[kind] += each.met
    columns = (
        Column(fixed=20),
        *(Column(fixed=20.5, align="center") for _ in range(6)),
        Column(fixed=18),
        Column(),
    )
    kinds = ("1", "2", "3", "4", "other")
    names = (
        visit_text(1),
        visit_text(2),
        visit_text(3),
        tr("4th and later"),
        tr("Other ways"),
        tr("Total"),
    )
    return Table(
        columns,
        (
            Row((heading(tr("This week")), *map(heading, names), label(tr("Remarks"), rowspan=3), Cell())),
            Row((label(tr("Planned")), *_figures(planned, kinds), Cell())),
            Row((label(tr("Actual")), *_figures(held, kinds), Cell())),
        ),
        row_height=6.4,
    )


def _kind(line: FormLine, each: FileOnLine) -> str:
    """Which column of the summary a visit belongs to."""
    if line.way != Way.VISIT or each.number is None:
        return "other"
    return str(min(each.number, 4))


def _figures(counts: Counter[str], kinds: Sequence[str]) -> tuple[Cell, ...]:
    """The counts and their total; empty, to write on, while there is nothing to count."""
    total = sum(counts.values())
    figures = [*(counts[kind] for kind in kinds), total]
    return tuple(Cell(str(figure) if total else "") for figure in figures)
