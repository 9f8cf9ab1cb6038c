"""Constants written into a statement itself: SQLite reads a bound one anew for every row it compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Integer, case, literal


def fixed(value: int | str) -> ColumnElement[Any]:
    """The constant, escaped."""
    return literal(value, literal_execute=True)


def fixed_case(
    choices: Mapping[str, int], value: Any, otherwise: int | ColumnElement[int]
) -> ColumnElement[int]:
    """A number for each text."""
    other = fixed(otherwise) if isinstance(otherwise, int) else otherwise
    whens = [(fixed(key), fixed(number)) for key, number in choices.items()]
    return case(*whens, value=value, else_=other) if whens else literal(0, Integer)
