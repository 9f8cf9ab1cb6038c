from __future__ import annotations

import csv
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lunar import (
    FIRST,
    LAST,
    LunarDate,
    day_text,
    leap_month,
    longest_month,
    month_length,
    month_text,
    to_lunar,
    to_solar,
)

ORACLE = Path(__file__).parent.parent / "data/lunar_1901_2100.csv"


def oracle() -> list[tuple[date, int, int, bool, int]]:
    with ORACLE.open(encoding="ascii", newline="") as file:
        return [
            (
                date.fromisoformat(row["first_day"]),
                int(row["year"]),
                int(row["month"]),
                row["leap"] == "1",
                int(row["days"]),
            )
            for row in csv.DictReader(file)
        ]


def test_the_oracle_covers_every_day_once():
    months = oracle()
    assert months[0][0] <= FIRST < months[1][0]
    for (start, *_, days), (following, *_) in itertools.pairwise(months):
        assert start + timedelta(days=days) == following
    assert months[-1][0] + timedelta(days=months[-1][4]) > LAST


def test_every_day_from_1901_to_2100_agrees_with_the_oracle_both_ways():
    checked = 0
    for start, year, month, leap, days in oracle():
        for number in range(1, days + 1):
            civil = start + timedelta(days=number - 1)
            if FIRST <= civil <= LAST:
                lunar = LunarDate(year, month, number, leap)
                assert to_lunar(civil) == lunar
                assert to_solar(lunar) == civil
                checked += 1
    assert checked == (LAST - FIRST).days + 1 == 73049


def test_month_lengths_and_leap_months_agree_with_the_oracle():
    leaps = {}
    for _, year, month, leap, days in oracle():
        assert month_length(year, month, leap) == days
        if leap:
            leaps[year] = month
    assert {year: leap_month(year) for year in range(1901, 2101) if leap_month(year)} == leaps
    assert leap_month(2026) is None
    assert leap_month(2025) == 6


def test_a_leap_month_that_the_year_does_not_have_is_0_long():
    assert month_length(2026, 6, leap=True) == 0
    assert month_length(2025, 6, leap=True) == 29
    assert month_length(2026, 13) == 0
    assert longest_month(12, True) == 0
    assert longest_month(4, True) == 30


@pytest.mark.parametrize(
    ("lunar", "first"),
    [
        (LunarDate(2057, 9, 1), date(2057, 9, 28)),
        (LunarDate(2089, 8, 1), date(2089, 9, 4)),
        (LunarDate(2097, 7, 1), date(2097, 8, 7)),
    ],
)
def test_the_three_months_with_a_new_moon_at_midnight(lunar, first):
    assert to_solar(lunar) == first
    assert to_lunar(first) == lunar
    assert to_lunar(first - timedelta(days=1)).day == 29


@pytest.mark.parametrize(
    ("civil", "lunar"),
    [
        (date(2026, 2, 17), LunarDate(2026, 1, 1)),
        (date(2026, 9, 25), LunarDate(2026, 8, 15)),
        (date(1976, 9, 24), LunarDate(1976, 8, 1, leap=True)),
        (date(2033, 12, 22), LunarDate(2033, 11, 1, leap=True)),
        (FIRST, LunarDate(1900, 11, 11)),
        (LAST, LunarDate(2100, 12, 1)),
    ],
)
def test_days_known_from_the_wall_calendar(civil, lunar):
    assert to_lunar(civil) == lunar
    assert to_solar(lunar) == civil


@pytest.mark.parametrize(
    "lunar",
    [
        LunarDate(2026, 13, 1),
        LunarDate(2026, 0, 1),
        LunarDate(2026, 1, 0),
        LunarDate(2026, 1, 31),
        LunarDate(2025, 12, 30),
        LunarDate(2026, 6, 1, leap=True),
    ],
)
def test_a_day_that_does_not_exist_is_refused(lunar):
    with pytest.raises(ValueError, match="does not exist"):
        to_solar(lunar)


def test_outside_the_range_the_refusal_names_it():
    for civil in (FIRST - timedelta(days=1), LAST + timedelta(days=1), date.min, date.max):
        with pytest.raises(ValueError, match="1901-01-01 to 2100-12-31"):
            to_lunar(civil)
    for year, month, day in ((1900, 11, 10), (2100, 12, 2), (1899, 1, 1), (2101, 1, 1)):
        with pytest.raises(ValueError, match="1901-01-01 to 2100-12-31"):
            to_solar(LunarDate(year, month, day))
    for year in (1899, 2101):
        with pytest.raises(ValueError, match="outside"):
            leap_month(year)


@given(st.dates(FIRST, LAST - timedelta(days=1)))
def test_tomorrow_is_the_next_lunar_day(civil):
    today, tomorrow = to_lunar(civil), to_lunar(civil + timedelta(days=1))
    if tomorrow.day == 1:
        assert today.day == month_length(today.year, today.month, today.leap)
    else:
        assert (tomorrow.year, tomorrow.month, tomorrow.leap, tomorrow.day) == (
            today.year,
            today.month,
            today.leap,
            today.day + 1,
        )


@pytest.mark.parametrize(
    ("month", "day", "leap", "text"),
    [
        (1, 1, False, "正月初一"),
        (4, 1, True, "闰四月初一"),
        (8, 15, False, "八月十五"),
        (10, 10, False, "十月初十"),
        (11, 20, False, "冬月二十"),
        (12, 23, False, "腊月廿三"),
        (12, 30, False, "腊月三十"),
        (5, 19, False, "五月十九"),
    ],
)
def test_days_are_written_as_they_are_said(month, day, leap, text):
    assert month_text(month, leap) + day_text(day) == text
