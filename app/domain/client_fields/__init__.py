"""Every field of a client file, once: the form, completeness, validation and history are made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.client_fields.about import ABOUT_FIRM, ABOUT_PERSON
from app.domain.client_fields.dealing import MONEY, SOURCE, TYPES
from app.domain.client_fields.identity import IDENTITY
from app.domain.client_fields.shape import TEXT_LIMIT, ClientField, Group, Input

__all__ = ["BIRTH_COLUMNS", "BY_NAME", "FIELDS", "TEXT_LIMIT", "ClientField", "Group", "Input", "fields_for"]

FIELDS: Final = (*IDENTITY, *ABOUT_PERSON, *ABOUT_FIRM, *MONEY, *SOURCE, *TYPES)
BY_NAME: Final[Mapping[str, ClientField]] = {each.name: each for each in FIELDS}
BIRTH_COLUMNS: Final = ("birth_calendar", "birth_year", "birth_month", "birth_day", "birth_leap")


def fields_for(kind: str, trade: str = "") -> Iterator[ClientField]:
    """The fields of such a file in the order of the form."""
    return (each for each in FIELDS if each.applies(kind, trade))
