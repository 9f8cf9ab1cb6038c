"""Targets of quarter, month and week: taken from the pagoda, split, adjusted; each act undone whole."""

from datetime import date

import pytest

from app.core.errors import InvalidInput
from app.domain.terms.planning import PagodaLevel
from tests.acts import one_act
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
QUARTER, OCT, NOV, DEC = date(2026, 10, 1), date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)
NOV_30, DEC_1, NEXT = date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1)


@pytest.fixture
def plan_id(services):
    return services.plan.begin(TODAY)


def month(services, day, metric="first_visits"):
    return services.targets.month(day).row(metric)


def weeks(services, day, metric="first_visits"):
    return [row.target if row is not None else None for row in month(services, day, metric).weeks]


def test_without_a_plan_it_says_where_to_begin_one(services):
    with pytest.raises(InvalidInput) as refused:
        services.targets.take_plan(TODAY)
    assert refused.value.field == "plan"
    assert services.targets.targets("quarter", QUARTER) == {}


def test_the_pagoda_is_taken_and_split_by_working_days(services, plan_id):
    assert services.targets.take_plan(TODAY) == 6
    quarter = services.targets.targets("quarter", QUARTER)
    assert quarter["first_visits"].target == 240
    assert quarter["visits"].target == sum(
        quarter[metric].target for metric in ("first_visits", "second_visits", "third_visits")
    )
    for metric in quarter:
        months = [services.targets.targets("month", day)[metric].target for day in (OCT, NOV, DEC)]
        assert sum(months) == quarter[metric].target
        for day in (OCT, NOV, DEC):
            row = month(services, day, metric)
            assert row.sum == row.month.target
            assert row.off == 0
    assert [month(services, day).month.target for day in (OCT, NOV, DEC)] == [70, 81, 89]  # 18, 21, 23 days
    assert weeks(services, OCT)[0] == 0  # the week of the National Day


def test_a_quarter_not_begun_is_split_by_days_alone(services):
    services.plan.begin(NEXT)
    services.targets.take_plan(NEXT)
    march = services.targets.month(date(2027, 3, 1))
    assert march.row("first_visits").sum == march.row("first_visits").month.target
    assert not march.known  # the holidays of 2027 are not published


def test_a_week_across_the_edge_is_the_sum_of_its_parts(services, plan_id):
    services.targets.take_plan(TODAY)
    both = weeks(services, NOV)[-1] + weeks(services, DEC)[0]
    assert services.targets.targets("week", NOV_30)["first_visits"].target == both
    check = services.checks.check("week", NOV_30)
    assert {row.metric: row.planned for row in check.metrics}["first_visits"] == both


def test_an_adjusted_week_stays_and_the_rest_of_the_month_is_shared(services, plan_id):
    services.targets.take_plan(NEXT.replace(year=2026, month=12))
    before = weeks(services, DEC)
    services.targets.set_part(date(2026, 12, 7), "first_visits", 5)
    after = weeks(services, DEC)
    assert after[1] == 5
    assert sum(after) == sum(before) == month(services, DEC).month.target
    assert [row.adjusted for row in month(services, DEC).weeks] == [False, True, False, False, False]
    services.targets.set_target("month", DEC, "first_visits", 50)
    assert weeks(services, DEC)[1] == 5
    assert sum(weeks(services, DEC)) == 50
    assert services.targets.targets("quarter", QUARTER)["first_visits"].target == 240


def test_an_adjusted_month_leaves_the_rest_to_the_months_ahead(services, plan_id):
    services.targets.take_plan(TODAY)
    october = month(services, OCT).month.target
    services.targets.set_target("month", NOV, "first_visits", 60)
    assert month(services, OCT).month.target == october  # it is over
    assert month(services, DEC).month.target == 240 - 60 - october
    assert sum(weeks(services, DEC)) == 240 - 60 - october


