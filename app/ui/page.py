"""The base of every page: re-reads its rows when something it shows has changed, if it can be seen."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.core.notices import Changes
from app.ui.context import ContactSeed, Context


class Page(QWidget):
    """A place of the left rail. Sub-classes set `page_id` and `kinds` and write `refresh`."""

    page_id = ""
    kinds: frozenset[str] = frozenset()  # table names whose changes matter here

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.changed.connect(self._on_changed)
        context.day_turned.connect(self._on_day_turned)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(self.kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_day_turned(self, before: date, today: date) -> None:
        if not self._is_written_in():
            self.follow(before, today)

    def _is_written_in(self) -> bool:
        """Whether a text of this page is being changed right now."""
        where = QApplication.focusWidget()
        if where is None or not self.isAncestorOf(where):
            return False
        if isinstance(where, QLineEdit):
            return where.isModified()
        return isinstance(where, QPlainTextEdit) and where.document().isModified()

    def follow(self, before: date, today: date) -> None:
        """Midnight passed or the clock was set: a page that showed today's days shows those of the new one.

        Everything is read again right after; what is being written keeps its page where it is.
        """

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Ask the services again for the rows this page shows; keep selection and what is being edited."""
        raise NotImplementedError

    def show_tab(self, tab_id: str) -> None:
        """Go to a part of the page by its id; most pages have none."""

    def print_form(self) -> tuple[str, object] | None:
        """What Ctrl+P prints: `week` or `day` and a date, `card` and a file id, `sheet` and a `Sheet`."""
        return None

    def contact_seed(self) -> ContactSeed:
        """Whom a contact recorded here is about: the file that is open, say."""
        return ContactSeed()

    def save_open_editors(self) -> bool:
        """Save what is being typed; False while it cannot be saved."""
        return True
