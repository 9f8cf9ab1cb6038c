"""A small tree to start: the real start.py and its steps, empty locks, and an app that tells what it got."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")
APP = """
import json, os, sys, time
if sys.argv[1:] == ["wait"]:
    print("ready", flush=True)
    time.sleep(30)
told = {"cwd": os.getcwd(), "arguments": sys.argv[1:], "utf8": sys.flags.utf8_mode, "path": sys.path}
print(json.dumps(told))
sys.exit(7 if "fail" in sys.argv else 0)
"""
# Stands in for every tool that `test` runs; the word RUFF_FAILS among the variables makes that one fail.
TOOL = """
import os, sys
def told(*_):
    print({name!r}, *sys.argv[1:], os.environ["QT_QPA_PLATFORM"])
    sys.exit({name!r} == "ruff" and "RUFF_FAILS" in os.environ)
if __name__ == "__main__":
    told()
"""


def plant(tree: Path) -> Path:
    """Lay the tree out at this path."""
    (tree / "app").mkdir(parents=True)
    shutil.copy(ROOT / "start.py", tree)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tools" / "start", tree / "tools" / "start", ignore=ignore)
    shutil.copy(ROOT / "tools" / "__init__.py", tree / "tools")
    (tree / "app" / "__init__.py").touch()
    (tree / "app" / "__main__.py").write_text(APP, encoding="utf-8")
    for lock in ("requirements.lock", "requirements-test.lock"):
        (tree / lock).write_text("# nothing\n")
    for name in ("ruff", "mypy", "pytest", "tools/translations", "tools/screenshots", "tools/build"):
        (tree / f"{name}.py").write_text(TOOL.format(name=name.rpartition("/")[2]))
    for name, package in (("bench", "tests/bench"), ("lint-imports", "importlinter")):
        (tree / package).mkdir(parents=True)
        file = "__main__.py" if name == "bench" else "cli.py"
        (tree / package / file).write_text(TOOL.format(name=name) + "\nlint_imports_command = told\n")
    return tree


def variables(**more: str) -> dict[str, str]:
    """Nobody's display, and an index that a test would only reach by mistake."""
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return {**kept, "LC_ALL": "C.UTF-8", "PIP_NO_INDEX": "1", **more}


def start(
    tree: Path, *arguments: str, code: int = 0, cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run start.py of the tree; its exit code must be this one."""
    done = subprocess.run(
        [sys.executable, str(tree / "start.py"), *arguments],
        cwd=cwd or tree,
        env=variables(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done
