"""Exact numbers as people write and read them: 30%, 1/3, 万分之2; rounded only when shown."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, is_chinese
from app.domain.money import show_money

_LONGEST: Final = 24  # characters of a number
_UNITS: Final = {"": 1, "%": 100, "‰": 1000, "‱": 10_000, "成": 10}
_NUMBER: Final = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(?:/(\d+(?:\.\d+)?))?([%‰‱成]?)")
_OF_HUNDRED: Final = (("百分之", "%"), ("千分之", "‰"), ("万分之", "‱"), ("萬分之", "‱"))
_YI: Final = 10_000_000_000  # 分
_WAN: Final = 1_000_000
_THOUSAND: Final = 100_000


def read_exact(text: str, field: str = "") -> Fraction | None:
    """`0.3`, `30%`, `1/3`, `2/10000`, `万分之2`, `3成` exactly; nothing for no text.

    Raises `InvalidInput` at `field`, also for a zero below the line.
    """
    plain = re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text)).replace("÷", "/").replace("⁄", "/")
    if not plain:
        return None
    for words, sign in _OF_HUNDRED:
        if plain.startswith(words):
            plain = plain.removeprefix(words) + sign
    negative = plain.startswith("-")
    found = _NUMBER.fullmatch(plain.removeprefix("-"))
    if not found or len(plain) > _LONGEST:
        raise InvalidInput(
            "number", N_("This is not a number. Write it as {example}."), field=field, example="0.3, 30%, 1/3"
        )
    below = Fraction(found[2] or 1)
    if below == 0:
        raise InvalidInput("zero_divisor", N_("Nothing can be divided by zero."), field=field)
    value = Fraction(found[1]) / below / _UNITS[found[3]]
    return -value if negative else value


def show_rate(value: Fraction) -> str:
    """A share as it is read: 30%, 1/3, 41.67%; what is below a percent in ten-thousandths: 2‱."""
    if 0 < value < Fraction(1, 100):
        parts = show_number(value * 10_000)
        return f"万分之{parts}" if is_chinese() else f"{parts}‱"
    if value.denominator == 3:
        return str(value)
    return f"{show_number(value * 100)}%"


def write_exact(value: Fraction, *, rate: bool = False) -> str:
    """A number that `read_exact` reads back as the same one, short where it can be."""
    shown = show_rate(value) if rate else show_number(value)
    return shown if read_exact(shown) == value else str(value)


def show_number(value: Fraction, decimals: int = 2) -> str:
    """Rounded half up, without zeros at its end: 8.1, 166.67, 1,500."""
    scale = 10**decimals
    below = 2 * value.denominator
    whole, rest = divmod((2 * scale * value.numerator + value.denominator) // below, scale)
    text = f"{whole:,}"
    return f"{text}.{rest:0{decimals}d}".rstrip("0").rstrip(".") if rest else text


def show_count(value: Fraction) -> str:
    """Visits and clients: the ceiling, because nobody pays a tenth of a visit."""
    return f"{-(-value.numerator // value.denominator):,}"


def show_sum(fen: Fraction) -> str:
    """Money in few characters: 1.25亿, 30万, 45,000元, 8.50元; in English 1,500,000 without decimals."""
    if not is_chinese():
        return f"{rounded(fen / 100):,}"
    for unit, name, least in ((_YI, "亿", 1), (_WAN, "万", 10)):
        if fen >= unit * least:
            return f"{show_number(fen / unit)}{name}"
    return show_money(rounded(fen)) if fen < _THOUSAND else f"{rounded(fen / 100):,}元"


def rounded(value: Fraction) -> int:
    """Half up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
