"""Goals, and how far the diary has come with them."""

from __future__ import annotations

from app.storage.database import Database


class GoalService:
    """Goals, and how far the diary has come with them."""

    def __init__(self, database: Database) -> None:
        self._db = database
