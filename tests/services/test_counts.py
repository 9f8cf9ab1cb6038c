"""Counts against a recount by hand of the sample diary, and cases made by hand."""

from collections import defaultdict
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.domain.process import Hours
from app.models import Appointment, ClientFile, Contact, LogLine, RungChange
from app.services.bundle import Services
from app.services.contacts import AppointmentDraft, ContactDraft, ContactPerson
from app.services.counts import COUNTED
from app.services.week_plan import VisitDraft
from app.storage.opening import open_diary
from tests.conftest import TODAY
from tests.factories import make_file


@pytest.fixture(scope="module")
def demo(sample_diary):
    """The sample diary, opened."""
    database = open_diary(sample_diary, FixedClock.on(TODAY), Notices())
    yield database
    database.close()


def recount(database, start, end):
    """Every metric in plain Python over whole tables: values, lines, files."""
    with database.read() as session:
        lines = {line.id: line for line in session.scalars(select(LogLine))}
        contacts = session.scalars(select(Contact)).all()
        asked = session.scalars(select(Appointment)).all()
        moves = session.scalars(select(RungChange).order_by(RungChange.changed_on, RungChange.id)).all()
        files = {file.id: file for file in session.scalars(select(ClientFile))}
    hits = defaultdict(list)  # metric → (day, line, file, amount)
    for each in asked:
        call = (lines[each.line_id].on_date, each.line_id, each.file_id, 1)
        hits["calls"].append(call)
        if each.state == "agreed":
            hits["appointments"].append(call)
    for metric, line, file_id in talks(contacts, lines, files):
        hits[metric].append((line.on_date, line.id, file_id, 1))
    hits["new_files"] = [(file.created_on, None, file.id, 1) for file in files.values()]
    first_opening = {}
    for move in moves:
        if move.to_rung == "opened":
            first_opening.setdefault(move.file_id, move.changed_on)
    for file_id, day in first_opening.items():
        hits["opened"].append((day, None, file_id, 1))
        if files[file_id].equity_fen is not None:
            hits["equity"].append((day, None, file_id, files[file_id].equity_fen))
    found = {}
    for metric in COUNTED:
        mine = [hit for hit in hits[metric.value] if start <= hit[0] <= end]
        found[metric.value] = (
            sum(amount for *_who, amount in mine),
            {line for _day, line, *_rest in mine if line is not None},
            {file_id for _day, _line, file_id, _amount in mine},
        )
    return found


def talks(contacts, lines, files):
    """Real contacts, visits, and which visit each was: the metric, the line, the file."""
    visits = defaultdict(list)
    for each in contacts:
        line = lines[each.line_id]
        if each.met and line.way != "mailing":
            yield "contacts", line, each.file_id
        if each.met and line.way == "visit":
            visits[each.file_id].append((line.on_date, line.start_time or time.min, line.id))
            yield "visits", line, each.file_id
    names = {1: "first_visits", 2: "second_visits", 3: "third_visits"}
    for file_id, held in visits.items():
        file = files[file_id]
        for number, (_day, _at, line_id) in enumerate(sorted(held), start=1 + file.visits_before):
            if number in names and file.lead_class is not None:
                yield names[number], lines[line_id], file_id


def as_sets(counted):
    return {code: (each.value, set(each.line_ids), set(each.file_ids)) for code, each in counted.items()}


@pytest.mark.parametrize("days", [1, 7, 30, 90])
@pytest.mark.parametrize("back", [0, 13, 40])
def test_the_sample_diary_recounted(demo, days, back):
    end = TODAY - timedelta(days=back)
    start = end - timedelta(days=days - 1)
    found = Services.of(demo).counts.count(start, end)
    assert as_sets(found) == recount(demo, start, end)


def test_the_sample_diary_holds_some_of_each(demo):
    found = Services.of(demo).counts.count(TODAY - timedelta(days=89), TODAY)
    assert {code for code, each in found.items() if not each.value} <= {"calls", "appointments"}
    assert found["first_visits"].value < found["visits"].value < found["contacts"].value


@pytest.mark.parametrize("kind", ["day", "week", "month"])
def test_periods_are_counted_as_one_by_one(demo, kind):
    counts = Services.of(demo).counts
    start, end = date(2026, 9, 9), date(2026, 11, 20)
    for (first, last), found in counts.by_period(kind, start, end).items():
        assert as_sets(found) == as_sets(counts.count(first, last))


def see(services, line_id=None, on=TODAY, **people):
    """A visit recorded; each keyword is a file id and whether it was met."""
    persons = tuple(
        ContactPerson(int(name[1:]), met=met, not_met=None if met else "absent")
        for name, met in people.items()
    )
    return services.contacts.record(ContactDraft(persons, on, line_id=line_id, way="visit")).line_id


