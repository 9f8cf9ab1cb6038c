"""How much is known, and what to ask next."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.client_fields import FIELDS, Group
from app.domain.completeness import completeness, is_known

NAMES = [field.name for field in FIELDS if field.rank]


def test_an_empty_file_asks_for_phone_source_and_living_first() -> None:
    found = completeness({"name": "刘强", "kind": "person"}, "person", "futures")
    assert [field.name for field in found.next] == ["phones", "source_method", "occupation"]
    assert found.known == 0
    assert found.percent == 0


def test_an_enterprise_is_asked_for_its_product_and_its_side() -> None:
    values = {"phones": ("1",), "source_method": "online"}
    found = completeness(values, "enterprise", "futures")
    assert [field.name for field in found.next] == ["main_product", "hedging_direction", "organisation"]


def test_who_referred_them_is_asked_only_of_those_who_were_referred() -> None:
    asked = {group.group: group.asked for group in completeness({}, "person").groups}
    referred = completeness({"source_method": "referral"}, "person")
    assert {g.group: g.asked for g in referred.groups}[Group.SOURCE] == asked[Group.SOURCE] + 1


def test_a_nought_is_an_answer_and_nothing_is_none() -> None:
    assert is_known(0)
    assert not is_known(None)
    assert not is_known("")
    assert not is_known(())


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(["person", "enterprise"]))
def test_the_groups_add_up_and_the_next_questions_are_open_ones(known: set[str], kind: str) -> None:
    values: dict[str, object] = dict.fromkeys(known, "x")
    found = completeness(values, kind)
    assert 0 <= found.known <= found.asked
    assert found.percent <= 100
    assert (found.percent == 100) == (not found.next)
    assert not {field.name for field in found.next} & known
    ranks = [field.rank for field in found.next]
    assert ranks == sorted(ranks)
