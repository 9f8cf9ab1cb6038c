"""`shiji backup`: a verified copy, also while another process holds the diary."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from app.core.notices import Notices
from app.models import ClientFile
from app.storage import driver
from app.storage.opening import open_diary
from tests.cli.conftest import ROOT, names
from tests.factories import make_file

HOLDS = """
import sys
from pathlib import Path
from app.core.clock import SystemClock
from app.core.notices import Notices
from app.models import ClientFile
from app.storage.opening import open_diary
from datetime import date
database = open_diary(Path(sys.argv[1]), SystemClock(), Notices())
with database.write("New file") as unit:
    unit.session.add(ClientFile(name="在窗口里", rung="F", created_on=date(2026, 11, 23)))
print("ready", flush=True)
sys.stdin.read()
database.close()
"""


def clients(path, clock):
    """The names in a diary, opened as the program opens it."""
    database = open_diary(path, clock, Notices())
    with database.read() as session:
        found = list(session.scalars(select(ClientFile.name).order_by(ClientFile.id)))
    database.close()
    return found


def copy_in(text):
    """The path at the end of what the command said."""
    return Path(text.removeprefix("Saved and checked: ").strip())


def test_a_copy_goes_into_the_folder_named(shiji, database, tmp_path, clock):
    make_file(database, "刘明")
    folder = tmp_path / "U 盘" / "copies"
    copy = copy_in(shiji("backup", folder, "--diary", database.path).stdout)
    assert copy.parent == folder
    assert copy.name.startswith("diary-backup-")
    assert names(folder) == [copy.name]
    assert clients(copy, clock) == ["刘明"]


def test_without_a_folder_it_lies_beside_the_diary_and_never_replaces_another(shiji, diary_path):
    made = [json.loads(shiji("backup", "--diary", diary_path, "--json").stdout) for _ in range(2)]
    paths = {Path(each["backup"]) for each in made}
    assert len(paths) == 2
    assert {path.parent for path in paths} == {diary_path.parent / "diary-backups"}
    assert all(
        path.stat().st_size == each["bytes"]
        for path, each in zip(map(Path, [m["backup"] for m in made]), made, strict=True)
    )


def test_what_an_open_window_wrote_last_is_in_the_copy(shiji, diary_path, tmp_path, clock):
    window = subprocess.Popen(
        [sys.executable, "-c", HOLDS, diary_path],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with window:
        assert window.stdout.readline() == "ready\n"
        copy = copy_in(shiji("backup", tmp_path / "copies", "--diary", diary_path).stdout)
        window.stdin.close()
    assert window.returncode == 0
    assert clients(copy, clock) == ["在窗口里"]


def test_a_copy_is_made_while_another_program_writes(shiji, database, tmp_path):
    make_file(database, "刘明")
    writer = driver.connect(database.path)
    writer.execute("BEGIN IMMEDIATE")
    copy = copy_in(shiji("backup", tmp_path / "copies", "--diary", database.path).stdout)
    writer.execute("ROLLBACK")
    writer.close()
    found = sqlite3.connect(copy)
    assert found.execute("SELECT name FROM client_file").fetchall() == [("刘明",)]
    assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found.close()


def test_a_folder_that_cannot_be_written_is_told(shiji, diary_path, shut_folder):
    done = shiji("backup", shut_folder, "--diary", diary_path, code=1)
    assert str(shut_folder) in done.stderr
    assert names(shut_folder) == ["diary.shiji"]


def test_a_diary_that_can_only_be_read_is_copied_elsewhere(shiji, shut_folder, tmp_path, clock):
    diary = shut_folder / "diary.shiji"
    assert "shut" in shiji("backup", "--diary", diary, code=1).stderr
    copy = copy_in(shiji("backup", tmp_path / "copies", "--diary", diary).stdout)
    assert names(shut_folder) == ["diary.shiji"]
    copy.chmod(0o600)
    assert clients(copy, clock) == []


def test_a_folder_below_a_file_is_told(inside, diary_path, tmp_path, capsys):
    (tmp_path / "note.txt").write_text("mine")
    assert inside("backup", tmp_path / "note.txt", "--diary", diary_path) == 1
    told = capsys.readouterr()
    assert told.err.startswith("shiji: ")
    assert told.err.count("\n") == 1
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_the_copy_is_whole_for_check_too(inside, database, tmp_path, capsys):
    make_file(database)
    inside("backup", tmp_path / "copies", "--diary", database.path, "--json")
    copy = json.loads(capsys.readouterr().out)["backup"]
    assert inside("check", "--diary", copy) == 0
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(ClientFile)) == 1
