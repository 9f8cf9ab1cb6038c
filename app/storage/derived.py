"""Rows that follow from others, refreshed in the act that changes them: summaries, occasions, row sums."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, column, delete, func, insert, or_, select, table, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.domain.annual import AnnualDate, Calendar, occurrences
from app.domain.pinyin import name_keys
from app.domain.settings import WorkSettings, parse
from app.domain.working_days import WorkCalendar
from app.models import (
    Base,
    ClientFile,
    Contact,
    FileSummary,
    ImportantDate,
    JournalRow,
    LineFile,
    LogLine,
    Meta,
    Occasion,
    Person,
    Phone,
    Reminder,
    RowSum,
    Setting,
)

OF_FILE = (
    "person",
    "phone",
    "important_date",
    "rung_change",
    "contact",
    "line_file",
    "appointment",
    "reminder",
    "file_tag",
    "file_product",
)
DATED = frozenset({"client_file", "person", "important_date"})  # what birthdays and dates stand on
SUMMED = (
    "client_file",
    "person",
    "phone",
    "log_line",
    "contact",
    "reminder",
    "important_date",
    "rung_change",
)
_CHUNK = 500


def settings_of(session: Session) -> WorkSettings:
    """The settings as this transaction sees them."""
    return parse({row.key: row.value for row in session.execute(select(Setting.key, Setting.value))})


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def refresh(session: Session, act_id: int, touched: Mapping[str, set[int]], today: date) -> set[int]:
    """Bring everything derived up to date after an act; returns the ids of the files it concerned."""
    session.flush()
    if "setting" in touched and _counts_silence(session, touched["setting"]):
        files = set(session.scalars(select(ClientFile.id)))
    else:
        files = _files_of(session, act_id, touched)
    if files:
        summarise(session, files)
        if touched.keys() & DATED:
            make_occasions(session, files, today)
    for name in SUMMED:
        if name in touched:
            sum_rows(session, Base.metadata.tables[name], touched[name])
    return files


def _counts_silence(session: Session, ids: set[int]) -> bool:
    """Whether one of these settings decides when a file counts as silent: then all are counted again."""
    keys = set(session.scalars(select(Setting.key).where(Setting.id.in_(ids))))
    return len(keys) < len(ids) or bool(keys & {"silence", "silence_by_grade", "day_overrides"})


def _files_of(session: Session, act_id: int, touched: Mapping[str, set[int]]) -> set[int]:
    """The files these rows belong to now, and those they belonged to before."""
    found = set(touched.get("client_file", ()))
    for name in OF_FILE:
        t = Base.metadata.tables[name]
        for ids in _chunks(touched.get(name, ())):
            found.update(
                session.scalars(select(t.c.file_id).where(t.c.id.in_(ids), t.c.file_id.is_not(None)))
            )
    before = session.scalars(
        select(func.json_extract(JournalRow.old, "$.file_id"))
        .where(JournalRow.act_id == act_id, JournalRow.old.is_not(None), JournalRow.table_name.in_(OF_FILE))
        .distinct()
    )
    found.update(file_id for file_id in before if file_id is not None)
    for ids in _chunks(touched.get("log_line", ())):
        found.update(session.scalars(select(LineFile.file_id).where(LineFile.line_id.in_(ids))))
    return found


def real_contact() -> ColumnElement[bool]:
    """Met, or answered in both directions; a mailing never is (join `Contact` with `LogLine`)."""
    return and_(Contact.met.is_(True), or_(LogLine.way.is_(None), LogLine.way != "mailing"))


def held_visit() -> ColumnElement[bool]:
    """A visit that took place (join `Contact` with `LogLine`)."""
    return and_(Contact.met.is_(True), LogLine.way == "visit")


@dataclass(slots=True)
class _Facts:
    last_contact_on: date | None = None
    visits: int = 0
    next_step_on: date | None = None
    digits: str = ""


def summarise(session: Session, files: Iterable[int]) -> None:
    """Write the summary rows of these files anew; files that are gone lose theirs by cascade."""
    settings = settings_of(session)
    calendar = WorkCalendar(settings.work_day_overrides())
    for ids in _chunks(files):
        facts = _facts(session, ids)
        known = {
            row.file_id: row
            for row in session.execute(
                select(FileSummary.file_id, FileSummary.pinyin, FileSummary.search).where(
                    FileSummary.file_id.in_(ids)
                )
            )
        }
        rows = []
        for f in session.execute(
            select(
                ClientFile.id,
                ClientFile.name,
                ClientFile.rung,
                ClientFile.standing,
                ClientFile.grade,
                ClientFile.silence_days,
                ClientFile.visits_before,
                ClientFile.created_on,
            ).where(ClientFile.id.in_(ids))
        ):
            mine = facts.get(f.id, _Facts())
            lowered = f.name.lower()
            old = known.get(f.id)
            # The name stands first in `search`; an unchanged one keeps its pinyin: pypinyin is slow to load.
            if old is not None and old.search.split("\n", 1)[0] == lowered:
                pinyin, forms = old.pinyin, old.search.split("\n")[1]
            else:
                keys = name_keys(f.name)
                pinyin, forms = keys.pinyin, keys.all_forms
            limit = settings.longest_silence(f.rung, f.standing, f.grade, f.silence_days)
            rows.append(
                {
                    "file_id": f.id,
                    "pinyin": pinyin,
                    "search": f"{lowered}\n{forms}\n{mine.digits}",
                    "rung": f.rung,
                    "standing": f.standing,
                    "last_contact_on": mine.last_contact_on,
                    "visits": f.visits_before + mine.visits,
                    "next_step_on": mine.next_step_on,
                    "stale_on": (
                        None
                        if limit is None
                        else calendar.add(mine.last_contact_on or f.created_on, limit + 1)
                    ),
                }
            )
        if rows:
            statement = upsert(FileSummary)
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=["file_id"],
                    set_={
                        c.name: statement.excluded[c.name]
                        for c in FileSummary.__table__.columns
                        if not c.primary_key
                    },
                ),
                rows,
            )


def _facts(session: Session, ids: list[int]) -> dict[int, _Facts]:
    facts = {i: _Facts() for i in ids}
    for file_id, last, visits in session.execute(
        select(
            Contact.file_id,
            func.max(LogLine.on_date).filter(real_contact()),
            func.count().filter(held_visit()),
        )
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(Contact.file_id.in_(ids))
        .group_by(Contact.file_id)
    ):
        facts[file_id].last_contact_on, facts[file_id].visits = last, visits or 0
    for asked_by, due in session.execute(
        select(Reminder.file_id, func.max(func.coalesce(Reminder.snoozed_until, Reminder.due_on)))
        .where(Reminder.file_id.in_(ids), Reminder.done_on.is_(None), Reminder.kind != "rung_end")
        .group_by(Reminder.file_id)
    ):
        facts[asked_by or 0].next_step_on = date.fromisoformat(due) if isinstance(due, str) else due
    for file_id, planned_on in session.execute(
        select(LineFile.file_id, func.max(LogLine.on_date))
        .join(LogLine, LogLine.id == LineFile.line_id)
        .where(LineFile.file_id.in_(ids), LogLine.state == "open", LogLine.way.is_not(None))
        .group_by(LineFile.file_id)
    ):
        step = facts[file_id].next_step_on
        facts[file_id].next_step_on = max(step, planned_on) if step else planned_on
    for file_id, digits in session.execute(
        select(Phone.file_id, func.group_concat(Phone.digits, " "))
        .where(Phone.file_id.in_(ids))
        .group_by(Phone.file_id)
    ):
        facts[file_id].digits = digits
    return facts


def make_occasions(session: Session, files: Iterable[int], today: date) -> None:
    """The days on which these files' birthdays and dates fall, from last year to the next."""
    first, last = date(today.year - 1, 1, 1), date(today.year + 1, 12, 31)
    for ids in _chunks(files):
        session.execute(delete(Occasion).where(Occasion.file_id.in_(ids)))
        rows = [
            {"kind": kind, "source_id": source_id, "file_id": file_id, "on_date": day}
            for kind, source_id, file_id, annual, once in _anchors(session, ids)
            for day in ([once] if once else occurrences(annual, first, last) if annual else ())
        ]
        if rows:
            session.execute(insert(Occasion), rows)


