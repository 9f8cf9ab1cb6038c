"""Paths that are no diary: one clear message, nothing created, nothing changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.core.clock import FixedClock
from app.core.errors import (
    DiaryMissing,
    DiaryTooNew,
    NotADiary,
    StorageDamaged,
    StorageLocked,
    StorageReadOnly,
    UserError,
)
from app.core.notices import Notices
from app.models import ClientFile
from app.storage import backup, driver, migrate
from app.storage.database import Database
from app.storage.opening import open_diary
from app.storage.schema import HEAD, REVISIONS
from tests.factories import make_file


def tree(folder: Path) -> dict[str, str]:
    """Every file below with a hash of its bytes."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def refuse(path: Path, kind: type[UserError], clock: FixedClock) -> str:
    before = tree(path.parent)
    with pytest.raises(kind) as refused:
        open_diary(path, clock, Notices())
    assert tree(path.parent) == before
    return refused.value.message


def test_a_folder(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "here.shiji"
    folder.mkdir()
    assert "is a folder" in refuse(folder, NotADiary, clock)


def test_nothing_there(tmp_path: Path, clock: FixedClock) -> None:
    assert "There is no diary at" in refuse(tmp_path / "none.shiji", DiaryMissing, clock)


def test_an_empty_file(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "empty.shiji"
    path.touch()
    assert "is empty" in refuse(path, StorageDamaged, clock)


@pytest.mark.parametrize("content", [b"hello, this is a text file", os.urandom(5000)])
def test_no_database(tmp_path: Path, clock: FixedClock, content: bytes) -> None:
    path = tmp_path / "text.shiji"
    path.write_bytes(content)
    assert "is not a Shiji diary" in refuse(path, NotADiary, clock)


def test_another_programs_database(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "other.shiji"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE client_file (id)")
    connection.commit()
    connection.close()
    assert "another program's database" in refuse(path, NotADiary, clock)


def test_from_a_newer_version(diary_path: Path, clock: FixedClock) -> None:
    connection = sqlite3.connect(diary_path)
    connection.execute(f"PRAGMA user_version = {int(HEAD) + 1}")
    connection.close()
    assert "newer version" in refuse(diary_path, DiaryTooNew, clock)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.9])
def test_cut_short(diary_path: Path, clock: FixedClock, share: float) -> None:
    data = diary_path.read_bytes()
    diary_path.write_bytes(data[: int(len(data) * share)])
    assert "cut short" in refuse(diary_path, StorageDamaged, clock)


def test_a_zeroed_header(diary_path: Path, clock: FixedClock) -> None:
    data = diary_path.read_bytes()
    diary_path.write_bytes(b"\0" * 100 + data[100:])
    assert "not a Shiji diary" in refuse(diary_path, NotADiary, clock)


def test_a_read_only_diary_opens_to_read(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_file(database, "王芳")
    database.close()
    backup.fold(database.path)
    before = tree(database.path.parent)
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    opened = open_diary(database.path, clock, Notices())
    assert opened.read_only
    with opened.read() as session:
        assert session.scalars(select(ClientFile.name)).all() == ["王芳"]
    with pytest.raises(StorageReadOnly, match="can be read but not written"):
        make_file(opened)
    opened.close()
    assert tree(database.path.parent) == before


def test_a_read_only_diary_never_hides_what_was_written_last(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_file(database, "王芳")  # lies in the write-ahead log, as after a crash
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    with pytest.raises(UserError, match="not closed properly"):
        open_diary(database.path, clock, Notices())


def test_another_program_holding_the_lock_is_told_and_nothing_lost(database: Database) -> None:
    other = driver.connect(database.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageLocked, match="Try again"):
        make_file(database)
    other.execute("ROLLBACK")
    other.close()
    assert make_file(database) == 1


def test_every_connection_is_durable(database: Database) -> None:
    with database.read() as session:
        assert session.scalar(text("PRAGMA synchronous")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_new_diary_is_made_whole_or_not_at_all(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "新 日记.shiji"
    open_diary(path, clock, Notices(), create=True).close()
    assert sorted(p.name for p in tmp_path.glob("*.shiji*")) == ["新 日记.shiji"]

    def fail(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "fold", fail)
    with pytest.raises(UserError, match="No space left"):
        open_diary(tmp_path / "other.shiji", clock, Notices(), create=True)
    assert sorted(p.name for p in tmp_path.glob("*.shiji*")) == ["新 日记.shiji"]


def test_an_older_diary_is_copied_then_updated(
    diary_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version of the schema is what decides; the copy is verified and beside the diary."""
    connection = sqlite3.connect(diary_path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    monkeypatch.setattr(migrate, "_upgrade", lambda *_a, **_k: None)
    copy = migrate.upgrade(diary_path, clock)
    assert copy.parent.name == "diary-backups"
    assert copy.name == "diary-before-update-20261123-090000.shiji"
    shutil.copy(copy, diary_path.with_name("again.shiji"))


def test_the_revisions_named_in_the_code_are_those_of_the_scripts() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from app.core import paths

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from app.models import Base

    with database.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert found == []
