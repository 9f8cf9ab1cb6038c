"""The lists of things to bring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.visit_bag import (
    DEFAULTS,
    JOINT_NOTES,
    MOST_ITEMS,
    Bag,
    BagEntry,
    VisitKind,
    check_entries,
    check_lists,
    day_bag,
    kept_bag,
    kind_label,
    kind_of,
    kinds,
    usual_bag,
    usual_texts,
)


@pytest.mark.parametrize(
    ("rung", "standing", "number", "kind"),
    [
        ("F", "prospect", 1, "first"),
        ("E", "lead", None, "first"),
        ("E", "target", 3, "repeat"),
        ("A", "target", 1, "closing"),
        (None, "client", 7, "service"),
        (None, "lost", 2, "repeat"),
    ],
)
def test_whom_one_sees_and_how_often_makes_the_kind(rung, standing, number, kind):
    assert kind_of(rung=rung, standing=standing, number=number) == kind


def test_every_kind_has_its_list_of_the_trade():
    assert set(DEFAULTS) == {kind.value for kind in VisitKind}
    whole = {text for texts in DEFAULTS.values() for text in texts}
    assert "Account statement (only with that client's consent)" in whole
    assert "Appointment form for the account" in DEFAULTS["closing"]
    assert all(len(set(texts)) == len(texts) for texts in DEFAULTS.values())


def test_ones_own_list_takes_the_place_of_the_usual_one_and_may_be_empty():
    own = {"first": ["红包"], "沙龙": ["横幅"], "closing": []}
    assert usual_texts("first", own) == ("红包",)
    assert usual_texts("closing", own) == ()
    assert usual_texts("service", own) == DEFAULTS["service"]
    assert kinds(own) == ("first", "repeat", "closing", "service", "沙龙")
    assert (kind_label("first"), kind_label("沙龙")) == ("First visit", "沙龙")


def test_a_joint_visit_asks_for_its_two_notes_first():
    alone, joint = (usual_bag("repeat", {}, joint=value) for value in (False, True))
    assert joint.entries[2:] == alone.entries
    assert tuple(entry.text for entry in joint.entries[:2]) == JOINT_NOTES
    assert (joint.packed, joint.is_packed, joint.kept) == (0, False, False)


def test_what_the_visit_names_itself_stands_on_its_list():
    bag = usual_bag("first", {"first": ["名片"]}, joint=False, materials="公司简介、 问卷，名片;\n样本")
    assert [entry.text for entry in bag.entries] == ["公司简介", "问卷", "名片", "样本"]
    kept = kept_bag("first", (BagEntry("问卷", packed=True),), "公司简介、问卷")
    assert kept.entries == (BagEntry("问卷", packed=True), BagEntry("公司简介"))


def test_a_day_packs_each_thing_once_and_notes_come_first():
    one = Bag("first", (BagEntry("名片", packed=True), BagEntry("问卷", packed=True)))
    two = usual_bag("first", {"first": ["名片"]}, joint=True)
    assert day_bag([one, two]) == (
        *(BagEntry(text) for text in JOINT_NOTES),
        BagEntry("名片"),  # not packed for the second visit
        BagEntry("问卷", packed=True),
    )


def test_the_lists_are_chinese_in_chinese():
    i18n.use_language("zh_CN")
    texts = usual_texts("closing", {})
    assert "预约开户表" in texts
    assert not [text for text in texts if text.isascii()]


@given(st.lists(st.builds(BagEntry, st.text(max_size=12), st.booleans()), max_size=MOST_ITEMS))
def test_entries_are_clean_single_and_keep_their_order(entries):
    clean = check_entries(entries)
    texts = [entry.text for entry in clean]
    assert len(set(texts)) == len(texts)
    assert all(text and text == text.strip() for text in texts)
    assert check_entries(clean) == clean


def test_only_lists_that_differ_are_kept():
    same = {kind: [*texts] for kind, texts in DEFAULTS.items()}
    assert check_lists(same) == {}
    assert check_lists({**same, "first": [" 红包 ", "", "红包"]}) == {"first": ["红包"]}


@pytest.mark.parametrize(
    ("lists", "field"),
    [
        ({" ": ["a"]}, "kind"),
        ({"沙龙": ["a"], "沙龙 ": ["b"]}, "kind"),
        ({"x" * 50: ["a"]}, "kind"),
        ({"first": [f"thing {n}" for n in range(MOST_ITEMS + 1)]}, "bag"),
        ({"first": ["x" * 1000]}, "bag"),
    ],
)
def test_a_bad_list_is_refused_at_its_field(lists, field):
    with pytest.raises(InvalidInput) as refused:
        check_lists(lists)
    assert refused.value.field == field
