"""A line of the log in short lists: its hours, and whom it is about."""

from __future__ import annotations

from datetime import time
from typing import Final

from app.domain.text import show_line
from app.services.form_lines import FormLine

_LONGEST: Final = 60


def hours_text(start: time | None, end: time | None) -> str:
    """When it begins and ends; empty without an hour."""
    if start is None:
        return ""
    return f"{start:%H:%M}" + (f"–{end:%H:%M}" if end is not None else "")


def names_text(line: FormLine) -> str:
    """Whom a line is about."""
    return show_line(", ".join(file.name for file in line.files), _LONGEST)
