"""What a period holds of each metric, counted from acts."""

from __future__ import annotations

from app.storage.database import Database


class CountService:
    """What a period holds of each metric, counted from acts."""

    def __init__(self, database: Database) -> None:
        self._db = database
