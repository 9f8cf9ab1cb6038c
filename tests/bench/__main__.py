"""`python3 start.py bench`: the figures of the headline diary beside their floor, measured in one run.

A miss is printed as a miss; the exit code is 0 whatever the machine. The diary of 28,000 files is built once
in bench/ and copied for each run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DIARY = ROOT / "bench" / "hara.shiji"
TODAY = date(2026, 11, 23)
BLOCK_MS = 100.0  # the longest the window may answer nothing
START_SHARE = 1.3  # of the floor and the import of SQLAlchemy


def child(module: str, *arguments: str, home: Path) -> str:
    """Run a part of the benchmark in a process of its own; what it prints."""
    # Compiled modules are kept, as on a user's machine: the warm-up writes what the counted runs read.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {
        "SHIJI_HOME": str(home),
        "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": str(ROOT / "bench" / "pycache"),
    }
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")) and sys.platform.startswith("linux"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
    return done.stdout


def start_times(diary: Path, home: Path, runs: int) -> dict[str, float]:
    """Medians in seconds, after one warm-up, the three measured in turn."""
    found: dict[str, list[float]] = {"floor": [], "sqlalchemy": [], "app": []}
    for run in range(runs + 1):
        for what, times in found.items():
            text = child("tests.bench.startup", f"{time.time():.6f}", what, str(diary), home=home)
            if run and text.strip():
                times.append(float(text.split()[-1]))
    return {what: statistics.median(times) for what, times in found.items() if times}


def show_start(times: dict[str, float]) -> None:
    """The start beside its floor."""
    limit = START_SHARE * (times["floor"] + times["sqlalchemy"])
    verdict = "ok" if times["app"] <= limit else f"MISS, wanted {limit:.2f} s"
    print(f"start to usable window     {times['app']:6.2f} s   {verdict}")
    print(f"  bare PySide6 window      {times['floor']:6.2f} s")
    print(f"  import of SQLAlchemy     {times['sqlalchemy']:6.2f} s\n")


def show_rows(rows: list[dict[str, Any]]) -> None:
    """Peak memory, or the table of actions."""
    head = f"{'action (milliseconds)':<48}{'median':>8}{'p95':>8}{'block':>8}{'raw SQL':>9}"
    if not any("memory" in row for row in rows):
        print(head + "\n" + "-" * len(head))
    for row in rows:
        if "memory" in row:
            verdict = "ok" if row["mb"] <= row["target"] else f"MISS, wanted {row['target']}"
            print(f"peak memory {row['memory']}: {row['mb']:.0f} MB   {verdict}")
            continue
        floor = f"{row['floor']:9.1f}" if row["floor"] is not None else "        –"
        charts = row["name"].startswith("analysis")
        miss = "   MISS" if row["block"] > BLOCK_MS and not charts else ""
        print(f"{row['name']:<48}{row['median']:8.1f}{row['p95']:8.1f}{row['block']:8.1f}{floor}{miss}")
    print()


def build() -> None:
    """The headline diary, made once."""
    from app.demo import write_demo

    DIARY.parent.mkdir(exist_ok=True)
    began = time.time()
    print("Building the headline diary …", flush=True)
    print(f"{write_demo(DIARY, today=TODAY, scale='hara')} in {time.time() - began:.0f} s\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rebuild", action="store_true", help="build the headline diary anew")
    parser.add_argument("--runs", type=int, default=5, help="counted starts")
    args = parser.parse_args()
    if args.rebuild or not DIARY.exists():
        build()
    from tests.bench.probe import copy_of

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        diary = copy_of(DIARY, home / "hara.shiji")
        print(f"{diary.stat().st_size / 1e6:.0f} MB; {os.cpu_count()} processors; one run, noise included\n")
        show_start(start_times(diary, home, args.runs))
        for part in ("memory", "actions"):
            told = child(f"tests.bench.{part}", str(diary), str(home), TODAY.isoformat(), home=home)
            show_rows([json.loads(line) for line in told.splitlines() if line.startswith("{")])


if __name__ == "__main__":
    main()
