"""What to bring: the usual list until it is changed or ticked, kept with the visit, undone in one step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.errors import InvalidInput
from app.domain.visit_bag import DEFAULTS, JOINT_NOTES, BagEntry
from app.services.week_plan import VisitDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
TUE, WED = (TODAY + timedelta(days=n) for n in (1, 2))


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="E", lead_class="I")


@pytest.fixture
def line_id(services, liu):
    return services.week.plan_visit(VisitDraft((liu,), WED))


def texts(bag):
    return tuple(entry.text for entry in bag.entries)


def test_an_untouched_visit_has_the_usual_list_of_its_kind(services, line_id):
    bag = services.bags.of_line(line_id)
    assert (bag.kind, texts(bag), bag.packed, bag.kept) == ("first", DEFAULTS["first"], 0, False)
    assert services.week.week(TODAY).bags[line_id] == bag


def test_a_client_a_repeat_and_one_about_to_sign_bring_their_own(database, services):
    for name, kind, values in (
        ("Client", "service", {"standing": "client", "rung": None}),
        ("Ready", "closing", {"rung": "A"}),
        ("Known", "repeat", {"visits_before": 2}),
    ):
        line = services.week.plan_visit(VisitDraft((make_file(database, name, **values),), TUE))
        assert services.bags.of_line(line).kind == kind


def test_a_call_needs_no_bag(services, liu):
    line = services.week.plan_visit(VisitDraft((liu,), WED, way="phone"))
    assert line not in services.week.week(TODAY).bags
    assert services.bags.of_line(line).entries == ()


def test_a_joint_visit_asks_for_the_two_notes_first(services, liu):
    line = services.week.plan_visit(VisitDraft((liu,), WED, companions="周正", companion_mode="guides"))
    assert texts(services.bags.of_line(line))[:2] == JOINT_NOTES
    assert texts(services.bags.suggested((liu,), joint=True))[:2] == JOINT_NOTES
    assert texts(services.bags.suggested((liu,), joint=False, kind="closing")) == DEFAULTS["closing"]


def test_a_tick_is_kept_with_the_visit_and_undone(database, services, line_id):
    before = snapshot(database)
    first, *rest = services.bags.of_line(line_id).entries
    services.bags.set_bag(line_id, [BagEntry(first.text, packed=True), *rest, BagEntry("蛋糕")])
    bag = services.bags.of_line(line_id)
    assert (bag.packed, len(bag.entries), bag.kept) == (1, len(rest) + 2, True)
    assert bag.entries[-1] == BagEntry("蛋糕")
    after = snapshot(database)
    assert services.undo.undo() == "Pack for a visit"
    assert snapshot(database) == before
    services.undo.redo()
    assert snapshot(database) == after


def test_an_emptied_list_is_the_usual_one_again(services, line_id):
    services.bags.set_bag(line_id, [BagEntry("蛋糕", packed=True)])
    services.bags.set_bag(line_id, [])
    assert services.bags.of_line(line_id).entries[0].text == DEFAULTS["first"][0]


def test_the_form_plans_a_visit_with_its_bag_in_one_act(database, services, liu):
    before = snapshot(database)
    line = services.week.plan_visit(VisitDraft((liu,), WED, bag=(BagEntry("合同", packed=True),)))
    assert services.bags.of_line(line).is_packed
    assert services.week.visit(line)[0].bag is None
    services.undo.undo()
    assert snapshot(database) == before


def test_a_change_of_the_visit_leaves_the_bag_alone_or_changes_it_with_it(database, services, line_id):
    services.bags.set_bag(line_id, [BagEntry("合同", packed=True)])
    draft, version = services.week.visit(line_id)
    services.week.edit_visit(line_id, replace(draft, place="厂里"), version)
    assert services.bags.of_line(line_id).is_packed
    before = snapshot(database)
    services.week.edit_visit(line_id, replace(draft, bag=(BagEntry("名片"),)))
    assert services.bags.of_line(line_id).entries == (BagEntry("名片"),)
    services.undo.undo()
    assert snapshot(database) == before


def test_what_is_packed_goes_along_when_the_visit_is_put_off(services, line_id):
    services.bags.set_bag(line_id, [BagEntry("合同", packed=True)])
    moved = services.log.move_line(line_id, TUE)
    assert services.bags.of_line(moved).is_packed
    assert not services.bags.of_line(line_id).kept


def test_the_users_lists_replace_the_usual_ones_and_add_kinds(database, services, line_id):
    before = snapshot(database)
    services.bags.set_lists({"first": ["名片 "], "沙龙": ["横幅"], "service": list(DEFAULTS["service"])})
    assert services.bags.lists() == {"first": ["名片"], "沙龙": ["横幅"]}
    assert texts(services.bags.of_line(line_id)) == ("名片",)
    services.undo.undo()
    assert snapshot(database) == before


def test_a_list_without_a_name_is_refused_at_its_field(services):
    with pytest.raises(InvalidInput) as refused:
        services.bags.set_lists({"": ["x"]})
    assert refused.value.field == "kind"
    with pytest.raises(InvalidInput) as gone:
        services.bags.of_line(999)
    assert gone.value.code == "gone"
