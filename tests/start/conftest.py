"""One prepared tree for all tests of start.py, at a path with spaces and Chinese in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.start.tree import plant, variables


class FirstStarts:
    """Two starts of one tree at the same time, after one that was cut off: what each said, how it ended."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        (tree / ".venv").mkdir()
        for left in ("shiji-unfinished", "left-behind"):
            (tree / ".venv" / left).touch()
        command = [sys.executable, str(tree / "start.py"), "demo"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        both = [
            subprocess.Popen(command, cwd=tree, env=variables(), text=True, encoding="utf-8", **pipes)
            for _ in range(2)
        ]
        self.said = [child.communicate(timeout=60)[1] for child in both]
        self.codes = [child.returncode for child in both]


@pytest.fixture(scope="session")
def first_starts(tmp_path_factory: pytest.TempPathFactory) -> FirstStarts:
    return FirstStarts(plant(tmp_path_factory.mktemp("某 处") / "拾级 copy"))


@pytest.fixture
def prepared(first_starts: FirstStarts) -> Path:
    return first_starts.tree
