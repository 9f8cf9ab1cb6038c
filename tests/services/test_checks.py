"""The check fills itself; what is written in it is kept, undone and taken into the next plan."""

from datetime import date, time, timedelta

import pytest

from app.core.errors import EditConflict, InvalidInput
from app.domain.checks import Fate
from app.models import PeriodTarget
from app.services.contacts import ContactDraft, ContactPerson
from app.services.daily_log import LineDraft
from app.services.week_plan import VisitDraft
from tests.acts import one_act
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

MON = TODAY  # Monday 23 November 2026
TUE, WED, THU, FRI = (MON + timedelta(days=n) for n in range(1, 5))
NEXT = MON + timedelta(days=7)


def target(database, kind, starts_on, **metrics):
    with database.write("Targets") as unit:
        for metric, value in metrics.items():
            unit.session.add(PeriodTarget(kind=kind, starts_on=starts_on, metric=metric, target=value))


def hold(services, file_id, on, line_id=None, *, met=True):
    person = ContactPerson(file_id, met=met, not_met=None if met else "absent")
    return services.contacts.record(ContactDraft((person,), on, line_id=line_id, way="visit")).line_id


@pytest.fixture
def worked_week(services, database, clock):
    """Planned: one held, one moved within the week and held, one moved out, one nobody in, one forgotten, one
    only ticked, one ahead; and one that was not planned. It is Friday morning."""
    liu, sun, lei, gu, he, ma, an, wu = (
        make_file(database, name, lead_class="I")
        for name in ("Liu", "Sun", "Lei", "Gu", "He", "Ma", "An", "Wu")
    )
    plan = lambda file_id, day: services.week.plan_visit(VisitDraft((file_id,), day, time(10)))  # noqa: E731
    lines = {
        "held": plan(liu, MON), "away": plan(sun, MON), "out": plan(lei, TUE), "nobody": plan(gu, TUE),
        "forgotten": plan(he, WED), "ticked": plan(ma, WED), "ahead": plan(an, FRI),
    }  # fmt: skip
    hold(services, liu, MON, lines["held"])
    lines["back"] = services.log.move_line(lines["away"], THU)
    clock.at += timedelta(days=4)
    hold(services, sun, THU, lines["back"])
    lines["later"] = services.log.move_line(lines["out"], NEXT)
    hold(services, gu, TUE, lines["nobody"], met=False)
    services.log.set_state([lines["ticked"]], "done")
    lines["chance"] = hold(services, wu, WED)
    return lines


def test_the_week_fills_itself(services, worked_week):
    check = services.checks.check("week", THU)
    assert (check.starts_on, check.ends_on) == (MON, date(2026, 11, 29))
    assert {fate: [item.line_id for item in check.having(fate)] for fate in Fate} == {
        Fate.DONE: [worked_week["held"], worked_week["back"]],
        Fate.TICKED: [worked_week["ticked"]],
        Fate.MOVED: [worked_week["out"]],
        Fate.MISSED: [worked_week["nobody"], worked_week["forgotten"]],
        Fate.AHEAD: [worked_week["ahead"]],
        Fate.UNPLANNED: [worked_week["chance"]],
    }
    said = "2 of 7 visits, 29%: 1 without a record, 1 moved, 2 missed, 1 still ahead, 1 unplanned"
    assert check.sentence() == said
    (moved,) = check.having(Fate.MOVED)
    assert (moved.name, moved.moved_to) == ("Lei", NEXT)
    visits = next(row for row in check.metrics if row.metric == "visits")
    assert (visits.planned, visits.from_visits, visits.actual) == (7, True, 3)
    assert set(visits.counted.line_ids) == {worked_week[key] for key in ("held", "back", "chance")}


def test_what_was_moved_here_counts_in_the_week_it_was_moved_to(services, worked_week):
    check = services.checks.check("week", NEXT)
    assert [item.line_id for item in check.having(Fate.AHEAD)] == [worked_week["later"]]
    month = services.checks.check("month", MON)
    assert [item.line_id for item in month.having(Fate.AHEAD)] == [worked_week["ahead"], worked_week["later"]]
    assert month.having(Fate.MOVED) == ()


