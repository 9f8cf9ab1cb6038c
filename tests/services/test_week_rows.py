"""Room, order, route and warnings of a planned week."""

from datetime import date, time, timedelta

import pytest

from app.core.errors import InvalidInput
from app.domain.visit_warnings import WarningKind
from app.services.daily_log import LineDraft
from app.services.reminders import ReminderDraft
from app.services.week_plan import VisitDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
TUE, WED, THU, FRI, SAT = (TODAY + timedelta(days=n) for n in range(1, 6))


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="E", lead_class="I")


@pytest.fixture
def sun(database):
    return make_file(database, "孙女士", rung="E", lead_class="I")


def day_of(services, day):
    return next(each for each in services.week.week(day).days if each.date == day)


def kinds(services, line_id, day=WED):
    return [warning.kind for warning in services.week.week(day).warnings.get(line_id, ())]


def test_a_day_holds_so_many_visits_and_says_when_there_are_more(database, services):
    before = snapshot(database)
    services.week.set_room(WED, 1, usual=2)
    services.undo.undo()
    assert snapshot(database) == before
    services.undo.redo()
    for number, way in enumerate(("visit", "meal", "phone")):
        file = make_file(database, f"客户{number}")
        services.week.plan_visit(VisitDraft((file,), WED, way=way))
    day = day_of(services, WED)
    assert (day.planned, day.capacity) == (2, 1)  # a call takes no room
    assert day.full == "2 visits planned, the day holds 1"
    assert (day_of(services, THU).capacity, day_of(services, THU).full) == (2, "")
    services.week.set_room(WED, None)
    assert day_of(services, WED).full == ""


def test_room_is_refused_at_its_field(services):
    for values in ({"visits": -1}, {"visits": 51}, {"visits": None, "usual": 51}):
        with pytest.raises(InvalidInput) as refused:
            services.week.set_room(WED, **values)
        assert refused.value.field == "room"


def test_the_form_hears_what_speaks_against_a_visit_before_it_is_saved(database, services, liu, sun):
    services.settings.change({"in_training": True, "visits_a_day": 1})
    services.week.plan_visit(VisitDraft((sun,), SAT, time(9, 30), time(11)))
    lost = make_file(database, "周", standing="lost", rung=None)
    said = services.week.warnings(VisitDraft((sun, lost), SAT, time(10)))
    assert [(w.kind.value, w.field) for w in said] == [
        ("overlap", "when"),
        ("day_off", "when"),
        ("full", "when"),
        ("twice", "who"),
        ("lost", "who"),
        ("alone", "companions"),
    ]
    assert said[0].text == "At the same time: 09:30–11:00 孙女士"
    assert said[1].text == "A day off: not a working day"
    assert services.week.warnings(VisitDraft((liu,), WED, companions="周正")) == ()


def test_a_visit_does_not_clash_with_itself(services, liu):
    draft = VisitDraft((liu,), WED, time(9), time(10))
    line = services.week.plan_visit(draft)
    assert services.week.warnings(draft, line) == ()
    assert kinds(services, line) == []


def test_cards_say_it_too_but_not_those_that_are_over(services, liu, sun):
    one = services.week.plan_visit(VisitDraft((liu,), WED, time(9), time(10)))
    two = services.week.plan_visit(VisitDraft((sun,), WED, time(9, 30)))
    assert kinds(services, one) == kinds(services, two) == [WarningKind.OVERLAP]
    services.log.set_state([two], "done")
    assert kinds(services, one) == kinds(services, two) == []


def test_a_reminder_with_an_hour_clashes_unless_it_is_the_same_matter(services, liu, sun):
    line = services.week.plan_visit(VisitDraft((liu,), WED, time(9), time(10)))
    services.reminders.add(ReminderDraft("带方案", file_id=liu, due_on=WED, due_time=time(9, 30)))
    assert kinds(services, line) == []
    services.reminders.add(ReminderDraft("电话", file_id=sun, due_on=WED, due_time=time(9, 30)))
    (said,) = services.week.week(WED).warnings[line]
    assert said.text == "At the same time: 09:30 孙女士: 电话"


def test_patterns_of_the_day_are_no_dates(services, liu):
    line = services.week.plan_visit(VisitDraft((liu,), WED, time(10), time(11)))
    services.log.add_line(LineDraft(WED, time(9, 30), time(11, 30), plan="拜访或客户服务"))
    assert kinds(services, line) == []


def test_the_way_of_a_day_is_told_in_its_order(services, liu, sun):
    services.week.plan_visit(VisitDraft((liu,), WED, time(14), place="城东厂", route="地铁2号线"))
    services.week.plan_visit(VisitDraft((sun,), WED, time(9), place="恒昌大厦"))
    services.week.plan_visit(VisitDraft((sun,), THU, place="恒昌大厦"))
    assert day_of(services, WED).route == "恒昌大厦 → 城东厂 (地铁2号线)"
    assert day_of(services, THU).route == ""  # one place is no way


def test_visits_without_a_time_change_places_and_undo_brings_them_back(database, services, liu, sun):
    timed = services.week.plan_visit(VisitDraft((liu,), WED, time(9)))
    lei = make_file(database, "雷")
    ids = [services.week.plan_visit(VisitDraft((file,), WED)) for file in (liu, sun, lei)]
    services.log.add_line(LineDraft(WED, plan="整理资料"))
    before = snapshot(database)

    def order():
        return [line.id for line in day_of(services, WED).visits]

    assert services.week.shift(ids[2], -1)
    assert order() == [timed, ids[0], ids[2], ids[1]]
    assert services.week.shift(ids[2], -1)
    assert order() == [timed, ids[2], ids[0], ids[1]]
    assert not services.week.shift(ids[2], -1)
    assert not services.week.shift(ids[1], 1)
    with pytest.raises(InvalidInput):
        services.week.shift(timed, 1)
    services.undo.undo()
    assert services.undo.undo() == "Change the order of a day's visits"
    assert snapshot(database) == before


def test_the_route_is_kept_and_goes_along(services, liu):
    line = services.week.plan_visit(VisitDraft((liu,), WED, route=" 地铁 2 号线\n转公交 "))
    assert services.week.visit(line)[0].route == "地铁 2 号线 转公交"
    moved = services.log.move_line(line, THU)
    assert services.week.visit(moved)[0].route == "地铁 2 号线 转公交"
