"""Who is wanted next, with a reason to call: recorded, called, opened or left in peace by one key."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.reminders import quick_days
from app.domain.text import show_plain
from app.services.contact_rhythm import RhythmPage, RhythmRow
from app.ui.context import ContactSeed, Context
from app.ui.widgets.date_field import DateField
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel, tooltip

_ROW: Final = Qt.ItemDataRole.UserRole
_ALL: Final = 300
_KINDS: Final = frozenset(
    {"contact", "log_line", "client_file", "reminder", "contact_pause", "file_summary", "setting"}
)


class RhythmDialog(QDialog):
    """R records a contact, Enter opens the file, S leaves in peace; the list follows."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._limit: int | None = None
        self.setWindowTitle(tr("Contact rhythm"))
        self.resize(900, 520)
        self.head = PlainLabel("", self)
        self.head.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setHeaderLabels(
            [tr("Who"), tr("Rung"), tr("Silent · interval"), tr("Last contact"), tr("Phone"),
             tr("A reason to call")]
        )  # fmt: skip
        self.nothing = EmptyState(
            tr("Nobody is overdue: everyone was heard of within their interval."), tr("Close"), self.reject
        )
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        self.keys = PlainLabel(
            tr("R record contact · P copy the phone · Enter open file · S leave in peace · Esc close"), self
        )
        self.keys.setEnabled(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.more = QPushButton(self)
        self.more.clicked.connect(lambda _on=False: self._show_all())
        self.buttons.addButton(self.more, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.keys)
        layout.addWidget(self.buttons)
        header, character = self.list.header(), self.fontMetrics().averageCharWidth()
        for column, width in enumerate((24, 8, 22, 14, 20)):
            header.resizeSection(column, width * character)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self.open_file())
        self.list.installEventFilter(self)
        context.changed.connect(self._on_changed)
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(_KINDS):
            self.refresh()

    def refresh(self) -> None:
        """Ask again; one stays on the same file, or where it stood."""
        rhythm, limit = self._context.services.contact_rhythm, self._limit

        def read(_job: JobContext) -> RhythmPage:
            return rhythm.page(limit)

        self._context.later(read, self._take)

    def _take(self, page: RhythmPage) -> None:
        current, before = self.list.currentItem(), self.current()
        at = self.list.indexOfTopLevelItem(current) if current is not None else 0
        ids = [row.file_id for row in page.rows]
        if before is not None and before.file_id in ids:
            at = ids.index(before.file_id)
        today = self._context.services.clock.today()
        self.list.clear()
        self.list.addTopLevelItems([_item(row, today) for row in page.rows])
        words = [trn("{n} file is overdue.", "{n} files are overdue.", page.total)]
        if self._limit is None:
            words.append(trn("Today still holds {n} contact.", "Today still holds {n} contacts.", page.room))
        if page.paused:
            words.append(trn("{n} is left in peace.", "{n} are left in peace.", page.paused))
        self.head.setText(" ".join(words))
        self.more.setText(tr("Show all"))
        self.more.setVisible(self._limit is None and page.total > len(page.rows))
        self.stack.setCurrentWidget(self.list if page.rows or self.more.isVisibleTo(self) else self.nothing)
        if page.rows:
            item = self.list.topLevelItem(max(0, min(at, len(page.rows) - 1)))
            if item is not None:
                self.list.setCurrentItem(item)
            self.list.setFocus()

    def _show_all(self) -> None:
        self._limit = _ALL
        self.refresh()

    def current(self) -> RhythmRow | None:
        """The row one stands on."""
        item = self.list.currentItem()
        return item.data(0, _ROW) if item is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would search for the letters."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.current()
        if row is None or event.modifiers():
            return False
        if event.key() == Qt.Key.Key_R:
            self._context.contact_requested.emit(ContactSeed(file_ids=(row.file_id,)))
        elif event.key() == Qt.Key.Key_P:
            self.copy_phone(row)
        elif event.key() == Qt.Key.Key_S:
            self.leave_in_peace()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_file()
        else:
            return False
        return True

    def copy_phone(self, row: RhythmRow) -> None:
        """The number to the clipboard; nothing where none is known."""
        if row.phone:
            QGuiApplication.clipboard().setText(row.phone)
            self._context.told.emit(tr("Copied {phone}", phone=row.phone))

    def open_file(self) -> None:
        """Go to the file."""
        row = self.current()
        if row is not None:
            self.accept()
            self._context.file_requested.emit(row.file_id)

    def leave_in_peace(self) -> None:
        """Ask until when and why."""
        row = self.current()
        if row is not None:
            self.pause = PauseDialog(self._context, row, self)
            self.pause.open()


class PauseDialog(QDialog):
    """Until when a file is left in peace, and why."""

    def __init__(self, context: Context, row: RhythmRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row = row
        today = context.services.clock.today()
        self.setWindowTitle(tr("Leave {name} in peace", name=show_plain(row.name, 40)))
        self.until = DateField(today, quick_days(today)["two_weeks"], self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("abroad until the 20th, asked to be called after the holidays …"))
        self.refusal = FieldMessage(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("Until"), self.until)
        form.addRow(tr("Reason"), self.reason)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.refusal)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.reason.setFocus()

    def save(self) -> None:
        """Keep it; a refusal is told beside its field."""
        rhythm = self._context.services.contact_rhythm
        try:
            until = self.until.value() or self._context.services.clock.today()  # refused as no day ahead
            self._context.patiently(lambda: rhythm.pause(self._row.file_id, until, self.reason.text()))
        except InvalidInput as error:
            self.refusal.say(error.message)
            (self.reason if error.field == "reason" else self.until).setFocus()
            return
        name = show_plain(self._row.name, 40)
        self._context.done.emit(tr("{name} is left in peace", name=name))
        self.accept()


def _item(row: RhythmRow, today: date) -> QTreeWidgetItem:
    silent = trn("{n} day", "{n} days", row.silent_days)
    last = row.last_contact_on
    when = "" if last is None else f"{last:%m-%d}" if last.year == today.year else last.isoformat()
    texts = [
        show_plain(row.name, 60),
        row.rung or "",
        f"{silent} · {row.interval}",
        when,
        show_plain(row.phone, 30),
        show_plain(" · ".join(row.reasons), 200),
    ]
    item = QTreeWidgetItem(texts)
    item.setData(0, _ROW, row)
    item.setToolTip(5, tooltip("\n".join(row.reasons)))
    return item
