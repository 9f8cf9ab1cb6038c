"""The upper half of a prospect card: who they are, group by group, what is unknown left to write in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from app.core.i18n import is_chinese, tr, trn
from app.domain import annual
from app.domain.annual import AnnualDate
from app.domain.client_fields import ClientField, Group, Input, fields_for
from app.domain.field_values import show_value
from app.domain.terms import Acquaintance, Channel, label_of
from app.services.files import ClientFileRow, PhoneRow
from app.sheets.page import Cell, Column, Row, Table, label

ACROSS: Final = 3  # pairs of label and value in a row
_ONE: Final = 22  # columns of a terminal that a value of one pair's width takes on one line
_ALWAYS: Final = frozenset({
    "phones", "gender", "birthday", "wechat", "occupation", "employer", "address", "industry",
    "risk_appetite", "family", "main_product", "ownership", "organisation", "raw_materials",
    "assets_fen", "other_accounts", "source_method", "referrer_id", "products", "demand_type",
    "attitude_type",
})  # fmt: skip
_ELSEWHERE: Final = frozenset({
    "name", "kind", "lead_class", "grade", "important", "silence_days", "visits_before", "note", "activity",
    "acquaintance", "channel", "approx_age",
})  # fmt: skip

Pair = tuple[str, str]


def fields_grid(
    file: ClientFileRow, trade: str, today: date, more: Sequence[tuple[str, Sequence[Pair]]]
) -> Table:
    """All that is known in its groups, and further groups of labels and values below."""
    groups: dict[Group, list[Pair]] = {}
    for field in fields_for(file.kind, trade):
        text = _text(field, file, today)
        if field.name not in _ELSEWHERE and (text or field.name in _ALWAYS):
            groups.setdefault(field.group, []).append((field.label_for(trade), text))
    rows: list[Row] = []
    for name, pairs in [*((group.label, pairs) for group, pairs in groups.items()), *more]:
        rows += _group(name, pairs)
    wide = is_chinese()
    columns = (Column(fixed=11 if wide else 19), *(Column(fixed=19 if wide else 25), Column()) * ACROSS)
    return Table(columns, tuple(rows), row_height=7)


def _group(name: str, pairs: Iterable[Pair]) -> list[Row]:
    lines = list(_packed(pairs))
    return [
        Row((*((_side(name, len(lines)),) if at == 0 else ()), *cells), strong_top=at == 0)
        for at, cells in enumerate(lines)
    ]


def _side(name: str, rows: int) -> Cell:
    """The name of a group beside its rows; English words need the smaller type."""
    return Cell(name, small=not is_chinese(), shaded=True, align="center", valign="middle", rowspan=rows)


def _packed(pairs: Iterable[Pair]) -> Iterable[list[Cell]]:
    """Pairs side by side, long values wider; the last of a row reaches its end."""
    line: list[tuple[Pair, int]] = []
    for pair in pairs:
        width = _width(pair[1])
        if line and sum(used for _pair, used in line) + width > ACROSS:
            yield _cells(line)
            line = []
        line.append((pair, width))
    if line:
        yield _cells(line)


def _cells(line: list[tuple[Pair, int]]) -> list[Cell]:
    left = ACROSS - sum(width for _pair, width in line)
    cells = []
    for at, ((name, text), width) in enumerate(line):
        reach = width + (left if at == len(line) - 1 else 0)
        cells += [label(name), Cell(text, colspan=2 * reach - 1)]
    return cells


def _width(text: str) -> int:
    """How many pairs wide a value stands."""
    if "\n" in text:
        return ACROSS
    taken = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return 1 if taken <= 2 * _ONE else 2 if taken <= 4 * _ONE else ACROSS


def _text(field: ClientField, file: ClientFileRow, today: date) -> str:
    """A field in words, with what belongs to it."""
    value = file.value(field.name)
    match field.input:
        case Input.PHONES:
            return phones_text(p for p in file.phones if p.person_id is None)
        case Input.PRODUCTS:
            return tr(", ").join(file.product_names.values())
        case Input.FILE:
            return file.referrer
        case Input.BIRTHDAY:
            return birthday_text(value, today) or _age_text(file)
    text = show_value(field, value)
    if field.name == "source_method":
        further = (
            label_of(Acquaintance, _code(file.value("acquaintance"))),
            label_of(Channel, _code(file.value("channel"))),
        )
        return " · ".join(part for part in (text, *further) if part)
    return text


def _code(value: object) -> str | None:
    return str(value) if value else None


def birthday_text(birthday: object, today: date) -> str:
    """1976年3月5日（50岁）."""
    if not isinstance(birthday, AnnualDate):
        return ""
    age = annual.age_on(birthday, today)
    text = annual.describe(birthday)
    return text if age is None else trn("{day} (aged {n})", "{day} (aged {n})", age, day=text)


def _age_text(file: ClientFileRow) -> str:
    age, told = file.value("approx_age"), file.approx_age_on
    if not isinstance(age, int):
        return ""
    return tr("about {age}, in {year}", age=age, year=told.year) if told else tr("about {age}", age=age)


def phones_text(phones: Iterable[PhoneRow]) -> str:
    """Numbers with what each is for."""
    return tr(", ").join(
        tr("{name} ({how})", name=p.number, how=p.label) if p.label else p.number for p in phones
    )
