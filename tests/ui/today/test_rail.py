"""Beside the day: the week's counts against its targets."""

from PySide6.QtWidgets import QPushButton

from app.models import PeriodTarget
from app.services.contacts import ContactDraft, ContactPerson
from app.services.week_plan import VisitDraft
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
