"""The calendar: everything dated in one place, compared with what a patient reader finds; moves and undo."""

import time as clock_time
from datetime import date, time, timedelta
from random import Random

import pytest
from sqlalchemy import select

from app.core.errors import InvalidInput
from app.domain.annual import AnnualDate, Calendar, occurrences
from app.domain.festivals import Festival
from app.domain.recurrence import Repeat, RepeatUnit, following, kept_on
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, ImportantDate, LogLine, Person, Reminder
from app.services.contacts import ContactDraft, ContactPerson
from app.services.daily_log import LineDraft
from app.services.goals import GoalDraft
from app.services.reminders import ReminderDraft
from app.services.week_plan import VisitDraft
from tests.factories import make_file

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 31)


def on(n):
    return TODAY + timedelta(days=n)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总")


def entries(services, first=FIRST, last=LAST, kind=None):
    found = [entry for day in services.calendar.days(first, last, None) for entry in day.entries]
    return [entry for entry in found if kind in {None, entry.kind}]


def texts(services, day):
    return [entry.text for entry in services.calendar.day(day).entries]


def the_only(services, kind):
    (entry,) = entries(services, kind=kind)
    return entry


def rows(database):
    with database.read() as session:
        return {
            model.__tablename__: [tuple(row) for row in session.execute(select(model.__table__))]
            for model in (LogLine, Reminder)
        }


# -- days


def test_every_day_says_what_kind_of_day_it_is(services):
    days = {day.on: day for day in services.calendar.days(date(2026, 9, 20), date(2026, 10, 12))}
    assert len(days) == 23
    assert days[date(2026, 9, 25)].festival == "Mid-Autumn Festival"
    assert (days[date(2026, 9, 25)].lunar.month, days[date(2026, 9, 25)].lunar.day) == (8, 15)
    golden = days[date(2026, 10, 5)]
    assert (golden.festival, golden.holiday, golden.working) == (None, "National Day", False)
    assert days[date(2026, 9, 20)].make_up
    assert days[date(2026, 10, 10)].make_up
    assert not days[date(2026, 10, 11)].make_up
    assert all(day.known for day in days.values())


def test_years_without_published_holidays_say_so(services):
    (day,) = services.calendar.days(date(2049, 10, 1), date(2049, 10, 1))
    assert not day.known
    assert day.festival == "National Day"
    assert not day.working  # by law, whatever the plan of the year will be
    assert services.calendar.day(date(2049, 10, 4)).working  # a Monday: nothing more is known


def test_what_the_user_overrides_counts(services):
    services.settings.change({"day_overrides": {"2026-11-28": True, "2026-11-27": False}})
    saturday, friday = services.calendar.day(date(2026, 11, 28)), services.calendar.day(date(2026, 11, 27))
    assert saturday.make_up
    assert not friday.working


# -- what stands on them


def test_everything_of_a_day_stands_in_its_order(services, database, liu):
    with database.write("dates") as unit:
        file = unit.session.get_one(ClientFile, liu)
        file.birth_month, file.birth_day, file.birth_year = 11, 25, 1980
        unit.session.add(ImportantDate(file_id=liu, title="国债到期", month=11, day=25, year=2026))
    services.week.plan_visit(VisitDraft((liu,), on(2), time(9, 30), time(11), plan="谈套保"))
    services.log.add_line(LineDraft(on(2), time(8), plan="晨会"))
    services.reminders.add(ReminderDraft("发日报", on(2), time(17)))
    services.reminders.add(ReminderDraft("回电", on(2), file_id=liu))
    goal = GoalDraft("十月十户", "new_files", 10, starts_on=on(-20), ends_on=on(2))
    services.goals.add(goal)
    assert texts(services, on(2)) == [
        "刘总: Birthday, turns 46",
        "刘总: 国债到期",
        "Goal ends: 十月十户",
        "刘总: 回电",
        "刘总: 谈套保",
        "发日报",
        "晨会",
    ]


def test_a_held_visit_is_done_and_a_moved_one_stands_where_it_went(services, liu):
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, time(9), record="谈了方案"))
    line = services.week.plan_visit(VisitDraft((liu,), TODAY, time(15)))
    services.week.move_visit(line, on(1))
    held, planned = entries(services, kind="visit")
    assert (held.on, held.state, held.movable) == (TODAY, "done", False)
    assert (planned.on, planned.state, planned.movable) == (on(1), "open", True)


