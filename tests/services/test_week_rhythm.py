"""A week after the last one's rhythm, and last week's unfinished visits carried over."""

from datetime import date, time, timedelta

import pytest

from app.core.errors import InvalidInput
from app.domain.terms import LineState
from app.services.week_plan import VisitDraft
from tests.factories import make_file
from tests.sheets.diary import hold, make_line
from tests.storage.test_journal import snapshot

MON = date(2026, 11, 23)  # today
LAST = MON - timedelta(days=7)
TUE, WED, THU, FRI, SAT = (MON + timedelta(days=n) for n in range(1, 6))


def last(days):
    return LAST + timedelta(days=days)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="A", lead_class="I")


@pytest.fixture
def sun(database):
    return make_file(database, "孙女士", rung="E", lead_class="II")


def test_last_weeks_slots_stand_on_this_weeks_days(database, services, liu, sun):
    make_line(database, last(1), "09:30", liu, way="visit", place="厂里", end_time=time(11))
    make_line(database, last(3), None, sun, way="phone")
    make_line(database, last(4), "14:00", sun, way="visit", state=LineState.MOVED.value)
    rhythm = services.rhythm.rhythm(WED)
    assert [(s.on, s.start, s.end, s.way, s.names, s.against) for s in rhythm.slots] == [
        (TUE, time(9, 30), time(11), "visit", "刘总", ""),
        (THU, None, None, "phone", "孙女士", ""),
    ]
    assert [name for _id, name in rhythm.candidates] == ["刘总", "孙女士"]  # ranked: the nearer first


def test_what_cannot_be_filled_again_says_why(database, services, liu, sun):
    make_line(database, last(5), "09:30", liu, way="visit")
    make_line(database, last(1), "09:30", liu, way="visit")
    make_line(database, last(2), None, liu, way="visit")
    services.week.plan_visit(VisitDraft((sun,), TUE, time(9, 30)))
    services.week.plan_visit(VisitDraft((liu,), WED, time(16)))
    assert [slot.against for slot in services.rhythm.rhythm(MON).slots] == [
        "a visit stands there already",
        "planned already",
        "a day off",
    ]


def test_a_past_day_is_not_proposed(clock, database, services, liu):
    make_line(database, last(0), "09:30", liu, way="visit")
    clock.at += timedelta(days=2)
    assert [slot.against for slot in services.rhythm.rhythm(WED).slots] == ["this day is past"]


def test_the_same_client_keeps_the_place_another_one_does_not(database, services, liu, sun):
    make_line(database, last(1), "09:30", liu, way="visit", place="厂里", route="地铁", companions="周正")
    (slot,) = services.rhythm.rhythm(MON).slots
    same, other = slot.draft((liu,)), slot.draft((sun,))
    assert (same.place, same.route, same.companions) == ("厂里", "地铁", "周正")
    assert (other.place, other.route, other.companions) == ("", "", "")
    assert (other.on, other.start, other.way) == (TUE, time(9, 30), "visit")


def test_the_copy_is_one_act_and_one_undo(database, services, liu, sun):
    make_line(database, last(1), "09:30", liu, way="visit")
    make_line(database, last(3), None, sun, way="phone")
    before = snapshot(database)
    slots = services.rhythm.rhythm(MON).slots
    made = services.rhythm.copy([slot.draft(slot.file_ids) for slot in slots])
    assert len(made) == 2
    assert [line.on_date for line in services.week.week(MON).lines()] == [TUE, THU]
    after = snapshot(database)
    assert services.undo.undo() == "Plan the week like the last one"
    assert snapshot(database) == before
    services.undo.redo()
    assert snapshot(database) == after


def test_a_bad_slot_keeps_all_of_it_from_being_written(database, services, liu):
    before = snapshot(database)
    with pytest.raises(InvalidInput):
        services.rhythm.copy([VisitDraft((liu,), TUE), VisitDraft((liu,), last(1))])
    with pytest.raises(InvalidInput):
        services.rhythm.copy([])
    assert snapshot(database) == before


def test_unfinished_visits_are_carried_over_with_a_trace_in_one_act(database, services, liu, sun):
    open_ = make_line(database, last(2), "09:30", liu, way="visit", plan="谈方案", route="地铁")
    make_line(database, last(3), None, sun, way="visit", state=LineState.DONE.value)
    hold(services, sun, last(1))
    assert [line.id for line in services.rhythm.unfinished(MON)] == [open_]
    before = snapshot(database)
    (new,) = services.rhythm.carry_over(MON)
    (line,) = services.week.week(MON).lines()
    assert (line.id, line.on_date, line.start_time, line.moved_from, line.route) == (
        new, WED, time(9, 30), last(2), "地铁",
    )  # fmt: skip
    (old,) = [each for each in services.week.week(LAST).lines() if each.id == open_]
    assert (old.state, old.moved_to) == ("moved", WED)
    assert services.rhythm.unfinished(MON) == []
    with pytest.raises(InvalidInput):
        services.rhythm.carry_over(MON)
    assert services.undo.undo() == "Carry last week's unfinished visits over"
    assert snapshot(database) == before


def test_a_full_day_or_a_day_off_gives_way_to_the_freest(database, services, liu, sun):
    services.settings.change({"visits_a_day": 1})
    services.week.plan_visit(VisitDraft((sun,), MON))
    services.week.plan_visit(VisitDraft((sun,), TUE))
    make_line(database, last(1), None, liu, way="visit")  # Tuesday is full
    make_line(database, last(5), None, liu, way="visit")  # a Saturday
    services.rhythm.carry_over(MON)
    days = [line.on_date for line in services.week.week(MON).lines() if line.files[0].file_id == liu]
    assert days == [WED, THU]


def test_nothing_is_carried_into_a_week_that_is_past_nor_out_of_days_to_come(database, services, liu):
    make_line(database, last(-5), None, liu, way="visit")
    make_line(database, THU, None, liu, way="visit")
    assert services.rhythm.unfinished(LAST) == []
    assert services.rhythm.unfinished(MON + timedelta(days=7)) == []  # Thursday is still ahead
