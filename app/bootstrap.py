"""The composition root of the window: the only place that knows every layer and puts them together.

Qt comes last, with app.ui: once it is there, PySide6 reads the source of every module that is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from app.core import logging, paths
from app.core.clock import SystemClock
from app.core.errors import DiaryMissing, UserError
from app.core.i18n import N_, tr
from app.core.notices import Notices
from app.core.preferences import Preferences
from app.services.bundle import Services
from app.storage import backup
from app.storage.database import Database
from app.storage.opening import examine, open_diary
from app.storage.schema import HEAD
from app.ui import theme
from app.ui.application import Language, collect_once_started, end_on_signals, make_application
from app.ui.context import Context
from app.ui.instance import InstanceLock
from app.ui.jobs import JobRunner
from app.ui.shell import crash, dialogs
from app.ui.shell.first_start import FirstStart
from app.ui.shell.window import MainWindow


class OpenDiary:
    """One diary in one window: built together, closed together."""

    def __init__(self, database: Database, preferences: Preferences, lock: InstanceLock) -> None:
        self.database = database
        self.lock = lock
        self.context = Context(
            Services.of(database), preferences, database.notices, JobRunner(database.set_patience)
        )
        self.window = MainWindow(self.context)
        lock.raise_requested.connect(self.window.come_forward)

    def close(self) -> None:
        """Save what is being typed, then let go of the file."""
        self.window.leave()
        self.context.close()
        self.database.close()
        self.lock.release()


class Program:
    """The running application: opens diaries, changes its language, ends cleanly."""

    def __init__(self) -> None:
        self.preferences = Preferences()
        self.app = make_application()
        self.language = Language(self.app, self.preferences)
        theme.apply(self.preferences)
        crash.install(self.app)
        self.open_now: OpenDiary | None = None
        self._signals = end_on_signals(self.app, self.end)

    def open(self, path: Path) -> bool:
        """Show this diary in place of the one shown; False when another window has it (that one is raised).

        Raises `UserError` when it cannot be opened; the diary that is open stays open.
        """
        old = examine(path) < int(HEAD)
        lock = InstanceLock(path)
        if not lock.take():
            return False
        try:
            database = bring_up_to_date(path) if old else open_diary(path, SystemClock(), Notices())
        except BaseException:
            lock.release()
            raise
        if self.open_now is not None:
            self.open_now.close()
        self.preferences.set("diary", str(path.absolute()))
        self._show(database, lock)
        return True

    def _show(self, database: Database, lock: InstanceLock) -> None:
        self.open_now = OpenDiary(database, self.preferences, lock)
        window = self.open_now.window
        window.restart_requested.connect(self.restart)
        window.diary_requested.connect(self._on_diary_requested)
        window.closed.connect(self.end)
        window.show()

    def _on_diary_requested(self, path: Path, new: bool) -> None:
        try:
            if new:
                make_diary(path)
            if not self.open(path):
                dialogs.tell_already_open(path)
        except UserError as error:
            dialogs.refuse(error)

    def restart(self) -> None:
        """Build the window anew over the same diary, in another language perhaps."""
        if self.open_now is None:
            return
        shown = self.open_now
        shown.window.leave()
        shown.context.close()
        self.language.apply()
        self._show(shown.database, shown.lock)

    def end(self) -> None:
        """Close the diary and leave the event loop."""
        if self.open_now is not None:
            self.open_now.close()
            self.open_now = None
        self.app.quit()


def bring_up_to_date(path: Path) -> Database:
    """An older diary, opened beside a word on screen: fifty years of it take some seconds."""
    said = dialogs.busy(
        tr("Bringing {file} up to date. A copy of it as it was is kept first.", file=path.name)
    )
    try:
        jobs = JobRunner(lambda _milliseconds: None)
        return jobs.wait_for(lambda _context: open_diary(path, SystemClock(), Notices()), patience_ms=0)
    finally:
        said.close()


def make_diary(path: Path) -> None:
    """An empty diary at a path where there is no file yet."""
    if path.exists():
        raise UserError("exists", N_("{file} exists already."), file=str(path))
    open_diary(path, SystemClock(), Notices(), create=True).close()


def fill_sample(path: Path, progress: Callable[[float], None]) -> None:
    """A sample diary at a path where there is no file yet."""
    from app.demo import write_demo

    write_demo(path, today=SystemClock().today(), progress=progress)


def open_window(given: Path | None, *, new: bool = False) -> int:
    """Show the diary (given, or opened last, or a first one) until its window is closed."""
    logging.start()
    program = Program()
    try:
        path = _which(program, given, new=new)
        if path is None:
            return 0
        if not program.open(path):
            return 0
    except UserError as error:
        sys.stderr.write(f"shiji: {error.message}\n")
        dialogs.refuse(error)
        return 1
    collect_once_started()
    return program.app.exec()


def _which(program: Program, given: Path | None, *, new: bool) -> Path | None:
    """The diary to open. The very first start makes one; a diary that has vanished is never made anew."""
    if given is not None:
        if new:
            make_diary(given)
        return given
    last = program.preferences.get("diary")
    path = Path(last) if isinstance(last, str) and last else paths.default_diary()
    if path.exists():
        return path
    if last:
        raise DiaryMissing(
            "missing",
            N_("There is no diary at {file}. The newest copy: {copy}"),
            file=str(path),
            copy=_newest(path),
        )
    first = FirstStart(program.preferences, program.language.apply, fill_sample)
    return first.make(path, make_diary)


def _newest(path: Path) -> str:
    """The newest copy beside the place of a missing diary."""
    copies = backup.copies_of(path)
    return str(copies[-1]) if copies else "—"
