"""Amounts are read as people write them and shown exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.money import MOST_FEN, read_money, show_money


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("500万", 5_000_000),
        ("1.2亿", 120_000_000),
        ("30,000", 30_000),
        ("３０，０００元", 30_000),
        ("50w", 500_000),
        ("8千", 8_000),
        (" ¥ 1 000 ", 1_000),
        ("0", 0),
    ],
)
def test_read(text: str, yuan: int) -> None:
    assert read_money(text) == yuan * 100


def test_nothing_is_nothing_and_fractions_of_a_cent_are_refused() -> None:
    assert read_money("  ") is None
    assert read_money("0.05") == 5
    for text, code in (
        ("很多", "money"),
        ("-5", "money"),
        ("1.005", "money_fraction"),
        ("99999999亿", "money_large"),
    ):
        with pytest.raises(InvalidInput) as refused:
            read_money(text, "assets_fen")
        assert (refused.value.code, refused.value.field) == (code, "assets_fen")


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (500_000_000, "500万", "5,000,000"),
        (12_000_000_000, "1.2亿", "120,000,000"),
        (1_234_560, "12,345.60元", "12,345.60"),
        (5, "0.05元", "0.05"),
        (0, "0元", "0"),
        (-500_000_000, "-500万", "-5,000,000"),
    ],
)
def test_show(fen: int, chinese: str, english: str) -> None:
    assert show_money(fen) == english
    i18n.use_language("zh_CN")
    assert show_money(fen) == chinese
    assert show_money(None) == ""


@given(st.integers(0, MOST_FEN), st.sampled_from(["en", "zh_CN"]))
def test_what_is_shown_is_read_back_exactly(fen: int, language: str) -> None:
    i18n.use_language(language)
    assert read_money(show_money(fen)) == fen
    i18n.use_language("en")
