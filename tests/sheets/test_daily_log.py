"""The daily log as it comes out of the diary."""

from datetime import date, time

import pytest

from app.core import i18n
from app.domain.annual import AnnualDate, Calendar
from app.services.reminders import ReminderDraft
from app.sheets import forms
from tests.conftest import TODAY
from tests.factories import make_file
from tests.sheets.diary import LONG, ODD, column, hold, make_line, pages, report, tables, words


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def day(services, on=TODAY):
    return forms.build(services, "day", on=on)


def due(sheet):
    """What the block of follow-ups says."""
    return [cell.text for row in tables(sheet)[0].rows for cell in row.cells if cell.text][1:]


def test_an_empty_day_is_one_page_of_rows_to_write_on(services, tmp_path):
    i18n.use_language("zh_CN")
    sheet = day(services)
    assert tables(sheet)[1].rows == ()
    assert tables(sheet)[1].fill_page
    assert due(sheet) == []
    (text,) = pages(sheet, tmp_path)
    assert "工作日志" in text
    assert "2026年11月23日星期一·农历十月十五" in text
    for label in ("时间·客户", "工作计划", "工作记录", "总结检讨", "备注", "状态", "第1页，共1页"):
        assert label in text


def test_the_four_columns_stand_beside_time_client_and_mark(services, database):
    liu, sun = make_file(database, "刘明"), make_file(database, "孙堃")
    make_line(
        database, TODAY, "14:00", liu, sun, end_time=time(15, 30), plan="约谈", record="她同意，他待定",
        review="先问需求", notes="明天再打", state="done",
    )  # fmt: skip
    make_line(database, TODAY, "08:00", plan="晨会", state="not_done")
    make_line(database, TODAY, None, record="偶遇老同学", unplanned=True, state="done")
    later = make_line(database, date(2026, 11, 25), "09:00", plan="送资料")
    make_line(database, TODAY, "16:00", plan="送资料", state="moved", moved_to_id=later)
    sheet = day(services)
    assert column(sheet, "Time · client") == ["08:00", "14:00–15:30\n刘明\n孙堃", "16:00", ""]
    assert column(sheet, "State") == ["×", "✓", "→\n11-25", "＋✓"]
    assert column(sheet, "Work record") == ["", "她同意，他待定", "", "偶遇老同学"]
    assert column(sheet, "Review")[1] == "先问需求"
    assert column(sheet, "Notes")[1] == "明天再打"
    assert "Tally of the day 2 done, 1 not done, 1 moved" in words(sheet)


def test_the_line_names_whom_of_a_firm_we_spoke_with(services, database):
    from app.services.people import PersonDraft

    firm = make_file(database, "恒昌铜业", kind="enterprise")
    buyer = services.people.add(firm, PersonDraft("李采购"))
    hold(services, firm, TODAY, person_id=buyer, record="谈了月用量")
    assert column(day(services), "Time · client") == ["恒昌铜业 (李采购)"]


def test_what_is_due_that_day_stands_at_the_top_to_tick_off(services, database):
    liu = make_file(database, "刘明", birth_month=11, birth_day=23, birth_year=1976)
    add = services.reminders.add
    add(ReminderDraft("回电，确认周五", TODAY, time(15, 30), file_id=liu))
    ready = add(ReminderDraft("发月报", TODAY, file_id=liu))
    add(ReminderDraft("还没到", date(2026, 11, 24), file_id=liu))
    add(ReminderDraft("早该做了", date(2026, 11, 20), file_id=liu))
    services.reminders.done([ready])
    assert due(day(services)) == [
        "□ 15:30 回电，确认周五 · 刘明",
        "✓ 刘明: 发月报",
        "□ Birthday, turns 50 · 刘明",
        "※ 1 earlier follow-up is still open",
    ]
    assert due(day(services, date(2026, 11, 24))) == ["□ 还没到 · 刘明"]


def test_a_long_list_of_what_is_due_goes_on_after_the_log(services, tmp_path):
    for number in range(40):
        services.reminders.add(ReminderDraft(f"回电{number:02d}号", TODAY))
    sheet = day(services)
    assert len(due(sheet)) == 12
    first, second = pages(sheet, tmp_path)
    assert "Workrecord" in first
    assert sum(f"回电{number:02d}号" in second for number in range(40)) == 28
    assert all(f"回电{number:02d}号" in first + second for number in range(40))


def test_a_lunar_birthday_of_someone_in_a_file_is_due_on_its_day(services, database):
    from app.services.people import PersonDraft

    firm = make_file(database, "恒昌铜业", kind="enterprise")
    services.people.add(firm, PersonDraft("张总", birthday=AnnualDate(Calendar.LUNAR, 10, 15)))
    assert due(day(services)) == ["□ Birthday · 张总 · 恒昌铜业"]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 10, 1), "National Day"),
        (date(2026, 10, 10), "Make-up workday"),
        (date(2026, 11, 22), "Day off"),
    ],
)
def test_the_date_says_what_is_special_about_the_day(services, on, said):
    assert day(services, on).subtitle.endswith(said)


def test_a_day_outside_the_lunar_calendar_still_prints(services):
    assert day(services, date(2150, 1, 2)).subtitle == "2 Jan 2150 Friday"


def test_a_long_day_takes_three_pages_each_with_its_head(services, database, tmp_path):
    for number in range(22):
        make_line(database, TODAY, f"{8 + number // 2:02d}:{number % 2 * 30:02d}", plan="拜访", record=LONG)
    i18n.use_language("zh_CN")
    read = pages(day(services), tmp_path)
    assert len(read) == 3
    for number, text in enumerate(read, 1):
        assert "工作日志" in text
        assert "总结检讨" in text
        assert f"第{number}页，共3页" in text
    assert "".join(read).count("希望看到三种方案的比较。") == 22


def test_a_text_longer_than_a_page_goes_on_and_nothing_of_it_is_lost(services, database, tmp_path):
    make_line(database, TODAY, "09:00", plan=ODD, record="一二三四五六七八九十" * 300)
    sheet = day(services)
    text = "".join(pages(sheet, tmp_path))
    assert report(sheet).overflows == ()
    assert text.count("十") >= 300
