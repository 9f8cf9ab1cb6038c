"""`shiji check`: is the diary whole?"""

from __future__ import annotations

import argparse
import dataclasses
import json
from typing import TYPE_CHECKING

from app.cli.diary_argument import add_diary, opened
from app.core.i18n import tr, trn

if TYPE_CHECKING:
    from app.cli import Commands


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    made = commands.add_parser("check", parents=[common], help=tr("check that the diary is whole"))
    add_diary(made)
    made.add_argument("--json", action="store_true")
    made.add_argument("--rebuild", action="store_true", help=tr("first make everything derived anew"))
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is wrong, one line each; exit 1 when there is anything."""
    with opened(args.diary) as services:
        if args.rebuild:
            services.diary.rebuild()
        problems = services.diary.check()
    if args.json:
        listed = [dataclasses.asdict(p) for p in problems]
        print(json.dumps({"ok": not problems, "problems": listed}, ensure_ascii=False))
    elif problems:
        for p in problems:
            print(" ".join(part for part in (p.table, str(p.id or ""), p.message) if part))
        print(trn("{n} problem", "{n} problems", len(problems)))
    else:
        print(tr("The diary is whole."))
    return 1 if problems else 0
