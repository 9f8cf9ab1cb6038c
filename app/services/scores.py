"""The score sheet of prospects, and the order of visits it proposes."""

from __future__ import annotations

from app.storage.database import Database


class ScoreService:
    """The score sheet of prospects, and the order of visits it proposes."""

    def __init__(self, database: Database) -> None:
        self._db = database
