"""Clocks that jump: set back a day or ten years, over a change of hour or of zone, past the year's end.

Nothing is lost and nothing comes twice: dates are civil days, series are reckoned from their anchor, rows
are in the order of their ids, whatever the clock says.
"""

from __future__ import annotations

import os
import time as system_time
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import FixedClock, SystemClock
from app.core.notices import Notices
from app.domain.annual import AnnualDate, Calendar
from app.domain.recurrence import Repeat, RepeatUnit, following
from app.services.bundle import Services
from app.services.contacts import ContactDraft, ContactPerson
from app.services.daily_log import LineDraft
from app.services.people import PersonDraft
from app.services.reminders import ReminderDraft
from app.storage import backup
from app.storage.opening import open_diary
from tests.factories import make_file

TODAY = date(2026, 11, 23)
JUMPS = (timedelta(days=-1), timedelta(days=-3653), timedelta(hours=-25), timedelta(days=400))


def at(clock, day, hour=9, minute=0):
    clock.at = datetime.combine(day, time(hour, minute))


def open_days(services):
    return sorted(row.due_on for row in services.reminders.page().rows)


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_and_back_changes_nothing_that_is_due(services, database, clock, jump):
    make_file(database, "王芳", birth_month=11, birth_day=25)
    services.reminders.add(ReminderDraft("late", TODAY - timedelta(days=3)))
    services.reminders.add(ReminderDraft("call", TODAY, time(15)))
    services.reminders.add(ReminderDraft("report", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.add(ReminderDraft("some day"))
    before = services.reminders.due()
    clock.at += jump
    services.diary.roll_year()
    services.reminders.due()
    clock.at -= jump
    services.diary.roll_year()
    assert services.reminders.due() == before


def test_a_series_done_while_the_clock_was_set_back_neither_repeats_nor_skips(services, clock):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    at(clock, TODAY - timedelta(days=3653))
    services.reminders.done([made])
    assert open_days(services) == [TODAY + timedelta(days=7)]
    at(clock, TODAY)
    assert [row.due_on for row in services.reminders.page().rows] == [TODAY + timedelta(days=7)]
    services.reminders.undone([made])
    assert open_days(services) == [TODAY]


def test_what_is_written_under_a_clock_set_back_stands_in_the_order_it_was_written(services, clock):
    first = services.log.add_line(LineDraft(TODAY, record="first"))
    at(clock, TODAY - timedelta(days=1), 8)
    second = services.log.add_line(LineDraft(TODAY, record="second"))
    assert [line.id for line in services.log.day(TODAY)] == [first, second]
    assert [act.label for act in services.undo.recent()][:2] == ["Add a line to the log"] * 2
    services.undo.undo()
    assert [line.id for line in services.log.day(TODAY)] == [first]
    services.undo.redo()
    assert [line.record for line in services.log.day(TODAY)] == ["first", "second"]


def test_a_contact_of_tomorrow_does_not_break_silence_counting(services, database, clock):
    liu = make_file(database, "刘志强", rung="A")
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, record="聊过"))
    at(clock, TODAY - timedelta(days=30))
    assert services.ladder.stale(clock.today(), 5) == []
    assert services.contact_rhythm.page().rows == ()


def test_a_diary_opens_on_a_day_before_its_newest_act(diary_path, clock, tmp_path):
    database = open_diary(diary_path, clock, Notices())
    services = Services.of(database)
    services.reminders.add(ReminderDraft("call", TODAY))
    make_file(database, "王芳", birth_month=11, birth_day=25)
    database.close()
    early = FixedClock.on(date(1976, 1, 2))
    database = open_diary(diary_path, early, Notices())
    services = Services.of(database)
    assert services.diary.check() == []
    assert [row.due_on for row in services.reminders.page().rows] == [TODAY]
    assert services.undo.next_undo() is not None
    database.close()


def test_copies_named_by_the_time_never_meet(diary_path, clock, tmp_path):
    named = []
    for jump in (0, 0, -1, -3653, 3653):
        clock.at = datetime.combine(TODAY, time(9)) + timedelta(days=jump)
        path = backup.unused_name(diary_path, tmp_path, clock, "copy")
        backup.save_copy(diary_path, path)
        named.append(path)
    assert len(set(named)) == 5
    assert all(path.stat().st_size for path in named)


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Europe/Paris", date(2026, 3, 29)),
    ],
)
def test_an_hour_that_is_not_or_is_twice_is_due_once(services, clock, zone, night):
    clock.zone = ZoneInfo(zone)
    at(clock, night - timedelta(days=1), 22)
    made = services.reminders.add(ReminderDraft("call", night, time(2, 30)))
    seen = []
    moment = datetime.combine(night, time(0, 30), clock.zone).astimezone(UTC)
    for _ in range(12):  # half an hour of real time each, over the change of the hour
        moment += timedelta(minutes=30)
        clock.at = moment.astimezone(clock.zone).replace(tzinfo=None)
        seen.append([row.key for row in services.reminders.due() if row.kind == "follow_up"])
    assert seen == [[f"reminder/{made}"]] * 12


