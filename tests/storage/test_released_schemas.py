"""Diaries of every released schema open with this program: whole, with all their rows, undoable as before."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.models import Base, ClientFile, Contact
from app.services.bundle import Services
from app.storage.opening import open_diary
from app.storage.schema import HEAD, REVISIONS

DUMPS = sorted((Path(__file__).resolve().parents[1] / "data").glob("schema_*.sql"))


def restore(dump: Path, target: Path) -> dict[str, int]:
    """Make the diary of a dump; returns how many rows each table holds."""
    connection = sqlite3.connect(target)
    connection.executescript(dump.read_text(encoding="utf-8"))
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables.fetchall()
    }
    connection.close()
    return counts


def test_there_is_a_dump_of_every_released_schema() -> None:
    assert [re.findall(r"\d+", dump.stem)[0] for dump in DUMPS] == list(REVISIONS)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_old_diary_opens_whole(dump: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.shiji"
    before = restore(dump, path)
    database = open_diary(path, clock, Notices())
    services = Services.of(database)
    assert services.diary.check() == []
    with database.read() as session:
        assert session.scalar(text("PRAGMA user_version")) == int(HEAD)
        for t in Base.metadata.sorted_tables:
            if t.name in before and t.name not in {
                "act",
                "journal",
                "open_act",
                "occasion",
                "row_sum",
                "meta",
            }:
                assert session.scalar(select(func.count()).select_from(t)) == before[t.name], t.name
        assert session.scalars(select(ClientFile.name).order_by(ClientFile.id)).all() == [
            "王芳",
            "江城东风铜业有限公司",
        ]
        assert session.scalars(select(Contact.outcome).where(Contact.outcome.is_not(None))).all() == ["good"]
    assert services.log.day(clock.today())[0].record == "谈得不错"
    assert services.undo.next_undo() is not None
    services.undo.undo()
    assert [hit.name for hit in services.files.find("删去")] == ["删去的人"]
    database.close()


def test_a_row_damaged_before_the_update_is_still_reported_after_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "old.shiji"
    restore(DUMPS[0], path)
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_line'"
            )
        ]
        for name in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE log_line SET record = '谈得很差' WHERE record = '谈得不错'")
    database = open_diary(path, clock, Notices())
    problems = Services.of(database).diary.check()
    database.close()
    assert [(problem.code, problem.table) for problem in problems] == [("row-sum", "log_line")]
