"""Prospects named for a month: proposed in order, put onto weeks and days, carried over with a trace."""

from datetime import date, timedelta

import pytest

from app.core.errors import InvalidInput
from app.domain.terms import LineState
from app.models import ClientFile
from app.services.week_plan import VisitDraft
from tests.factories import make_file
from tests.sheets.diary import hold, make_line
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
NOV, DEC, OCT = date(2026, 11, 1), date(2026, 12, 1), date(2026, 10, 1)
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="A", lead_class="I")


@pytest.fixture
def sun(database):
    return make_file(database, "孙女士", rung="E", lead_class="II")


@pytest.fixture
def prospects(services):
    return services.targets.prospects


def names(rows):
    return [row.name for row in rows]


def test_a_named_prospect_becomes_a_target(database, services, prospects, liu, sun):
    prospects.add(NOV, [liu, sun, liu])
    rows = services.targets.named(NOV)
    assert names(rows) == ["刘总", "孙女士"]
    assert {row.standing for row in rows} == {"target"}
    with database.read() as session:
        assert session.get_one(ClientFile, liu).target_on == TODAY
    assert prospects.add(NOV, [liu]) == []  # named already


def test_the_proposals_leave_out_the_named_the_lost_and_the_clients(database, prospects, liu, sun):
    make_file(database, "客户", rung=None, standing="client", opened_on=TODAY)
    make_file(database, "走了", rung=None, standing="lost", lost_on=TODAY)
    page = prospects.proposals(NOV)
    assert ([row.file_id for row in page.rows], page.total) == ([liu, sun], 2)
    assert all(row.reason for row in page.rows)
    prospects.add(NOV, [liu])
    assert [row.file_id for row in prospects.proposals(NOV).rows] == [sun]
    assert prospects.proposals(DEC).total == 2
    assert names(prospects.proposals(NOV, "客户").rows) == ["客户"]  # asked for by name
    assert prospects.proposals(NOV, "走了").total == 0


def test_the_proposals_are_paged(database, prospects):
    for number in range(7):
        make_file(database, f"客{number}", rung="C")
    first, rest = prospects.proposals(NOV, limit=5), prospects.proposals(NOV, limit=5, offset=5)
    assert (len(first.rows), len(rest.rows), first.total) == (5, 2, 7)


def test_onto_a_week_and_onto_a_day(services, prospects, liu):
    (named_id,) = prospects.add(NOV, [liu], TODAY)
    assert services.targets.named(NOV)[0].week_on == TODAY
    line_id = prospects.put_on_day(named_id, TODAY + timedelta(days=2))
    (row,) = services.targets.named(NOV)
    assert (row.line_id, row.line_on, row.week_on) == (line_id, date(2026, 11, 25), TODAY)
    assert [line.id for line in services.week.week(TODAY).lines()] == [line_id]
    prospects.put_on_day(named_id, date(2026, 11, 30))
    (row,) = services.targets.named(NOV)
    assert (row.line_on, row.week_on) == (date(2026, 11, 30), date(2026, 11, 30))
    assert services.week.week(TODAY).lines() == []
    with pytest.raises(InvalidInput) as refused:
        prospects.put_on_week(named_id, TODAY)
    assert refused.value.field == "week"


def test_a_visit_moved_on_the_week_board_takes_the_name_along(services, prospects, liu):
    (named_id,) = prospects.add(NOV, [liu])
    line_id = prospects.put_on_day(named_id, TODAY)
    moved = services.week.move_visit(line_id, TODAY + timedelta(days=1))
    (row,) = services.targets.named(NOV)
    assert (row.line_id, row.line_on) == (moved, date(2026, 11, 24))
    services.week.remove(moved)
    (row,) = services.targets.named(NOV)
    assert (row.line_id, row.week_on) == (None, TODAY)


def test_a_held_visit_or_an_account_finishes_the_name_by_itself(database, services, prospects, liu, sun):
    prospects.add(NOV, [liu, sun])
    hold(services, liu, TODAY, way="visit")
    services.ladder.move(sun, "opened")
    liu_row, sun_row = services.targets.named(NOV)
    assert (liu_row.held_on, liu_row.finished) == (TODAY, True)
    assert (sun_row.opened_on, sun_row.finished) == (TODAY, True)
    with pytest.raises(InvalidInput):
        prospects.carry_over(NOV)  # nothing is unfinished


def test_a_visit_before_it_was_named_does_not_finish_it(database, services, prospects, liu):
    hold(services, liu, date(2026, 11, 3), way="visit")
    (named_id,) = prospects.add(NOV, [liu], TODAY)
    assert services.targets.named(NOV)[0].unfinished
    prospects.set_done(named_id, done=True)
    assert services.targets.named(NOV)[0].finished
    prospects.set_done(named_id, done=False)
    assert services.targets.named(NOV)[0].unfinished


def test_the_unfinished_go_to_the_next_month_with_a_trace_on_both(database, services, prospects, liu, sun):
    prospects.add(NOV, [liu, sun])
    hold(services, liu, TODAY, way="visit")
    prospects.carry_over(NOV)
    gone = services.targets.named(NOV)[1]
    assert (gone.carried_on, gone.carried_to, gone.unfinished) == (TODAY, (DEC, None), False)
    (come,) = services.targets.named(DEC)
    assert (come.name, come.came_from, come.unfinished) == ("孙女士", (NOV, None), True)
    prospects.remove(come.id)
    assert services.targets.named(NOV)[1].unfinished  # it did not leave after all


