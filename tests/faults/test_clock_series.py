"""A series under any clock: ticked off, opened again, undone and redone while the clock jumps to and fro."""

from __future__ import annotations

import itertools
from calendar import monthrange
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.recurrence import Repeat, RepeatUnit
from app.models import Reminder
from app.services.reminders import ReminderDraft

TODAY = date(2026, 11, 23)
NUMBERS = itertools.count()
CLOCK, DONE, OPENED, UNDO, REDO = "clock", "done", "opened", "undo", "redo"
units = st.sampled_from([RepeatUnit.DAY, RepeatUnit.WEEK, RepeatUnit.MONTH, RepeatUnit.YEAR])
steps = st.lists(
    st.one_of(
        st.tuples(st.just(CLOCK), st.integers(-400, 400)),
        st.tuples(st.sampled_from([DONE, DONE, OPENED, UNDO, REDO]), st.integers(0, 3)),
    ),
    max_size=14,
)


def occurrence(anchor, repeat, number):
    """Counted from the anchor, by hand."""
    count = number * repeat.every
    if repeat.unit in {RepeatUnit.DAY, RepeatUnit.WEEK}:
        return anchor + timedelta(days=count * (7 if repeat.unit == RepeatUnit.WEEK else 1))
    months = anchor.month - 1 + count * (12 if repeat.unit == RepeatUnit.YEAR else 1)
    year, month = anchor.year + months // 12, months % 12 + 1
    return date(year, month, min(anchor.day, monthrange(year, month)[1]))


def first_after(anchor, repeat, day):
    return next(each for number in itertools.count() if (each := occurrence(anchor, repeat, number)) > day)


def rows_of(database, text):
    with database.read() as session:
        return session.scalars(select(Reminder).where(Reminder.text == text).order_by(Reminder.due_on)).all()


def check(database, text, anchor, repeat):
    """Every occurrence stands once; none is skipped but those that went by before the last was done."""
    rows = rows_of(database, text)
    days = [row.due_on for row in rows]
    assert len(set(days)) == len(days), days
    assert rows[0].due_on == anchor
    assert rows[-1].done_on is None  # it goes on
    for before, row in itertools.pairwise(rows):
        assert row.due_on == first_after(anchor, repeat, max(before.due_on, row.created_on))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.builds(Repeat, units, st.integers(1, 4)), steps)
@example(TODAY, Repeat(RepeatUnit.WEEK), [(DONE, 0), (DONE, 0), (OPENED, 0), (DONE, 0)])
@example(TODAY, Repeat(RepeatUnit.DAY), [(DONE, 0), (DONE, 0), (DONE, 0), (OPENED, 1), (OPENED, 0)])
@example(TODAY, Repeat(RepeatUnit.WEEK), [(DONE, 0), (CLOCK, -9), (DONE, 0), (OPENED, 0), (DONE, 0)])
def test_every_occurrence_stands_once_and_none_is_lost(services, database, clock, anchor, repeat, steps):
    clock.at = datetime.combine(anchor, time(9))
    text = f"series {next(NUMBERS)}"
    services.reminders.add(ReminderDraft(text, anchor, repeat=repeat))
    acts = undone = 0
    for what, number in steps:
        if what == CLOCK:
            clock.at += timedelta(days=number)
            continue
        if what == UNDO and acts:
            services.undo.undo()
            acts, undone = acts - 1, undone + 1
        elif what == REDO and undone:
            services.undo.redo()
            acts, undone = acts + 1, undone - 1
        elif what in {DONE, OPENED}:
            found = [row.id for row in rows_of(database, text) if (row.done_on is None) == (what == DONE)]
            if found:
                command = services.reminders.done if what == DONE else services.reminders.undone
                command([found[number % len(found)]])
                acts, undone = acts + 1, 0
        check(database, text, anchor, repeat)


def test_opened_again_by_putting_it_off_the_next_goes_away(services):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.done([made])
    services.reminders.snooze(made, TODAY + timedelta(days=1))
    assert [row.key for row in services.reminders.page().rows] == [f"reminder/{made}"]


@pytest.mark.parametrize("wrong", [-3653, 400])
def test_done_under_a_wrong_clock_and_opened_under_the_right_one(services, clock, wrong):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    clock.at += timedelta(days=wrong)
    services.reminders.done([made])
    clock.at -= timedelta(days=wrong)
    services.reminders.undone([made])
    services.reminders.done([made])
    assert [row.due_on for row in services.reminders.page().rows] == [TODAY + timedelta(days=7)]
