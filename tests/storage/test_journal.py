"""Undo, redo and the rule that nothing is written outside an act."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import exc, select, text

from app.core.clock import FixedClock
from app.core.errors import UndoRefused
from app.core.notices import Changes, Notices
from app.models import (
    Act,
    Base,
    ClientFile,
    Contact,
    FileSummary,
    JournalRow,
    LineFile,
    LogLine,
    Phone,
    Reminder,
    Tag,
)
from app.services.undo import UndoService
from app.storage import journal
from app.storage.database import Database
from app.storage.opening import open_diary
from tests.conftest import TODAY
from tests.factories import make_file

Snapshot = dict[str, list[tuple[Any, ...]]]


def snapshot(database: Database) -> Snapshot:
    """Every row of every watched and derived table."""
    skip = {"act", "journal", "open_act", "draft"}
    with database.read() as session:
        return {
            t.name: sorted(
                (tuple(row) for row in session.execute(text(f'SELECT * FROM "{t.name}"'))), key=repr
            )
            for t in Base.metadata.sorted_tables
            if t.name not in skip
        }


def test_undo_and_redo_give_every_row_back(database: Database) -> None:
    undo = UndoService(database)
    states = [snapshot(database)]
    file = make_file(database)
    states.append(snapshot(database))
    with database.write("Contact") as unit:
        line = LogLine(on_date=TODAY, way="visit", record="谈了套保")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add_all(
            [LineFile(line_id=line.id, file_id=file), Contact(line_id=line.id, file_id=file)]
        )
    states.append(snapshot(database))
    with database.write("Delete") as unit:
        unit.session.delete(unit.session.get_one(ClientFile, file))
    states.append(snapshot(database))
    for earlier in reversed(states[:-1]):
        undo.undo()
        assert snapshot(database) == earlier
    for later in states[1:]:
        undo.redo()
        assert snapshot(database) == later


def test_undo_survives_a_restart(database: Database, clock: FixedClock) -> None:
    make_file(database, "王芳")
    database.close()
    again = open_diary(database.path, clock, Notices())
    assert UndoService(again).undo() == "New file"
    with again.read() as session:
        assert session.scalars(select(ClientFile)).all() == []
    again.close()


def test_a_write_outside_an_act_is_refused(database: Database) -> None:
    with database.plain_write() as session:
        session.add(Tag(name="x"))
        with pytest.raises(exc.IntegrityError, match=r"journal\.act_id"):
            session.flush()
        session.rollback()


def test_a_failed_act_leaves_nothing(database: Database, seen: list[Changes]) -> None:
    def half() -> None:
        with database.write("Half") as unit:
            unit.session.add(Tag(name="half"))
            unit.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with database.read() as session:
        assert session.scalars(select(Tag)).all() == []
        assert session.scalars(select(Act)).all() == []
    assert seen == []


def test_an_act_that_changes_nothing_is_no_act(database: Database, seen: list[Changes]) -> None:
    file = make_file(database)
    seen.clear()
    with database.write("Nothing") as unit:
        unit.session.get_one(ClientFile, file).name = "刘明"
    assert seen == []
    assert UndoService(database).next_undo() == "New file"


def test_inner_commands_join_the_act(database: Database, seen: list[Changes]) -> None:
    with database.write("Outer") as outer:
        make_file(database)
        outer.session.add(Tag(name="同学"))
    assert [c.label for c in seen] == ["Outer"]
    assert set(seen[0].ids) == {"client_file", "rung_change", "tag", "file_summary"}
    UndoService(database).undo()
    with database.read() as session:
        assert session.scalars(select(ClientFile)).all() == []
        assert session.scalars(select(Tag)).all() == []


def test_an_older_act_with_later_ones_on_its_rows_is_refused_with_their_names(database: Database) -> None:
    file = make_file(database)
    with database.write("Rename") as unit:
        unit.session.get_one(ClientFile, file).name = "刘小明"
    with database.read() as session:
        first = session.scalars(select(Act.id).order_by(Act.id)).first()
    assert first is not None
    with pytest.raises(UndoRefused) as refused:
        UndoService(database).undo_act(first)
    assert refused.value.later == ("Rename",)


def test_undoing_a_file_never_takes_later_rows_along(database: Database) -> None:
    file = make_file(database)
    with database.write("Add a phone") as unit:
        unit.session.add(Phone(file_id=file, number="1", digits="1"))
    with database.read() as session:
        first = session.scalars(select(Act.id).order_by(Act.id)).first()
    assert first is not None
    with pytest.raises(UndoRefused) as refused:
        UndoService(database).undo_act(first)
    assert refused.value.later == ("Add a phone",)
    with database.read() as session:
        assert len(session.scalars(select(Phone)).all()) == 1


def test_an_older_act_alone_on_its_rows_comes_out(database: Database) -> None:
    make_file(database, "甲")
    make_file(database, "乙")
    with database.read() as session:
        first = session.scalars(select(Act.id).order_by(Act.id)).first()
    assert first is not None
    UndoService(database).undo_act(first)
    with database.read() as session:
        assert session.scalars(select(ClientFile.name)).all() == ["乙"]


def test_something_new_clears_redo(database: Database) -> None:
    undo = UndoService(database)
    make_file(database, "甲")
    undo.undo()
    assert undo.next_redo() == "New file"
    make_file(database, "乙")
    assert undo.next_redo() is None
    with pytest.raises(UndoRefused):
        undo.redo()


def test_sealed_acts_stay_readable_and_cannot_be_undone(database: Database) -> None:
    make_file(database)
    undo = UndoService(database)
    undo.seal()
    assert undo.next_undo() is None
    with pytest.raises(UndoRefused):
        undo.undo()
    assert [row.label for row in undo.recent()] == ["New file"]


def test_journaled_tables_hold_no_reals_or_blobs_and_never_reuse_ids(database: Database) -> None:
    with database.read() as session:
        for t in journal.watched_tables():
            kinds = {row[2] for row in session.execute(text(f'PRAGMA table_info("{t.name}")'))}
            assert not kinds & {"FLOAT", "REAL", "BLOB", "NUMERIC"}, t.name
            sql = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = :n"), {"n": t.name})
            assert "AUTOINCREMENT" in sql, t.name


def test_the_journal_keeps_every_column_of_the_widest_table(database: Database) -> None:
    file = make_file(database, note="记", address="街")
    with database.write("Rename") as unit:
        unit.session.get_one(ClientFile, file).name = "新"
    with database.read() as session:
        old = session.scalars(select(JournalRow.old).where(JournalRow.op == "U")).one()
    assert old is not None
    assert set(json.loads(old)) == {c.name for c in ClientFile.__table__.columns}


class Acts(RuleBasedStateMachine):
    """Random acts, undos and redos: what is shown is always what the history says, derived rows included."""

    template: Any = None

    @initialize()
    def start(self) -> None:
        import shutil
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        path = Path(shutil.copy(self.template, Path(self.folder.name) / "d.shiji"))
        self.database = open_diary(path, FixedClock.on(TODAY), Notices())
        self.undo = UndoService(self.database)
        self.past: list[Snapshot] = [snapshot(self.database)]
        self.future: list[Snapshot] = []
        self.files: list[int] = []

    def _did(self) -> None:
        now = snapshot(self.database)
        if now != self.past[-1]:
            self.past.append(now)
            self.future.clear()

    def _pick(self, at: int) -> int | None:
        with self.database.read() as session:
            ids = list(session.scalars(select(ClientFile.id)))
        return ids[at % len(ids)] if ids else None

    @rule(name=st.text("王李张刘abc", min_size=1, max_size=4))
    def add(self, name: str) -> None:
        make_file(self.database, name)
        self._did()

    @rule(at=st.integers(0, 9), name=st.sampled_from(["新名", "another", "刘明"]))
    def rename(self, at: int, name: str) -> None:
        if (file := self._pick(at)) is not None:
            with self.database.write("Rename") as unit:
                unit.session.get_one(ClientFile, file).name = name
            self._did()

    @rule(at=st.integers(0, 9), day=st.integers(0, 40))
    def talk(self, at: int, day: int) -> None:
        if (file := self._pick(at)) is not None:
            with self.database.write("Talk") as unit:
                line = LogLine(on_date=date.fromordinal(TODAY.toordinal() - day), way="visit")
                unit.session.add(line)
                unit.session.flush()
                unit.session.add_all(
                    [LineFile(line_id=line.id, file_id=file), Contact(line_id=line.id, file_id=file)]
                )
                unit.session.add(Reminder(text="回电", file_id=file, due_on=TODAY, created_on=TODAY))
            self._did()

    @rule(at=st.integers(0, 9))
    def delete(self, at: int) -> None:
        if (file := self._pick(at)) is not None:
            with self.database.write("Delete") as unit:
                unit.session.delete(unit.session.get_one(ClientFile, file))
            self._did()

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def take_back(self) -> None:
        self.undo.undo()
        self.future.append(self.past.pop())
        assert snapshot(self.database) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def bring_again(self) -> None:
        self.undo.redo()
        self.past.append(self.future.pop())
        assert snapshot(self.database) == self.past[-1]

    @rule()
    def reopen(self) -> None:
        path = self.database.path
        self.database.close()
        self.database = open_diary(path, FixedClock.on(TODAY), Notices())
        self.undo = UndoService(self.database)
        assert snapshot(self.database) == self.past[-1]

    def teardown(self) -> None:
        with self.database.read() as session:
            files = set(session.scalars(select(ClientFile.id)))
            assert set(session.scalars(select(FileSummary.file_id))) == files
        self.database.close()
        self.folder.cleanup()


def test_any_sequence_of_acts_undo_redo_and_restarts(template: Any) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Acts.template = template
    run_state_machine_as_test(
        Acts,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
