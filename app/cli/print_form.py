"""`shiji print FORM`: a printed form as a PDF, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.diary_argument import a_date, add_diary, opened, refuse_existing
from app.core.errors import UserError
from app.core.i18n import N_, tr, trn

if TYPE_CHECKING:
    from app.cli import Commands


def add_to(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the grammar."""
    from app.sheets import forms

    made = commands.add_parser("print", parents=[common], help=tr("write a form as a PDF"))
    made.add_argument("form", choices=forms.NAMES, metavar="FORM", help=", ".join(forms.NAMES))
    made.add_argument(
        "--date", type=a_date, metavar="D", help=tr("the day, or any day of the week; today if not given")
    )
    made.add_argument(
        "--client", type=int, metavar="ID", help=tr("the file, for a card or its development log")
    )
    made.add_argument("-o", "--output", type=Path, required=True, metavar="PDF")
    made.add_argument("--force", action="store_true", help=tr("replace the file if it exists"))
    add_diary(made)
    made.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Lay the form out and write it."""
    from app.sheets import forms

    refuse_existing(args.output, force=args.force)
    _refuse_database(args.output)
    with opened(args.diary) as services:
        sheet = forms.build(services, args.form, on=args.date, file_id=args.client)
        from app.ui.printing.painter import ensure_gui_app, print_pdf

        _app = ensure_gui_app()
        report = print_pdf(sheet, args.output)
    print(trn("{file}: {n} page", "{file}: {n} pages", report.pages, file=args.output))
    return 0


def _refuse_database(target: Path) -> None:
    """Never put a PDF in the place of a diary, whatever `--force` says."""
    if not target.is_file():
        return
    with target.open("rb") as file:
        if file.read(15) == b"SQLite format 3":
            raise UserError(
                "database", N_("{file} is a database; a PDF does not replace it."), file=str(target)
            )
