"""The client analysis as it comes out of the diary."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from app.core import i18n
from app.domain.scoring import CRITERIA, Criterion, Scheme
from app.models import FileScore
from app.services.week_plan import VisitDraft
from app.sheets import client_analysis, forms
from tests.conftest import TODAY
from tests.factories import make_file
from tests.sheets.diary import LONG, ODD, column, pages, report


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def score(services, file_id, **points):
    for criterion, given in points.items():
        services.scores.set_points(file_id, criterion, given)


def names(sheet):
    table = sheet.blocks[0]
    return [row.cells[1].text for row in table.rows]


def test_an_empty_list_is_a_page_to_write_on_and_the_key(services, tmp_path):
    i18n.use_language("zh_CN")
    sheet = forms.build(services, "client-analysis")
    first, key = pages(sheet, tmp_path)
    assert "客户分析表" in first
    assert "价值评估" in first
    assert "接近程度" in first
    assert "可投资金500万以上" in key
    assert report(sheet).overflows == ()
    assert names(sheet) == []


def test_prospects_stand_in_the_order_of_their_totals(services, database, tmp_path):
    liu, sun, lei = (make_file(database, name, rung="E") for name in ("刘明", "孙女士", "雷总"))
    averse = make_file(database, "毛女士", risk_appetite="averse")
    client = make_file(database, "老客户", rung=None, standing="client", opened_on=TODAY)
    services.settings.change({"trade": "futures"})
    for file_id, points in ((liu, 3), (sun, 5), (averse, 1), (client, 5)):
        score(services, file_id, funds=points, need=points)
    score(services, lei, funds=5)  # no total yet
    services.files.set_lead_class([sun], "I")
    services.week.plan_visit(VisitDraft((liu,), TODAY + timedelta(days=2)))
    sheet = forms.build(services, "client-analysis")
    assert names(sheet) == ["孙女士", "刘明", "毛女士"]
    rows = [[cell.text for cell in row.cells] for row in sheet.blocks[0].rows]
    assert rows[0][:5] == ["1", "孙女士", "E", "A", "5"]
    assert rows[0][-3:-1] == ["100", "8"]
    assert rows[1][-1] == "11-25"
    assert rows[2][-1] == "suitability!"
    assert "孙女士" in pages(sheet, tmp_path)[0]


def test_own_criteria_and_weights_are_printed(services, tmp_path):
    criteria = tuple(each for each in CRITERIA if each.group != "strategy")
    criteria += (Criterion("own1", "strategy", 100, "会不会讲解"),)
    services.scores.set_scheme(Scheme({"value": 50, "opportunity": 40, "strategy": 10}, criteria))
    text = "".join(pages(forms.build(services, "client-analysis"), tmp_path))
    assert "会不会讲解" in text
    assert "态度类型" not in text


def test_a_long_list_has_its_head_on_every_page_and_says_what_is_left_out(services, database, tmp_path):
    with database.write("Score") as unit:
        for number in range(client_analysis.MOST + 3):
            file_id = make_file(database, f"客户{number:03}")
            unit.session.execute(
                insert(FileScore),
                [{"file_id": file_id, "criterion": code, "points": number % 6} for code in ("funds", "need")],
            )
    sheet = forms.build(services, "client-analysis")
    assert len(names(sheet)) == client_analysis.MOST
    assert sheet.blocks[1].text.endswith("3 more have a total.")
    read = pages(sheet, tmp_path)
    assert len(read) >= 4
    assert all("Reach" in page for page in read)


def test_odd_names_are_printed_as_they_are(services, database, tmp_path):
    for name in (ODD, LONG[:60]):
        score(services, make_file(database, name), funds=5, need=5)
    sheet = forms.build(services, "client-analysis")
    assert report(sheet).overflows == ()
    assert column(sheet, "Name")[:2]
    assert "<b>粗体</b>" in pages(sheet, tmp_path)[0].replace("\n", "")