def test_lines_without_a_time_and_a_way_stay_in_the_log(services):
    services.log.add_line(LineDraft(TODAY, plan="想想明年"))
    assert entries(services) == []


def test_a_reminder_put_off_stands_on_its_new_day_and_a_done_one_where_it_was_done(services):
    put_off = services.reminders.add(ReminderDraft("回电", on(1)))
    done = services.reminders.add(ReminderDraft("寄资料", on(9)))
    services.reminders.snooze(put_off, on(4))
    services.reminders.done([done])
    assert [(entry.title, entry.on, entry.state) for entry in entries(services)] == [
        ("寄资料", TODAY, "done"),
        ("回电", on(4), "open"),
    ]


def test_the_end_of_a_rung_stands_on_its_day(services, database):
    file_id = make_file(database, "孙大姐", rung="D")
    services.ladder.move(file_id, "C", reason="等半年报", until=on(10))
    entry = the_only(services, "rung_end")
    assert entry.on == on(10)
    assert "等半年报" in entry.text
    with pytest.raises(InvalidInput, match="rung"):
        services.calendar.move(entry, on(11), entry.start)


def test_targets_end_with_their_month(services):
    services.targets.set_target("month", date(2026, 12, 1), "new_files", 3)
    assert [(each.on, each.title) for each in entries(services, kind="target")] == [
        (date(2026, 12, 31), "Targets of the month end")
    ]


def test_open_series_are_shown_ahead_and_done_ones_are_not(services):
    repeat = Repeat(RepeatUnit.WEEK, 2)
    services.reminders.add(ReminderDraft("周报", on(0), repeat=repeat))
    found = entries(services, kind="reminder")
    assert [entry.on for entry in found] == [on(0), on(14), on(28)]
    assert [entry.movable for entry in found] == [True, False, False]
    services.reminders.done([int(found[0].key.split("/")[1])])
    assert [(entry.on, entry.state) for entry in entries(services, kind="reminder")] == [
        (on(0), "done"), (on(14), "open"), (on(28), "open"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_series_as_a_patient_reader_counts_them(services, seed):
    """The open one, and every occurrence that comes after it and after today, whatever the range."""
    random = Random(seed)
    wanted = []
    for number in range(25):
        begin = date(2026, 6, 1) + timedelta(days=random.randrange(250))
        until = random.choice([None, begin + timedelta(days=random.randrange(300))])
        repeat = Repeat(random.choice(list(RepeatUnit)), random.randrange(1, 5), until, random.random() < 0.4)
        services.reminders.add(ReminderDraft(f"第{number}件", begin, repeat=repeat))
        first = kept_on(begin, repeat, WorkCalendar())
        days, at = [first], first
        while (at := following(begin, repeat, at, WorkCalendar())) is not None and at <= LAST:
            days.append(at)
        wanted += [(day, f"第{number}件") for day in days
                   if FIRST <= day <= LAST and (day == first or day > TODAY)]  # fmt: skip
    assert sorted((entry.on, entry.title) for entry in entries(services)) == sorted(wanted)


def test_an_overdue_series_stands_on_its_day_and_not_on_those_it_has_missed(services, clock):
    services.reminders.add(ReminderDraft("日报", on(0), repeat=Repeat(RepeatUnit.DAY)))
    clock.at += timedelta(days=3)
    days = [entry.on for entry in entries(services, on(-2), on(6), kind="reminder")]
    assert days == [on(0), on(4), on(5), on(6)]
    services.reminders.done([1])
    days = [(entry.on, entry.state) for entry in entries(services, on(-2), on(6), kind="reminder")]
    assert days == [(on(3), "done"), (on(4), "open"), (on(5), "open"), (on(6), "open")]


def births(database, seed, count=60):
    """People and firms with birthdays and dates of all sorts; what each is kept on."""
    random = Random(seed)
    anchors = []
    with database.write("births") as unit:
        session = unit.session
        for number in range(count):
            calendar = random.choice(list(Calendar))
            year = random.choice([None, *range(1950, 2000)])
            month = random.randrange(1, 13)
            day = random.choice([1, 15, 28, 29, 30] if calendar is Calendar.LUNAR else [1, 2, 15, 27, 28, 29])
            if calendar is Calendar.SOLAR and (month, day) == (2, 29):
                year = None
            try:
                annual = AnnualDate(calendar, month, day, False, year)
            except ValueError:
                continue
            name = f"客户{number}"
            born = {f"birth_{key}": value for key, value in parts(annual).items()}
            kind = number % 3
            file = ClientFile(name=name, rung="F", rung_since=TODAY, created_on=TODAY)
            if kind == 0:
                for key, value in born.items():
                    setattr(file, key, value)
            session.add(file)
            session.flush()
            if kind == 1:
                session.add(Person(file_id=file.id, name=f"{name}的女儿", **born))
            elif kind == 2:
                session.add(ImportantDate(file_id=file.id, title="纪念日", yearly=True, **parts(annual)))
            anchors.append((annual, f"{name}的女儿 ({name})" if kind == 1 else name))
    return anchors


def parts(annual):
    return {
        "calendar": annual.calendar.value, "year": annual.year, "month": annual.month,
        "day": annual.day, "leap": annual.leap,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 1), date(2024, 3, 31)),  # before what the table holds
        (date(2027, 12, 20), date(2028, 3, 5)),  # over its end
        (date(2024, 12, 20), date(2025, 1, 20)),  # over its begin
        (date(2033, 1, 1), date(2034, 2, 28)),  # after it, with a leap month
    ],
)
def test_birthdays_and_dates_in_any_year(services, database, seed, first, last):
    anchors = births(database, seed)
    wanted = sorted((day, name) for annual, name in anchors for day in occurrences(annual, first, last))
    assert sorted((each.on, *each.names) for each in entries(services, first, last)) == wanted


