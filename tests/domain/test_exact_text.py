"""Rates as people write them, read exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.exact_text import read_exact, show_count, show_number, show_rate, show_sum, write_exact

F = Fraction


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3", F(3, 10)), ("30%", F(3, 10)), ("３０％", F(3, 10)), ("1/3", F(1, 3)),
        ("2/10,000", F(1, 5000)), ("万分之2", F(1, 5000)), ("百分之15", F(3, 20)),
        ("千分之1.5", F(3, 2000)), ("2‱", F(1, 5000)),
        ("3成", F(3, 10)), (" 1 ÷ 3 ", F(1, 3)), ("500", F(500)), (".5", F(1, 2)), ("-1", F(-1)), ("", None),
    ],
)  # fmt: skip
def test_what_is_written_is_read_exactly(text, value):
    assert read_exact(text) == value


@pytest.mark.parametrize("text", ["abc", "1/2/3", "--1", "1e5", "9" * 30, "%", "nan", "三成"])
def test_what_is_no_number_is_refused_at_its_field(text):
    with pytest.raises(InvalidInput) as refused:
        read_exact(text, "open_rate")
    assert (refused.value.field, refused.value.code) == ("open_rate", "number")


def test_a_zero_below_the_line_is_refused():
    with pytest.raises(InvalidInput, match="divided by zero"):
        read_exact("1/0")


@given(st.fractions(0, 1, max_denominator=10_000), st.booleans())
def test_what_is_offered_for_writing_is_read_back_as_the_same(value, rate):
    assert read_exact(write_exact(value, rate=rate)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(3, 10), "30%"), (F(1, 3), "1/3"), (F(2, 10_000), "2‱"),
        (F(1), "100%"), (F(0), "0%"), (F(123, 997), "12.34%"), (F(5, 12), "41.67%"),
    ],
)  # fmt: skip
def test_rates_are_shown_as_they_are_read(value, text):
    assert show_rate(value) == text


def test_counts_are_rounded_up_and_money_is_short():
    assert (show_count(F(81, 10)), show_count(F(8)), show_number(F(500, 3)), show_number(F(5, 2), 0)) == (
        "9",
        "8",
        "166.67",
        "3",
    )
    assert show_rate(F(2, 10_000)) == "2‱"
    assert show_sum(F(150_000_000_049)) == "1,500,000,000"
    i18n.use_language("zh_CN")
    assert show_rate(F(2, 10_000)) == "万分之2"
    assert [show_sum(F(each)) for each in (150_000_000_000, 300_000_000, 3_000_000, F(999, 2), 0)] == [
        "15亿", "300万", "30,000元", "5元", "0元",
    ]  # fmt: skip


def test_a_share_that_is_rounded_to_be_read_is_written_whole():
    assert (write_exact(F(5, 12), rate=True), write_exact(F(1, 4), rate=True)) == ("5/12", "25%")
