"""What the charts count, against a recount by hand over a random diary."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.funnels import NEW, Rate
from app.models import ClientFile, Contact, LineFile, LogLine, RungChange
from tests.factories import make_file

START, END = date(2026, 8, 1), date(2026, 10, 31)
LADDER = "ABCDEF"


@pytest.fixture(params=[1, 2, 3])
def random_diary(request, database):
    """Thirty files with moves and contacts in any order of telling."""
    r = random.Random(request.param)
    with database.write("Random") as unit:
        s = unit.session
        for _ in range(30):
            begun = date(2026, 6, 1) + timedelta(days=r.randrange(150))
            file = ClientFile(
                name="X",
                rung="F",
                created_on=begun,
                lead_class=r.choice([None, "I", "III"]),
                visits_before=r.choice([0, 0, 1]),
            )
            s.add(file)
            s.flush()
            place, day = None, begun
            for _ in range(r.randrange(1, 6)):
                to = r.choice([p for p in (*LADDER, "opened", "lost") if p != place])
                s.add(RungChange(file_id=file.id, changed_on=day, from_rung=place, to_rung=to))
                place, day = to, day + timedelta(days=r.randrange(40))
            for _ in range(r.randrange(7)):
                line = LogLine(
                    on_date=date(2026, 6, 1) + timedelta(days=r.randrange(180)),
                    way=r.choice(["visit", "visit", "phone", "mailing"]),
                )
                s.add(line)
                s.flush()
                s.add(LineFile(line_id=line.id, file_id=file.id))
                s.add(Contact(line_id=line.id, file_id=file.id, met=r.random() < 0.8))
    return database


def test_the_ladder_flow_recounted(services, random_diary):
    flow = services.statistics.ladder_flow(START, END)
    passed, moves = {}, Counter()
    with random_diary.read() as session:
        for file_id in session.scalars(select(ClientFile.id)):
            before = now = None
            for change in session.scalars(
                select(RungChange).where(RungChange.file_id == file_id).order_by(RungChange.id)
            ):
                if change.changed_on < START:
                    before = change.to_rung
                elif change.changed_on <= END:
                    moves[change.from_rung or NEW, change.to_rung] += 1
                if change.changed_on <= END:
                    now = change.to_rung
            if now:
                passed.setdefault((before or NEW, now), set()).add(file_id)
    assert {key: set(files) for key, files in flow.passed.items()} == passed
    assert {key: len(files) for key, files in flow.moves.items()} == dict(moves)


def test_the_visit_funnel_recounted(services, random_diary):
    funnel = services.statistics.visit_funnel(START, END)
    steps = ("first", "second", "third", "opened")
    wanted = {True: {step: set() for step in steps}, False: {step: set() for step in steps}}
    with random_diary.read() as session:
        for file in session.scalars(select(ClientFile)):
            days = [
                day
                for (day,) in session.execute(
                    select(LogLine.on_date)
                    .join(Contact, Contact.line_id == LogLine.id)
                    .where(Contact.file_id == file.id, Contact.met, LogLine.way == "visit")
                    .order_by(LogLine.on_date, LogLine.id)
                )
            ]
            for number, day in enumerate(days, start=1 + file.visits_before):
                if number <= 3 and START <= day <= END:
                    wanted[file.lead_class is not None][steps[number - 1]].add(file.id)
            opened = [
                c.changed_on
                for c in session.scalars(select(RungChange).where(RungChange.file_id == file.id))
                if c.to_rung == "opened"
            ]
            if opened and START <= min(opened) <= END:
                wanted[file.lead_class is not None]["opened"].add(file.id)
    assert {step: set(files) for step, files in funnel.scored.items()} == wanted[True]
    assert {step: set(files) for step, files in funnel.unscored.items()} == wanted[False]
    assert funnel.rates["second"].cases == len(wanted[True]["first"])


def test_activity_counts_real_contacts_and_visits_by_day(services, random_diary):
    found = services.statistics.activity(START, END)
    contacts, visits = Counter(), Counter()
    with random_diary.read() as session:
        for day, way, met in session.execute(
            select(LogLine.on_date, LogLine.way, Contact.met).join(Contact, Contact.line_id == LogLine.id)
        ):
            if START <= day <= END and met and way != "mailing":
                contacts[day] += 1
                visits[day] += way == "visit"
    assert {d.day: d.contacts for d in found} == dict(contacts)
    assert {d.day: d.visits for d in found if d.visits} == {d: n for d, n in visits.items() if n}
    assert [d.day for d in found] == sorted(contacts)


def test_a_file_that_never_moved_stands_where_it_was_made(services, database):
    with database.write("Import") as unit:
        unit.session.add(ClientFile(name="Old", rung="C", created_on=date(2026, 5, 1)))
        unit.session.add(ClientFile(name="New", rung="D", created_on=date(2026, 9, 1)))
        unit.session.add(
            ClientFile(name="Client", rung=None, opened_on=date(2026, 1, 1), created_on=date(2026, 5, 1))
        )
    flow = services.statistics.ladder_flow(START, END)
    assert flow.passed == {("C", "C"): (1,), (NEW, "D"): (2,), ("opened", "opened"): (3,)}


def test_moves_made_through_the_ladder_are_counted(services, database):
    assert not services.statistics.anything()
    liu = make_file(database, "Liu")
    services.ladder.move(liu, "E", on=date(2026, 11, 10))
    services.ladder.move(liu, "opened", on=date(2026, 11, 20))
    flow = services.statistics.ladder_flow(date(2026, 11, 5), date(2026, 11, 23))
    assert flow.passed == {("F", "opened"): (liu,)}
    assert flow.climbed("F") == Rate(1, 1)
    assert services.statistics.anything()
