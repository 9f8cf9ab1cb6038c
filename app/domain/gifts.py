"""Presents 礼品: when two are the same, so that none is given twice."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_AROUND: Final = re.compile(r"[\s,，。、;；.·\-—()（）“”\"'《》]+")
_COUNTED: Final = re.compile(r"^(?:[一两二三四五六七八九十\d]+[盒套个份张瓶条束本包箱只件对提]|an?\b|the\b)")
LEAST: Final = 2  # characters that say what it is


def same_present(one: str, other: str) -> bool:
    """Whether both say the same thing: a box of Longjing tea, Longjing tea, 龙井茶叶一盒."""
    first, second = _plain(one), _plain(other)
    if min(len(first), len(second)) < LEAST:
        return first == second != ""
    return first in second or second in first


def _plain(what: str) -> str:
    text = _AROUND.sub("", unicodedata.normalize("NFKC", what).casefold())
    return _COUNTED.sub("", text)
