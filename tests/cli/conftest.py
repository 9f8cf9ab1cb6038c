"""The command line as a terminal without a display runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from app.cli.main import run
from app.core import logging

ROOT = Path(__file__).resolve().parents[2]
# Root may write anywhere; without this power it is a user like any other.
_POWERLESS = ("setpriv", "--bounding-set", "-dac_override")
_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE")


class Shiji(Protocol):
    """Runs a command and holds it to its exit code, and a refusal to one line."""

    def __call__(self, *args: object, code: int = 0) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def shiji(tmp_path: Path) -> Shiji:
    """`python -m app …` without a display, in English, under a home of its own."""

    def run(*args: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in _SCREEN}
        root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which(_POWERLESS[0])
        done = subprocess.run(
            [*(_POWERLESS if root else ()), sys.executable, "-m", "app", *map(str, args)],
            env=kept | {"SHIJI_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == code, done.stderr or done.stdout
        assert "Traceback" not in done.stderr
        if code == 1 and done.stderr:
            assert done.stderr.startswith("shiji: ")
            assert done.stderr.count("\n") == 1
        return done

    return run


@pytest.fixture
def shut_folder(diary_path: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with a diary, where the user may read but not write."""
    folder = tmp_path / "shut"
    folder.mkdir()
    shutil.copy(diary_path, folder / "diary.shiji").chmod(0o444)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK) and not (hasattr(os, "geteuid") and shutil.which(_POWERLESS[0])):
        pytest.skip("this user may write anywhere")
    yield folder
    folder.chmod(0o755)


def names(folder: Path) -> list[str]:
    """Everything below a folder, but the home of the program."""
    return sorted(
        str(p.relative_to(folder)) for p in folder.rglob("*") if p.relative_to(folder).parts[0] != "home"
    )


@pytest.fixture
def inside() -> Iterator[Callable[..., int]]:
    """The same command line in this process: quick, for refusals that need no process of their own."""
    yield lambda *args: run([str(arg) for arg in args])
    for handler in list(logging.LOGGER.handlers):
        logging.LOGGER.removeHandler(handler)
        handler.close()
