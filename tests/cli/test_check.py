"""`shiji check`: what it says of a whole diary and of one that is not."""

import json

from sqlalchemy import text

from app.storage import driver
from tests.cli.conftest import names
from tests.factories import make_file


def told(inside, capsys, *args):
    code = inside("check", *args)
    return code, capsys.readouterr().out


def spoil(path, statement):
    """Change the file behind the program's back."""
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, sql in connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
        spoil.triggers.append(sql)
    connection.execute(statement)
    while spoil.triggers:
        connection.execute(spoil.triggers.pop())
    connection.close()


spoil.triggers = []


def test_a_whole_diary_is_whole(shiji, database):
    make_file(database)
    assert shiji("check", "--diary", database.path).stdout == "The diary is whole.\n"
    done = shiji("check", "--diary", database.path, "--json")
    assert json.loads(done.stdout) == {"ok": True, "problems": []}


def test_a_changed_text_is_found_and_named(inside, database, capsys):
    file_id = make_file(database, "刘明")
    spoil(database.path, f"UPDATE client_file SET name = '刘朋' WHERE id = {file_id}")
    code, said = told(inside, capsys, "--diary", database.path, "--json")
    assert code == 1
    found = json.loads(said)
    assert found["ok"] is False
    assert all(problem.keys() == {"code", "table", "id", "message"} for problem in found["problems"])
    assert ("row-sum", "client_file", file_id) in [
        (p["code"], p["table"], p["id"]) for p in found["problems"]
    ]


def test_in_words_there_is_a_line_for_each_problem_and_their_number(inside, database, capsys):
    file_id = make_file(database, "刘明")
    spoil(database.path, f"UPDATE client_file SET note = 'x' WHERE id = {file_id}")
    code, said = told(inside, capsys, "--diary", database.path)
    assert code == 1
    assert said.splitlines() == [
        f"client_file {file_id} A row differs from what was saved: its text may be damaged.",
        "1 problem",
    ]


def test_a_missing_rule_is_found_and_made_again_by_rebuild(inside, database, capsys):
    connection = driver.connect(database.path)
    (name,) = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' LIMIT 1").fetchone()
    connection.execute(f'DROP TRIGGER "{name}"')
    connection.close()
    code, said = told(inside, capsys, "--diary", database.path, "--json")
    assert code == 1
    assert [(p["code"], p["table"]) for p in json.loads(said)["problems"]] == [("trigger", name)]
    assert told(inside, capsys, "--diary", database.path, "--rebuild") == (0, "The diary is whole.\n")


def test_a_lost_summary_is_found_and_made_again_by_rebuild(inside, database, capsys):
    make_file(database)
    with database.plain_write() as session:
        session.execute(text("DELETE FROM file_summary"))
    code, said = told(inside, capsys, "--diary", database.path, "--json")
    assert code == 1
    assert [p["code"] for p in json.loads(said)["problems"]] == ["summary"]
    assert told(inside, capsys, "--diary", database.path, "--rebuild")[0] == 0


def test_a_diary_that_can_only_be_read_is_checked_and_left_alone(shiji, shut_folder):
    done = shiji("check", "--diary", shut_folder / "diary.shiji")
    assert done.stdout == "The diary is whole.\n"
    assert names(shut_folder) == ["diary.shiji"]
    refused = shiji("check", "--rebuild", "--diary", shut_folder / "diary.shiji", code=1)
    assert "can be read but not written" in refused.stderr
