"""`shiji backup [DIR]`: a verified copy of the diary, also while a window has it open."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.diary_argument import add_diary, opened
from app.core.i18n import tr

if TYPE_CHECKING:
    from app.cli import Commands


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    made = commands.add_parser("backup", parents=[common], help=tr("save a verified copy of the diary"))
    made.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help=tr("where to; beside the diary if not given")
    )
    add_diary(made)
    made.add_argument("--json", action="store_true")
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the copy and say where it lies."""
    with opened(args.diary) as services:
        copy = services.diary.back_up(args.folder)
    if args.json:
        print(json.dumps({"backup": str(copy), "bytes": copy.stat().st_size}, ensure_ascii=False))
    else:
        print(tr("Saved and checked: {file}", file=copy))
    return 0
