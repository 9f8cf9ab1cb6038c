"""The grammar of the command line: version, help, bad usage, and a machine without a display."""

import subprocess
import sys

import pytest

from app.core.version import version


def test_the_version_is_told(shiji):
    assert shiji("--version").stdout == f"shiji {version()}\n"


@pytest.mark.parametrize(
    "args",
    [
        ("backup", "a", "b"),
        ("check", "--loud"),
        ("demo",),
        ("print",),
        ("check", "--lang", "fr"),
        ("check", "x"),
    ],
)
def test_bad_usage_is_two_lines_and_exit_2(inside, args, capsys):
    with pytest.raises(SystemExit) as ended:
        inside(*args)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: ")


@pytest.mark.parametrize("command", ["open", "demo", "print", "backup", "check"])
def test_every_command_explains_itself(inside, command, capsys):
    with pytest.raises(SystemExit) as ended:
        inside(command, "--help")
    assert ended.value.code == 0
    assert "--lang" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("args", [(), ("open",), ("some.shiji",)])
def test_without_a_display_the_window_says_what_works(shiji, args, tmp_path):
    done = shiji(*args, code=1)
    assert "There is no display" in done.stderr
    assert "demo, print, backup, check" in done.stderr
    assert not (tmp_path / "some.shiji").exists()


def test_the_commands_need_no_graphics_to_explain_themselves():
    """A start asks for the names of the forms only: neither Qt nor the tables are read for it."""
    said = "import sys; from app.cli.main import parser; parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert not {"PySide6", "sqlalchemy", "app.models"} & set(done.stdout.split())
