"""Goals on a real diary: counted from acts, one act each, refused where two stand in one place."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.core.errors import EditConflict, InvalidInput
from app.domain.goals import GoalDraft
from app.services.contacts import ContactDraft, ContactPerson
from tests.acts import one_act
from tests.factories import make_file

TODAY = date(2026, 11, 23)
GOAL = GoalDraft("", "visits", 20, 30, 40, date(2026, 11, 2), date(2026, 11, 30))


def visit(services, file_id, on):
    services.contacts.record(ContactDraft((ContactPerson(file_id, outcome="good"),), on, record="谈了"))


@pytest.fixture
def goal_id(services):
    return services.goals.add(GOAL)


def test_progress_is_counted_with_its_pace(database, services, goal_id):
    file_id = make_file(database, "刘志强")
    for days in (1, 3, 5, 60):
        visit(services, file_id, TODAY - timedelta(days=days))
    (row,) = services.goals.all()
    assert row.counted.value == 3
    assert len(row.counted.line_ids) == 3
    base = row.levels[0]
    assert (row.days, row.days_left) == (21, 6)
    assert base.ahead == 3 - 20 * Fraction(15, 21)
    assert {each.value for each in row.missing} == {"attainable", "relevant"}


COMMANDS = {
    "add": lambda goals, _i: goals.add(replace(GOAL, metric="opened")),
    "edit": lambda goals, i: goals.edit(i, replace(GOAL, base=25)),
    "close": lambda goals, i: goals.close(i),
    "delete": lambda goals, i: goals.delete(i),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_one_act(database, services, goal_id, name):
    one_act(database, services, lambda: COMMANDS[name](services.goals, goal_id))


def test_one_goal_for_one_thing_at_a_time(services, goal_id):
    with pytest.raises(InvalidInput) as refused:
        services.goals.add(replace(GOAL, starts_on=date(2026, 11, 30), ends_on=date(2026, 12, 31)))
    assert refused.value.field == "starts_on"
    services.goals.close(goal_id)
    other = services.goals.add(replace(GOAL, base=5))
    assert [row.id for row in services.goals.all()] == [other]
    assert [row.id for row in services.goals.all(closed=True)] == [other, goal_id]
    with pytest.raises(InvalidInput):
        services.goals.reopen(goal_id)


def test_a_form_opened_before_another_edit_says_so(services, goal_id):
    draft, version = services.goals.load(goal_id)
    services.goals.edit(goal_id, replace(draft, base=21))
    with pytest.raises(EditConflict):
        services.goals.edit(goal_id, replace(draft, base=22), version)
    assert services.goals.load(goal_id)[0].base == 21


def test_a_goal_that_is_gone(services, goal_id):
    services.goals.delete(goal_id)
    with pytest.raises(InvalidInput):
        services.goals.load(goal_id)
