"""Whom to greet at a festival: by the rule, added or left out by hand, greeted and told in the log."""

from datetime import date, datetime, time

import pytest

from app.core.errors import InvalidInput
from app.domain.festivals import Festival
from app.domain.terms import Way
from app.services.files.editing import PhoneDraft
from app.services.people import PersonDraft
from tests.acts import one_act
from tests.factories import make_file

SPRING = (Festival.SPRING, date(2027, 2, 6))


@pytest.fixture
def people(database):
    """A client, a card on B, one on F, and one who was lost."""
    return {
        "client": make_file(database, "王芳", standing="client", rung=None),
        "near": make_file(database, "刘志强", rung="B", grade="AA"),
        "far": make_file(database, "赵六", rung="F"),
        "lost": make_file(database, "钱七", standing="lost", rung=None),
    }


def names(services, what=SPRING):
    return [row.name for row in services.greetings.page(*what).rows]


def test_the_coming_festivals_with_their_counts(services, people):
    coming = {each.festival: each for each in services.greetings.coming()}
    assert coming[Festival.SPRING] == (*SPRING, 2, 0)
    assert coming[Festival.NEW_YEAR] == (Festival.NEW_YEAR, date(2027, 1, 1), 1, 0)
    assert coming[Festival.LANTERN].total == 0
    assert [each.on_date for each in services.greetings.coming()] == sorted(
        each.on_date for each in services.greetings.coming()
    )


def test_the_rule_is_by_standing_rung_and_grade(services, people):
    assert names(services) == ["王芳", "刘志强"]
    services.greetings.set_groups(Festival.SPRING, ["rung:F", "grade:AA"])
    assert names(services) == ["刘志强", "赵六"]
    services.greetings.set_groups(Festival.SPRING, [])
    assert names(services) == []
    services.undo.undo()
    assert names(services) == ["刘志强", "赵六"]


def test_at_womens_day_only_women_are_greeted(services, database):
    make_file(database, "王芳", standing="client", rung=None, gender="female")
    make_file(database, "刘志强", standing="client", rung=None, gender="male")
    services.greetings.set_groups(Festival.WOMEN, ["client"])
    assert names(services, (Festival.WOMEN, date(2027, 3, 8))) == ["王芳"]


def test_added_and_left_out_by_hand(services, people):
    services.greetings.add(*SPRING, [people["far"]])
    services.greetings.leave_out(*SPRING, [people["client"]])
    page = services.greetings.page(*SPRING)
    assert [(row.name, row.by_hand) for row in page.rows] == [("刘志强", False), ("赵六", True)]
    assert page.left_out == ((people["client"], "王芳"),)
    services.greetings.add(*SPRING, [people["client"]])
    assert names(services) == ["王芳", "刘志强", "赵六"]


def test_who_has_no_rung_is_counted_when_added_by_hand(services, people):
    services.greetings.add(*SPRING, [people["lost"]])
    page = services.greetings.page(*SPRING)
    assert (page.total, len(page.rows)) == (3, 3)
    services.greetings.greet(*SPRING, list(people.values()))
    assert (services.greetings.page(*SPRING).total, services.greetings.page(*SPRING).greeted) == (4, 4)


def test_who_was_greeted_is_not_told_a_second_time(services, clock, people):
    assert services.greetings.greet(*SPRING, [people["client"]]) == 1
    both = [people["client"], people["near"]]
    assert services.greetings.greet(*SPRING, both, Way.PHONE) == 1
    assert services.greetings.greet(*SPRING, both, Way.PHONE) == 0
    lines = {line.way: [file.name for file in line.files] for line in services.log.day(clock.today())}
    assert lines == {"message": ["王芳"], "phone": ["刘志强"]}


def test_what_was_written_into_the_line_stays_when_nobody_was_greeted_after_all(services, clock, people):
    services.greetings.greet(*SPRING, [people["client"]])
    (line,) = services.log.day(clock.today())
    services.log.set_text(line.id, "record", "群发贺卡；记得补货")
    services.greetings.ungreet(*SPRING, [people["client"]])
    assert [line.record for line in services.log.day(clock.today())] == ["群发贺卡；记得补货"]


