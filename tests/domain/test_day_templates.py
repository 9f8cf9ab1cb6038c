"""Whose pattern a day has: its weekday's, none on a holiday, the week's on a make-up day."""

from datetime import date

import pytest

from app.domain.day_templates import pattern_of, read_weekdays, weekdays_text

WEEK, FRIDAY, SATURDAY = {0, 1, 2, 3}, {4}, {5}


@pytest.mark.parametrize(
    ("day", "works", "found"),
    [
        (date(2026, 11, 23), True, 0),
        (date(2026, 11, 27), True, 1),
        (date(2026, 11, 28), False, 2),
        (date(2026, 11, 29), False, None),
        (date(2026, 10, 1), False, None),  # National Day, a Thursday
        (date(2026, 9, 20), True, 0),  # a make-up Sunday: as most days of the week
        (date(2026, 10, 10), True, 2),  # a make-up Saturday: it has a pattern of its own
    ],
)
def test_the_pattern_of_a_day(day, works, found):
    assert pattern_of([WEEK, FRIDAY, SATURDAY], day, works=works) == found


def test_without_any_weekday_no_day_has_a_pattern():
    assert pattern_of([], date(2026, 11, 23), works=True) is None
    assert pattern_of([set(), {6}], date(2026, 10, 10), works=True) is None
    assert pattern_of([set(), {6}], date(2026, 11, 23), works=True) is None


def test_of_equals_the_first_stands_in():
    assert pattern_of([{3, 4}, {0, 1}], date(2026, 10, 10), works=True) == 0


@pytest.mark.parametrize("days", [frozenset(), frozenset({0}), frozenset(range(7))])
def test_weekdays_are_stored_as_text(days):
    assert read_weekdays(weekdays_text(days)) == days


def test_no_weekday_is_stored_as_nothing():
    assert weekdays_text([]) is None
    assert weekdays_text([4, 0, 2]) == "0 2 4"
