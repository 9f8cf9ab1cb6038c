"""The order of visits: score × likelihood × timing."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.visit_ranking import (
    DUE,
    LATE,
    LIKELIHOOD,
    NO_HURRY,
    SILENT,
    SILENT_MOST,
    likelihood,
    silent_timing,
    worth,
)

PERCENT = st.integers(0, 100)


@given(PERCENT, PERCENT, PERCENT, PERCENT)
def test_more_of_anything_never_ranks_lower(score, likely, timing, more):
    base = worth(score, likely, timing)
    assert 0 <= base <= 100
    assert worth(max(score, more), likely, timing) >= base
    assert worth(score, max(likely, more), timing) >= base
    assert worth(score, likely, max(timing, more)) >= base


@given(st.integers(0, 4000), st.integers(0, 60))
def test_silence_grows_slower_than_a_promise(past, longest):
    assert SILENT <= silent_timing(past, longest) <= silent_timing(past + 10, longest) <= SILENT_MOST
    assert NO_HURRY < SILENT < SILENT_MOST < LATE < DUE


def test_the_rungs_stand_in_the_order_of_the_ladder_with_our_own_effort_first():
    assert sorted(LIKELIHOOD, key=LIKELIHOOD.__getitem__, reverse=True) == list("AEBDCF")
    assert likelihood(None, "client") > likelihood(None, "prospect")
    assert likelihood("A", "target") == 100
