"""Tells of what comes due: at start all that came due meanwhile, later each thing when its time has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.reminders import is_ripe
from app.domain.text import show_plain
from app.services.due_marks import DueMark, pressing_first
from app.ui.context import Context
from app.ui.widgets.due_text import what_text, who_text

Notify = Callable[[str, str], None]
EVERY_MS: Final = 60_000
MOST_NAMED: Final = 3
_KINDS = frozenset(
    {"reminder", "occasion_mark", "client_file", "person", "important_date", "setting", "greeting"}
)
_KEPT: Final = "told_reminders"
_FORGET_AFTER: Final = timedelta(days=60)


class Notifier(QObject):
    """Asks each minute by the diary's clock, so that sleep and a changed clock lose nothing.

    What was told is kept among the settings of this computer: a second start does not tell it again,
    and a clock put back neither.
    """

    def __init__(self, context: Context, notify: Notify, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notify = notify
        self._diary = str(context.services.diary.path)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.check)
        context.changed.connect(self._on_changed)

    def start(self) -> None:
        """Tell what is due now, then look each minute."""
        self._timer.start()
        self.check()

    def stop(self) -> None:
        self._timer.stop()

    def check(self) -> None:
        """Look once."""
        reminders, today = self._context.services.reminders, self._context.services.clock.today()

        def read(_job: JobContext) -> list[DueMark]:
            return reminders.marks(today)

        self._context.later(read, self._tell)

    def _on_changed(self, changes: Changes) -> None:
        if self._timer.isActive() and changes.touches(_KINDS):
            self.check()

    def _tell(self, marks: list[DueMark]) -> None:
        clock = self._context.services.clock
        now, today = clock.local_now(), clock.today()
        ripe = {_occurrence(mark): mark for mark in marks if is_ripe(mark.due_on, mark.time, now)}
        told = self._told()
        fresh = [mark for name, mark in ripe.items() if name not in told]
        if not fresh:
            return
        self._remember(told, ripe, today)
        late = sum(mark.days_overdue > 0 for mark in fresh)
        title = trn("{n} reminder is due", "{n} reminders are due", len(fresh))
        if late:
            title = tr("{due}, {late} of them late", due=title, late=late)
        self._notify(title, "\n".join(self._words(pressing_first(fresh))))

    def _words(self, marks: list[DueMark]) -> list[str]:
        rows = self._context.services.reminders.rows(marks[:MOST_NAMED])
        named = [show_plain(" · ".join(filter(None, (what_text(row), who_text(row)))), 80) for row in rows]
        left = len(marks) - len(named)
        return [*named, trn("and {n} more", "and {n} more", left)] if left > 0 else named

    def _told(self) -> dict[str, str]:
        """Occurrence → the day it was told, of this diary."""
        kept = self._context.preferences.get(_KEPT, {})
        return dict(kept.get(self._diary, {})) if isinstance(kept, dict) else {}

    def _remember(self, told: dict[str, str], ripe: Iterable[str], today: date) -> None:
        for name in ripe:
            told.setdefault(name, today.isoformat())
        # What is settled is forgotten after a while; what is still due stays known.
        oldest = (today - _FORGET_AFTER).isoformat()
        current = set(ripe)
        mine = {name: day for name, day in told.items() if name in current or day >= oldest}
        kept = self._context.preferences.get(_KEPT, {})
        self._context.preferences.set(_KEPT, {**(kept if isinstance(kept, dict) else {}), self._diary: mine})


def _occurrence(mark: DueMark) -> str:
    """Names one telling: ahead of its day, and on it, are two."""
    clock = f"T{mark.time:%H:%M}" if mark.time else ""
    return f"{mark.key}@{mark.due_on}{clock}{f'-{mark.told_for}' if mark.lead else ''}"
