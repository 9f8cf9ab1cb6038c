"""“Check the diary” sees what SQLite does not."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from app.core.clock import FixedClock
from app.core.errors import UserError
from app.core.notices import Notices
from app.services.bundle import Services
from app.storage import backup
from app.storage.database import Database
from app.storage.opening import open_diary
from tests.factories import make_file


def raw(database: Database, sql: str) -> None:
    """What a damaged disk or another program would do: past the journal and the checks."""
    connection = sqlite3.connect(database.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT OR IGNORE INTO open_act VALUES (1, 1)")
    connection.execute(sql)
    connection.execute("DELETE FROM open_act")
    connection.commit()
    connection.close()


def codes(services: Services) -> set[str]:
    return {problem.code for problem in services.diary.check()}


def test_a_healthy_diary(database: Database, services: Services) -> None:
    make_file(database)
    assert services.diary.check() == []


def test_changed_text_is_seen(database: Database, services: Services) -> None:
    file = make_file(database, "王芳")
    raw(database, "UPDATE client_file SET name = '王方'")
    problems = {(p.code, p.table, p.id) for p in services.diary.check()}
    assert problems == {("row-sum", "client_file", file), ("summary", "file_summary", file)}


def test_a_vanished_row_is_seen(database: Database, services: Services) -> None:
    make_file(database)
    raw(database, "DELETE FROM rung_change")
    assert codes(services) == {"row-lost"}


def test_a_missing_rule_of_the_history_is_seen_and_made_again(database: Database, services: Services) -> None:
    raw(database, "DROP TRIGGER journal_client_file_u")
    assert codes(services) == {"trigger"}
    services.diary.rebuild()
    assert codes(services) == set()


def test_a_broken_reference_is_seen(database: Database, services: Services) -> None:
    make_file(database)
    raw(database, "UPDATE client_file SET referrer_id = 99")
    assert "foreign-key" in codes(services)


def test_flipped_bits_in_text_are_reported_or_refused(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    """Fault 4: single flipped bits inside stored text; at least 99 of 100 must be reported."""
    marker = "这位客户喜欢喝普洱茶也常常说起他的女儿"
    for at in range(40):
        make_file(database, f"{marker}{at}", note=marker * 3)
    database.close()
    backup.fold(database.path)
    whole = database.path.read_bytes()
    text = marker.encode()
    places = [i for i in range(len(whole)) if whole.startswith(text, i)]
    rng = random.Random(4)
    missed = 0
    for round_ in range(60):
        damaged = bytearray(whole)
        at = rng.choice(places) + rng.randrange(len(text))
        damaged[at] ^= 1 << rng.randrange(8)
        path = tmp_path / f"flip{round_}.shiji"
        path.write_bytes(damaged)
        try:
            opened = open_diary(path, clock, Notices())
            try:
                problems = Services.of(opened).diary.check()
            finally:
                opened.close()
        except UserError:
            continue
        missed += not problems
    assert missed == 0
