"""The log of errors: a small rotating file that tells where and what kind, never a client's data."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.core import paths

LOGGER = logging.getLogger("shiji")


def start(folder: Path | None = None) -> Path:
    """Open the log file (256 KiB, two kept); without a writable folder the program goes on without one."""
    file = (folder or paths.log_dir()) / "shiji.log"
    LOGGER.setLevel(logging.INFO)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=262_144, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.propagate = False
    return file


def describe(kind: type[BaseException], tb: TracebackType | None) -> str:
    """The kind of the error and the places it passed. Its message may quote a client, so it stays out."""
    frames = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in traceback.extract_tb(tb)]
    return "\n".join([kind.__name__, *frames])


def record_bug(kind: type[BaseException], tb: TracebackType | None) -> str:
    """Write an unexpected error to the log; returns what was written."""
    text = describe(kind, tb)
    LOGGER.error("%s", text)
    return text
