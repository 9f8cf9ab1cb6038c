"""The analysis page: drawn in the background, read by mouse and by keyboard, printed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from app.models import Contact, LineFile, LogLine
from app.sheets.page import Figure, Sheet
from app.ui.analysis.page import AnalysisPage
from tests.factories import make_file

TODAY = date(2026, 11, 23)
LADDER, VISITS, ACTIVITY = "ladder", "visits", "activity"


def visit(database, file_id, day):
    with database.write("Visit") as unit:
        line = LogLine(on_date=day, way="visit", state="done")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=file_id))
        unit.session.add(Contact(line_id=line.id, file_id=file_id))


@pytest.fixture
def files(database, services):
    """One climbed and opened, one visited twice, one that only stands there."""
    made = [make_file(database, name, lead_class="I") for name in ("Liu", "Lei", "Sun")]
    services.ladder.move(made[0], "E", on=TODAY - timedelta(days=5))
    services.ladder.move(made[0], "opened")
    visit(database, made[1], TODAY - timedelta(days=10))
    visit(database, made[1], TODAY - timedelta(days=3))
    return made


@pytest.fixture
def page(qtbot, context):
    made = AnalysisPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)

    def show():
        made.show()
        qtbot.waitExposed(made)
        return made

    made.open = show
    return made


def chosen(page, name):
    """The panel of a chart, gone to by its name in the list."""
    item = next(page.list.item(n) for n in range(page.list.count()) if page.list.item(n).data(256) == name)
    at = page.list.visualItemRect(item).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.panel is page.panels[name]
    return page.panel


def texts(panel):
    return [row.cells for row in panel.figures.rows]


def click(panel, key):
    region = next(r for r in panel.view.chart.regions if r.key == key)
    QTest.mouseClick(
        panel.view,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        panel.view.place_of(region),
    )


def test_figures_of_the_quarter(page, files):
    page.open()
    ladder = {row[0]: row[1:] for row in texts(chosen(page, LADDER))}
    assert ladder["Opened"] == ("0", "1", "0", "1", "", "")
    assert ladder["F"][:4] == ("0", "3", "1", "2")
    assert ladder["new"][2] == "3"
    assert texts(chosen(page, VISITS))[:2] == [
        ("First visits", "1", "0", ""),
        ("Second visits", "1", "0", "1 of 1"),
    ]
    assert texts(chosen(page, ACTIVITY)) == [("2026-11-20", "1", "1"), ("2026-11-13", "1", "1")]


def test_a_click_leads_to_the_rows_behind_a_figure(page, files, context):
    page.open()
    asked, days = [], []
    context.files_requested.connect(lambda title, ids: asked.append((title, list(ids))))
    context.day_requested.connect(days.append)
    click(chosen(page, VISITS), "scored:first")
    click(chosen(page, LADDER), "after:opened")
    click(chosen(page, ACTIVITY), "2026-11-20")
    assert asked == [
        ("First visits, 2026-10-01 to 2026-11-23", [files[1]]),
        ("Opened on 2026-11-23", [files[0]]),
    ]
    assert days == [date(2026, 11, 20)]


def test_the_same_with_the_keyboard(page, files, context):
    page.open()
    asked, days = [], []
    context.files_requested.connect(lambda title, ids: asked.append((title, sorted(ids))))
    context.day_requested.connect(days.append)
    table = chosen(page, LADDER).table
    row = [r.key for r in chosen(page, LADDER).figures.rows].index("new>F")
    table.setCurrentIndex(chosen(page, LADDER).figures.index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    table = chosen(page, ACTIVITY).table
    table.setCurrentIndex(chosen(page, ACTIVITY).figures.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked == [("From new to F", sorted(files[1:]))]
    assert days == [date(2026, 11, 13)]


def test_the_figure_is_told_under_the_pointer(page, files, qtbot):
    page.open()
    view = chosen(page, ACTIVITY).view
    region = next(r for r in view.chart.regions if r.key == "2026-11-20")
    QTest.mouseMove(view, QPoint(1, 1))
    QTest.mouseMove(view, view.place_of(region))
    qtbot.waitUntil(lambda: "2026-11-20: 1 contact, 1 visit" in QToolTip.text())
    QToolTip.hideText()


def test_another_period_counts_anew_and_is_remembered(page, files, context, qtbot):
    page.open()
    page.period.choice.setCurrentIndex(page.period.choice.findData("last_month"))
    assert texts(chosen(page, VISITS))[0] == ("First visits", "0", "0", "")
    assert context.preferences.get("analysis_period") == "last_month"
    page.period.choice.setCurrentIndex(page.period.choice.findData("custom"))
    page.period.start.line.setText("2026-11-12")
    QTest.keyClick(page.period.start.line, Qt.Key.Key_Return)
    page.period.end.line.setText("2026-11-14")
    QTest.keyClick(page.period.end.line, Qt.Key.Key_Return)
    assert texts(chosen(page, VISITS))[:2] == [
        ("First visits", "1", "0", ""),
        ("Second visits", "0", "0", "0 of 1"),
    ]
    page.period.end.line.setText("soon")
    QTest.keyClick(page.period.end.line, Qt.Key.Key_Return)
    assert page.period.error.text().startswith("This is not a date.")
    assert texts(chosen(page, VISITS))[0][1] == "1"


def test_what_happens_meanwhile_is_counted(page, files, database):
    page.open()
    visit(database, files[2], TODAY)
    assert texts(chosen(page, VISITS))[0][1] == "2"
    assert chosen(page, ACTIVITY).figures.rows[0].key == TODAY.isoformat()


def test_a_chart_prints_as_a_sheet_with_its_figures(page, files, context):
    page.open()
    printed = []
    context.print_requested.connect(lambda form, what: printed.append((form, what)))
    QTest.mouseClick(chosen(page, VISITS).print, Qt.MouseButton.LeftButton)
    ((form, sheet),) = printed
    assert form == "sheet"
    assert isinstance(sheet, Sheet)
    assert sheet.title == "Visit funnel"
    picture, _, table = sheet.blocks
    assert isinstance(picture, Figure)
    assert picture.png.startswith(b"\x89PNG")
    assert [cell.text for cell in table.rows[0].cells] == ["First visits", "1", "0", ""]


def test_an_empty_diary_has_a_sentence_and_a_button(page, context):
    page.open()
    asked = []
    context.contact_requested.connect(asked.append)
    assert page.empty.button.isVisible()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(asked) == 1


def test_a_word_stands_there_until_the_charts_are_drawn(page, files, context, monkeypatch):
    waiting = []
    monkeypatch.setattr(context, "later", lambda job, then: waiting.append((job, then)))
    page.open()
    assert chosen(page, LADDER).view.chart is None
    assert not chosen(page, LADDER).print.isEnabled()
    assert chosen(page, LADDER).view.grab().toImage().size().width() > 0
    assert len(waiting) >= 1
