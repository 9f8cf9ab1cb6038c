"""What became of a plan, told in one sentence; where a countermeasure goes."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.checks import (
    PLANNED,
    Fate,
    attainment,
    check_countermeasure,
    day_for_countermeasure,
    fate_of,
    percent,
    sentence,
)
from app.domain.terms import LineState
from app.domain.working_days import WorkCalendar

MONDAY = date(2026, 11, 16)


def fate(state="open", *, unplanned=False, met=None, moved_within=False, past=True, is_visit=True):
    return fate_of(
        state=state, unplanned=unplanned, met=met, moved_within=moved_within, past=past, is_visit=is_visit
    )


def test_each_fate():
    assert fate("done", met=True) is Fate.DONE
    assert fate("open", met=True) is Fate.DONE  # recorded, not ticked
    assert fate("done") is Fate.TICKED
    assert fate("done", is_visit=False) is Fate.DONE  # a message needs no contact
    assert fate("done", met=False) is Fate.MISSED  # went there, nobody in
    assert fate("not_done") is Fate.MISSED
    assert fate("open") is Fate.MISSED
    assert fate("open", past=False) is Fate.AHEAD
    assert fate("moved") is Fate.MOVED
    assert fate("moved", moved_within=True) is None  # told where it went
    assert fate("done", met=True, unplanned=True) is Fate.UNPLANNED
    assert fate("done", met=False, unplanned=True) is None


@given(
    st.sampled_from([state.value for state in LineState]),
    st.booleans(),
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_visit_is_done_or_unplanned_only_when_someone_was_met(
    state, unplanned, met, moved_within, past, is_visit
):
    found = fate_of(
        state=state, unplanned=unplanned, met=met, moved_within=moved_within, past=past, is_visit=is_visit
    )
    if is_visit and found in {Fate.DONE, Fate.UNPLANNED}:
        assert met
    if unplanned:
        assert found not in PLANNED


def test_the_sentence_of_the_week():
    tally = {Fate.DONE: 7, Fate.MOVED: 2, Fate.MISSED: 1, Fate.UNPLANNED: 3}
    assert sentence(tally) == "7 of 10 visits, 70%: 2 moved, 1 missed, 3 unplanned"
    i18n.use_language("zh_CN")
    assert sentence(tally) == "计划拜访10次，完成7次，70%：改期2次、未做1次、计划外3次"


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        ({}, ""),
        ({Fate.UNPLANNED: 1}, "No visit was planned; 1 was made all the same."),
        ({Fate.DONE: 1}, "1 of 1 visit"),
        ({Fate.DONE: 2, Fate.AHEAD: 3}, "2 of 5 visits: 3 still ahead"),
        ({Fate.DONE: 6}, "6 of 6 visits, 100%"),
        ({Fate.DONE: 5, Fate.TICKED: 1}, "5 of 6 visits, 83%: 1 without a record"),
    ],
)
def test_the_sentence_in_other_weeks(tally, said):
    assert sentence(tally) == said


def test_attainment_and_its_percentage():
    assert attainment(3, 4) == Fraction(3, 4)
    assert attainment(3, 0) is None
    assert attainment(0, None) is None
    assert [percent(Fraction(n, 8)) for n in (0, 1, 8, 12)] == ["0%", "13%", "100%", "150%"]
    assert percent(None) == "–"


def test_a_countermeasure_goes_to_the_first_working_day_of_the_next_plan():
    calendar = WorkCalendar()
    assert day_for_countermeasure("week", MONDAY, MONDAY, calendar) == date(2026, 11, 23)
    assert day_for_countermeasure("month", date(2026, 9, 1), MONDAY, calendar) == MONDAY
    # 1 to 7 October are holidays.
    assert day_for_countermeasure("month", date(2026, 9, 1), date(2026, 9, 30), calendar) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("text", "on", "field"),
    [
        ("  ", date(2026, 11, 24), "countermeasure"),
        ("Call earlier", date(2026, 11, 19), "on"),
        ("Call earlier", date(2026, 11, 22), "on"),
    ],
)
def test_what_cannot_go_into_the_next_plan(text, on, field):
    with pytest.raises(InvalidInput) as refused:
        check_countermeasure("week", MONDAY, text, on, date(2026, 11, 20))
    assert refused.value.field == field
    check_countermeasure("week", MONDAY, "Call earlier", date(2026, 11, 23), date(2026, 11, 20))
