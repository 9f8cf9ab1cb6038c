from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.i18n import use_language
from app.domain.phone import digits, extension, looks_like_phone, pretty, same_phone


@pytest.mark.parametrize(
    ("raw", "number", "more", "shown"),
    [
        ("13800138000", "13800138000", "", "138 0013 8000"),
        ("138-0013-8000", "13800138000", "", "138 0013 8000"),
        (" 138 0013 8000 ", "13800138000", "", "138 0013 8000"),
        ("+86 138 0013 8000", "13800138000", "", "138 0013 8000"),
        ("(+86)13800138000", "13800138000", "", "138 0013 8000"),
        ("＋８６－１３８００１３８０００", "13800138000", "", "138 0013 8000"),
        ("008613800138000", "13800138000", "", "138 0013 8000"),
        ("8613800138000", "13800138000", "", "138 0013 8000"),
        ("013800138000", "13800138000", "", "138 0013 8000"),
        ("010-88881234", "01088881234", "", "010 8888 1234"),
        ("(0755) 8888 1234", "075588881234", "", "0755 8888 1234"),
        ("0534-2345678", "05342345678", "", "0534 234 5678"),
        ("+86 10 8888 1234", "01088881234", "", "010 8888 1234"),
        ("+86 755 8888 1234", "075588881234", "", "0755 8888 1234"),
        ("+86 (0)755 8888 1234", "075588881234", "", "0755 8888 1234"),
        ("+86 010 8888 1234", "01088881234", "", "010 8888 1234"),
        ("400-810-0000", "4008100000", "", "400 810 0000"),
        ("+86 400 810 0000", "4008100000", "", "400 810 0000"),
        ("010-88881234转801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("010-88881234 分机 801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("010-88881234 ext. 801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("010-88881234 x801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("010-88881234-801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("010-8888 1234–801", "01088881234", "801", "010 8888 1234 ext. 801"),
        ("95588", "95588", "", "95588"),
        ("95588转1", "95588", "1", "95588转1"),
        ("+852 2345 6789", "85223456789", "", "+852 2345 6789"),
        ("00852 2345 6789", "85223456789", "", "00852 2345 6789"),
        ("8888-1234", "88881234", "", "8888-1234"),
        ("", "", "", ""),
        ("微信同号", "", "", "微信同号"),
    ],
)
def test_numbers_as_people_type_them(raw, number, more, shown):
    assert digits(raw) == number
    assert extension(raw) == more
    assert pretty(raw) == shown


def test_an_extension_is_said_in_chinese():
    use_language("zh_CN")
    assert pretty("010-88881234-801") == "010 8888 1234 转 801"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("13800138000", "+86 138-0013-8000", True),
        ("010-88881234转801", "+86 10 8888 1234", True),
        ("010-88881234转801", "010-88881234-801", True),
        ("010-88881234转801", "010-88881234转802", False),
        ("13800138000", "13800138001", False),
        ("", "", False),
        ("无", "", False),
    ],
)
def test_the_same_line_is_recognised(a, b, same):
    assert same_phone(a, b) is same
    assert same_phone(b, a) is same


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("13800138000", True),
        ("+86 138 0013 8000", True),
        ("１３８００１３８０００", True),
        ("010-88881234转801", True),
        ("(021) 6234 5678", True),
        ("95588", True),
        ("1380", False),
        ("2026-11-23", False),
        ("2026.11.23", False),
        ("5,000,000", False),
        ("刘明 13800138000", False),
        ("13800138000/13900139000", False),
        ("1" * 16, False),
        ("", False),
        ("----", False),
    ],
)
def test_only_a_whole_number_looks_like_a_phone(text, answer):
    assert looks_like_phone(text) is answer


@given(st.text(max_size=60))
def test_any_text_can_be_asked(s):
    assert not digits(s) or digits(s).isascii()
    assert (not digits(s)) or digits(s).isdigit()
    assert same_phone(s, s) == bool(digits(s))
    assert isinstance(looks_like_phone(s), bool)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_what_is_shown_reads_back_as_the_same_number(number):
    assert digits(pretty(number)) == digits("+86" + number) == number
    assert same_phone(pretty(number), number)
