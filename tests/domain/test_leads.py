"""Several lead days: read as people type them, each told once, the day itself always."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.leads import (
    columns,
    leads,
    leads_text,
    leads_words,
    of_columns,
    read_leads,
    told_again,
    told_for,
)

DAY = date(2026, 11, 30)
early = st.lists(st.integers(0, 365), max_size=6).map(leads)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7, 1, 0", (7, 1)), ("7，1", (7, 1)), ("1 7", (7, 1)), ("7、3、1", (7, 3, 1)), ("0", ()), ("", ()),
        (" 30 ; 30 ", (30,)),
    ],
)  # fmt: skip
def test_it_is_read_as_typed(text, found):
    assert read_leads(text) == found


@pytest.mark.parametrize("text", ["a week", "-1", "7.5", "366", "1 2 3 4 5 6 7", "99999999999", "七"])
def test_what_is_no_number_of_days_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        read_leads(text)
    assert refused.value.field == "leads"


@given(early)
def test_kept_in_a_row_and_back(days):
    assert of_columns(**columns(days)) == days
    assert read_leads(leads_text(days)) == days


@given(early)
def test_each_lead_day_is_told_once_and_then_the_day(days):
    today, told = DAY - timedelta(days=400), []
    while (again := told_again(days, DAY, today)) is not None:
        told.append((DAY - again).days)
        assert told_for(days, told[-1]) == told[-1]
        today = again
    assert told == [*days, 0]


def test_between_two_lead_days_the_earlier_one_stands():
    assert [told_for((7, 1), ahead) for ahead in (7, 4, 1, 0)] == [7, 7, 1, 0]


def test_in_words():
    assert leads_words((7, 1)) == "7, 1 days before and on the day"
    assert leads_words(()) == "on the day"
