"""The weekly visit plan as it comes out of the diary."""

from datetime import date, time

import pytest

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.visit_bag import BagEntry
from app.services.contacts import AppointmentDraft
from app.services.week_plan import VisitDraft
from app.sheets import forms
from app.sheets.page import Heading, Paragraph
from tests.factories import make_file
from tests.sheets.diary import (
    LONG,
    MONDAY,
    ODD,
    column,
    fill_week,
    hold,
    make_line,
    pages,
    report,
    tables,
    words,
)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def week(services, on=MONDAY):
    return forms.build(services, "week", on=on)


def test_an_empty_week_is_one_page_with_rows_for_every_working_day(services, tmp_path):
    sheet = week(services)
    days = column(sheet, "Day")
    assert [text for text in days if text] == [
        "Mon 11-23", "Tue 11-24", "Wed 11-25", "Thu 11-26", "Fri 11-27", "Sat 11-28", "Sun 11-29",
    ]  # fmt: skip
    assert len(days) == 5 * 3 + 2
    assert set(column(sheet, "Client · contact person")) == {""}
    assert report(sheet).pages == 1
    assert "Week48of2026" in pages(sheet, tmp_path)[0]


def test_any_day_of_the_week_gives_the_same_sheet(services):
    assert week(services, date(2026, 11, 29)) == week(services, MONDAY)


def test_today_is_the_day_when_none_is_named(services):
    assert forms.build(services, "week") == week(services, MONDAY)


def test_a_visit_stands_on_its_day_with_all_that_was_planned(services, database):
    liu = make_file(database, "刘明", lead_class="I")
    make_line(
        database, date(2026, 11, 25), "14:00", liu,
        way="visit", plan="谈方案", purpose="learn step", materials="产品折页", place="他单位",
        companions="周正", companion_mode="guides",
    )  # fmt: skip
    sheet = week(services)
    at = column(sheet, "Client · contact person").index("刘明")
    assert column(sheet, "Day")[at] == "Wed 11-25\n1/6"
    assert column(sheet, "Time")[at] == "14:00"
    assert column(sheet, "Visit no.")[at] == "1st"
    assert column(sheet, "Purpose of visit")[at] == "Learn about them, Bring about a step: 谈方案"
    assert column(sheet, "Way · place · route")[at] == "Visit\n他单位"
    assert column(sheet, "Materials to bring")[at] == "产品折页"
    assert column(sheet, "Companion")[at] == "周正 (Guides)"
    assert column(sheet, "Result")[at] == ""
    assert column(sheet, "Client · contact person")[at + 1] == ""  # a row below to write in by hand


def test_visits_are_counted_on_from_those_held_and_those_planned_before(services, database):
    liu = make_file(database, "刘明", lead_class="I", visits_before=1)
    hold(services, liu, date(2026, 11, 16))
    make_line(database, date(2026, 11, 24), "09:30", liu, way="visit")
    make_line(database, date(2026, 11, 27), "09:30", liu, way="visit")
    make_line(database, date(2026, 11, 26), "10:00", liu, way="phone")
    sheet = week(services)
    assert [text for text in column(sheet, "Visit no.") if text] == ["3rd", "4th"]
    planned = next(row for row in sheet.blocks[2].rows if row.cells[0].text == "Planned")
    assert [cell.text for cell in planned.cells[1:]] == ["0", "0", "1", "1", "1", "3", ""]


def test_a_first_visit_to_someone_not_scored_is_marked_and_explained(services, database):
    make_line(database, MONDAY, "09:30", make_file(database, "刘明"), way="visit")
    sheet = week(services)
    assert "1st*" in column(sheet, "Visit no.")
    (note,) = [block for block in sheet.blocks if isinstance(block, Paragraph)]
    assert note.text.startswith("* The lead class is not set yet")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"outcome": "agreeing"}, "✓ Beginning to agree"),
        ({"outcome": None}, "✓"),
        ({"met": False, "not_met": "busy"}, "Not met (Busy)"),
        ({"met": False}, "Not met"),
    ],
)
def test_a_visit_that_was_held_says_what_came_of_it(services, database, values, said):
    liu = make_file(database, "刘明")
    line = make_line(database, MONDAY, "08:30", liu, way="visit", plan="看望")
    hold(services, liu, MONDAY, line_id=line, **values)
    assert [text for text in column(week(services), "Result") if text] == [said]


def test_what_was_moved_says_where_to_and_counts_there(services, database):
    liu = make_file(database, "刘明")
    later = make_line(database, date(2026, 12, 1), "09:30", liu, way="visit")
    make_line(database, MONDAY, "09:30", liu, way="visit", state="moved", moved_to_id=later)
    sheet = week(services)
    assert "Moved to 12-01" in column(sheet, "Result")
    planned = next(row for row in sheet.blocks[2].rows if row.cells[0].text == "Planned")
    assert {cell.text for cell in planned.cells[1:]} == {""}


def test_an_agreed_appointment_shows_until_the_visit_is_held(services, database):
    liu = make_file(database, "刘明")
    services.contacts.appointment(
        AppointmentDraft((liu,), MONDAY, state="agreed", visit_on=date(2026, 11, 26))
    )
    assert "\nconfirmed" in column(week(services), "Time")


