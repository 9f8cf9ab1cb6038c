"""Runs a child to its end: signals passed on, its exit code ours; Python of .venv on this tree and UTF-8."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import TextIO

from tools.start.places import PYTHON, ROOT


def run_python(*arguments: str | Path, cwd: Path | None = None, **more: str) -> int:
    """Run Python of .venv: this tree and nothing else on its path; the exit code.

    -P keeps the folder the user stands in off the path: an `app.py` there is not ours.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    environment = {**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}
    return run([str(part) for part in (PYTHON, "-P", *arguments)], environment, cwd=cwd)


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    cwd: Path | None = None,
    stdout: TextIO | None = None,
) -> int:
    """The exit code of a child, or 128 + the signal that ended it; what is sent to us reaches it."""
    child = subprocess.Popen(command, env=environment, cwd=cwd, stdout=stdout)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and _typed_at_terminal():
            return  # the terminal has sent it to the child as well
        with contextlib.suppress(OSError):
            child.send_signal(number)

    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, pass_on) for number in known}
    code = child.wait()
    for number, handler in before.items():
        signal.signal(number, handler)
    return 128 - code if code < 0 else code


def _typed_at_terminal() -> bool:
    """Whether Ctrl+C reaches the whole group: always on Windows, elsewhere when we are in the foreground."""
    if sys.platform == "win32":
        return True
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            if os.tcgetpgrp(stream.fileno()) == os.getpgrp():
                return True
    return False
