"""Reads the command line, sends it to its command, and turns refusals into one line and an exit code.

Exit 0 done, 1 refused with the reason on stderr, 2 bad usage.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from typing import NoReturn

from app.core import i18n, logging
from app.core.errors import UserError
from app.core.i18n import tr
from app.core.preferences import Preferences
from app.core.version import version

COMMANDS = ("open", "demo", "add", "print", "import", "export", "backup", "check")


class _Parser(argparse.ArgumentParser):
    """argparse already exits with 2 on bad usage; this keeps its message to two lines."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line; each command adds its own part."""
    from app.cli import add, backup, calendar_file, check, demo, open_window, print_form

    made = _Parser(prog="shiji", description=tr("拾级 (Shiji): the work diary of an account manager."))
    made.add_argument("--version", action="version", version=f"shiji {version()}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=sorted(i18n.LANGUAGES), help=tr("language of this command"))
    commands = made.add_subparsers(dest="command", metavar="|".join(COMMANDS), parser_class=_Parser)
    for module in (open_window, demo, add, print_form, calendar_file, backup, check):
        module.add_to(commands, common)
    return made


def run(argv: Sequence[str]) -> int:
    """The whole program; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    wanted = _early(argv, "--lang")
    i18n.use_language(wanted if wanted in i18n.LANGUAGES else Preferences().get("language"))
    args = parser().parse_args(list(argv) if _names_command(argv) else ["open", *argv])
    logging.start()
    try:
        code = args.run(args)
    except UserError as error:
        print(f"shiji: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    assert isinstance(code, int)
    return code


def _early(argv: Sequence[str], option: str) -> str | None:
    for here, after in zip(argv, [*argv[1:], None], strict=False):
        if here == option:
            return after
        if here.startswith(option + "="):
            return here.partition("=")[2]
    return None


def _names_command(argv: Sequence[str]) -> bool:
    """`shiji` and `shiji my.shiji` open a window; so a first word that is no command is a diary."""
    return bool(argv) and (argv[0] in COMMANDS or argv[0] in {"-h", "--help", "--version"})