def test_greetings_of_a_day_are_one_line_of_the_log(services, clock, people):
    services.greetings.greet(*SPRING, [people["client"]])
    services.greetings.greet(*SPRING, [people["near"]])
    (line,) = services.log.day(clock.today())
    assert (line.record, line.way, [file.name for file in line.files]) == (
        "Greetings for Spring Festival", "message", ["王芳", "刘志强"],
    )  # fmt: skip
    page = services.greetings.page(*SPRING)
    assert (page.greeted, len(page.rows)) == (2, 2)
    assert [row.last_contact_on for row in page.rows] == [None, None]  # a message is no contact


def test_a_greeting_by_phone_is_a_contact(services, clock, people):
    services.greetings.greet(*SPRING, [people["client"]], Way.PHONE)
    assert services.greetings.page(*SPRING).rows[-1].last_contact_on == clock.today()


def test_every_command_is_one_act_and_comes_back(services, database, people):
    greetings = services.greetings
    for command in (
        lambda: greetings.greet(*SPRING, [people["client"], people["near"]], Way.PHONE),
        lambda: greetings.ungreet(*SPRING, [people["client"]]),
        lambda: greetings.leave_out(*SPRING, [people["client"]]),
        lambda: greetings.add(*SPRING, [people["client"], people["far"]]),
        lambda: greetings.set_groups(Festival.SPRING, ["client"]),
    ):
        one_act(database, services, command)


def test_still_to_greet_takes_the_file_off_the_line(services, clock, people):
    services.greetings.greet(*SPRING, [people["client"], people["near"]])
    services.greetings.ungreet(*SPRING, [people["client"]])
    assert [file.name for file in services.log.day(clock.today())[0].files] == ["刘志强"]
    services.greetings.ungreet(*SPRING, [people["near"]])
    assert services.log.day(clock.today()) == []
    assert services.greetings.page(*SPRING).greeted == 0


def test_who_was_greeted_stays_on_the_list(services, people):
    services.greetings.greet(*SPRING, [people["client"]])
    with pytest.raises(InvalidInput):
        services.greetings.leave_out(*SPRING, [people["client"]])
    services.greetings.set_groups(Festival.SPRING, [])
    assert names(services) == ["王芳"]


def festival_titles(services):
    return [(row.title, row.lead) for row in services.reminders.due() if row.kind == "festival"]


def test_a_festival_is_told_on_its_lead_days_until_all_are_greeted(services, clock, people):
    assert festival_titles(services) == []
    clock.at = datetime.combine(date(2027, 1, 30), time(9))
    (row,) = services.reminders.due()
    assert (row.title, row.lead) == ("Spring Festival: 2 to greet", 7)
    assert services.reminders.done([row.key]).again == date(2027, 2, 5)
    assert festival_titles(services) == []
    clock.at = datetime.combine(date(2027, 2, 5), time(9))
    assert festival_titles(services) == [("Spring Festival: 2 to greet", 1)]
    services.greetings.greet(*SPRING, [people["client"]])
    assert festival_titles(services) == [("Spring Festival: 1 to greet", 1)]
    services.greetings.greet(*SPRING, [people["near"]])
    assert festival_titles(services) == []


def test_a_festival_leaves_the_list_two_days_after(services, clock, people):
    clock.at = datetime.combine(date(2027, 2, 8), time(9))
    assert [row.days_overdue for row in services.reminders.due() if row.kind == "festival"] == [2]
    clock.at = datetime.combine(date(2027, 2, 9), time(9))
    assert festival_titles(services) == []


def test_a_firm_is_reached_by_somebody_in_it(database, services):
    firm = make_file(database, "江城锦帆化纤", kind="enterprise", standing="client", rung=None)
    services.people.add(firm, PersonDraft("张敏", role="contact", phones=(PhoneDraft("13912345678"),)))
    (row,) = services.greetings.page(*SPRING).rows
    assert row.phone == "13912345678 张敏"
    services.files.edit(firm, {"phones": [PhoneDraft("027-85001234")]})
    (row,) = services.greetings.page(*SPRING).rows
    assert row.phone == "027-85001234"
