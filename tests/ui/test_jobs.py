"""Jobs run beside the window and come back to it; a write waits for another program's lock."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.errors import StorageLocked, UserError
from app.core.jobs import JobContext
from app.core.notices import Notices
from app.core.preferences import Preferences
from app.services.bundle import Services
from app.storage import driver
from app.storage.database import Database
from app.ui.context import Context
from app.ui.instance import InstanceLock
from app.ui.jobs import JobRunner
from tests.factories import make_file


@pytest.fixture
def runner(qtbot: QtBot, database: Database) -> JobRunner:
    return JobRunner(database.set_patience)


def test_the_result_arrives_on_the_windows_thread(qtbot: QtBot, runner: JobRunner) -> None:
    threads: list[int] = []
    got: list[str] = []

    def job(context: JobContext) -> str:
        threads.append(threading.get_ident())
        return "done"

    def then(result: str) -> None:
        threads.append(threading.get_ident())
        got.append(result)

    runner.start(job, then)
    qtbot.waitUntil(lambda: got == ["done"])
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()
    runner.close()


def test_a_window_that_is_gone_gets_no_result(qtbot: QtBot, runner: JobRunner) -> None:
    method, closure = QLabel(), QLabel()
    runner.start(lambda _context: "late", method.setText)
    runner.start(lambda _context: "late", lambda text: closure.setText(f"{text}!"), to=closure)
    for label in (method, closure):
        label.deleteLater()
        QCoreApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: not runner.running)
    assert caught == []


def test_a_refusal_arrives_too(qtbot: QtBot, runner: JobRunner) -> None:
    failed: list[Exception] = []

    def job(context: JobContext) -> None:
        raise UserError("no", "no")

    runner.start(job, lambda _result: None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert isinstance(failed[0], UserError)
    runner.close()


def test_a_locked_diary_is_waited_for_without_freezing_the_window(
    qtbot: QtBot, database: Database, services: Services, notices: Notices, runner: JobRunner, tmp_path: Path
) -> None:
    """Fault 10: another program holds the lock for a moment; the act succeeds and the window went on."""
    from PySide6.QtCore import QTimer

    context = Context(services, Preferences(tmp_path / "s.json"), notices, runner)
    other = driver.connect(database.path)
    other.execute("BEGIN IMMEDIATE")
    beats: list[int] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(1))
    heart.start(20)
    QTimer.singleShot(600, lambda: other.execute("ROLLBACK"))
    with qtbot.waitSignal(context.done):
        assert context.act(lambda: make_file(database, "王芳"), "Saved") == 1
    assert len(beats) > 5
    other.close()
    context.close()


def test_a_refusal_of_an_act_is_told(
    qtbot: QtBot, database: Database, services: Services, notices: Notices, runner: JobRunner, tmp_path: Path
) -> None:
    context = Context(services, Preferences(tmp_path / "s.json"), notices, runner)

    def command() -> None:
        raise UserError("no", "There is nothing to undo.")

    with qtbot.waitSignal(context.refused) as told:
        assert context.act(command) is None
    assert isinstance(told.args[0], UserError)
    assert not isinstance(told.args[0], StorageLocked)
    context.close()


def test_a_second_window_raises_the_first(qtbot: QtBot, diary_path: Path, tmp_path: Path) -> None:
    """Fault 11: also by a link or another spelling of the path; the lock dies with its holder."""
    first = InstanceLock(diary_path)
    assert first.take()
    link = tmp_path / "link.shiji"
    link.symlink_to(diary_path)
    for spelling in (diary_path, link, diary_path.parent / "." / diary_path.name):
        second = InstanceLock(spelling)
        with qtbot.waitSignal(first.raise_requested):
            assert not second.take()
    first.release()
    third = InstanceLock(link)
    assert third.take()
    third.release()
