"""The development log: typed steps beside what the diary tells by itself."""

from datetime import date, timedelta

import pytest

from app.core.errors import EditConflict, InvalidInput
from app.domain.contact import NextStep
from app.domain.development import StepDraft, reached
from app.services.week_plan import VisitDraft
from tests.factories import make_file
from tests.sheets.diary import hold
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
NOV = date(2026, 11, 1)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="B", lead_class="I")


def rows(services, file_id, step):
    return [(row.on_date, row.done, row.next) for row in services.development.log(file_id).of(step)]


def test_the_diary_tells_visits_events_and_the_opening_by_itself(services, liu):
    services.files.take_as_target([liu])
    hold(services, liu, date(2026, 11, 5), way="visit", record="看了厂房", outcome="good")
    hold(services, liu, date(2026, 11, 12), way="event", record="来了沙龙")
    hold(services, liu, date(2026, 11, 16), way="visit", met=False, not_met="busy")
    hold(
        services,
        liu,
        date(2026, 11, 19),
        way="visit",
        next_step=NextStep("送方案", date(2026, 11, 27)),
    )
    hold(services, liu, date(2026, 11, 20), way="phone")
    services.week.plan_visit(VisitDraft((liu,), TODAY + timedelta(days=1), plan="带方案去"))
    services.ladder.move(liu, "A")
    services.ladder.move(liu, "opened")
    assert rows(services, liu, "plan") == [(TODAY, "Taken into the development plan", "")]
    assert rows(services, liu, "visits") == [
        (date(2026, 11, 5), "Good · 看了厂房", ""),
        (date(2026, 11, 19), "Visit", "2026-11-27: 送方案"),
        (date(2026, 11, 24), "", "带方案去"),
    ]
    assert rows(services, liu, "events") == [(date(2026, 11, 12), "来了沙龙", "")]
    assert [row.number for row in services.development.log(liu).of("visits")] == [1, 2, None]
    assert rows(services, liu, "closing") == [(TODAY, "Rose to rung A", "")]
    assert rows(services, liu, "opened") == [(TODAY, "Account opened", "")]
    assert services.development.log(liu).reached == "opened"


def test_a_typed_step_makes_a_target_and_stands_in_its_order(services, liu):
    services.development.add(liu, StepDraft("trial", next="下周开始试用"))
    services.development.add(liu, StepDraft("needs", TODAY, "要锁定铜的采购价", "做方案"))
    log = services.development.log(liu)
    assert (log.standing, log.target_on) == ("target", TODAY)
    assert [row.step for row in log.steps] == ["plan", "needs", "trial"]
    assert log.reached == "needs"
    assert log.next.next == "下周开始试用"


def test_the_quarters_targets_are_the_taken_and_the_named(database, services, liu):
    sun = make_file(database, "孙女士", rung="E")
    make_file(database, "顾", rung="C")
    make_file(database, "老客户", rung=None, target_on=NOV, opened_on=date(2026, 9, 1), standing="client")
    make_file(
        database, "早流失", rung=None, target_on=date(2026, 6, 1), lost_on=date(2026, 9, 1), standing="lost"
    )
    lei = make_file(database, "雷", rung="A", target_on=date(2026, 8, 1), standing="target")
    services.files.take_as_target([liu])
    services.targets.prospects.add(NOV, [sun])
    assert [log.name for log in services.development.targets(TODAY)] == ["孙女士", "雷", "刘总"]
    assert services.development.targets(date(2025, 1, 1)) == ()
    services.ladder.move(lei, "lost", reason="no_answer")
    assert "雷" in [log.name for log in services.development.targets(TODAY)]
    assert "雷" not in [log.name for log in services.development.targets(date(2027, 1, 5))]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (StepDraft("visits", TODAY, "去过"), "step"),
        (StepDraft("opened", TODAY, "开了"), "step"),
        (StepDraft("needs", TODAY), "done"),
        (StepDraft("needs", None, "问清了"), "on_date"),
        (StepDraft("needs", TODAY + timedelta(days=1), "问清了"), "on_date"),
        (StepDraft("needs", TODAY, "字" * 2001), "done"),
    ],
)
def test_bad_input_is_refused_at_its_field_and_nothing_is_kept(database, services, liu, draft, field):
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.development.add(liu, draft)
    assert refused.value.field == field
    assert snapshot(database) == before


def test_a_step_changed_elsewhere_is_not_overwritten(services, liu):
    step_id = services.development.add(liu, StepDraft("needs", TODAY, "一"))
    draft, version = services.development.step(step_id)
    services.development.edit(step_id, StepDraft("needs", TODAY, "二"))
    with pytest.raises(EditConflict):
        services.development.edit(step_id, draft, version)


def test_every_command_is_one_act_and_one_undo(database, services, liu):
    def once(command):
        before = snapshot(database)
        result = command()
        after = snapshot(database)
        assert after != before
        services.undo.undo()
        assert snapshot(database) == before
        services.undo.redo()
        assert snapshot(database) == after
        return result

    step_id = once(lambda: services.development.add(liu, StepDraft("needs", TODAY, "一")))
    once(lambda: services.development.edit(step_id, StepDraft("closing", TODAY, "二")))
    once(lambda: services.development.remove(step_id))
    with pytest.raises(InvalidInput):
        services.development.remove(step_id)


def test_the_furthest_step_counts():
    assert reached([]) is None
    assert reached(["closing", "plan", "needs"]) == "closing"
