"""What can go wrong and is expected: every one of these is told to the user in plain words.

Anything that is not a `UserError` is a bug: the crash dialog shows it and the log keeps it.
"""

from __future__ import annotations

from app.core.i18n import tr


class UserError(Exception):
    """An expected refusal. `code` is stable for tests and scripts; `field` names the input it belongs to."""

    def __init__(self, code: str, text: str, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.field = field
        self.params = params

    @property
    def message(self) -> str:
        """The message in the language of the user; `text` is marked with `N_` where it is raised."""
        return tr(self.text, **self.params)

    def __str__(self) -> str:
        return self.message


class InvalidInput(UserError):
    """A field holds something that cannot be saved; the text stays in its field."""


class EditConflict(UserError):
    """The row was changed since the form was opened: reload or overwrite."""


class UndoRefused(UserError):
    """The act cannot be taken back because later acts stand on its rows; `later` lists their labels."""

    def __init__(self, code: str, text: str, later: tuple[str, ...] = ()) -> None:
        super().__init__(code, text)
        self.later = later


class StorageError(UserError):
    """The diary file cannot be read or written."""


class StorageLocked(StorageError):
    """Another program holds the diary's write lock just now; trying again may help."""


class StorageFull(StorageError):
    """The disk is full; the transaction was rolled back and nothing is lost."""


class StorageReadOnly(StorageError):
    """The diary can be read but not written."""


class StorageDamaged(StorageError):
    """The file is not a readable diary any more; it is never modified."""


class NotADiary(StorageError):
    """The path is a folder, another kind of file or another program's database."""


class DiaryTooNew(StorageError):
    """The diary was written by a newer version of the program."""


class DiaryMissing(StorageError):
    """There is no file at the path where a diary is expected."""
