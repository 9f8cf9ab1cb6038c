"""The development plan of a quarter: its pagoda per strategy, its assumptions, what it runs on."""

from __future__ import annotations

from app.storage.database import Database


class PlanService:
    """The development plan of a quarter: its pagoda per strategy, its assumptions, what it runs on."""

    def __init__(self, database: Database) -> None:
        self._db = database