def _anchors(
    session: Session, ids: list[int]
) -> Iterator[tuple[str, int, int, AnnualDate | None, date | None]]:
    for kind, t in (("birthday", ClientFile), ("person_birthday", Person)):
        owner = ClientFile.id if t is ClientFile else Person.file_id
        born = select(
            t.id, owner, t.birth_calendar, t.birth_month, t.birth_day, t.birth_leap, t.birth_year
        ).where(owner.in_(ids))
        for source_id, file_id, calendar, month, day, leap, year in session.execute(born):
            if month and day:
                annual = AnnualDate(Calendar(calendar), month, day, leap=bool(leap), year=year)
                yield kind, source_id, file_id, annual, None
    for d in session.scalars(select(ImportantDate).where(ImportantDate.file_id.in_(ids))):
        annual = AnnualDate(Calendar(d.calendar), d.month, d.day, d.leap, d.year)
        once = None if d.yearly or d.year is None else first_of(annual)
        yield "date", d.id, d.file_id, annual, once


def first_of(annual: AnnualDate) -> date:
    """The civil day of a date that happens once, in the year it names."""
    assert annual.year is not None
    found = occurrences(annual, date(annual.year, 1, 1), date(annual.year + 1, 3, 1))
    return found[0]


def roll_year(session: Session, today: date) -> bool:
    """Make the occasions anew when the civil year has changed; tells whether there was anything to do."""
    made_for = session.get(Meta, "occasions")
    if made_for is not None and made_for.value == str(today.year):
        return False
    make_occasions(session, session.scalars(select(ClientFile.id)).all(), today)
    session.merge(Meta(key="occasions", value=str(today.year)))
    return True


