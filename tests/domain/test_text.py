from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import TooLong, clean_line, clean_text, show_plain

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
HARD = st.text(
    st.sampled_from("a \t\n\r\x00\x85\u2028é\u0301\u202e\u2066\ud83d\ude00\ufeff\u200d中️́\u3000\uffff"),
    max_size=60,
)
ORDINARY = st.text(st.sampled_from("abcXYZ019中文刘总，。！—（）「」 é😀"), max_size=100)


@given(ANYTHING | HARD)
def test_what_is_kept_can_always_be_stored(s):
    for clean in (clean_line, clean_text):
        kept = clean(s, 1000)
        assert kept.encode("utf-8").decode("utf-8") == kept
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in kept if c not in "\n\t")
        assert unicodedata.is_normalized("NFC", kept)
        assert kept == kept.strip()
        assert clean(kept, 1000) == kept
    assert "\n" not in clean_line(s, 1000)
    assert "\t" not in clean_line(s, 1000)


@given(ORDINARY)
def test_ordinary_text_is_kept_as_it_is(s):
    assert clean_line(s, 1000) == clean_text(s, 1000) == unicodedata.normalize("NFC", s.strip())


@pytest.mark.parametrize(
    ("typed", "line", "text"),
    [
        ("  刘明 \n", "刘明", "刘明"),
        ("刘\n明", "刘 明", "刘\n明"),
        ("a\r\nb\rc\u2028d\x0be", "a b c d e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b", "a\tb"),
        ("刘\x00明\x1b\x7f", "刘明", "刘明"),
        ("a\ud800b", "a\ufffdb", "a\ufffdb"),
        ("\udc00", "\ufffd", "\ufffd"),
        ("\ud83d\ude00", "😀", "😀"),
        ("e\u0301", "é", "é"),
        ("e\x00\u0301", "é", "é"),
        ("\ufeff刘明", "刘明", "刘明"),
        ("a\u202eb", "a\u202eb", "a\u202eb"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("<b>x</b>", "<b>x</b>", "<b>x</b>"),
        ("", "", ""),
    ],
)
def test_each_kind_of_odd_text(typed, line, text):
    assert clean_line(typed, 100) == line
    assert clean_text(typed, 100) == text


def test_over_the_limit_is_told_and_never_cut():
    assert clean_line("刘" * 40 + "  ", 40) == "刘" * 40
    for clean in (clean_line, clean_text):
        with pytest.raises(TooLong) as refused:
            clean("刘" * 41, 40)
        assert (refused.value.limit, refused.value.length) == (40, 41)
        assert isinstance(refused.value, ValueError)


@given(ANYTHING | HARD, st.integers(1, 50))
def test_what_is_shown_fits_and_turns_nothing_around(s, limit):
    shown = show_plain(s, limit)
    assert len(shown) <= limit
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in shown)


@given(ORDINARY)
def test_ordinary_text_is_shown_as_it_is(s):
    assert show_plain(s) == show_plain(s, 100) == s


def test_overrides_are_taken_out_and_piles_of_marks_folded():
    assert show_plain("a\u202ebc\u202c\u2066d\u2069") == "abcd"
    assert show_plain("a" + "\u0301" * 10_000 + "b") == "a" + "\u0301" * 8 + "b"
    assert show_plain("a" + "\u0301\u200d" * 20) == "a" + "\u0301\u200d" * 8 + "\u200d" * 12
    assert show_plain("=" * 30 + "!" * 30) == "=" * 30 + "!" * 30
    assert show_plain("e" + "\u0301" * 8) == "e" + "\u0301" * 8
    assert show_plain("." + "\u0301" * 9 + "." + "\u0301" * 3) == "." + "\u0301" * 8 + "." + "\u0301" * 3


def test_long_text_is_elided_before_it_is_laid_out():
    assert show_plain("刘" * 1_000_000, 20) == "刘" * 19 + "…"
    assert show_plain("刘明 建国", 4) == "刘明…"
    assert show_plain("ab👨\u200d👩", 5) == "ab👨\u200d👩"
    assert show_plain("ab👨\u200d👩c", 5) == "ab👨…"
    assert show_plain("a" + "\u0301" * 1_000_000, 20) == "a" + "\u0301" * 8
