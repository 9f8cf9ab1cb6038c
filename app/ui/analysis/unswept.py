"""Charts are made of some hundred thousand small objects: no sweep for garbage amid them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No sweep until the end: a full one, even in a worker, holds the window for a tenth of a second."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()