def test_targets_stand_beside_what_was_counted(services, database, worked_week):
    target(database, "week", MON, visits=4, opened=1, turnover=500)
    rows = {row.metric: row for row in services.checks.check("week", MON).metrics}
    assert (rows["visits"].planned, rows["visits"].from_visits) == (4, False)
    assert str(rows["visits"].attainment) == "3/4"
    assert (rows["opened"].actual, rows["opened"].attainment) == (0, 0)
    assert (rows["turnover"].actual, rows["turnover"].attainment) == (None, None)
    assert rows["contacts"].planned is None
    assert rows["first_visits"].actual == 3
    assert "calls" not in rows  # neither planned nor done
    assert next(row.metric for row in services.checks.check("month", MON).metrics) == "contacts"


def test_an_empty_week(services):
    check = services.checks.check("week", date(2026, 1, 7))
    assert check.is_empty
    assert check.sentence() == ""


def test_planned_calls_stand_apart_from_visits(services, database, clock):
    liu = make_file(database, "Liu")
    for way, day in (("phone", MON), ("message", TUE)):
        services.log.add_line(LineDraft(day, plan=way, file_ids=(liu,), way=way))
    clock.at += timedelta(days=2)
    services.log.set_state([2], "done")
    check = services.checks.check("week", MON)
    assert [(item.plan, item.fate) for item in check.others] == [
        ("phone", Fate.MISSED),
        ("message", Fate.DONE),
    ]
    assert check.visits == ()


COMMANDS = {
    "cause": lambda checks: checks.set_note("week", THU, "visits", "cause", " It rained \n"),
    "summary": lambda checks: checks.set_summary("week", MON, "Too many at once"),
    "close": lambda checks: checks.close("week", MON),
    "plan": lambda checks: checks.into_next_plan("week", MON, "calls"),
    "reopen": lambda checks: checks.reopen("month", MON),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_one_act_that_comes_back(services, database, name):
    services.checks.set_note("week", MON, "calls", "countermeasure", "Call before nine")
    services.checks.close("month", MON)
    one_act(database, services, lambda: COMMANDS[name](services.checks))


def test_cause_and_countermeasure_are_kept_per_metric(services):
    checks = services.checks
    checks.set_note("week", THU, "visits", "cause", " It rained ")
    checks.set_note("week", MON, "visits", "countermeasure", "Take the metro")
    (row,) = checks.check("week", FRI).metrics
    assert (row.metric, row.cause, row.countermeasure) == ("visits", "It rained", "Take the metro")
    assert checks.check("month", MON).metrics == ()
    checks.set_note("week", MON, "visits", "cause", "")
    checks.set_note("week", MON, "visits", "countermeasure", "  ")
    assert checks.check("week", MON).metrics == ()


def test_a_note_changed_elsewhere_is_not_overwritten(services):
    services.checks.set_note("week", MON, "visits", "cause", "It rained")
    with pytest.raises(EditConflict):
        services.checks.set_note("week", MON, "visits", "cause", "It snowed", before="")
    with pytest.raises(InvalidInput) as refused:
        services.checks.set_summary("week", MON, "x" * 100_001)
    assert refused.value.field == "summary"


def test_a_countermeasure_becomes_a_line_of_the_next_plan(services):
    checks = services.checks
    checks.set_note("week", MON, "visits", "countermeasure", "Call before nine")
    made = checks.into_next_plan("week", MON, "visits")
    (line,) = services.log.day(NEXT)
    assert (line.id, line.plan, line.unplanned) == (made, "Call before nine", False)
    (row,) = checks.check("week", MON).metrics
    assert (row.line_id, row.line_on) == (made, NEXT)
    with pytest.raises(InvalidInput, match="already"):
        checks.into_next_plan("week", MON, "visits")
    services.log.delete_lines([made])
    (row,) = checks.check("week", MON).metrics
    assert (row.line_id, row.countermeasure) == (None, "Call before nine")
    checks.into_next_plan("week", MON, "visits", NEXT + timedelta(days=2))
    assert services.log.day(NEXT + timedelta(days=2))[0].plan == "Call before nine"


def test_nothing_goes_into_the_plan_half(services, database):
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.checks.into_next_plan("week", MON, "visits")
    assert refused.value.field == "countermeasure"
    assert snapshot(database) == before


def test_a_closed_check_is_read_until_it_is_opened_again(services):
    checks = services.checks
    checks.close("week", MON)
    assert checks.check("week", MON).closed_on == TODAY
    with pytest.raises(InvalidInput, match="closed"):
        checks.set_summary("week", MON, "Late thought")
    checks.reopen("week", MON)
    checks.set_summary("week", MON, "Late thought")
    assert checks.check("week", MON).summary == "Late thought"
