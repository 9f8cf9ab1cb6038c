"""A pattern for each weekday: one only, none on holidays, and filling twice doubles nothing."""

from datetime import date, time, timedelta

import pytest

from app.services.daily_log import LineDraft
from app.services.day_templates import TemplateLineRow
from tests.conftest import TODAY
from tests.storage.test_journal import snapshot

MAKE_UP_SATURDAY, NATIONAL_DAY = date(2026, 10, 10), date(2026, 10, 1)


def weekdays(services):
    return {row.name: sorted(row.weekdays) for row in services.templates.all()}


def name_for(services, day):
    row = services.templates.for_day(day)
    return row.name if row is not None else None


def test_a_new_diary_has_the_day_outside_from_monday_to_friday(services):
    assert services.templates.for_day(TODAY) is None
    services.templates.ensure()
    assert weekdays(services) == {"A day outside": [0, 1, 2, 3, 4], "A day at the branch": []}
    assert [name_for(services, date(2026, 11, n)) for n in range(27, 31)] == [
        "A day outside", None, None, "A day outside",
    ]  # fmt: skip


def test_a_holiday_has_none_and_a_make_up_day_has_the_weeks(services):
    services.templates.ensure()
    assert name_for(services, NATIONAL_DAY) is None
    assert name_for(services, MAKE_UP_SATURDAY) == "A day outside"


def test_the_owners_own_days_off_count_too(services):
    services.templates.ensure()
    services.settings.change({"day_overrides": {TODAY.isoformat(): False, "2026-11-29": True}})
    assert name_for(services, TODAY) is None
    assert name_for(services, date(2026, 11, 29)) == "A day outside"


def test_a_make_up_saturday_with_a_pattern_of_its_own_keeps_it(services):
    services.templates.ensure()
    services.templates.save(None, "周六值班", [TemplateLineRow(time(9), None, "值班")], {5})
    assert name_for(services, MAKE_UP_SATURDAY) == "周六值班"


def test_a_weekday_is_taken_from_the_other(database, services):
    services.templates.ensure()
    outside, branch = services.templates.all()
    before = snapshot(database)
    services.templates.save(branch.id, branch.name, branch.lines, {2, 4})
    assert weekdays(services) == {"A day outside": [0, 1, 3], "A day at the branch": [2, 4]}
    assert name_for(services, date(2026, 11, 25)) == "A day at the branch"
    services.templates.save(outside.id, "外出日", outside.lines)  # says nothing about weekdays
    assert weekdays(services)["外出日"] == [0, 1, 3]
    services.undo.undo()
    services.undo.undo()
    assert snapshot(database) == before


def test_an_older_diary_has_none_until_it_is_set(database, services):
    services.templates.save(None, "旧模板", [TemplateLineRow(time(8), None, "早报")])
    services.templates.ensure()
    assert weekdays(services) == {"旧模板": []}
    assert services.templates.for_day(TODAY) is None


@pytest.mark.parametrize("start", [time(8), None])
def test_filling_twice_doubles_nothing(services, start):
    made = services.templates.save(None, "一天", [TemplateLineRow(start, None, "早报")])
    assert services.log.fill_template(TODAY, made) == 1
    assert services.log.fill_template(TODAY, made) == 0
    assert [line.plan for line in services.log.day(TODAY)] == ["早报"]


def test_an_hour_that_is_taken_stays_as_it_is(services):
    services.log.add_line(LineDraft(TODAY, start=time(8), plan="见刘总"))
    made = services.templates.save(None, "一天", [TemplateLineRow(time(8), None, "早报")])
    assert services.log.fill_template(TODAY, made) == 0


def test_a_line_written_day_by_day_is_routine_too(services):
    for back, text in (
        (3, "晨会"),
        (4, "晨会"),
        (5, "晨会"),
        (5, "只一次"),
        (20, "从前"),
        (21, "从前"),
        (22, "从前"),
    ):
        services.log.add_line(LineDraft(TODAY - timedelta(days=back), start=time(8, 30), plan=text))
    assert services.templates.routine(TODAY) == {(time(8, 30), "晨会")}
