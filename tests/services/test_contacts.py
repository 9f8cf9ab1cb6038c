"""A contact told once: every row it writes, every refusal, and one undo that takes all of it back."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select

from app.core.errors import EditConflict, InvalidInput
from app.models import (
    Appointment,
    ClientFile,
    Contact,
    FileSummary,
    LineFile,
    LogLine,
    Person,
    Reminder,
    RungChange,
)
from app.services.contacts import AppointmentDraft, ContactDraft, ContactPerson, NextStep
from app.services.reminders import ReminderDraft
from tests.factories import make_file

TODAY = date(2026, 11, 23)
TABLES = (LogLine, LineFile, Contact, Appointment, Reminder, RungChange, ClientFile)


@pytest.fixture
def liu(database):
    return make_file(database, "刘总", rung="E")


@pytest.fixture
def sun(database):
    return make_file(database, "孙女士", rung="F")


def rows(database, *models):
    """Everything in these tables, to compare before and after."""
    with database.read() as session:
        return {
            model.__tablename__: [tuple(row) for row in session.execute(select(model.__table__))]
            for model in models or TABLES
        }


def all_of(database, model, **values):
    with database.read() as session:
        return list(session.scalars(select(model).filter_by(**values).order_by(model.id)))


def two(liu, sun, **values):
    return ContactDraft(
        persons=(
            ContactPerson(
                liu,
                outcome="good",
                signals=("questions", "bargains"),
                opinion="有诚意",
                next_step=NextStep("送套保方案", date(2026, 11, 27), time(15, 30)),
            ),
            ContactPerson(
                sun,
                met=False,
                not_met="busy",
                rung_to="D",
                rung_reason="资金未定",
                rung_until=date(2026, 12, 15),
            ),
        ),
        on_date=TODAY,
        start_time=time(14, 0),
        purpose=("learn", "expertise"),
        companions="李经理",
        companion_mode="takes_part",
        record="谈了铜的套保",
        **values,
    )


def test_one_act_writes_everything_and_one_undo_takes_it_back(database, services, seen, liu, sun):
    before = rows(database)
    seen.clear()
    made = services.contacts.record(two(liu, sun))
    (line,) = all_of(database, LogLine)
    assert (line.id, line.state, line.unplanned, line.record) == (made.line_id, "done", True, "谈了铜的套保")
    assert (line.way, line.purpose, line.companion_mode) == ("visit", "learn expertise", "takes_part")
    assert [row.file_id for row in all_of(database, LineFile)] == [liu, sun]
    first, second = all_of(database, Contact)
    assert (first.met, first.outcome, first.signals, first.opinion) == (
        True,
        "good",
        "questions bargains",
        "有诚意",
    )
    assert (second.met, second.not_met, second.outcome) == (False, "busy", None)
    (step,) = all_of(database, Reminder, kind="next_step")
    assert (step.text, step.due_on, step.due_time) == ("送套保方案", date(2026, 11, 27), time(15, 30))
    assert (step.file_id, step.contact_id, step.line_id) == (liu, first.id, line.id)
    (end,) = all_of(database, Reminder, kind="rung_end")
    assert (end.file_id, end.due_on) == (sun, date(2026, 12, 15))
    assert all_of(database, RungChange, file_id=sun)[-1].to_rung == "D"
    assert len(seen) == 1
    assert {"log_line", "contact", "reminder", "rung_change", "client_file"} <= set(seen[0].ids)
    assert "刘总, 孙女士" in services.undo.next_undo()
    services.undo.undo()
    assert rows(database) == before
    services.undo.redo()
    assert len(all_of(database, Contact)) == 2


def test_last_contact_and_visits_follow(database, services, liu, sun):
    services.contacts.record(two(liu, sun))
    with database.read() as session:
        met, missed = session.get(FileSummary, liu), session.get(FileSummary, sun)
        assert (met.last_contact_on, met.visits, met.next_step_on) == (TODAY, 1, date(2026, 11, 27))
        assert (missed.last_contact_on, missed.visits) == (None, 0)


def test_a_mailing_is_no_real_contact(database, services, liu):
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, way="mailing"))
    with database.read() as session:
        assert session.get(FileSummary, liu).last_contact_on is None


def test_a_planned_line_is_recorded_not_doubled(database, services, liu, sun):
    with database.write("plan") as unit:
        line = LogLine(on_date=TODAY, way="visit", plan="拜访刘总", place="公司")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=liu))
    draft = services.contacts.load(line.id)
    assert [person.file_id for person in draft.persons] == [liu]
    assert (draft.way, draft.place) == ("visit", "公司")
    services.contacts.record(two(liu, sun, line_id=line.id))
    (kept,) = all_of(database, LogLine)
    assert (kept.plan, kept.state, kept.unplanned) == ("拜访刘总", "done", False)
    assert [row.file_id for row in all_of(database, LineFile)] == [liu, sun]


def test_a_plan_kept_on_another_day_leaves_its_trace(database, services, liu):
    with database.write("plan") as unit:
        line = LogLine(on_date=date(2026, 11, 25), way="visit", plan="拜访刘总")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=liu))
    before = rows(database)
    draft = services.contacts.load(line.id)
    assert draft.on_date == TODAY
    made = services.contacts.record(draft)
    planned, held = all_of(database, LogLine)
    assert (planned.state, planned.moved_to_id, planned.on_date) == ("moved", held.id, date(2026, 11, 25))
    assert (held.id, held.state, held.on_date, held.plan) == (made.line_id, "done", TODAY, "拜访刘总")
    assert [row.line_id for row in all_of(database, LineFile)] == [line.id, held.id]
    services.undo.undo()
    assert rows(database) == before


def test_editing_keeps_the_rows_it_made(database, services, liu, sun):
    made = services.contacts.record(two(liu, sun))
    draft = services.contacts.load(made.line_id)
    assert draft.persons[0].next_step == NextStep("送套保方案", date(2026, 11, 27), time(15, 30))
    assert draft.persons[1].rung_to is None
    step_id = all_of(database, Reminder, kind="next_step")[0].id
    changed = replace(
        draft,
        record="改过",
        persons=(replace(draft.persons[0], outcome="agreeing", next_step=NextStep("电话")),),
    )
    before = rows(database)
    services.contacts.record(changed)
    (contact,) = all_of(database, Contact)
    assert (contact.id, contact.outcome) == (made.contact_ids[0], "agreeing")
    (step,) = all_of(database, Reminder, kind="next_step")
    assert (step.id, step.text, step.due_on) == (step_id, "电话", None)
    assert [row.file_id for row in all_of(database, LineFile)] == [liu]
    services.undo.undo()
    assert rows(database) == before


def test_an_emptied_next_step_goes_away(database, services, liu, sun):
    made = services.contacts.record(two(liu, sun))
    draft = services.contacts.load(made.line_id)
    services.contacts.record(
        replace(draft, persons=(replace(draft.persons[0], next_step=None), draft.persons[1]))
    )
    assert all_of(database, Reminder, kind="next_step") == []


def test_a_stale_edit_is_a_conflict_and_can_overwrite(database, services, liu, sun):
    made = services.contacts.record(two(liu, sun))
    mine, theirs = services.contacts.load(made.line_id), services.contacts.load(made.line_id)
    services.contacts.record(replace(theirs, record="先改"))
    with pytest.raises(EditConflict):
        services.contacts.record(replace(mine, record="后改"))
    assert all_of(database, LogLine)[0].record == "先改"
    services.contacts.record(replace(mine, record="后改", version=None))
    assert all_of(database, LogLine)[0].record == "后改"


def test_earlier_steps_are_settled_when_the_form_says_so(database, services, liu):
    one = services.reminders.add(ReminderDraft("寄资料", date(2026, 11, 20), file_id=liu))
    other = services.reminders.add(ReminderDraft("问候", file_id=liu))
    assert [step.id for step in services.reminders.open_steps([liu])] == [one, other]
    services.contacts.record(ContactDraft((ContactPerson(liu, done_steps=(one,)),), TODAY))
    assert [step.id for step in services.reminders.open_steps([liu])] == [other]
    services.undo.undo()
    assert [step.id for step in services.reminders.open_steps([liu])] == [one, other]


def test_a_rung_refused_writes_nothing(database, services, liu, sun):
    before = rows(database)
    draft = ContactDraft((ContactPerson(liu, outcome="good"), ContactPerson(sun, rung_to="B")), TODAY)
    with pytest.raises(InvalidInput) as refused:
        services.contacts.record(draft)
    assert refused.value.field == "persons.1.rung_reason"
    assert rows(database) == before


def test_a_file_that_is_gone_is_refused(services):
    with pytest.raises(InvalidInput) as refused:
        services.contacts.record(ContactDraft((ContactPerson(99),), TODAY))
    assert refused.value.field == "who"


def test_deleting_takes_the_unplanned_line_and_open_steps(database, services, liu, sun):
    made = services.contacts.record(two(liu, sun))
    before = rows(database)
    services.contacts.delete(made.line_id)
    assert all_of(database, LogLine) == []
    assert all_of(database, Contact) == []
    assert all_of(database, Reminder, kind="next_step") == []
    assert all_of(database, ClientFile, id=sun)[0].rung == "D"
    services.undo.undo()
    assert rows(database) == before


def test_deleting_opens_a_planned_line_again(database, services, liu):
    with database.write("plan") as unit:
        line = LogLine(on_date=TODAY, way="visit", plan="拜访")
        unit.session.add(line)
    services.contacts.record(ContactDraft((ContactPerson(liu),), TODAY, line_id=line.id))
    services.contacts.delete(line.id)
    (kept,) = all_of(database, LogLine)
    assert (kept.plan, kept.state) == ("拜访", "open")


def test_visit_numbers_count_held_visits_in_order_of_time(database, services):
    file_id = make_file(database, "周", visits_before=2, lead_class="I")
    services.contacts.record(ContactDraft((ContactPerson(file_id),), date(2026, 11, 10)))
    late = services.contacts.record(ContactDraft((ContactPerson(file_id),), TODAY, start_time=time(10)))
    early = services.contacts.record(ContactDraft((ContactPerson(file_id),), TODAY, start_time=time(9)))
    services.contacts.record(ContactDraft((ContactPerson(file_id),), TODAY, way="phone"))
    services.contacts.record(ContactDraft((ContactPerson(file_id, met=False, not_met="busy"),), TODAY))

    def number(line_id):
        return services.contacts.facts([file_id], line_id)[0].visit_number

    assert number(None) == 6
    assert number(early.line_id) == 4
    assert number(late.line_id) == 5


def test_facts_tell_of_people_scoring_and_suitability(database, services):
    file_id = make_file(database, "恒泰", kind="enterprise", risk_appetite="averse", rung="B")
    with database.write("people") as unit:
        unit.session.add(Person(file_id=file_id, name="陈总", role="contact", job_title="总经理"))
    services.settings.change({"trade": "futures"})
    (facts,) = services.contacts.facts([file_id])
    assert (facts.scored, facts.unsuitable, facts.place) == (False, True, "B")
    assert [(person.name, person.job_title) for person in facts.people] == [("陈总", "总经理")]
    services.settings.change({"trade": "securities"})
    assert not services.contacts.facts([file_id])[0].unsuitable


def appointment(*files, **values):
    return AppointmentDraft(
        files, TODAY, time(9, 30), visit_on=date(2026, 11, 25), visit_time=time(15), **values
    )


def test_an_agreed_appointment_plans_a_confirmed_visit(database, services, liu, sun):
    before = rows(database)
    made = services.contacts.appointment(appointment(liu, sun, visit_place="工厂", record="约好了"))
    call, visit = all_of(database, LogLine)
    assert (call.id, call.way, call.state, call.record) == (made.line_id, "phone", "done", "约好了")
    assert (visit.on_date, visit.way, visit.state, visit.place) == (
        date(2026, 11, 25),
        "visit",
        "open",
        "工厂",
    )
    assert visit.plan == "Visit 刘总, 孙女士"
    assert not visit.unplanned
    assert services.contacts.confirmations([visit.id]) == {visit.id: "agreed"}
    assert services.contacts.is_appointment(call.id)
    with database.read() as session:
        assert session.get(FileSummary, liu).last_contact_on == TODAY
        assert session.get(FileSummary, liu).next_step_on == date(2026, 11, 25)
        assert session.get(FileSummary, liu).visits == 0
    services.undo.undo()
    assert rows(database) == before


def test_appointments_are_counted_against_calls_tried(services, liu, sun):
    services.contacts.appointment(appointment(liu))
    services.contacts.appointment(AppointmentDraft((sun,), TODAY, state="failed", reason="没空"))
    services.contacts.appointment(AppointmentDraft((sun,), TODAY, state="pending"))
    rate = services.contacts.appointment_rate(date(2026, 11, 1), date(2026, 11, 30))
    assert (rate.tried, rate.agreed) == (3, 1)
    rate = services.contacts.appointment_rate(date(2026, 12, 1), date(2026, 12, 31))
    assert (rate.tried, rate.agreed) == (0, 0)


def test_nobody_answering_is_no_real_contact(database, services, liu):
    services.contacts.appointment(AppointmentDraft((liu,), TODAY, state="failed", answered=False))
    with database.read() as session:
        assert session.get(FileSummary, liu).last_contact_on is None


def test_an_appointment_is_edited_with_its_visit(database, services, liu):
    made = services.contacts.appointment(appointment(liu))
    draft = services.contacts.load_appointment(made.line_id)
    assert (draft.state, draft.visit_on, draft.visit_line_id) == (
        "agreed",
        date(2026, 11, 25),
        made.visit_line_id,
    )
    services.contacts.appointment(replace(draft, visit_on=date(2026, 11, 26)))
    call, visit = all_of(database, LogLine)
    assert visit.on_date == date(2026, 11, 26)
    with pytest.raises(EditConflict):
        services.contacts.appointment(replace(draft, visit_on=date(2026, 11, 27)))
    fresh = services.contacts.load_appointment(made.line_id)
    services.contacts.appointment(replace(fresh, state="failed", reason="出差"))
    assert services.contacts.confirmations([visit.id]) == {visit.id: "failed"}
    assert len(all_of(database, LogLine)) == 2
    assert call.id == made.line_id


def test_a_planned_visit_is_confirmed_by_a_call_of_its_own(database, services, liu):
    with database.write("plan") as unit:
        line = LogLine(on_date=date(2026, 11, 25), way="visit", plan="拜访刘总")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=liu))
    draft = services.contacts.load_appointment(line.id)
    assert (draft.file_ids, draft.line_id, draft.visit_line_id) == ((liu,), None, line.id)
    made = services.contacts.appointment(draft)
    assert made.visit_line_id == line.id
    assert len(all_of(database, LogLine)) == 2
    assert services.contacts.confirmations([line.id]) == {line.id: "agreed"}


def test_a_suggested_day_is_a_working_day(services):
    assert services.contacts.good_day(3) == date(2026, 11, 26)
    assert services.contacts.good_day(5) == date(2026, 11, 30)
