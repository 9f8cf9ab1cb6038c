"""Work off the UI thread: a job is a plain function that is handed a `JobContext`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
Job = Callable[["JobContext"], T]


class Cancelled(Exception):
    """Raised inside a job by `check()` after the user cancelled."""


class JobContext:
    """How a job tells how far it is and hears that it should stop."""

    def __init__(self, on_progress: Callable[[float, str], None] | None = None) -> None:
        self._cancelled = threading.Event()
        self._on_progress = on_progress

    def progress(self, share: float, text: str = "") -> None:
        """`share` from 0 to 1; `text` is already translated."""
        if self._on_progress is not None:
            self._on_progress(share, text)

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """Stop here if the user cancelled."""
        if self.cancelled:
            raise Cancelled
