"""Paths that are no diary: one line on stderr, exit 1, nothing created, nothing changed."""

import hashlib
import shutil
import sqlite3

import pytest

from app.storage import driver
from app.storage.schema import HEAD


def folder(path, _diary):
    path.mkdir()


def text_file(path, _diary):
    path.write_text("my notes\n" * 20)


def empty_file(path, _diary):
    path.touch()


def other_program(path, _diary):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.commit()
    connection.close()


def newer_version(path, diary):
    shutil.copy(diary, path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {int(HEAD) + 1}")
    connection.close()


def cut_short(path, diary):
    path.write_bytes(diary.read_bytes()[:5000])


def torn(path, diary):
    """The header is whole, the pages behind it are not."""
    whole = diary.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def missing(_path, _diary):
    pass


KINDS = {
    folder: "is a folder, not a diary",
    text_file: "is not a Shiji diary",
    empty_file: "is empty",
    other_program: "is another program's database",
    newer_version: "was written by a newer version of Shiji",
    cut_short: "is cut short",
    torn: "is damaged",
    missing: "There is no diary at",
}


def tree(root):
    """Every file below a folder with a hash of its bytes."""
    return {
        p: hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else ""
        for p in root.rglob("*")
        if "home" not in p.relative_to(root).parts
    }


COMMANDS = {
    "print": ("print", "week", "-o", "OUT"),
    "backup": ("backup",),
    "backup to": ("backup", "FOLDER"),
    "check": ("check",),
    "check --rebuild": ("check", "--rebuild"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_path_that_is_no_diary(inside, kind, command, diary_path, tmp_path, capsys):
    path = tmp_path / "odd name 日记.shiji"
    kind(path, diary_path)
    places = {"OUT": tmp_path / "out.pdf", "FOLDER": tmp_path / "copies"}
    before = tree(tmp_path)
    assert inside(*(places.get(word, word) for word in COMMANDS[command]), "--diary", path) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("shiji: ")
    assert told.err.count("\n") == 1
    assert KINDS[kind] in told.err
    assert path.name in told.err
    assert tree(tmp_path) == before


def test_the_same_in_chinese(inside, diary_path, tmp_path, capsys):
    folder(tmp_path / "x.shiji", diary_path)
    assert inside("check", "--diary", tmp_path / "x.shiji", "--lang", "zh_CN") == 1
    assert "是文件夹" in capsys.readouterr().err


def test_without_a_diary_named_the_default_place_is_looked_at(inside, capsys):
    assert inside("check") == 1
    assert "There is no diary at" in capsys.readouterr().err


def test_a_process_of_its_own_ends_in_one_line_too(shiji, diary_path, tmp_path):
    newer_version(tmp_path / "new.shiji", diary_path)
    done = shiji("check", "--diary", tmp_path / "new.shiji", code=1)
    assert done.stdout == ""
    assert "newer version" in done.stderr


def test_a_write_lock_that_lasts_is_told_when_writing_is_asked_for(inside, diary_path, capsys):
    writer = driver.connect(diary_path)
    writer.execute("BEGIN IMMEDIATE")
    assert inside("check", "--rebuild", "--diary", diary_path) == 1
    writer.execute("ROLLBACK")
    writer.close()
    assert "Another program is writing" in capsys.readouterr().err
