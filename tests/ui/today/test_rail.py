"""Beside the day: the week's counts against its targets."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from app.models import PeriodTarget
from app.services.contacts import ContactDraft, ContactPerson
from app.services.week_plan import VisitDraft
from app.ui.today.page import TodayPage
from app.ui.today.rail import TodayRail
from tests.conftest import TODAY
from tests.factories import make_file


def told(rail):
    return [rail.targets.itemAt(at).widget().text() for at in range(rail.targets.count())]


def test_the_week_is_counted_against_its_targets(qtbot, context, services, database):
    liu = make_file(database, "Liu", lead_class="I")
    rail = TodayRail(context)
    qtbot.addWidget(rail)
    rail.refresh()
    assert rail.week.text() == "No visit was planned and none was made."
    assert told(rail) == []
    with database.write("Targets") as unit:
        for metric, value in (("visits", 10), ("equity", 50_000_00)):
            unit.session.add(PeriodTarget(kind="week", starts_on=TODAY, metric=metric, target=value))
    planned = services.week.plan_visit(VisitDraft((liu,), TODAY))
    rail.refresh()
    assert rail.week.text() == "0 of 1 visit: 1 still ahead"
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, line_id=planned))
    rail.refresh()
    assert rail.week.text() == "1 of 1 visit"
    assert told(rail) == ["Visits: 1 of 10", "New equity: 0 of 50,000"]
    button = rail.targets.itemAt(0).widget()
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(context.page_requested) as asked:
        button.click()
    assert asked.args == ["plans/checks"]


def test_who_is_left_in_peace_leaves_the_silent_ones_at_once(qtbot, context, services, database):
    quiet = make_file(database, "Liu", rung="A", created_on=TODAY - timedelta(days=90))
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    assert "Liu" in page.rail.silent.itemAt(0).widget().text()
    services.contact_rhythm.pause(quiet, TODAY + timedelta(days=9), "abroad")
    assert page.rail.silent.itemAt(0).widget().text() == "Everybody was heard of lately."


def test_long_names_make_the_rail_no_wider_than_it_is(qtbot, context, services, database):
    name = "鄂东江城方圆恒发投资管理有限责任公司第一分公司"
    make_file(database, name, rung="A", created_on=TODAY - timedelta(days=90))
    rail = TodayRail(context)
    qtbot.addWidget(rail)
    rail.resize(220, 700)
    with qtbot.waitExposed(rail):
        rail.show()
    rail.refresh()
    assert name[:10] in rail.silent.itemAt(0).widget().text()
    qtbot.waitUntil(lambda: rail.widget().width() == rail.viewport().width())
