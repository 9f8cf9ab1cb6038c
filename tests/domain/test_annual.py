from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core import i18n
from app.domain import lunar
from app.domain.annual import (
    PROBLEMS,
    AnnualDate,
    Calendar,
    age_on,
    describe,
    edge_rule,
    next_on,
    occurrence,
    occurrences,
    problem,
    rule_text,
    turns,
)
from app.domain.lunar import LunarDate, leap_month, month_length, to_lunar

SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR


@st.composite
def annual_dates(draw, calendars=(SOLAR, LUNAR)):
    calendar = draw(st.sampled_from(calendars))
    month = draw(st.integers(1, 12))
    day = draw(st.one_of(st.integers(1, 31), st.sampled_from([29, 30])))
    leap = draw(st.booleans()) if calendar is LUNAR else False
    year = draw(st.none() | st.integers(1930, 2020))
    if year is not None and leap:
        year = draw(st.sampled_from([y for y in range(1930, 2021) if leap_month(y)]))
        month = leap_month(year)
    assume(problem(calendar, month, day, leap, year) is None)
    return AnnualDate(calendar, month, day, leap, year)


DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@given(annual_dates(), DAYS, st.integers(0, 3000), st.integers(0, 3000))
def test_a_window_shows_the_same_days_as_any_wider_one(a, first, length, more):
    last = first + timedelta(days=length)
    wide = occurrences(a, first - timedelta(days=more), last + timedelta(days=more))
    narrow = occurrences(a, first, last)
    assert narrow == [day for day in wide if first <= day <= last]
    assert narrow == sorted(set(narrow))


@given(annual_dates((SOLAR,)), st.integers(1950, 2020))
def test_a_solar_day_comes_once_in_each_of_sixty_years_and_never_drifts(a, year):
    begin = max(year, a.year or 0)
    found = occurrences(a, date(begin, 1, 1), date(begin + 59, 12, 31))
    assert [day.year for day in found] == list(range(begin, begin + 60))
    for day in found:
        kept_early = (a.month, a.day) == (2, 29) and day.year % 4 != 0
        assert (day.month, day.day) == ((2, 28) if kept_early else (a.month, a.day))
        assert occurrence(a, day.year) == day


@given(annual_dates((LUNAR,)), st.integers(1950, 2020))
def test_a_lunar_day_comes_once_in_each_of_sixty_lunar_years_and_never_drifts(a, year):
    begin = max(year, a.year or 0)
    first, last = lunar.to_solar(LunarDate(begin, 1, 1)), lunar.to_solar(LunarDate(begin + 60, 1, 1))
    found = [to_lunar(day) for day in occurrences(a, first, last - timedelta(days=1))]
    assert [day.year for day in found] == list(range(begin, begin + 60))
    for day in found:
        assert day.month == a.month
        assert day.leap == (a.leap and leap_month(day.year) == a.month)
        assert day.day == min(a.day, month_length(day.year, day.month, day.leap))


@given(annual_dates(), DAYS)
def test_the_next_day_is_the_first_of_all(a, day):
    found = next_on(a, day)
    assert found >= day
    assert occurrences(a, day, found) == [found]


@given(annual_dates(), DAYS)
def test_full_years_are_the_occurrences_since_birth(a, day):
    assume(a.year is not None)
    since = occurrences(a, date(a.year, 1, 1), day)
    assert age_on(a, day) == (len(since) - 1 if since else None)
    for years, kept in enumerate(since):
        assert turns(a, kept) == years


@given(annual_dates())
def test_nothing_is_kept_before_its_own_day(a):
    assume(a.year is not None)
    born = next_on(a, date(1901, 1, 1))
    if a.calendar is SOLAR:
        assert born == date(a.year, a.month, a.day)
    else:
        assert to_lunar(born) == LunarDate(a.year, a.month, a.day, a.leap)
    assert age_on(a, born) == 0
    assert age_on(a, born - timedelta(days=1)) is None


@given(annual_dates())
def test_both_languages_can_say_every_day(a):
    for language in ("en", "zh_CN"):
        i18n.use_language(language)
        assert (str(a.year) in describe(a)) if a.year else describe(a, year_note=False) in describe(a)
        assert bool(rule_text(a)) == (edge_rule(a) is not None)
    i18n.use_language("en")


def test_29_february_is_kept_on_the_28th_in_common_years():
    a = AnnualDate(SOLAR, 2, 29)
    assert occurrences(a, date(2024, 1, 1), date(2028, 12, 31)) == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
    assert occurrence(a, 2100) == date(2100, 2, 28)


def test_lunar_30_is_kept_on_the_29th_of_a_short_month():
    a = AnnualDate(LUNAR, 12, 30, year=1990)
    assert next_on(a, date(2026, 1, 1)) == date(2026, 2, 16)  # the eve of the Spring Festival, 腊月廿九
    assert next_on(a, date(2027, 3, 1)) == lunar.to_solar(LunarDate(2027, 12, 29))
    assert next_on(a, date(2024, 1, 1)) == date(2024, 2, 9)  # 腊月三十


def test_a_leap_month_is_kept_in_the_leap_month_else_in_the_ordinary_one():
    a = AnnualDate(LUNAR, 6, 10, leap=True)
    assert occurrence(a, 2025) == lunar.to_solar(LunarDate(2025, 6, 10, leap=True))
    assert occurrence(a, 2026) == lunar.to_solar(LunarDate(2026, 6, 10))
    ordinary = AnnualDate(LUNAR, 6, 10)
    assert occurrence(ordinary, 2025) == lunar.to_solar(LunarDate(2025, 6, 10))


