"""Fault 8: the disk is full. Plain words, nothing lost, and it works again once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import resource, signal, sys
from pathlib import Path
from app.core.clock import SystemClock
from app.core.errors import StorageFull, StorageError
from app.core.notices import Notices
from app.services.bundle import Services
from app.storage.opening import open_diary
from tests.factories import make_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
database = open_diary(path, SystemClock(), Notices())
make_file(database, "before")
size = path.with_name(path.name + "-wal").stat().st_size
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 9000, hard))
refused = 0
for at in range(50):
    try:
        make_file(database, "while full", note="x" * 5000)
    except StorageFull as error:
        refused += 1
        assert "disk is full" in error.message, error.message
assert refused, "the limit was never met"
try:
    Services.of(database).diary.save_copy(path.with_name("copy.shiji"))
except StorageError as error:
    print("copy:", error.message)
else:
    sys.exit("a copy on a full disk")
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
make_file(database, "after")
assert Services.of(database).diary.check() == []
print(sorted(p.name for p in path.parent.iterdir() if "copy" in p.name))
database.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX thing")
def test_nothing_is_lost_and_a_half_copy_is_no_copy(diary_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(diary_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
