"""Prepare everything and start 拾级: `python3 start.py [ARGS]`.

Needs nothing but Python 3.11 or newer. Own words: test, bench, faults, screenshots, build; every other
argument goes to the app. A stamp of lock and Python decides whether anything has to be installed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Shiji needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

import ctypes.util
import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"app": "requirements.lock", "test": "requirements-test.lock"}
OWN_WORDS = ("test", "bench", "faults", "screenshots", "build")
WINDOWLESS = ("demo", "print", "backup", "check", "--version", "--help", "-h", *OWN_WORDS)

# Debian's package → the library in it that Qt loads.
OFFSCREEN = {
    "libegl1": "EGL",
    "libgl1": "GL",
    "libfontconfig1": "fontconfig",
    "libdbus-1-3": "dbus-1",
    "libxkbcommon0": "xkbcommon",
    "libglib2.0-0": "glib-2.0",
}
WINDOW = {
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-image0": "xcb-image",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-randr0": "xcb-randr",
    "libxcb-render-util0": "xcb-render-util",
    "libxcb-shape0": "xcb-shape",
    "libxcb-xkb1": "xcb-xkb",
    "libxkbcommon-x11-0": "xkbcommon-x11",
}


def say(text: str) -> None:
    """One line of progress; not on stdout, which belongs to the app."""
    print(text, file=sys.stderr, flush=True)


def this_python() -> str:
    """The interpreter and the place an environment is made for; either one moved makes it useless."""
    return f"{sys.version}\n{sys.executable}\n{ROOT}"


def fingerprint(kind: str) -> str:
    """What the environment must match: the lock's bytes and this Python."""
    lock = (ROOT / LOCKS[kind]).read_bytes()
    return hashlib.sha256(lock + this_python().encode()).hexdigest()


def stamp_file(kind: str) -> Path:
    """Where it is kept that this lock was installed."""
    return VENV / f"shiji-{kind}.stamp"


def is_ready(kind: str) -> bool:
    """True when nothing has to be installed."""
    try:
        return stamp_file(kind).read_text() == fingerprint(kind) and PYTHON.exists()
    except OSError:
        return False


def run(command: list[str | Path], **options: object) -> int:
    """Run to the end; the exit code."""
    return subprocess.run([str(part) for part in command], check=False, **options).returncode  # type: ignore[call-overload,no-any-return]


def quietly(command: list[str | Path]) -> bool:
    """Run without a word; True when it succeeded."""
    return run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def may_install() -> list[str] | None:
    """How apt can be called here without asking anybody: as root, or by sudo without a password."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and quietly(["sudo", "-n", "true"]):
        return ["sudo", "-n", "apt-get"]
    return None


def apt(packages: list[str], why: str) -> bool:
    """Install Debian packages when that is possible here; otherwise print the exact command."""
    by_hand = "sudo apt-get update && sudo apt-get install -y " + " ".join(packages)
    command = may_install()
    if command is None:
        say(f"{why} Please run:\n  {by_hand}")
        return False
    say(f"{why} Installing {' '.join(packages)} …")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    run([*command, "update", "-q"], **quiet)
    if run([*command, "install", "-y", "-q", *packages], **quiet) != 0:
        say(f"That did not work. Please run:\n  {by_hand}")
        return False
    return True


def missing_libraries(*, window: bool) -> list[str]:
    """Debian packages of system libraries that Qt will want and the loader does not know."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg"):
        return []
    wanted = {**OFFSCREEN, **WINDOW} if window else OFFSCREEN
    listed = ""
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if ldconfig:
        listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return [
        p
        for p, name in wanted.items()
        if f"lib{name}.so" not in listed and not ctypes.util.find_library(name)
    ]


def environment_works() -> bool:
    """True when .venv was made by this Python in this place and its pip answers."""
    made_for = VENV / "shiji-python.stamp"
    if not PYTHON.exists() or not made_for.exists() or made_for.read_text(encoding="utf-8") != this_python():
        return False
    return quietly([PYTHON, "-m", "pip", "--version"])


