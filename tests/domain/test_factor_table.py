"""What the factors say: the words, the output, the lever."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.cohorts import Measured, mean, simple_rate
from app.domain.factor_table import Column, FactorRow, output, strategy_row, strongest_lever
from app.domain.factor_words import (
    certainty_text,
    in_use_text,
    lever_text,
    measured_text,
    read,
    shown,
    strategy_name,
    written,
)
from app.domain.pagoda import PagodaRates, levels
from app.domain.terms.planning import Factor, PagodaLevel

F = Fraction

RATES = PagodaRates(F(1, 3), F(3, 10), F(1, 3), F(30_000_000), F(500), F(2, 10_000), F(1, 10), F(15, 100))
rates = st.fractions(F(1, 50), 1, max_denominator=200)


def share(hits, cases, unfinished=0):
    return Measured("rate", hits, cases - unfinished, unfinished, F(hits, cases - unfinished), cases)


def test_few_cases_are_told_without_a_percentage():
    for hits, cases in ((0, 1), (2, 4), (5, 5)):
        assert "%" not in measured_text(Column.FIRST, share(hits, cases))
        assert "%" not in certainty_text(Column.FIRST, share(hits, cases))
    assert measured_text(Column.FIRST, share(2, 4)) == "2 of 4"
    assert measured_text(Column.FIRST, share(19, 50)) == "38% (19 of 50)"
    assert certainty_text(Column.FIRST, share(19, 50)) == "27–50%"


def test_a_narrow_interval_is_told_with_decimals():
    assert certainty_text(Column.FIRST, share(507, 12_571)) == "3.8–4.3%"
    assert certainty_text(Column.FIRST, share(4, 400)) == "0.4–2.1%"


def test_unfinished_ones_are_told_beside_the_share():
    seen = share(19, 62, unfinished=12)
    assert measured_text(Column.FIRST, seen) == "38% (19 of 62)"
    assert certainty_text(Column.FIRST, seen) == "27–50%, 12 unfinished"
    i18n.use_language("zh_CN")
    assert measured_text(Column.FIRST, seen) == "38%（19/62）"
    assert certainty_text(Column.FIRST, seen) == "27–50%、12 个未满期"


def test_a_mean_is_told_with_its_clients():
    seen = mean(dict(enumerate([10_000_000, 30_000_000] * 3)))
    assert measured_text(Column.EQUITY, seen) == "200,000 (6 clients)"
    assert certainty_text(Column.EQUITY, seen) == "126,440–273,560"
    two = mean({1: 10_000_000, 2: 30_000_000})
    assert certainty_text(Column.EQUITY, two) == ""
    assert measured_text(Column.EQUITY, mean({})) == "–"
    assert measured_text(Column.FEE, Measured("rate")) == "–"
    assert measured_text(Column.FREQUENCY, None) == "–"


def test_figures_are_read_as_they_are_written():
    for column, value in (
        (Column.FIRST, F(1, 3)),
        (Column.FEE, F(2, 10_000)),
        (Column.EQUITY, F(30_000_000)),
        (Column.FREQUENCY, F(25, 2)),
    ):
        assert read(column, written(column, value)) == value
    assert read(Column.FREQUENCY, " ") is None
    assert written(Column.FREQUENCY, None) == ""
    assert shown(Column.OUTPUT, F(4050)) == "40.50"
    assert in_use_text(Column.FIRST, F(5, 12)) == "41.7%"
    assert in_use_text(Column.FEE, F(2, 10_000)) == "2‱"


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (Column.FIRST, "abc", "number"),
        (Column.FIRST, "", "empty"),
        (Column.FIRST, "1/0", "zero_divisor"),
        (Column.EQUITY, "-5万", "negative"),
        (Column.EQUITY, "much", "money"),
    ],
)
def test_what_is_no_figure_is_refused_at_its_column(column, text, code):
    with pytest.raises(InvalidInput) as refused:
        read(column, text)
    assert (refused.value.code, refused.value.field) == (code, column)


def test_the_output_is_the_income_of_a_first_visit():
    found = levels(RATES, PagodaLevel.FIRST, F(300))
    assert output(RATES) == found[PagodaLevel.INCOME] / 300


def test_a_row_holds_every_column_and_knows_what_is_outdated():
    then = {"second_rate": simple_rate(list(range(20)), list(range(60)))}
    now = {"second_rate": simple_rate(list(range(60)), list(range(100)))}
    row = strategy_row("trend", RATES, RATES, F(4), now, then)
    assert isinstance(row, FactorRow)
    assert list(row.cells) == list(Column)
    assert row.outdated == (Column.FIRST,)
    assert row.cells[Column.FREQUENCY].assumed == 4
    adapted = RATES.having(Factor.SECOND_RATE, F(6, 10))
    assert strategy_row("trend", adapted, adapted, None, now, then).outdated == ()


@given(rates, rates, rates)
def test_the_lever_saves_what_it_says(second, third, opening):
    own = RATES.having(Factor.SECOND_RATE, second).having(Factor.THIRD_RATE, third)
    own = own.having(Factor.OPEN_RATE, opening)

    def visits(of):
        found = levels(of, PagodaLevel.CLIENTS, F(10))
        return sum(found[level] for level in (PagodaLevel.FIRST, PagodaLevel.SECOND, PagodaLevel.THIRD))

    found = strongest_lever({"trend": own}, {"trend": F(10)})
    saved = {
        factor: visits(own) - visits(own.having(factor, min(own.of(factor) * F(11, 10), F(1))))
        for factor in (Factor.SECOND_RATE, Factor.THIRD_RATE, Factor.OPEN_RATE)
    }
    if not any(saved.values()):
        assert found is None
        return
    assert found.visits == visits(own)
    assert found.saved == max(saved.values()) == saved[found.factor]


def test_the_lever_in_a_sentence():
    found = strongest_lever({"trend": RATES, "hedging": RATES}, {"trend": F(10), "hedging": F(1)})
    assert (found.strategy, found.factor, found.better) == ("trend", Factor.OPEN_RATE, F(11, 30))
    assert lever_text(found) == (
        "What pays most: Opening rate of Trend from 1/3 to 36.67%. It saves 39 of 473 visits in the quarter "
        "for the same new clients."
    )
    zero = RATES.having(Factor.THIRD_RATE, F(0))
    assert strongest_lever({"trend": zero}, {"trend": F(10)}) is None
    assert strongest_lever({"trend": RATES}, {"trend": F(0)}) is None
    assert "no rate can be named" in lever_text(None)
    assert strategy_name(None) == "All strategies"
