"""`shiji demo PATH`: a believable diary to look around in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.diary_argument import a_date, refuse_existing
from app.core.clock import SystemClock
from app.core.i18n import tr

if TYPE_CHECKING:
    from app.cli import Commands


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    made = commands.add_parser("demo", parents=[common], help=tr("write a sample diary"))
    made.add_argument("path", type=Path, metavar="PATH")
    made.add_argument(
        "--scale", choices=("quarter", "hara"), default="quarter", help=tr("90 days, or 50 years")
    )
    made.add_argument("--today", type=a_date, metavar="D", help=tr("the day it ends at; today if not given"))
    made.add_argument("--seed", type=int, default=1, metavar="N", help=tr("another number, another diary"))
    made.add_argument("--force", action="store_true", help=tr("replace the file if it exists"))
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the diary, under its name only once it is whole."""
    from app.demo import write_demo

    refuse_existing(args.path, force=args.force)
    today = args.today or SystemClock().today()
    told = _teller() if sys.stderr.isatty() else None
    counts = write_demo(args.path, today=today, seed=args.seed, scale=args.scale, progress=told)
    print(
        tr(
            "{file}: {files} files, {lines} log lines, {contacts} contacts, {reminders} reminders",
            file=args.path,
            files=counts.files,
            lines=counts.lines,
            contacts=counts.contacts,
            reminders=counts.reminders,
        )
    )
    return 0


def _teller() -> Callable[[float], None]:
    def tell(share: float) -> None:
        sys.stderr.write(f"\r{share:4.0%}" if share < 1 else "\r    \r")
        sys.stderr.flush()

    return tell
