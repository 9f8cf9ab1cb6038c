"""`shiji add`: one line from a terminal."""

from __future__ import annotations

import json
from datetime import date

from tests.factories import make_file

LINE = "14:00 见刘总 在他公司 想要套保方案 周五回电"
NOW = "2026-11-23T19:00"


def test_a_line_is_written_and_shown(shiji, database, services, diary_path):
    make_file(database, "刘志强")
    shown = shiji("add", LINE, "--now", NOW, "--diary", diary_path).stdout.splitlines()
    assert [line.split(" · ")[0] for line in shown] == ["Contact", "Reminder"]
    assert "刘志强 · 周五回电" in shown[1]
    (line,) = services.log.day(date(2026, 11, 23))
    assert line.record == "见刘总 想要套保方案"


def test_a_dry_run_writes_nothing_and_lists_what_it_would(shiji, database, services, diary_path):
    make_file(database, "刘志强")
    done = shiji("add", LINE, "--now", NOW, "--dry-run", "--json", "--diary", diary_path)
    items = json.loads(done.stdout)["items"]
    assert [item["kind"] for item in items] == ["contact", "reminder"]
    assert items[1] == {
        "kind": "reminder",
        "date": "2026-11-27",
        "time": None,
        "end": None,
        "recurrence": None,
        "alternatives": [],
        "files": ["刘志强"],
        "text": "周五回电",
    }
    assert services.log.day(date(2026, 11, 23)) == []


def test_several_of_the_name_are_refused_until_one_is_named(shiji, database, services, diary_path):
    make_file(database, "刘志强")
    second = make_file(database, "刘敏")
    refused = shiji("add", LINE, "--now", NOW, "--diary", diary_path, code=1)
    assert f"刘敏 ({second})" in refused.stderr
    assert services.log.day(date(2026, 11, 23)) == []
    shiji("add", LINE, "--now", NOW, "--client", second, "--diary", diary_path)
    assert services.log.day(date(2026, 11, 23))[0].files[0].name == "刘敏"


def test_what_is_no_moment_is_bad_usage(shiji, diary_path):
    assert "not a moment" in shiji("add", "x", "--now", "soon", "--diary", diary_path, code=2).stderr


def test_nothing_is_refused(shiji, diary_path):
    assert "Write what happened" in shiji("add", "  ", "--diary", diary_path, code=1).stderr


def test_a_dry_run_refuses_what_writing_would_refuse(shiji, database, services, diary_path):
    make_file(database, "刘志强")
    make_file(database, "刘敏")
    for text in (LINE, "见了王老五", "4月31日见刘志强"):
        assert shiji("add", text, "--now", NOW, "--dry-run", "--diary", diary_path, code=1).stderr
