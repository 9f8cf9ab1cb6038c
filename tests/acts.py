"""What every command of a service must be: one act, taken back whole, done again whole."""

from __future__ import annotations

from collections.abc import Callable

from app.services.bundle import Services
from app.storage.database import Database
from tests.storage.test_journal import snapshot


def one_act(database: Database, services: Services, command: Callable[[], object]) -> None:
    """Do it; one undo must leave every row as it was, one redo as the command left it."""
    before = snapshot(database)
    command()
    after = snapshot(database)
    assert after != before
    services.undo.undo()
    assert snapshot(database) == before
    services.undo.redo()
    assert snapshot(database) == after
