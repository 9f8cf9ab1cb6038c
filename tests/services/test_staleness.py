"""Silence: working days since the last real contact, and never while a next step is planned."""

from datetime import date, timedelta

import pytest

from app.models import ClientFile, Contact, FileSummary, LineFile, LogLine, Reminder

TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture
def diary(database):
    """Writes files and what happened to them."""
    return Diary(database)


class Diary:
    def __init__(self, database):
        self.db = database

    def file(self, name="Liu Wei", *, rung="A", created=date(2026, 1, 5), **known):
        with self.db.write("New file") as unit:
            file = ClientFile(name=name, rung=rung, created_on=created, **known)
            unit.session.add(file)
            unit.session.flush()
            return file.id

    def contact(self, file_id, day, *, met=True, way="phone"):
        with self.db.write("Contact") as unit:
            line = LogLine(on_date=day, way=way, state="done")
            unit.session.add(line)
            unit.session.flush()
            unit.session.add(LineFile(line_id=line.id, file_id=file_id))
            unit.session.add(Contact(line_id=line.id, file_id=file_id, met=met))

    def step(self, file_id, due, kind="next_step", done_on=None):
        with self.db.write("Next step") as unit:
            row = Reminder(
                kind=kind, text="call", file_id=file_id, due_on=due, done_on=done_on, created_on=TODAY
            )
            unit.session.add(row)
            unit.session.flush()
            return row.id

    def plan(self, file_id, day, *, state="open"):
        with self.db.write("Plan") as unit:
            line = LogLine(on_date=day, way="visit", plan="visit", state=state)
            unit.session.add(line)
            unit.session.flush()
            unit.session.add(LineFile(line_id=line.id, file_id=file_id))

    def stale_on(self, file_id):
        with self.db.read() as session:
            return session.get(FileSummary, file_id).stale_on


def stale_names(services, today=TODAY):
    return [row.name for row in services.ladder.stale(today)]


def test_the_longest_silence_passes_without_a_word_then_it_is_stale(services, diary):
    liu = diary.file(rung="A")  # three working days
    diary.contact(liu, date(2026, 11, 18))  # Wednesday: Thu, Fri, Mon are the three
    assert diary.stale_on(liu) == date(2026, 11, 24)
    assert stale_names(services) == []
    assert stale_names(services, date(2026, 11, 24)) == ["Liu Wei"]


def test_the_holiday_week_does_not_count(diary):
    liu = diary.file(rung="A")
    diary.contact(liu, date(2026, 9, 30))
    # 1–7 October are free, Saturday the 10th is worked: 8, 9 and 10 are the three days.
    assert diary.stale_on(liu) == date(2026, 10, 12)


def test_a_make_up_day_counts(diary, services):
    services.settings.change({"day_overrides": {"2026-11-21": True}})  # a Saturday worked
    liu = diary.file(rung="A")
    diary.contact(liu, date(2026, 11, 18))
    assert diary.stale_on(liu) == TODAY


@pytest.mark.parametrize("what", [{"met": False}, {"way": "mailing"}])
def test_only_real_contacts_end_a_silence(services, diary, what):
    liu = diary.file(rung="A")
    diary.contact(liu, date(2026, 11, 2))
    before = diary.stale_on(liu)
    diary.contact(liu, date(2026, 11, 20), **what)
    assert diary.stale_on(liu) == before
    assert stale_names(services) == ["Liu Wei"]


def test_an_older_contact_entered_late_never_moves_the_date_back(diary):
    liu = diary.file(rung="A")
    diary.contact(liu, date(2026, 11, 20))
    before = diary.stale_on(liu)
    diary.contact(liu, date(2026, 11, 3))
    assert diary.stale_on(liu) == before


def test_without_any_contact_the_clock_starts_with_the_file(services, diary):
    diary.file("Old", rung="A", created=date(2026, 11, 2))
    diary.file("New", rung="A", created=date(2026, 11, 20))
    assert stale_names(services) == ["Old"]


def test_a_next_step_stops_the_clock_until_its_date_has_passed(services, diary):
    liu = diary.file(rung="A")
    diary.contact(liu, date(2026, 11, 2))
    diary.step(liu, TODAY + timedelta(days=2))
    assert stale_names(services) == []
    assert stale_names(services, TODAY + timedelta(days=2)) == []
    assert stale_names(services, TODAY + timedelta(days=3)) == ["Liu Wei"]
    (card,) = services.ladder.cards([liu])
    assert (card.stale, card.next_step_on) == (False, TODAY + timedelta(days=2))


def test_a_planned_visit_stops_the_clock_too_while_it_is_open(services, diary):
    liu, lei = diary.file("Liu", rung="A"), diary.file("Lei", rung="A")
    diary.plan(liu, TODAY + timedelta(days=1))
    diary.plan(lei, TODAY + timedelta(days=1), state="not_done")
    assert stale_names(services) == ["Lei"]


def test_a_done_step_and_the_end_of_a_rung_stop_nothing(services, diary):
    liu = diary.file(rung="A")
    diary.step(liu, TODAY + timedelta(days=9), done_on=TODAY)
    diary.step(liu, TODAY + timedelta(days=9), kind="rung_end")
    assert stale_names(services) == ["Liu Wei"]


def test_a_file_of_its_own_rhythm_and_a_client(services, diary):
    own = diary.file("Own", rung="F", silence_days=2)
    client = diary.file("Client", rung=None, standing="client", opened_on=date(2026, 1, 5))
    gone = diary.file("Gone", rung=None, standing="lost", lost_on=date(2026, 1, 5))
    for each in (own, client, gone):
        diary.contact(each, date(2026, 11, 10))
    assert diary.stale_on(gone) is None
    assert stale_names(services) == ["Own"]
    assert stale_names(services, date(2026, 12, 20)) == ["Own", "Client"]


def test_the_worst_is_measured_by_its_own_longest_silence(services, diary):
    a, e = diary.file("A card", rung="A"), diary.file("E card", rung="E")
    diary.contact(a, date(2026, 11, 9))  # 10 working days for 3
    diary.contact(e, date(2026, 10, 19))  # 25 for 20
    rows = services.ladder.stale(TODAY)
    assert [(r.name, r.silent_days, r.longest) for r in rows] == [("A card", 10, 3), ("E card", 25, 20)]
    assert services.ladder.stale_count(TODAY) == 2
    assert [r.name for r in services.ladder.stale(TODAY, limit=1)] == ["A card"]


def test_in_a_column_the_longest_silent_stand_first_and_the_planned_last(services, diary):
    days = {"fresh": 20, "old": 2, "planned": 1, "passed": 3}
    ids = {name: diary.file(name, rung="A") for name in days}
    for name, day in days.items():
        diary.contact(ids[name], date(2026, 11, day))
    diary.step(ids["planned"], TODAY + timedelta(days=1))
    diary.step(ids["passed"], TODAY - timedelta(days=1))
    ladder = services.ladder
    cards = ladder.cards(ladder.card_ids("A"))
    assert [c.name for c in cards] == ["old", "passed", "fresh", "planned"]
    assert [c.stale for c in cards] == [True, True, False, False]
    assert [c.silent_days for c in cards] == [15, 14, 1, 16]
    assert [c.name for c in ladder.cards(ladder.card_ids("A", silent_only=True))] == ["old", "passed"]
