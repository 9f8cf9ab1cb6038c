"""Rows for tests, written in acts as the services would."""

from __future__ import annotations

from datetime import date

from app.models import ClientFile, RungChange
from app.storage.database import Database


def make_file(database: Database, name: str = "刘明", **values: object) -> int:
    """A file on rung F, begun on 2 November 2026 unless told otherwise; returns its id."""
    begun = values.pop("created_on", date(2026, 11, 2))
    with database.write("New file") as unit:
        file = ClientFile(**{"name": name, "rung": "F", "rung_since": begun, "created_on": begun, **values})
        unit.session.add(file)
        unit.session.flush()
        unit.session.add(RungChange(file_id=file.id, changed_on=begun, from_rung=None, to_rung=file.rung))
        return file.id
