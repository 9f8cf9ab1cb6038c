"""Each target's steps towards an account."""

from __future__ import annotations

from app.storage.database import Database


class DevelopmentService:
    """Each target's steps towards an account."""

    def __init__(self, database: Database) -> None:
        self._db = database
