"""A fact beside what a field holds already: added to it, never twice."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_PARTS: Final = re.compile(r"[；;，,、。\n]+")


def holds(kept: str, words: str) -> bool:
    """Whether the words stand in the text already, as they are or inside a longer saying."""
    bare = words.casefold().strip()
    if bare.isascii():
        return re.search(rf"\b{re.escape(bare)}\b", kept.casefold()) is not None
    parts = [part.strip().casefold() for part in _PARTS.split(kept)]
    return bare in kept.casefold() and not any(
        bare in part and "不" in part and "不" not in bare for part in parts
    )


def added(kept: str, words: str) -> str:
    """The text with the words at its end: 喝茶；足球."""
    kept = kept.rstrip()
    if not kept:
        return words
    if "\n" in kept:
        return f"{kept}\n{words}"
    return f"{kept}; {words}" if kept.isascii() and words.isascii() else f"{kept.rstrip('。；;')}；{words}"


def dated(words: str, on: date) -> str:
    """Words that are true of their own time, with that time: 今年上小学 (2026-11)."""
    return f"{words} ({on:%Y-%m})"
