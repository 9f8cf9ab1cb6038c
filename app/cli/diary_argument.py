"""`--diary PATH` as every command understands it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import paths
from app.core.clock import SystemClock
from app.core.errors import UserError
from app.core.i18n import N_, tr
from app.core.notices import Notices
from app.core.preferences import Preferences

if TYPE_CHECKING:
    from app.services.bundle import Services


def add_diary(parser: argparse.ArgumentParser) -> None:
    """Add `--diary`; without it the diary that was open last, else the default one."""
    parser.add_argument(
        "--diary", type=Path, metavar="PATH", help=tr("the diary; the one opened last if not given")
    )


def chosen(given: Path | None) -> Path:
    """The diary meant on the command line."""
    if given is not None:
        return given
    last = Preferences().get("diary")
    return Path(last) if isinstance(last, str) and last else paths.default_diary()


@contextmanager
def opened(given: Path | None) -> Iterator[Services]:
    """The services of the diary meant, without a window; it must exist."""
    from app.services.bundle import Services
    from app.storage.opening import open_diary

    database = open_diary(chosen(given), SystemClock(), Notices())
    try:
        yield Services.of(database)
    finally:
        database.close()


def a_date(text: str) -> date:
    """An ISO date, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(tr("not a date like 2026-11-23: {text}", text=text)) from error


def refuse_existing(target: Path, *, force: bool) -> None:
    """Raise `UserError` when the target exists and may not be replaced."""
    if target.exists() and (not force or target.is_dir()):
        raise UserError("exists", N_("{file} exists already; use --force to replace it."), file=str(target))
