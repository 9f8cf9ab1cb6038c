"""From an income to visits a day."""

from __future__ import annotations

from app.storage.database import Database


class GoalChainService:
    """From an income to visits a day."""

    def __init__(self, database: Database) -> None:
        self._db = database
