"""Amounts of money as people write them, exact in 分, and as they are read."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, is_chinese

MOST_FEN: Final = 10**15  # ten trillion yuan: more is a slip of the keyboard
_WAN: Final = 10_000
_YI: Final = 100_000_000
_UNITS: Final = {"": 1, "千": 1000, "k": 1000, "万": _WAN, "萬": _WAN, "w": _WAN, "亿": _YI, "億": _YI}
_AMOUNT: Final = re.compile(
    r"(?:¥|rmb|cny)?(\d+(?:\.\d+)?)([千k万萬w亿億]?)(?:块|元|圆|rmb|cny)?", re.IGNORECASE
)


def read_money(text: str, field: str = "") -> int | None:
    """`500万`, `1.2亿`, `30,000`, `88.50元` in 分; nothing for no text. Raises `InvalidInput` at `field`."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"[\s,，]", "", plain)
    if not plain:
        return None
    found = _AMOUNT.fullmatch(plain)
    if not found or len(plain) > 40:
        raise InvalidInput(
            "money", N_("This is not an amount. Write it as {example}."), field=field, example="500万, 30000"
        )
    fen = Decimal(found.group(1)) * _UNITS[found.group(2)] * 100
    if fen != fen.to_integral_value():
        raise InvalidInput("money_fraction", N_("An amount has two decimals at most."), field=field)
    if fen > MOST_FEN:
        raise InvalidInput("money_large", N_("This amount is too large."), field=field)
    return int(fen)


def show_money(fen: int | None) -> str:
    """In Chinese 500万, 1.2亿 or 12,345.60元, whichever is exact and short; in English 5,000,000."""
    if fen is None:
        return ""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    if is_chinese():
        for unit, name in ((_YI, "亿"), (_WAN, "万")):
            if fen >= unit * 100 and fen % unit == 0:  # two decimals of the unit
                return f"{sign}{_plain(Decimal(fen) / 100 / unit)}{name}"
    yuan, rest = divmod(fen, 100)
    digits = f"{yuan:,}.{rest:02d}" if rest else f"{yuan:,}"
    return f"{sign}{digits}元" if is_chinese() else f"{sign}{digits}"


def _plain(number: Decimal) -> str:
    text = f"{number:,.2f}"
    return text.rstrip("0").rstrip(".")
