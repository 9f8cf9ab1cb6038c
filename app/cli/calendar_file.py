"""`shiji export FILE.ics` and `shiji import FILE.ics`: the diary and other calendars."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.diary_argument import add_diary, opened, refuse_existing
from app.core.errors import UserError
from app.core.i18n import N_, tr, trn

if TYPE_CHECKING:
    from app.cli import Commands

SUFFIX = ".ics"


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add both commands to the grammar."""
    out = commands.add_parser("export", parents=[common], help=tr("write what is dated as a calendar file"))
    out.add_argument("file", type=Path, metavar="FILE.ics")
    out.add_argument("--force", action="store_true", help=tr("replace the file if it exists"))
    add_diary(out)
    out.set_defaults(run=run_export)
    read = commands.add_parser("import", parents=[common], help=tr("take a calendar file into the diary"))
    read.add_argument("file", type=Path, metavar="FILE.ics")
    read.add_argument("--dry-run", action="store_true", help=tr("show what would be written, write nothing"))
    add_diary(read)
    read.set_defaults(run=run_import)


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() != SUFFIX:
        raise UserError("suffix", N_("{file}: only calendar files (.ics) are known."), file=str(path))


def run_export(args: argparse.Namespace) -> int:
    """Write the file."""
    _check_suffix(args.file)
    refuse_existing(args.file, force=args.force)
    with opened(args.diary) as services:
        raw = services.calendar_files.export()
    try:
        args.file.write_bytes(raw)
    except OSError as error:
        raise UserError("cannot-write", N_("{file} cannot be written."), file=str(args.file)) from error
    count = raw.count(b"BEGIN:VEVENT")
    print(trn("{file}: {n} entry", "{file}: {n} entries", count, file=args.file))
    return 0


def run_import(args: argparse.Namespace) -> int:
    """Read the file, list what is new."""
    _check_suffix(args.file)
    try:
        raw = args.file.read_bytes()
    except OSError as error:
        raise UserError("cannot-read", N_("{file} cannot be read."), file=str(args.file)) from error
    with opened(args.diary) as services:
        found = services.calendar_files.look(raw)
        if not args.dry_run:
            services.calendar_files.take_in(found)
    for title in found.new:
        print(title)
    print(
        tr(
            "{new} new, {known} known already, {past} past, {left_out} not understood",
            new=len(found.new),
            known=found.known,
            past=found.past,
            left_out=len(found.left_out),
        )
    )
    return 0
