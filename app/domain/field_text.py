"""Typed text on its way into a field: clean, or refused at that field with its limit told."""

from __future__ import annotations

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.text import TooLong, clean_line, clean_text

LINE_LIMIT = 200
TEXT_LIMIT = 20_000


def field_text(text: str, field: str, limit: int = TEXT_LIMIT) -> str:
    """Many lines. Raises `InvalidInput` `too_long` at `field`."""
    try:
        return clean_text(text, limit)
    except TooLong as error:
        raise _refusal(error, field) from error


def field_line(text: str, field: str, limit: int = LINE_LIMIT) -> str:
    """One line. Raises `InvalidInput` `too_long` at `field`."""
    try:
        return clean_line(text, limit)
    except TooLong as error:
        raise _refusal(error, field) from error


def _refusal(error: TooLong, field: str) -> InvalidInput:
    return InvalidInput(
        "too_long",
        N_("{length} characters are too many here: at most {limit}."),
        field=field,
        length=error.length,
        limit=error.limit,
    )
