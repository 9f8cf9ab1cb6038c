"""Text as it may be stored and shown: cleaned at one boundary, refused when too long, never cut."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_BLANK = re.compile(r"\s+")


class TooLong(ValueError):
    """The text has more characters than the field takes."""

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(f"{length} > {limit}")
        self.limit = limit
        self.length = length


def clean_text(text: str, limit: int) -> str:
    """Many lines: NFC, no control characters, lone surrogates replaced, trimmed. Raises `TooLong`."""
    found = _SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    found = unicodedata.normalize("NFC", _CONTROL.sub("", found)).strip()
    if len(found) > limit:
        raise TooLong(limit, len(found))
    return found


def clean_line(text: str, limit: int) -> str:
    """One line: like `clean_text`, white space folded into single spaces."""
    found = _BLANK.sub(" ", clean_text(text, len(text) * 3 + 8)).strip()
    if len(found) > limit:
        raise TooLong(limit, len(found))
    return found


def show_plain(text: str, most: int = 500) -> str:
    """For labels, lists and paper: no marks that turn the writing direction, no towers of accents, elided."""
    shown = _BIDI.sub("", text[: most * 4])
    kept: list[str] = []
    run = 0
    for character in shown:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= 8:
            kept.append(character)
        if len(kept) > most:
            return "".join(kept[:most]) + "…"
    return "".join(kept)
