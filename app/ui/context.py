"""What every page is handed: services, settings of this computer, notices, jobs, and the shell's doors.

Feature packages never import one another: they ask here, the shell connects the doors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.errors import StorageError, StorageLocked, UserError
from app.core.jobs import Job
from app.core.notices import Changes, Notices
from app.core.preferences import Preferences
from app.services.bundle import Services
from app.ui.jobs import JobRunner

if TYPE_CHECKING:
    from app.services.gifts import GiftRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ContactSeed:
    """What the contact form starts with: files, the log line it records, and whether it is an appointment."""

    file_ids: tuple[int, ...] = ()
    line_id: int | None = None
    on_date: date | None = None
    appointment: bool = False


@dataclass(frozen=True, slots=True)
class GiftSeed:
    """What the form of a present starts with: whose file, somebody in it, and what it is for."""

    file_id: int | None = None
    person_id: int | None = None
    occasion: str | None = None  # GiftOccasion
    gift: GiftRow | None = None  # the one that is changed


class Context(QObject):
    """The bridge between pages, services and the shell."""

    changed = Signal(object)  # Changes, after every commit, on the UI thread
    day_turned = Signal(object, object)  # the day until now, today (dates); `changed` follows
    done = Signal(str)  # an act succeeded: its text for "done · undo"
    told = Signal(str)  # something happened that was no act and needs no undo: a copied number, say
    refused = Signal(object)  # a UserError that no field shows
    file_requested = Signal(int)  # open this file's page
    day_requested = Signal(object)  # open this day's page (date)
    page_requested = Signal(str)  # go to a page by its id, or to a tab of it: today, plans/week …
    files_requested = Signal(str, object)  # list these files: a title, and their ids
    lines_requested = Signal(str, object)  # list these lines of the log: a title, and their ids
    contact_requested = Signal(object)  # ContactSeed
    move_requested = Signal(int, str)  # a card to a rung, `opened` or `lost`; '' asks where to
    rhythm_requested = Signal()  # who is wanted next
    greetings_requested = Signal(object)  # whom to greet: a festival and its day, or the nearest (None)
    brief_requested = Signal()  # what the day begins with
    evening_requested = Signal(object)  # what is left of a day (date), or of the day that ends (None)
    gift_requested = Signal(object)  # GiftSeed: a present is recorded
    entry_requested = Signal()  # one line for everything
    new_file_requested = Signal(str)  # the one-line form for a new file, with this text in it
    print_requested = Signal(str, object)  # week, day, card and a date or file id; `sheet`, a Sheet
    settings_requested = Signal()

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        notices: Notices,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.preferences = preferences
        self.jobs = jobs
        # The shell's question whether to try again; without a shell the refusal is only told.
        self.ask_again: Callable[[StorageError], bool] = self._tell
        self._names_prepared = False
        self._unsubscribe = notices.subscribe(self._on_notice)

    def _on_notice(self, changes: Changes) -> None:
        # A queued signal when a worker committed, a direct one otherwise: Qt decides by thread.
        self.changed.emit(changes)

    def act(self, command: Callable[[], T], said: str | Callable[[T], str] = "") -> T | None:
        """Do one act now; tell of it quietly, or of its refusal aloud. `None` when refused.

        A lock held by another program is waited for on the write lane, up to 5 s, the window alive.
        """
        try:
            result = self.patiently(command)
        except StorageError as error:
            return self.act(command, said) if self.ask_again(error) else None
        except UserError as error:
            self.refused.emit(error)
            return None
        if text := said(result) if callable(said) else said:
            self.done.emit(text)
        return result

    def _tell(self, error: StorageError) -> bool:
        self.refused.emit(error)
        return False

    def patiently(self, command: Callable[[], T]) -> T:
        """Do one act now and raise its refusal: for a form or cell that shows it at its own place."""
        try:
            return command()
        except StorageLocked:
            return self.jobs.wait_for(lambda _context: command(), patience_ms=5000)

    def later(
        self,
        job: Job[T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        to: QObject | None = None,
    ) -> None:
        """Run a job on the read lane and hand its result to `then` on the UI thread.

        A dialog that closes may be gone by then: `then` is its method, or it is named in `to`.
        """
        self.jobs.start(job, then, failed, to=to)

    def prepare_names(self) -> None:
        """A name is about to be typed: load the pinyin tables beside the window (a quarter of a second)."""
        if not self._names_prepared:
            from app.domain.pinyin import name_keys

            self._names_prepared = True
            self.later(lambda _job: name_keys("王").pinyin, lambda _pinyin: None)

    def close(self) -> None:
        """Hear no more notices; running jobs are left to end."""
        self._unsubscribe()
        self.jobs.close()
