"""Makes .venv and puts a lock into it; stamps in it say what need not be done again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from tools.start.places import PYTHON, ROOT, VENV
from tools.start.processes import run
from tools.start.words import in_language, say

LOCKS = {"app": "requirements.lock", "test": "requirements-test.lock"}
# Lies in .venv while something is written there: a start that finds it was preceded by one cut off.
UNFINISHED = VENV / "shiji-unfinished"
SIGNALLED = 128
PATIENCE_S = 1800


def provide(kind: str) -> None:
    """See that .venv holds this lock; ends the program with a sentence when that cannot be had."""
    if is_ready(kind):
        return
    with _OneAtATime():
        if not is_ready(kind):
            pip = _environment_with_pip()
            _install(kind, pip)


def missing_packages() -> list[str]:
    """The Debian package without which no pip can be put into .venv: Debian parts it from Python."""
    if is_ready("app") or any(find_spec(name) for name in ("ensurepip", "pip")):
        return []
    return [f"python3.{sys.version_info.minor}-venv"]


def is_ready(kind: str) -> bool:
    """Whether this lock was installed whole, by a Python like this one that is still there."""
    try:
        stamped = _stamp(kind).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return stamped == _fingerprint(kind) and PYTHON.exists() and not UNFINISHED.exists()


def _stamp(kind: str) -> Path:
    return VENV / f"shiji-{kind}.stamp"


def _fingerprint(kind: str) -> str:
    import hashlib

    return f"{_this_python()} {hashlib.sha256((ROOT / LOCKS[kind]).read_bytes()).hexdigest()}\n"


def _this_python() -> str:
    """Compiled packages fit one minor version on one kind of machine: 3.11.7 and 3.11.9 share them."""
    return f"{sys.implementation.cache_tag} {sys.platform}"


def _environment_with_pip() -> list[str]:
    """The command of pip for a .venv that works; an environment that does not is made anew."""
    if VENV.exists() and not _is_sound():
        say("A .venv half-made or of another Python is made again …")
        _remove()
    if not VENV.exists():
        say("Preparing .venv …")
        _make()
    return _pip() or _without_pip()


def _is_sound() -> bool:
    """Whether .venv runs, is of this Python's version, and no start was cut off in it."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    told = _ask([str(PYTHON), "-c", "import sys; print(sys.implementation.cache_tag, sys.platform)"])
    return told == _this_python()


def _remove() -> None:
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        else:
            shutil.rmtree(VENV)
    except OSError as reason:
        text = "{folder} cannot be removed: close Shiji and start again. ({reason})"
        sys.exit(in_language(text, folder=VENV, reason=reason))


def _make() -> None:
    try:
        import venv

        VENV.mkdir()
        UNFINISHED.touch()
        venv.EnvBuilder(symlinks=os.name != "nt").create(VENV)
    except (OSError, subprocess.SubprocessError) as reason:
        sys.exit(in_language("{folder} cannot be made: {reason}", folder=VENV, reason=reason))


def _pip() -> list[str] | None:
    """The pip of .venv, put there if need be; else the pip of this Python, told to work there."""
    inside = [str(PYTHON), "-m", "pip"]
    if _ask([*inside, "--version"]):
        return inside
    if _ask([str(PYTHON), "-m", "ensurepip", "--default-pip"]):
        return inside
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return outside if _ask([*outside, "--version"]) else None


def _without_pip() -> list[str]:
    _remove()
    text = "{python} has neither ensurepip nor pip: install one of them and start again."
    sys.exit(in_language(text, python=sys.executable))


def _install(kind: str, pip: list[str]) -> None:
    """Exactly what the lock names, hashes checked, nothing built on this machine."""
    say("Installing {lock} …", lock=LOCKS[kind])
    UNFINISHED.touch()
    command = [*pip, "install", "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / LOCKS[kind])]
    options = ["--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    if not sys.stderr.isatty():
        options.append("--quiet")
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    code = run([*command, *options], environment, stdout=sys.stderr)
    if code > SIGNALLED:
        sys.exit(code)
    UNFINISHED.unlink()  # pip takes back by itself what it could not finish
    if code:
        text = (
            "{lock} could not be installed. The first start needs a connection; nothing is lost, start again."
        )
        sys.exit(in_language(text, lock=LOCKS[kind]))
    _stamp(kind).write_text(_fingerprint(kind), encoding="ascii")


def _ask(command: list[str]) -> str:
    """What a command prints; nothing when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


class _OneAtATime:
    """Two first starts at once must not write into one .venv: the second waits, then finds it ready."""

    def __enter__(self) -> None:
        try:
            self.file = (ROOT / ".venv.lock").open("a+b")
        except OSError as reason:
            sys.exit(in_language("{folder} cannot be made: {reason}", folder=VENV, reason=reason))
        if self._taken():
            return
        say("Another start is preparing .venv; waiting for it …")
        given_up = time.monotonic() + PATIENCE_S
        while not self._taken() and time.monotonic() < given_up:
            time.sleep(0.5)

    def __exit__(self, *_: object) -> None:
        self.file.close()  # and with it the lock

    def _taken(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                self.file.seek(0)
                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True  # a file system without locks: go on as if alone
        return True
