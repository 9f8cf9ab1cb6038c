"""Prepares what the words at hand need, then hands over to the app or to one of our own commands."""

from __future__ import annotations

from collections.abc import Callable

from tools.start import apt, environment, system_libraries
from tools.start.places import ROOT
from tools.start.processes import run_python
from tools.start.words import say

# Commands of the app that open no window; `open`, a diary's path or nothing at all do.
COMMANDS = ("add", "backup", "check", "demo", "export", "find", "import", "print", "restore")
WINDOWLESS = frozenset((*COMMANDS, "--version", "--help", "-h"))
REFUSED, INTERRUPTED = 1, 130


def main(arguments: list[str]) -> int:
    """The whole of start.py; returns the exit code."""
    word = arguments[0] if arguments else ""
    own = OWN_WORDS.get(word)
    try:
        ready = _prepare(word, own=own is not None)
    except KeyboardInterrupt:
        return INTERRUPTED
    if own:
        return own(arguments[1:])
    return run_python("-m", "app", *arguments) if ready else REFUSED


def _prepare(word: str, *, own: bool) -> bool:
    """Everything installed that can be; False when Qt could not open its window all the same."""
    window = not own and word not in WINDOWLESS
    libraries = system_libraries.missing(window=window)
    packages = [*environment.missing_packages(), *libraries.values()]
    if packages and apt.install(packages):
        libraries = {}
    elif packages and apt.is_there():
        apt.tell(packages)
    elif libraries:
        say("System libraries are missing: {names}. Install what holds them.", names=", ".join(libraries))
    environment.provide("app")
    if own:
        environment.provide("test")
    return not (window and system_libraries.needed_now(libraries))


def _test(rest: list[str]) -> int:
    from tools.start import checks

    return checks.run(rest)


def _bench(rest: list[str]) -> int:
    return run_python("-m", "tests.bench", *rest)


def _faults(rest: list[str]) -> int:
    arguments = ["-m", "pytest", "tests/faults", *rest]
    return run_python(*arguments, cwd=ROOT, QT_QPA_PLATFORM="offscreen", SHIJI_FAULT_ROUNDS="200")


def _screenshots(rest: list[str]) -> int:
    return run_python(ROOT / "tools" / "screenshots.py", *rest, QT_QPA_PLATFORM="offscreen")


def _build(rest: list[str]) -> int:
    return run_python(ROOT / "tools" / "build.py", *rest)


OWN_WORDS: dict[str, Callable[[list[str]], int]] = {
    "test": _test,
    "bench": _bench,
    "faults": _faults,
    "screenshots": _screenshots,
    "build": _build,
}
