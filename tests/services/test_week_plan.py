"""The weekly visit plan: visits as lines of the log, moved with or without a trace, ranked candidates."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from app.core.errors import EditConflict, InvalidInput
from app.domain.visit_ranking import DUE, NO_HURRY, likelihood, score_of, silent_timing, worth
from app.models import ClientFile, FileSummary, LineFile, LogLine
from app.services import visit_candidates
from app.services.contacts import AppointmentDraft, ContactDraft, ContactPerson
from app.services.reminders import ReminderDraft
from app.services.week_plan import VisitDraft
from tests.factories import make_file

TODAY = date(2026, 11, 23)
TUE, WED, THU = (TODAY + timedelta(days=n) for n in (1, 2, 3))


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="E", lead_class="I")


def rows(database):
    with database.read() as session:
        return {
            model.__tablename__: [tuple(row) for row in session.execute(select(model.__table__))]
            for model in (LogLine, LineFile)
        }


def names_of(page):
    return [row.name for row in page.rows]


def full(liu, **values):
    return VisitDraft(
        **{
            "file_ids": (liu,),
            "on": WED,
            "start": time(9, 30),
            "end": time(11),
            "purpose": ("learn", "market"),
            "place": "厂里",
            "materials": "公司简介",
            "companions": "李经理",
            "companion_mode": "guides",
            **values,
        }
    )


def test_a_planned_visit_is_a_plan_line_of_its_day(database, services, liu):
    before = rows(database)
    line_id = services.week.plan_visit(full(liu))
    (line,) = services.log.day(WED)
    assert (line.id, line.plan, line.start_time, line.end_time) == (
        line_id,
        "Visit 刘总",
        time(9, 30),
        time(11),
    )
    assert (line.way, line.place, line.purpose, line.materials) == (
        "visit",
        "厂里",
        ("learn", "market"),
        "公司简介",
    )
    assert (line.companions, line.companion_mode, line.unplanned, line.state) == (
        "李经理",
        "guides",
        False,
        "open",
    )
    assert [(f.file_id, f.number, f.scored) for f in line.files] == [(liu, 1, True)]
    after = rows(database)
    assert services.undo.undo() == "Plan a visit to 刘总"
    assert rows(database) == before
    services.undo.redo()
    assert rows(database) == after


def test_the_week_shows_days_numbers_and_what_came_of_it(database, services, liu):
    sun = make_file(database, "孙女士", important=True)
    services.week.plan_visit(VisitDraft((liu,), THU, plan="看盘面"))
    services.week.plan_visit(VisitDraft((liu, sun), TUE, time(14)))
    call = AppointmentDraft((sun,), TODAY, visit_line_id=services.log.day(TUE)[0].id, visit_on=TUE)
    services.contacts.appointment(call)
    week = services.week.week(WED)
    assert [day.date.isoweekday() for day in week.days] == [1, 2, 3, 4, 5, 6, 7]
    assert [(day.working, day.known) for day in week.days] == [(True, True)] * 5 + [(False, True)] * 2
    (tuesday,) = week.days[1].visits
    assert [(f.name, f.number, f.asked) for f in tuesday.files] == [
        ("刘总", 1, None),
        ("孙女士", 1, "agreed"),
    ]
    (thursday,) = week.days[3].visits
    assert (thursday.plan, thursday.files[0].number) == ("看盘面", 2)
    assert week.important == {sun}
    assert [line.id for line in week.lines()] == [tuesday.id, thursday.id]


def test_holidays_make_up_days_and_years_nobody_knows(services):
    golden = services.week.week(date(2026, 9, 28))
    assert [(day.working, day.holiday) for day in golden.days][3:5] == [
        (False, "National Day"),
        (False, "National Day"),
    ]
    make_up = services.week.week(date(2026, 10, 5)).days[5]
    assert (make_up.date, make_up.working) == (date(2026, 10, 10), True)
    assert not services.week.week(date(2035, 1, 1)).known


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"file_ids": ()}, "who", "who"),
        ({"file_ids": (999,)}, "who", "gone"),
        ({"on": date(2026, 11, 20)}, "on", "past"),
        ({"end": time(9)}, "end", "times"),
        ({"start": None}, "start", "times"),
        ({"place": "长" * 201}, "place", "too_long"),
    ],
)
def test_refusals_stand_at_their_field_and_write_nothing(database, services, liu, values, field, code):
    before = rows(database)
    with pytest.raises(InvalidInput) as refused:
        services.week.plan_visit(full(liu, **values))
    assert (refused.value.field, refused.value.code) == (field, code)
    assert rows(database) == before


def test_editing_follows_the_names_keeps_own_words_and_comes_back(database, services, liu):
    sun = make_file(database, "孙女士")
    line_id = services.week.plan_visit(full(liu))
    before = rows(database)
    draft, version = services.week.visit(line_id)
    assert draft.plan == "Visit 刘总"
    changed = VisitDraft((sun,), WED, way="phone", plan=draft.plan)
    assert services.week.edit_visit(line_id, changed, version) == line_id
    (line,) = services.log.day(WED)
    assert (line.plan, line.way, line.place, line.companions) == ("Phone: 孙女士", "phone", "", "")
    assert [f.file_id for f in line.files] == [sun]
    with pytest.raises(EditConflict):
        services.week.edit_visit(line_id, draft, version)
    services.undo.undo()
    assert rows(database) == before
    services.week.edit_visit(line_id, VisitDraft((liu,), WED, plan="带上套保方案"))
    assert services.log.day(WED)[0].plan == "带上套保方案"


def test_between_days_ahead_a_visit_moves_without_a_trace(database, services, liu):
    line_id = services.week.plan_visit(full(liu))
    before = rows(database)
    assert services.week.move_visit(line_id, THU) == line_id
    assert services.log.day(WED) == []
    assert services.log.day(THU)[0].id == line_id
    services.undo.undo()
    assert rows(database) == before


def test_from_today_it_leaves_a_trace(database, services, liu):
    line_id = services.week.plan_visit(full(liu, on=TODAY))
    before = rows(database)
    new = services.week.move_visit(line_id, THU)
    (trace,) = services.log.day(TODAY)
    assert (trace.id, trace.state, trace.moved_to) == (line_id, "moved", THU)
    (moved,) = services.log.day(THU)
    assert (moved.id, moved.materials, moved.moved_from) == (new, "公司简介", TODAY)
    services.undo.undo()
    assert rows(database) == before


def test_an_agreed_visit_leaves_a_trace_too(services, liu):
    line_id = services.week.plan_visit(full(liu))
    services.contacts.appointment(AppointmentDraft((liu,), TODAY, visit_line_id=line_id, visit_on=WED))
    services.week.move_visit(line_id, THU)
    assert services.log.day(WED)[0].moved_to == THU


def test_an_edit_that_changes_the_day_is_one_act(database, services, liu):
    line_id = services.week.plan_visit(full(liu, on=TODAY))
    before = rows(database)
    new = services.week.edit_visit(line_id, full(liu, on=THU, place="茶馆"))
    assert new != line_id
    assert (services.log.day(THU)[0].place, services.log.day(TODAY)[0].place) == ("茶馆", "厂里")
    services.undo.undo()
    assert rows(database) == before


def test_what_was_recorded_is_neither_moved_nor_removed(database, services, liu):
    line_id = services.week.plan_visit(full(liu, on=TODAY))
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, line_id=line_id))
    before = rows(database)
    for command in (lambda: services.week.move_visit(line_id, THU), lambda: services.week.remove(line_id)):
        with pytest.raises(InvalidInput) as refused:
            command()
        assert refused.value.code == "told"
    with pytest.raises(InvalidInput) as refused:
        services.week.move_visit(services.week.plan_visit(full(liu)), TODAY - timedelta(days=1))
    assert refused.value.code == "past"
    services.undo.undo()
    assert rows(database) == before


def test_removing_is_an_act(database, services, liu):
    line_id = services.week.plan_visit(full(liu))
    before = rows(database)
    services.week.remove(line_id)
    assert services.week.week(TODAY).lines() == []
    services.undo.undo()
    assert rows(database) == before


def test_candidates_in_their_order_with_a_reason(database, services):
    names = iter(("甲", "乙", "丙", "丁", "戊", "己"))
    f_four = make_file(database, next(names), rung="F", lead_class="IV", silence_days=300)
    a_one = make_file(database, next(names), rung="A", lead_class="I", silence_days=300)
    e_one = make_file(database, next(names), rung="E", lead_class="I", silence_days=300)
    silent = make_file(database, next(names), rung="B", silence_days=5)
    due = make_file(database, next(names), rung="F")
    late = make_file(database, next(names), rung="F")
    lost = make_file(database, "流失", rung=None, lost_on=TODAY, standing="lost")
    services.reminders.add(ReminderDraft("送套保方案", THU, file_id=due))
    services.reminders.add(ReminderDraft("回电话", TODAY - timedelta(days=3), file_id=late))
    page = services.week.candidates(TODAY)
    assert [row.file_id for row in page.rows] == [due, late, silent, a_one, e_one, f_four]
    assert page.total == 6
    assert [row.reason for row in page.rows][:3] == [
        "11-26: 送套保方案",
        "11-20: 回电话",
        "Silent 15 workdays (max 5)",
    ]
    assert [row.pressing for row in page.rows] == [True, True, True, False, False, False]
    assert page.rows[3].reason.startswith("Lead class A")
    assert [row.file_id for row in services.week.candidates(TODAY, limit=2, offset=1).rows] == [late, silent]
    assert lost not in {row.file_id for row in page.rows}


def test_a_score_pulls_a_file_up_and_the_row_says_how(database, services):
    low, high = (make_file(database, name, rung="E", silence_days=300) for name in ("甲", "乙"))
    unscored = make_file(database, "丙", rung="E", silence_days=300)
    with database.read() as session:
        page = visit_candidates.page(session, TODAY, TODAY, "", 60, 0, {low: 20, high: 90})
    assert [row.file_id for row in page.rows] == [high, unscored, low]
    assert [row.reason for row in page.rows] == ["Prospect · score 90", "Prospect", "Prospect · score 20"]
    assert page.rows[0].order == "Order: score 90 × likelihood 80 % × timing 10 % = 7"
    assert page.rows[1].order.startswith("Order: not scored, taken as 50 × likelihood 80 %")


def test_the_order_in_sql_is_the_order_of_the_rule(database, services):
    """Every rung, class, silence and score there is, ranked by the domain's own functions."""
    scores, expected = {}, {}
    for number in range(60):
        rung = ("A", "B", "C", "D", "E", "F", None)[number % 7]
        longest = 3 + number % 5
        made = make_file(
            database,
            f"客户{number:02d}",
            rung=rung,
            standing="prospect" if rung else "client",
            lead_class=(None, "I", "II", "III", "IV")[number % 5],
            silence_days=longest,
            created_on=TODAY - timedelta(days=7 * (number % 9)),
        )
        if number % 3 == 0:
            scores[made] = number
        timing = NO_HURRY
        if number % 4 == 0:
            services.reminders.add(ReminderDraft("去", TODAY + timedelta(days=number % 7), file_id=made))
            timing = DUE
        expected[made] = (rung, longest, timing, number)
    with database.read() as session:
        page = visit_candidates.page(session, TODAY, TODAY, "", 99, 0, scores)
        stale = {
            row.file_id: row.stale_on
            for row in session.execute(select(FileSummary.file_id, FileSummary.stale_on))
        }
        classes = {
            row.id: row.lead_class for row in session.execute(select(ClientFile.id, ClientFile.lead_class))
        }
    figures = []
    for row in page.rows:
        rung, longest, timing, _number = expected[row.file_id]
        if timing == NO_HURRY and stale[row.file_id] is not None and stale[row.file_id] <= TODAY:
            timing = silent_timing((TODAY - stale[row.file_id]).days, longest)
        score = score_of(scores.get(row.file_id), classes[row.file_id])
        figures.append(worth(score, likelihood(rung, "prospect" if rung else "client"), timing))
        assert row.order.endswith(f"timing {timing} % = {round(figures[-1])}")
    assert len(figures) == 60
    assert figures == sorted(figures, reverse=True)


