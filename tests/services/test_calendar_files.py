"""The diary as a calendar file and back; what goes out is read by a library of other people."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import pytest
import vobject
from dateutil.rrule import rrulestr

from app.core.errors import UserError
from app.domain.annual import AnnualDate, Calendar
from app.domain.lunar import to_lunar
from app.domain.recurrence import Repeat, RepeatUnit
from app.interchange.ical import LARGEST, Event, read_ics, to_ics
from app.services.daily_log import LineDraft
from app.services.people import DateDraft, PersonDraft
from app.services.reminders import ReminderDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
MADE = datetime(2026, 11, 23, 1, tzinfo=UTC)


def day(n):
    return TODAY + timedelta(days=n)


def events(services):
    """By uid, as vobject reads them."""
    found = vobject.readOne(services.calendar_files.export().decode())
    return {each.uid.value: each for each in found.vevent_list}


def alarms(event):
    return sorted(each.trigger.value for each in event.contents.get("valarm", []))


def test_reminders_go_out_with_their_hour_their_alarm_and_their_recurrence(database, services):
    liu = make_file(database, "刘志强")
    services.reminders.add(ReminderDraft("回电，确认", day(3), time(15, 30), file_id=liu, leads=(2,)))
    services.reminders.add(ReminderDraft("周报", day(1), repeat=Repeat(RepeatUnit.WEEK, 2, until=day(60))))
    services.reminders.add(ReminderDraft("改天再约"))
    found = events(services)
    assert len(found) == 2
    call, report = found["reminder-1@shiji"], found["reminder-2@shiji"]
    assert call.summary.value == "回电，确认 · 刘志强"
    assert call.dtstart.value == datetime.combine(day(3), time(15, 30))
    assert alarms(call) == [timedelta(days=-2), timedelta()]
    assert report.dtstart.value == day(1)
    assert [each.date() for each in report.getrruleset(addRDate=True)][:3] == [day(1), day(15), day(29)]


def days_of(services):
    """Every day of every event until the end of 2027, as dateutil reckons the rules."""
    found = []
    for event in events(services).values():
        start = event.dtstart.value
        if "rrule" not in event.contents:
            found.append(start)
            continue
        at = start.time() if isinstance(start, datetime) else time()
        rule = rrulestr(event.rrule.value, dtstart=datetime.combine(start, at))
        found += takewhile(lambda each: each.year < 2028, rule)
    return sorted(date(*each.timetuple()[:3]) for each in found)


def test_what_was_put_off_within_its_lead_days_goes_out_on_its_own_day(services):
    services.reminders.add(ReminderDraft("回电", day(7), leads=(7,)))
    services.reminders.snooze([1], day(2))
    assert days_of(services) == [day(7)]


def test_the_last_hour_of_a_series_goes_out_too(services):
    services.reminders.add(
        ReminderDraft("例会", day(1), time(14), repeat=Repeat(RepeatUnit.DAY, until=day(3)))
    )
    assert days_of(services) == [day(1), day(2), day(3)]


def test_only_the_open_day_of_a_series_goes_out_put_off(services):
    services.reminders.add(ReminderDraft("周报", day(1), repeat=Repeat(RepeatUnit.WEEK)))
    services.reminders.snooze([1], day(3))
    assert days_of(services)[:3] == [day(3), day(8), day(15)]


@pytest.mark.parametrize(
    ("begin", "repeat"),
    [
        (date(2026, 12, 31), Repeat(RepeatUnit.MONTH)),
        (date(2026, 12, 5), Repeat(RepeatUnit.MONTH, shift=True)),
        (date(2026, 12, 5), Repeat(RepeatUnit.WEEK, 2, shift=True)),
        (date(2026, 12, 31), Repeat(RepeatUnit.YEAR)),
        (date(2027, 2, 6), Repeat(RepeatUnit.LUNAR_YEAR)),
    ],
)
def test_the_days_that_go_out_are_those_of_the_diary(services, begin, repeat):
    services.reminders.add(ReminderDraft("对账", begin, repeat=repeat))
    until = date(2027, 12, 31)
    shown = [d.on for d in services.calendar.days(TODAY, until) for e in d.entries if e.kind == "reminder"]
    assert [each for each in days_of(services) if each <= until] == shown


def test_birthdays_ring_three_times_and_lunar_ones_go_out_for_ten_years(database, services):
    make_file(database, "王芳", birth_month=11, birth_day=30)
    sun = make_file(database, "孙丽华")
    services.people.add(sun, PersonDraft("小明", role="son", birthday=AnnualDate(Calendar.LUNAR, 8, 15)))
    found = events(services)
    solar = found["birthday-file-1@shiji"]
    assert solar.dtstart.value == date(2026, 11, 30)
    assert "FREQ=YEARLY" in solar.rrule.value
    nine = timedelta(hours=9)
    assert alarms(solar) == [nine - timedelta(days=7), nine - timedelta(days=1), nine]
    lunar = [event.dtstart.value for uid, event in found.items() if uid.startswith("birthday-person-")]
    assert len(lunar) >= 9
    assert {(to_lunar(each).month, to_lunar(each).day) for each in lunar} == {(8, 15)}


def test_plans_and_dates_that_matter_go_out(database, services):
    liu = make_file(database, "刘志强")
    services.log.add_line(
        LineDraft(
            day(1), time(9, 30), time(10, 30), plan="拜访，讲套保", file_ids=(liu,), way="visit", place="铜厂"
        )
    )
    services.log.add_line(LineDraft(day(-1), time(9), plan="过去的"))
    services.people.add_date(
        liu, DateDraft("存单到期", AnnualDate(Calendar.SOLAR, 12, 15, year=2026), leads=(5,))
    )
    found = events(services)
    assert {event.summary.value for event in found.values()} == {"拜访，讲套保 · 刘志强", "存单到期 · 刘志强"}
    visit = next(event for uid, event in found.items() if uid.startswith("line-"))
    assert (visit.dtstart.value, visit.dtend.value) == (
        datetime.combine(day(1), time(9, 30)), datetime.combine(day(1), time(10, 30)),
    )  # fmt: skip
    assert visit.location.value == "铜厂"


def test_what_went_out_comes_back_the_same():
    out = (
        Event("a@x", "回电；“确认”, 第二行\\n", day(2), time(15), time(16), (2,), place="办公室"),
        Event("b@x", "周报", day(1), lead_days=(1, 7), repeat=Repeat(RepeatUnit.MONTH, 3, day(400))),
        Event("c@x", "全天", day(5)),
    )
    assert read_ics(to_ics(out, MADE)).events == out


def test_a_calendar_comes_in_as_reminders_once_and_out_again_in_one_step(database, services):
    raw = to_ics(
        [
            Event("1@phone", "体检", day(4), time(8), lead_days=(1,), place="市医院"),
            Event("2@phone", "例会", day(-14), time(9), repeat=Repeat(RepeatUnit.WEEK)),
            Event("3@phone", "去年的", day(-300)),
        ],
        MADE,
    )
    before = snapshot(database)
    seen = services.calendar_files.look(raw)
    assert (len(seen.new), seen.past) == (2, 1)
    assert snapshot(database) == before
    take_in(services, raw)
    rows = {row.title: row for row in services.reminders.page().rows}
    assert (rows["体检 (市医院)"].due_on, rows["体检 (市医院)"].time) == (day(4), time(8))
    assert (rows["例会"].said, rows["例会"].due_on) == ("every week", TODAY)
    again = take_in(services, raw)
    assert (again.new, again.known) == ((), 2)
    services.undo.undo()
    assert snapshot(database) == before


def test_a_title_of_two_lines_comes_in_once(services):
    raw = to_ics([Event("1@phone", "体检\n空腹", day(4))], MADE)
    assert list(take_in(services, raw).new) == ["2026-11-27 体检 空腹"]
    assert take_in(services, raw).known == 1


def take_in(services, raw):
    found = services.calendar_files.look(raw)
    services.calendar_files.take_in(found)
    return found


def one_event(*lines):
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:x", *lines, "END:VEVENT",
         "END:VCALENDAR", "")
    ).encode()  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "repeat"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", Repeat(RepeatUnit.WEEK)),
        ("FREQ=MONTHLY;BYMONTHDAY=30", Repeat(RepeatUnit.MONTH)),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", Repeat(RepeatUnit.YEAR)),
        ("FREQ=MONTHLY;BYDAY=5MO", None),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", None),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=-1MO", None),
        ("FREQ=DAILY;BYDAY=MO", None),
        ("FREQ=WEEKLY;BYDAY=TU", None),
        ("FREQ=DAILY;INTERVAL=1000", None),
        ("FREQ=DAILY;UNTIL=20261101", None),
    ],
)
def test_a_rule_comes_in_only_where_its_days_are_the_same(services, rule, repeat):
    raw = one_event("DTSTART;VALUE=DATE:20261130", f"RRULE:{rule}")
    (event,) = read_ics(raw).events
    assert event.repeat == repeat
    assert len(take_in(services, raw).new) == 1


def test_an_invitation_of_many_words_comes_in_without_them(services):
    raw = one_event("DTSTART;VALUE=DATE:20261130", f"DESCRIPTION:{'a' * 5000}", f"LOCATION:{'b' * 300}")
    assert take_in(services, raw).new == ("2026-11-30 x",)


def test_what_is_there_already_is_left_alone(database, services):
    services.reminders.add(ReminderDraft("回电", day(3)))
    raw = services.calendar_files.export()
    found = take_in(services, raw)
    assert (found.new, found.known) == ((), 1)
    foreign = to_ics([Event("9@phone", "回电", day(3))], MADE)
    assert take_in(services, foreign).known == 1


def test_a_zone_of_others_becomes_the_hour_here(services):
    raw = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:z\r\n"
        b"DTSTART:20261201T060000Z\r\nSUMMARY:call\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (event,) = read_ics(raw).events
    here = datetime(2026, 12, 1, 6, tzinfo=UTC).astimezone()
    assert (event.on, event.at) == (here.date(), here.time().replace(tzinfo=None))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no-calendar"),
        (b"hello", "no-calendar"),
        (b"\x89PNG\r\n" + bytes(100), "no-calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n", "broken-calendar"),
        (b"BEGIN:VCALENDAR" + b" " * LARGEST, "too-large"),
    ],
)
def test_what_is_no_calendar_is_said_in_one_sentence(services, raw, code):
    with pytest.raises(UserError) as refused:
        take_in(services, raw)
    assert refused.value.code == code


def test_events_that_cannot_be_understood_are_counted(services):
    raw = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:no day\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261301\r\nSUMMARY:no such day\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:good\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    found = take_in(services, raw)
    assert list(found.new) == ["2026-12-01 good"]
    assert found.left_out == ("no day", "no such day")


def test_a_look_tells_hour_and_repetition_and_what_comes_once_only(services):
    raw = one_event("DTSTART:20261130T090000", "RRULE:FREQ=WEEKLY")
    assert services.calendar_files.look(raw).new == ("2026-11-30 09:00 x · every week",)
    raw = one_event("DTSTART:20261130T090000", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5")
    (told,) = services.calendar_files.look(raw).new
    assert told == "2026-11-30 09:00 x · once only: how it comes again is not known here"


def test_the_end_of_a_rung_goes_out_as_what_it_is(database, services):
    liu = make_file(database, "刘总")
    services.ladder.move(liu, "B", reason="存单未到期", until=day(30))
    assert "Rung B: the reason ends (存单未到期) · 刘总" in services.calendar_files.export().decode().replace(
        "\r\n ", ""
    )