def test_a_date_that_comes_once_is_there_once_in_any_year(services, database, liu):
    with database.write("dates") as unit:
        unit.session.add(ImportantDate(file_id=liu, title="合同到期", month=3, day=1, year=2030))
    assert [each.on for each in entries(services, date(2030, 2, 1), date(2030, 3, 31))] == [date(2030, 3, 1)]
    assert entries(services, date(2031, 2, 1), date(2031, 3, 31)) == []


def test_a_birthday_that_was_marked_is_done(services, database, liu):
    with database.write("dates") as unit:
        file = unit.session.get_one(ClientFile, liu)
        file.birth_month, file.birth_day = 11, 25
    (row,) = services.reminders.due(TODAY)
    services.reminders.done([row.key])
    assert the_only(services, "birthday").state == "open"  # its day is still to come
    services.reminders.done([row.key], altogether=True)
    assert the_only(services, "birthday").state == "done"


def test_many_birthdays_are_counted_and_leave_room_for_the_work(services, database, liu):
    with database.write("births") as unit:
        unit.session.add_all(
            ClientFile(
                name=f"客户{n}", rung="F", rung_since=TODAY, created_on=TODAY, birth_month=11, birth_day=24
            )
            for n in range(30)
        )
    services.week.plan_visit(VisitDraft((liu,), on(1), time(9)))
    for span in ((on(1), on(1)), (date(2030, 11, 24), date(2030, 11, 24))):
        (day,) = services.calendar.days(*span)
        assert (len([each for each in day.entries if each.kind == "birthday"]), day.more) == (6, 24)
    kinds = [each.kind for each in services.calendar.days(on(1), on(1))[0].entries]
    assert kinds == ["birthday", "birthday", "visit", "birthday", "birthday", "birthday", "birthday"]
    assert len(services.calendar.day(on(1)).entries) == 31


# -- moving


def moved_and_back(services, database, entry, day):
    before = rows(database)
    key = services.calendar.move(entry, day, entry.start)
    acts = len(services.undo.recent())
    services.undo.undo()
    assert rows(database) == before
    services.undo.redo()
    assert len(services.undo.recent()) >= acts
    return next(each for each in entries(services) if each.key == key)


def test_a_reminder_moves_with_its_time_and_loses_its_delay(services, database, liu):
    number = services.reminders.add(ReminderDraft("回电", on(1), time(10), file_id=liu, leads=(2,)))
    services.reminders.snooze(number, on(3))
    entry = moved_and_back(services, database, the_only(services, "reminder"), on(7))
    assert (entry.on, entry.start) == (on(7), time(10))
    assert services.reminders.load(number).leads == (2,)