def test_a_journey_over_the_date_line_loses_no_day(services, clock):
    clock.zone = ZoneInfo("Pacific/Tongatapu")  # +13
    at(clock, TODAY, 1)
    call = services.reminders.add(ReminderDraft("call", TODAY, time(0, 30)))
    moment = clock.now()
    clock.zone = ZoneInfo("Pacific/Pago_Pago")  # −11: the day before
    clock.at = moment.astimezone(clock.zone).replace(tzinfo=None)
    assert clock.today() == TODAY - timedelta(days=1)
    assert clock.now() == moment
    (row,) = services.reminders.page().rows
    assert (row.key, row.due_on, row.lead) == (f"reminder/{call}", TODAY, 1)
    line = services.log.add_line(LineDraft(clock.today(), record="landed"))
    assert [each.id for each in services.log.day(TODAY - timedelta(days=1))] == [line]


@pytest.mark.skipif(not hasattr(system_time, "tzset"), reason="this system tells its zone by itself")
def test_the_clock_of_the_machine_follows_a_change_of_zone(monkeypatch):
    clock = SystemClock()
    hours = []
    for zone in ("Pacific/Tongatapu", "Pacific/Pago_Pago", "Pacific/Tongatapu"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        here = clock.local_now().replace(tzinfo=UTC)
        hours.append(round((here - clock.now()).total_seconds() / 3600))
    monkeypatch.undo()
    clock.local_now()
    assert hours == [13, -11, 13]


@pytest.mark.parametrize(
    ("year", "kept"), [(2026, date(2026, 2, 28)), (2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))]
)
def test_who_was_born_on_29_february_is_told_once_a_year(services, database, clock, year, kept):
    make_file(database, "闰生", birth_month=2, birth_day=29, birth_year=1980)
    told = set()
    for month, day in ((2, 20), (2, 27), (2, 28), (3, 1), (3, 5)):
        at(clock, date(year, month, day))
        services.diary.roll_year()
        told |= {row.on_date for row in services.reminders.due()}
    assert told == {kept}


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_a_lunar_birthday_in_a_leap_month_or_on_the_30th_is_told_once_a_year(services, database, clock, year):
    family = make_file(database, "孙女士")
    for name, month, day, leap in (("闰六月", 6, 1, True), ("腊月三十", 12, 30, False)):
        services.people.add(
            family, PersonDraft(name, role="mother", birthday=AnnualDate(Calendar.LUNAR, month, day, leap))
        )
    told = []
    for n in range(365):
        at(clock, date(year, 1, 1) + timedelta(days=n))
        if n == 0:
            services.diary.roll_year()
        told += [
            (row.person, row.on_date) for row in services.reminders.due() if row.lead == row.days_overdue == 0
        ]
    assert len(told) == len(set(told))
    assert [name for name, _day in told].count("闰六月") == 1
    assert (
        0 <= [name for name, _day in told].count("腊月三十") <= 2
    )  # the lunar year ends in January or February


def test_over_the_years_end_birthdays_are_neither_lost_nor_told_twice(services, database, clock):
    for name, month, day in (("除夕前", 12, 30), ("元旦", 1, 1), ("一月", 1, 5)):
        make_file(database, name, birth_month=month, birth_day=day)
    seen = []
    for n in range(15):
        at(clock, date(2026, 12, 26) + timedelta(days=n))
        services.diary.roll_year()
        seen += [row.file_name for row in services.reminders.due() if not row.lead and not row.days_overdue]
    assert seen == ["除夕前", "元旦", "一月"]


units = st.sampled_from([RepeatUnit.DAY, RepeatUnit.WEEK, RepeatUnit.MONTH, RepeatUnit.YEAR])
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(days, st.builds(Repeat, units, st.integers(1, 5)), st.lists(st.integers(-400, 400), max_size=12))
def test_whatever_the_clock_does_a_series_goes_on_by_its_anchor(anchor, repeat, steps):
    """Each next day is one of the anchor's, later than the last and than the day it was done."""
    today = due = anchor
    for step in steps:
        today += timedelta(days=step)
        after = max(due, today)
        following_day = following(anchor, repeat, after)
        assert following_day is not None
        assert following_day > due
        assert following_day > after
        assert following(anchor, repeat, following_day - timedelta(days=1)) == following_day
        due = following_day
