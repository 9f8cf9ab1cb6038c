"""A day worked through the real program by keys; a second process finds all of it again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import json, sys
from pathlib import Path
from sqlalchemy import select
from app.core.clock import SystemClock
from app.core.notices import Notices
from app.models import ClientFile, Contact, LogLine, Reminder, RungChange, Setting
from app.storage.opening import open_diary
database = open_diary(Path(sys.argv[1]), SystemClock(), Notices())
with database.read() as session:
    files = {f.id: f for f in session.scalars(select(ClientFile))}
    print(json.dumps({
        "files": sorted((f.name, f.rung) for f in files.values()),
        "lines": sorted((l.plan, l.record, l.state) for l in session.scalars(select(LogLine))),
        "contacts": sorted(files[c.file_id].name for c in session.scalars(select(Contact))),
        "reminders": [(files[r.file_id].name, r.text) for r in session.scalars(select(Reminder))],
        "moves": [
            (files[m.file_id].name, m.from_rung, m.to_rung, m.reason)
            for m in session.scalars(select(RungChange).order_by(RungChange.id)) if m.from_rung
        ],
        "trade": session.scalars(select(Setting.value).where(Setting.key == "trade")).one(),
    }))
database.close()
"""


def test_a_whole_day_by_keys_is_found_again_by_another_process(tmp_path: Path) -> None:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("LC_")}
    env = {
        **inherited,
        "SHIJI_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "zh_CN.UTF-8",
        "PYTHONUTF8": "1",
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    played = run("-m", "tests.e2e.day_script")
    assert played.returncode == 0, played.stderr

    diary = tmp_path / "home" / "data" / "diary.shiji"
    looked = run("-c", LOOK, str(diary))
    assert looked.returncode == 0, looked.stderr
    found = json.loads(looked.stdout)
    assert found["files"] == [["李建国", "F"], ["王芳", "F"]]
    assert ["整理名单，想出二十个名字", "想出了二十三个", "open"] in found["lines"]
    assert ["整理访问记录与档案，安排明日计划", "", "open"] in found["lines"]  # tomorrow's, by its template
    assert ["", "两位都见到了，王芳想看资料", "done"] in found["lines"]
    assert found["contacts"] == ["李建国", "王芳"]
    assert found["reminders"] == [["王芳", "送资料"]]
    assert found["moves"] == [["王芳", "F", "E", None], ["王芳", "E", "F", "资料看不进去"]]
    assert found["trade"] == '"futures"'

    checked = run("-m", "app", "check", "--json")
    assert json.loads(checked.stdout) == {"ok": True, "problems": []}
    printed = run("-m", "app", "print", "day", "-o", str(tmp_path / "day.pdf"))
    assert printed.returncode == 0, printed.stderr
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")
