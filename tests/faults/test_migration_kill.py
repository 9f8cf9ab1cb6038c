"""Fault 13: killed while an older diary is being brought up to date; it is the old one or the new one."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from app.core import paths
from app.core.clock import FixedClock
from app.core.notices import Notices
from app.services.bundle import Services
from app.storage.opening import open_diary
from app.storage.schema import HEAD, REVISIONS

ROOT = Path(__file__).resolve().parents[2]
DUMP = ROOT / "tests" / "data" / f"schema_{REVISIONS[0]}.sql"
ROUNDS = max(3, int(os.environ.get("SHIJI_FAULT_ROUNDS", "6")) // 2)
OPEN = (
    "import sys; from pathlib import Path\n"
    "from app.core.clock import SystemClock; from app.core.notices import Notices\n"
    "from app.storage.opening import open_diary\n"
    "import alembic.command\n"
    "print('now', flush=True)\n"
    "open_diary(Path(sys.argv[1]), SystemClock(), Notices()).close()\n"
)


def version(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return found


def test_killed_in_the_middle_of_an_update(tmp_path: Path, clock: FixedClock) -> None:
    rng = random.Random(13)
    for round_ in range(ROUNDS):
        path = tmp_path / str(round_) / "old.shiji"
        path.parent.mkdir()
        with sqlite3.connect(path) as connection:
            connection.executescript(DUMP.read_text(encoding="utf-8"))
        connection.close()
        child = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "now"
        time.sleep(rng.random() * 0.25)
        child.kill()
        child.wait()
        child.stdout.close()
        assert version(path) in {int(REVISIONS[0]), int(HEAD)}
        database = open_diary(path, clock, Notices())
        services = Services.of(database)
        assert services.diary.check() == []
        assert [hit.name for hit in services.files.find("王芳")] == ["王芳"]
        database.close()
        assert version(path) == int(HEAD)
        with sqlite3.connect(path) as connection:
            half_done = connection.execute(
                "SELECT name FROM sqlite_master WHERE name LIKE '%alembic_tmp%'"
            ).fetchall()
        connection.close()
        assert half_done == []


def test_a_copy_is_taken_before_an_update(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.shiji"
    with sqlite3.connect(path) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    connection.close()
    open_diary(path, clock, Notices()).close()
    copies = list(paths.backup_dir(path).glob("*before-update*.shiji"))
    assert [version(copy) for copy in copies] == [int(REVISIONS[0])]
