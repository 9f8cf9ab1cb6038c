"""The morning brief: each part holds what it should, and nothing else."""

from datetime import date, time, timedelta

import pytest

from app.domain.contact import AppointmentDraft, ContactDraft, ContactPerson
from app.services.daily_log import LineDraft
from app.services.day_brief import is_unconfirmed
from app.services.reminders import ReminderDraft
from tests.conftest import TODAY
from tests.factories import make_file

FRIDAY = TODAY - timedelta(days=3)


def add(services, plan, on=TODAY, **more):
    return services.log.add_line(LineDraft(on, plan=plan, **more))


def test_a_new_diary_has_nothing_to_tell(services):
    services.templates.ensure()
    row = services.brief.read()
    assert row.is_empty
    assert row.template is not None
    assert row.template.name == "A day outside"


def test_visits_of_the_day_and_who_has_not_agreed(database, services):
    liu, sun = make_file(database, "刘志强"), make_file(database, "孙丽")
    add(services, "见刘总", start=time(14), file_ids=(liu,), way="visit")
    visit = add(services, "见孙姐", start=time(10), file_ids=(sun,), way="visit")
    add(services, "整理资料")
    services.log.set_state([add(services, "办完", start=time(8))], "done")
    services.contacts.appointment(
        AppointmentDraft(
            (sun,), TODAY, state="agreed", visit_on=TODAY, visit_time=time(10), visit_line_id=visit
        )
    )
    row = services.brief.read()
    assert [(line.plan, is_unconfirmed(line)) for line in row.visits] == [("见孙姐", False), ("见刘总", True)]
    assert (row.template, row.is_empty) == (None, False)


def test_the_pattern_of_the_day_is_no_news(services):
    services.templates.ensure()
    services.log.fill_template(TODAY, services.templates.all()[0].id)
    services.log.fill_template(FRIDAY, services.templates.all()[0].id)
    row = services.brief.read()
    assert (row.visits, row.left, row.is_empty) == ((), (), True)


def test_promises_apart_from_birthdays(database, services):
    make_file(database, "刘志强", birth_calendar="solar", birth_month=11, birth_day=25)
    for days in (-2, 0, 1):
        services.reminders.add(ReminderDraft(f"{days}", due_on=TODAY + timedelta(days=days)))
    services.reminders.add(ReminderDraft("没有日子"))
    row = services.brief.read()
    assert [each.title for each in row.due.rows] == ["-2", "0"]
    assert [each.file_name for each in row.dates.rows] == ["刘志强"]


def test_a_long_list_is_short_and_says_how_many(services):
    for n in range(9):
        services.reminders.add(ReminderDraft(f"{n}", due_on=TODAY - timedelta(days=n)))
    due = services.brief.read().due
    assert ([each.title for each in due.rows], due.total) == (["8", "7", "6", "5"], 9)


def test_who_is_wanted(database, services):
    for n in range(5):
        file = make_file(database, f"客{n}", rung="A", created_on=TODAY - timedelta(days=90))
        person = ContactPerson(file, outcome="good")
        services.contacts.record(ContactDraft((person,), TODAY - timedelta(days=20 + 7 * n), record="聊过"))
    row = services.brief.read()
    assert ([each.name for each in row.wanted], row.wanted_total) == (["客4", "客3", "客2"], 5)


@pytest.mark.parametrize("on", [FRIDAY, TODAY - timedelta(days=1)])
def test_what_was_left_open_since_the_last_working_day(services, on):
    add(services, "见刘总", on)
    add(services, "更早的", FRIDAY - timedelta(days=1))
    row = services.brief.read()
    assert ([line.plan for line in row.left], row.left_on) == (["见刘总"], FRIDAY)


def test_after_a_holiday_the_last_working_day_is_before_it(services, clock):
    clock.at = clock.at.replace(month=10, day=8)
    add(services, "节前没见成", date(2026, 9, 30))
    assert [line.plan for line in services.brief.read().left] == ["节前没见成"]


def test_the_figures_of_the_week_count_as_news(services):
    services.targets.set_target("week", TODAY, "visits", 10)
    row = services.brief.read()
    assert (row.figures, row.is_empty) == (True, False)
