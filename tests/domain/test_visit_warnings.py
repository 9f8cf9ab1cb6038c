"""What speaks against a planned visit."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from app.domain.visit_warnings import DayFacts, Slot, WarningKind, meets, warnings_of

WED = date(2026, 11, 25)
THU = date(2026, 11, 26)
WORKED = DayFacts(working=True, holiday="", capacity=2)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def visit(start=None, end=None, on=WED, files=(1,), **values):
    at, until = (time.fromisoformat(text) if text else None for text in (start, end))
    return Slot(on, at, until, "Liu", file_ids=files, visit=True, **values)


def said(slot, *others, day=WORKED, **values):
    return [w.text for w in warnings_of(slot, others, day, names={1: "Liu", 2: "Sun"}, **values)]


@given(st.tuples(TIMES, TIMES), st.tuples(TIMES, TIMES))
def test_two_spans_meet_when_they_share_a_minute(one, two):
    a, b = (Slot(WED, min(span), max(span), "") for span in (one, two))
    shared = (
        max(a.start, b.start) < min(a.end, b.end)
        or a.start == b.start
        or (
            # a moment inside the other's span
            a.start == a.end and b.start < a.start < b.end
        )
        or (b.start == b.end and a.start < b.start < a.end)
    )
    assert meets(a, b) is meets(b, a) is shared


def test_without_a_time_nothing_overlaps_and_one_after_the_other_is_fine():
    assert not meets(visit(), visit("09:00"))
    assert not meets(visit("09:00", "10:00"), visit("10:00", "11:00"))
    assert not meets(visit("09:00", "10:00"), visit("09:30", on=THU))
    assert not meets(visit("09:00"), visit("09:30"))  # how long the first takes is not known
    assert meets(visit("09:00", "10:00"), visit("09:30"))


def test_what_lies_at_the_same_time_is_named():
    meeting = Slot(WED, time(9), time(9, 45), "Morning meeting")
    assert said(visit("09:30"), meeting) == ["At the same time: 09:00–09:45 Morning meeting"]
    assert said(visit("09:30"), replace(meeting, open=False)) == []


def test_a_day_off_is_said_with_its_name():
    feast = DayFacts(working=False, holiday="National Day", capacity=6)
    assert said(visit(), day=feast) == ["A day off: National Day"]
    assert said(visit(), day=replace(feast, holiday="")) == ["A day off: not a working day"]


def test_more_visits_than_the_day_holds_is_said_with_both_figures():
    two = visit(files=(3,)), visit(files=(4,))
    assert said(visit(), *two) == ["3 visits planned, the day holds 2"]
    assert said(visit(), *two, day=replace(WORKED, capacity=3)) == []
    assert said(replace(visit(), visit=False), *two) == []  # a call takes no room


def test_the_same_file_twice_in_a_week_is_said_with_the_day():
    assert said(visit(files=(1, 2)), visit(on=THU, files=(2,))) == [
        "Sun: a visit in this week already (11-26)"
    ]


def test_someone_lost_and_someone_alone_in_training():
    found = warnings_of(visit(), (), WORKED, names={1: "Liu"}, lost=frozenset({1}), alone=True)
    assert [(w.kind, w.field) for w in found] == [
        (WarningKind.LOST, "who"),
        (WarningKind.ALONE, "companions"),
    ]
