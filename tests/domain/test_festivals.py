"""Festivals on their days: solar, lunar, and the one that follows the sun."""

from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LunarDate, TermUtils

from app.domain.festivals import festival_name


def of_year(year):
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    return {name: day for day in days if (name := festival_name(day))}


def test_the_festivals_of_2026():
    assert of_year(2026) == {
        "New Year's Day": date(2026, 1, 1),
        "Laba Festival": date(2026, 1, 26),
        "New Year's Eve (lunar)": date(2026, 2, 16),
        "Spring Festival": date(2026, 2, 17),
        "Lantern Festival": date(2026, 3, 3),
        "Women's Day": date(2026, 3, 8),
        "Tomb-Sweeping Day": date(2026, 4, 5),
        "Labour Day": date(2026, 5, 1),
        "Youth Day": date(2026, 5, 4),
        "Children's Day": date(2026, 6, 1),
        "Dragon Boat Festival": date(2026, 6, 19),
        "Qixi Festival": date(2026, 8, 19),
        "Teachers' Day": date(2026, 9, 10),
        "Mid-Autumn Festival": date(2026, 9, 25),
        "National Day": date(2026, 10, 1),
        "Double Ninth Festival": date(2026, 10, 18),
    }


@pytest.mark.parametrize("year", range(1901, 2100))
def test_tomb_sweeping_falls_on_its_solar_term(year):
    assert festival_name(TermUtils.day_start_from_term(year, "清明")) == "Tomb-Sweeping Day"


@pytest.mark.parametrize("year", [2017, 2020, 2023, 2025])
def test_a_leap_month_has_no_festival_of_its_own(year):
    """2017 has two sixth months, 2020 two fourth, 2023 two second, 2025 two sixth: each festival once."""
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    names = [name for day in days if (name := festival_name(day))]
    assert names.count("Qixi Festival") == names.count("Dragon Boat Festival") == 1


@pytest.mark.parametrize("year", range(2000, 2060))
def test_the_eve_is_the_day_before_spring_festival(year):
    first = LunarDate(year, 1, 1).to_solar_date()
    assert festival_name(first) == "Spring Festival"
    assert festival_name(first - timedelta(days=1)) == "New Year's Eve (lunar)"


def test_outside_the_lunar_calendar_only_solar_ones_are_told():
    assert festival_name(date(2150, 10, 1)) == "National Day"
    assert festival_name(date(2150, 4, 5)) is None
