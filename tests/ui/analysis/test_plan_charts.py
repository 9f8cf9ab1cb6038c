"""The charts of plans and rates on the page: counted out of the diary, clicked, picked, printed, empty."""

import gc
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import i18n
from app.core.errors import InvalidInput
from app.models import Contact, LineFile, LogLine
from app.ui.analysis.page import AnalysisPage
from app.ui.analysis.registry import CHARTS
from app.ui.analysis.unswept import unswept
from app.ui.plans.tabs import TABS
from app.ui.printing.painter import print_pdf
from tests.factories import make_file
from tests.ui.printing.conftest import pdf_texts

TODAY = date(2026, 11, 23)


def visit(database, file_id, day):
    with database.write("Visit") as unit:
        line = LogLine(on_date=day, way="visit", state="done")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=file_id))
        unit.session.add(Contact(line_id=line.id, file_id=file_id))
        return line.id


@pytest.fixture
def visited(database, services):
    """Eight files by recommendation, visited in spring; two of them opened within the summer."""
    made = [
        make_file(database, f"Liu {n}", lead_class="I", source_method="referral", created_on=date(2026, 3, 1))
        for n in range(8)
    ]
    for each in made:
        visit(database, each, date(2026, 4, 1))
    for each in made[:2]:
        services.ladder.move(each, "E", on=date(2026, 4, 11))
        services.ladder.move(each, "opened", on=date(2026, 6, 1))
    return made


@pytest.fixture
def page(qtbot, context):
    made = AnalysisPage(context)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    return made


@pytest.fixture
def show(qtbot, page):
    def to(chart_id):
        page.show_tab(chart_id)
        page.show()
        qtbot.waitExposed(page)
        return page.panel

    return to


def click(panel, key):
    region = next(each for each in panel.view.chart.regions if each.key == key)
    at = panel.view.place_of(region)
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=at)


def cells(panel):
    return {row.key: row.cells for row in panel.figures.rows}


@pytest.fixture
def asked(context):
    got = []
    context.files_requested.connect(lambda title, ids: got.append(("files", title, sorted(ids))))
    context.lines_requested.connect(lambda title, ids: got.append(("lines", title, sorted(ids))))
    context.page_requested.connect(lambda place: got.append(("page", place)))
    return got


def test_the_pagoda_shows_planned_beside_counted_and_leads_to_the_acts(
    show, services, database, visited, asked
):
    services.plan.begin(TODAY)
    lines = [visit(database, make_file(database, f"Wang {n}", lead_class="I"), TODAY) for n in range(3)]
    panel = show("pagoda")
    shown = cells(panel)
    assert list(shown)[-1] == "first"
    assert shown["first"] == ("First visits", "3", "240", "1%")
    assert shown["turnover"][1] == "not recorded"
    assert shown["turnover"][3] == ""
    click(panel, "first")
    click(panel, "income")  # nothing is recorded: nothing to show
    assert asked == [("lines", "First visits, Quarter 4 of 2026", lines)]


def test_an_earlier_quarter_is_picked_and_kept(qtbot, show, page, context, visited):
    panel = show("pagoda")
    assert panel.empty.isVisible()  # no plan for this quarter, and nothing done in it
    panel.pick.setCurrentIndex(2)
    assert cells(panel)["first"][:2] == ("First visits", "8")
    assert cells(panel)["clients"][:2] == ("New clients", "2")
    assert not panel.empty.isVisible()
    again = AnalysisPage(context)
    qtbot.addWidget(again)
    assert again.panel.spec.chart_id == "pagoda"
    assert again.panel.code() == "2026-04-01"


def test_an_empty_quarter_says_what_to_do(show, visited, asked):
    panel = show("pagoda")
    assert "no plan yet" in panel.empty.sentence.text()
    assert not panel.print.isEnabled()
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [("page", "plans/pagoda")]


def test_conversion_stands_with_its_cases_and_interval(show, database, visited, asked):
    few = make_file(
        database, "Sun", lead_class="I", source_method="acquaintance", created_on=date(2026, 1, 2)
    )
    visit(database, few, date(2026, 2, 1))
    panel = show("source")
    rows = {row.cells[0]: row.cells[1:] for row in panel.figures.rows}
    trusted, single = rows.values()
    assert trusted[0] == "25% (2 of 8)"
    low, high = trusted[1].rstrip("%").split("–")
    assert int(low) < 25 < int(high)
    assert trusted[2:] == ("8", "0")
    assert single == ("0 of 1", "", "1", "0")  # one case: no percentage, no interval
    click(panel, panel.figures.rows[0].key)
    assert asked[0][2] == sorted(visited)


def test_young_files_are_under_way_not_failed(show, database, visited):
    for n in range(6):
        visit(database, make_file(database, f"New {n}", lead_class="I", source_method="chance"), TODAY)
    panel = show("source")
    young = next(row.cells for row in panel.figures.rows if row.cells[4] == "6")
    assert young[1] == "none decided yet"


def test_conversion_by_strategy_names_what_is_not_said(show, visited):
    assert next(iter(cells(show("strategy")).values()))[0] == "not said"


def test_from_a_later_day_on_nothing_began(show, visited, asked):
    panel = show("source")
    panel.pick.setCurrentIndex(panel.pick.findData("days_90"))
    assert panel.empty.isVisible()
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [("page", "plans/scores")]


