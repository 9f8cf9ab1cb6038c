"""`shiji [PATH]` and `shiji open`: the window."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.diary_argument import add_diary
from app.core.errors import UserError
from app.core.i18n import N_, tr

if TYPE_CHECKING:
    from app.cli import Commands


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    made = commands.add_parser("open", parents=[common], help=tr("open the diary in a window (the default)"))
    made.add_argument("path", nargs="?", type=Path, metavar="PATH", help=tr("the diary to open"))
    made.add_argument("--new", action="store_true", help=tr("make an empty diary at PATH first"))
    add_diary(made)
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window; returns when it is closed."""
    if not display_is_there():
        raise UserError(
            "no-display",
            N_(
                "There is no display to open a window on. Without one you can use: "
                "shiji demo, print, backup, check (see shiji --help)."
            ),
        )
    # Nothing made during the start is garbage, and looking for some takes a quarter of it. It comes on
    # again once the window stands.
    gc.disable()
    from app.bootstrap import open_window

    return open_window(args.path or args.diary, new=args.new)


def display_is_there() -> bool:
    """Whether Qt would find a screen; asked before Qt, which aborts when it finds none."""
    if not sys.platform.startswith(("linux", "freebsd")) or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    name = os.environ.get("DISPLAY", "")
    host, _, rest = name.partition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host and host != "unix":
        return True  # another machine's screen: let Qt ask
    for address in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):  # noqa: S108 - X's own place
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False
