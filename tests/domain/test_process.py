"""Process figures: ratios with their cases, and periods that fit together."""

from datetime import date, time, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import span
from app.domain.process import (
    KINDS,
    SHOWN,
    Hours,
    ProcessFigures,
    hours_of,
    minutes_of,
    one_decimal,
    periods,
    shown_range,
    total,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(days, st.sampled_from(["day", "week", "month", "quarter"]))
def test_a_day_lies_in_its_period_and_all_its_days_share_it(day, kind):
    first, last = span(kind, day)
    assert first <= day <= last
    assert span(kind, first) == span(kind, last) == (first, last)
    assert span(kind, last + timedelta(days=1))[0] == last + timedelta(days=1)


def test_periods_as_the_calendar_has_them():
    assert span("week", date(2026, 11, 29)) == (date(2026, 11, 23), date(2026, 11, 29))
    assert span("month", date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert span("quarter", date(2026, 12, 31)) == (date(2026, 10, 1), date(2026, 12, 31))


@given(days, st.integers(0, 200), st.sampled_from(KINDS))
def test_periods_follow_one_another_without_gap(start, length, kind):
    end = start + timedelta(days=length)
    found = list(periods(kind, start, end))
    assert found[0][0] == start
    assert found[-1][1] == end
    for (_, last), (first, _) in pairwise(found):
        assert first == last + timedelta(days=1)


def test_a_ratio_without_cases_is_none():
    idle = ProcessFigures(0, 0, 0, 0, Hours())
    assert idle.visits_per_opening is None
    assert idle.hours_per_opening is None
    assert str(idle.appointment_rate) == "–"
    busy = ProcessFigures(8, 6, 9, 2, Hours(450, 5, 9))
    assert str(busy.appointment_rate) == "75% (6 of 8)"
    assert busy.visits_per_opening == Fraction(9, 2)
    assert busy.hours_per_opening == Fraction(15, 4)
    assert str(busy.hours) == "7.5 h (5 of 9 with times)"
    assert ProcessFigures(8, 6, 9, 2, Hours(0, 0, 9)).hours_per_opening is None


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [(time(9), time(10, 30), 90), (time(9), None, None), (None, None, None), (time(9), time(9), 0)],
)
def test_how_long_a_line_took(start, end, minutes):
    assert minutes_of(start, end) == minutes


def test_a_line_counts_once_and_only_with_both_times():
    lines = {1: (time(9), time(10)), 2: (time(14), None), 3: (None, None)}
    assert hours_of(lines) == Hours(60, 1, 3)


def test_one_decimal_where_it_says_something():
    assert [one_decimal(Fraction(n, 4)) for n in (0, 2, 5, 48)] == ["0", "0.5", "1.2", "12"]


figures = st.builds(
    ProcessFigures,
    *[st.integers(0, 50)] * 4,
    st.builds(Hours, *[st.integers(0, 500)] * 3),
)


@given(st.lists(figures, max_size=6))
def test_periods_taken_together_are_counted_from_their_sums(rows):
    together = total(rows)
    assert together.visits == sum(row.visits for row in rows)
    assert together.appointment_rate.cases == sum(row.calls for row in rows)
    assert together.hours.minutes == sum(row.hours.minutes for row in rows)


@given(days, st.sampled_from(KINDS))
def test_a_table_holds_its_number_of_whole_periods(day, kind):
    first, last = shown_range(kind, day)
    assert first <= day <= last
    assert len(list(periods(kind, first, last))) == SHOWN[kind]
    assert span(kind, first)[0] == first
