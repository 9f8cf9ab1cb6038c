"""Copies of a live diary: verified, never half, never over something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.errors import StorageError, UserError
from app.core.notices import Notices
from app.models import ClientFile
from app.services.bundle import Services
from app.storage import backup
from app.storage.database import Database
from app.storage.opening import open_diary
from tests.factories import make_file


def test_a_copy_of_a_diary_that_is_being_written(
    database: Database, services: Services, clock: FixedClock, tmp_path: Path
) -> None:
    make_file(database, "王芳")  # lies in the write-ahead log, not in the file
    copy = services.diary.save_copy(tmp_path / "copies" / "a.shiji")
    make_file(database, "later")
    opened = open_diary(copy, clock, Notices())
    with opened.read() as session:
        assert session.scalars(select(ClientFile.name)).all() == ["王芳"]
    assert Services.of(opened).diary.check() == []
    opened.close()


def test_an_existing_file_is_not_replaced(services: Services, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine")
    with pytest.raises(UserError, match="exists already"):
        services.diary.save_copy(target)
    assert target.read_text() == "mine"


def test_the_diary_itself_is_never_the_target(services: Services) -> None:
    with pytest.raises(UserError, match="exists already"):
        services.diary.save_copy(services.diary.path, force=True)


def test_a_failed_copy_leaves_nothing(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> None:
        raise StorageError("copy-damaged", "The copy could not be verified; it was not kept.")

    monkeypatch.setattr(backup, "_verify", fail)
    with pytest.raises(StorageError, match="not kept"):
        services.diary.save_copy(tmp_path / "copies" / "a.shiji")
    assert list((tmp_path / "copies").iterdir()) == []


def test_names_by_time_never_meet(services: Services) -> None:
    first, second = services.diary.back_up(), services.diary.back_up()
    assert first.name == "diary-backup-20261123-090000.shiji"
    assert second.name == "diary-backup-20261123-090001.shiji"
    assert backup.copies_of(services.diary.path) == [first, second]
