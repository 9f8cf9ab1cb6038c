"""Text that is still being typed, kept each second outside the journal."""

from __future__ import annotations

from sqlalchemy import delete, select

from app.models import Draft
from app.storage.database import Database


class DraftService:
    """A draft per editor, under a key such as `line/12/record`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, key: str, text: str) -> None:
        """Keep the text as it stands; a later one replaces it."""
        with self._db.plain_write() as session:
            session.merge(Draft(key=key, text=text, at=self._db.clock.now()))

    def drop(self, key: str) -> None:
        """Forget the draft: its text was saved or given up. Inside an act it goes with the act."""
        with self._db.read() as session:
            if session.get(Draft, key) is None:
                return
        with self._db.plain_write() as session:
            session.execute(delete(Draft).where(Draft.key == key))

    def all(self, prefix: str = "") -> dict[str, str]:
        """Drafts left by a crash, by key."""
        with self._db.read() as session:
            rows = session.scalars(select(Draft).where(Draft.key.startswith(prefix, autoescape=True)))
            return {row.key: row.text for row in rows}