def checksum(values: Iterable[object]) -> int:
    """CRC-32 of a row's stored values: enough to see any single flipped bit (CRC detects all of them)."""
    return zlib.crc32(json.dumps(list(values), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def sum_rows(session: Session, t: Table, ids: Iterable[int]) -> None:
    """Keep a checksum for each of these rows; rows that are gone lose theirs."""
    # Plain columns without types: what SQLite stored is what is summed.
    stored = table(t.name, *(column(c.name) for c in t.columns))
    for chunk in _chunks(ids):
        rows = session.execute(select(stored).where(stored.c.id.in_(chunk))).all()
        if rows:
            statement = upsert(RowSum)
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=["table_name", "row_id"], set_={"sum": statement.excluded.sum}
                ),
                [{"table_name": t.name, "row_id": row.id, "sum": checksum(row)} for row in rows],
            )
        gone = set(chunk) - {row.id for row in rows}
        if gone:
            session.execute(delete(RowSum).where(RowSum.table_name == t.name, RowSum.row_id.in_(gone)))


def sum_again(session: Session, t: Table, old_columns: Sequence[str]) -> None:
    """New checksums after a column came; a row that was damaged before stays known as damaged."""
    known = {
        row.row_id: row.sum
        for row in session.execute(select(RowSum.row_id, RowSum.sum).where(RowSum.table_name == t.name))
    }
    places = [list(t.columns.keys()).index(name) for name in old_columns]
    stored = table(t.name, *(column(c.name) for c in t.columns))
    whole = [
        {"row": row.id, "new": checksum(row)}
        for row in session.execute(select(stored))
        if known.get(row.id) == checksum([row[place] for place in places])
    ]
    if whole:
        session.execute(
            text("UPDATE row_sum SET sum = :new WHERE table_name = :name AND row_id = :row"),
            [{"name": t.name, **each} for each in whole],
        )


def rebuild(session: Session, today: date) -> None:
    """Make everything derived anew from the rows it follows from."""
    for model in (FileSummary, Occasion, RowSum, Meta):
        session.execute(delete(model))
    files = session.scalars(select(ClientFile.id)).all()
    summarise(session, files)
    roll_year(session, today)
    for name in SUMMED:
        t = Base.metadata.tables[name]
        sum_rows(session, t, session.scalars(select(t.c.id)).all())
