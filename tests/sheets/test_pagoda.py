"""The pagoda on paper: drawn for the total, in tables per strategy; empty, full and very long."""

from datetime import date
from fractions import Fraction

import pytest

from app.core import i18n
from app.domain.terms import Strategy
from app.domain.terms.planning import Factor, PagodaLevel
from app.sheets import forms
from app.sheets.page import Drawing, Table
from tests.sheets.diary import LONG, ODD, pages, report, tables

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


@pytest.fixture
def plan_id(services):
    return services.plan.begin(TODAY)


def sheet(services, on=TODAY):
    return forms.build(services, "pagoda", on=on)


def drawing(made):
    (found,) = [block for block in made.blocks if isinstance(block, Drawing)]
    return found


def test_without_a_plan_it_is_a_form_to_fill_in(services, tmp_path):
    made = sheet(services)
    found = report(made)
    assert (found.pages, found.overflows) == (1, ())
    (text,) = pages(made, tmp_path)
    for word in ("Newincome", "Firstvisits", "Quarter4of2026", "Generalremarks"):
        assert word in text
    assert {cell.text for row in tables(made)[0].rows for cell in row.cells[1:]} == {""}


def test_the_drawing_is_wide_at_its_base_and_holds_the_totals(services, plan_id, tmp_path):
    services.plan.set_level(plan_id, None, PagodaLevel.FIRST, 300)
    made = sheet(services)
    storeys = [shape for shape in drawing(made).shapes[1:-1] if shape.shaded]
    widths = [max(x for x, _y in each.points) - min(x for x, _y in each.points) for each in storeys]
    assert len(widths) == 8
    assert widths == sorted(widths)
    texts = [each.text for each in drawing(made).texts]
    assert "300" in texts
    assert "× Second visits per first 30%" in texts
    assert "100 a month" in texts
    (text,) = pages(made, tmp_path)
    assert "×Averagefeerate2‱×Retainedshare100%" in text


def test_every_strategy_has_its_row_and_what_was_typed_is_shaded(services, plan_id):
    services.plan.set_level(plan_id, "trend", PagodaLevel.INCOME, 1_200_000)
    services.plan.set_rate(plan_id, "hedging", Factor.OPEN_RATE, Fraction(1, 3))
    levels, rates, *_rest = tables(sheet(services))
    names = [row.cells[0].text for row in levels.rows]
    assert names == [*(each.label for each in Strategy), "Total", "a month"]
    trend = levels.rows[names.index("Trend")]
    assert [cell.text for cell in trend.cells if cell.shaded][1:] == ["12,000"]
    assert rates.rows[3].cells[3].text == "1/3"
    assert rates.rows[5].cells[5].text.startswith("per quarter; ")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_large_figures_odd_names_and_long_remarks_stay_inside(services, plan_id, language):
    i18n.use_language(language)
    services.settings.change({"owner": ODD, "firm": LONG})
    services.plan.set_level(plan_id, None, PagodaLevel.RETAINED, 9 * 10**15)
    services.plan.set_texts(plan_id, branch=ODD, team="队" * 200, remarks="\n".join([LONG] * 60))
    found = report(sheet(services))
    assert found.overflows == ()
    assert found.pages >= 3


def test_any_day_of_the_quarter_gives_the_same_sheet(services, plan_id):
    assert sheet(services, date(2026, 10, 1)) == sheet(services)
    assert sheet(services, date(2027, 1, 1)) != sheet(services)


def test_what_no_rate_leads_to_is_left_blank(services, plan_id, database):
    services.plan.set_level(plan_id, "trend", PagodaLevel.INCOME, 100)
    with database.write("Test") as unit:
        from app.models import StrategyPlan

        for row in unit.session.query(StrategyPlan).filter_by(strategy="trend"):
            row.open_rate *= 0
    made = sheet(services)
    assert tables(made)[0].rows[1].cells[1].text == ""
    assert isinstance(made.blocks[3], Table)
    assert report(made).overflows == ()
