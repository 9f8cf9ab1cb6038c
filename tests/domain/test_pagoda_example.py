"""The printed example: where it breaks, and two ways to mend it."""

from fractions import Fraction

import pytest

from app.domain.pagoda import LEVELS, levels
from app.domain.pagoda_example import (
    PRINTED,
    PRINTED_RATES,
    breaks,
    explained,
    with_following_figures,
    with_needed_rates,
)
from app.domain.terms.planning import Factor, PagodaLevel

F = Fraction


def test_the_print_breaks_in_its_visits_and_at_what_is_retained():
    found = [
        (each.level, each.found, each.follows, each.factor, each.needed)
        for each in breaks(PRINTED, PRINTED_RATES)
    ]
    assert found == [
        (PagodaLevel.SECOND, 100, 90, Factor.SECOND_RATE, F(1, 3)),
        (PagodaLevel.CLIENTS, 10, 9, Factor.OPEN_RATE, F(1, 3)),
        (PagodaLevel.RETAINED, 3_000_000, 30_000_000, Factor.RETAINED_SHARE, F(1, 10)),
    ]


def test_it_is_said_in_two_sentences():
    visits, retained = explained(PRINTED, PRINTED_RATES)
    assert visits == (
        "Visits: at 30%, 30%, 30% the 300 first visits give 90 → 27 → 8.1, not 100 → 30 → 10. "
        "The printed figures need 1/3, 30%, 1/3."
    )
    assert retained == (
        "Retained commission: 1,500,000,000 × 2‱ × 100% is 300,000, not 30,000. It needs Retained share 10%."
    )


def test_the_rates_it_needs_agree_at_every_level():
    mended = with_needed_rates(PRINTED, PRINTED_RATES)
    assert breaks(PRINTED, mended) == ()
    assert explained(PRINTED, mended) == ()
    for level in LEVELS:
        assert levels(mended, level, PRINTED[level]) == PRINTED


def test_the_figures_that_follow_agree_at_every_level():
    figures = with_following_figures(PRINTED, PRINTED_RATES)
    assert breaks(figures, PRINTED_RATES) == ()
    assert [figures[level] for level in LEVELS[:4]] == [300, 90, 27, F(81, 10)]


def test_a_row_with_gaps_is_checked_where_it_can_be():
    assert breaks({PagodaLevel.FIRST: F(3)}, PRINTED_RATES) == ()


@pytest.mark.parametrize("level", LEVELS[1:])
def test_a_level_above_none_has_no_rate_that_would_agree(level):
    row = {LEVELS[LEVELS.index(level) - 1]: F(0), level: F(5)}
    (found,) = breaks(row, PRINTED_RATES)
    assert (found.level, found.needed) == (level, None)


def test_a_break_without_a_rate_is_said_without_one():
    row = {PagodaLevel.RETAINED: F(0), PagodaLevel.INCOME: F(500)}
    assert explained(row, PRINTED_RATES) == ("New income: 0 × 15% is 0, not 5.",)
