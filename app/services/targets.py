"""Targets of quarters, months and weeks, and the prospects named for them."""

from __future__ import annotations

from app.storage.database import Database


class TargetService:
    """Targets of quarters, months and weeks, and the prospects named for them."""

    def __init__(self, database: Database) -> None:
        self._db = database
