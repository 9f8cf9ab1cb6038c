"""Values of client fields: read from what was typed or picked, and shown again as text."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain import annual
from app.domain.annual import AnnualDate, Calendar
from app.domain.client_fields import BIRTH_COLUMNS, ClientField, Input
from app.domain.field_text import field_line, field_text
from app.domain.money import read_money, show_money
from app.domain.terms import label_of

REQUIRED = frozenset({"name", "kind", "visits_before", "important"})


def read_value(field: ClientField, value: object) -> object:
    """The value as it is stored; text for amounts and counts is read. Raises `InvalidInput` at the field."""
    match field.input:
        case Input.LINE:
            found: object = field_line(str(value or ""), field.name, field.limit) or None
        case Input.TEXT:
            found = field_text(str(value or ""), field.name, field.limit) or None
        case Input.CHOICE:
            found = _read_choice(field, value)
        case Input.MONEY:
            found = read_money(value, field.name) if isinstance(value, str) else value
        case Input.COUNT:
            found = _read_count(field, value)
        case Input.FLAG:
            found = bool(value)
        case _:
            found = value
    if found is None and field.name in REQUIRED:
        if field.input is Input.COUNT:
            return 0
        raise InvalidInput("empty", N_("A file needs a name."), field=field.name)
    return found


def _read_choice(field: ClientField, value: object) -> str | None:
    assert field.terms is not None
    if not value:
        return None
    if value not in field.terms.__members__.values():
        raise InvalidInput("choice", N_("Choose one of the list."), field=field.name)
    return str(value)


def _read_count(field: ClientField, value: object) -> int | None:
    if value is None or isinstance(value, int):
        return value
    text = str(value).strip()
    if not text:
        return None
    if not text.isdecimal():
        raise InvalidInput("count", N_("Write a number here."), field=field.name)
    number = int(text[:12])
    if number > field.limit:
        raise InvalidInput("count_large", N_("At most {limit}."), field=field.name, limit=field.limit)
    return number


def show_value(field: ClientField, value: object) -> str:
    """A stored value in words; empty for none. Files and products are told by the caller."""
    if value is None or value == "":
        return ""
    match field.input:
        case Input.CHOICE:
            assert field.terms is not None
            return label_of(field.terms, str(value))
        case Input.MONEY:
            assert isinstance(value, int)
            return show_money(value)
        case Input.FLAG:
            return tr("Yes") if value else tr("No")
        case Input.BIRTHDAY:
            assert isinstance(value, AnnualDate)
            return annual.describe(value)
        case _:
            return str(value)


def birthday_of(row: Mapping[str, object]) -> AnnualDate | None:
    """The birthday out of its columns; none while month or day are unknown."""
    month, day, year = row.get("birth_month"), row.get("birth_day"), row.get("birth_year")
    if not isinstance(month, int) or not isinstance(day, int):
        return None
    return AnnualDate(
        Calendar(str(row["birth_calendar"])),
        month,
        day,
        bool(row["birth_leap"]),
        year if isinstance(year, int) else None,
    )


def birth_columns(birthday: AnnualDate | None) -> dict[str, object]:
    """The columns a birthday is stored in."""
    values: tuple[object, ...] = ("solar", None, None, None, False)
    if birthday is not None:
        values = (birthday.calendar.value, birthday.year, birthday.month, birthday.day, birthday.leap)
    return dict(zip(BIRTH_COLUMNS, values, strict=True))
