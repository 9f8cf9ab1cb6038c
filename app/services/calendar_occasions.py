"""Birthdays and dates that matter on the days of a calendar, in any year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, Integer, Select, String, func, or_, select, text, true

from app.core.i18n import tr, trn
from app.domain import lunar
from app.domain.annual import AnnualDate, Calendar, occurrences
from app.domain.terms import LineState, OccasionKind
from app.domain.text import show_plain
from app.models import ClientFile, ImportantDate, Meta, Occasion, OccasionMark, Person
from app.services.calendar_rows import CalendarEntry
from app.storage.derived import first_of

_CHUNK = 500
_BIRTHDAY, _OF_PERSON, _DATE = (
    OccasionKind.BIRTHDAY.value,
    OccasionKind.PERSON_BIRTHDAY.value,
    OccasionKind.DATE.value,
)
_Day = tuple[str, int, date]  # kind, whose, on


# SQLite looks at a few rows of each day through the index on the day, however many there are.
_FEW = text(
    "SELECT o.kind, o.source_id, o.on_date FROM"
    " (SELECT DISTINCT on_date FROM occasion WHERE on_date BETWEEN :first AND :last) d"
    " JOIN occasion o ON o.rowid IN (SELECT i.rowid FROM occasion i"
    " WHERE i.on_date = d.on_date AND i.kind <> 'date' ORDER BY i.rowid LIMIT :most)"
).columns(kind=String, source_id=Integer, on_date=Date)


def _as_day(row: Any) -> _Day:
    kind, source_id, on_date = row
    return kind, source_id, on_date


def occasion_entries(
    connection: Connection, first: date, last: date, most: int | None
) -> tuple[list[CalendarEntry], Counter[date]]:
    """At most so many birthdays a day, and how many more each day has: names are read for those shown."""
    kept, left_out = _days(connection, first, last, most)
    marks = select(OccasionMark.kind, OccasionMark.source_id, OccasionMark.on_date)
    done = {
        tuple(row)
        for row in connection.execute(
            marks.where(OccasionMark.on_date.between(first, last), OccasionMark.done_on.is_not(None))
        )
    }
    facts = {
        (kind, row.id): row
        for kind, query in _QUERIES.items()
        for row in _by_id(connection, query(), {source for each, source, _on in kept if each == kind})
    }
    return [_entry(each, facts[each[:2]], done=each in done) for each in kept if each[:2] in facts], left_out


def _days(
    connection: Connection, first: date, last: date, most: int | None
) -> tuple[list[_Day], Counter[date]]:
    """From the table; in years that it does not hold, reckoned anew."""
    made = connection.scalar(select(Meta.value).where(Meta.key == "occasions"))
    known = int(made) if made is not None else 0
    begins, ends = date(max(known - 1, 1), 1, 1), date(known + 1, 12, 31)
    low, high = max(first, begins), min(last, ends)
    if first >= begins and last <= ends:
        return _from_table(connection, first, last, most)
    kept: list[_Day] = []
    left_out: Counter[date] = Counter()
    if low <= high:
        kept, left_out = _from_table(connection, low, high, most)
    on_day: Counter[date] = Counter()
    for each in _reckoned(connection, first, last):
        if low <= each[2] <= high:
            continue
        on_day[each[2]] += each[0] != _DATE
        if each[0] == _DATE or most is None or on_day[each[2]] <= most:
            kept.append(each)
        else:
            left_out[each[2]] += 1
    return kept, left_out


def _from_table(
    connection: Connection, first: date, last: date, most: int | None
) -> tuple[list[_Day], Counter[date]]:
    """All dates that matter, and the first few birthdays of each day: thousands may lie in a month."""
    o = Occasion
    columns = (o.kind, o.source_id, o.on_date)
    within = o.on_date.between(first, last)
    if most is None:
        return [_as_day(row) for row in connection.execute(select(*columns).where(within)).all()], Counter()
    dates = select(*columns).where(within, o.kind == _DATE)
    kept = [_as_day(row) for row in connection.execute(dates).all()]
    counts = select(o.on_date, func.count()).where(within).group_by(o.on_date)
    bounds = {"first": first.isoformat(), "last": last.isoformat(), "most": most}
    left_out = Counter({on: count for on, count in connection.execute(counts).all()})  # noqa: C416 - rows
    kept += [_as_day(row) for row in connection.execute(_FEW, bounds).all()]
    left_out.subtract(on for _kind, _source, on in kept)
    return kept, +left_out


def _reckoned(connection: Connection, first: date, last: date) -> Iterator[_Day]:
    """For years that the table does not hold: whoever may have a day here is asked."""
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    solar, moons = _solar_keys(days), _lunar_keys(days)
    for kind, query in _QUERIES.items():
        month, day, system = _BORN[kind]
        key = month * 100 + day
        here = or_(
            key.in_(solar) & (system == Calendar.SOLAR.value),
            key.in_(moons) & (system == Calendar.LUNAR.value),
        )
        for row in connection.execute(query().where(here)):
            for on in _kept_on(row, first, last):
                yield kind, row.id, on


def _solar_keys(days: Sequence[date]) -> list[int]:
    """Month and day as one number; with the 28th of February also the 29th, which may be kept then."""
    keys = {day.month * 100 + day.day for day in days}
    return sorted(keys | {229} if 228 in keys else keys)


def _lunar_keys(days: Sequence[date]) -> list[int]:
    """The same of lunar days; with the 29th of a month also its 30th."""
    keys: set[int] = set()
    for day in days:
        if lunar.FIRST <= day <= lunar.LAST:
            found = lunar.to_lunar(day)
            keys.update(
                (found.month * 100 + found.day, found.month * 100 + (30 if found.day == 29 else found.day))
            )
    return sorted(keys)


def _kept_on(row: Any, first: date, last: date) -> list[date]:
    if row.month is None or row.day is None:
        return []
    annual = AnnualDate(Calendar(row.calendar), row.month, row.day, bool(row.leap), row.year)
    if not row.yearly and row.year is not None:
        once = first_of(annual)
        return [once] if first <= once <= last else []
    return occurrences(annual, first, last)


def _births(owner: type[ClientFile | Person]) -> tuple[Any, ...]:
    return (
        owner.birth_calendar.label("calendar"),
        owner.birth_year.label("year"),
        owner.birth_month.label("month"),
        owner.birth_day.label("day"),
        owner.birth_leap.label("leap"),
    )


def _files() -> Select[*tuple[Any, ...]]:
    c = ClientFile
    return select(c.id, c.id.label("file_id"), c.name.label("file_name"), *_births(c), true().label("yearly"))


def _people() -> Select[*tuple[Any, ...]]:
    p, c = Person, ClientFile
    own = (p.id, p.file_id, p.name.label("person"), p.role)
    return select(*own, c.name.label("file_name"), *_births(p), true().label("yearly")).join(
        c, c.id == p.file_id
    )


def _dates() -> Select[*tuple[Any, ...]]:
    d, c = ImportantDate, ClientFile
    own = (d.id, d.file_id, d.title, d.calendar, d.year, d.month, d.day, d.leap, d.yearly)
    return (
        select(*own, c.name.label("file_name"), Person.name.label("person"))
        .join(c, c.id == d.file_id)
        .outerjoin(Person, Person.id == d.person_id)
    )


_QUERIES: dict[str, Callable[[], Select[*tuple[Any, ...]]]] = {
    _DATE: _dates,
    _BIRTHDAY: _files,
    _OF_PERSON: _people,
}


_BORN: dict[str, tuple[Any, Any, Any]] = {
    _DATE: (ImportantDate.month, ImportantDate.day, ImportantDate.calendar),
    _BIRTHDAY: (ClientFile.birth_month, ClientFile.birth_day, ClientFile.birth_calendar),
    _OF_PERSON: (Person.birth_month, Person.birth_day, Person.birth_calendar),
}


def _by_id(connection: Connection, query: Select[*tuple[Any, ...]], ids: Iterable[int]) -> Iterator[Any]:
    listed = sorted(ids)
    column = query.selected_columns[0]
    for at in range(0, len(listed), _CHUNK):
        yield from connection.execute(query.where(column.in_(listed[at : at + _CHUNK]))).all()


def _entry(each: _Day, row: Any, *, done: bool) -> CalendarEntry:
    kind, source, on = each
    person = "" if kind == _BIRTHDAY else row.person or ""
    whom = tr("{person} ({file})", person=person, file=row.file_name) if person else row.file_name
    return CalendarEntry(
        key=f"{kind}/{source}/{on}",
        kind="date" if kind == _DATE else "birthday",
        on=on,
        title=show_plain(_title(kind, row, on)),
        names=(whom,),
        file_ids=(row.file_id,),
        state=LineState.DONE.value if done else LineState.OPEN.value,
        repeats=bool(row.yearly),
    )


def _title(kind: str, row: Any, on: date) -> str:
    """What it is, with the years it completes."""
    title = row.title if kind == _DATE else tr("Birthday")
    year = on.year
    if row.calendar == Calendar.LUNAR and lunar.FIRST <= on <= lunar.LAST:
        year = lunar.to_lunar(on).year
    reached = year - row.year if row.year is not None and row.yearly else 0
    if reached <= 0:
        return str(title)
    if kind == _DATE:
        return trn("{title}, {n} year", "{title}, {n} years", reached, title=title)
    return trn("{title}, turns {n}", "{title}, turns {n}", reached, title=title)