def test_time_on_the_rungs_counts_who_still_stands_as_unfinished(show, visited, asked):
    panel = show("rung_times")
    shown = cells(panel)
    assert shown["F"][3:] == ("2", "2", "0", "6")
    assert shown["F"][1] == "–"  # more than half still stand there
    assert shown["E"][3:] == ("2", "2", "0", "0")
    click(panel, "F")
    QTest.keyClick(panel.table, Qt.Key.Key_Home)
    panel.table.setCurrentIndex(panel.figures.index(list(shown).index("E"), 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert [what[2] for what in asked] == [sorted(visited), sorted(visited[:2])]


def test_only_the_chosen_chart_is_counted_and_stale_ones_when_shown_again(
    show, page, services, visited, monkeypatch
):
    counted = []
    monkeypatch.setattr(
        type(services.measured), "time_on_rungs", lambda *_a: counted.append("rungs") or {}, raising=True
    )
    flow = type(services.statistics).ladder_flow
    monkeypatch.setattr(
        type(services.statistics), "ladder_flow", lambda *a: counted.append("flow") or flow(*a)
    )
    show("ladder")
    assert counted == ["flow"]
    page.show_tab("rung_times")
    page.show_tab("ladder")
    assert counted == ["flow", "rungs"]
    services.ladder.move(visited[3], "E", on=TODAY)
    page.show_tab("rung_times")
    assert counted == ["flow", "rungs", "flow", "rungs"]


def test_the_list_is_walked_by_keys_and_the_last_chart_is_remembered(qtbot, show, page, context, visited):
    show("ladder")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.panel.spec.chart_id == CHARTS[1].chart_id
    assert context.preferences.get("analysis_chart") == CHARTS[1].chart_id
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.table.hasFocus)
    QTest.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert page.panel.spec.chart_id == CHARTS[3].chart_id


def test_a_narrow_page_puts_the_figures_below(qtbot, show, page, visited):
    panel = show("source")
    page.resize(1500, 700)
    qtbot.waitUntil(lambda: panel.table.x() >= panel.view.geometry().right())
    page.resize(620, 700)
    qtbot.waitUntil(lambda: panel.table.y() >= panel.view.geometry().bottom())
    assert panel.table.width() > 0.9 * panel.width() - 20


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("chart_id", [spec.chart_id for spec in CHARTS])
def test_every_chart_prints_with_its_figures(
    qtbot, context, services, database, visited, language, chart_id, tmp_path
):
    i18n.use_language(language)
    services.plan.begin(TODAY)
    visit(database, visited[0], TODAY - timedelta(days=1))
    page = AnalysisPage(context)
    qtbot.addWidget(page)
    page.show_tab(chart_id)
    page.show()
    qtbot.waitExposed(page)
    printed = []
    context.print_requested.connect(lambda form, what: printed.append((form, what)))
    QTest.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    form, sheet = page.print_form()  # Ctrl+P
    assert printed == [(form, sheet)]
    report = print_pdf(sheet, tmp_path / "chart.pdf")
    assert report.overflows == ()
    assert report.pages == 1
    text = "".join(pdf_texts(tmp_path / "chart.pdf"))
    assert "".join(page.panel.title.split()) in text
    for heading in page.panel.figures.headings:
        assert "".join(heading.split()) in text
    row = page.panel.spec.printed_rows(page.panel.counted)[0]
    for cell in row.cells:
        assert "".join(cell.split()) in text


MONDAY = TODAY
BEFORE = MONDAY - timedelta(days=7)


def test_each_week_stands_beside_its_target_and_leads_to_its_acts(show, services, database, visited, asked):
    lines = [visit(database, each, BEFORE + timedelta(days=n)) for n, each in enumerate(visited[:3])]
    services.targets.set_target("week", BEFORE, "visits", 4)
    panel = show("weeks")
    shown = cells(panel)
    assert next(iter(shown)) == MONDAY.isoformat()  # the latest first
    assert shown[BEFORE.isoformat()] == (BEFORE.isoformat(), "3", "4", "75%")
    assert shown[MONDAY.isoformat()] == (MONDAY.isoformat(), "0", "", "")
    assert len(shown) == 9  # 1 October lies in the week of 28 September
    click(panel, BEFORE.isoformat())
    assert asked == [("lines", f"Visits, week of {BEFORE.isoformat()}", lines)]


def test_another_metric_and_another_period(show, page, database, context, visited, asked):
    make_file(database, "Sun", created_on=date(2026, 10, 7))
    panel = show("weeks")
    panel.pick.setCurrentIndex(panel.pick.findData("new_files"))
    assert cells(panel)["2026-10-05"][1] == "1"
    assert context.preferences.get("analysis_weeks") == "new_files"
    click(panel, "2026-10-05")
    assert asked[-1][0] == "files"
    page.period.choice.setCurrentIndex(page.period.choice.findData("year"))
    assert len(cells(panel)) == 48


def test_weeks_of_nothing_say_where_targets_are_set(show, visited, asked):
    panel = show("weeks")
    assert panel.empty.isVisible()
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [("page", "plans/months")]


def test_where_an_empty_chart_leads_there_is_a_tab():
    tabs = {f"plans/{entry.tab_id}" for entry in TABS}
    assert {"plans/pagoda", "plans/months", "plans/scores"} <= tabs


def test_the_collector_runs_again_after_a_chart_even_a_failed_one():
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(InvalidInput), unswept():
        raise InvalidInput("gone", "gone")
    assert gc.isenabled()
