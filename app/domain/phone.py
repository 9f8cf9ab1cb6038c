"""Telephone numbers: digits for comparing and a grouping to read; callers keep the raw text."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(r"(?:转|ext\.?|x|#)\s*(\d+)\s*$", re.IGNORECASE)


def digits(raw: str) -> str:
    """Digits alone, without +86 or 0086; an extension follows an x."""
    text = unicodedata.normalize("NFKC", raw)
    extension = _EXTENSION.search(text)
    if extension:
        text = text[: extension.start()]
    found = "".join(c for c in text if c.isascii() and c.isdigit())
    if text.strip().startswith("+86") or found.startswith("0086"):
        found = found.removeprefix("00").removeprefix("86")
    return found + (f"x{extension[1]}" if extension and found else "")


def same_phone(one: str, other: str) -> bool:
    """The same number, however it was typed."""
    mine = digits(one)
    return bool(mine) and mine == digits(other)


def looks_like_phone(text: str) -> bool:
    """Nothing but a number of 5 digits or more."""
    stripped = unicodedata.normalize("NFKC", text).strip()
    return len(digits(text)) >= 5 and not re.search(r"[^\d+\-() .转extx#]", stripped, re.IGNORECASE)


def pretty(raw: str) -> str:
    """138 0013 8000 for a mobile number; everything else as it was typed."""
    found = digits(raw)
    return f"{found[:3]} {found[3:7]} {found[7:]}" if re.fullmatch(r"1\d{10}", found) else raw.strip()
