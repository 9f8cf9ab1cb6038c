"""Targets split over months and weeks: exact sums, nothing negative, more days never less."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.core.i18n import use_language
from app.domain.targets import (
    Share,
    check_start,
    check_target,
    months_of,
    parts_of_week,
    read_target,
    show_target,
    split,
    unit_of,
    weeks_of,
)
from app.domain.working_days import WorkCalendar

DAY = timedelta(days=1)
CALENDAR = WorkCalendar()
TOTALS = st.integers(0, 10**9)
UNITS = st.sampled_from([1, 100, 1000, 10_000])
WEIGHTS = st.lists(st.integers(0, 23), min_size=1, max_size=6)
SHARES = st.builds(Share, st.integers(0, 23), st.none() | st.integers(0, 10**6))
FIXED = st.lists(SHARES, min_size=1, max_size=6)


@given(TOTALS, WEIGHTS, UNITS)
def test_the_shares_add_up_and_none_is_negative(total, weights, unit):
    parts = split(total, [Share(weight) for weight in weights], unit)
    assert sum(parts) == total
    assert min(parts) >= 0


@given(TOTALS, FIXED, UNITS)
def test_adjusted_ones_stay_and_the_rest_is_shared_exactly(total, shares, unit):
    parts = split(total, shares, unit)
    kept = sum(share.fixed or 0 for share in shares)
    for part, share in zip(parts, shares, strict=True):
        assert share.fixed in (None, part)
    assert min(parts) >= 0
    if kept <= total and any(share.fixed is None for share in shares):
        assert sum(parts) == total
    else:
        assert sum(parts) == kept  # too much was typed, or nothing is free: it is not hidden


@given(TOTALS, WEIGHTS, UNITS)
def test_more_working_days_never_get_less(total, weights, unit):
    parts = split(total, [Share(weight) for weight in weights], unit)
    for weight, part in zip(weights, parts, strict=True):
        for other, more in zip(weights, parts, strict=True):
            if other > weight:
                assert more >= part


@given(TOTALS, WEIGHTS)
def test_no_share_is_a_whole_one_away_from_the_exact(total, weights):
    whole = sum(weights)
    if not whole:
        return
    for weight, part in zip(weights, split(total, [Share(weight) for weight in weights]), strict=True):
        assert abs(part * whole - total * weight) < whole


def test_a_share_without_days_gets_nothing_unless_all_have_none():
    assert split(10, [Share(5), Share(0), Share(5)]) == (5, 0, 5)
    assert split(10, [Share(0), Share(0), Share(0)]) == (4, 3, 3)
    assert split(10, [Share(0, 3), Share(0)]) == (3, 7)


@given(st.dates(date(2005, 1, 1), date(2040, 12, 31)))
def test_weeks_cover_their_month_and_every_working_day_once(day):
    month = day.replace(day=1)
    weeks = weeks_of(month, CALENDAR)
    assert weeks[0].first == month
    assert all(after.first == before.last + DAY for before, after in pairwise(weeks))
    assert all(week.last.weekday() == 6 for week in weeks[:-1])
    assert weeks[-1].last == (month + 31 * DAY).replace(day=1) - DAY
    assert sum(week.days for week in weeks) == CALENDAR.in_month(day.year, day.month)
    assert 4 <= len(weeks) <= 6


@given(st.dates(date(2005, 1, 1), date(2040, 12, 31)))
def test_the_parts_of_a_week_are_those_of_its_months(day):
    monday = day - DAY * day.weekday()
    parts = parts_of_week(monday, CALENDAR)
    both = [*weeks_of(monday, CALENDAR), *weeks_of(monday + 6 * DAY, CALENDAR)]
    assert set(parts) == {part for part in both if part.monday == monday}
    assert (parts[0].first, parts[-1].last) == (monday, monday + 6 * DAY)


def test_a_quarter_has_three_months_with_real_working_days():
    months = months_of(date(2026, 10, 1), CALENDAR)
    assert [(month.first.month, month.days, month.known) for month in months] == [
        (10, 18, True),
        (11, 21, True),
        (12, 23, True),
    ]
    assert not months_of(date(2035, 1, 1), CALENDAR)[0].known


def test_the_week_of_the_national_day_gets_nothing():
    weeks = weeks_of(date(2026, 10, 1), CALENDAR)
    assert weeks[0].days == 0
    assert split(18, [Share(week.days) for week in weeks])[0] == 0


def test_money_is_split_in_round_sums():
    million = 100_000_000
    assert unit_of("visits", 300, 5) == 1
    assert unit_of("equity", 3 * million, 3) == 1_000_000
    assert unit_of("equity", million, 5) == 100_000
    assert unit_of("equity", 99, 5) == 1
    parts = split(3 * million + 7, [Share(18), Share(21), Share(23)], 1_000_000)
    assert sum(parts) == 3 * million + 7
    assert [part % 1_000_000 for part in parts] == [0, 0, 7]


@pytest.mark.parametrize(
    ("kind", "starts_on"),
    [("quarter", date(2026, 11, 1)), ("month", date(2026, 11, 2)), ("week", date(2026, 11, 24))],
)
def test_periods_that_would_overlap_are_refused_at_their_field(kind, starts_on):
    with pytest.raises(InvalidInput) as refused:
        check_start(kind, starts_on)
    assert refused.value.field == "starts_on"


def test_a_negative_target_is_refused_at_its_metric():
    with pytest.raises(InvalidInput) as refused:
        check_target("visits", -1)
    assert (refused.value.field, refused.value.code) == ("visits", "negative")
    assert check_target("visits", 0) == 0


@pytest.mark.parametrize(
    ("metric", "text", "value"),
    [
        ("visits", " 1,200 ", 1200),
        ("visits", "１２", 12),
        ("visits", "", None),
        ("equity", "18.1万", 18_100_000),
    ],
)
def test_targets_are_read_as_people_type_them(metric, text, value):
    assert read_target(text, metric) == value


@pytest.mark.parametrize(
    ("metric", "text"),
    [("visits", "-3"), ("equity", "−3万"), ("visits", "1.5"), ("visits", "ten"), ("equity", "?")],
)
def test_what_is_no_target_is_refused_at_its_metric(metric, text):
    with pytest.raises(InvalidInput) as refused:
        read_target(text, metric)
    assert refused.value.field == metric


@given(st.sampled_from(["visits", "equity"]), st.integers(0, 10**12), st.sampled_from(["en", "zh_CN"]))
def test_a_target_that_is_shown_can_be_typed_again(metric, value, language):
    use_language(language)
    assert read_target(show_target(metric, value), metric) == value
