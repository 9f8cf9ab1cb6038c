"""Language, settings of the computer, folders, the log of errors, notices."""

from __future__ import annotations

import json
import logging as std_logging
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.core import i18n, logging, paths
from app.core.clock import FixedClock, SystemClock
from app.core.errors import UndoRefused, UserError
from app.core.jobs import Cancelled, JobContext
from app.core.notices import Changes, Notices
from app.core.preferences import Preferences


def test_texts_follow_the_language() -> None:
    i18n.use_language("zh_CN")
    assert i18n.is_chinese()
    assert i18n.tr("There is no diary at {file}.", file="甲.shiji") == "甲.shiji 处没有日记文件。"
    i18n.use_language("en")
    assert i18n.tr("There is no diary at {file}.", file="a") == "There is no diary at a."
    assert i18n.tr("") == ""


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("LC_ALL", "zh_CN.UTF-8", "zh_CN"), ("LANG", "zh_TW.UTF-8", "zh_CN"), ("LANG", "de_DE.UTF-8", "en")],
)
def test_the_system_decides_when_nothing_is_set(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert i18n.use_language(None) == expected
    assert i18n.use_language("klingon") == expected


def test_a_refusal_speaks_the_language_of_the_user() -> None:
    error = UserError("exists", "{file} exists already.", file="x.pdf")
    assert (error.code, str(error)) == ("exists", "x.pdf exists already.")
    i18n.use_language("zh_CN")
    assert str(error) == "x.pdf 已经存在。"
    assert UndoRefused("later-acts", "There is nothing to undo.", ("a",)).later == ("a",)


def test_preferences_are_kept_and_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    first = Preferences(file)
    first.set("language", "zh_CN")
    first.set("window", [1, 2])
    assert Preferences(file).get("language") == "zh_CN"
    first.set("language", None)
    assert Preferences(file).get("language", "system") == "system"
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["{half", "[1]", "\ufffd\x00"])
def test_a_broken_settings_file_is_set_aside(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, encoding="utf-8")
    assert Preferences(file).get("language") is None


def test_settings_that_cannot_be_written_do_not_stop_the_program(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    preferences = Preferences(blocked / "settings.json")
    preferences.set("language", "en")
    assert preferences.get("language") == "en"


def test_everything_of_a_user_lies_under_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHIJI_HOME", str(tmp_path))
    assert paths.default_diary() == tmp_path / "data" / "diary.shiji"
    assert paths.backup_dir(paths.default_diary()) == tmp_path / "data" / "diary-backups"
    monkeypatch.delenv("SHIJI_HOME")
    assert "shiji" in str(paths.data_dir())
    assert paths.resource("locale").is_dir()
    assert paths.migrations().is_dir()


def test_the_log_tells_where_and_never_what(tmp_path: Path) -> None:
    file = logging.start(tmp_path)
    secret = "王芳的电话 13800138000"
    try:
        raise ValueError(secret)
    except ValueError:
        kind, _, tb = sys.exc_info()
    assert kind is not None
    logging.record_bug(kind, tb)
    for handler in list(logging.LOGGER.handlers):
        handler.close()
        logging.LOGGER.removeHandler(handler)
    text = file.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_core.py" in text
    assert secret not in text
    assert "王芳" not in text


def test_without_a_folder_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logging.start(tmp_path / "file")
    assert isinstance(logging.LOGGER.handlers[-1], std_logging.NullHandler)
    logging.LOGGER.handlers.pop()


def test_clocks() -> None:
    fixed = FixedClock(datetime(2026, 11, 23, 1, 30), timezone(timedelta(hours=8)))  # noqa: DTZ001
    assert fixed.today() == date(2026, 11, 23)
    assert fixed.now() == datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    system = SystemClock()
    assert system.now().tzinfo is UTC
    assert system.local_now().tzinfo is None
    assert abs((system.today() - system.now().date()).days) <= 1


def test_notices_reach_whoever_still_listens() -> None:
    notices, heard = Notices(), []
    stop = notices.subscribe(heard.append)
    changes = Changes({"tag": frozenset({1})})
    notices.publish(changes)
    stop()
    stop()
    notices.publish(changes)
    assert heard == [changes]
    assert changes.touches({"tag"})
    assert not changes.touches({"phone"})
    assert Changes.everything().touches({"phone"})


def test_a_job_hears_that_it_should_stop() -> None:
    told: list[tuple[float, str]] = []
    context = JobContext(lambda share, text: told.append((share, text)))
    context.progress(0.5, "half")
    context.check()
    context.cancel()
    assert context.cancelled
    with pytest.raises(Cancelled):
        context.check()
    assert told == [(0.5, "half")]


def test_settings_are_json_others_can_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Preferences(file).set("owner", "林晓帆")
    assert json.loads(file.read_text(encoding="utf-8")) == {"owner": "林晓帆"}
