"""The performance factors on paper: empty, filled, and in Chinese on one page."""

from datetime import date, timedelta

import pytest

from app.core import i18n
from app.domain.terms.planning import Basis, Factor
from app.sheets import forms
from tests.factories import make_file
from tests.services.test_measured import visit
from tests.sheets.diary import LONG, ODD, pages, report, tables, words

TODAY = date(2026, 11, 23)
BEGUN = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


@pytest.fixture
def plan_id(services):
    return services.plan.begin(TODAY)


def sheet(services):
    return forms.build(services, "performance-factors", on=TODAY)


def fill(database):
    """Twenty first visits, twelve of which led to a second; and two of last Friday, too late to tell."""
    for number in range(22):
        first = BEGUN if number < 20 else TODAY - timedelta(days=3)
        file_id = make_file(database, lead_class="I", strategy="trend", created_on=BEGUN)
        visit(database, file_id, first)
        if number < 12:
            visit(database, file_id, first + timedelta(days=5))


def test_without_a_plan_it_is_a_form_to_fill_in(services, tmp_path):
    made = sheet(services)
    assert (report(made).pages, report(made).overflows) == (1, ())
    (text,) = pages(made, tmp_path)
    for word in ("Performancefactors", "Ultra-short", "Allstrategies", "Measured", "Generalremarks"):
        assert word in text
    figures = [cell.text for row in tables(made)[0].rows for cell in row.cells[-8:]]
    assert set(figures) == {""}


def test_each_strategy_has_three_lines(services, database, plan_id, tmp_path):
    fill(database)
    services.plan.set_basis(plan_id, Basis.BLENDED)
    services.plan.set_rate(plan_id, "trend", Factor.THIRD_RATE, 1)
    made = sheet(services)
    text = words(made)
    assert "60% (12 of 22)\n42–76%, 2 unfinished" in text
    assert "50%" in text
    (page,) = pages(made, tmp_path)
    for word in ("Whatpaysmost", "Runson", "Nov2026", "12of20", "Feb2026"):
        assert word in page


def test_it_fits_a_page_in_chinese_with_its_texts(services, database, plan_id, tmp_path):
    fill(database)
    services.plan.set_texts(plan_id, branch="人民路营业部", team="一组", remarks="以趋势客户为主。")
    i18n.use_language("zh_CN")
    made = sheet(services)
    (page,) = pages(made, tmp_path)
    for word in (
        "业绩要素评估表",
        "人民路营业部",
        "一组",
        "初次拜访成功率",
        "最划算的一项",
        "以趋势客户为主",
    ):
        assert word in page
    assert made.file_name == "业绩要素评估表 2026-Q4"


def test_long_and_odd_texts_stay_on_the_paper(services, plan_id):
    services.plan.set_texts(plan_id, branch=ODD, team=ODD, remarks=LONG * 30)
    found = report(sheet(services))
    assert found.overflows == ()
    assert found.pages >= 1
