"""Lines of the log: written, timed, marked, moved with a trace, filled from a template; each one act."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from sqlalchemy import event, select

from app.core.errors import EditConflict, InvalidInput
from app.models import LogLine
from app.services.bundle import Services
from app.services.daily_log import LineDraft
from app.services.day_templates import TemplateLineRow
from app.storage.database import Database
from tests.acts import one_act
from tests.conftest import TODAY
from tests.factories import make_file

TOMORROW = TODAY + timedelta(days=1)


def add(services: Services, plan: str = "拜访", **more: object) -> int:
    return services.log.add_line(LineDraft(TODAY, plan=plan, **more))


def test_a_day_in_its_order(services: Services) -> None:
    last = add(services, "没有时间")
    noon = add(services, "中午", start=time(12))
    early = add(services, "早上", start=time(8), end=time(9))
    assert [line.id for line in services.log.day(TODAY)] == [early, noon, last]
    assert services.log.day(TOMORROW) == []


def test_a_record_without_a_plan_is_unplanned(services: Services) -> None:
    services.log.add_line(LineDraft(TODAY, record="路上遇见老同学"))
    add(services, "有计划", record="办了")
    assert [line.unplanned for line in services.log.day(TODAY)] == [True, False]


def test_each_column_is_written_and_cleaned(services: Services) -> None:
    line = add(services)
    for column in ("plan", "record", "review", "notes"):
        services.log.set_text(line, column, f" 文字\x00{column} ")
    found = services.log.day(TODAY)[0]
    assert (found.plan, found.record, found.review, found.notes) == (
        "文字plan",
        "文字record",
        "文字review",
        "文字notes",
    )
    with pytest.raises(InvalidInput, match="at most") as refused:
        services.log.set_text(line, "notes", "长" * 20_001)
    assert refused.value.field == "notes"
    assert services.log.day(TODAY)[0].notes == "文字notes"


def test_a_cell_changed_elsewhere_is_not_overwritten_unseen(services: Services) -> None:
    line = add(services, "原来")
    services.log.set_text(line, "plan", "别处改的")
    with pytest.raises(EditConflict):
        services.log.set_text(line, "plan", "我写的", before="原来")
    services.log.set_text(line, "plan", "别处改的", before="原来")  # the same words are no conflict


def test_times(services: Services) -> None:
    line = add(services)
    services.log.set_time(line, time(9), time(10))
    with pytest.raises(InvalidInput, match="ends before"):
        services.log.set_time(line, time(9), time(8))
    assert services.log.day(TODAY)[0].end_time == time(10)
    services.log.set_time(line, None, time(8))
    assert services.log.day(TODAY)[0].end_time is None


def test_a_moved_line_leaves_a_trace_on_both_days(database: Database, services: Services) -> None:
    file = make_file(database)
    line = add(services, "拜访刘明", start=time(10), file_ids=(file,), way="visit")
    new = services.log.move_line(line, TOMORROW)
    old, moved = services.log.day(TODAY)[0], services.log.day(TOMORROW)[0]
    assert (old.state, old.moved_to) == ("moved", TOMORROW)
    assert (moved.id, moved.plan, moved.moved_from, moved.state) == (new, "拜访刘明", TODAY, "open")
    assert [f.file_id for f in moved.files] == [file]
    with pytest.raises(InvalidInput, match="moved already"):
        services.log.move_line(line, TOMORROW)
    with pytest.raises(InvalidInput, match="already"):
        services.log.move_line(new, TOMORROW)
    services.log.set_state([line], "done")
    assert services.log.day(TODAY)[0].state == "moved"


def test_what_the_evening_carries_over(services: Services) -> None:
    done, open_, recorded = add(services, "一"), add(services, "二"), add(services, "三", record="谈了")
    services.log.set_state([done], "done")
    assert [line.id for line in services.log.unfinished(TODAY)] == [open_]
    services.log.carry_over([open_], TOMORROW)
    assert [line.plan for line in services.log.day(TOMORROW)] == ["二"]
    assert recorded in [line.id for line in services.log.day(TODAY)]


def test_a_template_fills_only_free_times(services: Services) -> None:
    services.templates.ensure()
    services.templates.ensure()
    outside, branch = services.templates.all()
    assert (outside.name, branch.name) == ("A day outside", "A day at the branch")
    add(services, "已有安排", start=time(8, 30))
    assert services.log.fill_template(TODAY, outside.id) == len(outside.lines) - 1
    assert services.log.fill_template(TODAY, outside.id) == 0


def test_templates_are_the_users_own(services: Services) -> None:
    made = services.templates.save(
        None, "周末", [TemplateLineRow(time(9), None, "打球"), TemplateLineRow(None, None, "")]
    )
    assert [(t.name, [line.text for line in t.lines]) for t in services.templates.all()] == [
        ("周末", ["打球"])
    ]
    services.templates.save(made, "周日", [])
    services.templates.delete(made)
    assert services.templates.all() == []


def test_activity_shades_the_calendar(database: Database, services: Services) -> None:
    from app.domain.contact import ContactDraft, ContactPerson

    file = make_file(database)
    add(services)
    services.contacts.record(ContactDraft((ContactPerson(file),), TODAY, way="visit", record="谈了"))
    services.contacts.record(ContactDraft((ContactPerson(file, met=False),), TODAY, way="phone"))
    counts = services.log.activity(date(2026, 11, 1), date(2026, 11, 30))
    assert {day: (c.lines, c.contacts, c.visits) for day, c in counts.items()} == {TODAY: (3, 1, 1)}


def test_every_command_is_one_act_and_comes_out_again(database: Database, services: Services) -> None:
    file = make_file(database)
    line, other = add(services, "一", file_ids=(file,)), add(services, "二")
    services.templates.ensure()
    template = services.templates.all()[0]
    commands = [
        lambda: add(services, "三", file_ids=(file,)),
        lambda: services.log.set_text(line, "record", "谈了"),
        lambda: services.log.set_time(line, time(9), time(10)),
        lambda: services.log.set_state([line, other], "done"),
        lambda: services.log.carry_over([line, other], TOMORROW),
        lambda: services.log.set_files(other, [file]),
        lambda: services.log.delete_lines([line, other]),
        lambda: services.log.fill_template(TODAY, template.id),
        lambda: services.templates.save(template.id, "改名", []),
        lambda: services.templates.delete(template.id),
    ]
    for command in commands:
        one_act(database, services, command)
        services.undo.undo()


def test_a_day_takes_few_statements_however_full(database: Database, services: Services) -> None:
    files = [make_file(database, f"客户{i}") for i in range(12)]
    for i in range(40):
        add(services, f"拜访{i}", start=time(8 + i // 6, i % 6 * 10), file_ids=(files[i % 12],), way="visit")
    statements: list[str] = []

    def count(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(database.engine, "before_cursor_execute", count)
    assert len(services.log.day(TODAY)) == 40
    event.remove(database.engine, "before_cursor_execute", count)
    assert len([s for s in statements if s.startswith("SELECT")]) <= 6


def test_a_deleted_line_is_gone_from_the_file(database: Database, services: Services) -> None:
    line = add(services)
    services.log.delete_lines([line])
    with database.read() as session:
        assert session.scalars(select(LogLine)).all() == []
    with pytest.raises(InvalidInput, match="no longer there"):
        services.log.set_text(line, "plan", "x")
