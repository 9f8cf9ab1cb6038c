"""What happened to a file: every act with its old and new values, and each taken back if it can be."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.services.history import HistoryKind, HistoryRow
from app.ui.clients.timeline import Entry, Timeline
from app.ui.context import ContactSeed, Context
from app.ui.widgets.labels import PlainLabel

PAGE: Final = 100


class HistoryTab(QWidget):
    """The history, a page at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file_id: int | None = None
        self._shown = PAGE
        self.timeline = Timeline()
        self.undo_button = QPushButton(tr("Take this back"))
        self.more_button = QPushButton(tr("Show earlier ones"))
        hint = PlainLabel(tr("Enter opens the contact or its day."))
        hint.setEnabled(False)
        tools = QHBoxLayout()
        tools.addWidget(self.undo_button)
        tools.addWidget(self.more_button)
        tools.addWidget(hint)
        tools.addStretch()
        layout = QVBoxLayout(self)
        layout.addWidget(self.timeline, 1)
        layout.addLayout(tools)
        self.setFocusProxy(self.timeline)
        self.undo_button.clicked.connect(self.take_back)
        self.more_button.clicked.connect(self._more)
        self.timeline.opened.connect(self._open)
        self.timeline.picked.connect(self._on_picked)

    def show_file(self, file_id: int) -> None:
        """Read the history of this file."""
        if file_id != self._file_id:
            self._file_id, self._shown = file_id, PAGE
        rows = self._context.services.history.history(file_id, 0, self._shown + 1)
        self.more_button.setVisible(len(rows) > self._shown)
        self.timeline.show_entries(
            [
                Entry(row.when, row.title, row.text, row, faint=row.kind is HistoryKind.LINE)
                for row in rows[: self._shown]
            ]
        )

    def take_back(self) -> None:
        """Take back the act of the selected entry; refused while later acts stand on it."""
        entry = self.timeline.current()
        if entry is None or not isinstance(entry.source, HistoryRow) or entry.source.act_id is None:
            return
        act_id = entry.source.act_id
        self._context.act(
            lambda: self._context.services.undo.undo_act(act_id),
            lambda label: tr("Taken back: {label}", label=label),
        )

    def _more(self) -> None:
        self._shown += PAGE
        if self._file_id is not None:
            self.show_file(self._file_id)

    def _on_picked(self, entry: Entry | None) -> None:
        source = entry.source if entry is not None else None
        self.undo_button.setEnabled(isinstance(source, HistoryRow) and source.can_undo)

    def _open(self, source: object) -> None:
        if not isinstance(source, HistoryRow):
            return
        if source.kind is HistoryKind.CONTACT:
            self._context.contact_requested.emit(ContactSeed(line_id=source.line_id, on_date=source.when))
        elif source.line_id is not None:
            self._context.day_requested.emit(source.when)