def test_weeks_that_are_over_keep_their_target(services, plan_id):
    services.targets.take_plan(TODAY)
    before = weeks(services, NOV)
    services.targets.set_target("month", NOV, "first_visits", sum(before) + 12)
    after = weeks(services, NOV)
    assert after[:4] == before[:4]  # up to Sunday 22 November; this week has begun
    assert sum(after) == sum(before) + 12
    services.targets.split_anew(NOV)
    assert sum(weeks(services, NOV)) == sum(before) + 12
    assert weeks(services, NOV)[:4] != before[:4]


def test_too_much_typed_is_shown_and_not_hidden(services, plan_id):
    services.targets.set_target("month", DEC, "calls", 10)
    services.targets.set_part(date(2026, 12, 7), "calls", 14)
    row = month(services, DEC, "calls")
    assert (row.sum, row.off) == (14, 4)
    assert weeks(services, DEC, "calls") == [0, 14, 0, 0, 0]


def test_a_whole_week_is_split_by_its_days_of_each_month(services, plan_id):
    services.targets.set_target("week", NOV_30, "calls", 10)
    assert weeks(services, NOV, "calls")[-1] == 2
    assert weeks(services, DEC, "calls")[0] == 8
    row = services.targets.targets("week", NOV_30)["calls"]
    assert (row.target, row.adjusted) == (10, True)


def test_adjusted_ones_stay_when_the_pagoda_is_taken_anew(services, plan_id):
    services.targets.take_plan(TODAY)
    services.targets.set_target("month", DEC, "first_visits", 33)
    services.plan.set_level(plan_id, None, PagodaLevel.FIRST, 300)
    services.targets.take_plan(TODAY)
    assert services.targets.targets("quarter", QUARTER)["first_visits"].target == 300
    assert month(services, DEC).month.target == 33
    assert sum(weeks(services, DEC)) == 33


def test_a_reset_follows_the_split_again(services, plan_id):
    services.targets.take_plan(TODAY)
    before = weeks(services, DEC)
    services.targets.set_part(DEC_1, "first_visits", 0)
    services.targets.reset("week", DEC_1, "first_visits")
    assert weeks(services, DEC) == before
    services.targets.set_target("month", DEC, "first_visits", 1)
    services.targets.reset("month", DEC, "first_visits")
    assert weeks(services, DEC) == before
    assert not month(services, DEC).month.adjusted


def test_a_reset_of_what_follows_from_nothing_takes_it_away(services):
    services.targets.set_target("month", DEC, "calls", 40)
    services.targets.reset("month", DEC, "calls")
    assert weeks(services, DEC, "calls") == [None] * 5
    assert month(services, DEC, "calls").month is None


@pytest.mark.parametrize(
    ("kind", "starts_on", "value", "field"),
    [
        ("month", NOV, -1, "calls"),
        ("month", date(2026, 11, 2), 3, "starts_on"),
        ("quarter", NOV, 3, "starts_on"),
        ("week", date(2026, 11, 24), 3, "starts_on"),
        ("month", NOV, 10**16, "calls"),
    ],
)
def test_bad_input_is_refused_at_its_field_and_nothing_is_kept(
    database, services, kind, starts_on, value, field
):
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.targets.set_target(kind, starts_on, "calls", value)
    assert refused.value.field == field
    assert snapshot(database) == before


def test_every_command_is_one_act_and_one_undo(database, services, plan_id):
    targets = services.targets

    def once(command):
        one_act(database, services, command)

    once(lambda: targets.take_plan(TODAY))
    once(lambda: targets.set_target("quarter", QUARTER, "visits", 500))
    once(lambda: targets.set_target("week", NOV_30, "visits", 50))
    once(lambda: targets.set_part(DEC_1, "visits", 7))
    once(lambda: targets.split_anew(DEC))
    targets.set_part(DEC_1, "visits", 7)
    once(lambda: targets.reset("week", DEC_1, "visits"))
    once(lambda: targets.reset("quarter", QUARTER, "visits"))
