"""Rates that the diary itself shows, by cohorts, with the cases behind them."""

from __future__ import annotations

from app.storage.database import Database


class MeasuredService:
    """Rates that the diary itself shows, by cohorts, with the cases behind them."""

    def __init__(self, database: Database) -> None:
        self._db = database
