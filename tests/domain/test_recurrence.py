"""Occurrences are reckoned from their anchor: nothing drifts, nothing is lost, nothing comes twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.lunar import to_lunar
from app.domain.recurrence import Repeat, RepeatUnit, check_repeat, following, repeat_words
from app.domain.working_days import WorkCalendar

days = st.dates(date(1950, 1, 1), date(2080, 12, 31))


def run(anchor: date, repeat: Repeat, count: int, calendar: WorkCalendar | None = None) -> list[date]:
    found, at = [], anchor - timedelta(days=1)
    while len(found) < count and (day := following(anchor, repeat, at, calendar)) is not None:
        found.append(day)
        at = day
    return found


def test_the_31st_does_not_drift() -> None:
    found = run(date(2026, 8, 31), Repeat(RepeatUnit.MONTH), 7)
    assert [each.day for each in found] == [31, 30, 31, 30, 31, 31, 28]


def test_29_february_returns_in_leap_years() -> None:
    found = run(date(2028, 2, 29), Repeat(RepeatUnit.YEAR), 5)
    assert [f"{each:%m-%d}" for each in found] == ["02-29", "02-28", "02-28", "02-28", "02-29"]


def test_a_lunar_year_keeps_its_lunar_day() -> None:
    found = run(date(2026, 9, 25), Repeat(RepeatUnit.LUNAR_YEAR), 10)
    assert {(to_lunar(each).month, to_lunar(each).day) for each in found} == {(8, 15)}
    assert len({each.year for each in found}) == 10


def test_a_day_off_gives_way_to_the_next_working_day() -> None:
    calendar = WorkCalendar()
    repeat = Repeat(RepeatUnit.WEEK, shift=True)
    found = run(date(2026, 9, 28), repeat, 3, calendar)  # a Monday; 5 October is in the holidays
    assert found == [date(2026, 9, 28), date(2026, 10, 8), date(2026, 10, 12)]


def test_it_ends() -> None:
    repeat = Repeat(RepeatUnit.DAY, 3, until=date(2026, 12, 1))
    assert run(date(2026, 11, 23), repeat, 10) == [date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 29)]


@given(days, st.sampled_from([u for u in RepeatUnit if u is not RepeatUnit.LUNAR_YEAR]), st.integers(1, 30))
def test_each_comes_once_and_in_order(anchor: date, unit: RepeatUnit, every: int) -> None:
    found = run(anchor, Repeat(unit, every), 12)
    assert found == sorted(set(found))
    assert found[0] == anchor
    if unit is RepeatUnit.MONTH:
        assert all((b.year - a.year) * 12 + b.month - a.month == every for a, b in pairwise(found))


@given(days, st.sampled_from(list(RepeatUnit)), st.integers(1, 12), st.integers(0, 5000))
def test_from_any_day_the_same_series(anchor: date, unit: RepeatUnit, every: int, ahead: int) -> None:
    """A laptop that slept for years meets the next day of the same series."""
    repeat = Repeat(unit, every)
    after = anchor + timedelta(days=ahead)
    found = following(anchor, repeat, after)
    assert found is not None
    assert found > after
    series = [anchor - timedelta(days=1)]
    while series[-1] <= after:
        step = following(anchor, repeat, series[-1])
        assert step is not None
        series.append(step)
    assert found == series[-1]


@pytest.mark.parametrize(
    ("repeat", "field"),
    [(Repeat(RepeatUnit.DAY, 0), "every"), (Repeat(RepeatUnit.DAY, until=date(2026, 1, 1)), "until")],
)
def test_bad_input_is_told_at_its_field(repeat: Repeat, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_repeat(repeat, date(2026, 11, 23))
    assert refused.value.field == field


def test_in_words() -> None:
    assert repeat_words(Repeat(RepeatUnit.WEEK, 2)) == "every 2 weeks"
    assert repeat_words(Repeat(RepeatUnit.YEAR, until=date(2030, 1, 1))) == "every year until 2030-01-01"
