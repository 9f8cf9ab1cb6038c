"""`start.py test`: every check in order, all of them even when one fails, and a summary."""

from __future__ import annotations

import time
from pathlib import Path

from tools.start.places import ROOT
from tools.start.processes import run_python

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def run(pytest_arguments: list[str]) -> int:
    """0 when every check passed."""
    steps: dict[str, list[str | Path]] = {
        "lint": ["-m", "ruff", "check"],
        "format": ["-m", "ruff", "format", "--check"],
        "types": ["-m", "mypy"],
        "layers": ["-c", LINT_IMPORTS],
        "translations": ["tools/translations.py", "check"],
        "tests": ["-m", "pytest", *pytest_arguments],
    }
    told = []
    for name, arguments in steps.items():
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        code = run_python(*arguments, cwd=ROOT, QT_QPA_PLATFORM="offscreen")
        told.append((name, code, time.monotonic() - began))
    print("\n== summary")
    for name, code, seconds in told:
        print(f"{name:<13} {'failed' if code else 'ok':<7} {seconds:6.1f} s")
    return 1 if any(code for _, code, _ in told) else 0
