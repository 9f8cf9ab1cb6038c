"""When something is due: nothing put off comes back at once, nothing open is ever lost."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.leads import leads
from app.domain.reminders import Bucket, Due, bucket_of, check_snooze, edge_words, is_ripe, quick_days

TODAY = date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
early = st.lists(st.integers(1, 60), max_size=4).map(leads)
dues = st.builds(Due, st.none() | days, early, st.none() | days)


@given(dues, days)
def test_what_was_put_off_stays_away_until_its_day(due, today):
    put_off = Due(due.on_date, due.leads, today + timedelta(days=1))
    assert not put_off.is_shown(today)
    assert put_off.is_shown(today + timedelta(days=1))


@given(dues, days, st.integers(0, 400))
def test_once_shown_it_stays_shown(due, today, later):
    if due.is_shown(today):
        assert due.is_shown(today + timedelta(days=later))


@given(dues, days)
def test_everything_open_is_shown_on_its_due_day_at_the_latest(due, today):
    if due.due_on is not None and due.due_on <= today:
        assert due.is_shown(today)
    if due.on_date is None and due.snoozed_until is None:
        assert due.is_shown(today)


@given(dues, days)
def test_late_ahead_and_due_exclude_one_another(due, today):
    late, ahead = due.days_overdue(today), due.days_ahead(today)
    assert late >= 0
    assert ahead >= 0
    assert not (late and ahead)
    if due.due_on is not None:
        assert due.due_on == today - timedelta(days=late) + timedelta(days=ahead)


@given(dues, days)
def test_putting_off_never_brings_it_forward_past_its_date(due, today):
    until = today + timedelta(days=3)
    put_off = Due(due.on_date, due.leads, until)
    if due.on_date is not None:
        assert put_off.due_on >= due.on_date
        assert put_off.due_on >= until or put_off.due_on == due.on_date


@given(days, days)
def test_the_buckets_follow_the_calendar(due_on, today):
    bucket = bucket_of(due_on, today)
    monday = today - timedelta(days=today.weekday())
    assert (bucket == Bucket.OVERDUE) == (due_on < today)
    if bucket == Bucket.WEEK:
        assert monday <= due_on < monday + timedelta(days=7)
    if bucket == Bucket.LATER:
        assert due_on >= monday + timedelta(days=7)


def test_without_a_date():
    assert bucket_of(None, TODAY) == Bucket.UNDATED
    assert Due(None).is_shown(TODAY)
    assert not Due(None, 0, date(2026, 12, 1)).is_shown(TODAY)


@pytest.mark.parametrize("until", [TODAY, TODAY - timedelta(days=1)])
def test_a_day_that_would_bring_it_back_at_once_is_refused(until):
    with pytest.raises(InvalidInput):
        check_snooze(until, TODAY)
    check_snooze(TODAY + timedelta(days=1), TODAY)


@given(days)
def test_quick_days_lie_ahead(today):
    found = quick_days(today)
    assert all(day > today for day in found.values())
    assert found["monday"].weekday() == 0


def test_a_yearly_date_leaves_after_its_days():
    due = Due(TODAY - timedelta(days=14))
    assert not due.is_dropped(TODAY, 14)
    assert due.is_dropped(TODAY + timedelta(days=1), 14)


def test_it_is_told_when_its_time_has_come():
    half_past_three = time(15, 30)
    assert not is_ripe(TODAY, half_past_three, datetime.combine(TODAY, time(15, 29)))
    assert is_ripe(TODAY, half_past_three, datetime.combine(TODAY, time(15, 30)))
    assert is_ripe(TODAY, half_past_three, datetime.combine(TODAY + timedelta(days=1), time(8)))
    assert is_ripe(TODAY, None, datetime.combine(TODAY, time(0, 0)))
    assert not is_ripe(None, None, datetime.combine(TODAY, time(15, 30)))


def test_each_edge_has_its_words():
    assert "28 February" in edge_words("feb-29")
    assert "29th" in edge_words("lunar-30")
    assert "ordinary month" in edge_words("leap-month")
    assert edge_words(None) == ""
    assert edge_words(None, year_known=False) == "No age is told."