def make_environment() -> None:
    """A virtual environment with pip in it; a half-made one is made again."""
    if environment_works():
        return
    say("Preparing .venv …")
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    if not quietly(command):
        # Debian ships venv and ensurepip apart from Python.
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not (apt([package], f"Python's venv module is missing ({package}).") and quietly(command)):
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit("The virtual environment could not be made.")
    (VENV / "shiji-python.stamp").write_text(this_python(), encoding="utf-8")


def install(kind: str) -> None:
    """Install a lock into .venv: the hashes in it are checked, nothing is built."""
    make_environment()
    say(f"Installing {LOCKS[kind]} …")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", ROOT / LOCKS[kind]]
    if run([*pip, *options], stdout=sys.stderr) != 0:
        sys.exit("The packages could not be installed. Check the connection and start again.")
    stamp_file(kind).write_text(fingerprint(kind))


def prepare(kind: str, *, window: bool) -> None:
    """Everything the word at hand needs; nothing when the stamps say so."""
    if not is_ready(kind):
        packages = missing_libraries(window=window)
        if packages:
            apt(packages, "System libraries for the window are missing.")
        install(kind)
    elif window and not (VENV / "shiji-window.stamp").exists():
        packages = missing_libraries(window=True)
        if packages and not apt(packages, "System libraries for the window are missing."):
            return
        (VENV / "shiji-window.stamp").touch()


def environment(**more: str) -> dict[str, str]:
    """Ours first on the path, whatever folder the user stands in; UTF-8 everywhere."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **more}


def start(arguments: list[str | Path], **more: str) -> int:
    """Run Python of .venv as a child; its signals and exit code are ours."""
    # -P: a folder called app where the user stands must not be taken for ours.
    child = subprocess.Popen([str(part) for part in (PYTHON, "-P", *arguments)], env=environment(**more))
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _frame: child.send_signal(number))
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:  # the terminal sent it to the child as well
            continue
        return 128 - code if code < 0 else code


def checks(arguments: list[str]) -> int:
    """Every check; all of them run even when one fails."""
    steps: list[tuple[str, list[str | Path]]] = [
        ("lint", ["-m", "ruff", "check", ROOT]),
        ("format", ["-m", "ruff", "format", "--check", ROOT]),
        ("types", ["-m", "mypy", "--config-file", ROOT / "pyproject.toml"]),
        ("layers", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("translations", [ROOT / "tools" / "translations.py", "check"]),
        ("tests", ["-m", "pytest", "-q", *arguments]),
    ]
    os.chdir(ROOT)
    failed = []
    for name, command in steps:
        print(f"\n== {name}", flush=True)
        if start(command, QT_QPA_PLATFORM="offscreen"):
            failed.append(name)
    print(f"\n{'failed: ' + ', '.join(failed) if failed else 'all checks passed'}", flush=True)
    return 1 if failed else 0


def own_word(word: str, rest: list[str]) -> int:
    """The words that are ours and not the app's."""
    if word == "test":
        return checks(rest)
    if word == "bench":
        return start(["-m", "tests.bench", *rest])
    if word == "faults":
        os.chdir(ROOT)
        return start(
            ["-m", "pytest", "tests/faults", *rest], QT_QPA_PLATFORM="offscreen", SHIJI_FAULT_ROUNDS="200"
        )
    if word == "screenshots":
        return start([ROOT / "tools" / "screenshots.py", *rest], QT_QPA_PLATFORM="offscreen")
    return start([ROOT / "tools" / "build.py", *rest])


def main(arguments: list[str]) -> int:
    """Prepare, then hand over."""
    word = arguments[0] if arguments else ""
    window = word not in WINDOWLESS
    prepare("app", window=window)
    if word in OWN_WORDS:
        prepare("test", window=False)
        return own_word(word, arguments[1:])
    return start(["-m", "app", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
