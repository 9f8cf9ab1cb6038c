"""Make requirements.lock and requirements-test.lock anew from pyproject.toml.

Universal (Linux, Windows, macOS; Python 3.11 and newer), hashed, wheels only, without addresses.
Needs `uv` on the PATH: `python tools/lock.py`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (
    "uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --only-binary :all:"
    " --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
)
HEAD = "# Made by tools/lock.py from pyproject.toml; installed with --require-hashes.\n"


def compile_lock(name: str, *extra: str) -> None:
    """Resolve and write one lock file."""
    done = subprocess.run(
        [*COMMAND.split(), *extra],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    text = "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith("#"))
    if re.search(r"https?://|file://|^--", text, re.MULTILINE):
        sys.exit(f"{name} would hold an address")
    (ROOT / name).write_text(HEAD + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    compile_lock("requirements.lock")
    compile_lock("requirements-test.lock", "--extra", "test")
