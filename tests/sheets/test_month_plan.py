"""Month breakdown and development log as they come out of the diary."""

from datetime import date, timedelta

import pytest

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.development import StepDraft
from app.services.week_plan import VisitDraft
from app.sheets import forms
from tests.factories import make_file
from tests.sheets.diary import ODD, hold, pages

TODAY = date(2026, 11, 23)
NOV = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def tables(sheet):
    found = [block for block in sheet.blocks if hasattr(block, "rows")]
    return [[[cell.text for cell in row.cells] for row in block.rows] for block in found]


def test_the_month_with_its_targets_and_names(services, database, tmp_path):
    i18n.use_language("zh_CN")
    liu, sun, odd = (make_file(database, name, rung="B") for name in ("刘明", "孙堃", ODD))
    services.plan.begin(TODAY)
    services.targets.take_plan(TODAY)
    services.targets.set_part(TODAY, "first_visits", 25)
    prospects = services.targets.prospects
    named, _sun, _odd = prospects.add(NOV, [liu, sun, odd], None)
    prospects.put_on_day(named, date(2026, 11, 30))
    sheet = forms.build(services, "month-plan", on=TODAY)
    targets, names = tables(sheet)
    assert targets[4] == ["初次拜访", "81", "0", "20", "19", "19", "25", "0", "各周多 2"]
    assert names[0] == ["孙堃 B", "", "", "", "", "", "刘明 B\n11-30 拜访", ""]
    assert names[1][0] == f"{ODD} B"
    (text,) = pages(sheet, tmp_path)
    for word in ("月计划分解表", "2026年11月", "21个工作日", "第48周", "孙堃", "<b>粗体</b>"):
        assert word in text


def test_an_empty_month_is_a_form_to_fill_in(services, tmp_path):
    sheet = forms.build(services, "month-plan", on=TODAY)
    assert len(pages(sheet, tmp_path)) == 1
    targets, names = tables(sheet)
    assert len(targets) == 10
    assert len(names) >= 8
    assert all(not cell for row in names for cell in row)


def test_a_full_month_goes_on_over_pages(services, database, tmp_path):
    for number in range(60):
        file_id = make_file(database, f"客户{number:02d}")
        services.targets.prospects.add(NOV, [file_id], TODAY)
    sheet = forms.build(services, "month-plan", on=TODAY)
    texts = pages(sheet, tmp_path)
    assert len(texts) >= 3
    assert "客户59" in texts[-1]


def test_one_prospects_way(services, database, tmp_path):
    i18n.use_language("zh_CN")
    liu = make_file(database, "刘明", rung="B", lead_class="I")
    hold(services, liu, date(2026, 11, 5), way="visit", record="看了厂房", outcome="good")
    services.week.plan_visit(VisitDraft((liu,), TODAY + timedelta(days=1), plan="送方案"))
    services.development.add(liu, StepDraft("needs", TODAY, "要锁定采购价", "做方案"))
    sheet = forms.build(services, "development-log", file_id=liu)
    (rows,) = tables(sheet)
    assert [row[0] for row in rows if len(row) == 5] == [
        "制定开发计划", "客户拜访", "细分需求", "营销活动", "体验服务", "促成", "已开户",
    ]  # fmt: skip
    assert ["客户拜访", "2026-11-05", "初访 · 良好 · 看了厂房", "", ""] in rows
    assert ["2026-11-24\n计划", "", "送方案", ""] in rows
    assert ["细分需求", "2026-11-23", "要锁定采购价", "做方案", ""] in rows
    assert len(pages(sheet, tmp_path)) == 1


def test_all_targets_of_the_quarter(services, database, tmp_path):
    i18n.use_language("zh_CN")
    liu, sun = make_file(database, "刘明", rung="B"), make_file(database, ODD, rung="E")
    services.files.take_as_target([liu, sun])
    hold(services, liu, date(2026, 11, 5), way="visit")
    services.development.add(sun, StepDraft("trial", None, "", "试用两周"))
    sheet = forms.build(services, "development-log", on=TODAY)
    (rows,) = tables(sheet)
    assert rows[0] == ["1", "刘明 B", "11-23", "11-05 初访", "", "", "", "", "", ""]
    assert rows[1] == ["2", f"{ODD} E", "11-23", "", "", "", "试用两周", "", "", "试用两周"]
    (text,) = pages(sheet, tmp_path)
    for word in ("客户开拓日志", "2026年第4季度", "刘明"):
        assert word in text


def test_an_unknown_client_is_refused(services):
    with pytest.raises(InvalidInput) as refused:
        forms.build(services, "development-log", file_id=99)
    assert refused.value.field == "client"
    assert forms.build(services, "development-log").blocks  # nobody yet: a form to fill in
