"""Flows against a recount day by day, and rates that never stand without their cases."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.funnels import (
    NEW,
    PLACES,
    DayActivity,
    Rate,
    Track,
    Visit,
    ladder_flow,
    place_on,
    visit_funnel,
)
from app.domain.period import Period, days_of

DAY = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))


@st.composite
def tracks(draw):
    made = []
    for file_id in range(1, draw(st.integers(0, 8)) + 1):
        days = sorted(draw(st.lists(DAYS, max_size=6)))
        began_at = draw(st.sampled_from([None, *PLACES]))
        moves = [(day, draw(st.sampled_from(PLACES))) for day in days]
        began_on = min([draw(DAYS), *days]) if days else draw(DAYS)
        made.append(Track(file_id, began_on, began_at, tuple(moves)))
    return made


@given(tracks(), DAYS, DAYS)
def test_the_flow_agrees_with_a_recount(found, one, other):
    start, end = min(one, other), max(one, other)
    flow = ladder_flow(found, start, end)
    evening_before = start - timedelta(days=1)
    for place in PLACES:
        assert flow.before(place) == sum(
            place_on(t, evening_before) == place for t in found if place_on(t, end) is not None
        )
        assert flow.after(place) == sum(place_on(t, end) == place for t in found)
        # Nothing is lost on the way: what stood there, and came, and went, is what stands there.
        assert flow.before(place) + flow.came(place) - flow.went(place) == flow.after(place)
    assert flow.before(NEW) == sum(
        place_on(t, evening_before) is None and place_on(t, end) is not None for t in found
    )
    every = [file_id for files in flow.passed.values() for file_id in files]
    assert len(every) == len(set(every))


def test_the_flow_by_an_example():
    start, end = date(2026, 1, 10), date(2026, 1, 20)
    found = [
        Track(1, DAY, None, ((DAY, "F"), (date(2026, 1, 12), "E"), (date(2026, 1, 15), "D"))),
        Track(2, DAY, None, ((DAY, "F"),)),
        Track(3, DAY, None, ((date(2026, 1, 11), "F"),)),
        Track(4, DAY, None, ((DAY, "A"), (date(2026, 1, 20), "opened"))),
        Track(5, DAY, None, ((DAY, "F"), (date(2026, 1, 10), "lost"))),
        Track(6, DAY, "B", ()),
        Track(7, DAY, None, ((date(2026, 1, 21), "F"),)),
    ]
    flow = ladder_flow(found, start, end)
    assert flow.passed == {
        ("F", "D"): (1,),
        ("F", "F"): (2,),
        (NEW, "F"): (3,),
        ("A", "opened"): (4,),
        ("F", "lost"): (5,),
        ("B", "B"): (6,),
    }
    assert flow.moves == {
        ("F", "E"): (1,),
        ("E", "D"): (1,),
        (NEW, "F"): (3,),
        ("A", "opened"): (4,),
        ("F", "lost"): (5,),
    }
    assert flow.climbed("F") == Rate(1, 3)
    assert flow.lost("F") == Rate(1, 3)
    assert flow.climbed("A") == Rate(1, 1)


@pytest.mark.parametrize(
    ("rate", "text"),
    [(Rate(0, 0), "–"), (Rate(3, 5), "3 of 5"), (Rate(3, 10), "30% (3 of 10)"), (Rate(2, 6), "33% (2 of 6)")],
)
def test_a_rate_stands_with_its_cases_and_few_are_no_percentage(rate, text):
    assert str(rate) == text


def test_visits_of_unscored_files_stand_apart():
    start, end = date(2026, 1, 10), date(2026, 1, 31)
    day = date(2026, 1, 12)
    visits = [
        Visit(1, day, 1, scored=True),
        Visit(1, date(2026, 1, 20), 2, scored=True),
        Visit(2, day, 1, scored=True),
        Visit(3, day, 1, scored=False),
        Visit(4, date(2026, 1, 2), 1, scored=True),  # before the period
        Visit(4, day, 2, scored=True),
        Visit(2, date(2026, 2, 2), 2, scored=True),  # after it
        Visit(5, day, 4, scored=True),  # a fourth visit is no step
    ]
    funnel = visit_funnel(visits, [(1, date(2026, 1, 30), True), (9, day, False)], start, end)
    assert funnel.scored == {"first": (1, 2), "second": (1, 4), "third": (), "opened": (1,)}
    assert funnel.unscored == {"first": (3,), "second": (), "third": (), "opened": (9,)}
    assert funnel.rates == {"second": Rate(1, 2), "third": Rate(0, 2), "opened": Rate(0, 0)}


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period.MONTH, "2026-11-01", "2026-11-23"),
        (Period.QUARTER, "2026-10-01", "2026-11-23"),
        (Period.YEAR, "2026-01-01", "2026-11-23"),
        (Period.DAYS_90, "2026-08-26", "2026-11-23"),
        (Period.LAST_MONTH, "2026-10-01", "2026-10-31"),
        (Period.LAST_QUARTER, "2026-07-01", "2026-09-30"),
        (Period.LAST_YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_periods(period, start, end):
    assert days_of(period, date(2026, 11, 23)) == (date.fromisoformat(start), date.fromisoformat(end))


def test_ninety_days_are_ninety():
    start, end = days_of(Period.DAYS_90, date(2026, 11, 23))
    assert (end - start).days + 1 == 90
    assert days_of(Period.LAST_QUARTER, date(2026, 2, 3)) == (date(2025, 10, 1), date(2025, 12, 31))
    assert DayActivity(DAY, 1, 0).visits == 0