def values(services, start=TODAY - timedelta(days=6), end=TODAY):
    return {code: each.value for code, each in services.counts.count(start, end).items() if each.value}


def test_an_empty_period_counts_nothing_and_names_every_metric(services):
    found = services.counts.count(TODAY, TODAY)
    assert list(found) == [metric.value for metric in COUNTED]
    assert {each.value for each in found.values()} == {0}


def test_a_line_with_several_people_counts_each_who_was_met(services, database):
    liu, sun, lei = (make_file(database, name, lead_class="I") for name in ("Liu", "Sun", "Lei"))
    line = see(services, **{f"f{liu}": True, f"f{sun}": True, f"f{lei}": False})
    found = services.counts.count(TODAY, TODAY)
    assert found["visits"].value == 2
    assert found["visits"].line_ids == (line,)
    assert set(found["visits"].file_ids) == {liu, sun}
    assert found["first_visits"].value == found["contacts"].value == 2


def test_who_was_never_scored_stands_apart(services, database):
    liu, sun = make_file(database, "Liu", lead_class="II"), make_file(database, "Sun")
    see(services, **{f"f{liu}": True})
    see(services, **{f"f{sun}": True})
    found = services.counts.count(TODAY, TODAY)["first_visits"]
    assert (found.value, found.file_ids, found.unscored) == (1, (liu,), (sun,))


def test_visits_before_the_diary_are_counted_on(services, database):
    liu = make_file(database, "Liu", lead_class="I", visits_before=1)
    see(services, **{f"f{liu}": True})
    assert values(services) == {"contacts": 1, "visits": 1, "second_visits": 1}


def test_a_moved_visit_counts_where_it_was_held(services, database, clock):
    liu = make_file(database, "Liu", lead_class="I")
    planned = services.week.plan_visit(VisitDraft((liu,), TODAY))
    moved = services.log.move_line(planned, TODAY + timedelta(days=1))
    clock.at += timedelta(days=1)
    see(services, moved, TODAY + timedelta(days=1), **{f"f{liu}": True})
    assert values(services) == {}
    assert services.counts.count(TODAY, TODAY + timedelta(days=1))["visits"].line_ids == (moved,)


def test_calls_are_tried_whatever_came_of_them(services, database):
    liu, sun = make_file(database, "Liu"), make_file(database, "Sun")
    ask = services.contacts.appointment
    ask(AppointmentDraft((liu,), TODAY, state="agreed", visit_on=TODAY + timedelta(days=1)))
    ask(AppointmentDraft((liu, sun), TODAY, state="pending"))
    ask(AppointmentDraft((sun,), TODAY, state="failed", reason="busy", answered=False))
    assert values(services) == {"calls": 4, "appointments": 1, "contacts": 3}


def test_only_the_first_opening_of_a_file_is_one(services, database):
    liu = make_file(database, "Liu", equity_fen=30_000_000_00, created_on=date(2026, 6, 1))
    services.ladder.move(liu, "opened", on=date(2026, 8, 3), reason="Agreed at once")
    services.ladder.move(liu, "lost", on=date(2026, 9, 3), reason="poached")
    services.ladder.move(liu, "opened", on=TODAY)
    assert values(services) == {}
    august = services.counts.count(date(2026, 8, 1), date(2026, 8, 31))
    assert (august["opened"].file_ids, august["equity"].value) == ((liu,), 30_000_000_00)


def test_a_mailing_is_no_contact_and_a_call_no_visit(services, database):
    liu = make_file(database, "Liu", lead_class="I")
    for way in ("mailing", "phone"):
        services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, way=way))
    assert values(services) == {"contacts": 1}


def test_process_figures_by_week(services, database):
    liu, sun = (make_file(database, name, lead_class="I") for name in ("Liu", "Sun"))
    draft = ContactDraft((ContactPerson(liu), ContactPerson(sun)), TODAY, time(9), time(10, 30), way="visit")
    services.contacts.record(draft)
    see(services, **{f"f{liu}": True})
    services.contacts.appointment(AppointmentDraft((sun,), TODAY, state="pending"))
    services.ladder.move(liu, "opened", reason="He was ready")
    rows = services.counts.process("week", TODAY - timedelta(days=10), TODAY)
    assert [(row.start, row.end) for row in rows] == [
        (TODAY, TODAY),
        (date(2026, 11, 16), date(2026, 11, 22)),
        (date(2026, 11, 13), date(2026, 11, 15)),
    ]
    figures = rows[0].figures
    assert (figures.calls, figures.agreed, figures.visits, figures.opened) == (1, 0, 3, 1)
    assert figures.hours == Hours(90, 1, 2)
    assert rows[1].figures.visits == 0
