"""A month and a week of the calendar as they come out of the diary."""

from datetime import date, time, timedelta

import pytest

from app.core import i18n
from app.models import ClientFile
from app.services.reminders import ReminderDraft
from app.services.week_plan import VisitDraft
from app.sheets import forms
from app.sheets.calendar_month import short
from tests.factories import make_file
from tests.sheets.diary import LONG, MONDAY, ODD, column, fill_week, pages, report, tables, words


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def month(services, on=MONDAY):
    return forms.build(services, "calendar-month", on=on)


def week(services, on=MONDAY):
    return forms.build(services, "calendar-week", on=on)


def test_an_empty_month_is_one_page_with_its_weeks(services, tmp_path):
    sheet = month(services)
    assert sheet.orientation == "landscape"
    assert column(sheet, "Monday")[::2] == [
        "(26)",
        "2  9/24",
        "9  lunar 10/1",
        "16  10/8",
        "23  10/15",
        "30  10/22",
    ]
    assert column(sheet, "Sunday")[::2][-1] == "(6)"
    assert report(sheet).pages == 1
    assert "Nov2026" in pages(sheet, tmp_path)[0]


@pytest.mark.parametrize(
    ("on", "rows"), [(date(2027, 2, 10), 4), (date(2026, 12, 5), 5), (date(2026, 11, 1), 6)]
)
def test_a_month_has_as_many_weeks_as_it_touches(services, on, rows):
    sheet = month(services, on)
    assert len(column(sheet, "Monday")) == 2 * rows
    assert report(sheet).pages == 1


def test_any_day_gives_the_sheet_of_its_month_and_week(services):
    assert words(month(services, date(2026, 11, 1))) == words(month(services, date(2026, 11, 30)))
    assert week(services, date(2026, 11, 29)) == week(services, MONDAY)


def test_festivals_days_off_and_make_up_days_are_named(services):
    said = words(month(services, date(2026, 10, 1)))
    assert "1  off  National Day" in said
    assert "10  work  9/1" in said or "10  work  lunar 9/1" in said
    i18n.use_language("zh_CN")
    said = words(month(services, date(2026, 10, 1)))
    assert "1  休  国庆节" in said
    assert "10  班" in said
    assert "18  重阳节" in said


def test_what_stands_on_the_days_is_on_paper(services, database, tmp_path):
    liu = make_file(database, "刘总")
    with database.write("born") as unit:
        file = unit.session.get_one(ClientFile, liu)
        file.birth_month, file.birth_day, file.birth_year = 11, 26, 1980
    services.week.plan_visit(VisitDraft((liu,), date(2026, 11, 25), time(9, 30), time(11), plan="谈套保"))
    services.reminders.add(ReminderDraft("发日报", date(2026, 11, 27), time(19)))
    text = pages(month(services), tmp_path)[0]
    for said in ("09:30刘总:谈套保", "刘总:Birthday,turns46", "19:00发日报"):
        assert said in text
    text = pages(week(services), tmp_path)[0]
    for said in ("Week48of2026", "09:30–11:00刘总:谈套保", "刘总:Birthday,turns46", "19:00发日报"):
        assert said in text
    table = tables(week(services))[0]
    assert [row.cells[0].text for row in table.rows] == ["All day", "Morning", "Afternoon", "Evening"]
    assert [row.cells[3].text for row in table.rows] == ["", "09:30–11:00 刘总: 谈套保", "", ""]
    assert [row.cells[5].text for row in table.rows] == ["", "", "", "19:00 发日报"]


def test_too_much_for_a_day_is_counted_and_stays_on_one_page(services, database, tmp_path):
    liu = make_file(database, ODD)
    fill_week(database, liu, a_day=14)
    for number in range(20):
        services.reminders.add(ReminderDraft(f"{number} {LONG[:60]}", MONDAY + timedelta(days=number % 7)))
    sheet = month(services)
    assert report(sheet).pages == 1
    assert report(sheet).overflows == ()
    assert "+13more" in pages(sheet, tmp_path)[0]
    assert report(week(services)).overflows == ()


def test_years_without_known_holidays_say_so_on_paper(services, tmp_path):
    note = "Theholidayplanofthesedaysisnotpublished"
    assert note in pages(month(services, date(2041, 5, 1)), tmp_path)[0]
    assert note in pages(week(services, date(2041, 5, 1)), tmp_path)[0]
    assert note not in pages(month(services), tmp_path)[0]


@pytest.mark.parametrize("form", ["calendar-month", "calendar-week"])
@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_ends_of_the_calendar_print(services, form, on):
    assert report(forms.build(services, form, on=on)).pages == 1


def test_a_text_is_cut_by_the_room_its_letters_take():
    assert short("09:30 Visit", 25) == "09:30 Visit"
    assert short("长" * 20, 25) == "长" * 11 + "…"
    assert short("a" * 30, 25) == "a" * 24 + "…"
