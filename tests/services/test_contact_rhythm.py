"""The rhythm of contacts: ranked by overdue ÷ interval, capped, with reasons, left in peace with a reason."""

from datetime import date, datetime, time, timedelta

import pytest

from app.core.errors import InvalidInput
from app.services.contacts import ContactDraft, ContactPerson
from app.services.reminders import ReminderDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)


def day(n):
    return TODAY + timedelta(days=n)


def talk(services, file_id, on, outcome="good"):
    services.contacts.record(ContactDraft((ContactPerson(file_id, outcome=outcome),), on, record="聊过"))


def names(services, limit=None):
    return [row.name for row in services.contact_rhythm.page(limit).rows]


def test_the_most_overdue_for_their_interval_come_first(database, services):
    near = make_file(database, "近", rung="A", created_on=day(-60))  # 3 working days wanted
    far = make_file(database, "远", rung="F", created_on=day(-200))  # 60
    fresh = make_file(database, "新", rung="A", created_on=day(-60))
    talk(services, near, day(-20))
    talk(services, far, day(-120))
    talk(services, fresh, day(-1))
    rows = services.contact_rhythm.page().rows
    assert [row.name for row in rows] == ["近", "远"]
    assert rows[0].interval == 3
    assert rows[0].ratio > rows[1].ratio > 0


def test_a_day_asks_for_no_more_than_it_holds(database, services):
    services.settings.change({"contacts_a_day": 2})
    for n in range(4):
        talk(services, make_file(database, f"客{n}", rung="A", created_on=day(-60)), day(-20 - n))
    page = services.contact_rhythm.page()
    assert (len(page.rows), page.total, page.room) == (2, 4, 2)
    assert len(services.contact_rhythm.page(limit=10).rows) == 4
    talk(services, page.rows[0].file_id, TODAY)
    assert services.contact_rhythm.page().room == 1


def test_there_is_a_reason_to_call(database, services):
    born = make_file(database, "甲", rung="A", birth_month=11, birth_day=30, created_on=day(-60))
    asked = make_file(database, "乙", rung="A", created_on=day(-60))
    cool = make_file(database, "丙", rung="A", created_on=day(-60))
    for file_id, outcome in ((born, "good"), (asked, "good"), (cool, "lukewarm")):
        talk(services, file_id, day(-20), outcome)
    services.reminders.add(ReminderDraft("送资料", file_id=asked))
    found = {row.name: row.reasons for row in services.contact_rhythm.page().rows}
    assert found["甲"] == ("birthday Mon 11-30",)
    assert found["乙"] == ("promised: 送资料",)
    assert found["丙"] == ("lukewarm last time: bring a report or an event",)


def test_left_in_peace_until_a_day_with_a_reason(database, services, clock):
    quiet = make_file(database, "静", rung="A", created_on=day(-60))
    talk(services, quiet, day(-20))
    before = snapshot(database)
    services.contact_rhythm.pause(quiet, day(7), "出国到月底")
    assert names(services) == []
    page = services.contact_rhythm.page()
    assert (page.total, page.paused) == (0, 1)
    assert services.ladder.stale(TODAY) == []
    assert services.contact_rhythm.paused() == [(quiet, "静", day(7), "出国到月底")]
    services.undo.undo()
    assert snapshot(database) == before
    services.undo.redo()
    services.contact_rhythm.resume(quiet)
    assert names(services) == ["静"]
    services.contact_rhythm.pause(quiet, day(1), "改天")
    clock.at += timedelta(days=1)
    assert names(services) == ["静"]


@pytest.mark.parametrize(("until", "reason", "field"), [(0, "忙", "until"), (7, "  ", "reason")])
def test_bad_input_is_told_at_its_field(database, services, until, reason, field):
    file_id = make_file(database, "静", rung="A")
    with pytest.raises(InvalidInput) as refused:
        services.contact_rhythm.pause(file_id, day(until), reason)
    assert refused.value.field == field
    assert services.contact_rhythm.paused() == []


def test_else_a_festival_or_a_report_is_a_reason(services, database, clock):
    services.catalogue.ensure("futures")
    copper = next(row for row in services.catalogue.products() if row.name.startswith(("铜", "Copper")))
    with_product = make_file(database, "江城铜业", kind="enterprise", rung="A", created_on=date(2026, 8, 3))
    services.files.edit(with_product, {"products": (copper.id,)})
    make_file(database, "王芳", rung="A", created_on=date(2026, 8, 3))
    found = {row.name: row.reasons for row in services.contact_rhythm.page().rows}
    assert found == {"江城铜业": (f"a report on {copper.name}",), "王芳": ()}
    clock.at = datetime.combine(date(2026, 12, 28), time(9))
    found = {row.name: row.reasons for row in services.contact_rhythm.page().rows}
    assert found["王芳"] == ("New Year's Day Fri 2027-1-1",)
