"""Make requirements.lock and requirements-test.lock anew from pyproject.toml: `python tools/lock.py`.

Universal (Linux, Windows, macOS; every Python that pyproject.toml admits), hashed, wheels only, without
addresses. Needs `uv` on the PATH; pip's own settings and local folders play no part in it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = (
    "pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --only-binary :all:"
    " --no-config --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
)
TRY = "--dry-run --quiet --no-config --no-deps --require-hashes --only-binary :all:"
HEAD = "# Made by tools/lock.py from pyproject.toml; installed with --require-hashes.\n"
# Qt for ARM wants glibc 2.39 (Ubuntu 24.04, Debian 13), for x86 2.34 (Debian 12, Ubuntu 22.04).
PLATFORMS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
)
PYTHONS = ("3.11", "3.12", "3.13")


def uv(*arguments: str | Path) -> str:
    """What uv prints; its own words and the end when it fails."""
    program = shutil.which("uv") or sys.exit(
        "tools/lock.py needs uv: pip install uv, in an environment of its own"
    )
    command = [program, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


def compile_lock(name: str, *extra: str) -> None:
    """Resolve and write one lock file."""
    told = uv(*COMPILE.split(), *extra).splitlines(keepends=True)
    text = "".join(line for line in told if not line.startswith("#"))
    if re.search(r"://|^-| @ ", text, re.MULTILINE):
        sys.exit(f"{name} would hold an address")
    (ROOT / name).write_text(HEAD + text, encoding="utf-8", newline="\n")


def try_everywhere(name: str) -> None:
    """See that each platform and Python finds a wheel of everything, without installing it."""
    options = TRY.split()
    with tempfile.TemporaryDirectory() as folder:
        for platform, python in itertools.product(PLATFORMS, PYTHONS):
            where = ("--target", folder, "--python-platform", platform, "--python-version", python)
            uv("pip", "install", *options, *where, "--requirement", name)
            print(f"{name}: {platform}, Python {python}")


if __name__ == "__main__":
    compile_lock("requirements.lock")
    compile_lock("requirements-test.lock", "--extra", "test", "--constraint", "requirements.lock")
    for lock in ("requirements.lock", "requirements-test.lock"):
        try_everywhere(lock)