def test_a_visit_moved_into_the_next_month_stays_theirs(services, prospects, liu):
    (named_id,) = prospects.add(NOV, [liu])
    line_id = prospects.put_on_day(named_id, date(2026, 11, 30))
    services.week.move_visit(line_id, DEC)
    prospects.carry_over(NOV)
    (row,) = services.targets.named(DEC)
    assert (row.line_id, row.line_on) == (line_id, DEC)


def test_who_has_a_visit_ahead_in_the_month_is_not_carried_over(services, prospects, liu, sun):
    (named_id, _other) = prospects.add(NOV, [liu, sun])
    prospects.put_on_day(named_id, date(2026, 11, 30))
    prospects.carry_over(NOV)
    assert names(services.targets.named(DEC)) == ["孙女士"]


def test_an_old_month_is_carried_into_this_one(clock, services, prospects, liu):
    prospects.add(NOV, [liu])
    clock.at += timedelta(days=70)
    prospects.carry_over(NOV)
    assert names(services.targets.named(date(2027, 2, 1))) == ["刘总"]


def test_a_past_week_goes_over_into_the_next(clock, services, prospects, liu, sun):
    (first, second) = prospects.add(NOV, [liu, sun], TODAY)
    line_id = prospects.put_on_day(first, TODAY)
    clock.at += timedelta(days=7)
    assert prospects.left_over_in_week(TODAY) == prospects.carry_week(TODAY) == 2
    assert prospects.left_over_in_week(TODAY) == 0
    rows = services.targets.named(NOV)
    assert rows[0].line_id != line_id  # moved in the log, with its trace
    assert rows[0].week_on == date(2026, 11, 30)
    assert (rows[1].id, rows[1].carried_on) == (second, date(2026, 11, 30))
    assert rows[2].came_from == (NOV, TODAY)
    assert rows[2].week_on == date(2026, 11, 30)
    old = next(line for line in services.week.week(TODAY).lines() if line.id == line_id)
    assert old.state == LineState.MOVED


def test_who_is_named_in_the_next_month_already_is_not_named_twice(clock, services, prospects, liu):
    prospects.add(NOV, [liu], date(2026, 11, 30))
    prospects.add(DEC, [liu])
    clock.at += timedelta(days=14)
    prospects.carry_week(date(2026, 11, 30))
    (row,) = services.targets.named(DEC)
    assert row.came_from == (NOV, date(2026, 11, 30))


def test_this_week_is_not_carried_over(services, prospects, liu):
    prospects.add(NOV, [liu], TODAY)
    assert prospects.left_over_in_week(TODAY) == 0
    with pytest.raises(InvalidInput) as refused:
        prospects.carry_week(TODAY)
    assert refused.value.field == "week"


def test_bad_input_is_refused_at_its_field(clock, services, prospects, database, liu):
    lost = make_file(database, "走了", rung=None, standing="lost", lost_on=TODAY)
    for month_on, ids, week, field in (
        (OCT, [liu], None, "month"),
        (date(2026, 11, 5), [liu], None, "starts_on"),
        (NOV, [], None, "who"),
        (NOV, [lost], None, "who"),
        (NOV, [999], None, "who"),
        (NOV, [liu], LAST_WEEK, "week"),
        (NOV, [liu], date(2026, 12, 14), "week"),
    ):
        before = snapshot(database)
        with pytest.raises(InvalidInput) as refused:
            prospects.add(month_on, ids, week)
        assert refused.value.field == field
        assert snapshot(database) == before
    (named_id,) = prospects.add(NOV, [liu])
    for day in (DEC, date(2026, 11, 20)):
        with pytest.raises(InvalidInput) as refused:
            prospects.put_on_day(named_id, day)
        assert refused.value.field == "on"
    with pytest.raises(InvalidInput) as refused:
        prospects.carry_over(DEC)
    assert refused.value.field == "month"


def test_every_command_is_one_act_and_one_undo(clock, database, services, prospects, liu, sun):
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

    first, second = once(lambda: prospects.add(NOV, [liu, sun]))
    once(lambda: prospects.reorder(NOV, [second, first]))
    assert names(services.targets.named(NOV)) == ["孙女士", "刘总"]
    once(lambda: prospects.put_on_week(first, TODAY))
    once(lambda: prospects.put_on_day(second, TODAY))
    once(lambda: prospects.set_done(first, done=True))
    once(lambda: prospects.set_done(first, done=False))
    clock.at += timedelta(days=7)
    once(lambda: prospects.carry_week(TODAY))
    once(lambda: prospects.carry_over(NOV))
    once(lambda: prospects.remove(services.targets.named(DEC)[0].id))


def test_a_visit_someone_planned_elsewhere_is_left_alone(database, services, prospects, liu):
    line_id = services.week.plan_visit(VisitDraft((liu,), TODAY))
    (named_id,) = prospects.add(NOV, [liu])
    prospects.remove(named_id)
    assert [line.id for line in services.week.week(TODAY).lines()] == [line_id]
    make_line(database, LAST_WEEK, None, liu, way="visit")
    assert services.targets.named(NOV) == ()
