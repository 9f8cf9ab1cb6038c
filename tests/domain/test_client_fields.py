"""The table of fields holds together: groups, limits, questions, and what each trade calls things."""

import pytest

from app.core import i18n
from app.domain.client_fields import BY_NAME, FIELDS, Group, Input, fields_for
from app.domain.terms import FileKind, Trade


def test_every_field_is_named_once_and_every_group_has_fields() -> None:
    assert len(BY_NAME) == len(FIELDS)
    assert {field.group for field in FIELDS} == set(Group)


def test_every_choice_has_its_terms_and_every_text_its_limit() -> None:
    for field in FIELDS:
        assert (field.input is Input.CHOICE) == (field.terms is not None), field.name
        assert field.limit > 0
        assert bool(field.question) == bool(field.rank), field.name


@pytest.mark.parametrize("kind", list(FileKind))
def test_nothing_is_asked_at_the_same_time_as_something_else(kind: FileKind) -> None:
    ranks = [field.rank for field in fields_for(kind.value) if field.rank]
    assert len(ranks) == len(set(ranks))


def test_a_person_has_no_output_and_a_firm_no_birthday() -> None:
    person = {field.name for field in fields_for("person")}
    firm = {field.name for field in fields_for("enterprise")}
    assert "birthday" in person - firm
    assert "output" in firm - person
    assert {"name", "phones", "assets_fen", "source_method"} <= person & firm


def test_the_trade_picks_fields_and_words() -> None:
    assert "hedging_direction" in {f.name for f in fields_for("enterprise", Trade.FUTURES.value)}
    assert "hedging_direction" not in {f.name for f in fields_for("enterprise", Trade.INSURANCE.value)}
    assert "hedging_direction" in {f.name for f in fields_for("enterprise", Trade.OTHER.value)}
    assert BY_NAME["holdings"].label_for(Trade.INSURANCE.value) == "Policies held"
    i18n.use_language("zh_CN")
    assert BY_NAME["equity_fen"].label_for(Trade.FUTURES.value) == "账户权益"
