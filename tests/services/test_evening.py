"""The evening review: proposals, one act for all decisions, and refusals that leave nothing half done."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.core.errors import InvalidInput
from app.domain.evening import KEEP, Decision, Fate
from app.services.daily_log import LineDraft
from app.services.day_templates import TemplateLineRow
from app.services.evening import EveningDraft
from app.services.reminders import ReminderDraft
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TOMORROW = TODAY + timedelta(days=1)
FRIDAY = TODAY + timedelta(days=4)
DONE, NOT_DONE, DROP = Decision(Fate.DONE), Decision(Fate.NOT_DONE), Decision(Fate.DROP)


def add(services, plan="", **more):
    return services.log.add_line(LineDraft(TODAY, plan=plan, **more))


def remind(services, text, due_on, **more):
    return services.reminders.add(ReminderDraft(text, due_on=due_on, **more))


def as_proposed(row):
    """What Enter does with everything as it is proposed."""
    return EveningDraft(
        row.day,
        row.next_day,
        tuple((each.line.id, each.proposed) for each in row.lines),
        tuple((each.row.key, each.proposed) for each in row.steps),
        tuple((each, each.readings[0]) for each in row.promises if each.sure),
        template_id=row.template.id if row.template else None,
    )


def test_what_is_left_and_what_is_proposed(services):
    services.templates.ensure()
    branch = services.templates.all()[1]
    services.log.fill_template(TODAY, branch.id)
    visit = add(services, "见刘总", start=time(14, 10))
    add(services, "见了", record="谈了")
    services.log.set_state([add(services, "办完")], "done")
    add(services, notes="只是一句话")
    row = services.evening.read()
    assert (row.day, row.next_day) == (TODAY, TOMORROW)
    proposed = {each.line.plan: each.proposed for each in row.lines}
    assert proposed.pop("见刘总") == Decision.move(TOMORROW)
    assert set(proposed.values()) == {KEEP}  # the pattern of the day comes again by itself
    assert len(proposed) == len(branch.lines) - 1  # two of them have the same text
    assert visit in [each.line.id for each in row.lines]
    assert row.template is not None
    assert row.template.name == "A day outside"


def test_follow_ups_of_today_move_and_late_ones_stay_late(services):
    remind(services, "回电", TODAY)
    remind(services, "寄资料", TODAY - timedelta(days=3))
    remind(services, "明天的", TOMORROW)
    remind(services, "没有日子", None)
    steps = services.evening.read().steps
    assert [(each.row.title, each.proposed) for each in steps] == [
        ("回电", Decision.move(TOMORROW)),
        ("寄资料", KEEP),
    ]


def test_a_normal_evening_is_one_act(database, services):
    services.templates.ensure()
    file = make_file(database, "刘志强")
    add(services, "见刘总", start=time(14), file_ids=(file,))
    add(services, "电话", record="刘总要方案，周五回电")
    remind(services, "寄资料", TODAY, file_id=file)
    before = snapshot(database)
    row = services.evening.read()
    assert snapshot(database) == before  # looking writes nothing
    said = services.evening.close(as_proposed(row))
    assert said == (
        "1 line moved to Tue 11-24 · 1 follow-up put off to Tue 11-24 · 1 promise noted down"
        " · 8 lines filled in"
    )
    assert [line.state for line in services.log.day(TODAY)] == ["moved", "open"]
    moved = next(line for line in services.log.day(TOMORROW) if line.plan == "见刘总")
    assert (moved.moved_from, [each.file_id for each in moved.files]) == (TODAY, [file])
    assert [(each.title, each.due_on) for each in services.reminders.upcoming(7)] == [
        ("寄资料", TOMORROW),
        ("刘总要方案，周五回电", FRIDAY),
    ]
    after = snapshot(database)
    assert services.undo.undo() == "Evening review of Mon 11-23"
    assert snapshot(database) == before
    assert services.evening.read() == row  # all of it is offered again
    services.undo.redo()
    assert snapshot(database) == after
    done = services.evening.read()
    assert (done.lines, done.steps, done.promises) == ((), (), ())


def test_each_decision_does_what_it_says(services):
    ids = [add(services, text) for text in "一二三四五"]
    steps = [f"reminder/{remind(services, text, TODAY)}" for text in ("甲", "乙", "丙")]
    said = services.evening.close(
        EveningDraft(
            TODAY,
            TOMORROW,
            tuple(zip(ids, (DONE, NOT_DONE, Decision.move(FRIDAY), DROP, KEEP), strict=True)),
            tuple(zip(steps, (DONE, Decision.move(FRIDAY), KEEP), strict=True)),
        )
    )
    assert {line.plan: line.state for line in services.log.day(TODAY)} == {
        "一": "done", "二": "not_done", "三": "moved", "五": "open",
    }  # fmt: skip
    assert [line.plan for line in services.log.day(FRIDAY)] == ["三"]
    assert [row.title for row in services.reminders.due()] == ["丙"]
    assert "1 line deleted" in said
    assert "1 follow-up done" in said


def test_a_weekend_is_passed_over_and_so_is_a_holiday(services, clock):
    clock.at = clock.at.replace(day=27)
    assert services.evening.read().next_day == date(2026, 11, 30)
    clock.at = clock.at.replace(month=9, day=30)
    assert services.evening.read().next_day == date(2026, 10, 8)  # after the National Day


def test_the_next_day_keeps_its_own_plan(services):
    services.templates.ensure()
    services.log.add_line(LineDraft(TOMORROW, plan="已有"))
    row = services.evening.read()
    assert ([line.plan for line in row.planned], row.template) == (["已有"], None)


def test_yesterday_can_be_reviewed_today(services):
    yesterday = TODAY - timedelta(days=3)  # Friday
    services.log.add_line(LineDraft(yesterday, plan="见刘总"))
    remind(services, "回电", TODAY)
    row = services.evening.read(yesterday)
    assert (row.next_day, row.steps) == (TODAY, ())
    services.evening.close(as_proposed(row))
    assert [line.plan for line in services.log.day(TODAY)] == ["见刘总"]


def test_what_can_be_read_in_two_ways_waits_to_be_chosen(database, services):
    first, second = make_file(database, "刘志强"), make_file(database, "刘建国")
    add(services, notes="周五给刘总回电")
    (promise,) = services.evening.read().promises
    assert (promise.sure, {each.who.file_id for each in promise.readings}) == (False, {first, second})
    chosen = next(each for each in promise.readings if each.who.file_id == second)
    services.evening.close(EveningDraft(TODAY, TOMORROW, kept=((promise, chosen),)))
    assert [(row.file_id, row.due_on) for row in services.reminders.upcoming(7)] == [(second, FRIDAY)]
    assert services.evening.read().promises == ()


def test_a_fact_is_shown_and_waits_for_its_tick(database, services):
    file = make_file(database, "刘志强")
    add(services, record="刘志强喜欢足球", file_ids=(file,))
    (promise,) = services.evening.read().promises
    assert not promise.sure


def test_what_was_let_go_is_not_offered_again(services):
    add(services, notes="周五回电")
    (promise,) = services.evening.read().promises
    services.evening.close(EveningDraft(TODAY, TOMORROW, let_go=(promise,)))
    assert services.evening.read().promises == ()
    assert services.undo.next_undo() == "Add a line to the log"  # turning down is no act


def test_a_promise_that_was_accepted_while_writing_is_not_heard_again(services):
    line = add(services, notes="周五回电")
    (offer,) = services.offers.offers("周五回电", services.clock.local_now(), (), line)
    services.offers.keep(offer)
    assert services.evening.read().promises == ()


def test_the_same_promise_to_another_is_heard(database, services):
    first, second = make_file(database, "刘志强"), make_file(database, "孙丽")
    line = add(services, notes="周五回电", file_ids=(first,))
    add(services, notes="周五回电", file_ids=(second,))
    (offer,) = services.offers.offers("周五回电", services.clock.local_now(), (first,), line)
    services.offers.keep(offer)
    (left,) = services.evening.read().promises
    assert [each.file_id for each in left.offer.who] == [second]


@pytest.mark.parametrize("wrong", ["same-day", "past", "changed", "who"])
def test_a_refusal_names_its_row_and_leaves_nothing_half_done(database, services, wrong):
    make_file(database, "刘志强")
    make_file(database, "刘建国")
    first, second = add(services, "一", notes="周五给刘总回电"), add(services, "二")
    step = f"reminder/{remind(services, '回电', TODAY)}"
    (promise,) = services.evening.read().promises
    draft = EveningDraft(TODAY, TOMORROW, ((first, DONE), (second, Decision.move(TOMORROW))))
    if wrong == "same-day":
        draft, field = replace(draft, lines=((first, DONE), (second, Decision.move(TODAY)))), f"line/{second}"
    elif wrong == "past":
        draft, field = replace(draft, steps=((step, Decision.move(TODAY)),)), f"step/{step}"
    elif wrong == "changed":
        services.log.delete_lines([second])
        field = f"line/{second}"
    else:
        nobody = replace(promise.readings[0], who=None)
        draft, field = replace(draft, kept=((promise, nobody),)), promise.field
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.evening.close(draft)
    assert refused.value.field == field
    assert snapshot(database) == before


def test_nothing_to_write_is_no_act(services):
    assert services.evening.close(EveningDraft(TODAY, TOMORROW)) == ""
    assert services.undo.next_undo() is None


def test_a_plan_is_no_promise_of_itself_nor_a_fact(database, services, clock):
    file = make_file(database, "刘志强")
    add(services, "今天收盘后回访刘志强", start=time(15, 30), file_ids=(file,))
    add(services, "见刘志强，他喜欢足球", file_ids=(file,))
    assert services.evening.read().promises == ()
    add(services, "刘志强说周五下午来", file_ids=(file,))
    assert len(services.evening.read().promises) == 1
    add(services, notes="今晚8点给孙姐回电")
    assert len(services.evening.read().promises) == 2
    clock.at = clock.at.replace(hour=21)  # eight o'clock has gone by
    assert len(services.evening.read().promises) == 1


def test_the_pattern_of_the_day_promises_nothing(services):
    line = TemplateLineRow(time(20, 30), None, "整理记录，排明天计划")
    services.log.fill_template(TODAY, services.templates.save(None, "一天", [line]))
    assert services.evening.read().promises == ()
    services.log.set_text(services.log.day(TODAY)[0].id, "notes", "周五回电")
    assert len(services.evening.read().promises) == 1