def test_a_civil_year_may_hold_a_lunar_day_twice_or_not_at_all():
    a = AnnualDate(LUNAR, 12, 1)
    by_year = {year: len(occurrences(a, date(year, 1, 1), date(year, 12, 31))) for year in range(1950, 2050)}
    assert set(by_year.values()) == {0, 1, 2}
    none = next(year for year, count in by_year.items() if count == 0)
    twice = next(year for year, count in by_year.items() if count == 2)
    assert occurrence(a, none) is None
    assert occurrence(a, twice) == occurrences(a, date(twice, 1, 1), date(twice, 12, 31))[0]


def test_a_lunar_birthday_in_the_twelfth_month_belongs_to_its_lunar_year():
    a = AnnualDate(LUNAR, 12, 20, year=1976)
    born = date(1977, 2, 7)
    assert occurrences(a, date(1976, 1, 1), date(1977, 12, 31)) == [born]
    assert turns(a, next_on(a, date(2027, 1, 1))) == 50
    assert age_on(a, born - timedelta(days=1)) is None


def test_age_counts_full_years():
    a = AnnualDate(SOLAR, 3, 5, year=1976)
    assert age_on(a, date(2026, 3, 4)) == 49
    assert age_on(a, date(2026, 3, 5)) == 50
    assert age_on(a, date(1976, 3, 4)) is None
    assert age_on(AnnualDate(SOLAR, 3, 5), date(2026, 3, 5)) is None
    leapling = AnnualDate(SOLAR, 2, 29, year=2000)
    assert age_on(leapling, date(2026, 2, 27)) == 25
    assert age_on(leapling, date(2026, 2, 28)) == 26


def test_the_end_of_the_calendar_is_said_and_never_guessed():
    a = AnnualDate(LUNAR, 12, 20, year=1990)
    assert occurrences(a, date(2099, 12, 31), date(2150, 1, 1))[-1] == lunar.to_solar(LunarDate(2099, 12, 20))
    assert occurrence(a, 2101) is None
    with pytest.raises(ValueError, match="the calendar ends there"):
        next_on(a, date(2100, 3, 1))
    assert age_on(a, date(2150, 1, 1)) == 109
    assert next_on(AnnualDate(SOLAR, 12, 31), date(9999, 12, 31)) == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((SOLAR, 2, 29), None),
        ((SOLAR, 2, 29, False, 2024), None),
        ((SOLAR, 2, 29, False, 2026), "day-does-not-exist"),
        ((SOLAR, 2, 30), "day-does-not-exist"),
        ((SOLAR, 4, 0), "day-does-not-exist"),
        ((SOLAR, 13, 1), "month-out-of-range"),
        ((LUNAR, 0, 1), "month-out-of-range"),
        ((SOLAR, 3, 5, False, 76), "year-out-of-range"),
        ((SOLAR, 3, 5, True), "solar-has-no-leap-month"),
        ((LUNAR, 8, 30), None),
        ((LUNAR, 8, 31), "day-does-not-exist"),
        ((LUNAR, 12, 30, False, 2025), "day-does-not-exist"),
        ((LUNAR, 6, 1, True, 2025), None),
        ((LUNAR, 6, 1, True, 2026), "leap-month-does-not-exist"),
        ((LUNAR, 12, 1, True), "leap-month-does-not-exist"),
        ((LUNAR, 8, 30, True), "day-does-not-exist"),
        ((LUNAR, 8, 15, False, 1899), "year-out-of-range"),
        ((LUNAR, 8, 15, False, 1900), "year-out-of-range"),
        ((LUNAR, 12, 15, False, 1900), None),
        ((LUNAR, 12, 15, False, 2100), "year-out-of-range"),
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(parts, code):
    assert problem(*parts) == code
    if code is None:
        assert AnnualDate(*parts).month == parts[1]
    else:
        assert code in PROBLEMS
        with pytest.raises(ValueError, match=code):
            AnnualDate(*parts)


@pytest.mark.parametrize(
    ("a", "code", "english", "chinese"),
    [
        (AnnualDate(SOLAR, 3, 5, year=1976), None, "5 Mar 1976", "1976年3月5日"),
        (AnnualDate(SOLAR, 3, 5), None, "5 Mar (year unknown)", "3月5日（年份不详）"),
        (AnnualDate(SOLAR, 2, 29), "feb-29", "29 Feb (year unknown)", "2月29日（年份不详）"),
        (AnnualDate(LUNAR, 8, 15, year=1980), None, "lunar 8/15, 1980", "农历1980年八月十五"),
        (AnnualDate(LUNAR, 12, 30), "lunar-30", "lunar 12/30 (year unknown)", "农历腊月三十（年份不详）"),
        (
            AnnualDate(LUNAR, 8, 23, leap=True, year=1976),
            "leap-month",
            "lunar leap 8/23, 1976",
            "农历1976年闰八月廿三",
        ),
    ],
)
def test_a_day_is_said_in_both_languages(a, code, english, chinese):
    assert edge_rule(a) == code
    assert describe(a) == english
    i18n.use_language("zh_CN")
    assert describe(a) == chinese


def test_the_rules_for_the_edges_are_said():
    assert rule_text(AnnualDate(SOLAR, 3, 5)) == ""
    assert rule_text(AnnualDate(SOLAR, 2, 29)) == "In a year without 29 February it is kept on 28 February."
    i18n.use_language("zh_CN")
    assert rule_text(AnnualDate(LUNAR, 4, 30, leap=True)) == (
        "没有这个闰月的年份，按同月份的平月算。农历该月只有廿九天时，按廿九算。"
    )
    assert describe(AnnualDate(LUNAR, 8, 15), year_note=False) == "农历八月十五"
