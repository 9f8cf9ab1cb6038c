"""Week and month checks: planned, actual, why, and what next."""

from __future__ import annotations

from app.storage.database import Database


class CheckService:
    """Week and month checks: planned, actual, why, and what next."""

    def __init__(self, database: Database) -> None:
        self._db = database
