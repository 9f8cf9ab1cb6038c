"""Times one action in a running window: how long, how long the window was blocked, and what SQL it took."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from sqlalchemy import event

from app.storage.database import Database
from app.ui.jobs import JobRunner


@dataclass(slots=True)
class Measured:
    """One action over its runs; milliseconds."""

    name: str
    times: list[float] = field(default_factory=list)
    blocks: list[float] = field(default_factory=list)
    floor: float | None = None  # the same reads through raw sqlite3

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[max(round(len(self.times) * 0.95) - 1, 0)]

    @property
    def longest(self) -> float:
        return max(self.blocks)


class Probe:
    """Runs actions over a real window and its diary."""

    def __init__(self, database: Database, jobs: JobRunner) -> None:
        self._jobs = jobs
        self._path = database.path
        self._statements: list[tuple[str, Any]] = []
        self._listening = False
        event.listen(database.engine, "before_cursor_execute", self._on_statement)

    def _on_statement(self, _c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if self._listening and statement.lstrip().upper().startswith(("SELECT", "WITH")):
            self._statements.append((statement, parameters))

    def measure(
        self, name: str, action: Callable[[int], object], runs: int = 15, quiet_ms: int = 20
    ) -> Measured:
        """Do it `runs` times, the first counted too; it is over when nothing happened for `quiet_ms`."""
        found = Measured(name)
        for run in range(runs):
            self._listening, self._statements = run == runs - 1, []
            taken, block = self._once(lambda run=run: action(run), quiet_ms)
            found.times.append(taken)
            found.blocks.append(block)
        self._listening = False
        found.floor = self._raw()
        return found

    def _once(self, action: Callable[[], object], quiet_ms: int) -> tuple[float, float]:
        """Until nothing is left to do; the longest time in which the window answered nothing."""
        loop, heart, beats = QEventLoop(), QTimer(), [time.perf_counter()]
        heart.setTimerType(Qt.TimerType.PreciseTimer)
        settled = 0
        worked = beats[0]

        def beat() -> None:
            nonlocal settled, worked
            now = time.perf_counter()
            beats.append(now)
            idle = not self._jobs.running and now - beats[-2] < 0.008
            settled = settled + 1 if idle else 0
            if not idle:
                worked = now
            if settled > quiet_ms:
                loop.quit()

        def act() -> None:
            nonlocal worked
            action()
            worked = time.perf_counter()  # a short one falls between two beats

        heart.timeout.connect(beat)
        heart.start(1)
        QTimer.singleShot(0, act)
        began = time.perf_counter()
        loop.exec()
        heart.stop()
        gaps = [b - a for a, b in pairwise(beats)]
        return (worked - began) * 1000, max(gaps) * 1000

    def _raw(self) -> float | None:
        """The reads of the last run once more, through sqlite3 alone; the median of five."""
        if not self._statements:
            return None
        connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        times = []
        for _ in range(5):
            began = time.perf_counter()
            for statement, parameters in self._statements:
                connection.execute(statement, parameters).fetchall()
            times.append((time.perf_counter() - began) * 1000)
        connection.close()
        return statistics.median(times)


def copy_of(diary: Path, target: Path) -> Path:
    """A copy to work on, so that every run starts from the same diary."""
    from app.storage import backup

    return backup.save_copy(diary, target)
