"""Errors of the driver and the disk become refusals in plain words; what is none of those is a bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import exc

from app.core.errors import InvalidInput, StorageError
from app.core.i18n import N_
from app.storage import driver


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise `StorageError` and its kin in place of what SQLite and the system say about `path`.

    What refers to a row that is gone is refused as `InvalidInput`.
    """
    try:
        yield
    except OSError as error:
        raise StorageError(
            "cannot-write",
            N_("{file} cannot be written: {reason}"),
            file=str(path),
            reason=error.strerror or "",
        ) from error
    except exc.NoResultFound as error:
        raise _gone() from error
    except (exc.DBAPIError, driver.Error) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        if driver.misses_its_row(cause):
            raise _gone() from error
        found = driver.explain(cause, path) if isinstance(cause, driver.Error) else None
        if found is None:
            raise
        raise found from error


def _gone() -> InvalidInput:
    """What a window still shows may have been deleted since in another one, or by undo."""
    return InvalidInput("gone", N_("This is no longer there."))
