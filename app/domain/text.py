"""Text on its way into the diary, and on its way to a label or paper."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls but newline and tab, byte order marks, and the two code points that no text may hold.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_LINE_GAPS: Final = re.compile("[\t\n]+")
_BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PILE: Final = re.compile(r"[^\w\s]{9,}")  # combining marks are neither; a cheap first look
_JOINERS: Final = "\u200d\ufe0e\ufe0f"
_MARKS_KEPT: Final = 8


class TooLong(ValueError):
    """The text is longer than its field; it is never cut in silence."""

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(f"{length} characters, at most {limit} fit")
        self.limit = limit
        self.length = length


def clean_text(s: str, limit: int) -> str:
    """Many lines: NFC, no controls but newline and tab, trimmed; TooLong past `limit` characters."""
    return _within(_clean(s), limit)


def clean_line(s: str, limit: int) -> str:
    """One line: like `clean_text`, with a space for line breaks and tabs."""
    return _within(_LINE_GAPS.sub(" ", _clean(s)), limit)


def _clean(s: str) -> str:
    # UTF-16 joins a pair that came apart; what is still alone becomes U+FFFD.
    whole = s.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    plain = _CONTROLS.sub("", _BREAKS.sub("\n", whole))
    return unicodedata.normalize("NFC", plain).strip()


def _within(s: str, limit: int) -> str:
    if len(s) > limit:
        raise TooLong(limit, len(s))
    return s


def show_plain(s: str, limit: int | None = None) -> str:
    """For labels, lists and paper: no bidi overrides, no piles of marks; past `limit` it ends in ….

    Elide before layout: a list row must not lay out a megabyte.
    """
    if limit is not None and len(s) > limit * (_MARKS_KEPT + 2):
        s = s[: limit * (_MARKS_KEPT + 2)]  # enough for the folding below to leave more than fits
    shown = _PILE.sub(_fold, _BIDI.sub("", s))
    if limit is None or len(shown) <= limit:
        return shown
    return shown[: limit - 1].rstrip().rstrip(_JOINERS) + "…"


def show_line(s: str, limit: int) -> str:
    """As `show_plain`, a text of several lines on one."""
    return show_plain(_LINE_GAPS.sub(" ", s[: limit * (_MARKS_KEPT + 2)]), limit)


def _fold(found: re.Match[str]) -> str:
    """Keep the first eight combining marks of each run."""
    kept: list[str] = []
    run = 0
    for char in found.group():
        category = unicodedata.category(char)
        if category[0] == "M":
            run += 1
            if run > _MARKS_KEPT:
                continue
        elif category != "Cf":
            run = 0
        kept.append(char)
    return "".join(kept)
