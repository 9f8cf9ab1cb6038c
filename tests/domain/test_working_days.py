from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.i18n import tr, use_language
from app.domain.working_days import WorkCalendar, holiday_name

DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))
OVERRIDES = st.dictionaries(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.booleans(), max_size=20)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 10, 1), False),  # National Day
        (date(2026, 10, 10), True),  # a Saturday that makes up for it
        (date(2026, 2, 17), False),  # Spring Festival
        (date(2030, 10, 1), False),  # not published yet, but off by law
        (date(2030, 10, 4), True),  # a Friday: nothing more is known
        (date(2027, 1, 1), False),
        (date(2027, 2, 8), False),  # 初三
        (date(2027, 2, 9), True),
        (date(2028, 1, 25), False),  # 除夕
        (date(2027, 5, 3), True),
        (date(1999, 10, 1), True),  # before the records of the library
    ],
)
def test_holidays_and_make_up_days(day, working):
    assert WorkCalendar().is_working(day) is working


def test_beyond_the_published_years_the_law_counts_and_it_says_so():
    calendar = WorkCalendar({date(2031, 10, 1): True})
    assert calendar.known(date(2026, 12, 31))
    assert not calendar.known(date(2031, 9, 30))
    assert calendar.known(date(2031, 10, 1))
    assert not calendar.known(date(2003, 12, 31))
    assert calendar.is_working(date(2031, 10, 1))
    assert calendar.add(date(2031, 9, 30), 1) == date(2031, 10, 1)
    assert calendar.add(date(2031, 9, 30), 2) == date(2031, 10, 6)


def test_an_override_takes_a_working_day_away_or_gives_one():
    calendar = WorkCalendar({date(2026, 11, 24): False, date(2026, 11, 28): True})
    assert calendar.add(date(2026, 11, 23), 1) == date(2026, 11, 25)
    assert calendar.between(date(2026, 11, 26), date(2026, 11, 28)) == 2
    assert calendar.in_month(2026, 11) == WorkCalendar().in_month(2026, 11) == 21
    assert WorkCalendar().add(date(2026, 11, 23), 1) == date(2026, 11, 24)


def test_the_national_holiday_is_stepped_over():
    calendar = WorkCalendar()
    assert calendar.add(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert calendar.between(date(2026, 9, 30), date(2026, 10, 10)) == 3
    assert calendar.in_month(2026, 10) == 18


def test_no_days_further_is_the_day_itself_and_backwards_is_refused():
    sunday = date(2026, 11, 22)
    assert WorkCalendar().add(sunday, 0) == sunday
    with pytest.raises(ValueError, match="negative"):
        WorkCalendar().add(sunday, -1)
    assert WorkCalendar().between(sunday, sunday) == 0
    assert WorkCalendar().between(sunday, sunday - timedelta(days=9)) == 0


@given(DAYS, st.integers(0, 800), OVERRIDES)
def test_between_counts_every_single_day(first, length, overrides):
    calendar = WorkCalendar(overrides)
    days = [first + timedelta(days=n) for n in range(1, length + 1)]
    assert calendar.between(first, first + timedelta(days=length)) == sum(map(calendar.is_working, days))


@given(DAYS, st.integers(1, 800), OVERRIDES)
def test_add_lands_on_the_nth_working_day(day, n, overrides):
    calendar = WorkCalendar(overrides)
    found = calendar.add(day, n)
    assert calendar.is_working(found)
    assert calendar.between(day, found) == n


@given(st.integers(2000, 2035), st.integers(1, 12), OVERRIDES)
def test_a_month_is_counted_day_by_day(year, month, overrides):
    calendar = WorkCalendar(overrides)
    days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    assert calendar.in_month(year, month) == sum(
        calendar.is_working(each) for each in days if each.month == month
    )


def test_public_holidays_have_a_name_in_the_users_language():
    assert holiday_name(date(2026, 10, 1)) == "National Day"
    assert holiday_name(date(2015, 9, 3)) == "Victory Day, 70th anniversary"
    assert holiday_name(date(2026, 10, 10)) is None
    assert holiday_name(date(2026, 11, 22)) is None
    assert holiday_name(date(2031, 10, 1)) == "National Day"
    assert holiday_name(date(2031, 10, 6)) is None
    assert holiday_name(date(1999, 10, 1)) is None
    use_language("zh_CN")
    assert tr(holiday_name(date(2026, 2, 17)) or "") == "春节"


def test_every_name_that_the_library_knows_is_translated():
    import chinese_calendar

    use_language("zh_CN")
    for day in chinese_calendar.holidays:
        name = holiday_name(day)
        assert name
        assert tr(name) != name
