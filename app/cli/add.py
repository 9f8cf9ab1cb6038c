"""`shiji add TEXT`: one line for everything, from a terminal."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from typing import TYPE_CHECKING

from app.cli.diary_argument import add_diary, opened
from app.core.i18n import tr

if TYPE_CHECKING:
    from app.cli import Commands
    from app.services.entries import EntryItem


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    made = commands.add_parser("add", parents=[common], help=tr("write one line: what was, or what is to be"))
    made.add_argument("text", metavar="TEXT")
    made.add_argument(
        "--now", type=_a_moment, metavar="ISO", help=tr("the moment it is written at; now if not given")
    )
    made.add_argument("--client", type=int, metavar="ID", help=tr("whom it is about, where several may be"))
    made.add_argument("--dry-run", action="store_true", help=tr("show what would be written, write nothing"))
    made.add_argument("--json", action="store_true")
    add_diary(made)
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Understand the line, show it, and write it."""
    from app.services.named import Named

    with opened(args.diary) as services:
        chosen = None
        if args.client is not None:
            names = services.files.names([args.client])
            chosen = Named(args.client, names[args.client]) if names else None
        seen = services.entries.ready(args.text, args.now, chosen)
        if not args.dry_run:
            services.entries.write(args.text, args.now, chosen)
        today = services.clock.today()
    if args.json:
        print(json.dumps({"items": [_listed(item) for item in seen.items]}, ensure_ascii=False))
    else:
        for item in seen.items:
            print(item.words(today))
    return 0


def _listed(item: EntryItem) -> dict[str, object]:
    return {
        "kind": item.kind,
        "date": item.on.isoformat() if item.on else None,
        "time": f"{item.at:%H:%M}" if item.at else None,
        "end": f"{item.until:%H:%M}" if item.until else None,
        "recurrence": item.recurrence or None,
        "alternatives": [day.isoformat() for day in item.alternatives],
        "files": list(item.files),
        "text": item.text,
    }


def _a_moment(text: str) -> datetime:
    """An ISO date and time, for argparse."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            tr("not a moment like 2026-11-23T09:00: {text}", text=text)
        ) from error
