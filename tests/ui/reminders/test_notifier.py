"""Notices: all that came due is told once, at its time, whatever the clock does."""

from datetime import date, datetime, time, timedelta

import pytest

from app.services.reminders import ReminderDraft
from app.ui.reminders.notifier import Notifier
from tests.factories import make_file

TODAY = date(2026, 11, 23)


def day(n):
    return TODAY + timedelta(days=n)


@pytest.fixture
def told():
    return []


@pytest.fixture
def notifier(context, told):
    return Notifier(context, lambda title, text: told.append((title, text)))


def at(clock, on, hour, minute=0):
    clock.at = datetime.combine(on, time(hour, minute))


def test_at_start_all_that_came_due_meanwhile_once(services, notifier, told):
    services.reminders.add(ReminderDraft("late", day(-3)))
    services.reminders.add(ReminderDraft("now", TODAY))
    services.reminders.add(ReminderDraft("afternoon", TODAY, time(15, 30)))
    services.reminders.add(ReminderDraft("some day"))
    services.reminders.add(ReminderDraft("tomorrow", day(1)))
    notifier.start()
    assert told == [("2 reminders are due, 1 of them late", "late\nnow")]
    notifier.check()
    assert len(told) == 1


def test_at_its_time(services, notifier, told, clock):
    services.reminders.add(ReminderDraft("afternoon", TODAY, time(15, 30)))
    notifier.start()
    at(clock, TODAY, 15, 29)
    notifier.check()
    assert told == []
    at(clock, TODAY, 15, 30)
    notifier.check()
    notifier.check()
    assert told == [("1 reminder is due", "afternoon")]


def test_nothing_is_lost_in_a_leap_and_nothing_repeated_when_set_back(services, notifier, told, clock):
    for n in (1, 2, 400):
        services.reminders.add(ReminderDraft(f"in {n}", day(n), time(10)))
    notifier.start()
    at(clock, day(3), 8)
    notifier.check()
    assert [text for _title, text in told] == ["in 1\nin 2"]
    at(clock, day(-300), 8)
    notifier.check()
    at(clock, day(3), 9)
    notifier.check()
    assert len(told) == 1
    at(clock, day(401), 8)
    notifier.check()
    assert told[-1][1] == "in 400"


def test_a_second_start_does_not_tell_again(context, services, notifier, told):
    services.reminders.add(ReminderDraft("now", TODAY))
    notifier.start()
    again = []
    other = Notifier(context, lambda title, text: again.append((title, text)))
    other.start()
    services.reminders.add(ReminderDraft("new", TODAY))
    assert len(told) + len(again) == 2


def test_put_off_it_is_told_again_on_its_new_day(services, notifier, told, clock):
    made = services.reminders.add(ReminderDraft("call", TODAY))
    notifier.start()
    services.reminders.snooze(made, day(2))
    at(clock, day(2), 9)
    notifier.check()
    assert [text for _title, text in told] == ["call", "call"]


def test_a_birthday_is_told_ahead_and_on_its_day(database, notifier, told, clock):
    make_file(database, "刘总", birth_month=11, birth_day=28, birth_year=1980)
    notifier.start()
    at(clock, day(3), 9)
    notifier.check()
    assert [text for _title, text in told] == ["Birthday, turns 46 · 刘总"]
    at(clock, day(5), 9)
    notifier.check()
    notifier.check()
    assert len(told) == 2


def test_what_is_written_now_and_due_is_told_at_once_only_when_running(services, notifier, told):
    services.reminders.add(ReminderDraft("before", TODAY))
    assert told == []
    notifier.start()
    services.reminders.add(ReminderDraft("after", TODAY))
    assert [text for _title, text in told] == ["before", "after"]
    notifier.stop()
    services.reminders.add(ReminderDraft("stopped", TODAY))
    assert len(told) == 2


def test_many_are_named_by_three(services, notifier, told):
    for n in range(5):
        services.reminders.add(ReminderDraft(f"no. {n}", TODAY))
    notifier.start()
    assert told == [("5 reminders are due", "no. 0\nno. 1\nno. 2\nand 2 more")]


def test_what_is_settled_is_forgotten_in_time(context, services, notifier, clock):
    made = services.reminders.add(ReminderDraft("old", TODAY))
    notifier.start()
    services.reminders.done([made])
    services.reminders.add(ReminderDraft("new", day(100)))
    at(clock, day(100), 9)
    notifier.check()
    kept = context.preferences.get("told_reminders")[str(services.diary.path)]
    assert [name.split("@")[0] for name in kept] == ["reminder/2"]


def test_each_lead_day_is_told_once(database, notifier, told, clock):
    make_file(database, "刘志强", birth_month=11, birth_day=29)
    notifier.start()  # six days before: the week's lead day has passed unseen
    for n in (0, 1, 2, 5, 5, 6, 6, 7):
        at(clock, day(n), 9)
        notifier.check()
    assert [title for title, _text in told] == ["1 reminder is due"] * 3
