"""Week and month checks as they come out of the diary."""

from datetime import date, time, timedelta

import pytest

from app.core import i18n
from app.models import PeriodTarget
from app.services.week_plan import VisitDraft
from app.sheets import forms
from tests.factories import make_file
from tests.sheets.diary import ODD, column, fill_week, hold, pages, report, words

MON = date(2026, 11, 23)
FRI = MON + timedelta(days=4)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


@pytest.fixture
def worked_week(services, database, clock):
    """Planned: one held, one nobody in, one moved out, one ahead; one more was not planned. It is Friday."""
    liu, sun, lei, gu, wu = (
        make_file(database, n, lead_class="I") for n in ("刘明", "孙堃", "雷镕", "顾", ODD)
    )
    plan = lambda file_id, day, at: services.week.plan_visit(VisitDraft((file_id,), day, time(at)))  # noqa: E731
    first, second, third = plan(liu, MON, 14), plan(sun, MON, 9), plan(lei, MON + timedelta(days=1), 9)
    plan(gu, FRI, 15)
    with database.write("Targets") as unit:
        for metric, value in (("visits", 5), ("equity", 50_000_000)):
            unit.session.add(PeriodTarget(kind="week", starts_on=MON, metric=metric, target=value))
    clock.at += timedelta(days=4)
    hold(services, liu, MON, line_id=first, outcome="good", start_time=time(14))
    hold(services, sun, MON, line_id=second, met=False, not_met="busy", start_time=time(9))
    services.log.move_line(third, MON + timedelta(days=7))
    hold(services, wu, MON + timedelta(days=2))
    checks = services.checks
    checks.set_note("week", MON, "visits", "cause", "周三下雨")
    checks.set_note("week", MON, "visits", "countermeasure", "先打电话确认")
    checks.into_next_plan("week", MON, "visits")
    checks.set_summary("week", MON, "少排一点，跑得更稳")


def test_the_week_fills_the_form(services, worked_week, tmp_path):
    i18n.use_language("zh_CN")
    sheet = forms.build(services, "week-check", on=FRI)
    assert column(sheet, "指标")[3] == "拜访"
    assert column(sheet, "计划")[3:5] == ["5", ""]
    assert column(sheet, "实际")[2:5] == ["2", "2", "2"]
    assert column(sheet, "达成率")[3] == "40%"
    assert column(sheet, "差距原因")[3] == "周三下雨"
    assert column(sheet, "改进措施")[3] == "先打电话确认（→ 11-30）"
    assert column(sheet, "计划")[9] == "50万"
    assert column(sheet, "客户") == ["孙堃", "刘明", "雷镕", ODD, "顾"]
    assert column(sheet, "状态") == ["×", "✓", "→", "＋", ""]
    assert column(sheet, "结果或原因") == ["未见到（在忙）", "良好", "改期至11-30", "", ""]
    (text,) = pages(sheet, tmp_path)
    for said in (
        "周计划达成检查表",
        "2026年第48周",
        "计划拜访4次，完成1次：改期1次、未做1次、后面还有1次、计划外1次",
        "少排一点，跑得更稳",
        "团队长",
        "第1页，共1页",
    ):
        assert said in text
    assert sheet.file_name == "周计划达成检查表 2026-W48"


@pytest.mark.parametrize("form", ["week-check", "month-check"])
def test_an_empty_check_is_one_page_to_write_on(services, tmp_path, form):
    sheet = forms.build(services, form, on=date(2027, 3, 10))
    assert set(column(sheet, "Actual")) == {""}
    assert column(sheet, "Metric")[0] == "Calls for appointments"
    assert column(sheet, "Client") == []
    (text,) = pages(sheet, tmp_path)
    assert "Causeofthegap" in text


def test_the_month_counts_by_week_and_lists_what_went_astray(services, worked_week, tmp_path):
    services.checks.close("month", MON)
    sheet = forms.build(services, "month-check", on=FRI)
    assert sheet.subtitle == "Nov 2026"
    assert column(sheet, "Week")[-2:] == ["11-23 – 11-29", "11-30 – 11-30"]
    assert column(sheet, "Held") == ["0", "0", "0", "0", "1", ""]
    assert column(sheet, "Client") == ["孙堃", ODD]  # moved within the month: told where it went
    assert "Checked on 27 Nov 2026" in words(sheet)
    assert len(pages(sheet, tmp_path)) == 1


def test_a_full_week_takes_three_pages_with_its_head_on_each(services, database, tmp_path):
    fill_week(database, make_file(database, "刘明"), a_day=12)
    sheet = forms.build(services, "week-check", on=MON)
    read = pages(sheet, tmp_path)
    assert len(read) >= 3
    assert report(sheet).overflows == ()
    for number, text in enumerate(read, 1):
        assert "Weekcheck" in text
        assert f"Page{number}of{len(read)}" in text
    assert sum(text.count("刘明") for text in read) == 84