def test_of_a_firm_the_one_spoken_with_last_stands_below_its_name(services, database):
    from app.services.people import PersonDraft

    firm = make_file(database, "恒昌铜业", kind="enterprise")
    services.people.add(firm, PersonDraft("张总", decision_role="decider"))
    buyer = services.people.add(firm, PersonDraft("李采购"))
    make_line(database, date(2026, 11, 26), "09:30", firm, way="visit")
    assert "恒昌铜业\n张总" in column(week(services), "Client · contact person")
    hold(services, firm, date(2026, 11, 20), person_id=buyer)
    assert "恒昌铜业\n李采购" in column(week(services), "Client · contact person")


def test_lines_without_a_way_or_a_client_and_unplanned_ones_stay_in_the_log(services, database):
    liu = make_file(database, "刘明")
    make_line(database, MONDAY, "08:00", plan="晨会", way="visit")
    make_line(database, MONDAY, "09:00", liu, plan="准备方案")
    make_line(database, MONDAY, "10:00", liu, way="visit", unplanned=True)
    assert set(column(week(services), "Time")) == {""}


def test_holidays_and_days_worked_instead_are_marked(services):
    holiday = week(services, date(2026, 10, 1))
    assert "Thu 10-01\nNational Day" in column(holiday, "Day")
    assert "Sat 10-10\nMake-up workday" in column(week(services, date(2026, 10, 10)), "Day")


def test_a_long_week_takes_three_pages_each_with_its_head_and_day_and_one_for_route_and_bag(
    services, database, tmp_path
):
    fill_week(database, make_file(database, "刘明"), a_day=3)
    i18n.use_language("zh_CN")
    read = pages(week(services), tmp_path)
    assert len(read) == 4
    for number, text in enumerate(read, 1):
        assert "每周拜访计划表" in text
        assert f"第{number}页，共4页" in text
    assert all("客户·联系人" in text for text in read[:3])
    assert "每日路线与随身物品" in read[3]
    assert "".join(read).count("看望，问问近况") == 7 * 2


def test_room_route_and_what_is_packed_stand_on_the_sheet(services, database, tmp_path):
    services.settings.change({"visits_a_day": 1})
    liu, sun = (make_file(database, name, lead_class="I") for name in ("刘明", "孙女士"))
    line = services.week.plan_visit(
        VisitDraft((liu,), MONDAY, time(9), place="城东厂", route="地铁2号线", materials="问卷")
    )
    services.week.plan_visit(VisitDraft((sun,), MONDAY, time(14), place="恒昌大厦", companions="周正"))
    services.bags.set_bag(line, [BagEntry("名片", packed=True), BagEntry("合同")])
    sheet = week(services)
    assert report(sheet).overflows == ()
    assert "Mon 11-23\n2/1 too full" in column(sheet, "Day")
    assert "Visit\n城东厂\n地铁2号线" in column(sheet, "Way · place · route")
    assert "问卷\nPacked 1 of 3" in column(sheet, "Materials to bring")
    by_day = tables(sheet)[-1]
    (row,) = by_day.rows
    day, whom, route, bag = (cell.text.replace("\u00a0", " ") for cell in row.cells)
    assert (day, whom) == ("Mon 11-23", "09:00 刘明\n14:00 孙女士")
    assert route == "城东厂 (地铁2号线) → 恒昌大厦"
    assert bag.startswith("□ Written first: analysis of the target   □ Written first: strategy")
    assert "✓ 名片" in bag
    assert "□ 合同" in bag
    assert "Routeandbag,daybyday" in pages(sheet, tmp_path)[-1]


def test_what_is_over_needs_no_bag_any_more(services, database):
    liu = make_file(database, "刘明", lead_class="I")
    hold(services, liu, MONDAY)
    make_line(database, MONDAY, "09:30", liu, way="visit", state="done")
    make_line(database, MONDAY, "11:30", liu, way="phone")
    make_line(database, date(2026, 11, 20), "09:30", liu, way="visit")
    assert not any(isinstance(block, Heading) for block in week(services, date(2026, 11, 20)).blocks)
    assert not any(isinstance(block, Heading) for block in week(services).blocks)


def test_chinese_words_and_texts_of_any_kind_are_printed_as_they_are(services, database, tmp_path):
    services.settings.change({"owner": "林晓帆", "firm": "江城营业部"})
    file_id = make_file(database, ODD, lead_class="I")
    make_line(database, MONDAY, "09:30", file_id, way="visit", plan=LONG * 3, materials=ODD)
    i18n.use_language("zh_CN")
    sheet = week(services)
    assert report(sheet).overflows == ()
    text = "".join(pages(sheet, tmp_path))
    for said in (
        "<b>粗体</b>",
        "file:///etc/passwd",
        "喆堃赟",
        "2026年第48周",
        "（11月23日—11月29日）",
        "初访",
        "林晓帆·江城营业部",
        "周三11-25",
    ):
        assert said in text
    assert "看到三种方案的比较" in words(sheet)


def test_a_date_beyond_the_calendar_is_refused(services):
    with pytest.raises(InvalidInput, match="1900 to 2199"):
        week(services, date(9999, 12, 31))
