"""Reminders on a real diary: what is due, done, put off, and that each command can be taken back."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import event, insert, select

from app.core.errors import EditConflict, InvalidInput
from app.domain.recurrence import Repeat, RepeatUnit
from app.domain.reminders import Bucket
from app.models import ImportantDate, OccasionMark, Person, Phone, Reminder, Setting
from app.services.due_marks import pressing_first
from app.services.reminders import ReminderDraft
from tests.acts import one_act
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)


def day(n):
    return TODAY + timedelta(days=n)


def stored(database):
    with database.read() as session:
        return [
            tuple(row)
            for model in (Reminder, OccasionMark)
            for row in session.execute(select(model.__table__))
        ]


def titles(rows):
    return [row.title for row in rows]


def test_added_loaded_edited_deleted_and_all_taken_back(database, services, seen):
    empty = stored(database)
    made = services.reminders.add(ReminderDraft(" 寄资料\n", day(2), time(9), leads=(3, 1)))
    assert "reminder" in seen[-1].ids
    draft = services.reminders.load(made)
    assert (draft.text, draft.due_on, draft.due_time, draft.leads) == ("寄资料", day(2), time(9), (3, 1))
    services.reminders.edit(made, replace(draft, text="改"))
    with pytest.raises(EditConflict):
        services.reminders.edit(made, replace(draft, text="再改"))
    assert services.reminders.load(made).text == "改"
    services.reminders.delete([made])
    assert stored(database) == empty
    for _ in range(3):
        services.undo.undo()
    assert stored(database) == empty
    for _ in range(2):
        services.undo.redo()
    assert services.reminders.load(made).text == "改"


def test_a_reminder_without_words_or_too_long_is_refused(database, services):
    for text, code in (("  ", "empty"), ("长" * 201, "too_long")):
        with pytest.raises(InvalidInput) as refused:
            services.reminders.add(ReminderDraft(text))
        assert (refused.value.field, refused.value.code) == ("text", code)
    assert stored(database) == []


def test_the_list_merges_and_orders(database, services):
    file_id = make_file(database, "刘总")
    with database.write("phones") as unit:
        unit.session.add(Phone(file_id=file_id, number="138 0000 1234", digits="13800001234"))
    add = services.reminders.add
    add(ReminderDraft("无日期"))
    add(ReminderDraft("今天下午", TODAY, time(15, 30)))
    add(ReminderDraft("今天上午", TODAY, time(9), file_id=file_id))
    add(ReminderDraft("今天不限时", TODAY))
    add(ReminderDraft("逾期", day(-10)))
    add(ReminderDraft("明天", day(1)))
    add(ReminderDraft("提前五天", day(5), leads=(5,)))
    rows = services.reminders.due(TODAY)
    assert titles(rows) == ["逾期", "今天上午", "今天下午", "今天不限时", "提前五天", "无日期"]
    assert [row.bucket for row in rows] == [
        Bucket.OVERDUE,
        Bucket.TODAY,
        Bucket.TODAY,
        Bucket.TODAY,
        Bucket.WEEK,
        Bucket.UNDATED,
    ]
    assert (rows[0].days_overdue, rows[4].lead) == (10, 5)
    assert (rows[1].file_name, rows[1].phone) == ("刘总", "138 0000 1234")
    assert titles(services.reminders.upcoming(7)) == ["明天", "提前五天"]
    counts = services.reminders.counts()
    assert (counts.overdue, counts.today, counts.ahead, counts.undated, counts.pressing) == (1, 3, 1, 1, 4)


def test_done_and_put_off_and_back(database, services):
    one = services.reminders.add(ReminderDraft("甲", TODAY))
    two = services.reminders.add(ReminderDraft("乙", TODAY))
    before = stored(database)
    services.reminders.done([one, f"reminder/{two}"])
    assert services.reminders.due(TODAY) == []
    services.undo.undo()
    assert stored(database) == before
    services.reminders.done([one])
    services.reminders.undone([one])
    assert len(services.reminders.due(TODAY)) == 2
    services.reminders.snooze(one, day(3))
    assert titles(services.reminders.due(TODAY)) == ["乙"]
    (back,) = [row for row in services.reminders.due(day(3)) if row.title == "甲"]
    assert (back.due_on, back.days_overdue, back.snoozed_until) == (day(3), 0, day(3))
    services.undo.undo()
    assert len(services.reminders.due(TODAY)) == 2


def test_put_off_to_today_or_before_is_refused(database, services):
    made = services.reminders.add(ReminderDraft("甲", TODAY))
    before = stored(database)
    for until in (TODAY, day(-1)):
        with pytest.raises(InvalidInput) as refused:
            services.reminders.snooze(made, until)
        assert refused.value.field == "until"
    assert stored(database) == before


def test_a_new_day_forgets_that_it_was_put_off(services):
    made = services.reminders.add(ReminderDraft("甲", TODAY))
    services.reminders.snooze([made], day(5))
    services.reminders.edit(made, replace(services.reminders.load(made), due_on=day(1)))
    assert titles(services.reminders.due(day(1))) == ["甲"]


def birthday(database, name, **birth):
    return make_file(database, name, **{f"birth_{key}": value for key, value in birth.items()})


def row_of(services, name, today=TODAY, horizon=0):
    return next((row for row in services.reminders.due(today, horizon) if row.file_name == name), None)


def test_birthdays_with_their_edges(database, services):
    birthday(database, "平年", month=2, day=29, year=1980)
    birthday(database, "农历三十", calendar="lunar", month=10, day=30, year=1970)
    birthday(database, "闰月", calendar="lunar", month=4, day=8, leap=True, year=2020)
    birthday(database, "年份不详", calendar="lunar", month=10, day=16)
    birthday(database, "平常", month=11, day=28, year=1976)
    plain = row_of(services, "平常")
    assert (plain.on_date, plain.lead, plain.turns, plain.edge_rule) == (date(2026, 11, 28), 5, 50, "")
    unknown = row_of(services, "年份不详")
    assert (unknown.on_date, unknown.turns) == (date(2026, 11, 24), None)
    assert unknown.edge_rule == "No age is told."
    leap_day = row_of(services, "平年", date(2027, 2, 28))
    assert (leap_day.on_date, leap_day.turns) == (date(2027, 2, 28), 47)
    assert "28 February" in leap_day.edge_rule
    thirtieth = row_of(services, "农历三十", date(2026, 12, 8))
    assert thirtieth.on_date == date(2026, 12, 8)  # the 29th and last day of that lunar month is 12-08
    assert "29th" in thirtieth.edge_rule
    leap_month = row_of(services, "闰月", date(2026, 5, 24))
    assert leap_month.on_date == date(2026, 5, 24)  # no leap 4th month in 2026: the ordinary one
    assert "Leap month" in leap_month.edge_rule


def test_a_birthday_in_the_file_names_the_person(database, services):
    file_id = make_file(database, "恒泰")
    with database.write("people") as unit:
        person = Person(file_id=file_id, name="陈总", role="contact", birth_month=11, birth_day=25)
        unit.session.add(person)
        unit.session.flush()
        unit.session.add(Phone(file_id=file_id, person_id=person.id, number="139", digits="139"))
        unit.session.add(Phone(file_id=file_id, number="0574", digits="0574"))
    row = row_of(services, "恒泰")
    assert (row.kind, row.person, row.phone, row.person_id) == ("person_birthday", "陈总", "139", person.id)


def test_a_firm_without_a_number_lends_its_persons(database, services):
    file_id = make_file(database, "恒泰")
    with database.write("people") as unit:
        person = Person(file_id=file_id, name="陈总", role="contact")
        unit.session.add(person)
        unit.session.flush()
        unit.session.add(Phone(file_id=file_id, person_id=person.id, number="139", digits="139"))
    services.reminders.add(ReminderDraft("回电", TODAY, file_id=file_id))
    assert row_of(services, "恒泰").phone == "139"


def test_a_birthday_nobody_marked_is_dropped_after_its_days(database, services):
    birthday(database, "过了", month=11, day=23, year=1980)
    assert row_of(services, "过了", day(14)).days_overdue == 14
    assert row_of(services, "过了", day(15)) is None
    services.settings.change({"occasion_overdue_days": 3})
    assert row_of(services, "过了", day(4)) is None


def test_a_birthday_done_comes_back_next_year_only(database, services):
    birthday(database, "寿星", month=11, day=25, year=1980)
    row = row_of(services, "寿星")
    before = stored(database)
    services.reminders.done([row.key])
    assert row_of(services, "寿星") is None
    assert row_of(services, "寿星", date(2027, 11, 20)).turns == 47
    services.undo.undo()
    assert stored(database) == before
    assert row_of(services, "寿星").key == row.key


def test_a_birthday_put_off_stays_away_and_survives_its_own_day(database, services):
    birthday(database, "寿星", month=11, day=20, year=1980)
    row = row_of(services, "寿星")
    assert row.days_overdue == 3
    services.reminders.snooze(row.key, day(12))
    assert row_of(services, "寿星", day(11)) is None
    back = row_of(services, "寿星", day(20))
    assert (back.due_on, back.days_overdue) == (day(12), 8)
    services.reminders.done([back.key])
    assert row_of(services, "寿星", day(20)) is None


def test_dates_that_matter_keep_their_own_lead_and_single_ones_stay(database, services):
    file_id = make_file(database, "赵")
    with database.write("dates") as unit:
        unit.session.add_all(
            [
                ImportantDate(file_id=file_id, title="国债到期", year=2026, month=12, day=20, lead_days=30),
                ImportantDate(file_id=file_id, title="存款到期", year=2026, month=9, day=1, lead_days=0),
                ImportantDate(
                    file_id=file_id, title="结婚", year=2005, month=9, day=1, yearly=True, lead_days=0
                ),
                ImportantDate(
                    file_id=file_id, title="店庆", year=2006, month=11, day=24, yearly=True, lead_days=1
                ),
            ]
        )
    rows = services.reminders.due(TODAY)
    assert titles(rows) == ["存款到期", "店庆", "国债到期"]
    assert (rows[1].turns, rows[0].turns, rows[2].lead) == (20, None, 27)
    services.reminders.done([rows[0].key])
    assert titles(services.reminders.due(TODAY)) == ["店庆", "国债到期"]


def test_the_end_of_a_rung_is_due(database, services):
    file_id = make_file(database, "钱", rung="E")
    services.ladder.move(file_id, "B", reason="账户在别家", until=day(2))
    (row,) = services.reminders.due(TODAY, 10)
    assert row.kind == "rung_end"
    assert row.title == "Rung B: the reason ends (账户在别家)"


def test_deleting_spares_what_belongs_to_a_file(database, services):
    birthday(database, "寿星", month=11, day=25)
    key = row_of(services, "寿星").key
    services.reminders.delete([key])
    assert row_of(services, "寿星").key == key


def test_few_statements_however_many_there_are(database, services):
    file_id = make_file(database, "甲")
    with database.write("many") as unit:
        unit.session.execute(
            insert(Reminder),
            [
                {
                    "kind": "follow_up",
                    "text": f"{n}",
                    "file_id": file_id,
                    "due_on": day(-n),
                    "created_on": TODAY,
                }
                for n in range(300)
            ],
        )
    said = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    assert len(services.reminders.due(TODAY)) == 300
    assert len([sql for sql in said if sql.startswith("SELECT")]) <= 8


def test_what_comes_again_is_there_for_its_next_day_once_done(services, database, clock):
    weekly = Repeat(RepeatUnit.WEEK, 2)
    made = services.reminders.add(ReminderDraft("周报", TODAY, time(16), repeat=weekly))
    before = snapshot(database)
    services.reminders.done([made])
    (row,) = services.reminders.page().rows
    assert (row.due_on, row.time, row.said) == (TODAY + timedelta(days=14), time(16), "every 2 weeks")
    services.undo.undo()
    assert snapshot(database) == before


def test_days_slept_through_are_done_with_the_one_that_was_done(services, clock):
    daily = Repeat(RepeatUnit.DAY)
    made = services.reminders.add(ReminderDraft("晨报", TODAY, repeat=daily))
    clock.at = datetime.combine(TODAY + timedelta(days=10), time(9))
    services.reminders.done([made])
    assert [row.due_on for row in services.reminders.page().rows] == [TODAY + timedelta(days=11)]


def test_the_last_of_a_series_is_the_last(services):
    repeat = Repeat(RepeatUnit.MONTH, until=TODAY + timedelta(days=40))
    first = services.reminders.add(ReminderDraft("对账", TODAY, repeat=repeat))
    services.reminders.done([first])
    (second,) = services.reminders.page().rows
    assert second.due_on == date(2026, 12, 23)
    services.reminders.done([second.key])
    assert services.reminders.page().rows == ()


def test_an_end_that_is_set_later_leaves_the_day_of_the_month(services):
    services.reminders.add(ReminderDraft("月报", date(2026, 10, 31), repeat=Repeat(RepeatUnit.MONTH)))
    services.reminders.done([1])
    (row,) = services.reminders.page().rows
    assert row.due_on == date(2026, 11, 30)
    until = Repeat(RepeatUnit.MONTH, until=date(2027, 12, 31))
    services.reminders.edit(2, replace(services.reminders.load(2), repeat=until))
    services.reminders.done([2])
    assert [row.due_on for row in services.reminders.page().rows] == [date(2026, 12, 31)]


def test_the_first_day_too_gives_way_and_comes_once(services):
    saturday = date(2026, 11, 28)
    services.reminders.add(ReminderDraft("对账", saturday, repeat=Repeat(RepeatUnit.MONTH, shift=True)))
    assert [row.due_on for row in services.reminders.page().rows] == [date(2026, 11, 30)]
    services.reminders.done([1])
    assert [row.due_on for row in services.reminders.page().rows] == [date(2026, 12, 28)]


def test_the_last_of_a_series_that_gave_way_past_its_end_can_be_edited(services):
    saturday = date(2026, 11, 28)
    repeat = Repeat(RepeatUnit.MONTH, until=saturday, shift=True)
    services.reminders.add(ReminderDraft("对账", saturday, repeat=repeat))
    services.reminders.edit(1, replace(services.reminders.load(1), text="对账单"))
    (row,) = services.reminders.page().rows
    assert (row.title, row.due_on) == ("对账单", date(2026, 11, 30))


def test_moved_to_its_own_day_what_was_put_off_is_due_then(services, database):
    made = services.reminders.add(ReminderDraft("回电", day(2)))
    services.reminders.snooze([made], day(4))
    one_act(database, services, lambda: services.reminders.move(made, day(2)))
    assert [row.due_on for row in services.reminders.page().rows] == [day(2)]


def test_a_series_needs_its_first_day(services):
    with pytest.raises(InvalidInput) as refused:
        services.reminders.add(ReminderDraft("周报", repeat=Repeat(RepeatUnit.WEEK)))
    assert refused.value.field == "due_on"


def test_a_birthday_is_ticked_off_once_for_each_lead_day(services, database, clock):
    make_file(database, "刘志强", birth_month=11, birth_day=29)
    (row,) = services.reminders.due()
    assert services.reminders.done([row.key]).again == date(2026, 11, 28)
    assert services.reminders.due() == []
    clock.at = datetime.combine(day(5), time(9))
    (row,) = services.reminders.due()
    assert (row.lead, row.due_on) == (1, date(2026, 11, 29))
    assert services.reminders.done([row.key]).again == date(2026, 11, 29)
    assert services.reminders.due() == []
    clock.at = datetime.combine(day(6), time(9))
    (row,) = services.reminders.due()
    assert services.reminders.done([row.key]).again is None
    assert services.reminders.due() == []
    services.undo.undo()
    assert [each.key for each in services.reminders.due()] == [row.key]


def test_nothing_more_this_time(services, database, clock):
    make_file(database, "刘志强", birth_month=11, birth_day=29)
    (row,) = services.reminders.due()
    assert services.reminders.done([row.key], altogether=True).again is None
    clock.at = datetime.combine(day(6), time(9))
    assert services.reminders.due() == []


def test_a_promise_that_is_kept_early_is_done_for_good(services):
    made = services.reminders.add(ReminderDraft("交方案", day(7), leads=(7, 1)))
    assert services.reminders.done([made]).again is None
    assert services.reminders.due() == []


def test_the_lead_days_of_birthdays_are_a_setting_and_an_older_number_is_read(services, database):
    assert services.settings.current().birthday_lead_days == (7, 1)
    with database.write("older") as unit:
        unit.session.add(Setting(key="birthday_lead_days", value="5"))
    assert services.settings.current().birthday_lead_days == (5,)
    services.settings.change({"birthday_lead_days": (14, 7, 1)})
    assert services.settings.current().birthday_lead_days == (14, 7, 1)
    make_file(database, "刘志强", birth_month=12, birth_day=7)
    assert [row.lead for row in services.reminders.due()] == [14]


def test_undone_takes_the_next_of_a_series_away_again(services):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    other = services.reminders.add(ReminderDraft("周报", day(7), repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.done([made])
    services.reminders.undone([made])
    assert [(row.key, row.due_on) for row in services.reminders.page().rows] == [
        (f"reminder/{made}", TODAY), (f"reminder/{other}", day(7)),
    ]  # fmt: skip
    services.undo.undo()
    assert [row.due_on for row in services.reminders.page().rows] == [day(7), day(7)]


def test_undone_leaves_a_next_one_that_was_changed(services):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.done([made])
    (following,) = services.reminders.page().rows
    services.reminders.snooze([following.key], day(9))
    services.reminders.undone([made])
    assert [row.due_on for row in services.reminders.page().rows] == [TODAY, day(9)]


def test_done_twice_brings_the_next_once(services):
    made = services.reminders.add(ReminderDraft("周报", TODAY, repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.done([made])
    services.reminders.done([made])
    assert [row.due_on for row in services.reminders.page().rows] == [day(7)]


def test_the_short_list_is_the_beginning_of_the_whole_one(database, services, clock):
    for n in range(60):
        born = TODAY + timedelta(days=n % 9 - 4)
        file_id = make_file(database, f"客户{n}", birth_month=born.month, birth_day=born.day)
        services.reminders.add(ReminderDraft(f"回电{n}", day(n % 7 - 3), time(9 + n % 5) if n % 2 else None))
        if n % 10 == 0:
            services.reminders.snooze([f"birthday/{file_id}/{born}"], day(1))
        if n % 15 == 0:
            services.reminders.done([f"birthday/{file_id}/{born}"], altogether=True)
    whole = pressing_first(services.reminders.marks())
    for limit in (0, 1, 8, 50, 500):
        page = services.reminders.pressing(limit)
        assert [row.key for row in page.rows] == [str(mark.key) for mark in whole[:limit]]
        assert page.total == len(whole)
        assert page.by_bucket == Counter(mark.bucket for mark in whole)
        assert page.by_kind == Counter(mark.kind for mark in whole)


@pytest.mark.parametrize("limit", [0, 1, 3, 5, 8, 200])
def test_a_shorter_page_is_the_head_of_the_whole_one(services, database, limit):
    for n in range(4):
        made = make_file(database, f"客户{n}", birth_month=11, birth_day=24)
        with database.write("date") as unit:
            unit.session.add(
                ImportantDate(file_id=made, title="到期", month=11, day=24, year=2026, lead_days=n % 2)
            )
        services.reminders.add(ReminderDraft(f"回电{n}", day(1), time(9) if n % 2 else None))
    rows = services.reminders.page().rows
    services.reminders.snooze([row.key for row in rows if row.kind == "birthday"][1], day(2))
    whole = services.reminders.page()
    short = services.reminders.page(limit=limit)
    assert short.rows == whole.rows[:limit]
    assert (short.total, short.by_kind) == (12, whole.by_kind)
    dates = services.reminders.page(["date"], limit=limit)
    assert dates.rows == tuple(row for row in whole.rows if row.kind == "date")[:limit]
    assert (dates.total, dates.by_kind) == (4, whole.by_kind)
