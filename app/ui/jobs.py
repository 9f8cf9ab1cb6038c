"""Two lanes beside the UI thread: one that reads, one that writes. Results come back as signals."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from app.core.jobs import Cancelled, Job, JobContext

T = TypeVar("T")
Patience = Callable[[int], None]


class _Done(QObject):
    succeeded = Signal(object)
    failed = Signal(object)


def _is_gone(to: QObject | None, then: Callable[..., object]) -> bool:
    """Whether whoever waits for a result was deleted meanwhile: the one named, or the method's own object."""
    receiver = to if to is not None else getattr(then, "__self__", None)
    return isinstance(receiver, QObject) and not isValid(receiver)


class _Task(QRunnable):
    def __init__(self, job: Job[Any], context: JobContext, before: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Python keeps it until its signal was delivered
        self.done = _Done()
        self._job = job
        self._context = context
        self._before = before

    def run(self) -> None:
        with contextlib.suppress(RuntimeError):  # the program ended before the job did: nobody listens
            self._run()

    def _run(self) -> None:
        try:
            self._before()
            result = self._job(self._context)
        except Exception as error:  # noqa: BLE001 - handed to the UI thread, which decides
            self.done.failed.emit(error)
        else:
            self.done.succeeded.emit(result)


class JobRunner(QObject):
    """Starts jobs; `busy` tells the shell when one lasts, so that it can show progress and cancel."""

    busy = Signal(bool)

    def __init__(self, set_patience: Patience, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set_patience = set_patience
        self._lanes = {"read": QThreadPool(self), "write": QThreadPool(self)}
        for lane in self._lanes.values():
            lane.setMaxThreadCount(1)
        self._running: set[_Task] = set()
        self._contexts: dict[_Task, JobContext] = {}
        self._closed = False

    def start(
        self,
        job: Job[T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: str = "read",
        on_progress: Callable[[float, str], None] | None = None,
        patience_ms: int = 5000,
        to: QObject | None = None,
    ) -> JobContext:
        """Run `job` on a lane; `then` or `failed` is called on the UI thread. Its context can cancel it.

        Nothing is called for a receiver that was deleted meanwhile.
        """
        context = JobContext(on_progress)
        task = _Task(job, context, lambda: self._set_patience(patience_ms))
        self._running.add(task)
        self._contexts[task] = context

        def finish() -> None:
            self._running.discard(task)
            self._contexts.pop(task, None)
            if not self._running:
                self.busy.emit(False)

        def succeed(result: T) -> None:
            finish()
            if not self._closed and not _is_gone(to, then):
                then(result)

        def fail(error: Exception) -> None:
            finish()
            if self._closed or isinstance(error, Cancelled):
                return
            if failed is None:
                raise error
            if not _is_gone(to, failed):
                failed(error)

        # The receiver lives on the UI thread, so the calls are queued there.
        relay = _Relay(succeed, fail, self)
        task.done.succeeded.connect(relay.succeed, Qt.ConnectionType.QueuedConnection)
        task.done.failed.connect(relay.fail, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(400, self, lambda: self.busy.emit(True) if task in self._running else None)
        self._lanes[lane].start(task)
        return context

    def wait_for(self, job: Job[T], *, patience_ms: int) -> T:
        """Run on the write lane while the window goes on painting. Raises what the job raised."""
        loop = QEventLoop(self)
        box: list[tuple[T | None, Exception | None]] = []

        def got(result: T | None, error: Exception | None) -> None:
            box.append((result, error))
            loop.quit()

        self.start(job, lambda r: got(r, None), lambda e: got(None, e), lane="write", patience_ms=patience_ms)
        if not box:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        result, error = box[0]
        if error is not None:
            raise error
        return result  # type: ignore[return-value]  # a job that returned is not None unless T is

    @property
    def running(self) -> bool:
        """True while a job has not delivered its result."""
        return bool(self._running)

    def cancel_running(self) -> None:
        """Ask what runs to stop; jobs that never ask go on to their end."""
        for context in tuple(self._contexts.values()):
            context.cancel()

    def close(self) -> None:
        """Cancel what runs and wait for it briefly."""
        self._closed = True
        self.cancel_running()
        for lane in self._lanes.values():
            lane.waitForDone(2000)


class _Relay(QObject):
    def __init__(
        self, succeed: Callable[[Any], None], fail: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._succeed = succeed
        self._fail = fail

    def succeed(self, result: object) -> None:
        self.deleteLater()
        self._succeed(result)

    def fail(self, error: Exception) -> None:
        self.deleteLater()
        self._fail(error)


class InlineRunner(JobRunner):
    """Runs every job at once on the calling thread: for tests."""

    def start(
        self,
        job: Job[T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: str = "read",  # noqa: ARG002 - one lane only
        on_progress: Callable[[float, str], None] | None = None,
        patience_ms: int = 5000,  # noqa: ARG002 - the caller's own patience holds
        to: QObject | None = None,  # noqa: ARG002 - nothing is deleted in between
    ) -> JobContext:
        context = JobContext(on_progress)
        try:
            result = job(context)
        except Cancelled:
            return context
        except Exception as error:
            if failed is None:
                raise
            failed(error)
            return context
        then(result)
        return context
