"""What presses, compact: for Today's rail. Each row is done with one click, or put off."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.text import show_plain
from app.services.due import DuePage, DueRow
from app.ui import theme
from app.ui.context import ContactSeed, Context
from app.ui.widgets.day_menu import day_menu, short_day
from app.ui.widgets.due_text import comes_back, done_text, note_text, what_text, when_text, who_text
from app.ui.widgets.labels import PlainLabel, tooltip

_KINDS = frozenset(
    {"reminder", "occasion_mark", "client_file", "person", "important_date", "setting", "greeting", "gift"}
)


class _Row(QFrame):
    """One entry: Space or D does it, S puts it off, Enter opens the file."""

    def __init__(self, row: DueRow, owner: DueList, today: date) -> None:
        super().__init__(owner)
        self.row, self._owner = row, owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("dueRow")
        self.setStyleSheet("#dueRow:focus { border: 1px solid palette(highlight); border-radius: 3px; }")
        self.done = QToolButton(self)
        self.done.setText("✓")
        self.done.setToolTip(tr("Done (Space)"))
        self.done.clicked.connect(lambda: owner.mark_done(row))
        self.later = QToolButton(self)
        self.later.setText("▸")
        self.later.setToolTip(tr("Put off (S)"))
        self.later.clicked.connect(lambda: owner.put_off(row, self.later))
        for button in (self.done, self.later):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        who = who_text(row)
        head = PlainLabel(show_plain(f"{what_text(row)} · {who}" if who else what_text(row), 120), self)
        head.setWordWrap(True)
        note = note_text(row) if row.edge_rule or row.given else ""
        foot = PlainLabel(" · ".join(filter(None, (when_text(row, today), note))), self)
        foot.setWordWrap(True)
        foot.setStyleSheet(
            f"color: {theme.warning_colour().name()}"
            if row.days_overdue
            else "color: palette(placeholder-text)"
        )
        head.setToolTip(tooltip("\n".join(filter(None, (what_text(row), who, note_text(row), row.phone)))))
        if row.file_id is not None or row.festival is not None:
            head.setCursor(Qt.CursorShape.PointingHandCursor)
            head.mouseReleaseEvent = lambda _event: owner.open_file(row)  # type: ignore[method-assign]
        layout = QGridLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        layout.addWidget(self.done, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(head, 0, 1)
        layout.addWidget(self.later, 0, 2, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(foot, 1, 1, 1, 2)
        layout.setColumnStretch(1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers():
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_D}:
            self._owner.mark_done(self.row)
        elif key == Qt.Key.Key_S:
            self._owner.put_off(self.row, self.later)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._owner.open_file(self.row)
        elif key == Qt.Key.Key_R and self.row.file_id is not None:
            self._owner.record(self.row)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class DueList(QWidget):
    """Overdue, due today and within lead days, most pressing first; the rest is a click away."""

    def __init__(self, context: Context, limit: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._limit = limit
        self._stale = True
        self._widgets: list[_Row] = []
        self.empty = PlainLabel(tr("Nothing is due."), self)
        self.empty.setEnabled(False)
        self.more = QPushButton(self)
        self.more.setFlat(True)
        self.more.clicked.connect(lambda: context.page_requested.emit("reminders"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self._layout.addWidget(self.empty)
        self._layout.addWidget(self.more)
        self._layout.addStretch(1)
        context.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask again what is due today."""
        reminders, today = self._context.services.reminders, self._context.services.clock.today()

        limit = self._limit

        def read(_job: JobContext) -> DuePage:
            return reminders.pressing(limit, today)

        self._context.later(read, lambda page: self._take(page, today))

    def _take(self, page: DuePage, today: date) -> None:
        self._stale = False
        focused = next((i for i, each in enumerate(self._widgets) if each.hasFocus()), None)
        for each in self._widgets:
            self._layout.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._widgets = [_Row(row, self, today) for row in page.rows]
        for at, each in enumerate(self._widgets):
            self._layout.insertWidget(at, each)
            each.show()
        left = page.total - len(self._widgets)
        self.empty.setVisible(not page.rows)
        self.more.setVisible(left > 0)
        self.more.setText(trn("{n} more…", "{n} more…", left))
        if focused is not None and self._widgets:
            self._widgets[min(focused, len(self._widgets) - 1)].setFocus()

    def entries(self) -> list[_Row]:
        """The entries shown, in order."""
        return list(self._widgets)

    def mark_done(self, row: DueRow) -> None:
        """Done, from a button or a key."""
        self._done(row, altogether=False)

    def _done(self, row: DueRow, *, altogether: bool) -> None:
        services = self._context.services
        self._context.act(
            lambda: services.reminders.done([row.key], altogether=altogether),
            lambda settled: done_text(what_text(row), settled.again, services.clock.today()),
        )

    def put_off(self, row: DueRow, button: QWidget) -> None:
        """Offer the days to put it off to."""
        today = self._context.services.clock.today()

        def chosen(day: date) -> None:
            self._context.act(
                lambda: self._context.services.reminders.snooze(row.key, day),
                tr("Put off to {day}", day=short_day(day, today)),
            )

        never = partial(self._done, row, altogether=True) if comes_back(row) else None
        self.menu = day_menu(self, today, chosen, never, row.due_on)
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def open_file(self, row: DueRow) -> None:
        """Open the file it is about, or the list of a festival."""
        if row.festival is not None:
            self._context.greetings_requested.emit(row.festival)
        elif row.file_id is not None:
            self._context.file_requested.emit(row.file_id)

    def record(self, row: DueRow) -> None:
        """Record a contact with them."""
        if row.file_id is not None:
            self._context.contact_requested.emit(ContactSeed(file_ids=(row.file_id,)))

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches(_KINDS):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
