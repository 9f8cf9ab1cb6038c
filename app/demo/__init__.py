"""Sample diaries: a quarter of believable work, and fifty years of it to measure with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.models import ClientFile, Contact, LogLine, Reminder
from app.services.undo import UndoService
from app.storage import backup
from app.storage.database import Database
from app.storage.opening import open_diary

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class DemoCounts:
    """How much was written."""

    files: int
    lines: int
    contacts: int
    reminders: int


def write_demo(
    path: Path, *, today: date, seed: int = 1, scale: str = "quarter", progress: Progress | None = None
) -> DemoCounts:
    """Write a sample diary that ends at `today`; the same day and seed give the same content every time.

    `scale` is `quarter` (60 files, 90 days) or `hara` (28,000 files, 50 years). The file bears its name
    only once it is whole; an existing one is replaced. Its acts are sealed.
    """
    from app.demo import hara, quarter

    partial = path.with_name(path.name + ".partial")
    backup.remove(partial)
    clock = FixedClock.on(today)
    try:
        database = open_diary(partial, clock, Notices(), create=True)
        try:
            write = hara.write if scale == "hara" else quarter.write
            write(database, clock, seed, progress or (lambda _share: None))
            UndoService(database).seal()
            counts = _count(database)
        finally:
            database.close()
        backup.fold(partial)
        backup.remove(path)
        partial.replace(path)
    finally:
        backup.remove(partial)
    return counts


def _count(database: Database) -> DemoCounts:
    with database.read() as session:
        numbers = [
            session.scalar(select(func.count()).select_from(m)) or 0
            for m in (ClientFile, LogLine, Contact, Reminder)
        ]
    return DemoCounts(*numbers)