def test_who_is_planned_leaves_the_list_but_is_still_found(database, services, liu):
    make_file(database, "雷先生")
    services.week.plan_visit(full(liu))
    assert names_of(services.week.candidates(TODAY)) == ["雷先生"]
    assert names_of(services.week.candidates(TODAY + timedelta(days=7))) == ["刘总", "雷先生"]
    (found,) = services.week.candidates(TODAY, "lz").rows
    assert (found.name, found.planned_on) == ("刘总", WED)


def test_found_by_sound_initials_and_phone(database, services):
    from app.services.files import NewFile

    services.files.create(NewFile("孙丽华", phone="138 0013 8000"))
    for text in ("孙丽", "sunlihua", "slh", "13800138"):
        assert names_of(services.week.candidates(TODAY, text)) == ["孙丽华"]
    assert services.week.candidates(TODAY, "%'").rows == ()


def test_training_is_a_setting_of_the_diary(services):
    assert not services.week.week(TODAY).in_training
    services.settings.change({"in_training": True})
    assert services.week.week(TODAY).in_training


def test_an_important_client_is_marked_among_the_candidates(database, services):
    make_file(database, "孙女士", important=True)
    with database.read() as session:
        assert session.scalar(select(ClientFile.important))
    assert services.week.candidates(TODAY).rows[0].important