def test_a_series_goes_on_from_where_it_was_moved_to(services, database):
    services.reminders.add(ReminderDraft("周报", on(0), repeat=Repeat(RepeatUnit.WEEK)))
    moved_and_back(services, database, entries(services)[0], on(1))
    assert [each.on for each in entries(services)][:3] == [on(1), on(8), on(15)]


def test_a_planned_visit_moves(services, database, liu):
    services.week.plan_visit(VisitDraft((liu,), on(1), time(9, 30)))
    entry = moved_and_back(services, database, the_only(services, "visit"), on(3))
    assert (entry.on, entry.start, entry.names) == (on(3), time(9, 30), ("刘总",))


def test_a_line_of_the_log_moves_and_leaves_its_trace(services, database):
    services.log.add_line(LineDraft(TODAY, time(20), plan="整理档案"))
    entry = moved_and_back(services, database, the_only(services, "line"), on(1))
    assert entry.on == on(1)
    assert [line.state for line in services.log.day(TODAY)] == ["moved"]


def test_what_does_not_move_says_why(services, database, liu):
    with database.write("dates") as unit:
        file = unit.session.get_one(ClientFile, liu)
        file.birth_month, file.birth_day = 11, 25
        unit.session.add(ImportantDate(file_id=liu, title="国债到期", month=11, day=26, year=2026))
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, time(9), record="谈了"))
    services.reminders.add(ReminderDraft("周报", on(0), repeat=Repeat(RepeatUnit.MONTH)))
    services.goals.add(GoalDraft("十户", "new_files", 10, starts_on=on(-20), ends_on=on(2)))
    before = rows(database)
    for kind, words in (
        ("birthday", "A birthday cannot be moved"),
        ("date", "belongs to its file"),
        ("visit", "This is done"),
        ("goal", "belongs to the plan"),
    ):
        with pytest.raises(InvalidInput, match=words):
            services.calendar.move(the_only(services, kind), on(5), None)
    with pytest.raises(InvalidInput, match="comes again by itself"):
        services.calendar.move(entries(services, kind="reminder")[1], on(5), None)
    assert rows(database) == before


def test_to_the_same_day_is_no_act(services, liu):
    services.week.plan_visit(VisitDraft((liu,), on(1), time(9, 30)))
    acts = len(services.undo.recent())
    entry = the_only(services, "visit")
    assert services.calendar.move(entry, on(1), entry.start) == entry.key
    assert len(services.undo.recent()) == acts


def test_a_month_is_read_fast_however_many_have_their_birthday(services, database):
    with database.write("births") as unit:
        unit.session.add_all(
            ClientFile(
                name=f"客户{n}", rung="F", rung_since=TODAY, created_on=TODAY,
                birth_month=n % 12 + 1, birth_day=n % 28 + 1,
            )
            for n in range(1500)
        )  # fmt: skip
    services.calendar.days(FIRST, LAST)
    begun = clock_time.process_time()
    services.calendar.days(FIRST, FIRST + timedelta(days=41))
    assert clock_time.process_time() - begun < 0.25  # far above what it takes, far below a scan with names


def test_whom_to_greet_stands_on_the_day_of_the_festival(database, services, liu):
    spring = date(2027, 2, 6)
    make_file(database, "王芳", rung="B")
    services.greetings.add(Festival.SPRING, spring, [liu])
    total = services.greetings.page(Festival.SPRING, spring).total
    (entry,) = [e for e in services.calendar.day(spring).entries if e.kind == "greeting"]
    assert entry.text == f"Greet {total} people: Spring Festival"
    assert (entry.state, entry.movable) == ("open", False)
    with pytest.raises(InvalidInput):
        services.calendar.move(entry, spring + timedelta(days=1), None)


def test_a_festival_gone_by_tells_who_was_greeted_and_calls_to_nothing(database, services, liu, clock):
    national = date(2026, 10, 1)
    make_file(database, "王芳", rung="A")
    assert not [e for e in services.calendar.day(national).entries if e.kind == "greeting"]
    services.greetings.add(Festival.NATIONAL, national, [liu])
    services.greetings.greet(Festival.NATIONAL, national, [liu])
    (entry,) = [e for e in services.calendar.day(national).entries if e.kind == "greeting"]
    assert (entry.text, entry.state) == ("1 person greeted: National Day", "done")
